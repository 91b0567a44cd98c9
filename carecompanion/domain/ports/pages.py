"""The printed pages: values of the domain in, PDF out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from carecompanion.domain.progress import Progress, unheard

if TYPE_CHECKING:
    # The page model is large and start-up does not need it.
    from carecompanion.domain.booklet import Booklet
    from carecompanion.domain.page import MadePage, OnePage, QuestionSheet
    from carecompanion.domain.printouts import Paper
    from carecompanion.domain.recovery_sheet import RecoverySheet
    from carecompanion.domain.written_sheet import WrittenSheet


class PageMaker(Protocol):
    """Turns a page value into PDF bytes. Same value, same bytes. Needs no vault and no window."""

    def one_page(self, page: OnePage, paper: Paper) -> MadePage:
        """The one page for the clinic: always exactly one side."""
        ...

    def large_print(self, page: OnePage, paper: Paper, *, standard_copy: bool = False) -> MadePage:
        """The page in large print: as many sides as it needs; then the one page, if wished."""
        ...

    def question_sheet(self, sheet: QuestionSheet, paper: Paper) -> MadePage:
        """The question sheet, filled or empty: as many sides as it needs."""
        ...

    def written_sheet(self, sheet: WrittenSheet, paper: Paper) -> MadePage:
        """A sheet to write on, empty or filled: as many sides as it needs."""
        ...

    def recovery_sheet(self, sheet: RecoverySheet, paper: Paper) -> MadePage:
        """The sheet a family keeps at home: always exactly one side."""
        ...

    def booklet(self, booklet: Booklet, paper: Paper, *, progress: Progress = unheard) -> MadePage:
        """The care memory, or its timeline: as many sides as it needs, nothing cut.

        What `progress` raises stops it.
        """
        ...
