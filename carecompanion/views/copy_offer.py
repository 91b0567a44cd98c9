"""Saving a copy of a file: first what it means, then where, then how far, then where it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.errors import CareError
from carecompanion.domain.file_names import safe_file_name
from carecompanion.viewmodels.paper import PaperModel
from carecompanion.views.paper_words import copying_problem
from carecompanion.views.size_words import size_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.notice import Notice


class CopyOffer(QWidget):
    """Nothing to see until somebody asks for a copy."""

    opened = Signal()

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._message = Notice()
        self._message.setObjectName("copy_message")
        self._choose = PlainButton(self.tr("Choose where to save it…"))
        self._choose.setObjectName("choose_copy")
        self._choose.clicked.connect(self._choose_place)
        self._keep = QuietButton(self.tr("Do not save a copy"))
        self._keep.setObjectName("no_copy")
        self._keep.clicked.connect(self.rest)
        self._cancel = PlainButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancel_copy")
        self._cancel.clicked.connect(paper.cancel_copy)
        column = Column(self, gap=2)
        column.addWidget(self._message)
        column.addWidget(FlowRow(self._choose, self._keep, self._cancel))
        paper.copy_progressed.connect(self._on_progressed)
        paper.copied.connect(self._on_copied)
        paper.copy_failed.connect(self._on_failed)
        paper.copy_cancelled.connect(self._on_cancelled)
        self.rest()

    @Slot()
    def rest(self) -> None:
        """Go out of sight, unless a copy is being written."""
        self.setVisible(self._paper.is_copying)
        self._show_buttons(is_copying=self._paper.is_copying)
        if self._paper.is_copying:
            self._message.set_text(self.tr("Saving a copy…"))

    def open(self) -> None:
        """Say what a copy means, before anything is chosen."""
        if self._paper.is_copying:
            return
        self._show_buttons(is_choosing=True)
        self.show()
        self._message.say(
            self.tr(
                "A copy is not locked. Anyone who uses this computer, or the place you choose, "
                "can open it and read it. The file in your notes stays as it is."
            )
        )
        self._choose.setFocus()
        self.opened.emit()

    def _show_buttons(self, *, is_choosing: bool = False, is_copying: bool = False) -> None:
        self._choose.setVisible(is_choosing)
        self._keep.setVisible(is_choosing)
        self._cancel.setVisible(is_copying)

    @Slot()
    def _choose_place(self) -> None:
        paper = self._paper.paper
        if paper is None:
            return
        name = safe_file_name(paper.name, paper.media_type, otherwise=self.tr("Paper"))
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save a copy"), str(Path.home() / name), self.tr("All files (*)")
        )
        if chosen:
            self._show_buttons(is_copying=True)
            self._message.say(self.tr("Saving a copy…"))
            self._cancel.setFocus()
            self._paper.save_copy(Path(chosen))

    def _end(self, words: str) -> None:
        self._show_buttons()
        self.show()
        self._message.say(words)
        self.opened.emit()

    @Slot(int, int)
    def _on_progressed(self, done: int, in_all: int) -> None:
        words = self.tr("Saving a copy: {done} of {in_all}")
        self._message.set_text(words.format(done=size_words(done), in_all=size_words(in_all)))

    @Slot(object)
    def _on_copied(self, path: Path) -> None:
        words = self.tr(
            "Saved as {name} in the folder {folder}. This copy is not locked. Delete it when you "
            "no longer need it."
        )
        self._end(words.format(name=path.name, folder=path.parent))

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        self._end(copying_problem(error))

    @Slot()
    def _on_cancelled(self) -> None:
        self._end(
            self.tr("You stopped the copy. Nothing of it was kept. The file is in your notes.")
        )
