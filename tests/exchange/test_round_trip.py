"""Out and in again gives an identical vault; the same notes give the same bytes."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import ExportError, FolderNotEmptyError, VaultDamagedError
from carecompanion.domain.records import Attachment, Headline, Person, Story, new_id
from carecompanion.exchange.export_notes import export_notes
from carecompanion.vault.store import SqlcipherStore
from tests.domain.test_store_contract_at_random import STEPS, Family, Revert, Write
from tests.exchange.folders import PAGE, attach, exported, exported_again, imported, vault
from tests.fakes.records import one_of_each
from tests.vault.test_secrecy import temporary_files
from tests.vault.workbench import PASSPHRASE, bytes_below, cheap_vaults, edit_raw

BIG = bytes(range(256)) * 5000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlcipherStore]:
    """Every kind, edited, deleted and taken back, with files."""
    store = vault(tmp_path / "notes.carevault")
    (person,) = store.people()
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    headline = records[2]
    assert isinstance(headline, Headline)
    step = store.apply(Action.WRITE_HEADLINE, puts=(replace(headline, text="half \ud83e\0"),))
    store.revert(step)
    store.apply(Action.WRITE_FACT, deletes=(records[1].id,))
    attach(store, person.id, BIG, headline_id=headline.id, name="../../etc/passwd", note="x")
    attach(store, person.id, b"%PDF-1.7", name="CON")
    attach(store, person.id, b"", name="the content of the one in one_of_each")
    gone = attach(store, new_id(), b"gone", name="gone.txt")
    store.apply(Action.DELETE_ATTACHMENT, deletes=(gone.id,))
    store.write_state("place", "home")
    yield store
    store.close()


def test_the_same_notes_give_the_same_bytes(store: SqlcipherStore, tmp_path: Path) -> None:
    assert exported(store, tmp_path / "one") == exported(store, tmp_path / "two")


def test_an_imported_vault_exports_the_same(store: SqlcipherStore, tmp_path: Path) -> None:
    first = exported(store, tmp_path / "out")
    assert exported_again(tmp_path / "out", tmp_path / "again") == first


def test_an_imported_vault_holds_the_same(store: SqlcipherStore, tmp_path: Path) -> None:
    exported(store, tmp_path / "out")
    again = imported(tmp_path / "out", tmp_path / "again.carevault")
    (person,) = store.people()
    assert again.people() == (person,)
    assert list(again.archive().actions()) == list(store.archive().actions())
    assert list(again.archive().records()) == list(store.archive().records())
    assert list(again.archive().revisions()) == list(store.archive().revisions())
    for attachment in store.of_person(Attachment, person.id):
        here, there = store.read_attachment(attachment.id), again.read_attachment(attachment.id)
        assert here is not None
        assert there is not None
        assert list(here.chunks()) == list(there.chunks())
    again.close()


def test_life_goes_on_in_an_imported_vault(store: SqlcipherStore, tmp_path: Path) -> None:
    exported(store, tmp_path / "out")
    again = imported(tmp_path / "out", tmp_path / "again.carevault")
    (person,) = again.people()
    step = again.apply(Action.WRITE_PERSON, puts=(replace(person, name="New"),))
    again.revert(step)
    assert again.people() == (person,)
    newer = Headline(id=new_id(), person_id=person.id)
    again.apply(Action.WRITE_HEADLINE, puts=(newer,))
    assert again.of_person(Headline, person.id)[0] == newer
    assert again.read_state("place") is None
    again.close()


def test_a_copy_of_the_vault_exports_the_same(store: SqlcipherStore, tmp_path: Path) -> None:
    first = exported(store, tmp_path / "out")
    store.write_state("place", "elsewhere")
    copy = tmp_path / "copy.carevault"
    shutil.copy(tmp_path / "notes.carevault", copy)
    other = cheap_vaults().open(copy, PASSPHRASE)
    assert exported(other, tmp_path / "other") == first
    other.close()


def test_files_are_there_once_under_names_that_nobody_typed(
    store: SqlcipherStore, tmp_path: Path
) -> None:
    attach(store, store.people()[0].id, BIG, name="aux.pdf")
    files = exported(store, tmp_path / "out")
    place = {b"%PDF-1.7": ".pdf", BIG: ".bin", b"": ".bin", b"gone": ".txt"}
    attachments = {
        f"attachments/{hashlib.sha256(data).hexdigest()}{suffix}": data
        for data, suffix in place.items()
    }
    assert {name: files[name] for name in files if "/" in name} == attachments
    assert {name for name in files if "/" not in name} == {"notes.json", "notes.html"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_only_their_owner_may_read_them(store: SqlcipherStore, tmp_path: Path) -> None:
    exported(store, tmp_path / "out")
    for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_record_emptied_for_good_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "notes.carevault"
    store = vault(path)
    (person,) = store.people()
    headline = Headline(id=new_id(), person_id=person.id, text="to be erased")
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    store.apply(Action.DELETE_HEADLINE, deletes=(headline.id,))
    store.close()
    edit_raw(
        path,
        f"UPDATE record SET erased_at = deleted_at WHERE id = '{headline.id}'",
        f"UPDATE revision SET body = NULL WHERE record_id = '{headline.id}'",
    )
    store = cheap_vaults().open(path, PASSPHRASE)
    first = exported(store, tmp_path / "out")
    assert f'"id": "{headline.id}"'.encode() in first["notes.json"]
    assert b"to be erased" not in first["notes.json"]
    assert exported_again(tmp_path / "out", tmp_path / "again") == first
    store.close()


def test_nothing_is_written_anywhere_else(store: SqlcipherStore, tmp_path: Path) -> None:
    before = (bytes_below(tmp_path), temporary_files())
    exported(store, tmp_path / "place" / "out")
    shutil.rmtree(tmp_path / "place")
    assert (bytes_below(tmp_path), temporary_files()) == before


def test_a_folder_with_something_in_it_is_left_alone(store: SqlcipherStore, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmptyError):
        export_notes(store, folder, PAGE)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(
    store: SqlcipherStore, tmp_path: Path
) -> None:
    place = tmp_path / "file"
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError):
        export_notes(store, place, PAGE)
    assert place.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("was_there", [True, False])
def test_an_export_that_is_stopped_leaves_nothing(
    store: SqlcipherStore, tmp_path: Path, was_there: bool
) -> None:
    folder = tmp_path / "out"
    if was_there:
        folder.mkdir()

    def stop(written: int) -> None:
        if written > 500_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_notes(store, folder, PAGE, progress=stop)
    assert folder.exists() == was_there
    assert not was_there or not any(folder.iterdir())


def test_an_export_of_damaged_content_leaves_nothing(store: SqlcipherStore, tmp_path: Path) -> None:
    store.close()
    path = tmp_path / "notes.carevault"
    edit_raw(path, "UPDATE attachment_chunk SET bytes = zeroblob(262144) WHERE position = 2")
    again = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(VaultDamagedError):
        export_notes(again, tmp_path / "out", PAGE)
    assert not (tmp_path / "out").exists()
    again.close()


# --- at random ---

NUMBERS = itertools.count()
NASTY = st.one_of(
    st.text(st.characters(), max_size=20),
    st.sampled_from(
        [
            "../../x",
            "C:\\x",
            "nul",
            "a/b",
            "\0",
            "</span><script>alert(1)</script>",
            "&lt;",
            "\ud83e",
            "\u202eexe.fdp",
            "x" * 300,
            " . ",
            "\u2028",
        ]
    ),
)


@settings(max_examples=30)
@given(steps=STEPS, names=st.lists(st.tuples(NASTY, st.binary(max_size=9)), max_size=4))
def test_any_history_goes_out_and_in_unchanged(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Write | Revert],
    names: list[tuple[str, bytes]],
) -> None:
    place = tmp_path_factory.mktemp(f"trip-{next(NUMBERS)}")
    store = vault(place / "notes.carevault")
    (person,) = store.people()
    family = Family(store, person.id, new_id(), [new_id() for _ in range(5)])
    for step in steps:
        family.do(step)
    for name, content in names:
        attach(store, person.id, content, name=name, note=name)
    story = Story(id=new_id(), person_id=person.id, headline_id=new_id(), text="\x01" * 100_000)
    store.apply(Action.WRITE_STORY, puts=(Person(id=person.id, name=name_of(names)), story))
    first = exported(store, place / "out")
    store.close()
    assert exported_again(place / "out", place / "again") == first


def name_of(names: list[tuple[str, bytes]]) -> str:
    return names[0][0] if names else "Sam"
