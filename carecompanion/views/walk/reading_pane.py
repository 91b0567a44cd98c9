"""The text behind a headline, to read, with the words that were asked for marked in it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from carecompanion.domain.findings import Finding
from carecompanion.domain.news import (
    News,
    NewsPart,
    NewsPlace,
    Stretch,
    stretch_after,
    stretch_around,
    stretch_before,
)
from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of
from carecompanion.views.theme.style import theme_of
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Strong
from carecompanion.views.widgets.panel import Panel
from carecompanion.views.widgets.scroll_page import scroll_bar_room

_LEAST_LINES = 3
_MOST = 1000
"""A stretch beside which the margins get what is left."""


class ReadingPane(QWidget):
    """Opens with the words marked and the keyboard in the text; Esc asks to close it.

    Of a long text it shows a stretch, so that a megabyte takes no longer than a page.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_pane")
        self._text = ""
        self._place = NewsPlace(NewsPart.HEADLINE, 0, 0)
        self._stretch = stretch_around("", 0)
        self._frame = Panel(role="card")
        column = Column(self._frame, gap=2, margin=3)
        self._title = Strong()
        column.addWidget(self._title)
        self._view = ReadOnlyText()
        self._view.setObjectName("the_text")
        self._title.setBuddy(self._view)
        self.setFocusProxy(self._view)
        column.addWidget(self._view, 1)
        self._earlier = self._button("earlier_text", self.tr("Earlier in the text"))
        self._earlier.clicked.connect(self._go_back)
        self._further = self._button("further_text", self.tr("Further on"))
        self._further.clicked.connect(self._go_on)
        close = PlainButton(self.tr("Close the text"))
        close.setObjectName("close_text")
        close.clicked.connect(self.closed)
        column.addWidget(FlowRow(close, self._earlier, self._further))
        self._lay_out()

    def show_words(self, news: News, finding: Finding) -> None:
        """Show the part of the text that holds a finding, and mark its words."""
        self._place = news.place_of(finding)
        is_headline = self._place.part is NewsPart.HEADLINE
        self._text = news.headline if is_headline else news.story
        words = self.tr("The text: headline") if is_headline else self.tr("The text: whole story")
        self._title.setText(words)
        self._view.setAccessibleName(words)
        self._view.setAccessibleDescription(finding.text)
        self._show(stretch_around(self._text, self._place.start))
        self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the column above it, at every text size; marked in the colours of the day."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._mark()

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, scroll_bar_room(self), 0)
        whole.addStretch(1)
        whole.addWidget(self._frame, _MOST)
        whole.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        self._frame.setMaximumWidth(round(COLUMN_PIXELS * scale_of(self)))

    def _button(self, name: str, words: str) -> QuietButton:
        button = QuietButton(words)
        button.setObjectName(name)
        return button

    def _show(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._view.setPlainText(stretch.text)
        self._earlier.setVisible(not stretch.is_first)
        self._further.setVisible(not stretch.is_last)
        self._mark()

    def _mark(self) -> None:
        """A ground and a line under the words: they stay when the caret goes elsewhere."""
        marked = QTextEdit.ExtraSelection()
        theme = theme_of(self)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.notice_ground))
        look.setForeground(QColor(theme.notice))
        look.setFontUnderline(True)
        cursor = self._cursor()
        marked.cursor, marked.format = cursor, look
        self._view.setExtraSelections([marked] if cursor.hasSelection() else [])

    def _select(self) -> None:
        self._view.setTextCursor(self._cursor())
        self._view.centerCursor()

    def _cursor(self) -> QTextCursor:
        """The words, where this stretch shows them."""
        cursor = QTextCursor(self._view.document())
        begin, end = self._stretch.begin, self._stretch.end
        start, stop = max(self._place.start, begin), min(self._place.end, end)
        if start < stop:
            cursor.setPosition(units(self._stretch.text[: start - begin]))
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(units(self._stretch.text[: stop - begin]), keep)
        return cursor

    @Slot()
    def _go_back(self) -> None:
        self._show(stretch_before(self._text, self._stretch))
        self._view.setFocus()

    @Slot()
    def _go_on(self) -> None:
        self._show(stretch_after(self._text, self._stretch))
        self._view.setFocus()


class ReadOnlyText(QPlainTextEdit):
    """Text that can be walked through, selected and copied, and not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter are for the pane and the screen."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        frame = self.contentsMargins()
        return QSize(0, ceil(_LEAST_LINES * self.fontMetrics().lineSpacing()) + 2 * frame.top() + 8)

    def sizeHint(self) -> QSize:
        """As little as it needs; a layout gives it more."""
        return self.minimumSizeHint()


def units(text: str) -> int:
    """Places of a text in a document of Qt: UTF-16 units, where CR LF is one line end."""
    pairs = text.count("\r\n")
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 - pairs
