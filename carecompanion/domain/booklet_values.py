"""The care-memory booklet as a value: what is printed, chapter by chapter, all resolved to text.

`Booklet` says what is to be printed and in which order; whoever draws it fits it to the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from uuid import UUID

from carecompanion.domain.booklet_words import BookletWords
from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.page_words import PageWords, VoiceWords
from carecompanion.domain.people import Person
from carecompanion.domain.questions import asker_of
from carecompanion.domain.records import Attachment, ChosenQuestion, Fact, Headline, Visit


class Extra(StrEnum):
    """What a booklet has beside the parts of the care memory."""

    VISITS = "visits"
    HEADLINES = "headlines"
    TIMELINE = "timeline"


Chooseable = MemoryPart | Extra
"""What can be left out as a whole."""


class BookletKind(Enum):
    """How much is printed."""

    WHOLE = auto()
    TIMELINE = auto()


@dataclass(frozen=True, slots=True)
class HeadlineAsked:
    """A headline with the questions the page of it asks, and the family's other own ones."""

    headline: Headline
    questions: tuple[ChosenQuestion, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletSource:
    """What the notes hold about one person, newest first."""

    person: Person
    facts: tuple[Fact, ...] = ()
    headlines: tuple[HeadlineAsked, ...] = ()
    files: tuple[Attachment, ...] = ()
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True)
class BookletChoice:
    """What to print, and what stays out of it this time."""

    kind: BookletKind = BookletKind.WHOLE
    parts_out: frozenset[Chooseable] = frozenset()
    facts_out: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the booklet: what it is or its day beside it, its words, and what goes with it.

    `note` says where it comes from and of when it is.
    """

    aside: str
    text: str
    lines: tuple[str, ...] = ()
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BookletSection:
    """Entries under a heading; without one directly under that of the chapter."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the contents and what stands under it."""

    heading: str
    sections: tuple[BookletSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """One booklet, ready to be laid out."""

    page_words: PageWords
    words: BookletWords
    title: str
    prepared: str
    name: str
    about: tuple[str, ...]
    notice: str
    chapters: tuple[Chapter, ...]
    nothing_yet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletTables:
    """All words that a booklet is made with."""

    booklet: BookletWords
    memory: MemoryWords
    page: PageWords

    def voice(self, person: Person) -> VoiceWords:
        """The strings in the voice of whoever writes the notes of this person."""
        return self.page.voice(asker_of(person))
