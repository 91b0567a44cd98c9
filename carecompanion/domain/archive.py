"""Notes as a whole, with their past, as they leave a vault and come into a new one.

The rows are those of docs/vault-format.md as domain values. Moments are text as they are kept:
UTC, ISO 8601 with milliseconds ("2026-11-21T09:30:00.000+00:00"). Screen state and logs of
what was handed out stay in the vault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Record
from carecompanion.domain.vault_secrets import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedAction:
    """One thing a person did."""

    id: int
    action: Action
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRecord:
    """One thing a family wrote: its place among the others, its tombstone, its newest revision.

    Once it is erased for good, no revision of it has a body; `revision` may be None then.
    """

    sequence: int
    id: UUID
    kind: str
    person_id: UUID
    headline_id: UUID | None
    created_at: str
    changed_at: str
    deleted_at: str | None
    erased_at: str | None
    revision: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRevision:
    """One state of a record; `body` is None where it was deleted, `earlier` the state before."""

    id: int
    record_id: UUID
    kind: str
    earlier: int | None
    action_id: int
    at: str
    body: Record | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedContent:
    """The content of attachments; `size` in bytes. `chunks` reads it, checked as it ends."""

    sha256: str
    size: int
    chunks: Callable[[], Iterator[bytes]]


class Archive(Protocol):
    """All rows of an open vault, each kind in an order that does not change.

    Nothing may be written while one is read. Raises VaultDamagedError.
    """

    def actions(self) -> Iterator[ArchivedAction]:
        """By id."""
        ...

    def records(self) -> Iterator[ArchivedRecord]:
        """By sequence."""
        ...

    def revisions(self) -> Iterator[ArchivedRevision]:
        """By id."""
        ...

    def contents(self) -> Iterator[ArchivedContent]:
        """By sha256."""
        ...


class ArchiveWriter(Protocol):
    """Takes all rows of a new vault: actions, then records, revisions and contents.

    Raises ImportRefusedError (NOT_TOGETHER) for a row that contradicts another one, DiskFullError.
    """

    def add_action(self, action: ArchivedAction) -> None:
        """Keep an action."""
        ...

    def add_record(self, record: ArchivedRecord) -> None:
        """Keep a record; its revisions follow."""
        ...

    def add_revision(self, revision: ArchivedRevision) -> None:
        """Keep a revision of a record that is there already."""
        ...

    def add_content(self, sha256: str, size: int, source: BinaryIO) -> None:
        """Keep a content. Raises ImportRefusedError (CHANGED) when `source` holds another one."""
        ...


class ArchivedNotes(NotesStore, Protocol):
    """An open vault that can be read as a whole."""

    def archive(self) -> Archive:
        """All rows of this vault."""
        ...


class ArchiveVaults(Protocol):
    """Opens vaults to read them as a whole, and makes new ones from rows."""

    def open(self, path: Path, secret: Secret) -> ArchivedNotes:
        """See `Vaults.open`."""
        ...

    def snapshot(
        self, access: VaultAccess, spare: Path, *, progress: Progress = unheard
    ) -> AbstractContextManager[ArchivedNotes]:
        """The notes as they are at one moment; whoever has them open goes on writing meanwhile.

        It is a copy, locked as the notes are, and gone in the end. The folder `spare` takes it
        where there is no room beside the notes. `progress` hears how much of it is made.

        Raises:
            VaultError: no copy can be made. Whatever `progress` raises.
        """
        ...

    def create_from(
        self, path: Path, passphrase: str, fill: Callable[[ArchiveWriter], None]
    ) -> None:
        """Make a vault at `path` of what `fill` adds; it appears whole or not at all.

        Raises:
            ImportRefusedError: the rows contradict each other.
            VaultExistsError, FolderNotWritableError, DiskFullError, and whatever `fill` raises.
        """
        ...
