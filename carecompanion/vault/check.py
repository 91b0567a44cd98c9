"""Reads a notes file or a backup from end to end and counts what is in it. Writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.backups import CheckReport
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.codec import decode
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.reading import check_pages, file_errors, opened_for_reading
from carecompanion.vault.unlocking import FileKey, fitting_key

if TYPE_CHECKING:
    import sqlite3


def check_file(
    path: Path, secret: Secret, parameters: Mapping[int, Argon2Parameters]
) -> CheckReport:
    """What is in the file at `path`, once all of it was really read.

    Never call it for a file that this process has open: see `page_check`.

    Raises:
        WrongPassphraseError: the file is not shown to be damaged, but this does not open it.
        VaultDamagedError: part of it cannot be read, whatever the passphrase.
        VaultMissingError, NotAVaultError, VaultTooNewError, VaultInUseError, VaultUnsettledError.
    """
    with file_errors(path):
        return check_with_key(path, fitting_key(path, secret, parameters))


def check_with_key(path: Path, key: FileKey) -> CheckReport:
    """As `check_file`, with the key that is known to fit."""
    with opened_for_reading(path, key.key, key.salt) as connection:
        pages = check_pages(connection, path)
        _decode_all(connection)
        return count_items(connection, pages, broken=_broken_attachments(connection))


def count_items(connection: sqlite3.Connection, pages: int, *, broken: int = 0) -> CheckReport:
    """What is in an open file, by counting."""
    rows = connection.execute(
        "SELECT kind, count(*) FROM record WHERE deleted_at IS NULL GROUP BY kind ORDER BY kind"
    ).fetchall()
    attachments, size = _attachments(connection)
    return CheckReport(
        version=_number(connection, "PRAGMA user_version"),
        pages=pages,
        kinds=tuple((str(kind), int(count)) for kind, count in rows),
        deleted=_number(connection, "SELECT count(*) FROM record WHERE deleted_at IS NOT NULL"),
        revisions=_number(connection, "SELECT count(*) FROM revision"),
        attachments=attachments,
        attachment_bytes=size,
        incomplete_attachments=broken,
        newest_change=newest_change(connection),
    )


def newest_change(connection: sqlite3.Connection) -> datetime | None:
    """When the newest action was, in UTC; None in a file without any."""
    row = connection.execute("SELECT at FROM action ORDER BY id DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def _decode_all(connection: sqlite3.Connection) -> None:
    """See that every state of every record can be read back."""
    rows = connection.execute(
        "SELECT record.kind, revision.body FROM revision JOIN record"
        " ON record.id = revision.record_id WHERE revision.body IS NOT NULL"
    )
    for kind, body in rows:
        decode(kind, body)


def _attachments(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many contents of attachments there are and their bytes; unfinished ones do not count."""
    if not _has_attachments(connection):
        return 0, 0
    row = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM attachment_content WHERE sha256 IS NOT NULL"
    ).fetchone()
    return int(row[0]), int(row[1])


def _broken_attachments(connection: sqlite3.Connection) -> int:
    """How many contents are not the bytes that were saved. One chunk in memory at a time."""
    if not _has_attachments(connection):
        return 0
    contents = connection.execute(
        "SELECT id, sha256, size FROM attachment_content WHERE sha256 IS NOT NULL"
    ).fetchall()
    return sum(measure_content(connection, row[0]) != (row[1], row[2]) for row in contents)


def measure_content(connection: sqlite3.Connection, content_id: int) -> tuple[str, int]:
    """The SHA-256 in hex and the size of the chunks that are there, in order."""
    digest, size = hashlib.sha256(), 0
    chunks = connection.execute(
        "SELECT bytes FROM attachment_chunk WHERE content_id = ? ORDER BY position", (content_id,)
    )
    for (chunk,) in chunks:
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _has_attachments(connection: sqlite3.Connection) -> bool:
    """Files of version 1 have no table for them."""
    return bool(
        connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'attachment_content'"
        ).fetchone()
    )


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
