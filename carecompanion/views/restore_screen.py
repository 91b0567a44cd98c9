"""Going back to a backup: both dates first, then the backup takes the place of the notes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.backup_names import moment_named
from carecompanion.domain.backups import Restored, RestoreDates
from carecompanion.domain.errors import CareError, WrongPassphraseError
from carecompanion.domain.vault_secrets import Secret
from carecompanion.viewmodels.rescue import RescueModel
from carecompanion.views.moment_words import moment_words
from carecompanion.views.rescue_words import rescue_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.secret_field import SecretField
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.focus_ring import paint_focus_ring
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.notice import ErrorSummary, announce


class RestoreScreen(Screen):
    """One of the three things that ask first (ux.md 2.1), because it takes a file's place."""

    NAME = ScreenName.RESTORE

    finished = Signal(object)

    def __init__(self, rescue: RescueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue = rescue
        self._vault: Path | None = None
        self._backup: Path | None = None
        self._dates: RestoreDates | None = None
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Go back to a backup"))
        closed = self.tr("Your notes are closed. Nothing changes until the backup is put in place.")
        self.page.add(Body(closed))
        self._add_choice()
        self._dates_card = self._add_dates()
        rescue.compared.connect(self._on_compared)
        rescue.restored.connect(self._on_restored)
        rescue.failed.connect(self._on_failed)
        rescue.busy_changed.connect(self._on_busy_changed)

    def set_files(self, vault: Path, backup: Path | None) -> None:
        """Which notes, and which backup; None lets the person choose one."""
        self._vault = vault
        self._set_backup(backup)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._busy:
            words = self.tr("One moment…")
        elif self._dates is None:
            words = self.tr("Show both dates")
        else:
            words = self.tr("Put the backup in place")
        return ScreenActions(primary=words, back=True)

    def choose_primary(self) -> None:
        """First compare, then, once both dates are there, restore."""
        if self._busy or self._vault is None:
            return
        self._problem.clear()
        if self._backup is None:
            self._problem.show_problems([(self.tr("Choose a backup first."), self._choose)])
            return
        secret = self._secret.secret()
        if secret is None:
            self._problem.show_problems([(self._secret.problem(), self._secret)])
        elif self._dates is None:
            self._rescue.compare(self._backup, secret, self._vault)
        else:
            self._restore(self._backup, secret, self._vault)

    def leave(self) -> None:
        """Another screen is about to be seen: what was typed leaves this one."""
        self._secret.forget()
        self._problem.clear()
        self._forget_dates()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._choose if self._backup is None else self._secret

    def _add_choice(self) -> None:
        card = Card()
        self._title = Section("")
        self._title.setObjectName("backup_title")
        card.add(self._title)
        self._file = Quiet("")
        self._file.setObjectName("backup_file")
        card.add(self._file)
        self._choose = PlainButton("")
        self._choose.setObjectName("choose_backup")
        self._choose.clicked.connect(self._choose_backup)
        card.add(FlowRow(self._choose))
        self._secret = SecretField(self.tr("Password or recovery code of this backup"))
        self._secret.setObjectName("backup_secret")
        self._secret.entered.connect(self._on_entered)
        self._secret.typed.connect(self._forget_dates)
        card.add(self._secret)
        self.page.add(card)

    def _add_dates(self) -> _Dates:
        card = _Dates()
        self._backup_date = Body("")
        self._present_date = Body("")
        card.add(self._backup_date)
        card.add(self._present_date)
        # Short: all of the card is to be in sight at 200 %. Where they are kept is told afterwards.
        card.add(Quiet(self.tr("The notes you have now are kept first. Nothing is lost.")))
        card.hide()
        self.page.add(card)
        return card

    def _set_backup(self, backup: Path | None) -> None:
        self._backup = backup
        self._forget_dates()
        self._title.setText(_backup_title(backup))
        self._choose.setText(
            self.tr("Choose a backup file…")
            if backup is None
            else self.tr("Choose another backup file…")
        )
        self._file.setVisible(backup is not None)
        self._file.setText(
            self.tr("File: {name}").format(name=backup.name) if backup is not None else ""
        )

    def _restore(self, backup: Path, secret: Secret, vault: Path) -> None:
        self._rescue.restore(backup, secret, vault)

    @Slot()
    def _on_entered(self) -> None:
        """Enter shows the dates; a second Enter puts nothing in place before they are read."""
        if self._dates is None:
            self.choose_primary()

    @Slot()
    def _choose_backup(self) -> None:
        start = self._backup or self._vault or Path.home()
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a backup"),
            str(start.parent),
            self.tr("Care Companion notes (*.carevault);;All files (*)"),
        )
        if chosen:
            self._set_backup(Path(chosen))
            self._secret.setFocus()

    @Slot()
    def _forget_dates(self) -> None:
        self._dates = None
        self._dates_card.hide()
        self.actions_changed.emit()

    @Slot(object)
    def _on_compared(self, dates: RestoreDates) -> None:
        if not self.isVisible():
            return
        self._dates = dates
        said = (self._backup_words(dates), self._present_words(dates))
        self._backup_date.setText(said[0])
        self._present_date.setText(said[1])
        self._dates_card.show()
        self.page.show_whole(self._dates_card)
        self.actions_changed.emit()
        # What comes next is to read: the field gives way, so that all of it is in sight.
        self._dates_card.setAccessibleDescription(" ".join(said))
        self._dates_card.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(said))

    def _backup_words(self, dates: RestoreDates) -> str:
        if dates.backup is None:
            return self.tr("The backup holds no changes.")
        words = self.tr("The backup opens and is whole. Its newest change is from {moment}.")
        return words.format(moment=moment_words(dates.backup))

    def _present_words(self, dates: RestoreDates) -> str:
        if dates.present is None:
            return self.tr("There are no notes in its place.")
        words = (
            self.tr("The newest change in the notes you have now is from {moment}.")
            if dates.present_is_exact
            else self.tr("The file of the notes you have now is from {moment}.")
        )
        return words.format(moment=moment_words(dates.present))

    @Slot(object)
    def _on_restored(self, restored: Restored) -> None:
        if self.isVisible():
            self.finished.emit(restored)

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if not self.isVisible():
            return
        words = rescue_problem(error)
        if isinstance(error, WrongPassphraseError):
            self._secret.refuse(words)
        else:
            self._problem.show_problems([(words, self._secret)])

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self._busy = busy
        self.actions_changed.emit()


class _Dates(Card):
    """Both dates. It takes the keyboard, which then presses nothing: first one reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Both dates"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, with the focus ring when it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus_ring(self)


def _backup_title(backup: Path | None) -> str:
    """What is about to be put in place, as people call it; file names are for computers."""
    tr = QCoreApplication.translate
    if backup is None:
        return tr("RestoreScreen", "No backup is chosen yet")
    moment = moment_named(backup.name)
    if moment is None:
        return tr("RestoreScreen", "The file you chose")
    return tr("RestoreScreen", "The backup of {moment}").format(moment=moment_words(moment))
