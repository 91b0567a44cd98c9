"""What the domain asks of the outside: protocols that the vault and the pages fulfil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DeletedRecord, Revision
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


class PageMaker(Protocol):
    """Turns a page value into PDF bytes. Same value, same bytes. Needs no vault and no window."""

    def one_page(self, page: OnePage, paper: Paper) -> MadePage:
        """The one page for the clinic: always exactly one side."""
        ...

    def question_sheet(self, sheet: QuestionSheet, paper: Paper) -> MadePage:
        """The question sheet, filled or empty: as many sides as it needs."""
        ...
