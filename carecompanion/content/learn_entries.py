"""What the packs of Learn share: an entry with sources and dates, as strict structs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.learn_path import PathItem
from carecompanion.domain.learn_stamp import LearnQuestion, Stamp
from carecompanion.domain.partial_date import is_date

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


class Stamped(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry that says where it comes from; `as_of` is as precise as the source is."""

    sources: Lines
    as_of: Line
    review_by: date


class QuestionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask the team, as a family and as an adult asks it."""

    family: Line
    adult: Line

    def value(self) -> LearnQuestion:
        """The same as a value of the domain."""
        return LearnQuestion(family=self.family, adult=self.adult)


class ItemEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to tick or a field to fill."""

    text: Line
    help: str = ""


def stamp_of(pack: Pack, entry: Stamped, keys: Sequence[str]) -> Stamp:
    """The sources and dates of an entry, its dates checked.

    Raises:
        ContentError: `as_of` is no date, or not before `review_by`; names the pack and the field.
    """
    if not is_date(entry.as_of):
        pack.refuse((*keys, "as_of"), "is not a date such as 2025-11-14, 2025-11 or 2025")
    if entry.as_of >= entry.review_by.isoformat():
        pack.refuse((*keys, "review_by"), "is not after as_of")
    return Stamp(sources=entry.sources, as_of=entry.as_of, review_by=entry.review_by)


def items_of(pack: Pack, *keys: str) -> tuple[PathItem, ...]:
    """The items in the table at `keys`, in the order of the file.

    Raises:
        ContentError: there is no such table, it is empty, or an item breaks its schema.
    """
    names = pack.names(*keys)
    if not names:
        pack.refuse(keys, "is empty")
    entries = ((name, pack.entry(ItemEntry, *keys, name)) for name in names)
    return tuple(PathItem(id=name, text=entry.text, help=entry.help) for name, entry in entries)


def twice(names: Iterable[str]) -> list[str]:
    """The names that come more than once, each of them once."""
    return [name for name, count in Counter(names).items() if count > 1]
