"""Hears what later starts of the program ask of this window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from carecompanion.starts.wish import take_wish


class LaterStarts(QObject):
    """Watches the folder of the lock `place`; the system tells when a file appears in it.

    Where the system watches no folders nothing is heard, and a later start says so after a while.
    """

    asked = Signal(object)

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def begin(self) -> None:
        """Listen from now on, also to what was asked before."""
        self._watcher.addPath(str(self._place.parent))
        self._look()

    @Slot()
    def _look(self) -> None:
        wish = take_wish(self._place)
        if wish is not None:
            self.asked.emit(wish)
