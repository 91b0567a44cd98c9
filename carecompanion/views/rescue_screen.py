"""A damaged notes file: the newest backup, what can be read, and a start that can be mended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from carecompanion.domain.backups import BackupFile
from carecompanion.domain.errors import (
    CareError,
    CodeError,
    WrongFileNumberError,
    WrongPassphraseError,
)
from carecompanion.domain.recovery_code import read_number
from carecompanion.viewmodels.rescue import RescueModel, Salvaged
from carecompanion.views.moment_words import day_words
from carecompanion.views.rescue_words import found_words, rescue_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.secret_field import SecretField
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary, Notice, announce


class RescueScreen(Screen):
    """Every way back, the surest first. Only mending changes the file, and that by its start."""

    NAME = ScreenName.RESCUE

    restore_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, rescue: RescueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue = rescue
        self._vault: Path | None = None
        self._newest: BackupFile | None = None
        self._recovered: Path | None = None
        self._asking: SecretField | None = None
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Part of your notes file cannot be read"))
        self.page.add(
            Body(
                self.tr("Keep the file, whatever you try. There are three ways back to your notes.")
            )
        )
        self._add_backup()
        self._add_salvage()
        self._add_mending()
        rescue.found.connect(self._on_found)
        rescue.salvaged.connect(self._on_salvaged)
        rescue.mended.connect(self._on_mended)
        rescue.failed.connect(self._on_failed)
        rescue.busy_changed.connect(self._on_busy_changed)
        rescue.progressed.connect(self._show_progress)

    def set_file(self, vault: Path) -> None:
        """The damaged notes file."""
        self._vault = vault
        self._newest = None
        self._recovered = None
        self._message.hide()
        self._salvaging.show()
        self._other_backup.hide()
        self._backup_words.setText(self.tr("Looking for backups…"))
        self.actions_changed.emit()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._recovered is not None:
            return ScreenActions(primary=self.tr("Open the new file"), back=True)
        return ScreenActions(primary=self.tr("Open a backup…"), back=True)

    def choose_primary(self) -> None:
        """What was just saved; before that the surest way, a backup."""
        if self._recovered is not None:
            self.open_asked.emit(self._recovered)
        else:
            self._open_backup()

    def leave(self) -> None:
        """Another screen is about to be seen: what was typed leaves this one."""
        self._salvage_secret.forget()
        self._mend_secret.forget()
        self._number.clear()
        self._problem.clear()

    def _add_backup(self) -> None:
        card = Card()
        card.add(Section(self.tr("Go back to a backup")))
        self._backup_words = Body("")
        self._backup_words.setObjectName("newest_backup")
        card.add(self._backup_words)
        other = PlainButton(self.tr("Open a backup…"))
        other.setObjectName("other_backup")
        other.clicked.connect(self._open_backup)
        self._other_backup = FlowRow(other)
        self._other_backup.hide()
        card.add(self._other_backup)
        self.page.add(card)

    def _add_salvage(self) -> None:
        card = Card()
        card.add(Section(self.tr("Save what can be read")))
        card.add(
            Body(
                self.tr(
                    "All that can be read goes into a new notes file. The same password and "
                    "recovery sheet open it, and you are told what could not be read."
                )
            )
        )
        self._salvage_secret = SecretField(self.tr("Password or recovery code"))
        self._salvage_secret.setObjectName("salvage_secret")
        self._salvage_secret.entered.connect(self._salvage)
        self._save = PlainButton(self.tr("Save what can be read"))
        self._save.setObjectName("salvage")
        self._save.clicked.connect(self._salvage)
        self._message = Notice(plain=True)
        self._message.setObjectName("rescue_message")
        self._message.hide()
        card.add(self._message)
        self._salvaging = QWidget()
        column = Column(self._salvaging, gap=3)
        column.addWidget(self._salvage_secret)
        column.addWidget(FlowRow(self._save))
        card.add(self._salvaging)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress of the reading"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        card.add(self._progress)
        self.page.add(card)

    def _add_mending(self) -> None:
        card = Card()
        card.add(Section(self.tr("Mend the start of the file")))
        card.add(
            Quiet(
                self.tr(
                    "If no password opens the file any more, its start may be damaged. The file "
                    "number at the bottom of your recovery sheet mends that."
                )
            )
        )
        self._number = LineField()
        self._number.setObjectName("file_number")
        self._number_row = FormRow(self.tr("File number on your recovery sheet"), self._number)
        card.add(self._number_row)
        self._mend_secret = SecretField(
            self.tr("Password or recovery code"), about=self.tr("with the file number")
        )
        self._mend_secret.setObjectName("mend_secret")
        self._mend_secret.entered.connect(self._mend)
        card.add(self._mend_secret)
        self._mend_button = PlainButton(self.tr("Mend the start"))
        self._mend_button.setObjectName("mend_start")
        self._mend_button.clicked.connect(self._mend)
        card.add(FlowRow(self._mend_button))
        self.page.add(card)

    @Slot()
    def _salvage(self) -> None:
        secret = self._salvage_secret.secret()
        self._asking = self._salvage_secret
        if secret is None:
            self._salvage_secret.refuse(self._salvage_secret.problem())
        elif self._vault is not None:
            self._problem.clear()
            self._progress.setRange(0, 0)
            self._progress.show()
            self._rescue.salvage(self._vault, secret)

    @Slot()
    def _mend(self) -> None:
        try:
            number = read_number(self._number.text())
        except CodeError as error:
            words = rescue_problem(error)
            self._number_row.set_error(words)
            self._number.setFocus()
            announce(self, words, polite=False)
            return
        self._number_row.set_error("")
        secret = self._mend_secret.secret()
        self._asking = self._mend_secret
        if secret is None:
            self._mend_secret.refuse(self._mend_secret.problem())
        elif self._vault is not None:
            self._problem.clear()
            self._rescue.mend_start(self._vault, secret, number)

    @Slot()
    def _open_backup(self) -> None:
        self.restore_asked.emit(self._newest.path if self._newest else None)

    @Slot(object)
    def _on_found(self, files: tuple[BackupFile, ...]) -> None:
        self._newest = files[0] if files else None
        self._backup_words.setText(
            self.tr("Your last backup is from {day}.").format(day=day_words(files[0].moment))
            if files
            else self.tr("There is none in the usual place. You may have one on a USB stick.")
        )

    @Slot(object)
    def _on_salvaged(self, salvaged: Salvaged) -> None:
        self._recovered = salvaged.file
        self._salvage_secret.forget()
        self._other_backup.show()  # the bar offers the new file now
        self.actions_changed.emit()
        if self.isVisible():
            self.bar_asked.emit()  # before the field that has the keyboard goes
        self._salvaging.hide()
        words = self.tr("The new file is {name}. {found}")
        self._message.say(words.format(name=salvaged.file.name, found=found_words(salvaged.report)))
        if self.isVisible():
            self.page.show_whole(self._message)

    @Slot()
    def _on_mended(self) -> None:
        if self._vault is not None:
            self.open_asked.emit(self._vault)

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if not self.isVisible() or self._asking is None:
            return
        words = rescue_problem(error)
        if isinstance(error, WrongPassphraseError):
            self._asking.refuse(words)
        else:
            field = self._number if isinstance(error, WrongFileNumberError) else self._asking
            self._problem.show_problems([(words, field)])

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        for button in (self._save, self._mend_button):
            button.setEnabled(not busy)
        if not busy:
            self._progress.hide()

    @Slot(int, int)
    def _show_progress(self, done: int, in_all: int) -> None:
        self._progress.setRange(0, max(in_all, 1))
        self._progress.setValue(done)
