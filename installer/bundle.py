"""Builds the program's folder: Python, Qt and everything else that it runs with, and no more.

PyInstaller collects (carecompanion.spec). What only a left-out part of Qt needed is then taken
away, and what is left is checked: each library that something needs is in the folder or is one
that every desktop has.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import licences
from machine import ROOT, SetUpStopped, clean_environment, require, tool

BUILD = ROOT / "build"
SPEC = ROOT / "installer" / "carecompanion.spec"
FOLDER = BUILD / "bundle" / "carecompanion"
LIBRARIES = "_internal"

ON_EVERY_DESKTOP = re.compile(
    r"ld-linux|libc\.so|libm\.so|libdl\.so|libpthread\.so|librt\.so|libutil\.so|libresolv\.so"
    r"|libgcc_s|libxcb\.so|libwayland-(?:client|cursor|egl)|libGL\.so|libEGL\.so|libGLX|libOpenGL|libdrm|libgbm|libcups\.so|linux-vdso"
)
"""What belongs to a system, its drivers and its display, and may not be brought along."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)


def make_bundle() -> Path:
    """The folder, made anew. The same commit gives the same bytes.

    Raises SetUpStopped when something it needs is missing, or a library in it would be.
    """
    shutil.rmtree(FOLDER.parent, ignore_errors=True)
    require(
        *(tool("python"), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", FOLDER.parent, "--workpath", BUILD / "work", SPEC),
        env=clean_environment(PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(commit_time())),
        otherwise="The program could not be put together. The lines above name the reason.",
    )
    drop_unneeded(FOLDER)
    strip(FOLDER)
    licences.collect(FOLDER / LIBRARIES / "licences")
    same_times(FOLDER)
    return FOLDER


def commit_time() -> int:
    """When the commit was made that is built, in seconds; the time that every file gets."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    told = subprocess.run(
        ("git", "log", "-1", "--format=%ct"), cwd=ROOT, capture_output=True, check=False
    )
    if told.returncode != 0:
        raise SetUpStopped("This is no checkout of a commit. Set SOURCE_DATE_EPOCH to its time.")
    return int(told.stdout)


def drop_unneeded(folder: Path) -> None:
    """Take away the libraries that nothing in the folder needs any more, and check the rest.

    Raises SetUpStopped naming each library that is needed and not there.
    """
    libraries = {file.name: file for file in shared_objects(folder)}
    loose = {name for name, file in libraries.items() if is_only_needed_by_others(file, folder)}
    needed = {name: set(needed_by(file)) for name, file in libraries.items()}
    reached = set(libraries) - loose
    ahead = list(reached | set(needed_by(folder / folder.name)))
    while ahead:
        for name in needed.get(ahead.pop(), ()):
            if name not in reached:
                reached.add(name)
                ahead.append(name)
    for name in loose - reached:
        libraries[name].unlink()
    absent = {name for name in reached - set(libraries) if not ON_EVERY_DESKTOP.search(name)}
    if absent:
        raise SetUpStopped(f"The program needs what is not in its folder: {sorted(absent)}")


def is_only_needed_by_others(file: Path, folder: Path) -> bool:
    """Whether a shared object is a library; extensions and plugins are asked for by name.

    So is the library of Python, by the program that starts it.
    """
    if file.name.startswith("libpython"):
        return False
    inside = file.relative_to(folder / LIBRARIES).as_posix()
    return ("/" not in inside and ".cpython-" not in inside) or inside.startswith("PySide6/Qt/lib/")


def shared_objects(folder: Path) -> Iterator[Path]:
    """Every shared object below a folder."""
    for file in sorted((folder / LIBRARIES).rglob("*.so*")):
        if file.is_file() and not file.is_symlink():
            yield file


def needed_by(file: Path) -> Iterable[str]:
    """The libraries that a program or a shared object names as needed."""
    told = subprocess.run(("objdump", "-p", file), capture_output=True, check=True, text=True)
    return _NEEDED.findall(told.stdout)


def strip(folder: Path) -> None:
    """Take out what only a debugger reads."""
    for file in shared_objects(folder):
        subprocess.run(
            ("strip", "--strip-debug", "--enable-deterministic-archives", file), check=True
        )


def same_times(folder: Path) -> None:
    """Give every file and folder the time of the commit."""
    moment = commit_time()
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (moment, moment), follow_symlinks=False)


def sizes(folder: Path) -> list[tuple[str, int]]:
    """What the parts of the folder take, in bytes, the largest first."""
    parts: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            part = file.relative_to(folder).parts
            name = "/".join(part[: 2 if len(part) > 2 else 1])
            parts[name] = parts.get(name, 0) + file.stat().st_size
    return sorted(parts.items(), key=lambda item: -item[1])
