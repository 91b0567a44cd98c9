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

import icons
import licences
from machine import (
    ON_LINUX,
    ROOT,
    SetUpStopped,
    clean_environment,
    require,
    site_packages,
    tool,
)

BUILD = ROOT / "build"
SPEC = ROOT / "installer" / "carecompanion.spec"
FOLDER = BUILD / "bundle" / "carecompanion"
LIBRARIES = "_internal"
ICON = BUILD / "icon.png"
ICON_PIXELS = 1024
"""The icon that Windows and macOS make theirs from."""

ON_EVERY_DESKTOP = re.compile(
    r"ld-linux|libc\.so|libm\.so|libdl\.so|libpthread\.so|librt\.so|libutil\.so|libresolv\.so"
    r"|libgcc_s|libxcb\.so|libwayland-(?:client|cursor|egl)|libGL\.so|libEGL\.so|libGLX|libOpenGL|libdrm|libgbm|libcups\.so|linux-vdso"
)
"""What belongs to a system, its drivers and its display, and may not be brought along."""

_LIBRARIES_OF = ("PySide6/Qt/lib/", "pillow.libs/")
"""Where wheels keep libraries that their own parts alone ask for."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)


def make_bundle() -> Path:
    """The folder, made anew. The same commit gives the same bytes.

    Raises SetUpStopped when something it needs is missing, or a library in it would be.
    """
    shutil.rmtree(FOLDER.parent, ignore_errors=True)
    icons.draw(ICON, ICON_PIXELS)
    require(
        *(tool("python"), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", FOLDER.parent, "--workpath", BUILD / "work", SPEC),
        env=clean_environment(PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(commit_time())),
        otherwise="The program could not be put together. The lines above name the reason.",
    )
    if ON_LINUX:
        drop_links(FOLDER)
        drop_unneeded(FOLDER)
        strip(FOLDER)
    has_every_resource(FOLDER)
    licences.collect(FOLDER / LIBRARIES / "licences")
    if ON_LINUX:
        licences.collect_of_system(FOLDER / LIBRARIES, shared_objects(FOLDER))
    same_times(FOLDER)
    works(FOLDER)
    return FOLDER


def has_every_resource(folder: Path) -> None:
    """Check that every file of the program itself is there: a font left out shows nowhere else.

    Raises SetUpStopped naming what is missing or different.
    """
    installed = site_packages() / "carecompanion" / "_resources"
    bundled = folder / LIBRARIES / "carecompanion" / "_resources"
    wanted = {file.relative_to(installed): file for file in installed.rglob("*") if file.is_file()}
    lacking = [
        name.as_posix()
        for name, file in sorted(wanted.items())
        if not (bundled / name).is_file() or (bundled / name).read_bytes() != file.read_bytes()
    ]
    if lacking or not wanted:
        raise SetUpStopped(f"The program's folder lacks: {', '.join(lacking) or 'all resources'}")


def works(folder: Path) -> None:
    """Let the built program try itself: notes, a walk, a page, and all of it read back.

    Raises SetUpStopped when it does not work.
    """
    require(
        *(folder / folder.name, "--self-test"),
        env=clean_environment(QT_QPA_PLATFORM="offscreen"),
        otherwise="The program was built, but its self-test did not go well.",
    )


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


def drop_links(folder: Path) -> None:
    """Take away second names of libraries: they are found without, and most sticks hold none."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            path.unlink()


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
    return ("/" not in inside and ".cpython-" not in inside) or inside.startswith(_LIBRARIES_OF)


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
    """Take out what only a debugger and a linker read."""
    for file in shared_objects(folder):
        subprocess.run(
            ("strip", "--strip-unneeded", "--enable-deterministic-archives", file), check=True
        )


def same_times(folder: Path) -> None:
    """Give every file and folder the time of the commit."""
    moment = commit_time()
    follows = os.utime not in os.supports_follow_symlinks  # Windows cannot do otherwise
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (moment, moment), follow_symlinks=follows)


def sizes(folder: Path) -> list[tuple[str, int]]:
    """What the components of the folder take, in bytes, the largest first."""
    parts: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            name = component(file.relative_to(folder).parts)
            parts[name] = parts.get(name, 0) + file.stat().st_size
    return sorted(parts.items(), key=lambda item: -item[1])


def component(parts: tuple[str, ...]) -> str:
    """The component that a file of the folder belongs to."""
    inside = parts[1:] if parts[0] == LIBRARIES else parts
    name = inside[-1]
    if name.startswith("libicu"):
        return "Qt: tables of languages and scripts (ICU)"
    if inside[0] == "PySide6":
        return f"Qt: {inside[2] if len(inside) > 2 else 'Python modules'}"
    if len(inside) > 1:
        return inside[0].removesuffix(".libs")
    if parts == inside:
        return "the program and the Python modules in it"
    return "Python" if name.startswith(("libpython", "base_library")) else "libraries of the system"
