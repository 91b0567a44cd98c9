"""What is left of a start once the first screen is painted, in pieces that keep nobody waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

Step = Callable[[], object]

_NEEDS_ALL = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Close})


class StartSteps(QObject):
    """Takes one step a turn of the event loop.

    Whoever needs what they make takes the rest of them at once. So does a key or a click in the
    window, before it is answered; letters typed into a field need nothing and are not held up.
    """

    def __init__(self, steps: Iterable[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = iter(steps)
        self._window: QWindow | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_one)

    def watch(self, window: QWindow) -> None:
        """Take the steps before anything that is done in this window."""
        self._window = window
        window.installEventFilter(self)

    @Slot()
    def begin(self) -> None:
        """Take the steps, with everything else that happens in between."""
        self._timer.start()

    @Slot()
    def finish(self) -> None:
        """Take all that are left now. When there are none, this does nothing."""
        for step in self._steps:
            step()
        self._rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be done with the steps before the window answers."""
        if event.type() in _NEEDS_ALL and not self._is_typing(event):
            self.finish()
        return super().eventFilter(watched, event)

    @Slot()
    def _take_one(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._rest()
        else:
            step()

    def _rest(self) -> None:
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def _is_typing(self, event: QEvent) -> bool:
        """Whether a field takes this key as a letter."""
        from PySide6.QtWidgets import QLineEdit

        if not isinstance(event, QKeyEvent) or self._window is None:
            return False
        no_letter = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        is_letter = bool(event.text()) and event.text().isprintable()
        is_letter = is_letter and not event.modifiers() & no_letter
        is_in_field = isinstance(self._window.focusObject(), QLineEdit)
        return is_in_field and (is_letter or event.key() == Qt.Key.Key_Shift)
