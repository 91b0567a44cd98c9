"""Saving one file of the notes as a copy that anybody can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carecompanion.domain.ports.papers import AttachmentReader
from carecompanion.exchange.files import file_for_owner


def save_copy(reader: AttachmentReader, path: Path) -> Iterator[int]:
    """Write the content to `path`, a piece for each step; gives the bytes written so far.

    The copy appears when the last step is done and what was read is what was put in. Closing the
    iterator before that leaves nothing.

    Raises:
        ExportError: it cannot be written; a file that was there before is as it was.
        VaultDamagedError: as `AttachmentReader.chunks`.
    """
    written = 0
    with file_for_owner(path) as file:
        for chunk in reader.chunks():
            file.write(chunk)
            written += len(chunk)
            yield written
