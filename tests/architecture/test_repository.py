"""What is committed is ours, portable, and says nothing about where it was written."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "__pycache__", "demo", "dist"}
LOCKS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")

TOP_LEVEL = {
    *("carecompanion", "docs", "installer", "resources", "tests"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "THIRD_PARTY.md"),
    *("check", "pyproject.toml", "run", *LOCKS, "requirements-installer.txt"),
}

# Put together here, so that this file does not hold what it looks for.
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "root", "opt/pypi", "tmp/bash_jobs"))
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")),
        *(("debian", "org"), ("proxy", "golang"), ("crates", "io")),
    )
)
PRIVATE_TOOLS = tuple(
    "".join(parts)
    for parts in (("anthro", "pic"), ("claude", " code"), ("chat", "gpt"), ("open", "ai"))
)
NEEDLES = (*MACHINE_PATHS, *REGISTRIES, *PRIVATE_TOOLS)


@pytest.fixture(scope="module")
def committed() -> list[Path]:
    """The files of the repository; in a copy without git, the files that are ours."""
    if shutil.which("git") and (ROOT / ".git").exists():
        git = ("git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z")
        listed = subprocess.run(git, capture_output=True, check=True).stdout.decode().split("\0")
        return [ROOT / name for name in listed if (ROOT / name).is_file()]
    return list(_walk(ROOT))


def test_no_file_names_a_machine_a_registry_or_a_private_tool(committed: list[Path]) -> None:
    assert not [found for file in committed for found in named_in(file)]


@pytest.mark.parametrize("needle", NEEDLES)
def test_each_of_those_would_be_found(needle: str, tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(f"see <{needle.upper()}>", encoding="utf-8")
    assert list(named_in(file))


def test_the_top_level_holds_only_what_it_is_meant_to(committed: list[Path]) -> None:
    names = {file.relative_to(ROOT).parts[0] for file in committed}
    assert not {name for name in names if not name.startswith(".")} - TOP_LEVEL


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_library_with_a_hash(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if "==" in line]
    assert pinned
    assert all(line.endswith("\\") for line in pinned), "a library without a hash"
    assert not [line for line in lines if line.startswith("-")], "an option of pip in a lock"


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = _plain((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    for requirement in project["dependencies"]:
        assert f"\n{_plain(requirement.split('>')[0])}==" in f"\n{locked}", requirement


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-build.txt"])
def test_what_is_checked_is_what_is_run(lock: str) -> None:
    assert set(_pins(ROOT / lock)) <= set(_pins(ROOT / "requirements-dev.txt"))


def named_in(file: Path) -> Iterator[str]:
    """Give each needle that a file or its name holds, whatever the case."""
    text = file.read_bytes().decode("utf-8", errors="ignore").lower()
    haystack = f"{file.name.lower()}\n{text}"
    yield from (f"{file} names {needle}" for needle in NEEDLES if needle in haystack)


def _pins(file: Path) -> Iterator[str]:
    """Names and versions; a lock with more in it can need one of them in more places."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return (re.split(r"[ ;\\]", line, maxsplit=1)[0] for line in lines if "==" in line)


def _plain(text: str) -> str:
    return text.lower().replace("_", "-")


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in NOT_OURS or entry.name.startswith((".mypy", ".pytest", ".ruff", ".cov")):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry
