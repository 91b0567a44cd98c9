"""Brings all that can be read of a damaged file into a new one that opens with the same secrets."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion import host
from carecompanion.domain.backups import SalvageReport
from carecompanion.domain.errors import (
    NotAVaultError,
    VaultError,
    VaultExistsError,
    VaultInUseError,
    VaultTooNewError,
)
from carecompanion.domain.progress import Progress
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.backup import place_errors
from carecompanion.vault.check import check_with_key
from carecompanion.vault.connection import (
    DatabaseError,
    connect,
    fault_of,
    is_as_long_as_it_says,
    use_rollback_journal,
)
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.moments import kept
from carecompanion.vault.new_file import build_new_file, creation_errors, draft_of, journal_of
from carecompanion.vault.page_check import PAGE_BYTES, damaged_pages
from carecompanion.vault.page_probe import probing, remove_work
from carecompanion.vault.reading import file_errors, opened_for_reading
from carecompanion.vault.row_collector import RowCollector
from carecompanion.vault.salvage_mending import mend
from carecompanion.vault.schema import migrate
from carecompanion.vault.unlocking import FileKey, fitting_key

if TYPE_CHECKING:
    import sqlite3


def salvage_file(
    damaged: Path,
    secret: Secret,
    target: Path,
    *,
    parameters: Mapping[int, Argon2Parameters],
    now: datetime,
    progress: Progress,
) -> SalvageReport:
    """Make `target` of every row of `damaged` that is not on a damaged page; what is missing.

    The damaged file is only read. The new one has its key and salt: the same passphrase and
    recovery sheet open it.

    Raises:
        VaultMissingError, WrongPassphraseError, NotAVaultError, VaultTooNewError, VaultInUseError.
        VaultDamagedError: not one page is whole, or the start (bytes 0 to 15) is damaged: then the
            file number on the recovery sheet, or a backup, helps.
        VaultExistsError, BackupPlaceMissingError, FolderNotWritableError, DiskFullError: of
            `target`, which then is not there.
        BackupStoppedError: raised by `progress`.
    """
    with file_errors(damaged):
        key = fitting_key(damaged, secret, parameters)
    with place_errors(target), _locked(damaged, target), _settled(damaged, target, key) as source:
        _see_that_it_is_ours(source, key)
        with file_errors(damaged):
            pages, bad = damaged_pages(source, key.key, key.salt)
        job = _Salvage(key, source, pages, bad, now)
        build_new_file(target, lambda draft: job.fill(draft, progress))
        return job.report()


class _Salvage:
    """One salvage: fills the draft, and then knows what is missing."""

    def __init__(
        self, key: FileKey, source: Path, pages: int, bad: tuple[int, ...], now: datetime
    ) -> None:
        self._key = key
        self._source = source
        self._pages = pages
        self._bad = bad
        self._at = kept(now)
        self._report: SalvageReport | None = None

    def fill(self, draft: Path, progress: Progress) -> None:
        """Put into the draft what can be read, mend it, and read it back."""
        try:
            self._fill(draft, progress)
        except DatabaseError as error:
            fault = fault_of(error, draft, writing=True)
            if fault is None:
                raise
            raise fault from error

    def _fill(self, draft: Path, progress: Progress) -> None:
        work = _work_of(draft)
        key = self._key
        bad = frozenset(self._bad)
        # The first page holds the schema and nothing else.
        whole = [number for number in range(2, self._pages + 1) if number not in bad]
        with _new_tables(draft, key) as target:
            collector = RowCollector(target)
            with probing(self._source, whole, work, key=key.key, salt=key.salt) as probe:
                for page in probe.pages(whole):
                    collector.take(page)
                    progress(page.number, self._pages)
                collector.look_again(probe)
            mended = mend(target, self._at)
        self._report = SalvageReport(
            pages=self._pages,
            damaged_pages=self._bad,
            is_cut=_is_cut(self._source, key, first_is_whole=1 not in self._bad),
            recovered=collector.counts,
            torn_rows=collector.torn,
            went_back=tuple(mended.went_back),
            rebuilt=tuple(mended.rebuilt),
            lost=tuple(mended.lost),
            incomplete_attachments=mended.incomplete_attachments,
        )
        check_with_key(draft, key)

    def report(self) -> SalvageReport:
        """What `fill` found."""
        if self._report is None:
            raise RuntimeError("nothing was salvaged yet")
        return self._report


@contextmanager
def _new_tables(draft: Path, key: FileKey) -> Iterator[sqlite3.Connection]:
    """An empty file of the present version, in a transaction that is kept if all goes well."""
    connection = connect(draft, key.key, key.salt)
    try:
        use_rollback_journal(connection)
        migrate(connection)
        connection.execute("PRAGMA foreign_keys = OFF")  # rows come in the order of pages
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


@contextmanager
def _locked(damaged: Path, target: Path) -> Iterator[None]:
    """Nobody else has the damaged file open, nor makes a file of the new name.

    A read-only folder holds no lock file, and nobody writes there.
    """
    if os.path.lexists(target):
        raise VaultExistsError(target)
    with contextlib.ExitStack() as locks:
        for path, must in ((Path(os.path.realpath(damaged)), False), (target, True)):
            try:
                lock = host.take_lock(path.with_name(f"{path.name}.lock"))
            except BlockingIOError as error:
                raise VaultInUseError(path) from error
            except OSError:
                if must:
                    with creation_errors(path):
                        raise
            else:
                locks.callback(lock.release)
        yield


@contextmanager
def _settled(damaged: Path, target: Path, key: FileKey) -> Iterator[Path]:
    """The damaged file, or a copy in which a change that was cut short is taken back."""
    real = Path(os.path.realpath(damaged))
    copy = target.with_name(f".{target.name}.settled")
    with creation_errors(target):
        _remove(copy)
        remove_work(_work_of(draft_of(target)))
    if not journal_of(real).exists():
        yield real
        return
    try:
        with creation_errors(target):
            for source, place in ((real, copy), (journal_of(real), journal_of(copy))):
                host.create_private_file(place)
                with source.open("rb") as reading, place.open("r+b") as writing:
                    shutil.copyfileobj(reading, writing, 1 << 20)
        _roll_back(copy, key)
        yield copy
    finally:
        with contextlib.suppress(OSError):
            _remove(copy)


def _roll_back(copy: Path, key: FileKey) -> None:
    with contextlib.suppress(DatabaseError):  # it is damaged, and was rolled back all the same
        connection = connect(copy, key.key, key.salt)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def _see_that_it_is_ours(source: Path, key: FileKey) -> None:
    """Refuse what another program, or a newer version, made, as far as that can be read."""
    try:
        with opened_for_reading(source, key.key, key.salt):
            """Version and owner were looked at on the way in."""
    except (NotAVaultError, VaultTooNewError):
        raise
    except VaultError:
        """Damage is what this is for."""


def _is_cut(source: Path, key: FileKey, *, first_is_whole: bool) -> bool:
    """Whether the end is missing: the first page says how long the file was."""
    if source.stat().st_size % PAGE_BYTES:
        return True
    return first_is_whole and not is_as_long_as_it_says(source, key.key, key.salt)


def _remove(copy: Path) -> None:
    for leftover in (copy, journal_of(copy)):
        leftover.unlink(missing_ok=True)


def _work_of(draft: Path) -> Path:
    return draft.with_name(f"{draft.name}-pages")
