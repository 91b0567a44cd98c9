"""The care-memory booklet: as many sides as it needs, with contents, and nothing cut.

It is laid out twice: once to learn on which side each chapter begins and how many sides there are,
and once to be drawn. Each time a side at a time, so that a long booklet takes no more memory than
a short one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from carecompanion.domain.booklet import Booklet, Chapter, Entry
from carecompanion.domain.printouts import Paper
from carecompanion.domain.progress import Progress, unheard
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, space
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.flow import Flowing, sides_of
from carecompanion.pages.lines import Line, Typesetter
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    FACT,
    HEADING,
    LABEL,
    MM,
    NAME,
    SECTION,
    SHEETS,
    SMALL_HEADING,
    STRONG_FACT,
    STRONG_LABEL,
    Type,
)
from carecompanion.pages.who import title_bar

_ASIDE = 40.0
"""Width of the column with what an entry is, or its day, mm."""
_WORDS = 44.0
_AFTER_ENTRY = 3.2
_MOST_ROWS = 12
"""More lines than this of one entry may be parted by the end of a side."""
_LEAST_ROWS = 3
"""So few lines never stand alone overleaf."""
_PLACE = 30.0
"""Room for "Page 3 of 12" beside a name, mm."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of an entry: what stands beside it, and the words."""

    kind: Type
    line: Line
    aside: Line = ()


def lay_out_booklet(
    clusters: Clusters, booklet: Booklet, paper: Paper, *, progress: Progress = unheard
) -> tuple[int, Iterator[list[Block]]]:
    """How many sides it has, and the sides one after the other.

    `progress` counts entries, each of them twice.
    """
    layout = _Layout(clusters, booklet, SHEETS[paper].room, progress)
    begins: dict[int, int] = {}
    count = 0
    for count, side in enumerate(layout.sides({}), start=1):
        for place in (part.mark for part in side if part.mark is not None):
            begins[place] = count
    return count, layout.pages(begins, count)


class _Layout:
    """One booklet on one paper. Every text is set anew each time: nothing of it is kept."""

    def __init__(
        self, clusters: Clusters, booklet: Booklet, room: float, progress: Progress
    ) -> None:
        self._clusters = clusters
        self._booklet = booklet
        self._room = room
        self._progress = progress
        self._done = 0
        sections = [section for chapter in booklet.chapters for section in chapter.sections]
        self._total = 2 * sum(len(section.entries) for section in sections)

    def pages(self, begins: dict[int, int], count: int) -> Iterator[list[Block]]:
        """The finished sides."""
        for number, side in enumerate(self.sides(begins), start=1):
            yield [self._head(number, count), *(part.block for part in side)]

    def sides(self, begins: dict[int, int]) -> Iterator[list[Flowing]]:
        """What stands on each side under its head. `begins` are the sides of the chapters."""
        heads = self._head(1, 1).height
        return sides_of(self._parts(begins), self._room - heads)

    def _setter(self) -> Typesetter:
        return Typesetter(self._clusters, self._booklet.page_words.left_out.shortened)

    def _head(self, number: int, count: int) -> Block:
        booklet = self._booklet
        place = booklet.page_words.page_of.format(page=number, pages=count)
        if number == 1:
            return title_bar(self._setter(), booklet.title, (booklet.prepared, place))
        return self._running_head(place)

    def _running_head(self, place: str) -> Block:
        """The top of every further side: what it is of, and whom; the name in full is in front."""
        setter = self._setter()
        block = BlockBuilder(setter, height=title_bar(setter, "", ()).height)
        end = block.words(0, 2.4, self._booklet.title, STRONG_LABEL) + 4.0
        block.read(self._booklet.title)
        room = CONTENT - _PLACE - end
        block.text(end, 2.4, self._booklet.name, LABEL, width=room, most=1)
        block.read(self._booklet.name)
        block.words_to(CONTENT, 2.4, place, LABEL)
        block.read(place)
        block.stroke(0, 2.4 + LABEL.lead + 1.4, CONTENT, Ink.HAIRLINE)
        return block.done()

    def _parts(self, begins: dict[int, int]) -> Iterator[Flowing]:
        yield from self._front(begins)
        for place, chapter in enumerate(self._booklet.chapters):
            yield from self._chapter(place, chapter)

    # --- the first side ---------------------------------------------------------------------

    def _front(self, begins: dict[int, int]) -> Iterator[Flowing]:
        booklet = self._booklet
        yield from self._paragraph(booklet.name, NAME, after=1.4)
        for line in booklet.about:
            yield from self._paragraph(line, FACT, after=0.6)
        yield Flowing(space(2.6))
        for text in (booklet.notice, booklet.words.chosen, booklet.words.legend):
            yield from self._paragraph(text, LABEL, after=1.8)
        if booklet.chapters:
            yield Flowing(self._heading(booklet.words.contents, SECTION), leads=True)
        for place, chapter in enumerate(booklet.chapters):
            yield Flowing(self._contents_row(chapter.heading, begins.get(place, 0)))
        if booklet.nothing_yet:
            yield Flowing(space(3.0))
            yield from self._paragraph(booklet.nothing_yet, LABEL, after=0.0)

    def _contents_row(self, heading: str, begins: int) -> Block:
        block = BlockBuilder(self._setter(), height=FACT.lead + 2.0)
        end = block.words(0, 1.0, heading, FACT) + 2.0
        start = block.words_to(CONTENT, 1.0, str(begins), STRONG_FACT) - 2.0
        block.stroke(end, 1.0 + FACT.rise, start, Ink.HAIRLINE)
        block.read(f"{heading}: {begins}")
        return block.done()

    def _paragraph(self, text: str, kind: Type, *, after: float) -> Iterator[Flowing]:
        rows = [_Row(kind, line) for line in self._lines(text, kind, CONTENT)]
        yield from self._rows(rows, text, x=0.0, after=after)

    # --- the chapters -----------------------------------------------------------------------

    def _chapter(self, place: int, chapter: Chapter) -> Iterator[Flowing]:
        heading = self._heading(chapter.heading, HEADING)
        yield Flowing(heading, leads=True, mark=place, opens=place == 0)
        for section in chapter.sections:
            if section.heading:
                yield Flowing(self._small_heading(section.heading), leads=True)
            for entry in section.entries:
                yield from self._entry(entry)

    def _heading(self, text: str, kind: Type) -> Block:
        block = BlockBuilder(self._setter(), height=kind.lead + 8.4)
        block.words(0, 3.4, text, kind)
        block.read(text)
        block.stroke(0, kind.lead + 4.4, CONTENT, Ink.RULE)
        return block.done()

    def _small_heading(self, text: str) -> Block:
        block = BlockBuilder(self._setter(), height=SMALL_HEADING.lead + 2.4)
        block.words(0, 0.6, text, SMALL_HEADING)
        block.read(text)
        return block.done()

    def _entry(self, entry: Entry) -> Iterator[Flowing]:
        self._done += 1
        self._progress(self._done, self._total)
        width = CONTENT - _WORDS
        rows = self._set(entry.text, STRONG_FACT if entry.strong else FACT, width)
        for line in entry.lines:
            rows += self._set(line, BODY, width)
        if entry.note:
            rows += self._set(entry.note, LABEL, width)
        aside = self._lines(entry.aside, STRONG_LABEL, _ASIDE)
        rows += [_Row(LABEL, ()) for _ in range(len(aside) - len(rows))]
        beside = chain(aside, ((),) * len(rows))
        rows = [_Row(row.kind, row.line, line) for row, line in zip(rows, beside, strict=False)]
        said = ". ".join(text for text in (entry.aside, entry.text, *entry.lines) if text)
        said = f"{said} ({entry.note})" if entry.note else said
        yield from self._rows(rows, said, x=_WORDS, after=_AFTER_ENTRY)

    def _set(self, text: str, kind: Type, width: float) -> list[_Row]:
        return [_Row(kind, line) for line in self._lines(text, kind, width)]

    def _lines(self, text: str, kind: Type, width: float) -> list[Line]:
        """Text in lines; where the family began a new line, so does the booklet."""
        setter = self._setter()
        paragraphs = [part for part in text.splitlines() if part.strip()] or [""]
        broken = (setter.broken(part, kind, width * MM).lines for part in paragraphs)
        return list(chain.from_iterable(broken))

    def _rows(
        self, rows: Sequence[_Row], said: str, *, x: float, after: float
    ) -> Iterator[Flowing]:
        """Rows as one part of the flow, or as several when there are many."""
        chunks = list(_chunks(rows))
        for number, chunk in enumerate(chunks, start=1):
            block = BlockBuilder(self._setter())
            for row in chunk:
                shift = FACT.rise - STRONG_LABEL.rise if row is rows[0] else 0.0
                block.line(0, block.height + shift, row.aside, STRONG_LABEL)
                block.line(x, block.height, row.line, row.kind)
                block.height += row.kind.lead
            block.height += after if number == len(chunks) else 0.0
            if number == 1:
                block.read(said)
            yield Flowing(block.done())


def _chunks(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Rows in groups that are not parted; the last one is never a line or two."""
    start = 0
    while len(rows) - start > _MOST_ROWS + _LEAST_ROWS:
        yield rows[start : start + _MOST_ROWS]
        start += _MOST_ROWS
    yield rows[start:]
