"""Open notes quickly; help calmly when it does not work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import (
    CareError,
    NotAVaultError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPassphraseError,
)
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import ErrorSummary, announce
from carecompanion.views.widgets.password_field import PasswordField


class UnlockScreen(Screen):
    """Shows the file name and one field; never a name, a condition or a count of tries."""

    NAME = ScreenName.UNLOCK

    unlock_asked = Signal(object, str)
    open_asked = Signal()
    new_notes_asked = Signal()
    empty_sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Open your notes"))
        self._file = Quiet("")
        self._file.setObjectName("notes_file_name")
        self.page.add(self._file)
        self._password = PasswordField()
        self._password.setObjectName("password")
        self._password.entered.connect(self.choose_primary)
        self._row = FormRow(self.tr("Password"), self._password)
        self.page.add(self._row)
        self._add_other_ways()

    def set_file(self, path: Path) -> None:
        """The notes file to open."""
        self._path = path
        self._file.setText(self.tr("Notes file: {name}").format(name=path.name))
        self._problem.clear()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Opening…") if self._busy else self.tr("Unlock"))

    def choose_primary(self) -> None:
        """Try the password. What was typed stays after an error."""
        if self._busy or self._path is None:
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
        self._row.set_error("")
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._password

    def _add_other_ways(self) -> None:
        row = FlowRow()
        for name, words, signal in (
            ("open_other", self.tr("Open other notes…"), self.open_asked),
            ("start_new", self.tr("Start new notes"), self.new_notes_asked),
            (
                "empty_sheet",
                self.tr("Make an empty page without my notes"),
                self.empty_sheet_asked,
            ),
        ):
            button = PlainButton(words)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.add(button)
        self.page.add(row)

    @Slot(object)
    def show_failure(self, error: CareError) -> None:
        """Say why the notes did not open and what to do; what was typed stays."""
        if not self.isVisible():
            return
        words = self._failure_words(error)
        if isinstance(error, WrongPassphraseError):
            # What people do next is type again: the keys go to the field, not to the summary.
            self._row.set_error(words)
            self._password.setFocus()
            self._password.select_all()
            announce(self, words, polite=False)
        else:
            self._problem.show_problems([(words, self._password)])

    def _failure_words(self, error: CareError) -> str:  # noqa: PLR0911 - one answer an error
        match error:
            case WrongPassphraseError():
                return self.tr(
                    "That password did not open your notes. Check Caps Lock and try again. "
                    "Nothing has been lost."
                )
            case VaultMissingError():
                return self.tr(
                    "We cannot find {name}. It may be on a USB stick or in another folder. "
                    "Choose “Open other notes…” to look for it."
                ).format(name=error.path.name)
            case VaultTooNewError():
                return self.tr(
                    "These notes were made with a newer version of Care Companion. They are safe. "
                    "Use the newer version to open them."
                )
            case VaultInUseError():
                return self.tr("These notes are already open in another window. Use that window.")
            case NotAVaultError():
                return self.tr(
                    "This is not a notes file of Care Companion. Nothing was changed. "
                    "Choose “Open other notes…” to pick another file."
                )
            case VaultDamagedError():
                return self.tr(
                    "Part of this file cannot be read. Nothing was changed. Keep the file, and "
                    "open a copy of it if you have one."
                )
            case _:
                return self.tr("These notes cannot be opened from here. Nothing was changed.")

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say that the notes are being opened."""
        self._busy = busy
        self.actions_changed.emit()
