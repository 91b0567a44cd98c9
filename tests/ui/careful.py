"""An app whose lens finds a few careful words, so that what follows from them can be seen."""

from __future__ import annotations

from functools import cached_property

from carecompanion.domain.findings import NewsReader
from tests.ui.apps import CheapParts
from tests.ui.driver import Driver
from tests.viewmodels.careful_news import read_careful_news

CAREFUL_HEADLINE = "\U0001f9ec Breakthrough: one-time cure approved for a rare disease, NCT04088734"
"""With a letter before the words that Qt counts as two."""


class CarefulParts(CheapParts):
    """The parts of the program with a reader of the tests' own in place of the lens."""

    @cached_property
    def read_news(self) -> NewsReader:
        """Finds a few words."""
        return read_careful_news


def note_of(driver: Driver) -> str:
    """The note that can be read now; empty while there is none."""
    notes = [text for text in driver.texts() if text.startswith("This headline says “")]
    assert len(notes) <= 1, "one note at a time"
    return notes[0] if notes else ""


def wait_for_note(driver: Driver, word: str) -> None:
    """Until the note about this word stands beside the headline."""
    driver.wait_until(
        lambda: note_of(driver).startswith(f"This headline says “{word}”"), f"a note: {word}"
    )
