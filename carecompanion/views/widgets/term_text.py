"""A paragraph whose words with a meaning open it below, in place (mouse, Tab and Enter)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import EnterButton, QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.focus_ring import paint_focus_ring
from carecompanion.views.widgets.labels import Body, Quiet, Section, Strong, WrappingLabel
from carecompanion.views.widgets.notice import announce

_LEAST = 24
"""A word is at least so many pixels wide and high to the mouse."""
_ROUND = 3
"""So many pixels around a word belong to it: the focus ring stands there."""


class WordMeaning(NamedTuple):
    """A word of a paragraph, from `start` up to `end` in characters, and what it means.

    `apart` says what it is easily mixed up with, `caution` what to know first; both may be empty.
    """

    start: int
    end: int
    term: str
    name: str
    plain: str
    apart: str = ""
    caution: str = ""


class TermText(QWidget):
    """The paragraph, and below it the meaning that is open. Esc closes it.

    `spoken` is what a screen reader calls each {word}, where the usual words are taken. A `roomy`
    paragraph keeps the room of its words free, so that nothing moves when they come later.
    `more_asked` names the term whose card is wanted, `grew` what opened and is to be seen.
    """

    more_asked = Signal(str)
    grew = Signal(object)

    def __init__(
        self,
        text: str,
        words: Sequence[WordMeaning],
        parent: QWidget | None = None,
        *,
        role: str = "body",
        spoken: str = "",
        roomy: bool = False,
    ) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=2)
        self._label = _TermLabel(text, role=role, roomy=roomy or bool(words))
        self._label.chosen.connect(self._turn)
        self._column.addWidget(self._label)
        self._spoken = spoken
        self._words: tuple[WordMeaning, ...] = ()
        self._open: WordMeaning | None = None
        self._panel: _Meaning | None = None
        self._mark(words)

    @property
    def label(self) -> WrappingLabel:
        """The paragraph alone."""
        return self._label

    def text(self) -> str:
        """The words of the paragraph."""
        return self._label.text()

    def show_text(self, text: str, words: Sequence[WordMeaning] = ()) -> None:
        """Show another paragraph, or other words of this one; the same ones stay as they are."""
        if text == self.text() and tuple(words) == self._words:
            return
        self._take_away()
        if text != self.text():
            self._mark(())
            self._label.setText(text)
        self._mark(words)
        keep_tab_order(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the meaning and puts the keyboard back on its word."""
        if event.key() == Qt.Key.Key_Escape and self._open is not None:
            self._close()
        else:
            super().keyPressEvent(event)

    def _mark(self, words: Sequence[WordMeaning]) -> None:
        self._words = tuple(words)
        self._label.mark(self._words)
        if self._spoken:
            for place, word in enumerate(self._words):
                name = self._spoken.format(word=word.name)
                self._label.word_button(place).setAccessibleName(name)

    @Slot(int)
    def _turn(self, place: int) -> None:
        word = self._words[place]
        if word is self._open:
            self._close()
            return
        self._take_away()
        self._open = word
        self._panel = _Meaning(word)
        self._panel.closed.connect(self._close)
        self._panel.more_asked.connect(self.more_asked)
        self._column.addWidget(self._panel)
        self._panel.show()
        keep_tab_order(self)
        self.grew.emit(self._panel)
        announce(self._label, " ".join(filter(None, (word.caution, word.name, word.plain))))

    @Slot()
    def _close(self) -> None:
        place = self._words.index(self._open) if self._open is not None else 0
        self._label.word_button(place).setFocus()
        self._take_away()

    def _take_away(self) -> None:
        panel, self._panel, self._open = self._panel, None, None
        if panel is not None:
            self._column.removeWidget(panel)
            panel.hide()
            panel.setParent(None)
            panel.deleteLater()


class _Meaning(Card):
    """What a word means, with a way to its card."""

    closed = Signal()
    more_asked = Signal(str)

    def __init__(self, word: WordMeaning) -> None:
        super().__init__(gap=1)
        self._term = word.term
        self.setObjectName("meaning")
        if word.caution:
            self.add(WrappingLabel(word.caution, role="notice"))
        self.add(Strong(word.name))
        self.add(Quiet(word.plain) if word.caution else Body(word.plain))
        if word.apart:
            self.add(Quiet(word.apart))
        more = QuietButton(self.tr("Read more"))
        more.setAccessibleName(self.tr("Read more about {word}").format(word=word.name))
        more.clicked.connect(self._ask_for_more)
        close = QuietButton(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the meaning of {word}").format(word=word.name))
        close.clicked.connect(self.closed)
        self.add(FlowRow(more, close))

    @Slot()
    def _ask_for_more(self) -> None:
        self.more_asked.emit(self._term)


class _TermLabel(WrappingLabel):
    """Words with a meaning have a dotted line under them, and a button over them."""

    chosen = Signal(int)

    def __init__(self, text: str, *, role: str, roomy: bool) -> None:
        self._places: tuple[tuple[int, int], ...] = ()
        self._buttons: list[_WordButton] = []
        self.line_height = Section.line_height if role == "section" else self.line_height
        super().__init__(text, role=role)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if roomy:
            self._make_room()

    def mark(self, words: Sequence[WordMeaning]) -> None:
        """Underline these words and no others."""
        for button in self._buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        text = self.text()
        self._places = tuple((_units(text, word.start), _units(text, word.end)) for word in words)
        self._buttons = [_WordButton(word, self) for word in words]
        for button in self._buttons:
            button.clicked.connect(self._on_clicked)
            button.show()
        if words:
            self._make_room()
        self._forget_layout()
        self._place_buttons()
        self.updateGeometry()
        self.update()

    def word_button(self, place: int) -> QWidget:
        """What has the keyboard for a word."""
        return self._buttons[place]

    def emphasis(self) -> list[QTextLayout.FormatRange]:
        """A dotted line under each word that has a meaning."""
        return [_dotted(start, end) for start, end in self._places]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons over their words."""
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """The same after a change of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place_buttons()

    def _make_room(self) -> None:
        """For the ring around a word."""
        if not self.contentsMargins().top():
            self.setContentsMargins(0, _ROUND, 0, _ROUND)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        return [*super()._formats(), *self.emphasis()]

    def _place_buttons(self) -> None:
        layout, height = self._layout_for(self.contentsRect().width())
        left, top = self.contentsRect().left(), round(self._top_of(height))
        for button, (start, end) in zip(self._buttons, self._places, strict=True):
            place = _over(layout, start, end).translated(left, top)
            button.setGeometry(place.intersected(self.rect()))  # a word at the end of a line

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _WordButton):
            self.chosen.emit(self._buttons.index(button))


class _WordButton(EnterButton):
    """Lies over a word that the paragraph paints, and paints the focus ring alone."""

    def __init__(self, word: WordMeaning, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "link")
        self.setObjectName(f"word_{word.term}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("What {word} means").format(word=word.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the ring."""
        if self.hasFocus():
            paint_focus_ring(self)


def _over(layout: QTextLayout, start: int, end: int) -> QRect:
    """Where a word stands; of a word in two lines, its longer part."""
    parts = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            ends = (_x(line.cursorToX(first)), _x(line.cursorToX(last)))
            rect = line.rect()
            parts.append((min(ends), rect.top(), abs(ends[1] - ends[0]), line.height()))
    if not parts:
        return QRect()
    left, top, width, height = max(parts, key=lambda part: part[2])
    wide, high = max(width + 2 * _ROUND, _LEAST), max(height + 2, _LEAST)
    return QRect(
        round(max(0.0, left - (wide - width) / 2)),
        round(top - (high - height) / 2),
        round(wide),
        round(high),
    )


def _x(place: object) -> float:
    """Qt for Python gives the place and the cursor, its stubs say the place alone."""
    return float(place[0]) if isinstance(place, tuple) else float(str(place))


def _dotted(start: int, end: int) -> QTextLayout.FormatRange:
    each = QTextLayout.FormatRange()
    each.start, each.length = start, end - start
    each.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return each


def _units(text: str, count: int) -> int:
    """So many letters of a text in the units that Qt counts."""
    return len(text[:count].encode("utf-16-le", "surrogatepass")) // 2
