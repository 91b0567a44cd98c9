"""One entry of the timeline: its day, what it is, its words, and quietly where it is from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecompanion.domain.booklet import Entry
from carecompanion.domain.records import Record
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import EnterButton
from carecompanion.views.widgets.labels import Body, Quiet, Strong, WrappingLabel

_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}
_MOST_LETTERS: Final = 400


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
        self._column = Column(self, gap=0, margin=(4, 2, 4, 2))
        words = _short(entry.text)
        day = self.tr("{day} · {kind}").format(day=entry.aside, kind=kind)
        labels: list[WrappingLabel] = [Strong(day), Body(words)]
        if entry.note:
            labels.append(Quiet(entry.note))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
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
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least room that clips nothing."""
        return self._column.totalMinimumSize()

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
