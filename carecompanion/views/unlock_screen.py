"""Open notes quickly; help calmly when it does not work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import LinkButton, PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import ErrorSummary, Notice, announce
from carecompanion.views.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from carecompanion.domain.errors import CareError


class UnlockScreen(Screen):
    """Shows the file name and one field; never a name, a condition or a count of tries."""

    NAME = ScreenName.UNLOCK

    unlock_asked = Signal(object, str)
    take_over_asked = Signal(object, str)
    remembered_asked = Signal(object, bool)
    forgot_asked = Signal(object)
    rescue_asked = Signal(object)
    open_asked = Signal()
    bring_in_asked = Signal()
    new_notes_asked = Signal()
    empty_sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._busy = False
        self._is_remembered = False
        self._tried_remembered = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Open your notes"))
        self._message = Notice(plain=True)
        self._message.setObjectName("unlock_message")
        self._message.hide()
        self.page.add(self._message)
        self._file = Quiet("")
        self._file.setObjectName("notes_file_name")
        self.page.add(self._file)
        self._password = PasswordField()
        self._password.setObjectName("password")
        self._password.entered.connect(self.choose_primary)
        self._password.typed.connect(self._on_typed)
        self._row = FormRow(self.tr("Password"), self._password)
        self.page.add(self._row)
        self._keyring = Quiet("")
        self._keyring.setObjectName("keyring_words")
        self._keyring.hide()
        self.page.add(self._keyring)
        self._add_forgot()
        self._add_other_ways()

    @property
    def path(self) -> Path | None:
        """The notes file to open."""
        return self._path

    def set_file(self, path: Path) -> None:
        """Show which notes file is to be opened."""
        self._path = path
        self._set_remembered(False)
        self._file.setText(self.tr("Notes file: {name}").format(name=path.name))
        self._problem.clear()

    def say(self, words: str) -> None:
        """Show good news above the password until the next screen."""
        self._message.say(words)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._busy:
            return ScreenActions(primary=self.tr("Opening…"))
        if self._opens_remembered():
            return ScreenActions(primary=self.tr("Open (remembered on this computer)"))
        return ScreenActions(primary=self.tr("Unlock"))

    def choose_primary(self) -> None:
        """Try the password, or what is remembered. What was typed stays after an error."""
        if self._busy or self._path is None:
            return
        self._tried_remembered = self._opens_remembered()
        if self._tried_remembered:
            self._problem.clear()
            self.show_busy(True)  # the store may take its time before the opening begins
            self.remembered_asked.emit(self._path, False)
            return
        if not self._password.text():
            words = self.tr("Enter the password for your notes.")
            self._row.set_error(words)
            self._problem.show_problems([(words, self._password)])
            return
        self._row.set_error("")
        self._problem.clear()
        self.unlock_asked.emit(self._path, self._password.text())

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._password.clear()
        self._message.hide()
        self._set_remembered(False)
        self._take_over.hide()
        self._rescue.hide()
        self._row.set_error("")
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._password

    def _add_forgot(self) -> None:
        forgot = LinkButton(self.tr("I &forgot my password"))
        forgot.setObjectName("forgot")
        forgot.clicked.connect(self._on_forgot)
        self._take_over = PlainButton(self.tr("Open them here all the same"))
        self._take_over.setObjectName("take_over")
        self._take_over.clicked.connect(self._on_take_over)
        self._take_over.hide()
        self._rescue = PlainButton(self.tr("See what can be done"))
        self._rescue.setObjectName("rescue")
        self._rescue.clicked.connect(self._on_rescue)
        self._rescue.hide()
        self.page.add(FlowRow(self._take_over, self._rescue, forgot))

    def _add_other_ways(self) -> None:
        row = FlowRow()
        bring_in = self.tr("Bring back notes saved with “Take my notes elsewhere”")
        start_new = self.tr("Start new, empty notes (your old ones stay)")
        empty = self.tr("Make an empty page without my notes")
        for kind, name, words, signal in (
            (PlainButton, "open_other", self.tr("Open other notes…"), self.open_asked),
            (PlainButton, "empty_sheet", empty, self.empty_sheet_asked),
            (LinkButton, "bring_in", bring_in, self.bring_in_asked),
            # Last and light: after a wrong password it must not look like the way in.
            (LinkButton, "start_new", start_new, self.new_notes_asked),
        ):
            button = kind(words)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.add(button)
        self.page.add(row)

    @Slot(object)
    def show_failure(self, error: CareError) -> None:
        """Say why the notes did not open and what to do; what was typed stays."""
        if not self.isVisible():
            return
        from carecompanion.domain.errors import (  # start-up stays lean
            VaultDamagedError,
            VaultInUseError,
            WrongPassphraseError,
        )
        from carecompanion.views.opening_words import opening_problem

        if self._tried_remembered and isinstance(error, WrongPassphraseError):
            self.show_remembered_failure(error)
            return
        words = opening_problem(error)
        holder = error.holder if isinstance(error, VaultInUseError) else None
        self._take_over.setVisible(holder is not None and not holder.is_here)
        self._rescue.setVisible(isinstance(error, VaultDamagedError))
        if isinstance(error, WrongPassphraseError):
            # What people do next is type again: the keys go to the field, not to the summary.
            self._row.set_error(words)
            self._password.setFocus()
            self._password.select_all()
            announce(self, words, polite=False)
        else:
            self._problem.show_problems([(words, self._password)])

    @Slot(object, bool)
    def offer_remembered(self, path: Path, is_remembered: bool) -> None:
        """Offer to open the notes without the password, if this computer remembers these."""
        if path == self._path:
            self._set_remembered(is_remembered)

    @Slot(object, object)
    def say_store_closed(self, path: Path, error: CareError) -> None:
        """The store did not say whether it remembers these notes: the password opens them."""
        from carecompanion.domain.errors import KeyringLockedError, KeyringTimeoutError
        from carecompanion.views.keyring_words import remembered_opening_problem

        if path == self._path and isinstance(error, (KeyringLockedError, KeyringTimeoutError)):
            self._keyring.setText(remembered_opening_problem(error))
            self._keyring.show()

    @Slot(object)
    def show_remembered_failure(self, error: CareError) -> None:
        """What is remembered did not open the notes: offer the password alone."""
        from carecompanion.domain.errors import WrongPassphraseError
        from carecompanion.views.keyring_words import remembered_opening_problem

        self.show_busy(False)
        if not self.isVisible():
            return
        self._set_remembered(False)
        words = (
            self.tr(
                "What this computer remembers does not open these notes. Type your password. "
                "Nothing has been lost."
            )
            if isinstance(error, WrongPassphraseError)
            else remembered_opening_problem(error)
        )
        self._problem.show_problems([(words, self._password)])

    def _opens_remembered(self) -> bool:
        return self._is_remembered and not self._password.text()

    def _set_remembered(self, is_remembered: bool) -> None:
        self._is_remembered = is_remembered
        self._keyring.hide()
        self.actions_changed.emit()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        if self._is_remembered:
            self.actions_changed.emit()

    @Slot()
    def _on_forgot(self) -> None:
        self.forgot_asked.emit(self._path)

    @Slot()
    def _on_rescue(self) -> None:
        self.rescue_asked.emit(self._path)

    @Slot()
    def _on_take_over(self) -> None:
        if self._path is not None and not self._busy:
            self._take_over.hide()
            self._problem.clear()
            if self._tried_remembered:
                self.remembered_asked.emit(self._path, True)
            else:
                self.take_over_asked.emit(self._path, self._password.text())

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say that the notes are being opened."""
        self._busy = busy
        self.actions_changed.emit()
