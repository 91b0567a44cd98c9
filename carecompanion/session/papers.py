"""The part of a session for papers: into the notes, out of them, and into memory to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import PaperGoneError, SourceUnreadableError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.papers import AttachmentReader
from carecompanion.domain.records import Attachment
from carecompanion.session.desk import Desk
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork, Slices

SLICE_BYTES = 2 * 1024 * 1024
"""How much is read before others have their turn: about 10 ms of the writer thread."""

OpenSource = Callable[[], BinaryIO]
"""Opens a file of the family's for reading. Raises `SourceUnreadableError`."""

SaveCopy = Callable[[AttachmentReader, Path], Iterator[int]]
"""Writes a content to a file, a piece a step, and gives the bytes so far. Raises `ExportError`."""


class Papers:
    """What can be done with the contents of attachments; each is work in slices."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def attach(self, attachment: Attachment, open_source: OpenSource) -> SlicedWork:
        """Take in a file: a step that can be undone. The result is its `ChangeSet`."""
        slices = partial(_attaching, attachment=attachment, open_source=open_source)
        return self._session.begin_work(slices, undo_as=Action.ADD_ATTACHMENT)

    def read(self, attachment_id: UUID, *, limit: int | None = None) -> SlicedWork:
        """Read a content, or its first `limit` bytes, into memory."""
        slices = partial(_reading, attachment_id=attachment_id, limit=limit)
        return self._session.begin_work(slices)

    def copy(self, attachment_id: UUID, path: Path, save_copy: SaveCopy) -> SlicedWork:
        """Save a copy that anybody can open; the result is False when it was cancelled."""
        slices = partial(_copying, attachment_id=attachment_id, path=path, save_copy=save_copy)
        return self._session.begin_work(slices)


def _attaching(desk: Desk, attachment: Attachment, open_source: OpenSource) -> Slices[ChangeSet]:
    """Take in a file. Progress is in bytes of the file. Raises as `Attaching.step`."""
    with open_source() as source:
        attach = desk.read(lambda store: store.attach(attachment, source))
        size = _size_of(source, attachment.name)
        while (changes := attach.step()) is None:
            share = attach.done / attach.in_all if attach.in_all else 0.0
            if (yield round(size * share), size):
                attach.cancel()
    return changes


def _reading(desk: Desk, attachment_id: UUID, limit: int | None = None) -> Slices[bytes]:
    """The content, or its first `limit` bytes; empty when it is cancelled.

    Raises:
        PaperGoneError: the record is deleted.
        VaultDamagedError: a part of the content is missing.
    """
    reader = _reader(desk, attachment_id)
    size = reader.attachment.size
    wanted = size if limit is None else min(size, limit)
    content = bytearray()
    while len(content) < wanted:
        content += reader.read_at(len(content), min(SLICE_BYTES, wanted - len(content)))
        if (yield len(content), wanted):
            return b""
    return bytes(content)


def _copying(desk: Desk, attachment_id: UUID, path: Path, save_copy: SaveCopy) -> Slices[bool]:
    """Save a copy anybody can open; False when it is cancelled, and then there is no file.

    Raises:
        PaperGoneError: the record is deleted.
        ExportError, VaultDamagedError: there is no copy.
    """
    reader = _reader(desk, attachment_id)
    with closing(save_copy(reader, path)) as steps:  # type: ignore[type-var]
        for written in steps:
            if (yield written, reader.attachment.size):
                return False
    return True


def _size_of(source: BinaryIO, name: str) -> int:
    try:
        return source.seek(0, 2)
    except OSError as error:
        raise SourceUnreadableError(name) from error


def _reader(desk: Desk, attachment_id: UUID) -> AttachmentReader:
    reader = desk.read(partial(_read_attachment, attachment_id))
    if reader is None:
        raise PaperGoneError
    return reader


def _read_attachment(attachment_id: UUID, store: NotesStore) -> AttachmentReader | None:
    return store.read_attachment(attachment_id)
