"""Notices when the file under an open connection is not the one that was opened any more.

A synced folder can put another file in its place, and another program can change it. SQLite sees
neither by itself: it would go on writing into a file that has no name any more, or over what the
other one wrote.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import VaultChangedError, VaultMissingError
from carecompanion.vault.connection import DatabaseError

if TYPE_CHECKING:
    import sqlite3


class FileWatch:
    """Remembers which file a connection was opened on, and how far others had changed it.

    `path` is the name the person knows, for errors; `real` is the file behind all links.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, real: Path) -> None:
        self._path = path
        self._real = real
        self._file = self._file_now()
        self._version = _version(connection)

    def check(self, connection: sqlite3.Connection) -> None:
        """To be called inside a write transaction, which keeps other programs out.

        Raises:
            VaultMissingError: there is no file of that name now.
            VaultChangedError: another file, or one that another program has written to.
        """
        if self._file_now() != self._file or _version(connection) != self._version:
            raise VaultChangedError(self._path)

    def forgive(self, connection: sqlite3.Connection) -> None:
        """Called after a roll-back of our own, which SQLite counts as a change by others too."""
        with suppress(DatabaseError):
            self._version = _version(connection)

    def _file_now(self) -> tuple[int, int]:
        try:
            found = self._real.stat()
        except OSError as error:
            raise VaultMissingError(self._path) from error
        return found.st_dev, found.st_ino


def _version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection commits, not when this one does."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
