"""The `Backups` of domain/ports/backups.py: makes, lists, prunes, checks and restores backups."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from carecompanion import host
from carecompanion.domain.backup_plan import allowed_bytes, backups_to_prune
from carecompanion.domain.backups import (
    BackupFile,
    BackupPlace,
    CheckReport,
    Restored,
    RestoreDates,
    SalvageReport,
    VaultAccess,
)
from carecompanion.domain.errors import BackupPlaceFullError, BackupPlaceMissingError
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.backup import copy_vault, place_errors
from carecompanion.vault.backup_files import (
    backup_path,
    find_backups,
    key_name,
    remove_dead_drafts,
)
from carecompanion.vault.check import check_file
from carecompanion.vault.keys import PARAMETERS, Argon2Parameters
from carecompanion.vault.new_file import creation_errors
from carecompanion.vault.reading import file_errors
from carecompanion.vault.restore import compare, restore_backup
from carecompanion.vault.salvage import salvage_file
from carecompanion.vault.unlocking import fitting_key


class SqlcipherBackups:
    """See `Backups`. Holds nothing open between calls."""

    def __init__(
        self, *, clock: Clock, parameters: Mapping[int, Argon2Parameters] = PARAMETERS
    ) -> None:
        self._clock = clock
        self._parameters = parameters

    def access(self, path: Path, secret: Secret) -> VaultAccess:
        """See `Backups.access`."""
        real = Path(os.path.realpath(path))
        with file_errors(path):
            key = fitting_key(real, secret, self._parameters)
        return VaultAccess(real, key.key, key.salt)

    def make(
        self,
        access: VaultAccess,
        place: BackupPlace,
        *,
        progress: Progress = unheard,
        automatic: bool = False,
    ) -> BackupFile:
        """See `Backups.make`."""
        folder = self._ready_folder(place, access.path)
        if automatic:
            self._see_that_it_fits(folder, access.path)
        with place_errors(folder / "backup"), creation_errors(folder):
            remove_dead_drafts(folder, access.path)
        moment = self._clock().replace(microsecond=0)
        while os.path.lexists(target := backup_path(folder, access.path, moment)):
            moment += timedelta(seconds=1)
        copy_vault(access, target, progress)
        return BackupFile(target, moment, target.stat().st_size, key_name(access.salt))

    def copy(
        self, access: VaultAccess, target: Path, *, progress: Progress = unheard
    ) -> CheckReport:
        """See `Backups.copy`."""
        return copy_vault(access, target, progress)

    def found(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """See `Backups.found`."""
        folder = place.folder_for(vault)
        if place.folder is None and not folder.exists():
            return ()
        try:
            return find_backups(folder, vault)
        except OSError as error:
            raise BackupPlaceMissingError(folder) from error

    def is_on_disk_of(self, vault: Path, place: BackupPlace) -> bool:
        """See `Backups.is_on_disk_of`."""
        folder = place.folder_for(vault)
        if place.folder is None and not folder.exists():
            folder = vault.parent  # where it will be made
        try:
            return folder.stat().st_dev == vault.stat().st_dev
        except OSError:
            return False

    def prune(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """See `Backups.prune`."""
        backups = self.found(vault, place)
        if not backups:
            return ()
        folder = place.folder_for(vault)
        with place_errors(folder / "backup"), creation_errors(folder):
            free = shutil.disk_usage(folder).free
            gone = backups_to_prune(backups, free_bytes=free)
            for backup in gone:
                with contextlib.suppress(FileNotFoundError):
                    backup.path.unlink()
            host.sync_folder(folder)
        return gone

    def check(self, path: Path, secret: Secret) -> CheckReport:
        """See `Backups.check`."""
        return check_file(path, secret, self._parameters)

    def compare(self, backup: Path, secret: Secret, vault: Path) -> RestoreDates:
        """See `Backups.compare`."""
        return compare(backup, secret, vault, self._parameters)[1]

    def restore(self, backup: Path, secret: Secret, vault: Path) -> Restored:
        """See `Backups.restore`."""
        return restore_backup(backup, secret, vault, parameters=self._parameters, now=self._clock())

    def salvage(
        self, damaged: Path, secret: Secret, target: Path, *, progress: Progress = unheard
    ) -> SalvageReport:
        """See `Backups.salvage`."""
        return salvage_file(
            damaged,
            secret,
            target,
            parameters=self._parameters,
            now=self._clock(),
            progress=progress,
        )

    def _ready_folder(self, place: BackupPlace, vault: Path) -> Path:
        folder = place.folder_for(vault)
        if place.folder is None:
            with creation_errors(folder):
                host.make_private_folder(folder)
        elif not folder.is_dir():
            raise BackupPlaceMissingError(folder)
        return folder

    def _see_that_it_fits(self, folder: Path, vault: Path) -> None:
        """One backup alone stays within what all may take; older ones give way afterwards."""
        with place_errors(folder / "backup"), creation_errors(folder):
            backups = find_backups(folder, vault)
            allowed = allowed_bytes(backups, free_bytes=shutil.disk_usage(folder).free)
        needed = vault.stat().st_size
        if needed > allowed:
            raise BackupPlaceFullError(folder, needed=needed, allowed=allowed)
