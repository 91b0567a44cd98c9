"""Page 1 of the walk: relevance."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group, QuestionId
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.group_step import GroupStep
from carecompanion.views.walk.relevance_row import RelevanceRow


class RelevanceStep(GroupStep):
    """Four rows, each with the headline's words beside the family's own."""

    NAME = ScreenName.RELEVANCE
    GROUP = Group.RELEVANCE

    def __init__(
        self,
        walk: WalkModel,
        icons: Icons,
        reference: ReferenceModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(walk, parent)
        self._icons = icons
        self._reference = reference

    def make_row(self, question: QuestionId, parent: QWidget) -> RelevanceRow:
        """The row of one question."""
        row = RelevanceRow(question, self.walk, self._icons, self._reference, parent)
        row.marked.connect(self._show_marked_row)
        return row

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self.findChild(QWidget, "row_R1_says")

    @Slot()
    def _show_marked_row(self) -> None:
        """The sentence that goes with a mark stands under it: bring it into sight."""
        row = self.sender()
        if isinstance(row, RelevanceRow):
            self.page.show_whole(row)
