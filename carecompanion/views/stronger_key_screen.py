"""A newer way to lock the notes: the same password, another key, and so another sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.recovery import RecoveryModel
from carecompanion.views.change_words import change_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import ErrorSummary
from carecompanion.views.widgets.password_field import PasswordField


class StrongerKeyScreen(Screen):
    """Offered on Home where the notes were locked by an older version; never done unasked."""

    NAME = ScreenName.STRONGER_KEY

    finished = Signal(str)

    def __init__(self, recovery: RecoveryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Make your notes harder to open for strangers"))
        self.page.add(
            Body(
                self.tr(
                    "This version has a newer way to lock notes. With it, guessing your password "
                    "takes longer. Your password stays the same."
                )
            )
        )
        self._password = PasswordField()
        self._password.setObjectName("present_password")
        self._password.entered.connect(self.choose_primary)
        self._row = FormRow(self.tr("Your password"), self._password)
        self.page.add(self._row)
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
        recovery.strengthen_refused.connect(self._on_refused)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        words = self.tr("Changing…") if self._busy else self.tr("Lock my notes the new way")
        return ScreenActions(primary=words, back=True, later=True)

    def choose_primary(self) -> None:
        """Do it, once the password is there."""
        if self._busy:
            return
        if not self._password.text():
            self._say(self.tr("Enter the password for your notes."))
            return
        self._row.set_error("")
        self._problem.clear()
        self._set_busy(True)
        self._recovery.strengthen(self._password.text())

    def choose_later(self) -> None:
        """Leave the notes as they are; the offer stays on Home."""
        self.finished.emit("")

    def leave(self) -> None:
        """Another screen is about to be seen: the password leaves this one."""
        self._password.clear()
        self._row.set_error("")
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._password

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.actions_changed.emit()

    def _say(self, words: str) -> None:
        self._row.set_error(words)
        self._problem.show_problems([(words, self._password)])

    @Slot()
    def _on_changed(self) -> None:
        if self._busy:
            self._set_busy(False)
            self.finished.emit(
                self.tr("Your notes are locked the new way. Here is the new recovery sheet.")
            )

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if self._busy:
            self._set_busy(False)
            self._say(change_problem(error))

    @Slot()
    def _on_refused(self) -> None:
        if self._busy:
            self._set_busy(False)
            self._say(self.tr("That is not the password of these notes. Nothing was changed."))
            self._password.select_all()
