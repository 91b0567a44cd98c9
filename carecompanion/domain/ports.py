"""What the domain asks of the outside: protocols that the vault and the pages fulfil."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar
from uuid import UUID

from carecompanion.domain.backups import (
    BackupFile,
    BackupPlace,
    CheckReport,
    Restored,
    RestoreDates,
    SalvageReport,
    VaultAccess,
)
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Attachment, Person, Record
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey, Secret, SheetSecrets

if TYPE_CHECKING:
    # The page model is large and start-up does not need it.
    from carecompanion.domain.page import MadePage, OnePage, QuestionSheet
    from carecompanion.domain.printouts import Paper
    from carecompanion.domain.recovery_sheet import RecoverySheet

Clock = Callable[[], datetime]
"""Gives the present moment in UTC, with its zone."""

RecordT = TypeVar("RecordT", bound=Record)


class Attaching(Protocol):
    """A file on its way into the notes, one short slice for each step.

    Other calls of the store may come between the steps. Nothing of the file can be found before
    the last one; what is left when the program ends in between is taken away at the next opening.
    """

    @property
    def done(self) -> int:
        """Bytes read so far. A file is read twice, unless its content is in the notes already."""
        ...

    @property
    def in_all(self) -> int:
        """What `done` can reach; 0 before the first step."""
        ...

    def step(self) -> ChangeSet | None:
        """Take the next slice: None while there is more to do, then what was changed.

        Raises:
            AttachmentTooLargeError, SourceUnreadableError, AttachingCancelledError, DiskFullError:
                nothing of the file was kept.
            VaultDamagedError: as `NotesStore.apply`.
        """
        ...

    def cancel(self) -> None:
        """Take back what was written, in the steps that follow; the last one raises."""
        ...


class AttachmentReader(Protocol):
    """The content of one attachment, read from the open vault piece by piece."""

    @property
    def attachment(self) -> Attachment:
        """The record as it was when reading began."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """At most `size` bytes from `offset` on; fewer at the end.

        Raises:
            VaultDamagedError: that part is missing.
        """
        ...

    def chunks(self) -> Iterator[bytes]:
        """The whole content in order, in pieces that fit into memory.

        Raises:
            VaultDamagedError: a part is missing, or at the end: it is not what was put in.
        """
        ...


class NotesStore(Protocol):
    """An open vault. All calls come from one thread; each `apply` is one durable transaction."""

    def apply(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        """Write `puts` and put tombstones on `deletes`, keeping what was there before.

        A put equal to what is stored changes nothing and is not in the result. A record that
        `continuing` left as it is now gets no further revision: its newest one is overwritten, so
        that typing in one field stays one revision.

        Raises:
            DiskFullError: nothing of this call was kept; earlier calls are whole.
            VaultMissingError: the medium is away; works again once it is back.
            VaultChangedError: another program changed or replaced the file; see `keep_both`.
            VaultDamagedError: the file can no longer be trusted.
        """
        ...

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """Take every record of `changes` back to the revision before, as new revisions.

        Returns the change set that reverts the revert; what has been erased for good meanwhile
        stays away and is named in `erased`. Raises as `apply`.
        """
        ...

    def history(
        self, record_id: UUID, *, limit: int = 50, before: int | None = None
    ) -> tuple[Revision, ...]:
        """At most `limit` states of a record, newest first; older than revision `before`."""
        ...

    def restore(self, record_id: UUID, revision: int) -> ChangeSet:
        """Take one record back to an earlier state of its own, as a new revision.

        Raises:
            ValueError: the revision is not one of this record.
            And as `apply`.
        """
        ...

    def deleted(
        self, *, limit: int = 50, after: DeletedRecord | None = None
    ) -> tuple[DeletedRecord, ...]:
        """What can be brought back, deleted last comes first, one item for each action."""
        ...

    def restore_deleted(self, item: DeletedRecord) -> ChangeSet:
        """Bring back all that `item` stands for and that is still deleted. Raises as `apply`."""
        ...

    def erase_deleted(self, before: datetime) -> int:
        """Erase for good what was deleted before a moment: content, history, attachments.

        Nothing brings it back. Returns how many records it was. Raises as `apply`.
        """
        ...

    def empty_deleted(self) -> int:
        """Erase for good everything that is deleted. Returns and raises as `erase_deleted`."""
        ...

    def find(
        self, text: str, *, person_id: UUID | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """At most `limit` records that hold every word of `text`, newest first.

        Case and accents do not count; the last word may go on. With `person_id`, records about
        that person only.
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

    def attach(self, attachment: Attachment, source: BinaryIO) -> Attaching:
        """Begin to take in a file; nothing is read or written before the first step.

        `source` can seek, is read from its start, and stays open until the last step; the caller
        closes it. The store fills in `media_type`, `size` and `sha256`.
        """
        ...

    def read_attachment(self, attachment_id: UUID) -> AttachmentReader | None:
        """The content of an attachment; None when the record never was or is deleted.

        Raises:
            VaultDamagedError: the record is there and its content is not.
        """
        ...

    def read_state(self, key: str) -> str | None:
        """A piece of screen state (place, caret); it has no history."""
        ...

    def write_state(self, key: str, value: str) -> None:
        """Keep a piece of screen state. Raises as `apply`."""
        ...

    @property
    def file_number(self) -> FileNumber:
        """The number that a recovery sheet of the present key carries. Not secret."""
        ...

    @property
    def key_is_outdated(self) -> bool:
        """Whether `change_passphrase`, even to the same one, would make guessing slower."""
        ...

    def recovery_sheet(self) -> SheetSecrets | None:
        """What the recovery sheet says; None when only the remembered key is known here."""
        ...

    def sheet_secrets(self, passphrase: str) -> SheetSecrets:
        """What the recovery sheet says, for whoever types the passphrase again. Slow on purpose.

        Raises:
            WrongPassphraseError: it is not the passphrase of this file.
        """
        ...

    def remembered_key(self) -> RememberedKey:
        """The raw key, for the key store of this computer and for nothing else."""
        ...

    def change_passphrase(self, new: str, *, progress: Progress = unheard) -> None:
        """Give the file a new key, and so a new recovery sheet: all of it or nothing. Slow.

        The new key takes the newest key parameters, so the same passphrase is of use too. Undo
        goes on working. `progress` counts pages. Whatever is raised, the store stays open under the
        key it had; a power cut leaves a whole file under one of the two keys.

        Raises:
            DiskFullError, FolderNotWritableError: there is no room, or no right, for the copy.
            VaultDamagedError: the file is not whole, so it is not copied.
            VaultMissingError: the medium is gone.
        """
        ...

    def access(self) -> VaultAccess:
        """What a second connection needs, to make a backup while this store is in use."""
        ...

    def keep_both(self, copy: Path) -> None:
        """Go on in a whole copy at `copy` under the same key; the file of before stays as it is.

        For when another program changed the file (`VaultChangedError`): both are kept.

        Raises:
            VaultExistsError, FolderNotWritableError, DiskFullError: still on the file of before.
            VaultDamagedError: it is not whole, so it is not copied.
        """
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

    def open(self, path: Path, secret: Secret, *, take_over: bool = False) -> NotesStore:
        """Open the vault at `path` with its passphrase, its recovery code or its remembered key.

        `take_over` opens it although another computer is said to have it open.

        Raises:
            VaultMissingError, WrongPassphraseError, VaultDamagedError, NotAVaultError,
            VaultTooNewError, VaultInUseError.
            EarlierVaultNotWritableError, DiskFullError: an earlier version made it, and it cannot
            be brought up to date there; it is as it was.
        """
        ...

    def file_number(self, path: Path) -> FileNumber:
        """The number of a file that stays closed. Quick: the first 16 bytes tell it.

        Raises:
            VaultMissingError, VaultDamagedError, NotAVaultError, VaultTooNewError.
        """
        ...

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        """Write the first 16 bytes of a file again, from its file number. The file stays closed.

        The number proves itself on the pages first, together with passphrase, code or key.

        Raises:
            WrongPassphraseError: secret and number together do not belong to this file; one of
                them alone may. Nothing was changed.
            WrongFileNumberError: it is no file number, whatever the file.
            VaultMissingError, VaultDamagedError (less than a page), VaultTooNewError,
            VaultInUseError, FolderNotWritableError, DiskFullError.
        """
        ...


class RememberedKeys(Protocol):
    """Keeps keys of notes files in the password store of this computer. Off unless asked for.

    Every call can wait for seconds: never on the GUI thread. Whatever is not a key means: ask for
    the passphrase. `file_number` names a file by its public salt, never by a person or a path.
    """

    def is_available(self) -> bool:
        """Whether there is a store that answers and keeps nothing in plain; it may be locked."""
        ...

    def remember(self, file_number: str, key: bytes) -> None:
        """Keep the 32-byte key of a file, in place of one kept before. Never asks the person.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError, KeyringRefusedError:
                the key is not kept.
        """
        ...

    def recall(self, file_number: str) -> bytes | None:
        """The key of a file, or None when it is not kept here.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError.
        """
        ...

    def forget(self, file_number: str) -> None:
        """Take the key of a file out of the store and look whether it is gone.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError, KeyringRefusedError:
                the key may still be there.
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

    def recovery_sheet(self, sheet: RecoverySheet, paper: Paper) -> MadePage:
        """The sheet a family keeps at home: always exactly one side."""
        ...
