"""All notes out into a folder and in again, from a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, Person, new_id
from carecompanion.vault.vaults import SqlcipherVaults
from tests.cli.commands import Outcome, run
from tests.vault.workbench import PASSPHRASE, bytes_below


@pytest.fixture(scope="module")
def passphrase(sample: Path) -> Path:
    return sample / "passphrase.txt"


@pytest.fixture(scope="module")
def out(
    sample: Path, passphrase: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Outcome]:
    """The sample exported, and what the command said."""
    folder = tmp_path_factory.mktemp("export") / "out"
    vault = sample / "sample.carevault"
    return folder, run("export", vault, folder, "--passphrase-file", passphrase)


def test_an_export_says_where_it_is_and_that_it_is_not_locked(out: tuple[Path, Outcome]) -> None:
    folder, outcome = out
    assert (outcome.status, outcome.complained) == (0, "")
    assert str(folder) in outcome.said
    assert "not locked" in outcome.said
    assert sorted(bytes_below(folder)) == ["notes.html", "notes.json"]


def test_what_is_taken_in_again_exports_the_same(
    out: tuple[Path, Outcome], passphrase: Path, tmp_path: Path
) -> None:
    folder, _ = out
    vault, again = tmp_path / "new.carevault", tmp_path / "again"
    taken = run("import", folder, vault, "--passphrase-file", passphrase)
    assert (taken.status, taken.complained) == (0, "")
    assert str(vault) in taken.said
    assert run("export", vault, again, "--passphrase-file", passphrase).status == 0
    assert bytes_below(again) == bytes_below(folder)


def test_a_folder_with_something_in_it_is_left_alone(
    sample: Path, passphrase: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    outcome = run("export", sample / "sample.carevault", tmp_path, "--passphrase-file", passphrase)
    assert outcome.status == 1
    assert "Name an empty folder" in outcome.complaint
    assert list(bytes_below(tmp_path)) == ["mine.txt"]


def test_another_password_exports_nothing(sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("four other words here\n", encoding="utf-8")
    folder = tmp_path / "out"
    outcome = run("export", sample / "sample.carevault", folder, "--passphrase-file", other)
    assert outcome.status == 1
    assert "did not open the notes" in outcome.complaint
    assert not folder.exists()


def test_a_folder_that_is_no_export_is_named_and_makes_no_file(
    passphrase: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "new.carevault"
    outcome = run("import", tmp_path, vault, "--passphrase-file", passphrase)
    assert (outcome.status, outcome.said) == (1, "")
    assert outcome.complaint == "notes.json is not there. No notes file was made."
    assert not list(tmp_path.iterdir())


def test_notes_that_were_tampered_with_are_refused_in_one_sentence(
    out: tuple[Path, Outcome], passphrase: Path, tmp_path: Path
) -> None:
    text = (out[0] / "notes.json").read_text(encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.json").write_text(text.replace('"person"', '"virus"', 1), encoding="utf-8")
    outcome = run("import", folder, tmp_path / "new.carevault", "--passphrase-file", passphrase)
    assert outcome.status == 1
    assert outcome.complaint.startswith("notes.json, records 1 is not as an export writes it.")
    assert not (tmp_path / "new.carevault").exists()


def test_a_file_that_is_there_is_not_replaced(
    out: tuple[Path, Outcome], passphrase: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "new.carevault"
    vault.write_bytes(b"mine")
    outcome = run("import", out[0], vault, "--passphrase-file", passphrase)
    assert outcome.status == 1
    assert "already" in outcome.complaint
    assert vault.read_bytes() == b"mine"


def test_an_empty_password_locks_nothing(out: tuple[Path, Outcome], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    vault = tmp_path / "new.carevault"
    outcome = run("import", out[0], vault, "--passphrase-file", empty)
    assert outcome.status == 1
    assert "empty" in outcome.complaint
    assert not vault.exists()


@pytest.mark.parametrize("command", ["export", "import"])
def test_without_a_terminal_the_password_file_is_asked_for(
    sample: Path, tmp_path: Path, command: str
) -> None:
    outcome = run(command, sample / "sample.carevault", tmp_path / "x")
    assert outcome.status == 1
    assert "--passphrase-file" in outcome.complaint


def two_people(path: Path) -> Path:
    """Notes about Sam and Robin, and where their password is."""
    passphrase = path.with_suffix(".txt")
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    store = SqlcipherVaults().create(path, PASSPHRASE)
    (sam,) = store.people()
    robin = Person(id=new_id(), name="Robin")
    for person, words in ((replace(sam, name="Sam"), "wombat"), (robin, "quokka")):
        headline = Headline(id=new_id(), person_id=person.id, text=f"A {words} headline")
        store.apply(Action.ADD_PERSON, puts=(person, headline))
        store.apply(Action.WRITE_HEADLINE, puts=(replace(headline, link=f"{words} link"),))
    store.close()
    return passphrase


def test_the_notes_about_one_person_are_taken_out_alone_and_in_again(tmp_path: Path) -> None:
    vault = tmp_path / "notes.carevault"
    passphrase = two_people(vault)
    out = tmp_path / "out"
    said = run("export", vault, out, "--person", "ROBIN", "--passphrase-file", passphrase)
    assert (said.status, said.complained) == (0, "")
    assert "The notes about one person" in said.said
    written = b"".join(bytes_below(out).values())
    assert b"quokka" in written
    assert b"wombat" not in written
    assert b"Sam" not in written

    again = tmp_path / "again.carevault"
    assert run("import", out, again, "--passphrase-file", passphrase).status == 0
    store = SqlcipherVaults().open(again, PASSPHRASE)
    (robin,) = store.people()
    (headline,) = store.of_person(Headline, robin.id)
    assert (robin.name, headline.link) == ("Robin", "quokka link")
    assert len(store.history(headline.id)) == 2
    store.close()


def test_a_name_that_nobody_has_exports_nothing_and_says_who_there_is(tmp_path: Path) -> None:
    vault = tmp_path / "notes.carevault"
    passphrase = two_people(vault)
    out = tmp_path / "out"
    outcome = run("export", vault, out, "--person", "Kim", "--passphrase-file", passphrase)
    assert outcome.status == 1
    assert "nobody of that name" in outcome.complaint
    assert "Sam" in outcome.said
    assert "Robin" in outcome.said
    assert not out.exists()
