"""The notes of an open vault: what is kept, found, undone, brought back and erased."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar
from uuid import UUID

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.ports.papers import Attaching, AttachmentReader
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Attachment, Fact, FactKind, Headline, Person, Record
from carecompanion.domain.search import FOUND_AT_ONCE, FindingPlace, Findings, Found, Search
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey, SheetSecrets

RecordT = TypeVar("RecordT", bound=Record)


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
        self,
        *,
        person_id: UUID | None = None,
        limit: int = 50,
        after: DeletedRecord | None = None,
    ) -> tuple[DeletedRecord, ...]:
        """What can be brought back, deleted last comes first, one item for each action.

        With `person_id`, what was about that person, and people who were deleted: of those the
        person alone is shown, whoever it is.
        """
        ...

    def restore_deleted(self, item: DeletedRecord) -> ChangeSet:
        """Bring back all that `item` stands for and that is still deleted. Raises as `apply`."""
        ...

    def erase_deleted(self, before: datetime) -> int:
        """Erase for good what was deleted before a moment: content, history, attachments.

        Nothing brings it back. Returns how many records it was. Raises as `apply`.
        """
        ...

    def empty_deleted(self, person_id: UUID | None = None) -> int:
        """Erase for good everything that is deleted, or with a person all that `deleted` lists.

        Returns and raises as `erase_deleted`.
        """
        ...

    def find(
        self, text: str, *, person_id: UUID | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """At most `limit` records that hold every word of `text`, newest first.

        Case and accents do not count; the last word may go on. With `person_id`, records about
        that person only.
        """
        ...

    def search(
        self, wanted: Search, *, after: FindingPlace | None = None, limit: int = FOUND_AT_ONCE
    ) -> Findings:
        """At most `limit` records that hold every word typed, newest first; see `Findings`.

        Where few hold them, records that hold words nearly the same follow. One call looks through
        a bounded part of the notes: while `go_on` is there, it may find nothing and yet more is to
        come.
        """
        ...

    def look_into(self, wanted: Search, record_id: UUID) -> Found | None:
        """The place in one long record that was found; None when it is deleted meanwhile."""
        ...

    def papers_without_text(self, *, limit: int = 20) -> tuple[Attachment, ...]:
        """At most `limit` files with words in them whose words were never taken, oldest first."""
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

    def facts(
        self,
        person_id: UUID,
        kinds: Collection[FactKind],
        *,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Fact, ...]:
        """At most `limit` facts of some kinds about a person, newest first, after `after`."""
        ...

    def latest(self, person_id: UUID, kinds: Collection[FactKind]) -> Fact | None:
        """The fact of some kinds that is of the latest day (`Fact.dated`); None when none is there.

        Of two of one day, the one written later. A fact without a day is of the day on which it was
        first written down. So who adds what was long ago does not change what is so now.
        """
        ...

    def dated(
        self,
        person_id: UUID,
        *,
        kinds: Collection[type[Record]] | None = None,
        topics: Collection[FactKind] | None = None,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Record, ...]:
        """At most `limit` records about a person that have a day, newest day first.

        Of `kinds`, and facts of `topics`; with neither, of every kind. Days of a month come before
        the month alone, months before the year alone.
        """
        ...

    def everything_of(self, person_id: UUID) -> tuple[UUID, ...]:
        """The ids of all that is there about a person, the person among them, oldest first."""
        ...

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """Records of one kind that belong to a headline (answers, choice, story), oldest first."""
        ...

    def keyed(
        self, person_id: UUID, key: str, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[Record, ...]:
        """At most `limit` records about a person that have a key, newest first, after `after`.

        The keys are those of `domain/record_keys.py`.
        """
        ...

    def due(self, person_id: UUID, today: str, *, limit: int = 50) -> tuple[Headline, ...]:
        """At most `limit` headlines to be looked at again by `today` (ISO), newest day first."""
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
