"""“Take my notes elsewhere”: a folder that needs no program of ours (docs/export-format.md).

The same notes give the same bytes: nothing in it says when or where it was made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from carecompanion import host
from carecompanion.domain.archive import Archive, ArchivedContent, ArchivedNotes
from carecompanion.domain.errors import ExportError, FolderNotEmptyError
from carecompanion.domain.media import SNIFFED_BYTES, SUFFIXES, sniff
from carecompanion.exchange.files import file_for_owner
from carecompanion.exchange.one_person import ArchiveOfPerson
from carecompanion.exchange.readable import ReadablePage
from carecompanion.exchange.rows import (
    ATTACHMENTS_NAME,
    FORMAT,
    NOTES_NAME,
    PAGE_NAME,
    VERSION,
    ContentRow,
    file_of,
    plain,
)

Progress = Callable[[int], None]
"""Told often how many bytes of attachments are written so far; it may raise to stop."""


def export_notes(
    notes: ArchivedNotes,
    folder: Path,
    page: ReadablePage,
    *,
    person_id: UUID | None = None,
    progress: Progress | None = None,
) -> None:
    """Write everything, or all about one person, into `folder`: empty, or not there yet.

    Nothing may be written into the notes meanwhile. When it does not go well, what was written is
    taken away again. The file that an import needs comes last.

    Raises:
        FolderNotEmptyError, ExportError: `folder` was in use, or cannot be written to.
        VaultDamagedError: part of the notes cannot be read.
    """
    was_there = _make_empty_folder(folder)
    try:
        _write_all(notes, folder, page, person_id, progress or _tell_nobody)
    except BaseException:
        _clear(folder, was_there=was_there)
        raise


def archive_of(notes: ArchivedNotes, person_id: UUID | None) -> Archive:
    """All rows, or those about one person."""
    archive = notes.archive()
    return archive if person_id is None else ArchiveOfPerson(archive, person_id)


def _write_all(
    notes: ArchivedNotes,
    folder: Path,
    page: ReadablePage,
    person_id: UUID | None,
    progress: Progress,
) -> None:
    archive = archive_of(notes, person_id)
    files = _write_contents(archive, folder, progress)
    places = {row.sha256: row.file for row in files}
    tell = partial(progress, sum(row.size for row in files))
    with file_for_owner(folder / PAGE_NAME) as file:
        for piece in page.pieces(notes, places, person_id=person_id):
            file.write(piece.encode("utf-8", "replace"))
            tell()
    with file_for_owner(folder / NOTES_NAME) as file:
        _write_notes(file, archive, files, tell)
    host.sync_folder(folder)


def _write_contents(archive: Archive, folder: Path, progress: Progress) -> list[ContentRow]:
    files: list[ContentRow] = []
    written = 0
    for content in archive.contents():
        if not files:
            _make_folder(folder / ATTACHMENTS_NAME)
        row, chunks = _place(content)
        with file_for_owner(folder / row.file) as file:
            for chunk in chunks:
                file.write(chunk)
                written += len(chunk)
                progress(written)
        files.append(row)
    return files


def _place(content: ArchivedContent) -> tuple[ContentRow, Iterator[bytes]]:
    """Where a content goes, and its chunks: the first one tells what kind of file it is."""
    chunks = content.chunks()
    first = next(chunks, b"")
    suffix = SUFFIXES[sniff(first[:SNIFFED_BYTES])]
    row = ContentRow(sha256=content.sha256, size=content.size, file=file_of(content.sha256, suffix))
    return row, chain((first,), chunks)


def _write_notes(
    file: BinaryIO, archive: Archive, files: Iterable[ContentRow], tell: Callable[[], None]
) -> None:
    """One JSON object; each item of its four lists has a line of its own."""
    file.write(f'{{\n"format": {_json(FORMAT)},\n"version": {VERSION}'.encode())
    lists: tuple[tuple[str, Iterable[object]], ...] = (
        ("actions", archive.actions()),
        ("records", archive.records()),
        ("revisions", archive.revisions()),
        ("attachments", files),
    )
    for name, items in lists:
        file.write(f',\n"{name}": ['.encode())
        separator = "\n"
        for item in items:
            file.write(f"{separator}{_json(plain(item))}".encode())
            separator = ",\n"
            tell()
        file.write(b"\n]")
    file.write(b"\n}\n")


def _json(value: object) -> str:
    """JSON in one line. Half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _make_empty_folder(folder: Path) -> bool:
    """Whether the folder was there already."""
    try:
        was_there = folder.is_dir()
        if was_there and any(folder.iterdir()):
            raise FolderNotEmptyError(folder)
    except OSError as error:
        raise ExportError(folder) from error
    _make_folder(folder)
    return was_there


def _make_folder(folder: Path) -> None:
    try:
        host.make_private_folder(folder)
    except OSError as error:
        raise ExportError(folder) from error


def _clear(folder: Path, *, was_there: bool) -> None:
    """Take away what a broken-off export wrote; the folder was empty before."""
    inner = folder / ATTACHMENTS_NAME
    try:
        for written in (*inner.glob("*"), folder / PAGE_NAME, folder / NOTES_NAME):
            written.unlink(missing_ok=True)
        for made in (inner, *(() if was_there else (folder,))):
            if made.is_dir():
                made.rmdir()
    except OSError:
        return  # the reason why it broke off is the one to tell


def _tell_nobody(_written: int) -> None:
    """Nobody watches."""
