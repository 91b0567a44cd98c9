"""Reads each page of a damaged file on its own, as if it were a table of its own.

SQLCipher decrypts and SQLite takes apart what is read: a working file of the same key has a first
page of ours, whose tables are pointed at one page after another, and behind it the pages of the
damaged file, still encrypted (docs/decisions/0062). No branch page and no schema is needed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carecompanion import host
from carecompanion.vault.connection import DatabaseError, connect
from carecompanion.vault.page_check import PAGE_BYTES

if TYPE_CHECKING:
    import sqlite3

Row = tuple[Any, ...]

COLUMNS = 14
"""More than any table of ours has; those that a row lacks read as NULL."""

_AT_ONCE = 16
"""So many pages are looked at before the first page is written again."""

_FILLER_BYTES = 64 << 20


class PageProbe:
    """Looks at the pages of `damaged`, which must not change meanwhile. Use it within `probing`."""

    def __init__(self, work: Path, key: bytes, salt: bytes) -> None:
        self._work = work
        self._key = key
        self._salt = salt
        self._connection: sqlite3.Connection | None = None

    def prepare(self, damaged: Path, pages: int) -> None:
        """Make the working file."""
        connection = self._connected()
        connection.execute("PRAGMA synchronous = OFF")
        columns = ", ".join(f"c{number}" for number in range(COLUMNS))
        for number in range(_AT_ONCE):
            connection.execute(f"CREATE TABLE t{number} ({columns})")
            connection.execute(f"CREATE TABLE e{number} (c0 PRIMARY KEY, c1, c2) WITHOUT ROWID")
        connection.execute("CREATE TABLE filler (c0)")
        while int(connection.execute("PRAGMA page_count").fetchone()[0]) < pages:
            size = min(pages * PAGE_BYTES, _FILLER_BYTES)
            connection.execute("INSERT INTO filler VALUES (zeroblob(?))", (size,))
        self.close()
        _copy_pages(damaged, self._work)

    def pages(self, numbers: list[int]) -> Iterator[ProbedPage]:
        """Each of these whole pages; one page can be looked at until the next is asked for."""
        for start in range(0, len(numbers), _AT_ONCE):
            batch = numbers[start : start + _AT_ONCE]
            self._point_at(batch)
            yield from (ProbedPage(self, slot, number) for slot, number in enumerate(batch))

    def query(self, statement: str, *values: object) -> list[Row] | None:
        """The rows of a statement; None when damage is in the way.

        A damaged page met by one statement can make the next one fail in its place (measured), so
        a failure counts only when it happens again.
        """
        for _attempt in range(2):
            try:
                return self._connected().execute(statement, values).fetchall()
            except DatabaseError:
                self._see_that_it_answers()
        return None

    def close(self) -> None:
        """Close the working file. Closing twice is harmless."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _point_at(self, numbers: list[int]) -> None:
        self.close()
        connection = self._connected()
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("BEGIN")
        for slot, number in enumerate(numbers):
            connection.execute(
                "UPDATE sqlite_master SET rootpage = ? WHERE name IN (?, ?)",
                (number, f"t{slot}", f"e{slot}"),
            )
        connection.execute("COMMIT")
        self.close()

    def _see_that_it_answers(self) -> None:
        """After one damaged page a connection reads nothing any more: then take a new one.

        What it still remembers would hide that, so it has to forget first.
        """
        try:
            self._connected().execute("PRAGMA shrink_memory").fetchone()
            self._connected().execute("SELECT count(*) FROM sqlite_master").fetchone()
        except DatabaseError:
            self.close()

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = connect(self._work, self._key, self._salt)
            self._connection.execute("PRAGMA journal_mode = MEMORY").fetchone()
        return self._connection


@dataclass(frozen=True, slots=True)
class ProbedPage:
    """One page, as the table or the key table that it may be a part of."""

    probe: PageProbe
    slot: int
    number: int

    def rowids(self) -> list[int]:
        """The rows of this page, and of the pages below; none when it is not part of a table.

        None either when a page below is damaged: the whole ones are looked at by themselves.
        """
        rows = self.probe.query(f"SELECT rowid FROM t{self.slot}")  # noqa: S608 - a number
        return [row[0] for row in rows or ()]

    def row(self, rowid: int) -> Row | None:
        """All `COLUMNS` of one row; None when it reaches onto a damaged page."""
        found = self.probe.query(
            f"SELECT * FROM t{self.slot} WHERE rowid = ?",  # noqa: S608 - a number
            rowid,
        )
        return found[0] if found else None

    def entries(self) -> tuple[list[Row], bool]:
        """The rows of 3 columns that can be read, if this is part of a key table; if that is all.

        On a branch page above a damaged page, those from both of its ends until there.
        """
        count = self.probe.query(f"SELECT count(*) FROM e{self.slot}")  # noqa: S608 - a number
        if count:
            rows = [self._entry(place, "ASC") for place in range(count[0][0])]
            return [row for row in rows if row is not None], True
        return [*self._until_damage("ASC"), *self._until_damage("DESC")], False

    def neighbours(self, key: str) -> Iterator[Row]:
        """The rows before and after a key, where they can be read."""
        for sign, order in ((">", "ASC"), ("<", "DESC")):
            yield from (
                self.probe.query(
                    f"SELECT c0, c1, c2 FROM e{self.slot} WHERE c0 {sign} ?"  # noqa: S608 - ours
                    f" ORDER BY c0 {order} LIMIT 1",
                    key,
                )
                or ()
            )

    def _until_damage(self, order: str) -> Iterator[Row]:
        place = 0
        while (row := self._entry(place, order)) is not None:
            yield row
            place += 1

    def _entry(self, place: int, order: str) -> Row | None:
        """One row by its place: rows that are skipped need not be readable."""
        found = self.probe.query(
            f"SELECT c0, c1, c2 FROM e{self.slot} ORDER BY c0 {order} LIMIT 1 OFFSET ?",  # noqa: S608
            place,
        )
        return found[0] if found else None


@contextmanager
def probing(
    damaged: Path, pages: int, work: Path, *, key: bytes, salt: bytes
) -> Iterator[PageProbe]:
    """A probe over a working file, which is taken away afterwards. It is encrypted all the time."""
    remove_work(work)
    host.create_private_file(work)
    probe = PageProbe(work, key, salt)
    try:
        probe.prepare(damaged, pages)
        yield probe
    finally:
        probe.close()
        with contextlib.suppress(OSError):
            remove_work(work)


def remove_work(work: Path) -> None:
    """Take away what a killed salvage left."""
    for leftover in (work, work.with_name(f"{work.name}-journal")):
        leftover.unlink(missing_ok=True)


def _copy_pages(damaged: Path, work: Path) -> None:
    """All but the first page, as they are."""
    with damaged.open("rb") as reading, work.open("r+b") as writing:
        reading.seek(PAGE_BYTES)
        writing.seek(PAGE_BYTES)
        while chunk := reading.read(1 << 20):
            writing.write(chunk)
