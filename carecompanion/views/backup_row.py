"""One backup in the list: when, how large, which sheet opens it, and whether it can be read."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.backups import BackupFile
from carecompanion.views.moment_words import moment_words
from carecompanion.views.secret_field import SecretField
from carecompanion.views.size_words import size_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet, Strong
from carecompanion.views.widgets.notice import Notice


class BackupRow(Card):
    """Checking asks for the password or the code: so it shows that the person has one that fits."""

    check_asked = Signal(object, object)
    grew = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, backup: BackupFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backup = backup
        when = moment_words(backup.moment)
        self.add(Strong(when))
        self.add(Quiet(self._about()))
        self._answer = Notice(plain=True)
        self._answer.hide()
        self.add(self._answer)
        self._add_question(when)
        self._open = PlainButton(self.tr("Check this backup"))
        self._open.setAccessibleName(self.tr("Check the backup of {when}").format(when=when))
        self._open.clicked.connect(self._on_open)
        self._restore = PlainButton(self.tr("Go back to this backup…"))
        words = self.tr("Go back to the backup of {when}").format(when=when)
        self._restore.setAccessibleName(words)
        self._restore.clicked.connect(self._on_restore)
        self.add(FlowRow(self._open, self._restore))

    def set_place(self, place: int) -> None:
        """Which one in the list it is now, counted from 1."""
        for control, name in (
            (self._open, "check_backup"),
            (self._secret, "backup_secret"),
            (self._check, "read_backup"),
            (self._restore, "restore_backup"),
        ):
            control.setObjectName(f"{name}_{place}")

    def show_answer(self, words: str, *, is_problem: bool) -> None:
        """Say what the check found; after a problem the field stays, to try another password."""
        self._answer.set_text(words)
        self._answer.show()
        self._set_reading(False)
        had_focus = self._question.isAncestorOf(QApplication.focusWidget() or self)
        if not is_problem:
            self.forget()
            if had_focus:
                self._open.setFocus()  # not the button beside it, which would close the notes
        elif had_focus:
            self._ask_again()

    def refuse(self, words: str) -> None:
        """What was typed did not open it: say so at the field, which keeps the keyboard."""
        self._set_reading(False)
        if self._question.isHidden():
            return  # the person went away from it
        if self._question.isAncestorOf(QApplication.focusWidget() or self):
            self._secret.refuse(words)
            self.grew.emit(self._question)
        else:
            self._secret.show_problem(words)

    def forget(self) -> None:
        """Let go of what was typed."""
        self._secret.forget()
        self._question.hide()
        self._open.show()

    def _about(self) -> str:
        size = size_words(self.backup.size)
        if self.backup.key_name is None:
            return self.tr("{size}. The start of this file cannot be read.").format(size=size)
        words = self.tr("{size}. Opens with its password, or with recovery sheet {name}.")
        return words.format(size=size, name=self.backup.key_name)

    def _add_question(self, when: str) -> None:
        self._is_reading = False
        self._question = QWidget()
        column = Column(self._question, gap=2)
        self._secret = SecretField(self.tr("Password or recovery code of this backup"), about=when)
        self._secret.entered.connect(self._on_check)
        self._check = PlainButton(self.tr("Read it through"))
        self._check.clicked.connect(self._on_check)
        column.addWidget(self._secret)
        column.addWidget(FlowRow(self._check))
        self._question.hide()
        self.add(self._question)

    @Slot()
    def _on_open(self) -> None:
        self._answer.hide()
        self._open.hide()
        self._question.show()
        self._secret.setFocus()
        self.grew.emit(self._question)

    @Slot()
    def _on_check(self) -> None:
        if self._is_reading:
            return
        secret = self._secret.secret()
        if secret is None:
            self.refuse(self._secret.problem())
            return
        self._answer.hide()
        self._set_reading(True)
        self.check_asked.emit(self.backup, secret)

    def _ask_again(self) -> None:
        self._secret.ask_again()
        self.grew.emit(self._question)

    def _set_reading(self, is_reading: bool) -> None:
        """The button keeps the keyboard while it waits, so it says so instead of going grey."""
        self._is_reading = is_reading
        self._check.setText(self.tr("Reading…") if is_reading else self.tr("Read it through"))

    @Slot()
    def _on_restore(self) -> None:
        self.restore_asked.emit(self.backup)
