"""`NotesStore` and `Vaults` in memory, for tests of everything above the vault.

They pass the same contract as the real ones (tests/domain/test_store_contract.py).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize
from uuid import UUID

from carecompanion.domain.changes import Action, Change, ChangeSet
from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentTooLargeError,
    CareError,
    SourceUnreadableError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
    WrongPassphraseError,
)
from carecompanion.domain.media import sniff
from carecompanion.domain.ports import Progress, RecordT, unheard
from carecompanion.domain.records import ATTACHMENT_LIMIT, Attachment, Person, Record, new_id
from carecompanion.domain.vault_secrets import (
    KEY_BYTES,
    ROOT_BYTES,
    SALT_BYTES,
    SHEET_STATE,
    FileNumber,
    RecoveryCode,
    RememberedKey,
    Secret,
    SheetSecrets,
)


@dataclass
class MemoryFile:
    """What would be on the disk."""

    passphrase: str
    path: Path = Path("notes.carevault")
    revisions: list[tuple[UUID, Record | None]] = field(default_factory=list)
    newest: dict[UUID, int] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)
    state: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    in_use: bool = False
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(SALT_BYTES))
    is_outdated: bool = False

    def root(self, passphrase: str) -> bytes:
        """The root secret that a passphrase makes, quickly."""
        return blake2b(normalize("NFKC", passphrase).encode(), salt=self.salt).digest()[:ROOT_BYTES]

    def opens_with(self, secret: Secret) -> bool:
        """Whether this is the passphrase, the code or the key of the file."""
        if isinstance(secret, RememberedKey):
            return secret == _key_of(self.root(self.passphrase))
        root = secret.root if isinstance(secret, RecoveryCode) else self.root(secret)
        return root == self.root(self.passphrase)


def _key_of(root: bytes) -> RememberedKey:
    return RememberedKey(blake2b(root, digest_size=KEY_BYTES).digest())


class MemoryStore:
    """A `NotesStore` over lists. A revision id is a place in `revisions`, counted from 1."""

    def __init__(self, file: MemoryFile | None = None, *, code_known: bool = True) -> None:
        self._file = file or MemoryFile("")
        self._open = True
        self._code_known = code_known

    def apply(
        self, action: Action, *, puts: Sequence[Record] = (), deletes: Sequence[UUID] = ()
    ) -> ChangeSet:
        """Write and delete."""
        return self._write(
            action,
            [
                *((record.id, record) for record in puts),
                *((record_id, None) for record_id in deletes),
            ],
        )

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """Take back."""
        return self._write(
            Action.UNDO,
            [(change.record_id, self._revision(change.before)) for change in changes.changes],
        )

    def get(self, record_id: UUID) -> Record | None:
        """One record."""
        self._check_open()
        return self._revision(self._file.newest.get(record_id))

    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return tuple(record for record in self._records() if isinstance(record, Person))

    def of_person(
        self, kind: type[RecordT], person_id: UUID, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[RecordT, ...]:
        """Newest first."""
        ids = [*reversed(self._file.newest)]
        if after is not None:
            ids = ids[ids.index(after) + 1 :] if after in ids else []
        records = [self.get(record_id) for record_id in ids]
        found = [r for r in records if isinstance(r, kind) and r.person_id == person_id]
        return tuple(found[:limit])

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """Oldest first."""
        return tuple(
            record
            for record in self._records()
            if isinstance(record, kind) and getattr(record, "headline_id", None) == headline_id
        )

    def attach(self, attachment: Attachment, source: BinaryIO) -> MemoryAttaching:
        """A file on its way in."""
        return MemoryAttaching(self, attachment, source)

    def keep(self, attachment: Attachment, content: bytes) -> ChangeSet:
        """A file that is in."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._file.contents[sha256] = content
        kind, size = sniff(content), len(content)
        record = replace(attachment, media_type=kind, size=size, sha256=sha256)
        return self.apply(Action.ADD_ATTACHMENT, puts=(record,))

    def read_attachment(self, attachment_id: UUID) -> MemoryReader | None:
        """A file that is in."""
        record = self.get(attachment_id)
        if not isinstance(record, Attachment):
            return None
        return MemoryReader(record, self._file.contents[record.sha256])

    def read_state(self, key: str) -> str | None:
        """Screen state."""
        self._check_open()
        return self._file.state.get(key)

    def write_state(self, key: str, value: str) -> None:
        """Screen state."""
        self._check_open()
        self._file.state[key] = value

    @property
    def file_number(self) -> FileNumber:
        """The salt."""
        return FileNumber(self._file.salt)

    @property
    def key_is_outdated(self) -> bool:
        """As the file says."""
        return self._file.is_outdated

    def recovery_sheet(self) -> SheetSecrets | None:
        """Code and number."""
        return self.sheet_secrets(self._file.passphrase) if self._code_known else None

    def sheet_secrets(self, passphrase: str) -> SheetSecrets:
        """Code and number."""
        if not self._file.opens_with(passphrase):
            raise WrongPassphraseError(self._file.path)
        return SheetSecrets(RecoveryCode(self._file.root(passphrase)), self.file_number)

    def remembered_key(self) -> RememberedKey:
        """The key."""
        return _key_of(self._file.root(self._file.passphrase))

    def change_passphrase(self, new: str, *, progress: Progress = unheard) -> None:
        """Another passphrase, another salt."""
        self._check_open()
        progress(1, 1)
        self._file.passphrase = normalize("NFKC", new)
        self._file.salt = secrets.token_bytes(SALT_BYTES)
        self._file.is_outdated = False
        self._file.state.pop(SHEET_STATE, None)
        self._code_known = True

    def keep_both(self, copy: Path) -> None:
        """Nobody else can change what is only in memory."""
        self._check_open()

    def close(self) -> None:
        """Stop being used."""
        self._open = self._file.in_use = False

    def _write(self, action: Action, wanted: Sequence[tuple[UUID, Record | None]]) -> ChangeSet:
        self._check_open()
        for record_id, record in wanted:
            kind = self._file.kinds.get(record_id)
            if record and kind and kind != record.KIND:
                raise ValueError("a record cannot become another kind")
        changes: dict[UUID, Change] = {}
        for record_id, record in wanted:
            before = self._file.newest.get(record_id)
            if self._revision(before) == record:
                continue
            self._file.revisions.append((record_id, record))
            after = self._file.newest[record_id] = len(self._file.revisions)
            if record:
                self._file.kinds[record_id] = record.KIND
            first = changes[record_id].before if record_id in changes else before
            changes[record_id] = Change(record_id, first, after)
        return ChangeSet(action, tuple(changes.values()))

    def _records(self) -> list[Record]:
        found = [self.get(record_id) for record_id in self._file.newest]
        return [record for record in found if record is not None]

    def _revision(self, number: int | None) -> Record | None:
        return None if number is None else self._file.revisions[number - 1][1]

    def _check_open(self) -> None:
        if not self._open:
            raise RuntimeError("the vault is closed")


class MemoryAttaching:
    """An `Attaching` of 64 KiB a step."""

    def __init__(self, store: MemoryStore, attachment: Attachment, source: BinaryIO) -> None:
        self._store = store
        self._attachment = attachment
        self._source = source
        self._content = bytearray()
        self._is_over = self._is_cancelled = False
        self.done = self.in_all = 0

    def step(self) -> ChangeSet | None:
        """One piece."""
        if self._is_over:
            raise RuntimeError("this file is in, or was given up")
        try:
            piece = self._next_piece()
        except CareError:
            self._is_over = True
            raise
        self._content += piece
        self.done += len(piece)
        if piece:
            return None
        self._is_over = True
        return self._store.keep(self._attachment, bytes(self._content))

    def cancel(self) -> None:
        """Stop."""
        self._is_cancelled = True

    def _next_piece(self) -> bytes:
        if self._is_cancelled:
            raise AttachingCancelledError(self._attachment.name)
        try:
            if not self.in_all:
                self.in_all = self._source.seek(0, 2)
                self._source.seek(0)
            if self.in_all > ATTACHMENT_LIMIT:
                raise AttachmentTooLargeError(self._attachment.name, limit=ATTACHMENT_LIMIT)
            return self._source.read(64 * 1024)
        except (OSError, ValueError) as error:
            raise SourceUnreadableError(self._attachment.name) from error


@dataclass(frozen=True)
class MemoryReader:
    """An `AttachmentReader` over bytes."""

    attachment: Attachment
    content: bytes

    def read_at(self, offset: int, size: int) -> bytes:
        """Some of it."""
        return self.content[offset : offset + size] if offset >= 0 else b""

    def chunks(self) -> Iterator[bytes]:
        """All of it."""
        if self.content:
            yield self.content


class MemoryVaults:
    """A `Vaults` whose files live in a dict. `files` may be looked at and set by tests."""

    def __init__(self) -> None:
        self.files: dict[Path, MemoryFile] = {}

    def create(self, path: Path, passphrase: str) -> MemoryStore:
        """Make a file with one person."""
        if path in self.files:
            raise VaultExistsError(path)
        self.files[path] = MemoryFile(normalize("NFKC", passphrase), path, in_use=True)
        store = MemoryStore(self.files[path])
        store.apply(Action.START_NOTES, puts=(Person(id=new_id()),))
        return store

    def open(self, path: Path, secret: Secret, *, take_over: bool = False) -> MemoryStore:
        """Open a file; it has no other secret than its passphrase."""
        if path not in self.files:
            raise VaultMissingError(path)
        file = self.files[path]
        if file.in_use:
            raise VaultInUseError(path)
        if not file.opens_with(secret):
            raise WrongPassphraseError(path)
        file.in_use = True
        return MemoryStore(file, code_known=not isinstance(secret, RememberedKey))

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        """A file in memory has no start that breaks: only see that all fits."""
        if path not in self.files:
            raise VaultMissingError(path)
        file = self.files[path]
        if file.in_use:
            raise VaultInUseError(path)
        if number.salt != file.salt or not file.opens_with(secret):
            raise WrongPassphraseError(path)
