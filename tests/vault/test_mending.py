"""A file whose first 16 bytes are damaged is mended with the file number of its sheet."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    FolderNotWritableError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongFileNumberError,
    WrongPassphraseError,
)
from carecompanion.domain.records import Headline, new_id
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey, SheetSecrets
from carecompanion.vault.keys import new_salt
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.workbench import PASSPHRASE, bytes_below, cheap_vaults, refused


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def sheet(vaults: SqlcipherVaults, path: Path) -> SheetSecrets:
    """The sheet of a closed vault with some pages in it."""
    store = vaults.create(path, PASSPHRASE)
    (person,) = store.people()
    headlines = [Headline(id=new_id(), person_id=person.id, text="word " * 80) for _ in range(40)]
    store.apply(Action.WRITE_HEADLINE, puts=headlines)
    sheet = store.sheet_secrets(PASSPHRASE)
    store.close()
    return sheet


def damage_start(path: Path, start: bytes = bytes(16)) -> None:
    path.write_bytes(start + path.read_bytes()[len(start) :])


@pytest.mark.parametrize("start", [bytes(16), bytes(3), b"\xff" * 16, b"Dear doctor,\n..."])
def test_the_start_comes_back_to_the_byte(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets, start: bytes
) -> None:
    whole = path.read_bytes()
    for secret in (PASSPHRASE, sheet.code):
        damage_start(path, start)
        refused(vaults, path)
        vaults.mend_start(path, secret, sheet.number)
        assert path.read_bytes() == whole
    assert list(bytes_below(path.parent)) == [path.name]
    vaults.open(path, PASSPHRASE).close()


def test_a_remembered_key_mends_as_well(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    whole = path.read_bytes()
    store = vaults.open(path, PASSPHRASE)
    key: RememberedKey = store.remembered_key()
    store.close()
    damage_start(path)
    vaults.mend_start(path, key, sheet.number)
    assert path.read_bytes() == whole


def test_a_secret_or_a_number_of_another_file_changes_nothing(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    damage_start(path)
    before = bytes_below(path.parent)
    for secret, number in (
        ("not this one", sheet.number),
        (PASSPHRASE, FileNumber(new_salt(200))),
        (sheet.code, FileNumber(new_salt(200))),
    ):
        with pytest.raises(WrongPassphraseError):
            vaults.mend_start(path, secret, number)
    with pytest.raises(WrongFileNumberError):
        vaults.mend_start(path, PASSPHRASE, FileNumber(bytes(16)))
    with pytest.raises(VaultTooNewError):
        vaults.mend_start(path, PASSPHRASE, FileNumber(new_salt(201)))
    assert bytes_below(path.parent) == before


def test_a_number_proves_itself_on_other_pages_when_the_first_is_spoilt(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    damage_start(path, bytes(2000))
    vaults.mend_start(path, PASSPHRASE, sheet.number)
    assert path.read_bytes()[:17] == sheet.number.salt + b"\0"
    assert isinstance(refused(vaults, path), VaultDamagedError)
    assert isinstance(refused(vaults, path, "not this one"), WrongPassphraseError)


def test_a_whole_file_is_left_as_it_is(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    before = path.stat()
    vaults.mend_start(path, PASSPHRASE, sheet.number)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_files_that_cannot_be_mended_are_named_for_what_they_are(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    with pytest.raises(VaultMissingError):
        vaults.mend_start(path.with_name("other.carevault"), PASSPHRASE, sheet.number)
    store = vaults.open(path, PASSPHRASE)
    with pytest.raises(VaultInUseError):
        vaults.mend_start(path, PASSPHRASE, sheet.number)
    store.close()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(VaultDamagedError):
        vaults.mend_start(path, PASSPHRASE, sheet.number)


def test_where_no_copy_can_be_made_the_damaged_file_stays(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    damage_start(path)
    damaged = path.read_bytes()
    in_the_way = path.with_name(f".{path.name}.new")
    in_the_way.mkdir()
    with pytest.raises(FolderNotWritableError):
        vaults.mend_start(path, PASSPHRASE, sheet.number)
    assert path.read_bytes() == damaged
    in_the_way.rmdir()
    vaults.mend_start(path, PASSPHRASE, sheet.number)
    vaults.open(path, PASSPHRASE).close()


KILLED_WHILE_WRITING = """
from dataclasses import replace
from pathlib import Path
from carecompanion.domain.changes import Action
from tests.vault.workbench import *
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
(person,) = store.people()
many = more_than_memory_holds(person.id)
store.apply(Action.WRITE_HEADLINE, puts=ThenDo(many, kill_this_process))
"""


@pytest.mark.skipif(os.name == "nt", reason="kills of another kind")
def test_the_journal_of_a_change_cut_short_still_repairs_the_mended_file(
    vaults: SqlcipherVaults, path: Path, sheet: SheetSecrets
) -> None:
    assert child.run_to_its_end(KILLED_WHILE_WRITING, path) == child.KILLED
    assert path.with_name(f"{path.name}-journal").exists()
    damage_start(path)
    vaults.mend_start(path, sheet.code, sheet.number)
    store = vaults.open(path, PASSPHRASE)
    (person,) = store.people()
    assert len(store.of_person(Headline, person.id, limit=1000)) == 40
    store.close()
    assert list(bytes_below(path.parent)) == [path.name]
