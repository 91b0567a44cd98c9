"""Makes a new notes file from a folder that an export wrote."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs

BringIn = Callable[[Path, Path, str], None]
"""Makes the notes file at the second path from the folder at the first, under a new password."""


class BringInModel(QObject):
    """One job on a thread of its own; open notes stay as they are."""

    busy_changed = Signal(bool)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, bring_in: BringIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bring_in = bring_in
        self._jobs = Jobs(self)

    def start(self, folder: Path, new_file: Path, passphrase: str) -> None:
        """Make `new_file`; then `made` or `failed`. While one is being made, nothing happens."""
        if not self._jobs.is_idle:
            return
        self.busy_changed.emit(True)
        work = partial(self._bring_in, folder, new_file, passphrase)
        self._jobs.submit(work, done=partial(self._on_made, new_file), failed=self._on_failed)

    def shut_down(self) -> None:
        """Let what is being made be finished, then end the thread."""
        self._jobs.stop()

    def _on_made(self, path: Path, _nothing: None) -> None:
        self.busy_changed.emit(False)
        self.made.emit(path)

    def _on_failed(self, error: CareError) -> None:
        self.busy_changed.emit(False)
        self.failed.emit(error)


def free_file(folder: Path, stem: str, suffix: str) -> Path:
    """A name in `folder` that nothing has yet: the stem, or the stem and a number."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path = folder / f"{stem} {number}{suffix}"
        number += 1
    return path
