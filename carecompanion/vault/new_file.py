"""A new vault appears under its name complete or not at all, whenever the power goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from carecompanion import host
from carecompanion.domain.errors import (
    DiskFullError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultExistsError,
    VaultMissingError,
)

# No room on the disk, for this account, or in one file of this size.
_DISK_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def build_new_file(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` make the content under another name, then give it the name `path`.

    `fill` gets an empty file for its owner only, and leaves it closed. The caller holds the lock
    of `path`.

    Raises:
        VaultExistsError, FolderNotWritableError, DiskFullError, and whatever `fill` raises.
    """
    draft = draft_of(path)
    with creation_errors(path):
        remove_draft(path)
        try:
            host.create_private_file(draft)
            fill(draft)
            host.sync_file(draft)
            _set_journal_aside(path)
            host.publish_file(draft, path)
        except BaseException:
            remove_draft(path)
            raise
        host.sync_folder(path.parent)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """An empty file for its owner only, to become the one at `path` by `put_in_place`.

    What is written inside is on the disk afterwards; when something goes wrong, nothing is left.
    The caller holds the lock of `path`.
    """
    draft = draft_of(path)
    remove_draft(path)
    try:
        host.create_private_file(draft)
        yield draft
        host.sync_file(draft)
    except BaseException:
        remove_draft(path)
        raise


def put_in_place(path: Path, *, journal_is_ours: bool = False) -> None:
    """Let the finished draft of `path` take its place in one step.

    No connection to `path` is open here. Unless a journal beside it belongs to the draft as well,
    it is set aside: it must not be played into the file that comes.

    Raises:
        OSError: the file at `path` is still the one before, and the draft is gone.
    """
    try:
        if not journal_is_ours:
            _set_journal_aside(path)
        draft_of(path).replace(path)
    except BaseException:
        remove_draft(path)
        raise
    host.sync_folder(path.parent)


def remove_draft(path: Path) -> None:
    """Take away what a killed creation of `path` left. The caller holds the lock of `path`."""
    draft = draft_of(path)
    for leftover in (draft, journal_of(draft)):
        leftover.unlink(missing_ok=True)


@contextmanager
def creation_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file system and of a new database into those of `Vaults.create`."""
    try:
        yield
    except (VaultDamagedError, VaultMissingError) as error:
        # What is being made cannot be damaged or missing: the place cannot take it.
        raise FolderNotWritableError(path) from error
    except FileExistsError as error:
        raise VaultExistsError(path) from error
    except OSError as error:
        full = error.errno in _DISK_FULL
        raise (DiskFullError(path) if full else FolderNotWritableError(path)) from error


def draft_of(path: Path) -> Path:
    """The name that a file has until it is complete."""
    return path.with_name(f".{path.name}.new")


def journal_of(path: Path) -> Path:
    """SQLite's journal of a change under way in a file."""
    return path.with_name(f"{path.name}-journal")


def _set_journal_aside(path: Path) -> None:
    """Keep the journal of a vault that was moved away from being played into the new one.

    It is not deleted: beside its own vault it still repairs it.
    """
    journal = journal_of(path)
    number = 1
    while os.path.lexists(journal):
        kept = path.with_name(f"{journal.name}.kept-{number}")
        if not os.path.lexists(kept):
            journal.rename(kept)
        number += 1
