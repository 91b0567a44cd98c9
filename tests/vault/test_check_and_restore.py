"""A check reads all and writes nothing; a restore keeps what was there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    CareError,
    NotAVaultError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    VaultUnsettledError,
    WrongPassphraseError,
)
from carecompanion.domain.records import RECORD_TYPES
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.vaults import SqlcipherVaults
from tests.fakes.records import one_of_each
from tests.vault import child
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    edit_raw,
    ticking_clock,
)

PAGE = 4096


@pytest.fixture
def backups() -> SqlcipherBackups:
    return SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    store.apply(Action.WRITE_HEADLINE, puts=one_of_each(person.id))
    store.close()
    return path


@pytest.fixture
def backup(backups: SqlcipherBackups, path: Path) -> Path:
    """A backup of the notes, which have changed since."""
    made = backups.make(backups.access(path, PASSPHRASE), BackupPlace())
    rename(path, "changed since")
    return made.path


def rename(path: Path, name: str) -> None:
    later = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    store = SqlcipherVaults(clock=lambda: later, parameters=CHEAP).open(path, PASSPHRASE)
    (person,) = store.people()
    store.apply(Action.WRITE_PERSON, puts=(replace(person, name=name),))
    store.close()


def name_in(path: Path, passphrase: str = PASSPHRASE) -> str:
    store = cheap_vaults().open(path, passphrase)
    (person,) = store.people()
    store.close()
    return person.name


def refused(backups: SqlcipherBackups, path: Path, passphrase: str = PASSPHRASE) -> CareError:
    before = bytes_below(path.parent)
    with pytest.raises(CareError) as caught:
        backups.check(path, passphrase)
    assert bytes_below(path.parent) == before
    return caught.value


def test_a_check_counts_what_is_there(backups: SqlcipherBackups, path: Path) -> None:
    before = bytes_below(path.parent)
    report = backups.check(path, PASSPHRASE)
    assert dict(report.kinds) == dict.fromkeys(
        (record_type.KIND for record_type in RECORD_TYPES), 1
    )
    assert report.newest_change is not None
    assert report.is_complete
    assert bytes_below(path.parent) == before


def test_a_check_tells_a_wrong_passphrase_from_damage_on_every_page(
    backups: SqlcipherBackups, path: Path
) -> None:
    whole = path.read_bytes()
    for place in range(100, len(whole), PAGE):
        content = bytearray(whole)
        content[place] ^= 1
        path.write_bytes(content)
        assert isinstance(refused(backups, path), VaultDamagedError)
        assert isinstance(refused(backups, path, "not this one"), WrongPassphraseError)


@pytest.mark.parametrize("kept", [0, 16, PAGE, 2 * PAGE, -PAGE, -1])
def test_a_check_finds_a_file_cut_short(backups: SqlcipherBackups, path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert isinstance(refused(backups, path), VaultDamagedError)


def test_a_check_names_a_missing_and_a_foreign_file(
    backups: SqlcipherBackups, path: Path, tmp_path: Path
) -> None:
    assert isinstance(refused(backups, tmp_path / "none.carevault"), VaultMissingError)
    path.write_bytes(b"Dear doctor,\n" * 1000)
    assert isinstance(refused(backups, path), NotAVaultError)


def test_a_check_reads_every_record(backups: SqlcipherBackups, path: Path) -> None:
    edit_raw(path, "UPDATE revision SET body = '{\"text\": 5}' WHERE id = 3")
    assert isinstance(refused(backups, path), VaultDamagedError)


def test_a_check_counts_attachments_that_are_not_what_was_saved(
    backups: SqlcipherBackups, path: Path
) -> None:
    edit_raw(
        path,
        "INSERT INTO attachment_content (id, sha256, size) VALUES (1, 'ab', 4)",
        "INSERT INTO attachment_chunk VALUES (1, 0, x'01020304')",
    )
    report = backups.check(path, PASSPHRASE)
    assert (report.attachments, report.attachment_bytes) == (1, 4)
    assert report.incomplete_attachments == 1


KILL_INSIDE = """
from pathlib import Path
from carecompanion.domain.changes import Action
from tests.vault.workbench import *
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
(person,) = store.people()
many = more_than_memory_holds(person.id)
store.apply(Action.WRITE_HEADLINE, puts=ThenDo(many, kill_this_process))
"""


def cut_a_change_short(path: Path) -> None:
    assert child.run_to_its_end(KILL_INSIDE, path) == child.KILLED
    assert path.with_name(f"{path.name}-journal").exists()


def test_a_check_does_not_settle_a_change_that_was_cut_short(
    backups: SqlcipherBackups, path: Path
) -> None:
    cut_a_change_short(path)
    assert isinstance(refused(backups, path), VaultUnsettledError)


def test_a_restore_brings_the_backup_and_keeps_the_notes_of_before(
    backups: SqlcipherBackups, path: Path, backup: Path
) -> None:
    dates = backups.compare(backup, PASSPHRASE, path)
    restored = backups.restore(backup, PASSPHRASE, path)
    assert restored.dates == dates
    assert dates.present_is_exact
    assert dates.backup is not None
    assert dates.present is not None
    assert dates.backup < dates.present
    assert restored.kept is not None
    assert name_in(path) != "changed since"
    assert name_in(restored.kept) == "changed since"
    assert sorted(file.name for file in path.parent.iterdir()) == sorted(
        ["Backups", path.name, restored.kept.name]
    )


def test_a_restore_to_a_new_place_makes_it(
    backups: SqlcipherBackups, backup: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "notes.carevault"
    restored = backups.restore(backup, PASSPHRASE, target)
    assert (restored.kept, restored.dates.present) == (None, None)
    assert target.read_bytes() == backup.read_bytes()


def test_a_restore_over_notes_in_use_changes_nothing(
    backups: SqlcipherBackups, path: Path, backup: Path
) -> None:
    store = cheap_vaults().open(path, PASSPHRASE)
    before = bytes_below(path.parent)
    with pytest.raises(VaultInUseError):
        backups.restore(backup, PASSPHRASE, path)
    store.close()
    before.pop(f"{path.name}.lock")
    assert bytes_below(path.parent) == before


@pytest.mark.parametrize("place", [3, PAGE + 500])
def test_a_damaged_backup_or_a_wrong_passphrase_restores_nothing(
    backups: SqlcipherBackups, path: Path, backup: Path, place: int
) -> None:
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    before = bytes_below(path.parent)
    with pytest.raises(VaultDamagedError):
        backups.restore(backup, PASSPHRASE, path)
    with pytest.raises(VaultDamagedError if place < 16 else WrongPassphraseError):
        backups.restore(backup, "not this one", path)
    assert bytes_below(path.parent) == before


def test_damaged_notes_are_kept_as_they_are(
    backups: SqlcipherBackups, path: Path, backup: Path
) -> None:
    content = bytearray(path.read_bytes())
    content[5:300] = bytes(295)
    path.write_bytes(content)
    restored = backups.restore(backup, PASSPHRASE, path)
    assert not restored.dates.present_is_exact
    assert restored.kept is not None
    assert restored.kept.read_bytes() == content
    assert path.read_bytes() == backup.read_bytes()


def test_a_letter_is_not_taken_for_notes_to_replace(
    backups: SqlcipherBackups, backup: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor, " * 20, encoding="utf-8")
    with pytest.raises(NotAVaultError):
        backups.restore(backup, PASSPHRASE, letter)
    assert letter.read_text(encoding="utf-8").startswith("Dear doctor")


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another for these notes"])
def test_a_journal_goes_with_the_notes_it_belongs_to(
    backups: SqlcipherBackups, path: Path, backup: Path, passphrase: str
) -> None:
    if passphrase != PASSPHRASE:
        path.unlink()
        cheap_vaults().create(path, passphrase).close()
        cut = KILL_INSIDE.replace("PASSPHRASE)", repr(passphrase) + ")")
        assert child.run_to_its_end(cut, path) == child.KILLED
    else:
        cut_a_change_short(path)
    restored = backups.restore(backup, PASSPHRASE, path)
    assert path.read_bytes() == backup.read_bytes()
    assert not path.with_name(f"{path.name}-journal").exists()
    assert restored.kept is not None
    assert name_in(restored.kept, passphrase) in ("changed since", "")
    assert backups.check(restored.kept, passphrase).records in (1, len(RECORD_TYPES))
