"""Collects the licence text of everything that a bundle has in it, beside the program.

Texts come with the libraries themselves, in the metadata of their packages; that of Python comes
with Python. A built program that holds a library without a text is not made.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from machine import ROOT, SetUpStopped, site_packages

_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_TEXTS = re.compile(r"licen[cs]e|copying|notice|authors|copyright", re.IGNORECASE)
OURS = ("LICENSE", "THIRD_PARTY.md")
PYTHON_TEXTS = (
    Path("/usr/share/doc/libpython3.11/copyright"),
    Path(sys.base_prefix) / "LICENSE.txt",
    Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt",
)
"""On Debian, Windows and macOS."""

BUILDER = "pyinstaller"
"""Its boot loader and loader modules are in what it builds."""

TEXTS = ROOT / "installer" / "texts"
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
}
"""Packages that name their licence and bring no text."""

OF_SYSTEM = "debian"
"""The folder for the texts of libraries that came from Debian."""


def collect(folder: Path) -> None:
    """Write one folder of texts for each library of requirements.txt that is installed.

    Raises SetUpStopped naming each library that has none.
    """
    folder.mkdir(parents=True)
    for name in OURS:
        shutil.copy(ROOT / name, folder / name)
    python = next((text for text in PYTHON_TEXTS if text.is_file()), None)
    if python is None:
        raise SetUpStopped("The licence text of Python was not found.")
    shutil.copy(python, folder / "python.txt")
    without = [name for name in (*_libraries(), BUILDER) if not _copy_texts(name, folder)]
    if without:
        raise SetUpStopped(f"No licence text was found for: {', '.join(without)}")


def collect_of_system(inside: Path, shared_objects: Iterable[Path]) -> None:
    """Add the texts of Debian's libraries, and check that every library in there has a text.

    Raises SetUpStopped naming each that belongs to nothing whose text is there.
    """
    owners = _owners()
    texts = inside / "licences"
    without = []
    for file in shared_objects:
        name = file.relative_to(inside).as_posix()
        if not (_has_text(name, owners, texts) or _copy_of_debian(file.name, texts / OF_SYSTEM)):
            without.append(name)
    if without:
        raise SetUpStopped(f"No licence text was found for: {', '.join(without)}")


def _has_text(name: str, owners: dict[str, str], texts: Path) -> bool:
    if name.startswith(("libpython3", "python3.")):
        return (texts / "python.txt").is_file()
    owner = owners.get(name)
    return owner is not None and any((texts / owner).glob("*"))


def _owners() -> dict[str, str]:
    """Which installed library each file came with, by the lists that pip keeps."""
    locked = {_plain(name): name for name in _libraries()}
    found: dict[str, str] = {}
    for record in site_packages().glob("*.dist-info/RECORD"):
        name = locked.get(_plain(record.parent.name.split("-")[0]))
        if name is not None:
            with record.open(encoding="utf-8", newline="") as rows:
                found.update((row[0], name) for row in csv.reader(rows) if row)
    return found


def _copy_of_debian(library: str, folder: Path) -> bool:
    """Copy the text of the Debian package that a library is from; tell whether there is one."""
    told = subprocess.run(
        ("dpkg-query", "--search", f"*/{library}"), capture_output=True, text=True, check=False
    )
    packages = sorted({line.split(":")[0] for line in told.stdout.splitlines()})
    for package in packages:
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            folder.mkdir(exist_ok=True)
            shutil.copy(text, folder / f"{package}.txt")
            return True
    return False


def _libraries() -> list[str]:
    """The libraries that are locked for running, as far as they are installed here."""
    locked = _NAME.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    return [name for name in locked if _metadata(name) is not None]


def _metadata(name: str) -> Path | None:
    wanted = _plain(name)
    for folder in site_packages().glob("*.dist-info"):
        if _plain(folder.name.split("-")[0]) == wanted:
            return folder
    return None


def _copy_texts(name: str, folder: Path) -> bool:
    metadata = _metadata(name)
    found = sorted(metadata.rglob("*")) if metadata else ()
    texts = [file for file in found if file.is_file() and _is_text(file)]
    texts += [TEXTS / text for text in WITHOUT_TEXT.get(name, ())]
    for text in texts:
        target = folder / name / text.name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(text, target)
    return bool(texts)


def _is_text(file: Path) -> bool:
    return bool(_TEXTS.search(file.as_posix().partition(".dist-info/")[2]))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
