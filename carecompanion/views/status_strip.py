"""The line at the bottom: whether everything is saved, and Lock and Help in their fixed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.editing import SaveState
from carecompanion.views.widgets.boxes import Row
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.labels import WrappingLabel
from carecompanion.views.widgets.notice import announce

if TYPE_CHECKING:
    from carecompanion.viewmodels.editing import EditingModel


class StatusStrip(QWidget):
    """Quiet unless something is not saved."""

    lock_asked = Signal()
    help_asked = Signal()
    whose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_strip")
        self._editing: EditingModel | None = None
        self._has_message = False
        self._settled = False
        self._is_tight = False
        self._words = WrappingLabel(role="quiet")
        self._words.setObjectName("save_state")
        self._whose = QuietButton("")
        self._whose.setObjectName("whose_notes_below")
        self._whose.clicked.connect(self.whose_asked)
        self._whose.hide()
        self._lock = QuietButton(self.tr("Lock"))
        self._lock.setObjectName("lock_button")
        self._lock.clicked.connect(self.lock_asked)
        self._help = QuietButton(self.tr("Help"))
        self._help.setObjectName("help_button")
        self._help.clicked.connect(self.help_asked)
        self._row = Row(self, gap=2, margin=(4, 1, 4, 1))
        self._row.addWidget(self._words, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._whose)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._help)
        self.set_open(False)

    def use_editing(self, editing: EditingModel) -> None:
        """Tell about this model from now on; before that there is nothing to save."""
        self._editing = editing
        editing.save_state_changed.connect(self._show_state)

    def set_open(self, is_open: bool) -> None:
        """With locked notes there is nothing to save or lock."""
        self._lock.setVisible(is_open)
        self._words.setVisible(is_open)
        self._has_message = False
        self._words.setText("")
        if is_open:
            self._show_state(self._save_state)

    def set_tight(self, is_tight: bool) -> None:
        """Take less room from a window that shows few lines of text."""
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        self._row.set_margin((4, 0, 4, 0) if is_tight else (4, 1, 4, 1))
        if self._words.text():
            self._show_state(self._save_state)

    def show_whose(self, words: str) -> None:
        """Say whose notes these are, where the list at the side has no room; else empty."""
        self._whose.setText(words)
        self._whose.setVisible(bool(words))

    def first_button(self) -> QWidget:
        """Where F6 puts the focus."""
        return self._help

    def rest(self) -> None:
        """Say again whether everything is saved; the last message was for the screen before."""
        self._has_message = False
        self._show_state(self._save_state)

    def say(self, words: str) -> None:
        """Show and announce a short message; it stays until the next change or the next screen."""
        self._has_message = True
        self._settled = self._save_state is SaveState.SAVED
        self._words.setText(words)
        announce(self, words)

    @property
    def _save_state(self) -> SaveState:
        return self._editing.save_state if self._editing else SaveState.SAVED

    @Slot(object)
    def _show_state(self, state: SaveState) -> None:
        if self._has_message and self._keeps_message(state):
            return
        self._has_message = False
        words = {
            SaveState.SAVED: self._saved()[self._is_tight],
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.NOT_SAVED: self.tr("Not saved yet"),
        }[state]
        was_other = self._words.text() not in ("", *self._saved())
        self._words.setText(words)
        if was_other and state is SaveState.SAVED:
            announce(self, self._saved()[False])

    def _saved(self) -> tuple[str, str]:
        """The same in full and in short."""
        return self.tr("All changes saved on this computer"), self.tr("All changes saved")

    def _keeps_message(self, state: SaveState) -> bool:
        """The saving of what the message is about does not take it away; that of more does."""
        if state is SaveState.SAVED:
            self._settled = True
            return True
        return state is SaveState.SAVING and not self._settled
