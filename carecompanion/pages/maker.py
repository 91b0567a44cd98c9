"""`PageMaker` of the domain's ports, on ReportLab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from carecompanion.domain.booklet import Booklet
from carecompanion.domain.page import MadePage, OnePage, QuestionSheet
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.printouts import Paper
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.recovery_sheet import RecoverySheet
from carecompanion.domain.written_sheet import WrittenSheet
from carecompanion.pages.blocks import Block, Words
from carecompanion.pages.booklet import lay_out_booklet
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.drawing import draw
from carecompanion.pages.fonts import FontBook
from carecompanion.pages.large_print import lay_out_large
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import SHEETS
from carecompanion.pages.one_page import lay_out
from carecompanion.pages.recovery_sheet import lay_out_recovery_sheet
from carecompanion.pages.sheet import lay_out_sheet
from carecompanion.pages.written_sheet import lay_out_written


class ReportLabPages:
    """Makes printouts with the fonts in the folder `fonts`; a font is read when first needed.

    Raises:
        OSError: (from every method) a font file cannot be read.
    """

    def __init__(self, *, fonts: Path) -> None:
        self._fonts = FontBook(fonts)
        self._clusters = Clusters(self._fonts)

    def one_page(self, page: OnePage, paper: Paper) -> MadePage:
        """The one page for the clinic: always exactly one side."""
        laid = lay_out(self._setter(page.words), page, paper)
        return MadePage(
            pdf=self._drawn([laid.blocks], page.words, page.voice.title, paper),
            page_count=1,
            left_out=laid.left_out,
            shortened=laid.shortened,
            unprintable=_unprintable(laid.blocks),
            lines=_lines(laid.blocks),
        )

    def large_print(self, page: OnePage, paper: Paper, *, standard_copy: bool = False) -> MadePage:
        """The page in large print: as many sides as it needs, nothing shortened.

        With `standard_copy` the one page for the clinic comes last; what that one leaves out is
        named, though the large sides have it.
        """
        sides = lay_out_large(self._setter(page.words), page, paper)
        copy = lay_out(self._setter(page.words), page, paper) if standard_copy else None
        if copy is not None:
            sides.append(list(copy.blocks))
        blocks = [block for side in sides for block in side]
        return MadePage(
            pdf=self._drawn(sides, page.words, page.voice.title, paper),
            page_count=len(sides),
            left_out=copy.left_out if copy else page.others,
            shortened=copy.shortened if copy else (),
            unprintable=_unprintable(blocks),
            lines=_lines(blocks),
        )

    def question_sheet(self, sheet: QuestionSheet, paper: Paper) -> MadePage:
        """The question sheet, filled or empty: as many sides as it needs, nothing cut."""
        pages = lay_out_sheet(self._setter(sheet.words), sheet, paper)
        blocks = [block for page in pages for block in page]
        return MadePage(
            pdf=self._drawn(pages, sheet.words, sheet.title, paper),
            page_count=len(pages),
            unprintable=_unprintable(blocks),
            lines=_lines(blocks),
        )

    def written_sheet(self, sheet: WrittenSheet, paper: Paper) -> MadePage:
        """A sheet to write on, empty or filled: as many sides as it needs, nothing cut."""
        pages = lay_out_written(self._setter(sheet.words), sheet, paper)
        blocks = [block for page in pages for block in page]
        return MadePage(
            pdf=self._drawn(pages, sheet.words, sheet.title, paper),
            page_count=len(pages),
            unprintable=_unprintable(blocks),
            lines=_lines(blocks),
        )

    def recovery_sheet(self, sheet: RecoverySheet, paper: Paper) -> MadePage:
        """The sheet a family keeps at home: always exactly one side."""
        blocks = lay_out_recovery_sheet(Typesetter(self._clusters, sheet.shortened), sheet, paper)
        pdf = draw(
            [blocks],
            SHEETS[paper],
            title=sheet.words.title,
            maker=sheet.maker,
            language=sheet.language,
        )
        return MadePage(
            pdf=pdf,
            page_count=1,
            shortened=tuple(cut for block in blocks for cut in block.shortened),
            unprintable=_unprintable(blocks),
            lines=_lines(blocks),
        )

    def booklet(self, booklet: Booklet, paper: Paper, *, progress: Progress = unheard) -> MadePage:
        """The care memory, or its timeline: as many sides as it needs, nothing cut."""
        count, pages = lay_out_booklet(self._clusters, booklet, paper, progress=progress)
        lines: list[str] = []
        unprintable: dict[str, None] = {}

        def heard() -> Iterator[list[Block]]:
            for blocks in pages:
                lines.extend(_lines(blocks))
                unprintable.update(dict.fromkeys(_unprintable(blocks)))
                yield blocks

        pdf = self._drawn(heard(), booklet.page_words, booklet.title, paper)
        return MadePage(
            pdf=pdf,
            page_count=count,
            unprintable=tuple(unprintable),
            lines=tuple(lines),
        )

    def _setter(self, words: PageWords) -> Typesetter:
        return Typesetter(self._clusters, words.left_out.shortened)

    @staticmethod
    def _drawn(
        pages: Iterable[Sequence[Block]], words: PageWords, title: str, paper: Paper
    ) -> bytes:
        return draw(pages, SHEETS[paper], title=title, maker=words.maker, language=words.language)


def _unprintable(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The distinct characters that are named on the page, in the order of reading."""
    named = (
        cluster.unprintable
        for block in blocks
        for mark in block.marks
        if isinstance(mark, Words)
        for cluster in mark.line
        if cluster.unprintable
    )
    return tuple(dict.fromkeys(named))


def _lines(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(line for block in blocks for line in block.lines)
