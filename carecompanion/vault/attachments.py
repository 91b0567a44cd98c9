"""The content of attachments: encrypted rows of 256 KiB, once for each content.

Rows of this size are the fastest to write, keep memory flat, and lose no more than themselves to
a damaged page (measured). A content whose sha256 is still empty is unfinished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentError,
    AttachmentTooLargeError,
    DiskFullError,
    FolderNotWritableError,
    SourceUnreadableError,
    VaultDamagedError,
    VaultError,
)
from carecompanion.domain.media import SNIFFED_BYTES, sniff
from carecompanion.domain.records import ATTACHMENT_LIMIT, Attachment, MediaType
from carecompanion.vault.connection import DatabaseError, fault_of
from carecompanion.vault.open_file import OpenFile

if TYPE_CHECKING:
    import sqlite3

CHUNK_BYTES = 256 * 1024
_CHUNKS_A_STEP = 8  # 2 MiB a transaction: about 20 ms of the writer thread

_MAY_WAIT = DiskFullError | FolderNotWritableError


class SqlcipherAttaching:
    """An `Attaching`: looks whether the content is there already, and writes it if it is not."""

    def __init__(self, attachment: Attachment, source: BinaryIO, file: OpenFile) -> None:
        self._attachment = attachment
        self._source = source
        self._file = file
        self._content_id: int | None = None
        self._is_cancelled = False
        self._done = self._in_all = 0
        self._steps = self._run()

    @property
    def done(self) -> int:
        """See `Attaching.done`."""
        return self._done

    @property
    def in_all(self) -> int:
        """See `Attaching.in_all`."""
        return self._in_all

    def step(self) -> ChangeSet | None:
        """See `Attaching.step`."""
        try:
            return next(self._steps)
        except StopIteration:
            raise RuntimeError("this file is in, or was given up") from None

    def cancel(self) -> None:
        """See `Attaching.cancel`."""
        self._is_cancelled = True

    def _run(self) -> Iterator[ChangeSet | None]:
        try:
            self._in_all = 2 * self._size()
            content = yield from self._read(_look_only)
            if not self._is_stored(content.sha256):
                self._begin(content.size)
                content = yield from self._read(self._keep)
            yield self._finish(content)
        except (AttachmentError, VaultError):
            with suppress(VaultError):  # else the next opening takes it away
                yield from self._take_back()
            raise

    def _size(self) -> int:
        with self._source_errors():
            size = self._source.seek(0, 2)
        if size > ATTACHMENT_LIMIT:
            raise AttachmentTooLargeError(self._attachment.name, limit=ATTACHMENT_LIMIT)
        return size

    def _read(
        self, use: Callable[[int, Sequence[bytes]], None]
    ) -> Generator[None, None, ContentSum]:
        """Read the source once from its start, some chunks for each step."""
        content, position = ContentSum(), 0
        with self._source_errors():
            self._source.seek(0)
        while chunks := self._next_chunks():
            for chunk in chunks:
                content.add(chunk)
            if content.size > ATTACHMENT_LIMIT:  # it grew while it was read
                raise AttachmentTooLargeError(self._attachment.name, limit=ATTACHMENT_LIMIT)
            use(position, chunks)
            position += len(chunks)
            self._done += sum(map(len, chunks))
            yield
            if self._is_cancelled:
                raise AttachingCancelledError(self._attachment.name)
        return content

    def _next_chunks(self) -> Sequence[bytes]:
        with self._source_errors():
            chunks = (read_chunk(self._source) for _ in range(_CHUNKS_A_STEP))
            return [chunk for chunk in chunks if chunk]

    def _begin(self, size: int) -> None:
        with self._file.transaction() as connection:
            self._content_id = insert_content(connection, size)

    def _keep(self, position: int, chunks: Sequence[bytes]) -> None:
        with self._file.transaction() as connection:
            for place, chunk in enumerate(chunks, start=position):
                insert_chunk(connection, self._content_id, place, chunk)
        with self._file.connected() as connection:
            # Nobody reads these pages again soon; kept, they would fill the whole page cache.
            connection.execute("PRAGMA shrink_memory")

    def _is_stored(self, sha256: str) -> bool:
        with self._file.connected() as connection:
            return _content_of(connection, sha256) is not None

    def _finish(self, content: ContentSum) -> ChangeSet:
        """Make the content whole and write its record, both or neither."""
        record = replace(
            self._attachment,
            media_type=content.media_type,
            size=content.size,
            sha256=content.sha256,
        )
        file = self._file
        with file.writing(Action.ADD_ATTACHMENT) as writer, file.connected() as connection:
            if _content_of(connection, content.sha256) is None:
                finish_content(connection, self._content_id, content)
            elif self._content_id is not None:
                _delete_content(connection, self._content_id)  # it came in another way meanwhile
            writer.put(record)
        return writer.change_set()

    def _take_back(self) -> Iterator[None]:
        """Delete what was written, the last chunks first, some for each step."""
        content_id, self._content_id = self._content_id, None
        while content_id is not None:
            with self._file.transaction() as connection:
                gone = _delete_last_chunks(connection, content_id, _CHUNKS_A_STEP)
                if not gone:
                    _delete_content(connection, content_id)
                    return
            yield

    @contextmanager
    def _source_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:  # ValueError: it was closed
            raise SourceUnreadableError(self._attachment.name) from error


class ContentSum:
    """What a content amounts to, chunk by chunk: size in bytes, sha256 and kind."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.size = 0
        self.media_type = MediaType.OTHER

    def add(self, chunk: bytes) -> None:
        """Count the next chunk in."""
        if not self.size:
            self.media_type = sniff(chunk[:SNIFFED_BYTES])
        self._hash.update(chunk)
        self.size += len(chunk)

    @property
    def sha256(self) -> str:
        """64 hex digits over all chunks so far."""
        return self._hash.hexdigest()


class SqlcipherAttachmentReader:
    """An `AttachmentReader` over the rows of one content."""

    def __init__(self, attachment: Attachment, file: OpenFile) -> None:
        self._attachment = attachment
        self._file = file
        with file.connected() as connection:
            content = _content_of(connection, attachment.sha256)
        if content is None:
            raise VaultDamagedError(file.path)
        self._content_id, self._size = content

    @property
    def attachment(self) -> Attachment:
        """See `AttachmentReader.attachment`."""
        return self._attachment

    def read_at(self, offset: int, size: int) -> bytes:
        """See `AttachmentReader.read_at`."""
        end = min(offset + size, self._size)
        if offset < 0 or offset >= end:
            return b""
        first, last = offset // CHUNK_BYTES, (end - 1) // CHUNK_BYTES
        found = b"".join(self._chunk(position) for position in range(first, last + 1))
        return found[offset - first * CHUNK_BYTES : end - first * CHUNK_BYTES]

    def chunks(self) -> Iterator[bytes]:
        """See `AttachmentReader.chunks`."""
        return stored_chunks(self._file, self._content_id, self._size, self._attachment.sha256)

    def _chunk(self, position: int) -> bytes:
        return _stored_chunk(self._file, self._content_id, self._size, position)


def stored_chunks(file: OpenFile, content_id: int, size: int, sha256: str) -> Iterator[bytes]:
    """All chunks of a content in order.

    Raises:
        VaultDamagedError: one is missing, or at the end: they are not what `sha256` was made of.
    """
    content = ContentSum()
    for position in range(-(-size // CHUNK_BYTES)):
        chunk = _stored_chunk(file, content_id, size, position)
        content.add(chunk)
        yield chunk
    if content.sha256 != sha256:
        raise VaultDamagedError(file.path)


def _stored_chunk(file: OpenFile, content_id: int, size: int, position: int) -> bytes:
    with file.connected() as connection:
        row = connection.execute(
            "SELECT bytes FROM attachment_chunk WHERE content_id = ? AND position = ?",
            (content_id, position),
        ).fetchone()
    if row is None or len(row[0]) != min(CHUNK_BYTES, size - position * CHUNK_BYTES):
        raise VaultDamagedError(file.path)
    return bytes(row[0])


def read_chunk(source: BinaryIO) -> bytes:
    """The next chunk of a stream, cut short only by its end; raw streams may give less at a time.

    Raises:
        OSError: as the stream does.
    """
    parts, missing = [], CHUNK_BYTES
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def insert_content(connection: sqlite3.Connection, size: int) -> int | None:
    """A row for a content of which nothing is there yet; its id."""
    statement = "INSERT INTO attachment_content (size) VALUES (?)"
    return connection.execute(statement, (size,)).lastrowid


def insert_chunk(
    connection: sqlite3.Connection, content_id: int | None, position: int, chunk: bytes
) -> None:
    """One chunk; `position` counts chunks from 0."""
    connection.execute(
        "INSERT INTO attachment_chunk (content_id, position, bytes) VALUES (?, ?, ?)",
        (content_id, position, chunk),
    )


def finish_content(
    connection: sqlite3.Connection, content_id: int | None, content: ContentSum
) -> None:
    """Say that all chunks are there."""
    connection.execute(
        "UPDATE attachment_content SET sha256 = ?, size = ? WHERE id = ?",
        (content.sha256, content.size, content_id),
    )


def clear_unfinished(connection: sqlite3.Connection, path: Path) -> None:
    """Take away contents that a kill left unfinished, where the file can be written to.

    A part at a time, and smaller parts where that fails: deleting needs as much room as it
    deletes, and a disk that filled up while a large file came in has little.
    """
    for count in (_CHUNKS_A_STEP, 1):
        try:
            _delete_unfinished(connection, count)
        except DatabaseError as error:
            # Neither keeps anybody from reading the notes.
            if not isinstance(fault_of(error, path, writing=True), _MAY_WAIT):
                raise
        else:
            return


def _delete_unfinished(connection: sqlite3.Connection, count: int) -> None:
    unfinished = connection.execute("SELECT id FROM attachment_content WHERE sha256 IS NULL")
    for (content_id,) in unfinished.fetchall():
        while _delete_last_chunks(connection, content_id, count):
            """Each is a change of its own."""
        _delete_content(connection, content_id)


def _content_of(connection: sqlite3.Connection, sha256: str) -> tuple[int, int] | None:
    """Id and size of a finished content."""
    found: tuple[int, int] | None = connection.execute(
        "SELECT id, size FROM attachment_content WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return found


def _delete_content(connection: sqlite3.Connection, content_id: int) -> None:
    """Delete a content with its chunks, which go by the foreign key."""
    connection.execute("DELETE FROM attachment_content WHERE id = ?", (content_id,))


def _delete_last_chunks(connection: sqlite3.Connection, content_id: int, count: int) -> int:
    """Delete so many chunks from the end; how many there were."""
    deleted = connection.execute(
        "DELETE FROM attachment_chunk WHERE rowid IN (SELECT rowid FROM attachment_chunk"
        " WHERE content_id = ? ORDER BY position DESC LIMIT ?)",
        (content_id, count),
    )
    return deleted.rowcount


def _look_only(_position: int, _chunks: Sequence[bytes]) -> None:
    """Keep nothing of what is read."""
