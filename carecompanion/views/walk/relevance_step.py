"""Page 1 of the walk: relevance."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group, questions_of
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.group_step import GroupStep
from carecompanion.views.walk.relevance_row import RelevanceRow


class RelevanceStep(GroupStep):
    """Four rows, each with the headline's words beside the family's own."""

    NAME = ScreenName.RELEVANCE
    GROUP = Group.RELEVANCE

    def __init__(self, walk: WalkModel, icons: Icons, parent: QWidget | None = None) -> None:
        self._icons = icons
        super().__init__(walk, parent)

    def add_rows(self) -> None:
        """One card a row."""
        self._rows = [
            RelevanceRow(question, self.walk, self._icons) for question in questions_of(self.GROUP)
        ]
        for row in self._rows:
            row.marked.connect(self._show_marked_row)
            self.page.add(row)

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self.findChild(QWidget, "row_R1_says")

    @Slot()
    def show_walk(self) -> None:
        """Show every row anew."""
        for row in self._rows:
            row.show_walk()

    @Slot()
    def _show_marked_row(self) -> None:
        """The sentence that goes with a mark stands under it: bring it into sight."""
        row = self.sender()
        if isinstance(row, RelevanceRow):
            self.page.show_whole(row)

    @Slot()
    def refresh(self) -> None:
        """Show marks and hints anew."""
        for row in self._rows:
            row.refresh()
