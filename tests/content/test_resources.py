"""Resources are found in a checkout, in a wheel and in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carecompanion.content import resources
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    return path


def _pretend_code_lives_in(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(package / "content" / "resources.py"))


def test_a_checkout_is_read_from_its_resources_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(tmp_path / "pyproject.toml")
    wanted = _file(tmp_path / "resources" / "a" / "b.toml")
    _file(tmp_path / "carecompanion" / "_resources" / "a" / "b.toml")
    _pretend_code_lives_in(tmp_path / "carecompanion", monkeypatch)
    assert resource_path("a", "b.toml") == wanted


def test_a_wheel_is_read_from_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _file(tmp_path / "carecompanion" / "_resources" / "a" / "b.toml")
    _file(tmp_path / "resources" / "a" / "b.toml")
    _pretend_code_lives_in(tmp_path / "carecompanion", monkeypatch)
    assert resource_path("a", "b.toml") == wanted


@pytest.mark.parametrize("folder", ["carecompanion/_resources", "resources"])
def test_an_unpacked_bundle_is_read_from_where_it_was_unpacked(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _file(tmp_path / folder / "a.toml")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("a.toml") == wanted


@pytest.mark.parametrize(
    ("program", "folder"),
    [
        ("bin/carecompanion", "bin/resources"),
        ("App/MacOS/carecompanion", "App/Resources/resources"),
    ],
)
def test_a_bundle_is_read_from_beside_the_program(
    program: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _file(tmp_path / folder / "only-here.toml")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))
    assert resource_path("only-here.toml") == wanted


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(ContentError, match=r"resources/nothing/here\.toml"):
        resource_path("nothing", "here.toml")


def test_no_parts_give_the_folder_itself() -> None:
    assert resource_path().is_dir()
