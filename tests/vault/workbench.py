"""What the tests of the vault share: quick keys, a clock that ticks, and a look at all bytes."""

from __future__ import annotations

import itertools
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import overload
from uuid import UUID

import pytest

from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import Headline, Record, new_id
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import Argon2Parameters, derive_root, vault_key
from carecompanion.vault.vaults import SqlcipherVaults

# An id of its own, so that the program itself never opens a file with a key this weak.
CHEAP: Mapping[int, Argon2Parameters] = MappingProxyType({200: Argon2Parameters(8, 1, 1)})

PASSPHRASE = "a quiet river under seven bridges"


def cheap_vaults() -> SqlcipherVaults:
    """The real vault with a key derivation of one millisecond."""
    return SqlcipherVaults(clock=ticking_clock(), parameters=CHEAP)


def ticking_clock() -> Clock:
    """A clock that goes on by a minute each time it is looked at."""
    minutes = itertools.count()
    start = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    return lambda: start + timedelta(minutes=next(minutes))


def bytes_below(folder: Path) -> dict[str, bytes]:
    """The content of every file in a folder and below."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def raw_connection(path: Path, passphrase: str = PASSPHRASE) -> sqlite3.Connection:
    """A connection of our own to a closed vault of `cheap_vaults`, to look at it or to spoil it."""
    salt = path.read_bytes()[:16]
    return connect(path, vault_key(derive_root(passphrase, salt, CHEAP)), salt)


def edit_raw(path: Path, *statements: str) -> None:
    """Change a closed vault behind the back of the program."""
    connection = raw_connection(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(vaults: Vaults, path: Path, passphrase: str = PASSPHRASE) -> CareError:
    """Try to open a vault that must not open; the error. Nothing may have changed on the disk."""
    before = bytes_below(path.parent)
    with pytest.raises(CareError) as caught:
        vaults.open(path, passphrase)
    assert bytes_below(path.parent) == before
    return caught.value


class ThenDo(Sequence[Record]):
    """Records that do something once they are all written, while the transaction is still open."""

    def __init__(self, records: Sequence[Record], then: Callable[[], object]) -> None:
        self._records = records
        self._then = then

    def __iter__(self) -> Iterator[Record]:
        yield from self._records
        self._then()

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        return self._records[index]


def more_than_memory_holds(person_id: UUID) -> list[Record]:
    """So many headlines that SQLite writes pages into the file before the change is complete."""
    return [Headline(id=new_id(), person_id=person_id, text="x" * 12_000) for _ in range(900)]


@contextmanager
def small_disk_at(place: Path, *, megabytes: int = 1) -> Iterator[Path]:
    """A real disk of this size, where this machine lets us make one."""
    place.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(place))
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        yield place
    finally:
        subprocess.run(("umount", str(place)), check=True)


def kill_this_process() -> None:
    """What a power cut is to a program."""
    os.kill(os.getpid(), 9)  # by number: Windows has no name for it
