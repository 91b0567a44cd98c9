"""What is said about backups: the copies there are, what a check found, what a restore will do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from carecompanion.domain.vault_secrets import KEY_BYTES


@dataclass(frozen=True, slots=True, repr=False)
class VaultAccess:
    """What another connection needs to read an open notes file. Its repr shows no key."""

    path: Path
    key: bytes
    salt: bytes

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise ValueError("a raw key has 32 bytes")


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """Where backups go: a folder or medium that the person chose, or beside the notes file."""

    folder: Path | None = None

    def folder_for(self, vault: Path) -> Path:
        """The folder of the backups of this notes file."""
        return self.folder or vault.parent / "Backups"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup as seen from outside, without opening it.

    `moment` is when it was begun, in UTC; `size` is in bytes. `key_name` names the recovery sheet
    that opens it; None when the start of the file is not whole, so that no secret opens it.
    """

    path: Path
    moment: datetime
    size: int
    key_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What is in a file that was read from end to end and found whole.

    `kinds` counts the records that are not deleted. An attachment is incomplete when its bytes
    are not those it was saved with. `newest_change` is in UTC.
    """

    version: int
    pages: int
    kinds: tuple[tuple[str, int], ...]
    deleted: int
    revisions: int
    attachments: int
    attachment_bytes: int
    incomplete_attachments: int
    newest_change: datetime | None

    @property
    def records(self) -> int:
        """How many records there are that are not deleted."""
        return sum(count for _kind, count in self.kinds)

    @property
    def is_complete(self) -> bool:
        """Whether every attachment is whole too."""
        return not self.incomplete_attachments


@dataclass(frozen=True, slots=True)
class RestoreDates:
    """The newest change in a backup, and in the notes that it would take the place of.

    `present` is None when there are no such notes. Where only the system's own date of the file is
    known (it opens with another secret, or is damaged), `present_is_exact` is False.
    """

    backup: datetime | None
    present: datetime | None
    present_is_exact: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that is done. `kept` is where the notes of before are now, if there were any."""

    dates: RestoreDates
    kept: Path | None
    report: CheckReport


@dataclass(frozen=True, slots=True)
class RecordTrace:
    """A record that came back changed or not at all; `kind` is None when that is lost too."""

    record_id: UUID
    kind: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """What was read from a damaged file, and what is missing.

    `is_cut` says that the end of the file is missing. `recovered` counts rows by table. `torn_rows`
    were found but reach onto a damaged page. `went_back` are records whose newest state is lost,
    so that an earlier one stands; `rebuilt` lost their own row but came back from their history;
    of `lost` no readable state is left.
    """

    pages: int
    damaged_pages: tuple[int, ...]
    is_cut: bool
    recovered: tuple[tuple[str, int], ...]
    torn_rows: int
    went_back: tuple[RecordTrace, ...]
    rebuilt: tuple[RecordTrace, ...]
    lost: tuple[RecordTrace, ...]
    incomplete_attachments: int

    @property
    def is_whole(self) -> bool:
        """Whether no damage was found at all."""
        return not (self.damaged_pages or self.is_cut or self.torn_rows or self.lost)
