"""Which news a question is about: it stands beside the question at a visit and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The first headline that asks a question, on one line, and how many others ask it too."""

    headline: str
    others: int = 0


def about_of(headlines: Iterable[str]) -> About | None:
    """What a question is about; None where no headline with words asks it."""
    named = [words for words in (" ".join(each.split()) for each in headlines) if words]
    return About(headline=named[0], others=len(named) - 1) if named else None
