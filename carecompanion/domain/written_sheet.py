"""Sheets to write on, as values: what is printed, and where there are lines for a pen.

Where a text is known it is printed in full, and the lines for it go. Nothing on these is ever cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from carecompanion.domain.page_values import Field
from carecompanion.domain.page_words import PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A label, then `text`, else as many `lines` to write on; `help` is small, beside the label."""

    label: str
    text: str = ""
    lines: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two short fields on one line, a label each; a text is printed where it is known."""

    fields: tuple[Writing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """A numbered question and what was said to it; `said_by` is a label and a name.

    `code` leads an answer on paper back to the question; one that has its answer needs none.
    """

    number: int
    question: str
    said: str
    said_by: Writing
    lines: int = 3
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to write in: its columns, the rows that are known, and empty ones after them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    empty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Fields with what our notes say, one below the other."""

    fields: tuple[Field, ...]


SheetPart = Heading | Writing | Pair | Talked | Grid | Told


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """One sheet. `top` are the fields under its title, `notice` stands at the end of each side."""

    words: PageWords
    title: str
    prepared: str
    top: tuple[Writing, ...]
    lead: str
    parts: tuple[SheetPart, ...]
    notice: str
