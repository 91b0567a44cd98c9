"""The one place that catches what nobody expected (DESIGN.md section 2).

PySide prints an exception in a slot and goes on; a family would see nothing and fear for their
notes.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from carecompanion import __version__, host


class CrashBoundary(QObject):
    """Catches unexpected exceptions, saves what is typed, and offers a report without content."""

    caught = Signal(str)

    def __init__(self, save: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._handling = False
        self._earlier_hook = sys.excepthook

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Stop catching."""
        sys.excepthook = self._earlier_hook

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._earlier_hook(kind, error, trace)
            return
        if self._handling:
            return
        self._handling = True
        try:
            self._save()
            self.caught.emit(crash_report(kind, trace))
        finally:
            self._handling = False


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What went wrong and where, with nothing anybody typed: messages and values are left out."""
    frames = traceback.extract_tb(trace)
    lines = [
        f"Care Companion {__version__}",
        host.system_description(),
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames),
    ]
    return "\n".join(lines)


def _short(filename: str) -> str:
    """The file inside the program; folders above it can hold a person's name."""
    parts = filename.replace("\\", "/").split("/")
    return "/".join(
        parts[parts.index("carecompanion") :] if "carecompanion" in parts else parts[-1:]
    )
