"""What a disk can do to a family: be full, take no large file, be read-only or pulled out, or
belong to others.

The folder `stick` of a `Drive` is where the work goes; the drive is a small disk of its own.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vault.workbench import bytes_below, small_disk_at

DRIVE_BYTES = 8 << 20
_BLOCK = 4096
_CAPABILITY_VERSION = 0x20080522
_PERMISSIONS_DO_NOT_COUNT = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


@dataclass(frozen=True, slots=True)
class Drive:
    """A small disk with the folder that a family would see, and a folder on another disk."""

    place: Path
    outside: Path

    @property
    def stick(self) -> Path:
        """Where the family's files are."""
        return self.place / "media" / "stick"

    def files(self) -> dict[str, str]:
        """The digest of every file of the stick, but for locks: their notes hold the time."""
        below = bytes_below(self.stick)
        return {
            name: hashlib.sha256(data).hexdigest()
            for name, data in below.items()
            if not name.endswith(".lock")
        }

    def files_to_see(self) -> dict[str, str]:
        """As `files`, without drafts and journals: a folder that refuses keeps them, too."""
        files = self.files().items()
        return {
            name: digest
            for name, digest in files
            if not name.startswith(".") and not name.endswith("-journal")
        }

    def leave(self, free: int) -> None:
        """Fill the disk up to so many bytes."""
        ballast = self.place / "ballast"
        ballast.unlink(missing_ok=True)
        if free < 0:
            return
        room = os.statvfs(self.place)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(room.f_bavail * _BLOCK - free, 1))


Trouble = Callable[[Drive], AbstractContextManager[None]]


@contextmanager
def drive_in(folder: Path) -> Iterator[Drive]:
    """An empty drive, where this machine lets us make one."""
    with small_disk_at(folder / "drive", megabytes=DRIVE_BYTES >> 20) as place:
        drive = Drive(place, folder / "outside")
        drive.outside.mkdir()
        drive.stick.mkdir(parents=True)
        yield drive


@contextmanager
def full(drive: Drive) -> Iterator[None]:
    """Not a byte is free."""
    drive.leave(0)
    try:
        yield
    finally:
        drive.leave(-1)


@contextmanager
def limited(_drive: Drive) -> Iterator[None]:
    """No file of this program may grow: a limit of the account, or of the kind of file system."""
    with files_end_at(0):
        yield


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """Writing beyond so many bytes of any file fails, as it does on reaching a quota."""
    if sys.platform == "win32":
        pytest.skip("knows no such limit")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(drive: Drive) -> Iterator[None]:
    """A stick with its switch on: the system lets nobody write, not even its owner."""
    stick = str(drive.stick)
    subprocess.run(("mount", "--bind", stick, stick), check=True)
    subprocess.run(("mount", "-o", "remount,bind,ro", stick), check=True)
    try:
        yield
    finally:
        subprocess.run(("umount", "--lazy", stick), check=True)


@contextmanager
def pulled_out(drive: Drive) -> Iterator[None]:
    """The stick is gone, and where it was nobody but the system makes folders."""
    away = drive.place / "in a pocket"
    drive.stick.rename(away)
    with permissions_count(), _mode(drive.stick.parent, 0o500):
        try:
            yield
        finally:
            drive.stick.parent.chmod(0o700)
            away.rename(drive.stick)


@contextmanager
def denied(drive: Drive) -> Iterator[None]:
    """Folders and files of the stick may be read and not written to."""
    with permissions_count(), ExitStack() as changed:
        for path in (drive.stick, *drive.stick.rglob("*")):
            changed.enter_context(_mode(path, 0o500 if path.is_dir() else 0o400))
        yield


@contextmanager
def permissions_count() -> Iterator[None]:
    """Take from the system's administrator, for this thread, what makes permissions void."""
    if sys.platform != "linux":
        pytest.skip("knows Linux only")
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    now = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and again for high numbers
    if libc.capget(header, now):
        raise OSError(ctypes.get_errno(), "capget")
    less = (ctypes.c_uint32 * 6)(*now)
    less[0] &= ~_PERMISSIONS_DO_NOT_COUNT
    libc.capset(header, less)
    try:
        yield
    finally:
        libc.capset(header, now)


@contextmanager
def _mode(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        if path.exists():
            path.chmod(before)
