"""One field that takes a password or the code of a recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CodeError
from carecompanion.domain.recovery_code import read_code
from carecompanion.domain.vault_secrets import Secret
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.password_field import PasswordField


class SecretField(QWidget):
    """What reads as a whole recovery code is one; anything else is a password."""

    entered = Signal()
    typed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None, *, about: str = "") -> None:
        super().__init__(parent)
        self._field = PasswordField()
        self._field.entered.connect(self.entered)
        self._field.typed.connect(self.typed)
        self._row = FormRow(label, self._field, about=about)
        Column(self).addWidget(self._row)
        self.setFocusProxy(self._field)

    def secret(self) -> Secret | None:
        """What was typed; None, with a word at the field, while there is nothing."""
        typed = self._field.text()
        if not typed:
            self._row.set_error(self.tr("Type the password or the code."))
            return None
        self._row.set_error("")
        try:
            return read_code(typed)
        except CodeError:
            return typed

    def ask_again(self) -> None:
        """Give it the keyboard with what was typed selected, so that typing replaces it."""
        self._field.setFocus()
        self._field.select_all()

    def refuse(self, words: str) -> None:
        """It did not open the file: say so here, where the next thing is to type again."""
        self.show_problem(words)
        self.ask_again()

    def show_problem(self, words: str) -> None:
        """Say what is the matter while the keyboard is somewhere else."""
        self._row.set_error(words)
        announce(self, words, polite=False)

    def problem(self) -> str:
        """The word at the field."""
        return self._row.error

    def forget(self) -> None:
        """Let go of what was typed."""
        self._field.clear()
        self._row.set_error("")
