"""Take my notes elsewhere: everything in open formats, and back in from such a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from carecompanion.domain.errors import CareError, ExportStoppedError
from carecompanion.viewmodels.elsewhere import ElsewhereModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.views.people_words import people_words
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow


class ElsewhereSection(Card):
    """Says before it starts that the folder is not locked, and afterwards where it is."""

    bring_in_asked = Signal()
    said = Signal(object)

    def __init__(
        self, elsewhere: ElsewhereModel, people: PeopleModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._elsewhere = elsewhere
        self._people = people
        self._took_one = False
        self.add(Section(self.tr("Take my notes elsewhere")))
        self.add(
            Body(
                self.tr(
                    "This writes all your notes and files into a folder that other programs can "
                    "read. That folder is not locked. Anyone who has it can read it."
                )
            )
        )
        self._alone = CheckRow("")
        self._alone.setObjectName("take_out_one_person")
        self._alone.hide()
        self.add(self._alone)
        self._message = Notice(plain=True)
        self._message.setObjectName("elsewhere_message")
        self._message.hide()
        self.add(self._message)
        self._go_on = PlainButton(self.tr("Write them there all the same"))
        self._go_on.setObjectName("take_out_anyway")
        self._go_on.clicked.connect(self._on_go_on)
        self._go_on.hide()
        self._take_out = PlainButton(self.tr("Choose a folder and take my notes…"))
        self._take_out.setObjectName("take_out")
        self._take_out.clicked.connect(self._choose)
        bring_in = PlainButton(self.tr("Bring notes in from such a folder…"))
        bring_in.setObjectName("bring_in")
        bring_in.clicked.connect(self.bring_in_asked)
        self._add_progress()
        self.add(FlowRow(self._go_on, self._take_out, self._cancel, bring_in))
        self._connect_model()

    def show_present(self) -> None:
        """Offer one person's notes alone where there are several; tell once of a lock."""
        if self._elsewhere.take_cut_short():
            self._say(
                self.tr(
                    "Your notes were locked while they were being written. Nothing of that stays. "
                    "Your notes are safe. Take them again."
                )
            )
        self._alone.setVisible(self._people.are_several)
        current = self._people.current
        if current is not None:
            called = people_words(self._people.people)[current.id]
            self._alone.set_text(self.tr("Only the notes about {name}").format(name=called))
        self._alone.set_ticked(False)

    def hide_message(self) -> None:
        """Take away what was said, unless notes are still being written."""
        self._go_on.hide()
        if not self._elsewhere.is_busy:
            self._message.hide()

    def _add_progress(self) -> None:
        self._progress = QProgressBar()
        self._progress.setObjectName("take_out_progress")
        self._progress.setAccessibleName(self.tr("Progress of the writing"))
        self._progress.setTextVisible(False)
        self._cancel = PlainButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancel_take_out")
        self._cancel.clicked.connect(self._elsewhere.stop)
        self._cancel.hide()
        self._progress.hide()
        self.add(self._progress)

    def _show_writing(self, is_writing: bool) -> None:
        """Either button in the place of the other, with the keyboard if the other had it."""
        shown, gone = self._cancel, self._take_out
        if not is_writing:
            shown, gone = gone, shown
        had_focus = self.window().focusWidget() is gone
        shown.show()
        if had_focus:
            shown.setFocus()
        gone.hide()
        self._progress.setVisible(is_writing)

    def _end(self, words: str) -> None:
        self._show_writing(False)
        self._say(words)

    def _connect_model(self) -> None:
        self._elsewhere.service_found.connect(self._on_service_found)
        self._elsewhere.began.connect(self._on_began)
        self._elsewhere.progressed.connect(self._on_progressed)
        self._elsewhere.written.connect(self._on_written)
        self._elsewhere.failed.connect(self._on_failed)

    def _say(self, words: str) -> None:
        self._message.say(words)
        self.said.emit(self._message)

    @Slot()
    def _choose(self) -> None:
        if self._elsewhere.is_busy:
            return  # one folder after the other; what is being written says so
        self.hide_message()
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder to take your notes to"), str(Path.home())
        )
        if folder:
            current = self._people.current
            is_one = current is not None and self._people.are_several and self._alone.is_chosen()
            person_id = current.id if current is not None and is_one else None
            self._took_one = person_id is not None
            name = self.tr("Care Companion notes")
            self._elsewhere.choose(Path(folder), name, person_id=person_id)

    @Slot()
    def _on_go_on(self) -> None:
        self._take_out.setFocus()
        self._go_on.hide()
        self._elsewhere.go_on()

    @Slot(str)
    def _on_service_found(self, service: str) -> None:
        words = self.tr(
            "This folder is copied to the internet by {service}. Your notes would not be locked "
            "there. You can choose another folder."
        )
        self._say(words.format(service=service))
        self._go_on.show()
        self.said.emit(self)

    @Slot()
    def _on_began(self) -> None:
        self._say(self.tr("Writing your notes… You can go on working meanwhile."))
        self._progress.setRange(0, 0)
        self._show_writing(True)
        self.said.emit(self)

    @Slot(int, int)
    def _on_progressed(self, done: int, in_all: int) -> None:
        self._progress.setRange(0, max(in_all, 1))
        self._progress.setValue(done)

    @Slot(object)
    def _on_written(self, folder: Path) -> None:
        words = self.tr(
            "All your notes are in the folder {folder}. To read them, open notes.html there. "
            "That folder is not locked."
        )
        if self._took_one:
            words = self.tr(
                "The notes about this person are in the folder {folder}. To read them, open "
                "notes.html there. That folder is not locked."
            )
        self._end(words.format(folder=folder))

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        self._end(
            self.tr("Stopped. Nothing of it stays there. Your notes are as they were.")
            if isinstance(error, ExportStoppedError)
            else self.tr(
                "Your notes could not be written there. Your notes file is safe. The disk may be "
                "full, or the folder read-only. Choose another folder."
            )
        )
