"""The set-up redoes what changed, nothing else, and says what to do when it cannot go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small stand-in checkout that the set-up believes to be its own."""
    monkeypatch.syspath_prepend(ROOT / "installer")
    import environment

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "MEMORY", tmp_path / "set-up.json")
    (tmp_path / "carecompanion" / "__pycache__").mkdir(parents=True)
    (tmp_path / "carecompanion" / "page.py").write_text("one = 1\n", encoding="utf-8")
    return tmp_path


def mark(checkout: Path) -> str:
    """Fingerprint the stand-in package."""
    import environment

    return environment.fingerprint([checkout / "carecompanion"])


def test_the_fingerprint_stays_when_only_compiled_files_appear(checkout: Path) -> None:
    before = mark(checkout)
    (checkout / "carecompanion" / "__pycache__" / "page.cpython-311.pyc").write_bytes(b"x")
    assert mark(checkout) == before


@pytest.mark.parametrize("change", ["edit", "rename", "add"])
def test_the_fingerprint_changes_with_the_sources(checkout: Path, change: str) -> None:
    before, page = mark(checkout), checkout / "carecompanion" / "page.py"
    match change:
        case "edit":
            page.write_text("one = 2\n", encoding="utf-8")
        case "rename":
            page.rename(page.with_name("sheet.py"))
        case _:
            (checkout / "carecompanion" / "new.py").touch()
    assert mark(checkout) != before


def test_a_missing_or_broken_memory_counts_as_nothing_done_yet(checkout: Path) -> None:
    import environment

    assert environment.recall() == {}
    environment.MEMORY.write_text("{ half", encoding="utf-8")
    assert environment.recall() == {}


def test_what_is_remembered_adds_up(checkout: Path) -> None:
    import environment

    environment.remember(python="3.11")
    environment.remember(program="abc")
    assert environment.recall() == {"python": "3.11", "program": "abc"}


def test_our_own_python_sees_nothing_of_the_callers_but_pip_settings(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import machine

    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "their-own-index")
    env = machine.clean_environment()
    assert "PYTHONPATH" not in env
    assert env["PIP_INDEX_URL"] == "their-own-index"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has computers without a display")
def test_a_display_is_found_where_one_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import machine

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not machine.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert machine.has_display()


def test_what_stops_the_set_up_names_the_one_command_to_type(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import machine
    import system_packages

    monkeypatch.setattr(system_packages, "ON_LINUX", True)
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _name: "found")
    monkeypatch.setattr(system_packages, "_what_qt_misses", lambda _systems: ("libGL.so.1: gone",))
    with pytest.raises(machine.SetUpStopped) as stop:
        system_packages.ensure_qt()
    assert "libGL.so.1" in str(stop.value)
    assert "sudo apt-get install -y --no-install-recommends libglib2.0-0 libgl1" in str(stop.value)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_without_a_new_enough_python_one_sentence_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        ("/bin/sh", ROOT / "installer" / "with_python.sh", "run"),
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr


def test_checksums_are_in_the_form_that_sha256sum_reads(checkout: Path) -> None:
    import build

    (checkout / "a.whl").write_bytes(b"wheel")
    sums = build.write_checksums(checkout).read_text(encoding="utf-8")
    digest, name = sums.split()[-2:]
    assert (len(digest), name) == (64, "a.whl")
