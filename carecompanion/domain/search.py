"""What somebody looks for in their notes, and what is found of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from carecompanion.domain.excerpts import Excerpt
from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    FactKind,
    Headline,
    HeadlineSource,
    PaperText,
    QuestionChoice,
    QueueOrder,
    Record,
    Story,
    Visit,
)
from carecompanion.domain.topics import Topic

FOUND_AT_ONCE: Final = 10
"""How many results are read at a time."""

FEW_FOUND: Final = 5
"""With fewer results than this, words that are nearly the same are looked for too."""


class FindScope(StrEnum):
    """What is not in a part of the care memory and can be looked through by itself."""

    EVERYTHING = "everything"
    HEADLINES = "headlines"
    ANSWERS = "answers"
    FILES = "files"
    VISITS = "visits"


Scope: TypeAlias = FindScope | MemoryPart
"""What a search is limited to, as a person chooses it."""

SCOPES: Final[tuple[Scope, ...]] = (*FindScope, *MemoryPart)

_KINDS_OF_SCOPE: Final[Mapping[FindScope, frozenset[type[Record]]]] = MappingProxyType(
    {
        FindScope.EVERYTHING: frozenset(),
        FindScope.HEADLINES: frozenset({Headline, HeadlineSource, Story}),
        FindScope.ANSWERS: frozenset({Answer, DetailMark, QuestionChoice}),
        FindScope.FILES: frozenset({Attachment, PaperText}),
        FindScope.VISITS: frozenset({Visit, QueueOrder}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The words somebody typed, and what the results are limited to.

    `kinds` and `topics` belong together: records of these kinds, or facts of these topics; with
    neither, everything. `since` and `until` are ISO text of the precision known; a day, month or
    year that touches the span is in it.
    """

    text: str
    person_id: UUID | None = None
    kinds: frozenset[type[Record]] = frozenset()
    topics: frozenset[FactKind] = frozenset()
    since: str = ""
    until: str = ""

    def within(self, scope: Scope) -> Search:
        """The same search, through one scope alone."""
        if isinstance(scope, FindScope):
            return replace(self, kinds=_KINDS_OF_SCOPE[scope], topics=frozenset())
        return replace(self, kinds=frozenset(), topics=frozenset(FACTS_OF_PART[scope]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One record that was found, with the place in its words where it was.

    `dated` is the day it is about, else of the headline it belongs to, else when it was written.
    `about` is the headline or the file that it belongs to. `topic` and `excerpt`
    are None where a text is so long that it takes a second look: see `NotesStore.look_into`.
    """

    record_id: UUID
    kind: str
    person_id: UUID
    topic: Topic | None = None
    dated: str = ""
    about: str = ""
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """How far a search has looked: `is_near` while it goes through words nearly the same."""

    sequence: int
    is_near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Some results. `also` are words that were looked for beside those typed, when few held them.

    `go_on` is where to look further; None once everything was looked through.
    """

    items: tuple[Found, ...] = ()
    also: tuple[str, ...] = ()
    go_on: FindingPlace | None = None
