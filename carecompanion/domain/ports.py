"""What the domain asks of the outside: protocols that the vault and the pages fulfil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.records import Person, Record

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

    def open(self, path: Path, passphrase: str) -> NotesStore:
        """Open the vault at `path`.

        Raises:
            VaultMissingError, WrongPassphraseError, VaultDamagedError, NotAVaultError,
            VaultTooNewError, VaultInUseError.
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


class PageMaker(Protocol):
    """Turns a page value into PDF bytes. Same value, same bytes. Needs no vault and no window."""

    def one_page(self, page: OnePage, paper: Paper) -> MadePage:
        """The one page for the clinic: always exactly one side."""
        ...

    def question_sheet(self, sheet: QuestionSheet, paper: Paper) -> MadePage:
        """The question sheet, filled or empty: as many sides as it needs."""
        ...
