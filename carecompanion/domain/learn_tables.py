"""Tables of Learn: dated examples, never a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from carecompanion.domain.learn_stamp import Stamp


class Certainty(StrEnum):
    """How well the content of a cell is known. Anything weaker is never shipped."""

    CONFIRMED = "confirmed"
    """The regulator's, the health service's or the company's own text was read."""
    REPORTED = "reported"
    """Two sources that are independent of each other say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One fact with its own sources and dates."""

    text: str
    certainty: Certainty
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. `names` are columns of names of genes, conditions and carriers."""

    id: str
    heading: str
    names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing and what is known of it. A column without a cell holds nothing that is known."""

    id: str
    name: str
    cells: Mapping[str, Cell]
    generic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTable:
    """A table with a line above it that says what it is not. `card` explains its words."""

    id: str
    title: str
    example: str
    lead: str
    unknown: str
    card: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
