"""Puts the rows that are found page by page into the tables of a new file, each once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from carecompanion.vault.page_probe import PageProbe, ProbedPage, Row
from carecompanion.vault.row_shapes import Shape, key_table_of, read_shapes, table_of

if TYPE_CHECKING:
    import sqlite3

_KEY_COLUMNS = {"screen_state": ("key", "value"), "file_key": ("salt", "since")}


class RowCollector:
    """Collects into `target`, an empty file of the present version, inside a transaction."""

    def __init__(self, target: sqlite3.Connection) -> None:
        self._target = target
        self._shapes = read_shapes(target)
        self._seen: dict[str, set[int]] = {shape.table: set() for shape in self._shapes}
        self._torn: set[tuple[str | None, int]] = set()
        self._counts: Counter[str] = Counter()
        self._branches: list[int] = []

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many rows were put in, by table."""
        return tuple(sorted(self._counts.items()))

    @property
    def torn(self) -> int:
        """How many rows were found that reach onto a damaged page."""
        return sum(rowid not in self._seen.get(table or "", ()) for table, rowid in self._torn)

    def take(self, page: ProbedPage) -> None:
        """Put in what this page holds."""
        rowids = page.rowids()
        if rowids:
            self._take_rows(page, rowids)
        else:
            self._take_entries(page)

    def _take_rows(self, page: ProbedPage, rowids: list[int]) -> None:
        shape: Shape | None = None
        torn = []
        for rowid in rowids:
            if shape is not None and rowid in self._seen[shape.table]:
                continue
            row = page.row(rowid)
            if row is None:
                torn.append(rowid)
                continue
            # All rows of one page are of one table.
            shape = shape or table_of(self._shapes, row)
            if shape is None:
                return  # words, schema, statistics: made anew
            if not shape.fits(row):
                continue  # filler in the place of a damaged page below a branch
            self._insert(shape.table, shape.values(rowid, row))
            self._seen[shape.table].add(rowid)
        self._torn.update((shape.table if shape else None, rowid) for rowid in torn)

    def _take_entries(self, page: ProbedPage) -> None:
        entries, are_all = page.entries()
        ours = [self._take_entry(entry) for entry in entries]
        if any(ours) and not are_all:
            self._branches.append(page.number)

    def look_again(self, probe: PageProbe) -> None:
        """Read what lies on branch pages between two damaged pages, from the keys beside it."""
        keys = [
            str(row[0])
            for row in self._target.execute(
                "SELECT key FROM screen_state UNION SELECT salt FROM file_key"
            )
        ]
        for page in probe.pages(self._branches):
            for key in keys:
                for entry in page.neighbours(key):
                    self._take_entry(entry)

    def _take_entry(self, entry: Row) -> bool:
        """Put in an entry, unless it is one of an index; whether it was put in."""
        table = key_table_of(entry)
        if table is not None:
            self._insert(table, dict(zip(_KEY_COLUMNS[table], entry, strict=False)))
        return table is not None

    def _insert(self, table: str, values: dict[str, object]) -> None:
        columns, places = ", ".join(values), ", ".join("?" * len(values))
        done = self._target.execute(
            f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - our names
            tuple(values.values()),
        )
        self._counts[table] += done.rowcount
