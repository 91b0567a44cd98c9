"""Ways back while the notes are closed: an earlier backup, what can be read, a mended start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.backups import (
    BackupFile,
    BackupPlace,
    Restored,
    RestoreDates,
    SalvageReport,
)
from carecompanion.domain.ports.backups import Backups
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.vault_secrets import FileNumber, Secret
from carecompanion.session.free_name import free_name
from carecompanion.session.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read from a damaged file, and the new file that holds it."""

    file: Path
    report: SalvageReport


class RescueModel(QObject):
    """Works on files that nobody has open here. Secrets go to the worker and are not kept."""

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    found = Signal(object)
    compared = Signal(object)
    restored = Signal(object)
    salvaged = Signal(object)
    mended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        backups: Callable[[], Backups],
        vaults: Callable[[], Vaults],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._vaults = vaults
        self._jobs = Jobs(self)
        self._jobs.idle.connect(self._on_idle)

    def look(self, vault: Path, place: BackupPlace) -> None:
        """List the backups of a notes file that need not open; `found` gets them, newest first."""
        self._submit(partial(self._find, vault, place), self.found.emit)

    def compare(self, backup: Path, secret: Secret, vault: Path) -> None:
        """Read a backup through and name both dates, before anything is decided."""
        self._submit(partial(self._compare, backup, secret, vault), self.compared.emit)

    def restore(self, backup: Path, secret: Secret, vault: Path) -> None:
        """Put a backup in the place of the notes, which are kept first."""
        self._submit(partial(self._restore, backup, secret, vault), self.restored.emit)

    def salvage(self, damaged: Path, secret: Secret) -> None:
        """Bring what can be read into a new file beside the damaged one, which stays as it is."""
        self._submit(partial(self._salvage, damaged, secret), self.salvaged.emit)

    def mend_start(self, damaged: Path, secret: Secret, number: FileNumber) -> None:
        """Write the start of a file again from the file number of its recovery sheet."""
        self._submit(partial(self._mend, damaged, secret, number), self._on_mended)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _submit(self, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        self.busy_changed.emit(True)
        self._jobs.submit(work, done=done, failed=self.failed.emit)

    def _find(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        return self._backups().found(vault, place)

    def _compare(self, backup: Path, secret: Secret, vault: Path) -> RestoreDates:
        return self._backups().compare(backup, secret, vault)

    def _restore(self, backup: Path, secret: Secret, vault: Path) -> Restored:
        return self._backups().restore(backup, secret, vault)

    def _salvage(self, damaged: Path, secret: Secret) -> Salvaged:
        target = free_name(damaged, "recovered")
        report = self._backups().salvage(damaged, secret, target, progress=self.progressed.emit)
        return Salvaged(target, report)

    def _mend(self, damaged: Path, secret: Secret, number: FileNumber) -> None:
        self._vaults().mend_start(damaged, secret, number)

    def _on_mended(self, _nothing: None) -> None:
        self.mended.emit()

    def _on_idle(self) -> None:
        self.busy_changed.emit(False)
