"""A thousand damaged files: none passes a check, none crashes it, and what is whole comes back."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    FolderNotWritableError,
    NotAVaultError,
    VaultDamagedError,
    WrongPassphraseError,
)
from carecompanion.vault.backups import SqlcipherBackups
from tests.fakes.records import one_of_each
from tests.proof.test_vault_damage import KINDS
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    raw_connection,
    ticking_clock,
)

pytestmark = pytest.mark.proof

PAGE = 4096
FILES = 1_000
SALVAGED_EVERY = 5
SINGLE_PAGES = 200

BODIES = {"revision": "id, record_id, at, body", "screen_state": "key, value"}


def backups() -> SqlcipherBackups:
    return SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    for number in range(120):
        store.apply(Action.WRITE_HEADLINE, puts=one_of_each(person.id))
        store.write_state(f"place {number}", "s" * 7 * number)
    store.close()
    return path


def rows_of(path: Path) -> set[tuple[object, ...]]:
    connection = raw_connection(path)
    rows = {
        (table, *row)
        for table, columns in BODIES.items()
        for row in connection.execute(f"SELECT {columns} FROM {table}")
    }
    connection.close()
    return rows


def test_no_damaged_file_passes_and_none_is_taken_for_a_typing_error(
    path: Path, record_property: Callable[[str, object], None]
) -> None:
    whole, expected = path.read_bytes(), rows_of(path)
    target, chance = path.with_name("saved.carevault"), random.Random(20261121)
    said: dict[str, int] = {}
    salvaged = 0
    for number in range(FILES):
        content = KINDS[number % len(KINDS)](bytearray(whole), chance)
        if content == whole:
            continue
        path.write_bytes(content)
        with pytest.raises((VaultDamagedError, NotAVaultError)) as caught:
            backups().check(path, PASSPHRASE)
        said[type(caught.value).__name__] = said.get(type(caught.value).__name__, 0) + 1
        if content[:16] == whole[:16] and len(content) >= PAGE:
            with pytest.raises(WrongPassphraseError):
                backups().check(path, "not this one")
            if number % SALVAGED_EVERY == 0:
                target.unlink(missing_ok=True)
                backups().salvage(path, PASSPHRASE, target)
                # A person who is lost comes back without a name, and nothing else is made up.
                made_up = rows_of(target) - expected
                assert all('"name":"","relation":"not_said"' in str(row[-1]) for row in made_up)
                backups().check(target, PASSPHRASE)
                salvaged += 1
    record_property("figure", f"check: {FILES} damaged files: {said}; {salvaged} salvaged")
    assert said.get("NotAVaultError", 0) <= FILES // 50


def test_every_row_outside_the_damaged_page_comes_back(
    path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Rows here reach onto no second page, so one page's worth of bytes is the most to lose."""
    whole, expected = path.read_bytes(), rows_of(path)
    target, chance = path.with_name("saved.carevault"), random.Random(20261121)
    most = untouched = 0
    pages = range(1, len(whole) // PAGE + 1)
    for page in chance.sample(pages, min(SINGLE_PAGES, len(pages))):
        content = bytearray(whole)
        content[page * PAGE - PAGE : page * PAGE] = (
            bytes(PAGE) if page > 1 else whole[:16] + bytes(PAGE - 16)
        )
        path.write_bytes(content)
        target.unlink(missing_ok=True)
        report = backups().salvage(path, PASSPHRASE, target)
        assert report.damaged_pages == (page,)
        found = rows_of(target)
        lost = expected - found
        size = sum(len(str(value)) for row in lost for value in row[1:] if value is not None)
        assert size <= PAGE
        most, untouched = max(most, len(lost)), untouched + (not lost)
    record_property(
        "figure", f"salvage: one page of {len(pages)}: at most {most} rows, {untouched} times none"
    )
    assert most > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place))
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("may not mount a small disk here")
    yield place
    subprocess.run(("umount", str(place)), check=True)


@pytest.mark.skipif(os.name == "nt", reason="mounts of another kind")
def test_a_full_disk_is_named_and_nothing_is_left_on_it(path: Path, small_disk: Path) -> None:
    work = backups()
    access, before = work.access(path, PASSPHRASE), path.read_bytes()
    (small_disk / "ballast").write_bytes(bytes(700_000))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: work.make(access, BackupPlace(small_disk)),
        lambda: work.restore(path, PASSPHRASE, small_disk / "notes.carevault"),
        lambda: work.salvage(path, PASSPHRASE, small_disk / "saved.carevault"),
    )
    for attempt in attempts:
        with pytest.raises(CareError) as caught:
            attempt()
        assert isinstance(caught.value, (DiskFullError, FolderNotWritableError))
        assert list(bytes_below(small_disk)) == ["ballast"]
    assert path.read_bytes() == before
    (small_disk / "ballast").unlink()
    work.make(access, BackupPlace(small_disk))
