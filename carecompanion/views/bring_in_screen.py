"""Bring notes in: a new notes file from a folder that “Take my notes elsewhere” wrote."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.bring_in import BringInModel, free_file
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.views.import_words import import_problem
from carecompanion.views.password_choice import PasswordChoice
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.synced_words import chosen_folder_words
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.notice import ErrorSummary, Notice

_SUFFIX = ".carevault"


class BringInScreen(Screen):
    """The folder, a name for the new file, a password; open notes stay as they are."""

    NAME = ScreenName.BRING_IN

    open_asked = Signal(object)

    def __init__(
        self,
        bring_in: BringInModel,
        notes_file: NotesFileModel,
        synced: SyncedFolders,
        hints: PassphraseHints,
        usual_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bring_in = bring_in
        self._synced = synced
        self._usual_folder = usual_folder
        self._folder: Path | None = None
        self._path = usual_folder
        self._made: Path | None = None
        self._busy = False
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading("", self.tr("Bring notes in"))
        self._message = Notice(plain=True)
        self._message.setObjectName("bring_in_message")
        self._message.hide()
        self.page.add(self._message)
        self._add_folder()
        self._add_place()
        self._choice = PasswordChoice(notes_file.suggested_words, hints)
        self._choice.entered.connect(self.choose_primary)
        self.page.add(self._choice)
        bring_in.busy_changed.connect(self._on_busy_changed)
        bring_in.made.connect(self._on_made)
        bring_in.failed.connect(self._on_failed)
        synced.looked.connect(self._on_looked)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._busy:
            return ScreenActions(primary=self.tr("Making your notes…"), back=True)
        if self._made is not None:
            return ScreenActions(primary=self.tr("Open these notes"), back=True)
        return ScreenActions(primary=self.tr("Make these notes"), back=True)

    def choose_primary(self) -> None:
        """Make the notes file, or open it once it is made."""
        if self._busy:
            return
        if self._made is not None:
            self.open_asked.emit(self._made)
            return
        self._message.hide()
        words = self._choice.problem()
        if self._folder is None:
            words, field = self.tr("Choose the folder your notes were taken to."), self._choose
            self._problem.show_problems([(words, field)])
        elif words:
            self._problem.show_problems([(words, self._choice.field)])
        else:
            self._problem.clear()
            self._bring_in.start(self._folder, self._path, self._choice.text())

    def arrive(self) -> None:
        """Begin anew, unless notes are being made."""
        if not self._busy:
            self._made = None
            self._message.hide()
            self._set_path(free_file(self._usual_folder, "notes", _SUFFIX))
            self._choice.fill()

    def leave(self) -> None:
        """Another screen is about to be seen: the password leaves this one."""
        self._choice.forget()
        self._problem.clear()
        self._warning.hide()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._choose

    def _add_folder(self) -> None:
        self.page.add(
            Body(
                self.tr(
                    "Choose a folder that “Take my notes elsewhere” wrote. A new notes file is "
                    "made of it. Other notes stay as they are."
                )
            )
        )
        self._from = Quiet(self.tr("No folder is chosen yet."))
        self._from.setObjectName("bring_in_folder")
        self._choose = PlainButton(self.tr("Choose the folder…"))
        self._choose.setObjectName("choose_bring_in_folder")
        self._choose.clicked.connect(self._choose_folder)
        self.page.add(self._from)
        self.page.add(FlowRow(self._choose))

    def _add_place(self) -> None:
        self.page.add(Section(self.tr("The new notes file")))
        self._place = Quiet("")
        self._place.setObjectName("bring_in_place")
        change = PlainButton(self.tr("Choose another name or folder…"))
        change.setObjectName("choose_bring_in_place")
        change.clicked.connect(self._choose_place)
        self._warning = Notice()
        self._warning.setObjectName("synced_warning")
        self._warning.hide()
        self.page.add(self._place)
        self.page.add(self._warning)
        self.page.add(FlowRow(change))

    def _set_path(self, path: Path) -> None:
        self._path = path
        self._warning.hide()
        self._place.setText(self.tr("It will be kept as {path}").format(path=path))
        self._synced.look_at(path.parent)

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder your notes were taken to"), str(Path.home())
        )
        if folder:
            self._folder = Path(folder)
            self._problem.clear()
            self._from.setText(self.tr("From the folder {folder}").format(folder=folder))

    @Slot()
    def _choose_place(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Name of the new notes file"),
            str(self._path),
            self.tr("Care Companion notes (*.carevault)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # an old file is never replaced
        )
        if chosen:
            path = Path(chosen)
            self._set_path(path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX))

    @Slot(object, str)
    def _on_looked(self, folder: Path, service: str) -> None:
        if folder == self._path.parent and service and self.isVisible():
            self._warning.say(chosen_folder_words(service))

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self._busy = busy
        self.actions_changed.emit()

    @Slot(object)
    def _on_made(self, path: Path) -> None:
        self._made = path
        self._choice.forget()
        words = self.tr(
            "All notes are in {name}, with all earlier changes. The folder they came from stays as "
            "it is, and it is not locked."
        )
        self._message.say(words.format(name=path.name))
        self.page.scroll_to_top()
        self.actions_changed.emit()

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        self._problem.show_problems([(import_problem(error), self._choose)])
