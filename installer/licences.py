"""Collects the licence text of everything that a bundle has in it, beside the program.

Texts come with the libraries themselves, in the metadata of their packages; that of Python comes
with its Debian package.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from machine import ROOT, VENV, SetUpStopped

_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_TEXTS = re.compile(r"licen[cs]e|copying|notice|authors|copyright", re.IGNORECASE)
OURS = ("LICENSE", "THIRD_PARTY.md")
PYTHON_TEXT = Path("/usr/share/doc/libpython3.11/copyright")

BUILDER = "pyinstaller"
"""Its boot loader and loader modules are in what it builds."""

SYSTEM_TEXTS = Path("/usr/share/common-licenses")
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3", "GPL-3"),
    "shiboken6": ("LGPL-3", "GPL-3"),
}
"""Packages that name their licence and bring no text; Debian keeps those texts in one place."""


def collect(folder: Path) -> None:
    """Write one folder of texts for each library of requirements.txt that is installed.

    Raises SetUpStopped naming each library that has none.
    """
    folder.mkdir(parents=True)
    for name in OURS:
        shutil.copy(ROOT / name, folder / name)
    shutil.copy(PYTHON_TEXT, folder / "python.txt")
    without = [name for name in (*_libraries(), BUILDER) if not _copy_texts(name, folder)]
    if without:
        raise SetUpStopped(f"No licence text was found for: {', '.join(without)}")


def _libraries() -> list[str]:
    """The libraries that are locked for running, as far as they are installed here."""
    locked = _NAME.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    return [name for name in locked if _metadata(name) is not None]


def _metadata(name: str) -> Path | None:
    wanted = _plain(name)
    for folder in VENV.glob("lib/python3*/site-packages/*.dist-info"):
        if _plain(folder.name.split("-")[0]) == wanted:
            return folder
    return None


def _copy_texts(name: str, folder: Path) -> bool:
    metadata = _metadata(name)
    found = metadata.rglob("*") if metadata else ()
    texts = [file for file in found if file.is_file() and _is_text(file)]
    texts += [SYSTEM_TEXTS / text for text in WITHOUT_TEXT.get(name, ())]
    for text in texts:
        target = folder / name / text.name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(text, target)
    return bool(texts)


def _is_text(file: Path) -> bool:
    return bool(_TEXTS.search(file.as_posix().partition(".dist-info/")[2]))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
