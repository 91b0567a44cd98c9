"""After the three questions: eight short things to ask of any headline, to take along as text."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.deeper import ClosingWords
from carecompanion.viewmodels.deeper import DeeperModel
from carecompanion.views.walk.folded_panel import FoldedPanel
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import announce


class ClosingPanel(FoldedPanel):
    """The eight things, and two questions to hold side by side (S0 53, 54)."""

    def __init__(self, deeper: DeeperModel, parent: QWidget | None = None) -> None:
        super().__init__(
            deeper,
            parent,
            name="closing_eight",
            title=self.tr("Before you go: eight short things to ask about any headline"),
            lead="",
            show=self.tr("Show the eight"),
            hide=self.tr("Hide the eight"),
        )

    def make_inside(self) -> QWidget:
        """The words, and a way to take them along."""
        self._closing = ClosingText()
        return self._closing

    @Slot()
    def show_inside(self) -> None:
        """Show the words in the voice of who keeps the notes."""
        self._closing.show_words(self.deeper.closing)


class ClosingText(QWidget):
    """The words, and a way to take them along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, gap=2)
        self._eight = Body()
        self._eight.setObjectName("closing_lines")
        self._from = Quiet()
        self._to = Body()
        self._to.setObjectName("closing_then")
        for label in (self._eight, self._from, self._to):
            column.addWidget(label)
        copy = QuietButton(self.tr("Copy as text"))
        copy.setObjectName("copy_closing")
        copy.setAccessibleName(self.tr("Copy as text: the eight short things"))
        copy.clicked.connect(self._copy)
        self._copied = Quiet(self.tr("Copied. It holds nothing from your notes."))
        self._copied.hide()
        column.addWidget(FlowRow(copy))
        column.addWidget(self._copied)

    def show_words(self, words: ClosingWords) -> None:
        """Show the eight lines and the pair."""
        lines = (f"{number}.  {line}" for number, line in enumerate(words.eight, start=1))
        self._eight.setText("\n".join(lines))
        self._from.setText(
            self.tr("A headline often leaves one question: “{question}”").format(
                question=words.first
            )
        )
        self._to.setText(self.tr("This one asks more: “{question}”").format(question=words.then))
        self._copied.hide()

    @Slot()
    def _copy(self) -> None:
        texts = (label.text() for label in (self._eight, self._from, self._to))
        QApplication.clipboard().setText("\n\n".join(texts))
        self._copied.show()
        announce(self, self._copied.text())
