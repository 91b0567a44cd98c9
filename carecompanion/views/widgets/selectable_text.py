"""Text that can be selected and copied with the mouse, and is no stop for the Tab key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu, QWidget

from carecompanion.views.widgets.labels import WrappingLabel


class SelectableText(WrappingLabel):
    """A fact or a question: drag or double-click to select, Ctrl+C or the context menu to copy."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "body"
    ) -> None:
        super().__init__(text, parent, role=role)
        self._anchor = 0
        self._caret = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def selected_text(self) -> str:
        """The selected part; empty when nothing is selected."""
        first, last = sorted((self._anchor, self._caret))
        return self.text().encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")

    def select_all(self) -> None:
        """Select everything."""
        self._select(0, len(self.text().encode("utf-16-le")) // 2)

    def copy(self) -> None:
        """Put the selected part, or everything, on the clipboard."""
        QGuiApplication.clipboard().setText(self.selected_text() or self.text())

    def setText(self, text: str) -> None:
        """Show another text; nothing is selected then."""
        self._anchor = self._caret = 0
        super().setText(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin here."""
        if event.button() is Qt.MouseButton.LeftButton:
            place = self._place_at(event.position().toPoint())
            self._select(place, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to here."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._anchor, self._place_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what is selected."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        layout, _ = self._layout_for(self.contentsRect().width())
        place = self._place_at(event.position().toPoint())
        word = QTextLayout.CursorMode.SkipWords
        start = layout.previousCursorPosition(min(place + 1, len(layout.text())), word)
        end = layout.nextCursorPosition(start, word)
        words = self.text().encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        self._select(start, start + len(words.rstrip().encode("utf-16-le")) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something here; the rest goes on."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays selected when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._select(0, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Select all"), self.select_all)
        menu.popup(event.globalPos())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        if self._anchor == self._caret:
            return super()._formats()
        chosen = QTextLayout.FormatRange()
        chosen.start = min(self._anchor, self._caret)
        chosen.length = abs(self._anchor - self._caret)
        palette = self.palette()
        chosen.format.setBackground(QBrush(palette.color(QPalette.ColorRole.Highlight)))
        chosen.format.setForeground(QBrush(palette.color(QPalette.ColorRole.HighlightedText)))
        return [chosen]

    def _select(self, anchor: int, caret: int) -> None:
        if (anchor, caret) != (self._anchor, self._caret):
            self._anchor, self._caret = anchor, caret
            self.update()

    def _place_at(self, point: QPoint) -> int:
        layout, height = self._layout_for(self.contentsRect().width())
        top = self._top_of(height)
        inner = QPointF(point) - QPointF(self.contentsRect().left(), top)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if inner.y() < line.y() + line.height() or number == layout.lineCount() - 1:
                return int(line.xToCursor(inner.x()))
        return 0
