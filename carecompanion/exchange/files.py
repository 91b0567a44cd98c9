"""Files outside the vault: written whole and for their owner only, read without following links."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from carecompanion.domain.errors import (
    ExportError,
    ImportFault,
    ImportRefusedError,
    SourceUnreadableError,
)

# Where the system knows these: do not follow a link put there meanwhile, do not wait for a pipe.
_UNFOLLOWED = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


@contextmanager
def file_for_owner(path: Path) -> Iterator[BinaryIO]:
    """Write a file through this stream: it appears complete, readable by its owner, or not at all.

    Raises:
        ExportError: it cannot be written; a file that was there before is as it was.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".carecompanion-", suffix=".part")
    except OSError as error:
        raise ExportError(path) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        with suppress(OSError):  # the place that refused it may refuse this as well
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExportError(path) from error
        raise


@contextmanager
def plain_file(folder: Path, name: str) -> Iterator[BinaryIO]:
    """Read a file of a folder that somebody else made: no link, no device, no folder.

    Raises:
        ImportRefusedError: MISSING, NOT_A_PLAIN_FILE or UNREADABLE; it names the file.
    """
    try:
        if not _is_plain(folder, name):
            raise ImportRefusedError(name, ImportFault.NOT_A_PLAIN_FILE)
        with os.fdopen(os.open(folder / name, _UNFOLLOWED), "rb") as file:
            yield file
    except FileNotFoundError as error:
        raise ImportRefusedError(name, ImportFault.MISSING) from error
    except OSError as error:
        raise ImportRefusedError(name, ImportFault.UNREADABLE) from error


def open_chosen(path: Path) -> BinaryIO:
    """Open a file that somebody chose to add. A link leads on; no folder, no device, no pipe.

    Raises:
        SourceUnreadableError: it cannot be read, or is nothing of the kind.
    """
    try:
        handle = os.open(path.resolve(), _UNFOLLOWED)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise SourceUnreadableError(path.name) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SourceUnreadableError(path.name)
    return os.fdopen(handle, "rb")


def _is_plain(folder: Path, name: str) -> bool:
    """Whether a file, and every folder on the way to it, is one and no link."""
    path = folder / name
    ways = [parent for parent in path.parents if parent.is_relative_to(folder)][:-1]
    return stat.S_ISREG(path.lstat().st_mode) and not any(way.is_symlink() for way in ways)
