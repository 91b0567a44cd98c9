"""A news reader of the tests: it quotes the words it is given, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from carecompanion.domain.findings import Finding, Findings, NewsReader, Topic
from carecompanion.domain.words import Quoted
from tests.ui.apps import CheapParts

Wanted = tuple[Topic, str, str]
"""A topic, the value of the finding, and the words to quote."""


def reader_of(wanted: Iterable[Wanted]) -> NewsReader:
    """Quotes every place of the words, in any case."""
    kept = tuple(wanted)

    def read(text: str) -> Findings:
        found = [
            Finding(
                topic=topic,
                start=place.start(),
                end=place.end(),
                text=Quoted(place.group()),
                value=value,
            )
            for topic, value, words in kept
            for place in re.finditer(re.escape(words), text, re.IGNORECASE)
        ]
        return Findings(found=tuple(sorted(found, key=lambda each: (each.start, each.end))))

    return read


class ReaderParts(CheapParts):
    """The parts of the program with such a reader in the place of the lens."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        super().__init__()
        self.wanted = tuple(wanted)

    @cached_property
    def read_news(self) -> NewsReader:
        """Quotes what was wanted."""
        return reader_of(self.wanted)
