"""Reads the past of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.history import Revision
from carecompanion.vault.codec import BodyError, decode
from carecompanion.vault.moments import moment

if TYPE_CHECKING:
    import sqlite3

_NEWEST = 2**63 - 1


def revisions(
    connection: sqlite3.Connection, record_id: UUID, *, limit: int, before: int | None
) -> tuple[Revision, ...]:
    """At most `limit` revisions of a record, newest first, older than `before`.

    Raises:
        BodyError: something stored is not what this version, or an earlier one, wrote.
    """
    rows = connection.execute(
        "SELECT revision.id, revision.at, action.action, record.kind, revision.body FROM revision"
        " JOIN record ON record.id = revision.record_id"
        " JOIN action ON action.id = revision.action_id"
        " WHERE revision.record_id = ? AND revision.id < ? ORDER BY revision.id DESC LIMIT ?",
        (str(record_id), _NEWEST if before is None else before, limit),
    ).fetchall()
    return tuple(
        Revision(
            id=revision,
            at=moment(at),
            action=action_named(action),
            record=None if body is None else decode(kind, body),
        )
        for revision, at, action, kind, body in rows
    )


def action_named(name: str) -> Action:
    """An action as the file keeps it. Raises `BodyError`."""
    try:
        return Action(name)
    except ValueError as error:
        raise BodyError("an action") from error
