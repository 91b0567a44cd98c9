"""Packs the program's folder to run from a USB stick: nothing unpacks itself at a start."""

from __future__ import annotations

import lzma
import platform
import shutil
import tarfile
from pathlib import Path

from bundle import BUILD, commit_time, same_times
from machine import ROOT

README = ROOT / "installer" / "linux" / "README-portable.txt"


def make_portable(bundle: Path, version: str, target: Path) -> Path:
    """The packed folder, written into `target`; the same folder gives the same bytes."""
    name = f"carecompanion-{version}-linux-{platform.machine()}"
    root = BUILD / "portable" / name
    shutil.rmtree(root.parent, ignore_errors=True)
    shutil.copytree(bundle, root, symlinks=True)
    shutil.copy(README, root / "README.txt")
    same_times(root)
    packed = target / f"{name}.tar.xz"
    with (
        lzma.open(packed, "wb", preset=6) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (root, *sorted(root.rglob("*"))):
            archive.add(path, path.relative_to(root.parent), recursive=False, filter=_plain)
    return packed


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A file of nobody in particular, of the time of the commit."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = commit_time()
    is_program = member.name.count("/") == 1 and member.name.endswith("/carecompanion")
    member.mode = 0o755 if member.isdir() or is_program else 0o644
    return member
