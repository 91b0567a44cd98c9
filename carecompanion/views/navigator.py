"""Where the person is and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from carecompanion.views.screen import ScreenName


class Navigator(QObject):
    """The screen shown now and those before it. It shows nothing itself."""

    left = Signal(object)
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[ScreenName] = []

    @property
    def current(self) -> ScreenName | None:
        """The screen shown now."""
        return self._trail[-1] if self._trail else None

    @property
    def trail(self) -> tuple[ScreenName, ...]:
        """The screens that Back leads through, and the one shown now as the last."""
        return tuple(self._trail)

    @property
    def can_go_back(self) -> bool:
        """True when there is a screen to go back to."""
        return len(self._trail) > 1

    def go(self, name: ScreenName) -> None:
        """Show a screen; the one shown before becomes the way back."""
        if name is self.current:
            self.arrived.emit(name)
            return
        self._leave_current()
        self._trail.append(name)
        self.arrived.emit(name)

    def go_on(self, name: ScreenName) -> None:
        """Show a screen that may be here already, with something else on it.

        Back leads to what it showed before: whoever fills it looks at how long `trail` is.
        """
        self._leave_current()
        self._trail.append(name)
        self.arrived.emit(name)

    def start_at(self, *names: ScreenName) -> None:
        """Show the last of `names`; Back leads through the ones before it."""
        self._leave_current()
        self._trail = list(names)
        self.arrived.emit(names[-1])

    def back(self) -> None:
        """Show the screen before this one."""
        if self.can_go_back:
            self._leave_current()
            self._trail.pop()
            self.arrived.emit(self._trail[-1])

    def _leave_current(self) -> None:
        if self._trail:
            self.left.emit(self._trail[-1])
