"""Backups: where they go, the newest one, making one now, and reading one through."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from carecompanion.domain.backups import BackupFile, CheckReport
from carecompanion.domain.errors import BackupPlaceMissingError, CareError, WrongPassphraseError
from carecompanion.viewmodels.backups import BackupModel
from carecompanion.views.backup_row import BackupRow
from carecompanion.views.backup_words import backup_problem, check_problem, check_words
from carecompanion.views.moment_words import moment_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column, keep_tab_order, remove_from_column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.notice import Notice, announce


class BackupsScreen(Screen):
    """Encrypted copies, made each day by themselves and whenever wanted (ux.md 2.10)."""

    NAME = ScreenName.BACKUPS

    restore_asked = Signal(object)

    def __init__(self, backups: BackupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._shown: tuple[BackupFile, ...] | None = None
        self._rows: list[BackupRow] = []
        self.add_heading("", self.tr("Backups"))
        self._message = Notice(plain=True)
        self._message.setObjectName("backup_message")
        self._message.hide()
        self.page.add(self._message)
        self._add_state()
        self._add_progress()
        self._add_list()
        backups.changed.connect(self._show)
        backups.progressed.connect(self._show_progress)
        backups.made.connect(self._on_made)
        backups.make_failed.connect(self._on_make_failed)
        backups.checked.connect(self._on_checked)
        backups.check_failed.connect(self._on_check_failed)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        making = self._backups.is_making
        words = self.tr("Stop the backup") if making else self.tr("Back up now")
        return ScreenActions(primary=words, back=True)

    def choose_primary(self) -> None:
        """Make a backup, or stop the one under way."""
        self._message.hide()
        if self._backups.is_making:
            self._backups.stop()
        else:
            self._backups.make_now()

    def arrive(self) -> None:
        """Look at the place."""
        self._message.hide()
        self._show()
        self._backups.look()

    def leave(self) -> None:
        """Another screen is about to be seen: what was typed leaves this one."""
        for row in self._rows:
            row.forget()

    def _add_state(self) -> None:
        card = Card()
        self._last = Section("")
        self._last.setObjectName("last_backup")
        card.add(self._last)
        card.add(
            Body(
                self.tr(
                    "A backup is made once a day while you use your notes. It is locked as they "
                    "are. A USB stick kept in another room is enough."
                )
            )
        )
        self._place = Quiet("")
        self._place.setObjectName("backup_place")
        card.add(self._place)
        self._near = Quiet(
            self.tr(
                "These backups are on the same disk as your notes. "
                "A copy on a USB stick also helps if that disk is lost."
            )
        )
        self._near.setObjectName("backups_near")
        card.add(self._near)
        self._choose = PlainButton(self.tr("Choose another place…"))
        self._choose.setObjectName("choose_backup_place")
        self._choose.clicked.connect(self._choose_place)
        self._usual = PlainButton(self.tr("Back up beside my notes"))
        self._usual.setObjectName("usual_backup_place")
        self._usual.clicked.connect(self._choose_usual_place)
        card.add(FlowRow(self._choose, self._usual))
        self.page.add(card)

    def _add_progress(self) -> None:
        self._progress = QProgressBar()
        self._progress.setObjectName("backup_progress")
        self._progress.setAccessibleName(self.tr("Progress of the backup"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.page.add(self._progress)

    def _add_list(self) -> None:
        self._list_title = Section(self.tr("The backups there"))
        self.page.add(self._list_title)
        self._list = QWidget()
        self._column = Column(self._list, gap=3)
        self.page.add(self._list)

    @Slot()
    def _show(self) -> None:
        folder = self._backups.folder
        if folder is None:
            return
        self._place.setText(self.tr("They go to {folder}").format(folder=folder))
        self._near.setVisible(self._backups.are_on_disk_of_notes)
        self._usual.setVisible(self._backups.place.folder is not None)
        self._last.setText(self._last_words())
        self._progress.setVisible(self._backups.is_making)
        problem = self._backups.problem
        if problem is not None:
            self._message.set_text(backup_problem(problem))
            self._message.show()
        self._show_rows()
        self.actions_changed.emit()

    def _last_words(self) -> str:
        last = self._backups.last
        if last is None and self._backups.problem is not None:
            return self.tr("Your backups cannot be seen now")
        if last is None:
            return self.tr("No backup yet")
        return self.tr("Last backup: {moment}").format(moment=moment_words(last))

    def _show_rows(self) -> None:
        files = self._backups.files
        if files == self._shown:
            return
        self._shown = files
        self._rows = self._rows_for(files)
        for place, row in enumerate(self._rows):
            row.set_place(place + 1)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        keep_tab_order(self._list)
        self._list_title.setVisible(bool(files))
        self._list.setVisible(bool(files))

    def _rows_for(self, files: tuple[BackupFile, ...]) -> list[BackupRow]:
        """A row for each backup. One that is shown stays as it is, with what is typed in it."""
        shown = {row.backup.path: row for row in self._rows if row.backup in files}
        for row in self._rows:
            if row.backup not in files:
                remove_from_column(self._column, row)
        return [shown.get(backup.path) or self._row(backup) for backup in files]

    def _row(self, backup: BackupFile) -> BackupRow:
        row = BackupRow(backup)
        row.check_asked.connect(self._backups.check)
        row.restore_asked.connect(self.restore_asked)
        row.grew.connect(self.page.show_whole)
        return row

    @Slot(int, int)
    def _show_progress(self, done: int, in_all: int) -> None:
        self._progress.setRange(0, max(in_all, 1))
        self._progress.setValue(done)

    @Slot()
    def _choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Where backups go"), str(self._backups.folder or Path.home())
        )
        if folder:
            self._message.hide()
            self._backups.set_place(Path(folder))

    @Slot()
    def _choose_usual_place(self) -> None:
        self._message.hide()
        self._choose.setFocus()  # the button that was pressed goes away
        self._backups.set_place(None)

    def _say(self, words: str) -> None:
        """What came of the button below is told at the top, which may be scrolled away."""
        self._message.say(words)
        self.page.scroll_to_top()

    @Slot(object)
    def _on_made(self, _backup: BackupFile) -> None:
        if self.isVisible():
            self._say(self.tr("The backup is made. It was read back and is whole."))

    @Slot(object)
    def _on_make_failed(self, error: CareError) -> None:
        if self.isVisible():
            self._say(backup_problem(error))
            if isinstance(error, BackupPlaceMissingError):
                self._backups.look()  # what was listed is not there either

    @Slot(object, object)
    def _on_checked(self, backup: BackupFile, report: CheckReport) -> None:
        self._answer(backup, check_words(report), is_problem=not report.is_complete)

    @Slot(object, object)
    def _on_check_failed(self, backup: BackupFile, error: CareError) -> None:
        words = check_problem(error)
        if isinstance(error, WrongPassphraseError):
            for row in self._rows_of(backup):
                row.refuse(words)
        else:
            self._answer(backup, words, is_problem=True)

    def _answer(self, backup: BackupFile, words: str, *, is_problem: bool) -> None:
        for row in self._rows_of(backup):
            row.show_answer(words, is_problem=is_problem)
            announce(row, words)

    def _rows_of(self, backup: BackupFile) -> list[BackupRow]:
        """Its row; none when it has gone from the list meanwhile."""
        return [row for row in self._rows if row.backup == backup]
