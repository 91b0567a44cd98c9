"""Breaks clusters into lines of a given width, and cuts what has more lines than there is room.

Lines break at spaces, in long words after a hyphen or slash between letters, and else anywhere.
Words are never hyphenated (ux.md 3.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from carecompanion.pages.clusters import Cluster, Clusters
from carecompanion.pages.direction import mirrored, runs_leftward, visual
from carecompanion.pages.fonts import Weight
from carecompanion.pages.measures import Type

if TYPE_CHECKING:
    from carecompanion.pages.shaping import ShapedGlyph

Line = tuple[Cluster, ...]
_BREAK_AFTER = frozenset("-/–—")


class Run(NamedTuple):
    """Neighbouring clusters in the same font; with `glyphs` they are drawn as these."""

    font: str
    text: str
    glyphs: tuple[ShapedGlyph, ...] = ()


class Broken(NamedTuple):
    """Text in lines. `cut` is True when the last line ends in the words for "shortened"."""

    lines: tuple[Line, ...]
    cut: bool = False

    @property
    def leftward(self) -> bool:
        """Whether it is a paragraph read from right to left."""
        return all(map(runs_leftward, self.lines))


class Typesetter:
    """Sets text in lines; `shortened` is what a cut text ends in."""

    def __init__(self, clusters: Clusters, shortened: str) -> None:
        self._clusters = clusters
        self._shortened = shortened
        self._cache: dict[tuple[str, Type, float, int], Broken] = {}
        self._whole: dict[tuple[str, Weight], Line] = {}

    def ending_in(self, shortened: str) -> Typesetter:
        """One that ends what it cuts in other words."""
        return Typesetter(self._clusters, shortened)

    def line(self, text: str, kind: Type) -> Line:
        """`text` on one line, however long it gets."""
        key = (text, kind.weight)
        if key not in self._whole:
            self._whole[key] = tuple(self._clusters.of(text, kind.weight))
        return self._whole[key]

    def width(self, text: str, kind: Type) -> float:
        """How wide `text` is on one line, in pt."""
        return line_width(self.line(text, kind), kind.size)

    def broken(self, text: str, kind: Type, width: float, most: int = 0) -> Broken:
        """`text` in lines of at most `width` pt; with `most`, cut to that many lines."""
        key = (text, kind, width, most)
        if key not in self._cache:
            self._cache[key] = self._break(text, kind, width, most)
        return self._cache[key]

    def _break(self, text: str, kind: Type, width: float, most: int) -> Broken:
        clusters = self._clusters.of(text, kind.weight)
        lines = break_lines(clusters, width / kind.size)
        if not most:
            return Broken(tuple(lines))
        found = tuple(islice(lines, most + 1))
        if len(found) <= most:
            return Broken(found)
        last = self._cut(found[most - 1], kind.weight, width / kind.size)
        return Broken((*found[: most - 1], last), cut=True)

    def _cut(self, line: Line, weight: Weight, width: float) -> Line:
        """`line` with its end given up for the words for "shortened", at a space if one is near."""
        tail = tuple(self._clusters.of(self._shortened, weight))
        if runs_leftward(line):
            tail = tuple(cluster._replace(level=2) for cluster in tail)
        room = width - line_width(tail)
        kept = list(line)
        while kept and line_width(kept) > room:
            kept.pop()
        spaces = [place for place, cluster in enumerate(kept) if cluster.is_space]
        if len(kept) < len(line) and spaces and spaces[-1] > len(kept) // 2:
            del kept[spaces[-1] :]
        return (*_trimmed(kept), *tail)


def line_width(line: Iterable[Cluster], size: float = 1) -> float:
    """The width of a line at `size` pt."""
    return sum(cluster.width for cluster in line) * size


def plain(line: Iterable[Cluster]) -> str:
    """What a line says."""
    return "".join(cluster.text for cluster in line)


def runs(line: Sequence[Cluster]) -> Iterator[Run]:
    """A line as runs of one font each, from left to right as they are drawn."""
    parts = groupby(visual(line), key=lambda cluster: (cluster.font, bool(cluster.glyphs)))
    for (font, is_shaped), part in parts:
        clusters = list(part)
        text = "".join(map(mirrored, clusters))
        glyphs = (glyph for cluster in clusters for glyph in cluster.glyphs)
        yield Run(font, text, tuple(glyphs) if is_shaped else ())


def is_reordered(line: Iterable[Cluster]) -> bool:
    """Whether letters of a line stand in another order than they are read, within their word.

    Programs put lines with words from right to left in order themselves.
    """
    clusters = tuple(line)
    return any(c.glyphs for c in clusters) and not any(c.level for c in clusters)


def break_lines(clusters: Iterable[Cluster], width: float) -> Iterator[Line]:
    """Lines of at most `width` (at 1 pt). There is always one line, even of nothing."""
    line: list[Cluster] = []
    used = 0.0
    empty = True
    for word in _words(clusters):
        if word[0].is_space:
            if line:
                line.append(word[0])
                used += word[0].width
            continue
        for part in _parts(word, width, width - used):
            part_width = line_width(part)
            if line and used + part_width > width:
                yield _trimmed(line)
                empty, line, used = False, [], 0.0
            line.extend(part)
            used += part_width
    if line or empty:
        yield _trimmed(line)


def _words(clusters: Iterable[Cluster]) -> Iterator[list[Cluster]]:
    """Words and single spaces in turn; a word without end comes in pieces of a bounded length."""
    word: list[Cluster] = []
    for cluster in clusters:
        if cluster.is_space or len(word) >= _LONGEST_WORD:
            if word:
                yield word
            word = []
        if cluster.is_space:
            yield [cluster]
        else:
            word.append(cluster)
    if word:
        yield word


_LONGEST_WORD = 400
"""Longer than any line holds, so that cutting here never shows."""


def _parts(word: Sequence[Cluster], width: float, room: float) -> Iterator[Sequence[Cluster]]:
    """The word whole if it fits on some line, else in parts that each do."""
    if line_width(word) <= max(width, room):
        yield word
        return
    for segment in _segments(word):
        if line_width(segment) <= width:
            yield segment
        else:
            yield from ([cluster] for cluster in segment)


def _segments(word: Sequence[Cluster]) -> Iterator[list[Cluster]]:
    """The word broken after each hyphen, dash or slash that stands between two letters."""
    segment: list[Cluster] = []
    for place, cluster in enumerate(word):
        segment.append(cluster)
        if cluster.text in _BREAK_AFTER and _between_letters(word, place):
            yield segment
            segment = []
    if segment:
        yield segment


def _between_letters(word: Sequence[Cluster], place: int) -> bool:
    around = (*word[max(place - 1, 0) : place], *word[place + 1 : place + 2])
    return len(around) == 2 and all(cluster.text.isalpha() for cluster in around)


def _trimmed(line: Sequence[Cluster]) -> Line:
    end = len(line)
    while end and line[end - 1].is_space:
        end -= 1
    return tuple(line[:end])
