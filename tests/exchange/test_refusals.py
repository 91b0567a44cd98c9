"""A folder that is not what an export wrote is refused with its reason, and no file is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    FolderNotWritableError,
    ImportFault,
    ImportRefusedError,
    VaultExistsError,
)
from carecompanion.exchange.import_notes import import_notes
from tests.exchange.folders import NEW_PASSPHRASE, attach, change_notes, exported, imported, vault
from tests.fakes.records import one_of_each
from tests.vault.workbench import bytes_below, cheap_vaults

FAULT = ImportFault
OTHER_ID = "12345678-1234-4678-9234-567812345678"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export with every kind and two files."""
    store = vault(tmp_path / "notes.carevault")
    (person,) = store.people()
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.DELETE_HEADLINE, deletes=(records[1].id,))
    attach(store, person.id, b"%PDF-" + bytes(300_000))
    attach(store, person.id, b"a letter")
    exported(store, tmp_path / "out")
    store.close()
    return tmp_path / "out"


def refused(folder: Path) -> ImportRefusedError:
    before = bytes_below(folder.parent)
    target = folder.parent / "new" / "new.carevault"
    with pytest.raises(ImportRefusedError) as caught:
        import_notes(folder, target, NEW_PASSPHRASE, cheap_vaults())
    assert bytes_below(folder.parent) == before
    assert not target.exists()
    return caught.value


def setter(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(notes: Any) -> None:
        for step in path[:-1]:
            notes = notes[step]
        notes[path[-1]] = to

    return change


def test_a_folder_that_another_program_wrote_anew_is_taken_in(folder: Path) -> None:
    change_notes(folder, lambda notes: None)
    imported(folder, folder.parent / "again.carevault").close()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (setter("format", to="other"), FAULT.NOT_OURS),
        (setter("version", to=2), FAULT.TOO_NEW),
        (setter("version", to=0), FAULT.NOT_AS_DOCUMENTED),
        (setter("version", to=True), FAULT.NOT_AS_DOCUMENTED),
        (setter("version", to="1"), FAULT.NOT_AS_DOCUMENTED),
        (setter("more", to=[]), FAULT.NOT_AS_DOCUMENTED),
        (lambda notes: notes.pop("attachments"), FAULT.NOT_AS_DOCUMENTED),
        (setter("records", to={}), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "id", to=0), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "id", to=2**63), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "id", to=1.0), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "action", to="steal"), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "action", to="\ud800"), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 0, "at", to="yesterday"), FAULT.NOT_AS_DOCUMENTED),
        (
            setter("actions", 0, "at", to="2026-13-41T09:00:00.000+00:00"),
            FAULT.NOT_AS_DOCUMENTED,
        ),
        (setter("actions", 0, "more", to=1), FAULT.NOT_AS_DOCUMENTED),
        (setter("actions", 1, "id", to=1), FAULT.NOT_TOGETHER),
        (setter("records", 0, "kind", to="virus"), FAULT.NOT_AS_DOCUMENTED),
        (setter("records", 0, "kind", to="fact"), FAULT.NOT_TOGETHER),
        (setter("records", 0, "id", to="../x"), FAULT.NOT_AS_DOCUMENTED),
        (
            setter("records", 0, "id", to="ABCDEF78-1234-4678-9234-567812345678"),
            FAULT.NOT_AS_DOCUMENTED,
        ),
        (setter("records", 0, "id", to=OTHER_ID), FAULT.NOT_TOGETHER),
        (setter("records", 2, "person_id", to=OTHER_ID), FAULT.NOT_TOGETHER),
        (setter("records", 3, "headline_id", to=OTHER_ID), FAULT.NOT_TOGETHER),
        (setter("records", 3, "headline_id", to=None), FAULT.NOT_TOGETHER),
        (setter("records", 2, "revision", to=1), FAULT.NOT_TOGETHER),
        (setter("records", 2, "revision", to=999), FAULT.NOT_TOGETHER),
        (setter("records", 2, "revision", to=None), FAULT.NOT_TOGETHER),
        (
            setter("records", 2, "deleted_at", to="2026-11-21T09:00:00.000+00:00"),
            FAULT.NOT_TOGETHER,
        ),
        (setter("records", 1, "deleted_at", to=None), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "action_id", to=999), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "earlier", to=1), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "earlier", to=999), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "record_id", to=OTHER_ID), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "kind", to="fact"), FAULT.NOT_AS_DOCUMENTED),
        (setter("revisions", 3, "body", "id", to=OTHER_ID), FAULT.NOT_TOGETHER),
        (setter("revisions", 3, "body", "more", to=1), FAULT.NOT_AS_DOCUMENTED),
        (setter("revisions", 3, "body", "text", to=7), FAULT.NOT_AS_DOCUMENTED),
        (setter("revisions", 3, "body", "ask_why_stopped", to=1), FAULT.NOT_AS_DOCUMENTED),
        (setter("revisions", 3, "body", "status", to="cured"), FAULT.NOT_AS_DOCUMENTED),
        (setter("revisions", 3, "body", to=[]), FAULT.NOT_AS_DOCUMENTED),
        (setter("attachments", 0, "file", to="../notes.carevault"), FAULT.NOT_AS_DOCUMENTED),
        (setter("attachments", 0, "file", to="/etc/passwd"), FAULT.NOT_AS_DOCUMENTED),
        (setter("attachments", 0, "sha256", to="../" * 21 + "x"), FAULT.NOT_AS_DOCUMENTED),
        (setter("attachments", 0, "size", to=2**40), FAULT.NOT_AS_DOCUMENTED),
        (setter("attachments", 0, "size", to=7), FAULT.CHANGED),
        (setter("attachments", 0, "size", to=104857600), FAULT.CHANGED),
        (
            lambda notes: notes["attachments"].append(notes["attachments"][0]),
            FAULT.NOT_TOGETHER,
        ),
    ],
)
def test_notes_that_were_tampered_with(
    folder: Path, change: Callable[[Any], object], fault: ImportFault
) -> None:
    change_notes(folder, change)
    error = refused(folder)
    assert error.fault is fault
    assert error.part


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", FAULT.NOT_OURS),
        (b"Dear doctor", FAULT.NOT_OURS),
        (b"{", FAULT.NOT_AS_DOCUMENTED),
        (b'{"format": "carecompanion-notes", "format": "carecompanion-notes"', None),
        (b"\xff\xfe{", FAULT.NOT_AS_DOCUMENTED),
        (b'{"format": ' + b"[" * 200_000, FAULT.NOT_AS_DOCUMENTED),
        (b'{"format": ' + b"9" * 5_000 + b"}", FAULT.NOT_AS_DOCUMENTED),
        (b'{"format": NaN}', FAULT.NOT_AS_DOCUMENTED),
        (b'{"format": "' + b"x" * 33_000_000, FAULT.TOO_LARGE),
    ],
    ids=["empty", "letter", "cut", "twice", "no-utf8", "deep", "number", "nan", "long"],
)
def test_a_file_that_is_no_notes(folder: Path, text: bytes, fault: ImportFault | None) -> None:
    (folder / "notes.json").write_bytes(text)
    error = refused(folder)
    assert error.part == "notes.json"
    assert error.fault is (fault or FAULT.NOT_AS_DOCUMENTED)


def test_an_item_with_a_name_twice_is_refused(folder: Path) -> None:
    file = folder / "notes.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('{"id": 1,', '{"id": 1, "id": 1,', 1), encoding="utf-8")
    assert refused(folder).fault is FAULT.NOT_AS_DOCUMENTED


@pytest.mark.parametrize("end", [10, 500, 2_000, -1, -3])
def test_notes_that_were_cut_off(folder: Path, end: int) -> None:
    file = folder / "notes.json"
    file.write_bytes(file.read_bytes().rstrip()[:end])
    assert refused(folder).fault is FAULT.NOT_AS_DOCUMENTED


def test_something_behind_the_notes(folder: Path) -> None:
    with (folder / "notes.json").open("ab") as file:
        file.write(b"{}")
    assert refused(folder).fault is FAULT.NOT_AS_DOCUMENTED


def a_file(folder: Path) -> Path:
    return next((folder / "attachments").glob("*.pdf"))


def test_a_file_that_was_changed(folder: Path) -> None:
    content = bytearray(a_file(folder).read_bytes())
    content[-1] ^= 1
    a_file(folder).write_bytes(content)
    error = refused(folder)
    assert error.fault is FAULT.CHANGED
    assert a_file(folder).stem in error.part


def test_a_file_that_grew(folder: Path) -> None:
    with a_file(folder).open("ab") as file:
        file.write(bytes(1_000_000))
    assert refused(folder).fault is FAULT.CHANGED


def test_a_file_that_is_missing(folder: Path) -> None:
    name = f"attachments/{a_file(folder).name}"
    a_file(folder).unlink()
    error = refused(folder)
    assert (error.part, error.fault) == (name, FAULT.MISSING)


def test_a_folder_that_is_missing_or_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "missing", tmp_path / "empty"):
        assert refused(folder).fault is FAULT.MISSING


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    place = a_file(folder)
    place.unlink()
    place.mkdir()
    assert refused(folder).fault is FAULT.NOT_A_PLAIN_FILE


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("what", ["file", "folder", "notes"])
def test_a_link_is_not_followed_even_to_the_right_content(folder: Path, what: str) -> None:
    place = {
        "file": a_file(folder),
        "folder": folder / "attachments",
        "notes": folder / "notes.json",
    }[what]
    elsewhere = folder.parent / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    assert refused(folder).fault is FAULT.NOT_A_PLAIN_FILE


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    place = a_file(folder)
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(ImportRefusedError) as caught:
        imported(folder, folder.parent / "new.carevault")
    assert caught.value.fault is FAULT.NOT_A_PLAIN_FILE


def test_notes_that_are_there_already_are_left_alone(folder: Path) -> None:
    target = folder.parent / "notes.carevault"
    before = target.read_bytes()
    with pytest.raises(VaultExistsError):
        imported(folder, target)
    assert target.read_bytes() == before


def test_a_place_that_cannot_be_written_to_is_said(folder: Path) -> None:
    blocked = folder.parent / "blocked"
    blocked.write_bytes(b"")
    with pytest.raises(FolderNotWritableError):
        imported(folder, blocked / "new.carevault")


def test_a_refusal_quotes_nothing_that_was_written(folder: Path) -> None:
    change_notes(folder, setter("revisions", 3, "body", "status", to="secret words"))
    error = refused(folder)
    assert "secret" not in str(error) + str(error.__cause__)
    assert error.__suppress_context__
