"""Text on screen: it wraps at every size, breaks long words, and is never markup.

QLabel clips words that are longer than the line and packs lines tightly, so these labels lay out
and paint their text themselves (docs/decisions/0031).
"""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from carecompanion.views.theme.lettering import font_for, ink_for
from carecompanion.views.theme.spacing import BODY_PIXELS, COLUMN_PIXELS
from carecompanion.views.theme.style import theme_of

_LINE_SEPARATOR = "\u2028"
_UNBOUNDED = 1_000_000
_LEAST_LETTERS = 14
"""A label gets as narrow as its longest word, or as this many letters."""


class WrappingLabel(QLabel):
    """Plain text in lines of 1.4 times the type size; `role` picks its look."""

    line_height = 1.4

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self._role = role
        self._type: QFont | None = None
        self._painted: tuple[int, tuple[QTextLayout, float]] | None = None
        self._heights: dict[int, float] = {}
        self._natural: tuple[QTextLayout, float, float] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        if text == self.text():
            return
        self._forget_layout()
        super().setText(text)

    def set_role(self, role: str) -> None:
        """Take another look."""
        self._role = role
        self.setProperty("role", role)
        self._forget_layout()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        margins = self.contentsMargins()
        sides = margins.left() + margins.right()
        widest = COLUMN_PIXELS * QFontInfo(self._font()).pixelSize() / BODY_PIXELS
        width = ceil(min(self._natural_layout()[1], widest)) + 1 + sides
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The least room that clips nothing."""
        metrics = QFontMetricsF(self._font())
        longest = max((metrics.horizontalAdvance(w) for w in self._shown().split()), default=0.0)
        width = min(longest, _LEAST_LETTERS * metrics.averageCharWidth()) + 1
        margins = self.contentsMargins()
        line = round(metrics.height()) + margins.top() + margins.bottom()
        return QSize(round(width) + margins.left() + margins.right(), line)

    def heightForWidth(self, width: int) -> int:
        """The height the words need at this width."""
        margins = self.contentsMargins()
        room = max(1, width - margins.left() - margins.right())
        return ceil(self._height_for(room)) + margins.top() + margins.bottom()

    def emphasis(self) -> list[QTextLayout.FormatRange]:
        """Letters that look otherwise than the rest, and may need more room for that."""
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, with the focus ring when it has the keyboard."""
        room = self.contentsRect()
        layout, height = self._layout_for(room.width())
        painter = QPainter(self)
        ink = ink_for(self._role, theme_of(self))
        painter.setPen(ink or self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(room.left(), self._top_of(height)), self._formats())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._forget_layout()
        super().changeEvent(event)

    def _font(self) -> QFont:
        """The type its role has beside the type of the widget."""
        if self._type is None:
            self._type = font_for(self._role, self.font())
        return self._type

    def _top_of(self, height: float) -> float:
        room = self.contentsRect()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            return room.top() + max(0.0, (room.height() - height) / 2)
        return room.top()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """What to paint differently: the letter that is a key gets a line under it."""
        if "&" not in self.text() or self.buddy() is None:
            return []
        match = re.search(r"&([^&])", self.text().replace("&&", "\0"))
        if match is None:
            return []
        mark = QTextLayout.FormatRange()
        mark.start = match.start()
        mark.length = 1
        mark.format.setFontUnderline(True)
        return [mark]

    def _shown(self) -> str:
        """The text as painted: with a buddy, "&" marks the key and is not shown."""
        text = self.text()
        if self.buddy() is not None and "&" in text:
            text = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        return text

    def _natural_layout(self) -> tuple[QTextLayout, float, float]:
        """The lines where nothing has to wrap, with their width and height."""
        if self._natural is None:
            layout, height = self._lay_out(_UNBOUNDED)
            lines = (layout.lineAt(number) for number in range(layout.lineCount()))
            width = max((line.naturalTextWidth() for line in lines), default=0.0)
            self._natural = (layout, width, height)
        return self._natural

    def _height_for(self, width: int) -> float:
        """The height of the lines; Qt asks for it often, and for many widths."""
        _, natural, height = self._natural_layout()
        if natural + 1 <= width:
            return height
        if width not in self._heights:
            self._heights[width] = self._lay_out(width)[1]
        return self._heights[width]

    def _layout_for(self, width: int) -> tuple[QTextLayout, float]:
        """What is painted; kept, because painting happens again and again at one width."""
        layout, natural, height = self._natural_layout()
        if natural + 1 <= width and _begins_at_zero(layout):
            return layout, height
        if self._painted is None or self._painted[0] != width:
            self._painted = (width, self._lay_out(width))
        return self._painted[1]

    def _lay_out(self, width: int) -> tuple[QTextLayout, float]:
        text = _LINE_SEPARATOR.join(self._shown().splitlines())
        layout = QTextLayout(text, self._font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self.emphasis())
        step = QFontInfo(self._font()).pixelSize() * self.line_height
        bottom = QFontMetricsF(self._font()).height()
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            bottom = top + line.height()
            top += max(step, line.height())
        layout.endLayout()
        return layout, bottom

    def _forget_layout(self) -> None:
        self._type = None
        self._painted = None
        self._heights.clear()
        self._natural = None


def _utf16(text: str, count: int) -> int:
    """So many letters of a text in the units that Qt counts."""
    return len(text[:count].encode("utf-16-le", "surrogatepass")) // 2


def _begins_at_zero(layout: QTextLayout) -> bool:
    """False for lines that stand at the far end: their place depends on the width."""
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return all(line.naturalTextRect().left() == 0 for line in lines)


class Heading(WrappingLabel):
    """The one heading of a screen."""

    line_height = 1.2

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="h1")


class Section(WrappingLabel):
    """The title of a group."""

    line_height = 1.25

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="section")


class Caption(WrappingLabel):
    """Small and quiet: where am I, hints."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="caption")


class Body(WrappingLabel):
    """Running text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="body")


class Quiet(WrappingLabel):
    """Body text that stands back."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="quiet")


class Marked(WrappingLabel):
    """Running text with some places of it in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._marks: tuple[tuple[int, int], ...] = ()
        super().__init__(parent=parent, role="body")

    def set_marked(self, text: str, marks: tuple[tuple[int, int], ...]) -> None:
        """Show a text; each mark is the start and the end of a place in it."""
        self._marks = marks
        self._forget_layout()
        self.setText(text)
        self.update()

    def emphasis(self) -> list[QTextLayout.FormatRange]:
        """The marked places, in bold."""
        ranges = []
        for start, end in self._marks:
            each = QTextLayout.FormatRange()
            each.start = _utf16(self.text(), start)
            each.length = _utf16(self.text(), end) - each.start
            each.format.setFontWeight(QFont.Weight.Bold)
            ranges.append(each)
        return ranges


class Strong(WrappingLabel):
    """Body text that stands out: labels and marks."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="strong")
