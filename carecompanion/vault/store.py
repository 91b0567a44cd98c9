"""An open vault: the `NotesStore` of domain/ports/notes.py over one open file."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.ports.notes import RecordT
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Attachment, Fact, FactKind, Headline, Person, Record
from carecompanion.domain.search import FOUND_AT_ONCE, FindingPlace, Findings, Found, Search
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey, SheetSecrets
from carecompanion.vault import deleted, history, keying, memory, present, search
from carecompanion.vault.archive import SqlcipherArchive
from carecompanion.vault.attachments import SqlcipherAttaching, SqlcipherAttachmentReader
from carecompanion.vault.codec import encode_text
from carecompanion.vault.moments import kept
from carecompanion.vault.open_file import OpenFile
from carecompanion.vault.revisions import RevisionWriter
from carecompanion.vault.words import match_for


class SqlcipherStore:
    """A `NotesStore`. Made by `SqlcipherVaults`; used on the thread that made it."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def apply(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        """See `NotesStore.apply`. `puts` are written first, then `deletes`."""
        with self._file.writing(action, continuing=continuing) as writer:
            for record in puts:
                writer.put(record)
            for record_id in deletes:
                writer.delete(record_id)
        return writer.change_set()

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """See `NotesStore.revert`. The result carries `Action.UNDO`."""
        with self._file.writing(Action.UNDO) as writer:
            for change in changes.changes:
                writer.restore(change.record_id, change.before)
        return writer.change_set()

    def history(
        self, record_id: UUID, *, limit: int = 50, before: int | None = None
    ) -> tuple[Revision, ...]:
        """See `NotesStore.history`."""
        with self._file.connected() as connection:
            return history.revisions(connection, record_id, limit=limit, before=before)

    def restore(self, record_id: UUID, revision: int) -> ChangeSet:
        """See `NotesStore.restore`. The result carries `Action.RESTORE`."""
        with self._file.writing(Action.RESTORE) as writer:
            writer.restore(record_id, revision)
        return writer.change_set()

    def deleted(
        self,
        *,
        person_id: UUID | None = None,
        limit: int = 50,
        after: DeletedRecord | None = None,
    ) -> tuple[DeletedRecord, ...]:
        """See `NotesStore.deleted`."""
        with self._file.connected() as connection:
            return deleted.items(connection, person_id=person_id, limit=limit, after=after)

    def restore_deleted(self, item: DeletedRecord) -> ChangeSet:
        """See `NotesStore.restore_deleted`. The result carries `Action.RESTORE`."""
        with self._file.transaction() as connection:
            writer = RevisionWriter(connection, Action.RESTORE, self._file.now())
            for record_id, revision in deleted.states_before(connection, item):
                writer.restore(record_id, revision)
        return writer.change_set()

    def erase_deleted(self, before: datetime) -> int:
        """See `NotesStore.erase_deleted`."""
        with self._file.transaction() as connection:
            return deleted.erase(connection, at=self._file.now(), before=kept(before))

    def empty_deleted(self, person_id: UUID | None = None) -> int:
        """See `NotesStore.empty_deleted`."""
        with self._file.transaction() as connection:
            return deleted.erase(connection, at=self._file.now(), person_id=person_id)

    def find(
        self, text: str, *, person_id: UUID | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """See `NotesStore.find`."""
        match = match_for(text)
        if match is None:
            return ()
        with self._file.connected() as connection:
            return present.matching(connection, match, person_id=person_id, limit=limit)

    def search(
        self, wanted: Search, *, after: FindingPlace | None = None, limit: int = FOUND_AT_ONCE
    ) -> Findings:
        """See `NotesStore.search`."""
        with self._file.connected() as connection:
            return search.search(connection, wanted, after=after, limit=limit)

    def look_into(self, wanted: Search, record_id: UUID) -> Found | None:
        """See `NotesStore.look_into`."""
        with self._file.connected() as connection:
            return search.look_into(connection, wanted, record_id)

    def papers_without_text(self, *, limit: int = 20) -> tuple[Attachment, ...]:
        """See `NotesStore.papers_without_text`."""
        with self._file.connected() as connection:
            return present.papers_without_text(connection, limit=limit)

    def get(self, record_id: UUID) -> Record | None:
        """See `NotesStore.get`."""
        with self._file.connected() as connection:
            return present.record(connection, record_id)

    def people(self) -> tuple[Person, ...]:
        """See `NotesStore.people`."""
        with self._file.connected() as connection:
            return present.people(connection)

    def of_person(
        self, kind: type[RecordT], person_id: UUID, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[RecordT, ...]:
        """See `NotesStore.of_person`. Nothing comes after a record that never was."""
        with self._file.connected() as connection:
            return present.of_person(connection, kind, person_id, limit=limit, after=after)

    def facts(
        self,
        person_id: UUID,
        kinds: Collection[FactKind],
        *,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Fact, ...]:
        """See `NotesStore.facts`. Nothing comes after a record that never was."""
        with self._file.connected() as connection:
            return memory.facts(connection, person_id, kinds, limit=limit, after=after)

    def latest(self, person_id: UUID, kinds: Collection[FactKind]) -> Fact | None:
        """See `NotesStore.latest`."""
        with self._file.connected() as connection:
            return memory.latest(connection, person_id, kinds)

    def dated(
        self,
        person_id: UUID,
        *,
        kinds: Collection[type[Record]] | None = None,
        topics: Collection[FactKind] | None = None,
        limit: int = 50,
        after: UUID | None = None,
    ) -> tuple[Record, ...]:
        """See `NotesStore.dated`. Nothing comes after a record that never was."""
        with self._file.connected() as connection:
            return memory.dated(
                connection, person_id, kinds=kinds, topics=topics, limit=limit, after=after
            )

    def everything_of(self, person_id: UUID) -> tuple[UUID, ...]:
        """See `NotesStore.everything_of`."""
        with self._file.connected() as connection:
            return present.everything_of(connection, person_id)

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """See `NotesStore.of_headline`."""
        with self._file.connected() as connection:
            return present.of_headline(connection, kind, headline_id)

    def keyed(
        self, person_id: UUID, key: str, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[Record, ...]:
        """See `NotesStore.keyed`."""
        with self._file.connected() as connection:
            return keying.keyed(connection, person_id, key, limit=limit, after=after)

    def due(self, person_id: UUID, today: str, *, limit: int = 50) -> tuple[Headline, ...]:
        """See `NotesStore.due`."""
        with self._file.connected() as connection:
            return keying.due(connection, person_id, today, limit=limit)

    def attach(self, attachment: Attachment, source: BinaryIO) -> SqlcipherAttaching:
        """See `NotesStore.attach`."""
        return SqlcipherAttaching(attachment, source, self._file)

    def read_attachment(self, attachment_id: UUID) -> SqlcipherAttachmentReader | None:
        """See `NotesStore.read_attachment`."""
        record = self.get(attachment_id)
        if not isinstance(record, Attachment):
            return None
        return SqlcipherAttachmentReader(record, self._file)

    def archive(self) -> SqlcipherArchive:
        """See `ArchivedNotes.archive`."""
        return SqlcipherArchive(self._file)

    def read_state(self, key: str) -> str | None:
        """See `NotesStore.read_state`."""
        with self._file.connected() as connection:
            row = connection.execute(
                "SELECT value FROM screen_state WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else str(json.loads(row[0]))

    def write_state(self, key: str, value: str) -> None:
        """See `NotesStore.write_state`."""
        with self._file.transaction() as connection:
            connection.execute(
                "INSERT INTO screen_state (key, value) VALUES (?, ?) ON CONFLICT (key)"
                " DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                (key, encode_text(value)),
            )

    @property
    def file_number(self) -> FileNumber:
        """See `NotesStore.file_number`."""
        return self._file.keys.number

    @property
    def key_is_outdated(self) -> bool:
        """See `NotesStore.key_is_outdated`."""
        return self._file.keys.is_outdated

    def recovery_sheet(self) -> SheetSecrets | None:
        """See `NotesStore.recovery_sheet`."""
        return self._file.keys.sheet

    def sheet_secrets(self, passphrase: str) -> SheetSecrets:
        """See `NotesStore.sheet_secrets`."""
        return self._file.keys.sheet_under(passphrase, self._file.path)

    def remembered_key(self) -> RememberedKey:
        """See `NotesStore.remembered_key`."""
        return self._file.keys.remembered

    def change_passphrase(self, new: str, *, progress: Progress = unheard) -> None:
        """See `NotesStore.change_passphrase`."""
        self._file.change_passphrase(new, progress=progress)

    def keep_both(self, copy: Path) -> None:
        """See `NotesStore.keep_both`."""
        self._file.keep_both(copy)

    def access(self) -> VaultAccess:
        """See `NotesStore.access`."""
        return self._file.access()

    def close(self) -> None:
        """See `NotesStore.close`. Closing twice is harmless."""
        self._file.close()
