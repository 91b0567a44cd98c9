"""At the visit: each question large, with one box. Nothing here hurries, or locks while typing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.screen import ScreenActions, ScreenName
from carecompanion.views.visit_notes_screen import VisitNotesScreen


class VisitDuringScreen(VisitNotesScreen):
    """Ctrl+Enter goes from box to box, and from the last one on to afterwards."""

    NAME = ScreenName.VISIT_DURING
    IS_AFTER = False

    after_asked = Signal()

    def __init__(self, visit: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(visit, parent)
        self.add_heading(self.tr("Appointments"), self.tr("At the visit"))
        self._add_cards()
        self._connect_model()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        has_questions = self._visit.is_loaded and bool(self._visit.visit.questions)
        if not has_questions:
            return ScreenActions(
                primary=self.tr("Add a question"), second=self.tr("After the visit"), back=True
            )
        return ScreenActions(
            primary=self.tr("Next question"), second=self.tr("After the visit"), back=True
        )

    def choose_primary(self) -> None:
        """The next box; after the last one, what comes after the visit."""
        if not self._visit.is_loaded:
            return
        if not self._visit.visit.questions:
            self.before_asked.emit()
        elif not self.go_to_next_box():
            self.after_asked.emit()

    def choose_second(self) -> None:
        """The same boxes once more, with who said it and notes to put right."""
        self.after_asked.emit()

    def _show(self, *, anew: bool = False) -> None:
        super()._show(anew=anew)
        self.actions_changed.emit()
