"""Another password for the open notes: after a recovery sheet, or because one wants to."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.recovery import RecoveryModel
from carecompanion.views.change_words import change_problem
from carecompanion.views.password_choice import PasswordChoice
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import ErrorSummary


class NewPasswordScreen(Screen):
    """A new password means a new recovery sheet; backups keep the password they had."""

    NAME = ScreenName.NEW_PASSWORD

    finished = Signal(str)

    def __init__(
        self,
        notes_file: NotesFileModel,
        recovery: RecoveryModel,
        hints: PassphraseHints,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._busy = False
        self._after_recovery = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Choose a new password"))
        self._lead = Body("")
        self.page.add(self._lead)
        self._choice = PasswordChoice(notes_file.suggested_words, hints)
        self._choice.entered.connect(self.choose_primary)
        self.page.add(self._choice)
        self.page.add(
            Quiet(
                self.tr(
                    "The recovery sheet you have now stops working, and you get a new one. Backups "
                    "made until now keep the password and the sheet they had."
                )
            )
        )
        recovery.password_changed.connect(self._on_changed)
        recovery.change_failed.connect(self._on_failed)

    def set_after_recovery(self, after_recovery: bool) -> None:
        """Whether the person came here with a recovery sheet, having forgotten the password."""
        self._after_recovery = after_recovery
        self._lead.setText(
            self.tr("Your notes are open. Choose a password that you will find again.")
            if after_recovery
            else self.tr("Your notes are locked with it from now on.")
        )

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        words = self.tr("Changing…") if self._busy else self.tr("Change the password")
        return ScreenActions(primary=words, back=True, later=self._after_recovery)

    def choose_primary(self) -> None:
        """Change it, unless it is too short."""
        words = self._choice.problem()
        if words:
            self._problem.show_problems([(words, self._choice.field)])
        elif not self._busy:
            self._problem.clear()
            self._set_busy(True)
            self._recovery.change_password(self._choice.text())

    def choose_later(self) -> None:
        """Keep the forgotten password for now; the sheet still opens the notes."""
        self.finished.emit("")

    def arrive(self) -> None:
        """Suggest words."""
        self._choice.fill()

    def leave(self) -> None:
        """Another screen is about to be seen: the password leaves this one."""
        self._choice.forget()
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._choice.field

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.actions_changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        if not self._busy:
            return  # another screen asked for it
        self._set_busy(False)
        self.finished.emit(self.tr("Your password is changed. Here is the new recovery sheet."))

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if self._busy:
            self._set_busy(False)
            self._problem.show_problems([(change_problem(error), self._choice.field)])
