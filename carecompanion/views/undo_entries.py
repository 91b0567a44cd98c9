"""Undo and Redo in the Edit menu: named for what they take back, and told when done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from carecompanion.domain.changes import Action
from carecompanion.viewmodels.editing import EditingModel
from carecompanion.views.menus import Menus


class UndoEntries(QObject):
    """Keeps the two entries in step with the undo history."""

    told = Signal(str)

    def __init__(self, menus: Menus, editing: EditingModel) -> None:
        super().__init__(menus)
        self._menus = menus
        self._editing = editing
        menus.undo_chosen.connect(self._undo)
        menus.redo_chosen.connect(self._redo)
        editing.undo_changed.connect(self.show_next)
        editing.undo_came_too_late.connect(self._on_too_late)

    @Slot()
    def show_next(self) -> None:
        """Name what the two entries would do now."""
        self._menus.show_undo(
            action_words(self._editing.next_undo), action_words(self._editing.next_redo)
        )

    @Slot()
    def _undo(self) -> None:
        self._editing.undo()
        what = action_words(self._editing.next_redo)
        self.told.emit(self.tr("Undone: {what}.").format(what=what))

    @Slot()
    def _redo(self) -> None:
        self._editing.redo()
        what = action_words(self._editing.next_undo)
        self.told.emit(self.tr("Done again: {what}.").format(what=what))

    @Slot(object)
    def _on_too_late(self, _ids: object) -> None:
        self.told.emit(
            self.tr("Some of it was erased for good before. That part cannot come back.")
        )


def action_words(action: Action | None) -> str:
    """What Undo says it takes back; empty when there is nothing."""
    tr = QCoreApplication.translate
    words = {
        Action.WRITE_HEADLINE: tr("Actions", "typing in the headline"),
        Action.WRITE_STORY: tr("Actions", "typing in the story"),
        Action.WRITE_ANSWER: tr("Actions", "typing in a row"),
        Action.MARK_ROW: tr("Actions", "mark"),
        Action.WRITE_FACT: tr("Actions", "typing in your notes"),
        Action.ADD_FACT: tr("Actions", "add a note"),
        Action.CHECK_FACT: tr("Actions", "“still right”"),
        Action.DELETE_FACT: tr("Actions", "delete a note"),
        Action.ADD_PERSON: tr("Actions", "add a person"),
        Action.WRITE_PERSON: tr("Actions", "change of person"),
        Action.DELETE_PERSON: tr("Actions", "delete a person"),
        Action.BRING_IN: tr("Actions", "bring in a file"),
        Action.CHOOSE_QUESTIONS: tr("Actions", "change of questions"),
        Action.MAKE_PAGE: tr("Actions", "page ready"),
        Action.SET_ASIDE: tr("Actions", "set aside"),
        Action.DELETE_HEADLINE: tr("Actions", "delete headline"),
        Action.LOOK_AGAIN: tr("Actions", "look again"),
        Action.CLOSE_HEADLINE: tr("Actions", "close for now"),
        Action.REOPEN_HEADLINE: tr("Actions", "reopen"),
        Action.ADD_SOURCE: tr("Actions", "add a source"),
        Action.WRITE_SOURCE: tr("Actions", "typing in a source"),
        Action.DELETE_SOURCE: tr("Actions", "delete a source"),
        Action.ORDER_QUESTIONS: tr("Actions", "order of questions"),
        Action.PLAN_VISIT: tr("Actions", "add an appointment"),
        Action.WRITE_VISIT: tr("Actions", "typing about an appointment"),
        Action.VISIT_QUESTIONS: tr("Actions", "questions to bring"),
        Action.MARK_QUESTION: tr("Actions", "tick at a question"),
        Action.SAVE_VISIT: tr("Actions", "save to care memory"),
        Action.DELETE_VISIT: tr("Actions", "delete an appointment"),
        Action.KEEP_ANSWERS: tr("Actions", "keep answers from a page"),
        Action.RESTORE: tr("Actions", "bring back"),
        Action.ADD_ATTACHMENT: tr("Actions", "add a file"),
        Action.WRITE_ATTACHMENT: tr("Actions", "typing about a file"),
        Action.DELETE_ATTACHMENT: tr("Actions", "delete a file"),
    }
    return words.get(action, "") if action else ""
