"""Makes a notes file from an exported folder. The folder is not trusted: anybody can have made it.

Nothing typed in it becomes a path, links are not followed, every item and every content is
checked, and the new file appears whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from carecompanion.domain.archive import ArchiveVaults, ArchiveWriter
from carecompanion.domain.errors import ImportFault, ImportRefusedError
from carecompanion.exchange import rows
from carecompanion.exchange.files import plain_file
from carecompanion.exchange.json_stream import JsonStream

RowT = TypeVar("RowT")


def import_notes(folder: Path, vault: Path, passphrase: str, vaults: ArchiveVaults) -> None:
    """Make the vault `vault` from `folder`: the same ids, history and bytes.

    Raises:
        ImportRefusedError: the folder is not what docs/export-format.md says; it names the part.
        VaultExistsError, FolderNotWritableError, DiskFullError: as `Vaults.create`.
    """
    with plain_file(folder, rows.NOTES_NAME) as file:
        stream = JsonStream(file, rows.NOTES_NAME)
        _check_head(stream)  # before the slow work of a new key
        vaults.create_from(vault, passphrase, partial(_fill, folder, stream))


def _check_head(stream: JsonStream) -> None:
    if stream.first() != "{":
        stream.refuse(ImportFault.NOT_OURS)
    stream.expect("{")
    stream.expect_key("format")
    if stream.value() != rows.FORMAT:
        stream.refuse(ImportFault.NOT_OURS)
    stream.expect(",")
    stream.expect_key("version")
    version = stream.value()
    if type(version) is not int or version < 1:
        stream.refuse()
    if version > rows.VERSION:
        stream.refuse(ImportFault.TOO_NEW)


def _fill(folder: Path, stream: JsonStream, writer: ArchiveWriter) -> None:
    for action in _list(stream, "actions", rows.action_of):
        writer.add_action(action)
    for record in _list(stream, "records", rows.record_of):
        writer.add_record(record)
    for revision in _list(stream, "revisions", rows.revision_of):
        writer.add_revision(revision)
    for content in _list(stream, "attachments", rows.content_of):
        with plain_file(folder, content.file) as file:
            writer.add_content(content.sha256, content.size, file)
    stream.expect("}")
    stream.expect_end()


def _list(stream: JsonStream, name: str, read: Callable[[Any], RowT]) -> Iterator[RowT]:
    """The items of one list of notes.json, each checked; complaints count them from 1."""
    stream.expect(",")
    stream.expect_key(name)
    for number, item in enumerate(stream.items(), start=1):
        try:
            row = read(item)
        except rows.RowError:
            part = f"{rows.NOTES_NAME}, {name} {number}"
            raise ImportRefusedError(part, ImportFault.NOT_AS_DOCUMENTED) from None
        yield row
