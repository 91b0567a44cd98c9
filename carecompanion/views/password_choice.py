"""Choosing a password: four suggested words that are there already, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.passphrase_hint import StrengthHint
from carecompanion.viewmodels.notes_file import PASSPHRASE_MIN
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.views.hint_words import hint_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.password_field import PasswordField


class PasswordChoice(QWidget):
    """One field, visible, so that it is typed once; anything of 12 characters or more will do."""

    entered = Signal()

    def __init__(
        self,
        suggest_words: Callable[[], str],
        hints: PassphraseHints,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest_words = suggest_words
        self._hints = hints
        self._waits_for_hint = False
        self._field = PasswordField(shown=True)
        self._field.setObjectName("new_password")
        self._field.entered.connect(self.entered)
        self._field.typed.connect(self._on_typed)
        hints.hinted.connect(self._on_hinted)
        hint = self.tr("These four words are made by chance. You can type your own over them.")
        self._row = FormRow(self.tr("Password"), self._field, hint=hint)
        other = QuietButton(self.tr("Suggest other words"))
        other.setObjectName("suggest_words")
        other.clicked.connect(self.suggest)
        column = Column(self, gap=2)
        self._hint = Quiet("")
        self._hint.setObjectName("password_hint")
        self._hint.hide()
        column.addWidget(self._row)
        column.addWidget(self._hint)
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
        self._hide_hint()

    @Slot()
    def suggest(self) -> None:
        """Put four other words there, selected, so that typing replaces them."""
        self._field.set_text(self._suggest_words())
        self._field.select_all()
        self._hide_hint()

    @Slot(str)
    def _on_typed(self, passphrase: str) -> None:
        """Ask for a hint about words of one's own, once they are long enough to be used."""
        if len(passphrase) < PASSPHRASE_MIN:
            self._hide_hint()
        else:
            self._waits_for_hint = True
            self._hints.ask(passphrase)

    @Slot(object)
    def _on_hinted(self, hint: StrengthHint) -> None:
        if not self._waits_for_hint:
            return  # it is about the field of another screen
        self._waits_for_hint = False
        words = hint_words(hint)
        if words != self._hint.text() or self._hint.isHidden():
            self._hint.setText(words)
            self._hint.show()
            announce(self, words)

    def _hide_hint(self) -> None:
        self._waits_for_hint = False
        self._hints.forget()
        self._hint.hide()

    def _problem_words(self) -> str:
        passphrase = self._field.text()
        if not passphrase.strip():
            return self.tr("Enter a password for your notes.")
        if len(passphrase) < PASSPHRASE_MIN:
            return self.tr("Use 12 or more characters, or four words.")
        return ""
