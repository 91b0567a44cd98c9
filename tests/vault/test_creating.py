"""A new vault is there complete or not at all, and for its owner only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import FolderNotWritableError, VaultExistsError, VaultInUseError
from carecompanion.domain.records import Person, new_id
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.workbench import CHEAP, PASSPHRASE, ThenDo, bytes_below, cheap_vaults

posix_only = pytest.mark.skipif(os.name == "nt", reason="permissions and kills of another kind")

KILLED_WHILE_CREATING = """
from pathlib import Path
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.workbench import CHEAP, PASSPHRASE, kill_this_process
SqlcipherVaults(clock=kill_this_process, parameters=CHEAP).create(Path(sys.argv[1]), PASSPHRASE)
"""

KILLED_WHILE_WRITING = """
from pathlib import Path
from carecompanion.domain.changes import Action
from tests.vault.workbench import PASSPHRASE, ThenDo, cheap_vaults, kill_this_process
from tests.vault.workbench import more_than_memory_holds
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
(person,) = store.people()
store.apply(Action.WRITE_FACT, puts=ThenDo(more_than_memory_holds(person.id), kill_this_process))
"""


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_only
@pytest.mark.usefixtures("no_umask")
def test_every_file_is_for_its_owner_only_also_while_writing(
    vaults: SqlcipherVaults, path: Path
) -> None:
    store = vaults.create(path, PASSPHRASE)
    modes: dict[str, int] = {}
    store.apply(
        Action.WRITE_PERSON,
        puts=ThenDo(
            [Person(id=new_id())],
            lambda: modes.update({file.name: mode(file) for file in path.parent.iterdir()}),
        ),
    )
    store.close()
    assert modes == {
        "notes.carevault": 0o600,
        "notes.carevault-journal": 0o600,
        "notes.carevault.lock": 0o600,
    }


@posix_only
@pytest.mark.usefixtures("no_umask")
def test_a_missing_folder_is_made_for_its_owner_only(
    vaults: SqlcipherVaults, tmp_path: Path
) -> None:
    vaults.create(tmp_path / "Care Companion" / "notes.carevault", PASSPHRASE).close()
    assert mode(tmp_path / "Care Companion") == 0o700


@posix_only
def test_a_folder_that_is_there_keeps_its_permissions(
    vaults: SqlcipherVaults, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o750)
    vaults.create(folder / "notes.carevault", PASSPHRASE).close()
    assert mode(folder) == 0o750


@pytest.mark.parametrize("content", [b"", b"somebody's letter"])
def test_a_file_that_is_there_is_left_alone(
    vaults: SqlcipherVaults, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    with pytest.raises(VaultExistsError) as caught:
        vaults.create(path, PASSPHRASE)
    assert caught.value.path == path
    assert bytes_below(path.parent) == {path.name: content}


def test_a_file_that_appears_meanwhile_is_left_alone(path: Path) -> None:
    def clock() -> datetime:
        path.write_bytes(b"first")
        return datetime.now(UTC)

    with pytest.raises(VaultExistsError):
        SqlcipherVaults(clock=clock, parameters=CHEAP).create(path, PASSPHRASE)
    assert bytes_below(path.parent) == {path.name: b"first"}


def test_two_cannot_make_the_same_file_at_once(path: Path) -> None:
    def clock() -> datetime:
        with pytest.raises(VaultInUseError):
            cheap_vaults().create(path, PASSPHRASE)
        return datetime.now(UTC)

    SqlcipherVaults(clock=clock, parameters=CHEAP).create(path, PASSPHRASE).close()
    cheap_vaults().open(path, PASSPHRASE).close()


def test_a_creation_that_fails_leaves_nothing(path: Path) -> None:
    def clock() -> datetime:
        raise InterruptedError

    with pytest.raises(FolderNotWritableError):
        SqlcipherVaults(clock=clock, parameters=CHEAP).create(path, PASSPHRASE)
    assert not bytes_below(path.parent)


def test_a_place_below_a_file_cannot_be_written_to(vaults: SqlcipherVaults, path: Path) -> None:
    path.write_bytes(b"a file")
    with pytest.raises(FolderNotWritableError) as caught:
        vaults.create(path / "notes.carevault", PASSPHRASE)
    assert caught.value.path == path / "notes.carevault"


@posix_only
def test_a_folder_that_is_not_writable_is_said_to_be_so(
    vaults: SqlcipherVaults, path: Path
) -> None:
    vaults.create(path, PASSPHRASE).close()
    path.parent.chmod(0o500)
    if os.access(path.parent, os.W_OK):
        pytest.skip("this account may write everywhere")
    with pytest.raises(FolderNotWritableError):
        vaults.create(path.with_name("other.carevault"), PASSPHRASE)
    store = vaults.open(path, PASSPHRASE)
    assert store.people()
    with pytest.raises(FolderNotWritableError):
        store.write_state("place", "home")
    store.close()
    path.parent.chmod(0o700)


@posix_only
def test_a_kill_in_the_middle_leaves_no_half_vault_and_no_lasting_rubbish(
    vaults: SqlcipherVaults, path: Path
) -> None:
    assert child.run_to_its_end(KILLED_WHILE_CREATING, path) == child.KILLED
    assert not path.exists()
    assert bytes_below(path.parent)  # it was in the middle indeed
    vaults.create(path, PASSPHRASE).close()
    assert list(bytes_below(path.parent)) == [path.name]


@posix_only
def test_opening_removes_the_second_name_that_a_kill_can_leave(
    vaults: SqlcipherVaults, path: Path
) -> None:
    vaults.create(path, PASSPHRASE).close()
    path.with_name(f".{path.name}.new").hardlink_to(path)
    vaults.open(path, PASSPHRASE).close()
    assert list(bytes_below(path.parent)) == [path.name]


@posix_only
def test_the_journal_of_a_vault_moved_away_is_kept_and_not_played_into_a_new_one(
    vaults: SqlcipherVaults, path: Path
) -> None:
    vaults.create(path, PASSPHRASE).close()
    assert child.run_to_its_end(KILLED_WHILE_WRITING, path) == child.KILLED
    journal = path.with_name(f"{path.name}-journal")
    left = journal.read_bytes()
    assert path.stat().st_size > 2_000_000, "the change had not begun to reach the file"
    path.rename(path.with_name("moved.carevault"))
    store = vaults.create(path, PASSPHRASE)
    people = store.people()
    store.close()
    again = vaults.open(path, PASSPHRASE)
    assert again.people() == people
    again.close()
    assert path.with_name(f"{path.name}-journal.kept-1").read_bytes() == left
