"""One entry of the timeline: its day, what it is, its words, and quietly where it is from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecompanion.domain.booklet import Entry
from carecompanion.domain.records import Record
from carecompanion.views.theme.spacing import space
from carecompanion.views.widgets.buttons import EnterButton
from carecompanion.views.widgets.labels import Body, Quiet, Strong, WrappingLabel

_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}
_MOST_LETTERS: Final = 400
_SIDES, _ENDS = 4, 2
"""Steps of the spacing scale around the words."""


class TimelineRow(EnterButton):
    """A whole row to open; arrows lead to its neighbours. Tab stops at one row of them all."""

    record_asked = Signal(object)
    step_asked = Signal(int)
    reached = Signal()

    def __init__(
        self, record: Record, entry: Entry, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._record = record
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        words = _short(entry.text)
        day = self.tr("{day} · {kind}").format(day=entry.aside, kind=kind)
        self._labels: list[WrappingLabel] = [Strong(day, self), Body(words, self)]
        if entry.note:
            self._labels.append(Quiet(entry.note, self))
        for label in self._labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._heights: dict[int, int] = {}
        self.setAccessibleName(f"{entry.aside}, {kind}: {words}")
        self.setAccessibleDescription(entry.note)
        self.be_tab_stop(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    @property
    def record(self) -> Record:
        """What the row is about."""
        return self._record

    def be_tab_stop(self, is_stop: bool) -> None:
        """Whether Tab stops here; a click and the arrows always do."""
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        sides = 2 * space(self, _SIDES)
        width = max(label.sizeHint().width() for label in self._labels) + sides
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The least room that clips nothing."""
        sides = 2 * space(self, _SIDES)
        width = max(label.minimumSizeHint().width() for label in self._labels) + sides
        return QSize(width, 2 * space(self, _ENDS))

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words, kept: a long list asks each row again for every new one."""
        if width not in self._heights:
            room = max(1, width - 2 * space(self, _SIDES))
            words = sum(label.heightForWidth(room) for label in self._labels)
            self._heights[width] = words + 2 * space(self, _ENDS)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words in their places."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or not self._heights:
            self._place()

    def _place(self) -> None:
        left, top = space(self, _SIDES), space(self, _ENDS)
        room = max(1, self.width() - 2 * left)
        for label in self._labels:
            height = label.heightForWidth(room)
            label.setGeometry(left, top, room, height)
            top += height

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._place()
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From here Tab and the arrows go on."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End lead to other rows; the rest as ever."""
        step = _STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.step_asked.emit(step)

    @Slot()
    def _open(self) -> None:
        self.record_asked.emit(self._record)


def _short(text: str) -> str:
    """The words on one line, cut for a list: the entry itself has all of them."""
    words = " ".join(text.split())
    return words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1] + "…"
