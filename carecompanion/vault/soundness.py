"""Whether an open file is all there and as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import VaultDamagedError
from carecompanion.vault.page_check import PAGE_BYTES

if TYPE_CHECKING:
    import sqlite3


def expect_length(connection: sqlite3.Connection, path: Path) -> int:
    """See that no page is missing; SQLite overlooks one that is cut in part. How many there are.

    Raises:
        VaultDamagedError: the end of the file at `path` is not there.
    """
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    if path.stat().st_size < pages * PAGE_BYTES:
        raise VaultDamagedError(path)
    return pages


def expect_sound(connection: sqlite3.Connection, path: Path) -> None:
    """See that every page and every tree is right. Reads the whole file.

    SQLCipher can hand out a damaged page as zeros without an error (docs/decisions/0062): without
    this, a copy would take them for what was written.

    Raises:
        VaultDamagedError: about `path`, when it is not so.
    """
    bad_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if bad_pages or connection.execute("PRAGMA integrity_check (1)").fetchall() != [("ok",)]:
        raise VaultDamagedError(path)
