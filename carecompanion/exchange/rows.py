"""The items of notes.json (docs/export-format.md): strict shapes, and domain values from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import msgspec

from carecompanion.domain.archive import ArchivedAction, ArchivedRecord, ArchivedRevision
from carecompanion.domain.changes import Action
from carecompanion.domain.media import SUFFIXES
from carecompanion.domain.records import ATTACHMENT_LIMIT, RECORD_TYPES, Record

FORMAT = "carecompanion-notes"
VERSION = 1
NOTES_NAME = "notes.json"
PAGE_NAME = "notes.html"
ATTACHMENTS_NAME = "attachments"

_KINDS: Final[Mapping[str, type[Record]]] = {kind.KIND: kind for kind in RECORD_TYPES}

Number = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]  # what every JSON reader can hold
Moment = Annotated[
    str,
    msgspec.Meta(
        pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\+00:00\Z"
    ),
]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every field is there, and no other."""


class ActionRow(_Strict, frozen=True):
    """See `ArchivedAction`."""

    id: Number
    action: Action
    at: Moment


class RecordRow(_Strict, frozen=True):
    """See `ArchivedRecord`."""

    sequence: Number
    id: UUID
    kind: str
    person_id: UUID
    headline_id: UUID | None
    created_at: Moment
    changed_at: Moment
    deleted_at: Moment | None
    erased_at: Moment | None
    revision: Number | None


class RevisionRow(_Strict, frozen=True):
    """See `ArchivedRevision`."""

    id: Number
    record_id: UUID
    kind: str
    earlier: Number | None
    action_id: Number
    at: Moment
    body: dict[str, Any] | None


class ContentRow(_Strict, frozen=True):
    """An attachment's content and the file that holds it."""

    sha256: Sha256
    size: Annotated[int, msgspec.Meta(ge=0, le=ATTACHMENT_LIMIT)]
    file: str


RowT = TypeVar("RowT", bound=_Strict)


class RowError(ValueError):
    """An item is not as documented."""


def plain(value: Any) -> Any:
    """A domain value or a row as JSON knows it."""
    return msgspec.to_builtins(value)


def action_of(item: object) -> ArchivedAction:
    """The action of an item. Raises RowError, as all of these."""
    row = _row(item, ActionRow)
    _check_moments(row.at)
    return ArchivedAction(**msgspec.structs.asdict(row))


def record_of(item: object) -> ArchivedRecord:
    """The record of an item."""
    row = _row(item, RecordRow)
    _check_moments(row.created_at, row.changed_at, row.deleted_at, row.erased_at)
    if row.kind not in _KINDS:
        raise RowError
    return ArchivedRecord(**msgspec.structs.asdict(row))


def revision_of(item: object) -> ArchivedRevision:
    """The revision of an item."""
    row = _row(item, RevisionRow)
    _check_moments(row.at)
    fields = msgspec.structs.asdict(row)
    if row.kind not in _KINDS:
        raise RowError
    if row.body is not None:
        fields["body"] = _converted(row.body, _KINDS[row.kind])
    return ArchivedRevision(**fields)


def content_of(item: object) -> ContentRow:
    """The content of an item; its file is where this program puts it and nowhere else."""
    row = _row(item, ContentRow)
    if row.file not in {file_of(row.sha256, suffix) for suffix in SUFFIXES.values()}:
        raise RowError
    return row


def file_of(sha256: str, suffix: str) -> str:
    """The place of a content in the folder, made of nothing that anybody typed."""
    return f"{ATTACHMENTS_NAME}/{sha256}{suffix}"


def _row(item: object, kind: type[RowT]) -> RowT:
    return _converted(item, kind)


ValueT = TypeVar("ValueT")


def _converted(item: object, kind: type[ValueT]) -> ValueT:
    """`item` as a `kind`, provided that it says nothing that the `kind` does not keep."""
    try:
        found = msgspec.convert(item, type=kind)
    except (msgspec.ValidationError, UnicodeEncodeError):
        raise RowError from None  # the cause may quote what a family wrote
    if not _is_within(item, plain(found)):
        raise RowError
    return found


def _is_within(given: object, kept: object) -> bool:
    """Whether everything in `given` is in `kept` the same; fields left out took their default."""
    if isinstance(given, dict) and isinstance(kept, dict):
        return all(key in kept and _is_within(given[key], kept[key]) for key in given)
    if isinstance(given, list) and isinstance(kept, list | tuple):
        return len(given) == len(kept) and all(map(_is_within, given, kept))
    return type(given) is type(kept) and given == kept


def _check_moments(*moments: str | None) -> None:
    for moment in moments:
        try:
            datetime.fromisoformat(moment or "2000-01-01")
        except ValueError:
            raise RowError from None
