"""The virtual environment of this checkout: made once, brought up to date in a moment.

Three things live in .venv: Python itself, the locked libraries, and the program
as an installed wheel. Each is redone only when what it was made from changed;
`.venv/set-up.json` remembers what that was.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from machine import ROOT, VENV, SetUpStopped, clean_environment, require, tool

RUN = ("requirements.txt", "requirements-build.txt")
DEVELOPMENT = ("requirements-dev.txt",)
INSTALLER = (*RUN, "requirements-installer.txt")
COVERED_BY_DEVELOPMENT = (*DEVELOPMENT, *RUN)
INTO_THE_WHEEL = (
    "carecompanion",
    "resources",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "THIRD_PARTY.md",
)
MEMORY = VENV / "set-up.json"
WHEELS = VENV / "wheel"


def prepare(*, for_development: bool, for_installer: bool = False) -> None:
    """Make .venv ready to run the program, to check it, or to build installers from it.

    Raises SetUpStopped when something outside the checkout stands in the way.
    """
    ensure_python()
    files = DEVELOPMENT if for_development else INSTALLER if for_installer else RUN
    ensure_libraries(files)
    ensure_program()


def ensure_python() -> None:
    """Make the virtual environment, unless one made here by this Python still works."""
    wanted = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {VENV}"
    if recall().get("python") == wanted and _python_starts():
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpStopped(_no_venv_module())
    print("Making a private Python environment in .venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    require(
        *(sys.executable, "-m", "venv", VENV),
        otherwise="The private Python environment could not be made; only .venv was touched.",
    )
    remember(python=wanted)


def ensure_libraries(files: tuple[str, ...]) -> None:
    """Install the locked libraries of these files, when one changed since the last time."""
    wanted = {name: fingerprint([ROOT / name]) for name in files}
    known = recall()
    if all(known.get(name) == mark for name, mark in wanted.items()):
        return
    print(
        f"Installing the libraries listed in {' and '.join(files)}. The first time takes longest."
    )
    require(
        *pip_install(),
        "--require-hashes",
        "--only-binary=:all:",
        *(part for name in files for part in ("-r", ROOT / name)),
        otherwise="The libraries could not be installed. This step needs the network once.",
    )
    covered = COVERED_BY_DEVELOPMENT if files == DEVELOPMENT else files
    remember(**{name: fingerprint([ROOT / name]) for name in covered})


def ensure_program() -> None:
    """Build the wheel and install it, when anything that goes into it changed."""
    wanted = fingerprint(ROOT / name for name in INTO_THE_WHEEL)
    if recall().get("program") == wanted and tool("carecompanion").exists():
        return
    print("Building and installing Care Companion from this checkout.")
    wheel = build_wheel(WHEELS)
    require(
        *pip_install(),
        "--no-deps",
        "--no-index",
        "--force-reinstall",
        wheel,
        otherwise="The program was built but could not be installed into .venv.",
    )
    remember(program=wanted)


def build_wheel(folder: Path) -> Path:
    """Build the wheel into an emptied folder; give its path."""
    shutil.rmtree(folder, ignore_errors=True)
    require(
        *(tool("python"), "-m", "hatchling", "build", "-t", "wheel", "-d", folder),
        env=clean_environment(HATCH_QUIET="1"),
        otherwise="The program could not be built. The lines above name the reason.",
    )
    return next(folder.glob("*.whl"))


def pip_install() -> tuple[str | Path, ...]:
    """Begin a pip command. Where packages come from is the user's own pip setting."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    return (tool("python"), "-m", "pip", "install", *quiet)


def fingerprint(paths: Iterable[Path]) -> str:
    """Reduce names and contents to one mark that differs when any of them does."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(_files(paths)):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(ROOT).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def recall() -> dict[str, str]:
    """Give what .venv was made from; empty when there is none or it is unreadable."""
    try:
        known = json.loads(MEMORY.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def remember(**marks: str) -> None:
    """Note what .venv is made from now."""
    text = json.dumps(recall() | marks, indent=2)
    MEMORY.write_text(text + "\n", encoding="utf-8")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        inside = path.rglob("*") if path.is_dir() else iter((path,))
        yield from (p for p in inside if p.is_file() and p.suffix != ".pyc")


def _python_starts() -> bool:
    try:
        probe = subprocess.run(
            (tool("python"), "-c", "import pip"),
            env=clean_environment(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return probe.returncode == 0


def _no_venv_module() -> str:
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return (
        "Python's module for private environments is missing on this computer. Nothing was "
        f"changed. Type this one command, then try again:\n  sudo apt-get install -y {package}"
    )
