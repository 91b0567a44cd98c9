"""Kills while a backup, a restore or a salvage is under way: there is always one good vault."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.backups import SqlcipherBackups
from tests.vault import child
from tests.vault.workbench import CHEAP, PASSPHRASE, cheap_vaults, ticking_clock

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(os.name == "nt", reason="kills of another kind"),
]

BACKUP_KILLS = 60
RESTORE_KILLS = 80
SALVAGE_KILLS = 30

READY = """
import itertools
from pathlib import Path
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.vaults import utc_now
from carecompanion.domain.backups import BackupPlace
from tests.vault.workbench import CHEAP, PASSPHRASE
backups = SqlcipherBackups(clock=utc_now, parameters=CHEAP)
vault, other = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
"""
BACK_UP = f"""{READY}
access = backups.access(vault, PASSPHRASE)
for number in itertools.count():
    backups.copy(access, other / f"{{number}}.carevault")
"""
RESTORE = f"""{READY}
while True:
    backups.restore(other, PASSPHRASE, vault)
"""
SALVAGE = f"""{READY}
for number in itertools.count():
    backups.salvage(vault, PASSPHRASE, other / f"{{number}}.carevault")
"""


def backups() -> SqlcipherBackups:
    return SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)


def notes(path: Path, count: int) -> Path:
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    made = [Headline(id=new_id(), person_id=person.id, text="x" * 900) for _ in range(count)]
    store.apply(Action.WRITE_HEADLINE, puts=made)
    store.close()
    return path


def kill(code: str, *arguments: Path, after_s: float) -> None:
    with child.start(code, *arguments) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            process.wait(timeout=after_s)
            pytest.fail("it ended by itself")
        except subprocess.TimeoutExpired:
            process.kill()


def test_every_backup_that_has_a_name_is_whole(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    vault, chance = notes(tmp_path / "notes.carevault", 400), random.Random(20261121)
    whole = cut = 0
    for number in range(BACKUP_KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        kill(BACK_UP, vault, folder, after_s=chance.uniform(0.0, 0.2))
        for made in folder.glob("[0-9]*.carevault"):
            assert backups().check(made, PASSPHRASE).records == 401
            whole += 1
        cut += bool(list(folder.glob(".*.new")))
    assert backups().check(vault, PASSPHRASE).records == 401
    record_property(
        "figure", f"backup: {BACKUP_KILLS} kills, {whole} whole, {cut} cut short, 0 half"
    )
    assert cut > 0


def test_a_killed_restore_leaves_the_old_or_the_restored_notes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20261121)
    backup = notes(tmp_path / "backup.carevault", 300)
    old = restored = 0
    span_s = 0.08
    for number in range(RESTORE_KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        vault = notes(folder / "notes.carevault", 200)
        kill(RESTORE, vault, backup, after_s=chance.uniform(0.0, span_s))
        records = backups().check(vault, PASSPHRASE).records
        assert records in (201, 301)
        old, restored = old + (records == 201), restored + (records == 301)
        span_s *= 1.1 if records == 201 else 0.9  # a busy machine takes longer: kill it later
        kept = [backups().check(path, PASSPHRASE).records for path in folder.glob("*.before-*")]
        if records == 301:
            assert 201 in kept, "the notes of before are gone"
        cheap_vaults().open(vault, PASSPHRASE).close()
        assert not list(folder.glob(".notes*")), "what the kill left was not taken away"
    record_property(
        "figure", f"restore: {RESTORE_KILLS} kills, {old} old, {restored} restored, 0 half"
    )
    assert old > 0
    assert restored > 0


def test_a_killed_salvage_leaves_the_damaged_file_as_it_was(tmp_path: Path) -> None:
    chance = random.Random(20261121)
    vault = notes(tmp_path / "notes.carevault", 400)
    content = bytearray(vault.read_bytes())
    content[40 * 4096 + 99] ^= 1
    vault.write_bytes(content)
    for number in range(SALVAGE_KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        kill(SALVAGE, vault, folder, after_s=chance.uniform(0.0, 0.4))
        assert vault.read_bytes() == content
        for made in folder.glob("[0-9]*.carevault"):
            assert backups().check(made, PASSPHRASE).records > 380
