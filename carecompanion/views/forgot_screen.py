"""I forgot my password: every way there is back into the notes, in the order to try them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError, CodeError, WrongPassphraseError
from carecompanion.domain.recovery_code import read_code
from carecompanion.views.code_words import code_problem
from carecompanion.views.opening_words import opening_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary, announce


class ForgotScreen(Screen):
    """The code of the recovery sheet first; it opens the same notes (ux.md 2.3)."""

    NAME = ScreenName.FORGOT

    code_entered = Signal(object, object)
    remembered_asked = Signal(object)
    open_asked = Signal()
    new_notes_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("I forgot my password"))
        self._file = Quiet("")
        self._file.setObjectName("forgot_file_name")
        self.page.add(self._file)
        self._remembered = self._add_remembered()
        self._add_code()
        self._add_backup()
        self._add_last_resort()

    @property
    def path(self) -> Path | None:
        """The notes file to open."""
        return self._path

    def set_file(self, path: Path) -> None:
        """Show which notes file is to be opened."""
        self._path = path
        self._remembered.hide()
        self._file.setText(self.tr("Notes file: {name}").format(name=path.name))

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        words = self.tr("Opening…") if self._busy else self.tr("Open with this code")
        return ScreenActions(primary=words, back=True)

    def choose_primary(self) -> None:
        """Try the code. What was typed stays after an error."""
        if self._busy or self._path is None:
            return
        if not self._code.text().strip():
            self._say(self.tr("Type the code from your recovery sheet."))
            return
        try:
            code = read_code(self._code.text())
        except CodeError as error:
            self._refuse(code_problem(error))
            return
        self._row.set_error("")
        self._problem.clear()
        self.code_entered.emit(self._path, code)

    def leave(self) -> None:
        """Another screen is about to be seen: the code leaves this one."""
        self._code.clear()
        self._row.set_error("")
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._code

    @Slot(object)
    def show_failure(self, error: CareError) -> None:
        """Say why the notes did not open; what was typed stays."""
        if not self.isVisible():
            return
        if isinstance(error, WrongPassphraseError):
            self._refuse(
                self.tr(
                    "This code belongs to another notes file, or to an earlier password. Look for "
                    "a newer sheet. Nothing has been lost."
                )
            )
        else:
            self._say(opening_problem(error))

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say that the notes are being opened."""
        self._busy = busy
        self.actions_changed.emit()

    @Slot(object, bool)
    def offer_remembered(self, path: Path, is_remembered: bool) -> None:
        """Say first that this computer remembers it, if it does."""
        if path == self._path:
            self._remembered.setVisible(is_remembered)

    @Slot(object)
    def show_remembered_failure(self, error: CareError) -> None:
        """What is remembered did not open the notes: the other ways stay."""
        from carecompanion.views.keyring_words import keyring_problem

        if self.isVisible():
            self._remembered.hide()
            self._problem.show_problems([(keyring_problem(error), self._code)])

    def _add_remembered(self) -> Card:
        card = Card()
        card.add(Section(self.tr("This computer remembers it")))
        card.add(
            Body(
                self.tr(
                    "Your notes open here without the password. Then you choose a new password."
                )
            )
        )
        button = PlainButton(self.tr("Open (remembered on this computer)"))
        button.setObjectName("forgot_open_remembered")
        button.clicked.connect(self._on_remembered)
        card.add(FlowRow(button))
        card.hide()
        self.page.add(card)
        return card

    @Slot()
    def _on_remembered(self) -> None:
        if self._path is not None and not self._busy:
            self._problem.clear()
            self.remembered_asked.emit(self._path)

    def _add_code(self) -> None:
        self._code = LineField()
        self._code.setObjectName("recovery_code")
        self._code.returnPressed.connect(self.choose_primary)
        hint = self.tr(
            "8 groups of 4. Small or capital letters, with or without spaces. An O is read as "
            "zero, an I or a small L as one."
        )
        self._row = FormRow(self.tr("The code on your recovery sheet"), self._code, hint=hint)
        card = Card()
        card.add(self._row)
        card.add(Quiet(self.tr("It opens the same notes. Then you choose a new password.")))
        self.page.add(card)

    def _add_backup(self) -> None:
        card = Card()
        card.add(Section(self.tr("No sheet? Try a backup")))
        card.add(
            Body(
                self.tr(
                    "A backup opens with the password it had when it was made. You may remember "
                    "that one."
                )
            )
        )
        button = PlainButton(self.tr("Open a backup or other notes…"))
        button.setObjectName("forgot_open_other")
        button.clicked.connect(self.open_asked)
        card.add(FlowRow(button))
        self.page.add(card)

    def _add_last_resort(self) -> None:
        card = Card()
        card.add(Section(self.tr("If none of these work")))
        card.add(
            Body(
                self.tr(
                    "Nobody can open these notes then, including the makers of the app. You can "
                    "start new notes. Keep the old file: you may find the sheet later."
                )
            )
        )
        button = PlainButton(self.tr("Start new notes"))
        button.setObjectName("forgot_start_new")
        button.clicked.connect(self.new_notes_asked)
        card.add(FlowRow(button))
        self.page.add(card)

    def _refuse(self, words: str) -> None:
        """The code is not right: what people do next is mend it, so the field keeps the keys."""
        self._problem.clear()
        self._row.set_error(words)
        self._code.setFocus()
        self._code.selectAll()
        announce(self, words, polite=False)

    def _say(self, words: str) -> None:
        self._row.set_error(words)
        self._problem.show_problems([(words, self._code)])
