"""Reads each page of a damaged file on its own, as if it were a table of its own.

SQLCipher decrypts and SQLite takes apart what is read: a working file of the same key has a first
page of ours, whose tables are pointed at one page after another, and behind it the whole pages of
the damaged file, still encrypted (docs/decisions/0062). No branch page and no schema is needed.

In the place of damaged pages there is filler. SQLCipher 4.19 hands out zeros for a damaged page
without an error, so there are two working files with different filler: what reads the same in
both touches no damaged page.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
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
_FILLERS = (b"\x01", b"\x02")
_ON_ONE_PAGE = 225
"""Rows of so few characters, at 4 bytes each at most, never reach onto a second page."""


class _WorkFile:
    """A file of our own with the whole pages of the damaged one."""

    def __init__(self, path: Path, key: bytes, salt: bytes) -> None:
        self.path = path
        self._key = key
        self._salt = salt
        self._connection: sqlite3.Connection | None = None

    def prepare(self, damaged: Path, whole: Sequence[int], pages: int, filler: bytes) -> None:
        """Make the tables, and then take over the pages."""
        connection = self.connected()
        columns = ", ".join(f"c{number}" for number in range(COLUMNS))
        for number in range(_AT_ONCE):
            connection.execute(f"CREATE TABLE t{number} ({columns})")
            connection.execute(f"CREATE TABLE e{number} (c0 PRIMARY KEY, c1, c2) WITHOUT ROWID")
        connection.execute("CREATE TABLE filler (c0)")
        content = filler * min(pages * PAGE_BYTES, _FILLER_BYTES)
        while int(connection.execute("PRAGMA page_count").fetchone()[0]) < pages:
            connection.execute("INSERT INTO filler VALUES (?)", (content,))
        self.close()
        _copy_pages(damaged, self.path, whole)

    def point_at(self, numbers: Sequence[int]) -> None:
        """Let the tables begin at these pages."""
        connection = self.connected()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("BEGIN")
        for slot, number in enumerate(numbers):
            connection.execute(
                "UPDATE sqlite_master SET rootpage = ? WHERE name IN (?, ?)",
                (number, f"t{slot}", f"e{slot}"),
            )
        connection.execute("COMMIT")
        self.close()

    def connected(self) -> sqlite3.Connection:
        """The open connection."""
        if self._connection is None:
            self._connection = connect(self.path, self._key, self._salt)
            self._connection.execute("PRAGMA journal_mode = MEMORY").fetchone()
            self._connection.execute("PRAGMA synchronous = OFF")
        return self._connection

    def close(self) -> None:
        """Close it. Closing twice is harmless."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class PageProbe:
    """Looks at pages, one batch after another. Use it within `probing`."""

    def __init__(self, files: Sequence[_WorkFile]) -> None:
        self._files = files

    def pages(self, numbers: Sequence[int]) -> Iterator[ProbedPage]:
        """Each of these whole pages; one page can be looked at until the next is asked for."""
        for start in range(0, len(numbers), _AT_ONCE):
            batch = numbers[start : start + _AT_ONCE]
            for file in self._files:
                file.close()
                file.point_at(batch)
            yield from (ProbedPage(self, slot, number) for slot, number in enumerate(batch))

    def query(self, statement: str, *values: object) -> list[Row] | None:
        """The rows of a statement; None when a damaged page is in the way."""
        first, second = self._files
        rows = _rows(first, statement, values)
        if rows and any(map(_may_reach_further, rows)):
            return rows if _rows(second, statement, values) == rows else None
        return rows


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
    damaged: Path, whole: Sequence[int], work: Path, *, key: bytes, salt: bytes
) -> Iterator[PageProbe]:
    """A probe over the whole pages of a file; its working files are encrypted and do not stay."""
    remove_work(work)
    files = [_WorkFile(path, key, salt) for path in _paths(work)]
    try:
        for file, filler in zip(files, _FILLERS, strict=True):
            host.create_private_file(file.path)
            file.prepare(damaged, whole, max(whole, default=1), filler)
        yield PageProbe(files)
    finally:
        for file in files:
            file.close()
        with contextlib.suppress(OSError):
            remove_work(work)


def remove_work(work: Path) -> None:
    """Take away what a killed salvage left."""
    for path in _paths(work):
        for leftover in (path, path.with_name(f"{path.name}-journal")):
            leftover.unlink(missing_ok=True)


def _paths(work: Path) -> tuple[Path, Path]:
    return work.with_name(f"{work.name}-1"), work.with_name(f"{work.name}-2")


def _rows(file: _WorkFile, statement: str, values: tuple[object, ...]) -> list[Row] | None:
    try:
        return file.connected().execute(statement, values).fetchall()
    except DatabaseError:
        return None


def _may_reach_further(row: Row) -> bool:
    return sum(len(v) for v in row if isinstance(v, str | bytes)) > _ON_ONE_PAGE


def _copy_pages(damaged: Path, work: Path, whole: Sequence[int]) -> None:
    with damaged.open("rb") as reading, work.open("r+b") as writing:
        for number in whole:
            reading.seek((number - 1) * PAGE_BYTES)
            writing.seek((number - 1) * PAGE_BYTES)
            writing.write(reading.read(PAGE_BYTES))
