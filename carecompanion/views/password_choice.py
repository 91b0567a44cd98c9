"""Choosing a password: four suggested words that are there already, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.notes_file import PASSPHRASE_MIN
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.password_field import PasswordField


class PasswordChoice(QWidget):
    """One field, visible, so that it is typed once; anything of 12 characters or more will do."""

    entered = Signal()

    def __init__(self, suggest_words: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggest_words = suggest_words
        self._field = PasswordField(shown=True)
        self._field.setObjectName("new_password")
        self._field.entered.connect(self.entered)
        hint = self.tr("These four words are made by chance. You can type your own over them.")
        self._row = FormRow(self.tr("Password"), self._field, hint=hint)
        other = QuietButton(self.tr("Suggest other words"))
        other.setObjectName("suggest_words")
        other.clicked.connect(self.suggest)
        column = Column(self, gap=2)
        column.addWidget(self._row)
        column.addWidget(FlowRow(other))
        self.setFocusProxy(self._field)

    @property
    def field(self) -> PasswordField:
        """The field, for the focus and for links to it."""
        return self._field

    def text(self) -> str:
        """The password as it stands."""
        return self._field.text()

    def problem(self) -> str:
        """What is the matter with the password, shown at the field too; empty when nothing is."""
        words = self._problem_words()
        self._row.set_error(words)
        return words

    def fill(self) -> None:
        """Suggest words unless something is there."""
        if not self._field.text():
            self.suggest()

    def forget(self) -> None:
        """Empty the field."""
        self._field.clear()
        self._row.set_error("")

    @Slot()
    def suggest(self) -> None:
        """Put four other words there, selected, so that typing replaces them."""
        self._field.set_text(self._suggest_words())
        self._field.select_all()

    def _problem_words(self) -> str:
        passphrase = self._field.text()
        if not passphrase.strip():
            return self.tr("Enter a password for your notes.")
        if len(passphrase) < PASSPHRASE_MIN:
            return self.tr("Use 12 or more characters, or four words.")
        return ""
