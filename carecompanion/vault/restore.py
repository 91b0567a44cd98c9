"""Puts a backup in the place of the present notes, which are kept first, complete.

Killed at any moment there is one good vault: the present one, or the one restored, and from the
moment anything under the vault's name changes, the kept one beside it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from carecompanion import host
from carecompanion.domain.backups import CheckReport, Restored, RestoreDates
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    CareError,
    NotAVaultError,
    VaultError,
    VaultInUseError,
)
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.check import check_with_key, newest_change
from carecompanion.vault.connection import DatabaseError, connect
from carecompanion.vault.file_start import read_salt
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.new_file import creation_errors, draft_of, journal_of, remove_draft
from carecompanion.vault.reading import file_errors, opened_for_reading
from carecompanion.vault.unlocking import FileKey, fitting_key


def compare(
    backup: Path, secret: Secret, vault: Path, parameters: Mapping[int, Argon2Parameters]
) -> tuple[CheckReport, RestoreDates, FileKey]:
    """Check the backup, and name both dates. Writes nothing; `vault` is closed, or not there.

    Raises:
        As `check_file`, all about the backup. NotAVaultError: about `vault`, which is another
        kind of file.
    """
    with file_errors(backup):
        key = fitting_key(backup, secret, parameters)
        report = check_with_key(backup, key)
    present, is_exact = _present_change(vault, key, secret, parameters)
    return report, RestoreDates(report.newest_change, present, is_exact), key


def restore_backup(
    backup: Path,
    secret: Secret,
    vault: Path,
    *,
    parameters: Mapping[int, Argon2Parameters],
    now: datetime,
) -> Restored:
    """Make `vault` what the backup is. What was there is kept beside it, under a dated name.

    Raises:
        As `compare`. VaultInUseError: the vault is open. FolderNotWritableError, DiskFullError:
        the vault is as it was.
    """
    real = Path(os.path.realpath(vault))
    with creation_errors(vault):
        host.make_private_folder(real.parent)
    with _locked(vault, real):
        report, dates, key = compare(backup, secret, real, parameters)
        _copy_to_draft(backup, real, key)
        with creation_errors(real):
            try:
                kept = _keep_present(real, key, now)
            except OSError:
                remove_draft(real)  # the present notes need the room
                raise
            _take_the_name(real)
        return Restored(dates, kept, report)


def _present_change(
    vault: Path, key: FileKey, secret: Secret, parameters: Mapping[int, Argon2Parameters]
) -> tuple[datetime | None, bool]:
    """When the present notes last changed, and whether they themselves say so."""
    if not os.path.lexists(vault):
        return None, False
    try:
        with file_errors(vault):
            salt = read_salt(vault, parameters)
            present = key if salt == key.salt else fitting_key(vault, secret, parameters)
        with opened_for_reading(vault, present.key, present.salt) as connection:
            return newest_change(connection), True
    except NotAVaultError:
        raise
    except VaultError:
        # Another secret, damage, a change cut short: no reason not to restore.
        with file_errors(vault):
            return datetime.fromtimestamp(vault.stat().st_mtime, UTC), False


@contextmanager
def _locked(vault: Path, real: Path) -> Iterator[None]:
    with creation_errors(vault):
        try:
            lock = host.take_lock(real.with_name(f"{real.name}.lock"))
        except BlockingIOError as error:
            raise VaultInUseError(vault) from error
    try:
        yield
    finally:
        lock.release()


def _copy_to_draft(backup: Path, real: Path, key: FileKey) -> None:
    """A copy of the backup beside the vault, on the disk and read back."""
    draft = draft_of(real)
    with creation_errors(real):
        remove_draft(real)
    try:
        with creation_errors(real):
            host.create_private_file(draft)
            _copy_bytes(backup, draft)
            host.sync_file(draft)
        with creation_errors(real):
            check_with_key(draft, key)
    except CareError:
        with contextlib.suppress(OSError):
            remove_draft(real)
        if not backup.exists():
            raise BackupPlaceMissingError(backup.parent) from None
        raise


def _copy_bytes(source: Path, target: Path) -> None:
    with source.open("rb") as reading, target.open("r+b") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)


def _keep_present(real: Path, key: FileKey, now: datetime) -> Path | None:
    """Give the present notes a second, dated name, together with a journal they may need."""
    if not os.path.lexists(real):
        return None
    if journal_of(real).exists():
        _settle(real, key)
    kept = _free_name(real, now)
    if journal_of(real).exists():
        # The journal goes first: a file that needs one is never alone under any name.
        _copy_private(journal_of(real), journal_of(kept))
    _second_name(real, kept)
    host.sync_folder(real.parent)
    return kept


def _take_the_name(real: Path) -> None:
    """The moment of the restore."""
    journal = journal_of(real)
    if journal.exists():
        # SQLite would play it into the restored file. Without it the old file is half a change:
        # the name stays empty for a moment rather than that; the kept pair is whole.
        real.unlink(missing_ok=True)
        host.sync_folder(real.parent)
        journal.unlink()
        host.sync_folder(real.parent)
    draft_of(real).replace(real)
    host.sync_folder(real.parent)


def _settle(real: Path, key: FileKey) -> None:
    """Let SQLite take back a change that was cut short, where the key of the backup fits."""
    connection = None
    with real.open("rb") as file:
        start = file.read(len(key.salt))
    try:
        if start == key.salt:
            connection = connect(real, key.key, key.salt)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError:
        """Damaged: it is kept as it is, with its journal."""
    finally:
        if connection is not None:
            connection.close()


def _free_name(real: Path, now: datetime) -> Path:
    stamp = f"{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        kept = real.with_name(f"{real.stem}.before-restore-{stamp}{more}{real.suffix}")
        if not os.path.lexists(kept) and not os.path.lexists(journal_of(kept)):
            return kept
        number += 1


def _second_name(real: Path, kept: Path) -> None:
    """A link costs no space and no time; where there are none (FAT), a copy does as well."""
    try:
        os.link(real, kept)
    except OSError:
        _copy_private(real, kept)


def _copy_private(source: Path, target: Path) -> None:
    """A copy that is there complete or not at all."""
    draft = draft_of(target)
    draft.unlink(missing_ok=True)
    try:
        host.create_private_file(draft)
        _copy_bytes(source, draft)
        host.sync_file(draft)
        host.publish_file(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
