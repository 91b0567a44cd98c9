"""Looks whether every link between cards, terms, tables, the path and sources leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from carecompanion.domain.learn import Learn
from carecompanion.domain.learn_path import TreatmentPath
from carecompanion.domain.learn_stamp import Stamp
from carecompanion.domain.learn_tables import Cell, Certainty

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")

Placed = tuple[str, str]
"""A file and a field in it."""


def broken_links(learn: Learn) -> Iterator[str]:
    """A complaint for every link that leads nowhere, and every source that nothing names."""
    cards = {card.id for card in learn.cards}
    for theme in learn.themes:
        for card in theme.cards:
            where = f"{theme.id}.toml: cards.{card.id}"
            yield from _unknown(f"{where}.terms", card.terms, learn.terms)
            yield from _unknown(f"{where}.see", card.see, cards - {card.id})
    for term in learn.terms.values():
        yield from _unknown(f"glossary.toml: terms.{term.id}.cards", term.cards, cards)
    for table in learn.tables:
        yield from _unknown(f"tables.toml: tables.{table.id}.head.card", (table.card,), cards)
    for step in learn.path.steps:
        yield from _unknown(f"path.toml: steps.{step.id}.step.card", (step.card,), cards)
    yield from _sources(learn)
    yield from _not_independent(learn)
    yield from _told_before_it_was(learn)


def stamps(learn: Learn) -> Iterator[tuple[Placed, Stamp]]:
    """Every stamp there is, and where it stands."""
    for theme in learn.themes:
        for card in theme.cards:
            yield (f"{theme.id}.toml", f"cards.{card.id}"), card.stamp
    for term in learn.terms.values():
        yield ("glossary.toml", f"terms.{term.id}"), term.stamp
    for field, cell in cells(learn):
        yield ("tables.toml", field), cell.stamp
    yield from _stamps_of_path(learn.path)


def cells(learn: Learn) -> Iterator[tuple[str, Cell]]:
    """Every cell of every table, and the field it stands in."""
    for table in learn.tables:
        for row in table.rows:
            for column, cell in row.cells.items():
                yield f"tables.{table.id}.rows.{row.id}.{column}", cell


def _stamps_of_path(path: TreatmentPath) -> Iterator[tuple[Placed, Stamp]]:
    name = "path.toml"
    for step in path.steps:
        yield (name, f"steps.{step.id}.step"), step.stamp
    yield (name, "plan.sheet"), path.plan.stamp
    yield (name, "follow_up.sheet"), path.follow_up.stamp
    for route in path.routes:
        yield (name, f"routes.{route.id}"), route.stamp


def _sources(learn: Learn) -> Iterator[str]:
    used: set[str] = set()
    for (file, field), stamp in stamps(learn):
        yield from _unknown(f"{file}: {field}.sources", stamp.sources, learn.sources)
        used.update(stamp.sources)
    for name in learn.sources:
        if name not in used:
            yield f"sources.toml: sources.{name} is named by nothing"


def _not_independent(learn: Learn) -> Iterator[str]:
    """Cells that are reported by one publisher alone, whatever the number of its pages."""
    for field, cell in cells(learn):
        known = [learn.sources[name] for name in cell.stamp.sources if name in learn.sources]
        if cell.certainty is Certainty.REPORTED and len({each.publisher for each in known}) < 2:
            yield f"tables.toml: {field}.sources are of one publisher: reported takes two"


def _told_before_it_was(learn: Learn) -> Iterator[str]:
    """Cells that tell of a year after the one in which it was known."""
    for field, cell in cells(learn):
        for year in _YEAR.findall(cell.text):
            if year > cell.stamp.as_of[:4]:
                yield f"tables.toml: {field} tells of {year}, as of {cell.stamp.as_of}"


def _unknown(
    where: str, names: Iterable[str], known: Iterable[str] | Mapping[str, object]
) -> Iterator[str]:
    there = frozenset(known)
    for name in names:
        if name not in there:
            yield f"{where} names {name}, which is not there"
