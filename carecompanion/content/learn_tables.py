"""Reads the dated tables of Learn: resources/learn/tables.toml."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.learn_entries import Stamped, stamp_of
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.learn_tables import Cell, Certainty, Column, DatedTable, Row

INDEPENDENT = 2
"""So many sources make a thing that is reported."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    lead: Line
    card: Line


class _Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: Line
    names: bool = False


class _Cell(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    text: Line
    kind: Certainty


def load_tables(path: Path) -> tuple[DatedTable, ...]:
    """The tables in the pack at `path`.

    Raises:
        ContentError: the pack breaks its schema, a cell is in no column, or a reported cell has
            one source alone; names the pack and the field.
    """
    pack = Pack(path)
    return tuple(_table(pack, name) for name in pack.names("tables"))


def _table(pack: Pack, name: str) -> DatedTable:
    keys = ("tables", name)
    pack.expect_names(("head", "columns", "rows"), *keys)
    head = pack.entry(_Table, *keys, "head")
    columns = tuple(
        _column(pack, (*keys, "columns", each)) for each in pack.names(*keys, "columns")
    )
    return DatedTable(
        id=name,
        title=head.title,
        lead=head.lead,
        card=head.card,
        example=pack.text("words", "example"),
        unknown=pack.text("words", "unknown"),
        columns=columns,
        rows=tuple(_row(pack, (*keys, "rows", row), columns) for row in pack.names(*keys, "rows")),
    )


def _column(pack: Pack, keys: tuple[str, ...]) -> Column:
    entry = pack.entry(_Column, *keys)
    return Column(id=keys[-1], heading=entry.heading, names=entry.names)


def _row(pack: Pack, keys: tuple[str, ...], columns: tuple[Column, ...]) -> Row:
    known = [column.id for column in columns]
    own = ("name", "generic")
    names = [name for name in pack.names(*keys) if name not in own]
    for name in names:
        if name not in known:
            pack.refuse((*keys, name), "is in no column")
    return Row(
        id=keys[-1],
        name=pack.text(*keys, "name"),
        generic=pack.text(*keys, "generic") if "generic" in pack.names(*keys) else "",
        cells={name: _cell(pack, (*keys, name)) for name in names},
    )


def _cell(pack: Pack, keys: tuple[str, ...]) -> Cell:
    entry = pack.entry(_Cell, *keys)
    if entry.kind is Certainty.REPORTED and len(set(entry.sources)) < INDEPENDENT:
        pack.refuse((*keys, "sources"), "is one source alone: reported takes two")
    return Cell(text=entry.text, certainty=entry.kind, stamp=stamp_of(pack, entry, keys))
