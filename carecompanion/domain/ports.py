"""What the domain asks of the outside: protocols that the vault and the pages fulfil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from carecompanion.domain.backups import (
    BackupFile,
    BackupPlace,
    CheckReport,
    Progress,
    Restored,
    RestoreDates,
    SalvageReport,
    VaultAccess,
)
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.records import Person, Record
from carecompanion.domain.vault_secrets import Secret

if TYPE_CHECKING:
    # The page model is large and start-up does not need it.
    from carecompanion.domain.page import MadePage, OnePage, QuestionSheet
    from carecompanion.domain.printouts import Paper

Clock = Callable[[], datetime]
"""Gives the present moment in UTC, with its zone."""

RecordT = TypeVar("RecordT", bound=Record)


class NotesStore(Protocol):
    """An open vault. All calls come from one thread; each `apply` is one durable transaction."""

    def apply(
        self, action: Action, *, puts: Sequence[Record] = (), deletes: Sequence[UUID] = ()
    ) -> ChangeSet:
        """Write `puts` and put tombstones on `deletes`, keeping what was there before.

        A put equal to what is stored changes nothing and is not in the result.

        Raises:
            DiskFullError: nothing of this call was kept; earlier calls are whole.
            VaultDamagedError: the file can no longer be trusted.
        """
        ...

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """Take every record of `changes` back to the revision before, as new revisions.

        Returns the change set that reverts the revert. Raises as `apply`.
        """
        ...

    def get(self, record_id: UUID) -> Record | None:
        """The record as it is now; None when it never was or is deleted."""
        ...

    def people(self) -> tuple[Person, ...]:
        """All people of this vault, oldest first."""
        ...

    def of_person(
        self, kind: type[RecordT], person_id: UUID, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[RecordT, ...]:
        """At most `limit` records of one kind about a person, newest first, after `after`."""
        ...

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """Records of one kind that belong to a headline (answers, choice, story), oldest first."""
        ...

    def read_state(self, key: str) -> str | None:
        """A piece of screen state (place, caret); it has no history."""
        ...

    def write_state(self, key: str, value: str) -> None:
        """Keep a piece of screen state. Raises as `apply`."""
        ...

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        ...


class Vaults(Protocol):
    """Makes and opens vault files. Slow on purpose (key derivation): never on the GUI thread."""

    def create(self, path: Path, passphrase: str) -> NotesStore:
        """Make a new vault at `path`, readable by its owner only.

        Raises:
            VaultExistsError, FolderNotWritableError, DiskFullError.
        """
        ...

    def open(self, path: Path, secret: Secret) -> NotesStore:
        """Open the vault at `path` with its passphrase, its recovery code or its remembered key.

        Raises:
            VaultMissingError, WrongPassphraseError, VaultDamagedError, NotAVaultError,
            VaultTooNewError, VaultInUseError.
        """
        ...


class Backups(Protocol):
    """Makes, lists, checks and restores backups of notes files. Slow: never on the GUI thread.

    Every method may run on another thread than that of an open store, next to it. Only `check`,
    `compare`, `restore` and `salvage` must not be given a file that this process has open.
    """

    def access(self, path: Path, secret: Secret) -> VaultAccess:
        """What `make` and `copy` need, for a file that this process does not have open.

        Raises as `Vaults.open`.
        """
        ...

    def make(
        self,
        access: VaultAccess,
        place: BackupPlace,
        *,
        progress: Progress = ...,
        automatic: bool = False,
    ) -> BackupFile:
        """Make a dated backup in a place: complete, read back and on the disk, or not at all.

        Raises:
            BackupPlaceMissingError: the medium is not there, or was pulled out.
            BackupPlaceFullError: an automatic backup alone takes more than all may.
            FolderNotWritableError, DiskFullError: of the place.
            VaultDamagedError, VaultMissingError, VaultInUseError: of the vault.
            BackupStoppedError: raised by `progress`.
        """
        ...

    def copy(self, access: VaultAccess, target: Path, *, progress: Progress = ...) -> CheckReport:
        """As `make`, as a new file of any name. VaultExistsError: that name is taken."""
        ...

    def found(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """The backups of a vault, newest first; reads names, sizes and 16 bytes of each.

        Raises:
            BackupPlaceMissingError.
        """
        ...

    def prune(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """Remove the backups that the rules of `backup_plan` let go; those that went.

        Raises:
            BackupPlaceMissingError, FolderNotWritableError.
        """
        ...

    def check(self, path: Path, secret: Secret) -> CheckReport:
        """Read a file from end to end and count what is in it; writes nothing.

        Raises:
            WrongPassphraseError and VaultDamagedError, which are never confused; VaultMissingError,
            NotAVaultError, VaultTooNewError, VaultInUseError, VaultUnsettledError.
        """
        ...

    def compare(self, backup: Path, secret: Secret, vault: Path) -> RestoreDates:
        """Check a backup and name both dates, before anybody decides. Raises as `check`."""
        ...

    def restore(self, backup: Path, secret: Secret, vault: Path) -> Restored:
        """Put a backup in the place of `vault`, which is kept first.

        Raises:
            As `check`. VaultInUseError: the vault is open; FolderNotWritableError, DiskFullError:
            it is as it was.
        """
        ...

    def salvage(
        self, damaged: Path, secret: Secret, target: Path, *, progress: Progress = ...
    ) -> SalvageReport:
        """Bring what can be read of a damaged file into a new one, and name what is missing.

        Raises:
            As `check`; VaultDamagedError only when nothing can be read. VaultExistsError,
            FolderNotWritableError, DiskFullError: of `target`.
        """
        ...


class PageMaker(Protocol):
    """Turns a page value into PDF bytes. Same value, same bytes. Needs no vault and no window."""

    def one_page(self, page: OnePage, paper: Paper) -> MadePage:
        """The one page for the clinic: always exactly one side."""
        ...

    def question_sheet(self, sheet: QuestionSheet, paper: Paper) -> MadePage:
        """The question sheet, filled or empty: as many sides as it needs."""
        ...
