"""First run, screen 2: a password for the notes, suggested and visible, typed once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.errors import CareError, DiskFullError, VaultExistsError
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.views.password_choice import PasswordChoice
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.settings_parts.remember import RememberTick
from carecompanion.views.synced_words import chosen_folder_words
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import ErrorSummary, Notice


class PasswordScreen(Screen):
    """Four suggested words are there already; anything of 12 characters or more will do."""

    NAME = ScreenName.PASSWORD

    def __init__(
        self,
        notes_file: NotesFileModel,
        new_file: Path,
        *,
        remember: RememberModel,
        hints: PassphraseHints,
        synced: SyncedFolders,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes_file = notes_file
        self._remember = remember
        self._synced = synced
        self._path = new_file
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Choose a password for your notes"))
        self.page.add(
            Body(
                self.tr(
                    "Your notes are locked with it. Nobody else has it, so nobody can send you a "
                    "new one. Write it on paper and keep it safe."
                )
            )
        )
        self._choice = PasswordChoice(notes_file.suggested_words, hints)
        self._choice.entered.connect(self.choose_primary)
        self.page.add(self._choice)
        self._tick = RememberTick("remember_new")
        self._tick.hide()
        self.page.add(self._tick)
        self._add_place()
        remember.changed.connect(self._show_tick)
        synced.looked.connect(self._on_looked)
        notes_file.open_failed.connect(self._on_failed)
        notes_file.busy_changed.connect(self._on_busy_changed)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        words = self.tr("Making your notes…") if self._busy else self.tr("Start my notes")
        return ScreenActions(primary=words, back=True)

    def choose_primary(self) -> None:
        """Make the notes file, unless the password is too short."""
        words = self._choice.problem()
        if words:
            self._problem.show_problems([(words, self._choice.field)])
        elif not self._busy:
            self._problem.clear()
            self._remember.wish(self._tick.isVisible() and self._tick.is_ticked)
            self._notes_file.create(self._path, self._choice.text())

    def build_more(self) -> bool:
        """Have four words ready: the list they come from takes a moment to load."""
        self._choice.fill()
        return False

    def arrive(self) -> None:
        """Show what the models hold now."""
        self.build_more()
        self._tick.set_ticked(False)
        self._show_tick()
        self._remember.ask_store()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._problem.clear()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._choice.field

    def forget(self) -> None:
        """The notes are open: the password leaves the screen."""
        self._choice.forget()

    def _add_place(self) -> None:
        self._place = Quiet("")
        self._place.setObjectName("notes_place")
        change = PlainButton(self.tr("Choose another folder…"))
        change.setObjectName("choose_folder")
        change.clicked.connect(self._choose_folder)
        self._warning = Notice()
        self._warning.setObjectName("synced_warning")
        self._warning.hide()
        self.page.add(self._place)
        self.page.add(self._warning)
        row = FlowRow()
        row.add(change)
        self.page.add(row)
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(
            self.tr("Your notes are kept in one file on this computer: {path}").format(
                path=self._path
            )
        )

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for your notes"), str(self._path.parent)
        )
        if folder:
            self._path = Path(folder) / self._path.name
            self._show_place()
            self._warning.hide()
            self._synced.look_at(self._path.parent)

    @Slot()
    def _show_tick(self) -> None:
        """Without a password store to trust there is no tick, and nothing else changes."""
        self._tick.setVisible(self._remember.is_available)

    @Slot(object, str)
    def _on_looked(self, folder: Path, service: str) -> None:
        if folder == self._path.parent and service and self.isVisible():
            self._warning.say(chosen_folder_words(service))

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if self.isVisible():
            self._problem.show_problems([(self._failure_words(error), self._choice.field)])

    def _failure_words(self, error: CareError) -> str:
        if isinstance(error, VaultExistsError):
            return self.tr(
                "There are notes in this folder already. They are safe. Open them, or choose "
                "another folder."
            )
        if isinstance(error, DiskFullError):
            return self.tr(
                "The disk is full or takes no more. Free some space, or choose another folder."
            )
        return self.tr("This folder cannot be written to. Choose another folder.")

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self._busy = busy
        self.actions_changed.emit()
