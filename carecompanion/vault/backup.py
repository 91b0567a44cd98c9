"""Makes a backup: one encrypted file of the same key, complete and read back before it has a name.

The online backup API reads through a second connection in slices, so the vault stays in use. No
other handle of the vault is opened: closing one would drop SQLite's locks (see `page_check`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion import host
from carecompanion.domain.backups import CheckReport, VaultAccess
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    DiskFullError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultError,
    VaultInUseError,
)
from carecompanion.domain.progress import Progress
from carecompanion.vault.check import count_items
from carecompanion.vault.connection import DatabaseError, connect, fault_of
from carecompanion.vault.new_file import build_new_file, creation_errors, draft_of, remove_draft
from carecompanion.vault.reading import check_pages, opened_for_reading
from carecompanion.vault.schema import check_version

if TYPE_CHECKING:
    import sqlite3

_SLICE_PAGES = 256
"""1 MiB: some 5 ms in which the writer waits."""

_RESTARTS = 3
"""A change by the writer starts the copy again. After so many times the writer waits instead."""


class _SourceError(Exception):
    """Carries an error of the vault itself past those of the place that the backup goes to."""

    def __init__(self, fault: VaultError) -> None:
        super().__init__()
        self.fault = fault


class _KeepsChangingError(Exception):
    """The vault changed too often while it was copied."""


def copy_vault(access: VaultAccess, target: Path, progress: Progress) -> CheckReport:
    """Make `target`, a new file, a copy of the vault as it is at one moment. What is in it.

    Raises:
        VaultExistsError: there is a file called `target`; it is as it was.
        BackupPlaceMissingError: its folder is not there, or went away.
        FolderNotWritableError, DiskFullError: of its folder.
        VaultDamagedError, VaultMissingError, VaultInUseError, NotAVaultError, VaultTooNewError:
            of the vault. VaultInUseError also when another backup of this name is under way.
        BackupStoppedError: raised by `progress`.
    """
    report: list[CheckReport] = []

    def fill(draft: Path) -> None:
        _copy(access, draft, progress)
        report.append(_verified(access, draft))

    with place_errors(target), _lock_of(target):
        try:
            build_new_file(target, fill)
        except _SourceError as error:
            raise error.fault from error
    return report[0]


@contextmanager
def copied_aside(access: VaultAccess, target: Path, progress: Progress) -> Iterator[Path]:
    """A copy of the vault as it is at one moment, which nobody else sees and which is not kept.

    It has the name that a backup called `target` has until it is complete, and its lock: what a
    kill leaves of it is taken away as what is left of a backup.

    Raises as `copy_vault`.
    """
    with ExitStack() as held:
        with place_errors(target):
            held.enter_context(_lock_of(target))
            held.callback(_forget_draft, target)
            try:
                with creation_errors(target):
                    remove_draft(target)
                    host.create_private_file(draft_of(target))
                    _copy(access, draft_of(target), progress)
            except _SourceError as error:
                raise error.fault from error
        yield draft_of(target)


def _forget_draft(target: Path) -> None:
    with contextlib.suppress(OSError):  # the medium may be gone; it must not hide why
        remove_draft(target)


@contextmanager
def place_errors(target: Path) -> Iterator[None]:
    """Say that the folder of `target` is gone, when it is, instead of what that led to."""
    try:
        yield
    except (VaultError, OSError) as error:
        if not target.parent.is_dir():
            raise BackupPlaceMissingError(target.parent) from error
        raise


@contextmanager
def _lock_of(target: Path) -> Iterator[None]:
    """Keep two programs from making the same file."""
    with creation_errors(target):
        try:
            lock = host.take_lock(target.with_name(f"{target.name}.lock"))
        except BlockingIOError as error:
            raise VaultInUseError(target) from error
    try:
        yield
    finally:
        lock.release()


def _copy(access: VaultAccess, draft: Path, progress: Progress) -> None:
    with _source(access) as source, _target(draft, access) as target:
        try:
            source.backup(target, pages=_SLICE_PAGES, progress=_Watch(progress))
        except _KeepsChangingError:
            with _kept_still(source, access):
                source.backup(target, pages=_SLICE_PAGES, progress=_Watch(progress, patience=None))
        except DatabaseError as error:
            # The library tells neither which of the two files failed nor the number of the error.
            _see_that_it_is_whole(access)
            raise _fault_of_place(error, draft) from error
    # The backup API copies a damaged page without a word (measured), and the copy would carry a
    # fresh HMAC over whatever it took for the content.
    _see_that_it_is_whole(access)


def _fault_of_place(error: sqlite3.Error, draft: Path) -> VaultError:
    is_full = isinstance(fault_of(error, draft, writing=True), DiskFullError)
    return DiskFullError(draft) if is_full else FolderNotWritableError(draft)


class _Watch:
    """Passes the progress on, and notices when SQLite has to begin again."""

    def __init__(self, progress: Progress, *, patience: int | None = _RESTARTS) -> None:
        self._progress = progress
        self._patience = patience
        self._last: int | None = None
        self._restarts = 0

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        if self._last is not None and remaining >= self._last:
            self._restarts += 1
        self._last = remaining
        if self._patience is not None and self._restarts > self._patience:
            raise _KeepsChangingError
        self._progress(total - remaining, total)


@contextmanager
def _source(access: VaultAccess) -> Iterator[sqlite3.Connection]:
    """A second connection to the vault; its errors are the vault's."""
    connection = None
    try:
        with _errors_of_source(access.path):
            connection = connect(access.path, access.key, access.salt)
            check_version(connection, access.path)
        yield connection
    finally:
        if connection is not None:
            connection.close()


@contextmanager
def _target(draft: Path, access: VaultAccess) -> Iterator[sqlite3.Connection]:
    connection = None
    try:
        connection = connect(draft, access.key, access.salt)
        yield connection
    except DatabaseError as error:
        fault = fault_of(error, draft, writing=True)
        if fault is None:
            raise
        raise fault from error
    finally:
        if connection is not None:
            # A medium that went away must not hide the error that told so.
            with contextlib.suppress(DatabaseError):
                connection.close()


@contextmanager
def _kept_still(source: sqlite3.Connection, access: VaultAccess) -> Iterator[None]:
    """Hold a read lock, so that writers wait (5 s at most, then they say so) until we are done."""
    with _errors_of_source(access.path):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        yield
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")


@contextmanager
def _errors_of_source(path: Path) -> Iterator[None]:
    try:
        yield
    except VaultError as error:
        raise _SourceError(error) from error
    except DatabaseError as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise _SourceError(fault) from error


def _see_that_it_is_whole(access: VaultAccess) -> None:
    with _source(access) as source, _kept_still(source, access), _errors_of_source(access.path):
        if source.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise VaultDamagedError(access.path)


def _verified(access: VaultAccess, draft: Path) -> CheckReport:
    """Read the whole copy back before it counts as a backup."""
    with opened_for_reading(draft, access.key, access.salt) as connection:
        return count_items(connection, check_pages(connection, draft))
