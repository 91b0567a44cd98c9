"""`NotesStore` and `Vaults` in memory, for tests of everything above the vault.

They pass the same contract as the real ones (tests/domain/test_store_contract.py).
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize
from uuid import UUID

from carecompanion.domain.backups import VaultAccess
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
from carecompanion.domain.finding import folded, may_go_on, own_words, wanted_words
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.media import sniff
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.ports.notes import RecordT
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.record_keys import keys_of, look_again_span
from carecompanion.domain.records import (
    ATTACHMENT_LIMIT,
    TYPES_WITH_WORDS,
    Attachment,
    Fact,
    FactKind,
    Headline,
    Person,
    Record,
    new_id,
    paper_text_id,
)
from carecompanion.domain.search import FOUND_AT_ONCE, FindingPlace, Findings, Found, Search
from carecompanion.domain.timeline import day_of
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
from carecompanion.vault.vaults import utc_now
from tests.fakes import memory_search
from tests.fakes.memory_search import Written


@dataclass
class MemoryRevision:
    """One state of one record; `earlier` is the place of the state before."""

    record_id: UUID
    record: Record | None
    at: datetime
    action: Action
    action_id: int
    earlier: int | None


@dataclass
class MemoryFile:
    """What would be on the disk."""

    passphrase: str
    path: Path = Path("notes.carevault")
    revisions: list[MemoryRevision] = field(default_factory=list)
    newest: dict[UUID, int] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)
    erased: set[UUID] = field(default_factory=set)
    actions: int = 0
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

    def __init__(
        self, file: MemoryFile | None = None, *, clock: Clock = utc_now, code_known: bool = True
    ) -> None:
        self._file = file or MemoryFile("")
        self._clock = clock
        self._open = True
        self._code_known = code_known

    def apply(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        """Write and delete."""
        wanted: list[tuple[UUID, Record | None]] = [(record.id, record) for record in puts]
        wanted.extend((record_id, None) for record_id in deletes)
        return self._write(action, wanted, continuing=continuing)

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """Take back."""
        return self._go_back(
            Action.UNDO, [(change.record_id, change.before) for change in changes.changes]
        )

    def history(
        self, record_id: UUID, *, limit: int = 50, before: int | None = None
    ) -> tuple[Revision, ...]:
        """Newest first."""
        self._check_open()
        found = [
            Revision(number, each.at, each.action, each.record)
            for number, each in enumerate(self._file.revisions, start=1)
            if each.record_id == record_id and (before is None or number < before)
        ]
        return tuple(found[::-1][:limit])

    def restore(self, record_id: UUID, revision: int) -> ChangeSet:
        """Back to an earlier state."""
        if self._at(revision).record_id != record_id:
            raise ValueError("a revision of another record")
        return self._go_back(Action.RESTORE, [(record_id, revision)])

    def deleted(
        self,
        *,
        person_id: UUID | None = None,
        limit: int = 50,
        after: DeletedRecord | None = None,
    ) -> tuple[DeletedRecord, ...]:
        """Deleted last comes first."""
        self._check_open()
        together: dict[int, list[UUID]] = {}
        for record_id in self._deleted():
            together.setdefault(self._newest(record_id).action_id, []).append(record_id)
        places = [
            place
            for place in sorted(together, reverse=True)
            if any(self._is_shown(each, person_id) for each in together[place])
        ]
        if after is not None:
            places = [place for place in places if place < after.id]
        return tuple(self._item(place, together[place], person_id) for place in places[:limit])

    def restore_deleted(self, item: DeletedRecord) -> ChangeSet:
        """All of it."""
        states = [
            (record_id, self._newest(record_id).earlier)
            for record_id in self._deleted()
            if self._newest(record_id).action_id == item.id
        ]
        return self._go_back(Action.RESTORE, states)

    def erase_deleted(self, before: datetime) -> int:
        """For good."""
        self._check_open()
        return self._erase([each for each in self._deleted() if self._newest(each).at < before])

    def empty_deleted(self, person_id: UUID | None = None) -> int:
        """For good, all of it."""
        self._check_open()
        gone = {each for each in self._deleted() if self._file.kinds[each] == Person.KIND}
        wanted = {None, person_id} if person_id is None else {person_id, *gone}
        return self._erase(
            [each for each in self._deleted() if None in wanted or self._whose(each) in wanted]
        )

    def find(
        self, text: str, *, person_id: UUID | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """Newest first."""
        wanted = wanted_words(text)
        found = [
            record
            for record in reversed(self._records())
            if wanted and _holds(record, wanted) and person_id in (None, record.person_id)
        ]
        return tuple(found[:limit])

    def search(
        self, wanted: Search, *, after: FindingPlace | None = None, limit: int = FOUND_AT_ONCE
    ) -> Findings:
        """Exact words, then words nearly the same; newest first."""
        return memory_search.search(self._written(), wanted, after=after, limit=limit, holds=_holds)

    def look_into(self, wanted: Search, record_id: UUID) -> Found | None:
        """One result."""
        written = self._written()
        owners = {each.record.id: each.record for each in written}
        ours = [each for each in written if each.record.id == record_id]
        return memory_search.found(ours[0], wanted, owners) if ours else None

    def papers_without_text(self, *, limit: int = 20) -> tuple[Attachment, ...]:
        """Files with words that were never taken."""
        found = [
            record
            for record in self._records()
            if isinstance(record, Attachment)
            and record.media_type in TYPES_WITH_WORDS
            and self.get(paper_text_id(record.id)) is None
        ]
        return tuple(found[:limit])

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

    def facts(
        self,
        person_id: UUID,
        kinds: Collection[FactKind],
        *,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Fact, ...]:
        """Newest first."""
        everything = self.of_person(Fact, person_id, limit=len(self._file.newest), after=after)
        return tuple(fact for fact in everything if fact.fact in kinds)[:limit]

    def latest(self, person_id: UUID, kinds: Collection[FactKind]) -> Fact | None:
        """Of the latest day, or of the day on which it was written."""
        facts = self.facts(person_id, kinds, limit=len(self._file.newest))
        return max(facts, key=self._day_of_fact, default=None)

    def _day_of_fact(self, fact: Fact) -> str:
        return fact.dated or self.history(fact.id)[-1].at.date().isoformat()

    def dated(
        self,
        person_id: UUID,
        *,
        kinds: Collection[type[Record]] | None = None,
        topics: Collection[FactKind] | None = None,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Record, ...]:
        """Newest day first."""
        records = [r for r in reversed(self._records()) if r.person_id == person_id and day_of(r)]
        records.sort(key=day_of, reverse=True)
        ids = [record.id for record in records]
        if after is not None:
            records = records[ids.index(after) + 1 :] if after in ids else []
        wanted = [
            record
            for record in records
            if (kinds is None and topics is None)
            or isinstance(record, tuple(kinds or ()))
            or (isinstance(record, Fact) and record.fact in (topics or ()))
        ]
        return tuple(wanted[:limit])

    def everything_of(self, person_id: UUID) -> tuple[UUID, ...]:
        """Oldest first."""
        return tuple(r.id for r in self._records() if r.person_id == person_id)

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """Oldest first."""
        return tuple(
            record
            for record in self._records()
            if isinstance(record, kind) and getattr(record, "headline_id", None) == headline_id
        )

    def keyed(
        self, person_id: UUID, key: str, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[Record, ...]:
        """Newest first."""
        ids = [*reversed(self._file.newest)]
        if after is not None:
            ids = ids[ids.index(after) + 1 :] if after in ids else []
        records = [r for r in map(self.get, ids) if r is not None and r.person_id == person_id]
        return tuple(r for r in records if key in (keys_of(r) or ()))[:limit]

    def due(self, person_id: UUID, today: str, *, limit: int = 50) -> tuple[Headline, ...]:
        """Newest day first."""
        first, last = look_again_span(today)
        found = [
            (key, place, record)
            for place, record in enumerate(self._records())
            if isinstance(record, Headline) and record.person_id == person_id
            for key in keys_of(record) or ()
            if first <= key <= last
        ]
        return tuple(each[-1] for each in sorted(found, key=lambda e: e[:2], reverse=True)[:limit])

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

    def access(self) -> VaultAccess:
        """The key of the file; nothing else reads what is in memory."""
        self._check_open()
        return VaultAccess(self._file.path, self.remembered_key().key, self._file.salt)

    def keep_both(self, copy: Path) -> None:
        """Nobody else can change what is only in memory."""
        self._check_open()

    def close(self) -> None:
        """Stop being used."""
        self._open = self._file.in_use = False

    def _go_back(self, action: Action, states: Sequence[tuple[UUID, int | None]]) -> ChangeSet:
        gone = tuple(
            record_id
            for record_id, revision in states
            if revision is not None and self._at(revision).action is Action.ERASE
        )
        wanted = [(each, self._revision(state)) for each, state in states if each not in gone]
        return replace(self._write(action, wanted), erased=gone)

    def _write(
        self,
        action: Action,
        wanted: Sequence[tuple[UUID, Record | None]],
        *,
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        self._check_open()
        wanted = self._with_words_of_files(wanted)
        for record_id, record in wanted:
            kind = self._file.kinds.get(record_id)
            if record and kind and kind != record.KIND:
                raise ValueError("a record cannot become another kind")
        going_on = {each.record_id: each for each in continuing.changes} if continuing else {}
        self._file.actions += 1
        at = self._clock()
        changes: dict[UUID, Change] = {}
        for record_id, record in wanted:
            before = self._file.newest.get(record_id)
            present = self._revision(before)
            if present == record:
                continue
            change = going_on.get(record_id)
            if change and change.after == before and present and record:
                self._at(change.after).record = record
                self._at(change.after).at = at
                changes[record_id] = change
                continue
            self._file.revisions.append(
                MemoryRevision(record_id, record, at, action, self._file.actions, before)
            )
            after = self._file.newest[record_id] = len(self._file.revisions)
            self._file.erased.discard(record_id)
            if record:
                self._file.kinds[record_id] = record.KIND
            first = changes[record_id].before if record_id in changes else before
            changes[record_id] = Change(record_id, first, after)
        return ChangeSet(action, tuple(changes.values()))

    def _with_words_of_files(
        self, wanted: Sequence[tuple[UUID, Record | None]]
    ) -> list[tuple[UUID, Record | None]]:
        """The words of a file go with it."""
        everything: list[tuple[UUID, Record | None]] = []
        for record_id, record in wanted:
            everything.append((record_id, record))
            goes = record is None and isinstance(self.get(record_id), Attachment)
            text_id = paper_text_id(record_id)
            if goes and self.get(text_id) is not None:
                everything.append((text_id, None))
        return everything

    def _erase(self, doomed: Sequence[UUID]) -> int:
        for revision in self._file.revisions:
            if revision.record_id in doomed and revision.record is not None:
                revision.record, revision.action = None, Action.ERASE
        self._file.erased.update(doomed)
        return len(doomed)

    def _is_shown(self, record_id: UUID, person_id: UUID | None) -> bool:
        """Whether what is deleted may be shown to who looks at this person; None sees all."""
        record = self._revision(self._newest(record_id).earlier)
        if record is None or person_id is None:
            return True
        return isinstance(record, Person) or record.person_id == person_id

    def _whose(self, record_id: UUID) -> UUID | None:
        """Who a deleted record was about."""
        record = self._revision(self._newest(record_id).earlier)
        return record.person_id if record else None

    def _item(
        self, action_id: int, record_ids: Sequence[UUID], person_id: UUID | None
    ) -> DeletedRecord:
        kinds = (Person.KIND, Headline.KIND)
        states = [(each, self._revision(self._newest(each).earlier)) for each in record_ids]
        records = [(each, record) for each, record in states if record is not None]
        records.sort(
            key=lambda each: (
                not self._is_shown(each[0], person_id),
                [kind != each[1].KIND for kind in kinds],
            )
        )
        (leading_id, leading), *others = records
        newest = self._newest(leading_id)
        with_it = tuple(record_id for record_id, _ in others)
        return DeletedRecord(action_id, newest.at, newest.action, leading, with_it)

    def _deleted(self) -> list[UUID]:
        gone = [each for each in self._file.newest if self._newest(each).record is None]
        return [record_id for record_id in gone if record_id not in self._file.erased]

    def _newest(self, record_id: UUID) -> MemoryRevision:
        return self._at(self._file.newest[record_id])

    def _at(self, number: int) -> MemoryRevision:
        return self._file.revisions[number - 1]

    def _records(self) -> list[Record]:
        found = [self.get(record_id) for record_id in self._file.newest]
        return [record for record in found if record is not None]

    def _written(self) -> list[Written]:
        first = {each.record_id: each.at for each in reversed(self._file.revisions)}
        return [
            Written(place, record, first[record.id].date().isoformat())
            for place, record in enumerate(self._records(), start=1)
        ]

    def _revision(self, number: int | None) -> Record | None:
        return None if number is None else self._at(number).record

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


def _holds(record: Record, wanted: Sequence[str]) -> bool:
    there = _letters(folded(own_words(record)))
    whole = all(f" {_letters(word)} " in f" {there} " for word in wanted[:-1])
    last = f" {_letters(wanted[-1])}" + ("" if may_go_on(wanted[-1]) else " ")
    return whole and last in f" {there} "


def _letters(text: str) -> str:
    """Words of letters and digits, one space between."""
    return " ".join(re.findall(r"[^\W_]+", text))


class MemoryVaults:
    """A `Vaults` whose files live in a dict. `files` may be looked at and set by tests."""

    def __init__(self, *, clock: Clock = utc_now) -> None:
        self.files: dict[Path, MemoryFile] = {}
        self._clock = clock

    def create(self, path: Path, passphrase: str) -> MemoryStore:
        """Make a file with one person."""
        if path in self.files:
            raise VaultExistsError(path)
        self.files[path] = MemoryFile(normalize("NFKC", passphrase), path, in_use=True)
        store = MemoryStore(self.files[path], clock=self._clock)
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
        return MemoryStore(
            file, clock=self._clock, code_known=not isinstance(secret, RememberedKey)
        )

    def file_number(self, path: Path) -> FileNumber:
        """The salt of a file."""
        if path not in self.files:
            raise VaultMissingError(path)
        return FileNumber(self.files[path].salt)

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        """A file in memory has no start that breaks: only see that all fits."""
        if path not in self.files:
            raise VaultMissingError(path)
        file = self.files[path]
        if file.in_use:
            raise VaultInUseError(path)
        if number.salt != file.salt or not file.opens_with(secret):
            raise WrongPassphraseError(path)
