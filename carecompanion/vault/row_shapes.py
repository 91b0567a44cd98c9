"""Which table a row belongs to that was found on a page of its own, told by its columns alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

TABLES = ("action", "record", "revision", "attachment_content", "attachment_chunk")
"""The tables with row ids that hold what people wrote. Words and indexes are made anew."""

KEY_TABLES = ("screen_state", "file_key")
"""The tables without row ids."""

_TYPES = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    type: type[Any]
    may_be_null: bool
    is_rowid: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one table, as SQLite stores them."""

    table: str
    columns: tuple[_Column, ...]

    def fits(self, row: Sequence[Any]) -> bool:
        """Whether `row`, with NULL for whatever it lacks, can be a row of this table."""
        own, more = row[: len(self.columns)], row[len(self.columns) :]
        return all(map(_fits, self.columns, own)) and all(value is None for value in more)

    def values(self, rowid: int, row: Sequence[Any]) -> dict[str, Any]:
        """What to insert. A NULL is left to the table, which may have a default for it."""
        named = {
            column.name: rowid if column.is_rowid else value
            for column, value in zip(self.columns, row, strict=False)
        }
        return {"rowid": rowid} | {name: v for name, v in named.items() if v is not None}


def read_shapes(connection: sqlite3.Connection) -> tuple[Shape, ...]:
    """The shapes of `TABLES` in an open file of the present version."""
    return tuple(_shape(connection, table) for table in TABLES)


def table_of(shapes: Sequence[Shape], row: Sequence[Any]) -> Shape | None:
    """The one table that a row fits; None when it is none of ours."""
    fitting = [shape for shape in shapes if shape.fits(row)]
    return fitting[0] if len(fitting) == 1 else None


def key_table_of(entry: Sequence[Any]) -> str | None:
    """The key table of an entry of 3 columns; None for entries of indexes.

    A piece of state is a JSON string; an entry of `file_key` has a date there.
    """
    key, value, more = entry
    if not isinstance(key, str) or not isinstance(value, str) or more is not None:
        return None
    return "screen_state" if value.startswith('"') else "file_key"


def _fits(column: _Column, value: object) -> bool:
    if column.is_rowid:
        return value is None  # SQLite keeps it as the row id
    return column.may_be_null if value is None else type(value) is column.type


def _shape(connection: sqlite3.Connection, table: str) -> Shape:
    rows = connection.execute(f"PRAGMA table_info ({table})").fetchall()
    return Shape(table, tuple(_column(*row[1:]) for row in rows))


def _column(name: str, declared: str, not_null: int, default: object, key: int) -> _Column:
    is_rowid = bool(key) and declared == "INTEGER"
    return _Column(name, _TYPES[declared], not not_null or default is not None, is_rowid)
