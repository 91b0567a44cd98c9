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
from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of, space
from carecompanion.views.theme.style import theme_of
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Strong
from carecompanion.views.widgets.panel import Panel
from carecompanion.views.widgets.scroll_page import scroll_bar_room

_LEAST_LINES = 3
_MOST = 100_000
"""A stretch beside which the margins get what is left."""


class ReadingPane(QWidget):
    """Opens with the words marked and the keyboard in the text; Esc asks to close it.

    Of a long text it shows a stretch, so that a megabyte takes no longer than a page. Where it
    stands in the place of the rows, it says for which one it was opened and can do what that can.
    """

    closed = Signal()
    taken = Signal()

    def __init__(self, row: str, *, may_take: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._may_take = may_take
        self._is_alone = False
        self._part = ""
        self.setObjectName("reading_pane")
        self._text = ""
        self._place = NewsPlace(NewsPart.HEADLINE, 0, 0)
        self._stretch = stretch_around("", 0)
        self._frame = Panel(role="card")
        self._column = column = Column(self._frame, gap=2, margin=3)
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
        self._take = self._button("use_shown_words", self.tr("Use these words"))
        self._take.clicked.connect(self.taken)
        self._close = PlainButton("")
        self._close.setObjectName("close_text")
        self._close.clicked.connect(self.closed)
        column.addWidget(FlowRow(self._close, self._take, self._earlier, self._further))
        self._lay_out()

    def show_words(self, news: News, finding: Finding) -> None:
        """Show the part of the text that holds a finding, and mark its words."""
        self._place = news.place_of(finding)
        is_headline = self._place.part is NewsPart.HEADLINE
        self._text = news.headline if is_headline else news.story
        words = self.tr("The text: headline") if is_headline else self.tr("The text: whole story")
        self._part = words
        self._view.setAccessibleDescription(finding.text)
        use = self.tr("Use these words: “{words}”")
        self._take.setAccessibleName(use.format(words=" ".join(finding.text.split())))
        self._show_words_around()
        self._show(stretch_around(self._text, self._place.start))
        self._select()

    def set_alone(self, is_alone: bool) -> None:
        """Say what the row would say, while there is no room for it beside the text."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            self._column.set_margin((2, 1, 2, 1) if is_alone else 3)
            self._view.set_least(1 if is_alone else _LEAST_LINES)
            self._show_words_around()

    def least_beside(self) -> int:
        """The height in pixels with which it can stand below the rows."""
        least = self.minimumSizeHint().height()
        if self._is_alone:
            lines = (_LEAST_LINES - 1) * self._view.fontMetrics().lineSpacing()
            least += lines + 2 * (space(self, 3) - space(self, 1))
        return least

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

    def _show_words_around(self) -> None:
        name = self.tr("{row}: {part}").format(row=self._row, part=self._part)
        self._title.setText(self._row if self._is_alone else self._part)
        self._view.setAccessibleName(name if self._is_alone else self._part)
        back, close = self.tr("Back to the question"), self.tr("Close the text")
        self._close.setText(back if self._is_alone else close)
        self._take.setVisible(self._is_alone and self._may_take)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(self._frame, _MOST)
        whole.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        side, bar = space(self, 5), scroll_bar_room(self)
        left, right = (side + bar, side) if self.isRightToLeft() else (side, side + bar)
        self.setContentsMargins(left, 0, right, 0)
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
        self._least = _LEAST_LINES
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_least(self, lines: int) -> None:
        """At least so many lines in sight."""
        self._least = lines
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter are for the pane and the screen."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        frame = self.contentsMargins()
        return QSize(0, ceil(self._least * self.fontMetrics().lineSpacing()) + 2 * frame.top() + 8)

    def sizeHint(self) -> QSize:
        """As little as it needs; a layout gives it more."""
        return self.minimumSizeHint()


def units(text: str) -> int:
    """Places of a text in a document of Qt: UTF-16 units, where CR LF is one line end."""
    pairs = text.count("\r\n")
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 - pairs
