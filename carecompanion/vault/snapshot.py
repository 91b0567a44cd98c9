"""The notes as they are at one moment, to be read at leisure while they go on being written to.

With a rollback journal a long read keeps every writer waiting, so it is a copy that is read: as
encrypted as the vault, under the same key, and gone afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from carecompanion import host
from carecompanion.domain.backups import BackupPlace, VaultAccess
from carecompanion.domain.errors import DiskFullError, FolderNotWritableError
from carecompanion.domain.progress import Progress
from carecompanion.vault.backup import copied_aside
from carecompanion.vault.backup_files import backup_path, remove_dead_drafts
from carecompanion.vault.new_file import creation_errors


@contextmanager
def copied_for_reading(
    access: VaultAccess, spare: Path, *, moment: datetime, progress: Progress
) -> Iterator[Path]:
    """A copy beside the backups; in the folder `spare` where that has no room or cannot be used.

    Raises as `copied_aside`.
    """
    with ExitStack() as held:
        beside = BackupPlace().folder_for(access.path)
        try:
            with creation_errors(beside):
                host.make_private_folder(beside)
            copy = held.enter_context(_copied_into(beside, access, moment, progress))
        except (FolderNotWritableError, DiskFullError):
            copy = held.enter_context(_copied_into(spare, access, moment, progress))
        yield copy


@contextmanager
def _copied_into(
    folder: Path, access: VaultAccess, moment: datetime, progress: Progress
) -> Iterator[Path]:
    with creation_errors(folder):
        remove_dead_drafts(folder, access.path)
    with copied_aside(access, backup_path(folder, access.path, moment), progress) as copy:
        yield copy
