"""Page 1 of the walk: relevance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.detail_row import DetailRow
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.group_step import GroupStep
from carecompanion.views.walk.more_details import MoreDetails
from carecompanion.views.walk.relevance_row import RelevanceRow

_OF_DETAIL = "detail_"


class RelevanceStep(GroupStep):
    """Four rows, each with the headline's words beside the family's own; then the 14 details."""

    NAME = ScreenName.RELEVANCE
    GROUP = Group.RELEVANCE

    def __init__(
        self,
        walk: WalkModel,
        news: NewsModel,
        icons: Icons,
        reference: ReferenceModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(walk, news, parent)
        self._icons = icons
        self._reference = reference
        self._words = words
        self._details: MoreDetails | None = None

    def make_row(self, question: QuestionId, parent: QWidget) -> RelevanceRow:
        """The row of one question."""
        row = RelevanceRow(question, self.walk, self._icons, self._reference, parent)
        row.marked.connect(self._show_marked_row)
        return row

    def rows(self) -> tuple[GroupRow, ...]:
        """The four rows, and the details that are unfolded."""
        details = self._details.rows() if self._details is not None else ()
        return (*super().rows(), *details)

    def build_more(self) -> bool:
        """Build one row more. The details come last of all.

        Their rows have radio buttons, which Qt cannot move in the order of Tab: nothing that is
        made before them may stand below them.
        """
        if super().build_more():
            return True
        if self._details is None:
            self._details = MoreDetails(self.walk, self._icons, self._words, self.page.inside)
            self._details.made.connect(self._on_detail_made)
            self.page.add(self._details)
        return False

    def show_walk(self) -> None:
        """Show every row anew."""
        super().show_walk()
        if self._details is not None:
            self._details.show_marked()

    def refresh(self) -> None:
        """Show what follows from the person's own choices."""
        super().refresh()
        if self._details is not None:
            self._details.show_marked()

    def field_called(self, name: str) -> QWidget | None:
        """A field by its object name; one of a detail unfolds them."""
        if name.startswith(_OF_DETAIL) and self._details is not None:
            self._details.open_now()
        return super().field_called(name)

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self.findChild(QWidget, "row_R1_says")

    @Slot(object)
    def _on_detail_made(self, row: DetailRow) -> None:
        row.marked.connect(self._show_marked_row)
        row.words_asked.connect(self.show_in_text)
        self.say((row,))

    @Slot()
    def _show_marked_row(self) -> None:
        """The sentence that goes with a mark stands under it: bring it into sight."""
        row = self.sender()
        if isinstance(row, GroupRow):
            self.page.show_whole(row)
