"""The lock beside an open vault, and the note in it that says which computer holds it.

The lock itself works on one computer. The note is for the others: in a synced folder, or on a stick
that was pulled out, the lock file arrives without its holder. It names the computer and the time,
never a person or anything of the notes (requirements: no silent overwrite between two computers).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from carecompanion import host
from carecompanion.domain.errors import VaultInUseError
from carecompanion.domain.holder import Holder

_NOTE_LIMIT = 400


def lock_path(real: Path) -> Path:
    """Where the lock of the vault at `real` is."""
    return real.with_name(f"{real.name}.lock")


@contextmanager
def locked(path: Path, real: Path, *, take_over: bool = False) -> Iterator[host.FileLock]:
    """Hold the lock of a vault; it stays held when nothing goes wrong inside.

    `take_over` goes past the note of another computer, once the person said that it is not in use
    there.

    Raises:
        VaultInUseError: open in another window here, or, by its note, on another computer.
        OSError: no lock can be made here.
    """
    try:
        lock = host.take_lock(lock_path(real))
    except BlockingIOError as error:
        raise VaultInUseError(path, holder=_holder_in(_noted(real))) from error
    try:
        holder = _holder_in(lock.note())
        if holder is not None and not holder.is_here and not take_over:
            lock.let_be()
            raise VaultInUseError(path, holder=holder)
        lock.write_note(_note())
        yield lock
    except BaseException:
        lock.release()
        raise


def _note() -> bytes:
    """It is no part of the notes, so it takes the time of this computer and not their clock."""
    since = datetime.now(UTC).isoformat(timespec="minutes")
    return json.dumps({"computer": host.computer_name(), "since": since}).encode()


def _noted(real: Path) -> bytes:
    with contextlib.suppress(OSError):
        return lock_path(real).read_bytes()[:_NOTE_LIMIT]
    return b""


def _holder_in(note: bytes) -> Holder | None:
    """What a note says; None for none, and for one that we did not write."""
    try:
        said = json.loads(note[:_NOTE_LIMIT])
        computer, since = str(said["computer"]), datetime.fromisoformat(str(said["since"]))
    except (ValueError, KeyError, TypeError):
        return None
    is_here = computer == host.computer_name()
    return Holder(computer[:80], since.isoformat(timespec="minutes"), is_here)
