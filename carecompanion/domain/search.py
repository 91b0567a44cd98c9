"""What somebody looks for in their notes, and what is found of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carecompanion.domain.excerpts import Excerpt
from carecompanion.domain.records import FactKind, Record
from carecompanion.domain.topics import Topic

FOUND_AT_ONCE: Final = 20
"""How many results are read at a time."""

FEW_FOUND: Final = 5
"""With fewer results than this, words that are nearly the same are looked for too."""


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
