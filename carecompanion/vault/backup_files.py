"""The backups in a folder: their names, and what can be told of them without opening them."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime
from pathlib import Path

from carecompanion import host
from carecompanion.domain.backup_names import MOMENT_FORM, MOMENT_PATTERN, moment_named
from carecompanion.domain.backups import BackupFile
from carecompanion.domain.recovery_code import sheet_name
from carecompanion.domain.vault_secrets import FileNumber
from carecompanion.vault.keys import SALT_BYTES, salt_is_whole

SUFFIX = ".carevault"
_DATED = rf"\.backup-({MOMENT_PATTERN})"


def backup_path(folder: Path, vault: Path, moment: datetime) -> Path:
    """The name of a backup begun at `moment`. Names of one vault sort by date."""
    return folder / f"{vault.stem}.backup-{moment.astimezone(UTC):{MOMENT_FORM}}{SUFFIX}"


def find_backups(folder: Path, vault: Path) -> tuple[BackupFile, ...]:
    """The backups of `vault` in a folder, newest first; of each only name, size and 16 bytes.

    Raises:
        OSError: the folder cannot be read.
    """
    found = (_backup_file(path, vault) for path in folder.iterdir())
    backups = [backup for backup in found if backup is not None]
    return tuple(sorted(backups, key=lambda backup: backup.path.name, reverse=True))


def key_name(salt: bytes) -> str:
    """The short name of a key, printed on its recovery sheet."""
    return sheet_name(FileNumber(salt))


def remove_dead_drafts(folder: Path, vault: Path) -> None:
    """Take away what killed backups of `vault` left; those under way elsewhere stay."""
    pattern = re.compile(rf"\.({re.escape(vault.stem)}{_DATED}{re.escape(SUFFIX)})\.new(-journal)?")
    for path in list(folder.iterdir()):
        match = pattern.fullmatch(path.name)
        if match:
            # Whatever fails here costs a little space and nothing else.
            with contextlib.suppress(OSError):
                lock = host.take_lock(folder / f"{match[1]}.lock")
                path.unlink(missing_ok=True)
                lock.release()


def _backup_file(path: Path, vault: Path) -> BackupFile | None:
    match = re.fullmatch(rf"{re.escape(vault.stem)}{_DATED}{re.escape(SUFFIX)}", path.name)
    moment = moment_named(path.name)
    if match is None or moment is None:
        return None
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(SALT_BYTES)
    except OSError:
        return None
    return BackupFile(path, moment, size, key_name(start) if salt_is_whole(start) else None)
