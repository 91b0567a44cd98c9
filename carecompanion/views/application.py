"""The application as Qt has it, and what a desktop asks of it besides starting it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """On macOS a double-clicked file is no argument: it comes as an event, at any time."""

    file_asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Tell of a file to open."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)
