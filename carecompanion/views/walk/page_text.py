"""The printout as text: to read with any size of type or a screen reader, and to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body


class PageText(QWidget):
    """The same content in the same order as the page, under two buttons."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = PlainButton(self.tr("Read as text"))
        self._read.setObjectName("read_as_text")
        self._read.clicked.connect(self._toggle)
        self._copy = QuietButton(self.tr("Copy as text"))
        self._copy.setObjectName("copy_as_text")
        self._copy.clicked.connect(self._on_copy)
        self._text = Body("")
        self._text.setObjectName("page_text")
        self._text.hide()
        self._lines = ""
        column = Column(self, gap=3)
        column.addWidget(FlowRow(self._read, self._copy))
        column.addWidget(self._text)

    def show_lines(self, lines: str) -> None:
        """The text of the newest printout."""
        self._lines = lines
        self._text.setText(lines)

    def forget(self) -> None:
        """Let go of it."""
        self.show_lines("")
        self._text.hide()

    @Slot()
    def _toggle(self) -> None:
        self._text.setVisible(self._text.isHidden())

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._lines)
        self.copied.emit()
