"""What opening says about files that are whole, wrong, damaged, foreign or from the future."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    NotAVaultError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPassphraseError,
)
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.keys import PARAMETERS, new_salt
from carecompanion.vault.schema import VERSION
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    edit_raw,
    refused,
)

PAGE = 4096


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def path(vaults: SqlcipherVaults, tmp_path: Path) -> Path:
    """A closed vault with forty headlines in it."""
    path = tmp_path / "notes.carevault"
    store = vaults.create(path, PASSPHRASE)
    (person,) = store.people()
    headlines = [Headline(id=new_id(), person_id=person.id, text="word " * 80) for _ in range(40)]
    store.apply(Action.WRITE_HEADLINE, puts=headlines)
    store.close()
    return path


def spoil(path: Path, place: int, flip: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= flip
    path.write_bytes(content)


def test_a_wrong_passphrase_is_called_just_that(vaults: SqlcipherVaults, path: Path) -> None:
    error = refused(vaults, path, "not this one")
    assert isinstance(error, WrongPassphraseError)


@pytest.mark.parametrize("place", range(16))
def test_a_damaged_start_is_damage_whatever_the_passphrase(
    vaults: SqlcipherVaults, path: Path, place: int
) -> None:
    spoil(path, place, 1 << place % 8)
    assert isinstance(refused(vaults, path), VaultDamagedError)
    assert isinstance(refused(vaults, path, "not this one"), VaultDamagedError)


@pytest.mark.parametrize("place", [16, 17, 100, 2000, PAGE - 80, PAGE - 1])
def test_a_damaged_first_page_and_a_wrong_passphrase_are_told_apart(
    vaults: SqlcipherVaults, path: Path, place: int
) -> None:
    spoil(path, place)
    assert isinstance(refused(vaults, path), VaultDamagedError)
    assert isinstance(refused(vaults, path, "not this one"), WrongPassphraseError)


def test_a_first_page_full_of_zeros_is_damage(vaults: SqlcipherVaults, path: Path) -> None:
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    assert isinstance(refused(vaults, path), VaultDamagedError)


def test_damage_further_in_never_shows_anything_wrong(vaults: SqlcipherVaults, path: Path) -> None:
    whole = path.read_bytes()
    store = vaults.open(path, PASSPHRASE)
    (person,) = store.people()
    expected = store.of_person(Headline, person.id, limit=100)
    store.close()
    noticed = noticed_at_once = 0
    for place in range(PAGE + 50, len(whole), PAGE):
        path.write_bytes(whole)
        spoil(path, place)
        try:
            store = vaults.open(path, PASSPHRASE)
        except VaultDamagedError:
            noticed_at_once += 1  # a page that names the tables
            continue
        try:
            assert store.of_person(Headline, person.id, limit=100) == expected
        except VaultDamagedError:
            noticed += 1
            with pytest.raises(VaultDamagedError):
                store.read_state("place")
        store.close()
    assert noticed >= 3
    assert noticed_at_once < noticed


@pytest.mark.parametrize("kept", [16, 17, 100, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, -PAGE, -1])
def test_a_file_cut_short_is_damaged(vaults: SqlcipherVaults, path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert isinstance(refused(vaults, path), VaultDamagedError)


def test_an_empty_file_is_damaged_and_not_a_new_vault(vaults: SqlcipherVaults, path: Path) -> None:
    path.write_bytes(b"")
    assert isinstance(refused(vaults, path), VaultDamagedError)


@pytest.mark.parametrize("size", [1, 100, PAGE, 5 * PAGE])
def test_a_file_of_zeros_is_damaged(vaults: SqlcipherVaults, path: Path, size: int) -> None:
    path.write_bytes(bytes(size))
    assert isinstance(refused(vaults, path), VaultDamagedError)


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"Dear doctor,\n",
        "Καλημέρα σας, γιατρέ".encode() * 1024,
        b"A letter that fills pages" * PAGE,
        "UTF-16 too".encode("utf-16") * 4096,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(5000),
        b"PK\x03\x04" + bytes(range(256)) * 17,
    ],
)
def test_another_kind_of_file_is_not_a_vault(
    vaults: SqlcipherVaults, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    assert isinstance(refused(vaults, path), NotAVaultError)


def test_a_plain_database_is_not_a_vault(vaults: SqlcipherVaults, path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (c)")
    plain.close()
    assert isinstance(refused(vaults, path), NotAVaultError)


def test_a_folder_is_not_a_vault(vaults: SqlcipherVaults, tmp_path: Path) -> None:
    assert isinstance(refused(vaults, tmp_path / "."), NotAVaultError)


def test_an_encrypted_database_of_another_program_is_not_a_vault(
    vaults: SqlcipherVaults, path: Path
) -> None:
    edit_raw(path, "PRAGMA application_id = 7")
    assert isinstance(refused(vaults, path), NotAVaultError)


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(
    vaults: SqlcipherVaults, path: Path
) -> None:
    edit_raw(path, f"PRAGMA user_version = {VERSION + 2}", "CREATE TABLE more (c)")
    error = refused(vaults, path)
    assert isinstance(error, VaultTooNewError)
    assert (error.found, error.known) == (VERSION + 2, VERSION)


def test_a_key_derivation_of_a_newer_version_is_refused(
    vaults: SqlcipherVaults, path: Path
) -> None:
    assert isinstance(refused(SqlcipherVaults(), path), VaultTooNewError)
    path.write_bytes(new_salt(2) + path.read_bytes()[16:])
    error = refused(SqlcipherVaults(parameters={**PARAMETERS}), path)
    assert isinstance(error, VaultTooNewError)
    assert (error.found, error.known) == (2, 1)


def test_each_file_opens_with_the_parameters_it_was_made_with(tmp_path: Path) -> None:
    path = tmp_path / "old.carevault"
    SqlcipherVaults(parameters=CHEAP).create(path, PASSPHRASE).close()
    both = {**CHEAP, 100: CHEAP[200]}
    SqlcipherVaults(parameters=both).open(path, PASSPHRASE).close()
    assert path.read_bytes()[0] == 200


def test_the_real_parameters_work_from_end_to_end(tmp_path: Path) -> None:
    path = tmp_path / "notes.carevault"
    store = SqlcipherVaults().create(path, PASSPHRASE)
    people = store.people()
    store.close()
    assert path.read_bytes()[0] == 1
    again = SqlcipherVaults().open(path, PASSPHRASE)
    assert again.people() == people
    again.close()


def test_an_error_names_the_file_that_was_asked_for(
    vaults: SqlcipherVaults, path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "shortcut.carevault"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    assert getattr(refused(vaults, link, "not this one"), "path", None) == link


def test_a_file_has_one_lock_under_all_its_names(
    vaults: SqlcipherVaults, path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "shortcut.carevault"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    store = vaults.open(link, PASSPHRASE)
    with pytest.raises(VaultInUseError):
        vaults.open(path, PASSPHRASE)
    store.close()


def test_names_with_signs_that_mean_something_elsewhere_are_only_names(
    vaults: SqlcipherVaults, tmp_path: Path
) -> None:
    names = ["100% #1 & more.carevault", "søster's ‘notes’.carevault", "a+b=c;d.carevault"]
    if os.name != "nt":
        names.append("what? mode=ro.carevault")
    for name in names:
        vaults.create(tmp_path / name, PASSPHRASE).close()
        vaults.open(tmp_path / name, PASSPHRASE).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)


def test_trying_in_vain_does_not_lock_anybody_out(vaults: SqlcipherVaults, path: Path) -> None:
    refused(vaults, path, "not this one")
    vaults.open(path, PASSPHRASE).close()


def test_closing_leaves_nothing_beside_the_file(vaults: SqlcipherVaults, path: Path) -> None:
    vaults.open(path, PASSPHRASE).close()
    assert list(bytes_below(path.parent)) == [path.name]


def test_a_lock_left_behind_locks_nobody_out(vaults: SqlcipherVaults, path: Path) -> None:
    path.with_name(f"{path.name}.lock").touch()
    vaults.open(path, PASSPHRASE).close()


HOLD = """
from pathlib import Path
from tests.vault import child
from tests.vault.workbench import PASSPHRASE, cheap_vaults
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_keeps_the_file_until_it_is_killed(
    vaults: SqlcipherVaults, path: Path
) -> None:
    with child.start(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        with pytest.raises(VaultInUseError):
            vaults.open(path, PASSPHRASE)
        holder.kill()
    vaults.open(path, PASSPHRASE).close()


def test_a_file_taken_away_while_open_is_missing_at_the_next_change(
    vaults: SqlcipherVaults, path: Path
) -> None:
    store = vaults.open(path, PASSPHRASE)
    try:
        path.rename(path.with_name("elsewhere.carevault"))
    except PermissionError:
        store.close()
        pytest.skip("this system moves no open file")
    with pytest.raises(VaultMissingError):
        store.write_state("place", "home")
    store.close()


def test_reading_a_vault_does_not_change_a_byte_of_it(vaults: SqlcipherVaults, path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).digest()
    store = vaults.open(path, PASSPHRASE)
    store.people()
    store.apply(Action.WRITE_PERSON, puts=store.people())
    store.close()
    assert hashlib.sha256(path.read_bytes()).digest() == before
