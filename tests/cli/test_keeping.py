"""Backup, check, restore and salvage from the terminal: status 0 only when all is well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.commands import Outcome, run

PAGE = 4096


@pytest.fixture
def vault(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample / "sample.carevault", tmp_path / "notes.carevault"))


@pytest.fixture
def key(sample: Path) -> tuple[str, str]:
    return ("--passphrase-file", str(sample / "passphrase.txt"))


def went_well(outcome: Outcome) -> str:
    assert (outcome.status, outcome.complained) == (0, "")
    return outcome.said


def spoil(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_backup_is_checked_and_restored(
    vault: Path, key: tuple[str, str], tmp_path: Path
) -> None:
    copy, back = tmp_path / "copy.carevault", tmp_path / "back.carevault"
    went_well(run("backup", vault, copy, *key))
    assert "headline: 1" in went_well(run("check", copy, *key))
    went_well(run("restore", copy, back, *key))
    assert back.read_bytes() == copy.read_bytes()
    said = went_well(run("restore", copy, back, *key))
    (kept,) = tmp_path.glob("back.before-restore-*.carevault")
    assert str(kept) in said


def test_a_backup_into_a_folder_gets_a_name_with_its_date(
    vault: Path, key: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    went_well(run("backup", vault, tmp_path / "stick", *key))
    assert [file.suffix for file in (tmp_path / "stick").iterdir()] == [".carevault"]


def test_damage_and_a_wrong_password_are_told_in_one_sentence_each(
    vault: Path, key: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "wrong.txt").write_text("four other words here\n", encoding="utf-8")
    wrong = ("--passphrase-file", tmp_path / "wrong.txt")
    spoil(vault, 5 * PAGE + 300)
    for command in (("check", vault), ("backup", vault, tmp_path / "copy.carevault")):
        damaged = run(*command, *key)
        assert (damaged.status, "cannot be read" in damaged.complaint) == (1, True)
        mistyped = run(*command, *wrong)
        assert (mistyped.status, "password" in mistyped.complaint) == (1, True)
    assert not (tmp_path / "copy.carevault").exists()


def test_salvage_ends_well_only_when_nothing_is_missing(
    vault: Path, key: tuple[str, str], tmp_path: Path
) -> None:
    went_well(run("salvage", vault, tmp_path / "first.carevault", *key))
    spoil(vault, 5 * PAGE + 300)
    outcome = run("salvage", vault, tmp_path / "second.carevault", *key)
    assert outcome.status == 1
    assert outcome.complaint
    assert "1 of " in outcome.said
    went_well(run("check", tmp_path / "second.carevault", *key))


def test_a_name_that_is_taken_is_left_alone(
    vault: Path, key: tuple[str, str], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine", encoding="utf-8")
    for command in ("backup", "salvage"):
        outcome = run(command, vault, letter, *key)
        assert (outcome.status, bool(outcome.complaint)) == (1, True)
    assert run("restore", vault, letter, *key).status == 1
    assert letter.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["backup", "check", "restore", "salvage"])
def test_a_missing_file_is_named(command: str, key: tuple[str, str], tmp_path: Path) -> None:
    target = () if command == "check" else (tmp_path / "new.carevault",)
    outcome = run(command, tmp_path / "none.carevault", *target, *key)
    assert outcome.status == 1
    assert "none.carevault" in outcome.complaint
    assert list(tmp_path.iterdir()) == []
