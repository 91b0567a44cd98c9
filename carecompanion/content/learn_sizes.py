"""How long a card and a meaning may be: short enough to read when tired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.content.reading import words
from carecompanion.domain.learn import Learn

LEAST_IN_CARD: Final = 60
MOST_IN_CARD: Final = 180
MOST_IN_MEANING: Final = 40


def wrong_sizes(learn: Learn) -> Iterator[str]:
    """A complaint for each card and each meaning that is too short or too long."""
    for theme in learn.themes:
        for card in theme.cards:
            count = sum(len(words(line)) for line in card.lines)
            if not LEAST_IN_CARD <= count <= MOST_IN_CARD:
                yield (
                    f"{theme.id}.toml: cards.{card.id} has {count} words, "
                    f"{LEAST_IN_CARD} to {MOST_IN_CARD} are read easily"
                )
    for term in learn.terms.values():
        if (count := len(words(term.plain))) > MOST_IN_MEANING:
            where = f"glossary.toml: terms.{term.id}.plain"
            yield f"{where} has {count} words, {MOST_IN_MEANING} at most"
