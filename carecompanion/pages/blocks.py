"""Blocks: parts of a page with a height and with marks placed inside them, in mm.

A block knows nothing of where it will stand. A page is a stack of blocks; only `drawing` turns
marks into PDF. So what is printed, and whether it fits, is known before anything is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from carecompanion.domain.page_values import LeftOut, Shortened
from carecompanion.pages.lines import Broken, Line, Typesetter, line_width, plain
from carecompanion.pages.measures import MM, Type


class Ink(StrEnum):
    """What a stroke is for; `drawing` gives each its weight and grey."""

    WRITING = "writing"
    THICK = "thick"
    HAIRLINE = "hairline"
    RULE = "rule"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of type; `y` is its baseline."""

    x: float
    y: float
    line: Line
    size: float
    white: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from (x, y) to (x2, y2)."""

    x: float
    y: float
    x2: float
    y2: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Square:
    """A square with its top left corner at (x, y): an open box to tick, or a black one."""

    x: float
    y: float
    side: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A black bar for words in white; its top left corner is at (x, y)."""

    x: float
    y: float
    width: float
    height: float


class EntryKind(StrEnum):
    """What is put into a field: a line, some lines, or a tick."""

    LINE = "line"
    TEXT = "text"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Entry:
    """A field to fill in on a screen, invisible on paper; its top left corner is at (x, y).

    `name` is what programs call it, `label` what a screen reader says.
    """

    x: float
    y: float
    width: float
    height: float
    kind: EntryKind
    name: str
    label: str


Mark = Words | Stroke | Square | Flag | Entry


@dataclass(frozen=True, slots=True)
class Block:
    """A finished part of a page. `lines` is its content as plain text in reading order."""

    height: float
    marks: tuple[Mark, ...] = ()
    lines: tuple[str, ...] = ()
    shortened: tuple[Shortened, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def space(height: float) -> Block:
    """Nothing, `height` mm high."""
    return Block(height)


_FLAG_PAD = 1.8
"""Black beside the words of a flag, mm."""


@dataclass(slots=True)
class BlockBuilder:
    """Collects the marks of one block. All places are in mm from the block's top left corner."""

    setter: Typesetter
    height: float = 0.0
    _marks: list[Mark] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _shortened: list[Shortened] = field(default_factory=list)
    _left_out: list[LeftOut] = field(default_factory=list)

    def done(self) -> Block:
        """The block as built so far."""
        return Block(
            self.height,
            tuple(self._marks),
            tuple(self._lines),
            tuple(self._shortened),
            tuple(self._left_out),
        )

    def read(self, line: str) -> None:
        """Add a line to the plain-text content."""
        self._lines.append(line)

    def cut(self, label: str, text: str) -> None:
        """Note that `text` stands here shortened."""
        self._shortened.append(Shortened(label=label, text=text))

    def leave_out(self, item: LeftOut) -> None:
        """Note that `item` is not on the page."""
        self._left_out.append(item)

    def words(self, x: float, y: float, text: str, kind: Type, *, white: bool = False) -> float:
        """One line of our own words with the top of its line at `y`; returns where it ends, mm."""
        return self.line(x, y, self.setter.line(text, kind), kind, white=white)

    def words_to(self, right: float, y: float, text: str, kind: Type) -> float:
        """One line that ends at `right`; returns where it starts, mm."""
        start = right - self.setter.width(text, kind) / MM
        self.words(start, y, text, kind)
        return start

    def line(self, x: float, y: float, line: Line, kind: Type, *, white: bool = False) -> float:
        """A line of type set before; returns where it ends, mm."""
        if line:
            self._marks.append(Words(x, y + kind.rise, line, kind.size, white))
        return x + line_width(line, kind.size) / MM

    def text(
        self,
        x: float,
        y: float,
        text: str,
        kind: Type,
        *,
        width: float,
        most: int = 0,
        paragraph: bool = False,
    ) -> Broken:
        """Text in lines `width` mm wide, at most `most` of them; returns the lines.

        A paragraph of its own that is read from right to left begins at the right.
        """
        broken = self.broken(text, kind, width=width, most=most)
        leftward = paragraph and broken.leftward
        for row, line in enumerate(broken.lines):
            indent = width - line_width(line, kind.size) / MM if leftward else 0.0
            self.line(x + indent, y + row * kind.lead, line, kind)
        return broken

    def broken(self, text: str, kind: Type, *, width: float, most: int = 0) -> Broken:
        """`text` in lines `width` mm wide, not yet placed."""
        return self.setter.broken(text, kind, width * MM, most)

    def stroke(self, x: float, y: float, x2: float, ink: Ink, *, y2: float | None = None) -> None:
        """A straight line, level unless `y2` is given."""
        self._marks.append(Stroke(x, y, x2, y if y2 is None else y2, ink))

    def square(self, x: float, y: float, side: float, *, filled: bool = False) -> None:
        """A box to tick, or a black square."""
        self._marks.append(Square(x, y, side, filled))

    def flag(self, x: float, y: float, line: Line, kind: Type, height: float) -> float:
        """A line of type in white on black; returns where the black ends, mm."""
        width = line_width(line, kind.size) / MM + 2 * _FLAG_PAD
        self._marks.append(Flag(x, y, width, height))
        self.line(x + _FLAG_PAD, y + (height - kind.lead) / 2, line, kind, white=True)
        return x + width

    def entry(self, entry: Entry) -> None:
        """A field to fill in."""
        self._marks.append(entry)

    def number(self, number: int, x: float, y: float, side: float, kind: Type) -> None:
        """A number in white on a black square."""
        self.square(x, y, side, filled=True)
        width = self.setter.width(str(number), kind) / MM
        self.words(
            x + (side - width) / 2, y + (side - kind.lead) / 2, str(number), kind, white=True
        )


def printed(broken: Broken) -> str:
    """Broken text as it reads on the page, in one line."""
    return " ".join(plain(line) for line in broken.lines)
