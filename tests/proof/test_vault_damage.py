"""Damage of every kind at random places is never taken for a whole file, nor for a typing error."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    DiskFullError,
    NotAVaultError,
    VaultDamagedError,
    WrongPassphraseError,
)
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Headline, Person, Record
from tests.fakes.records import one_of_each
from tests.vault.workbench import (
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    more_than_memory_holds,
    small_disk_at,
)

pytestmark = pytest.mark.proof

PAGE = 4096
FILES = 600


def flip(content: bytearray, chance: random.Random) -> bytearray:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def sector(content: bytearray, chance: random.Random) -> bytearray:
    start = 512 * chance.randrange(len(content) // 512)
    content[start : start + 512] = chance.randbytes(512)
    return content


def zeroed_page(content: bytearray, chance: random.Random) -> bytearray:
    start = PAGE * chance.randrange(len(content) // PAGE)
    content[start : start + PAGE] = bytes(PAGE)
    return content


def swapped_pages(content: bytearray, chance: random.Random) -> bytearray:
    one, two = (PAGE * n for n in chance.sample(range(len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[two : two + PAGE]
    content[one : one + PAGE], content[two : two + PAGE] = second, first
    return content


def cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[: chance.randrange(len(content))]


def other_start(content: bytearray, chance: random.Random) -> bytearray:
    length = chance.randrange(1, 17)
    content[:length] = chance.randbytes(length)
    return content


KINDS = (flip, sector, zeroed_page, swapped_pages, cut, other_start)


def everything(path: Path) -> list[object]:
    store = cheap_vaults().open(path, PASSPHRASE)
    try:
        people = store.people()
        return [
            people,
            [store.of_person(kind, people[0].id, limit=1000) for kind in (Person, Headline)],
        ]
    finally:
        store.close()


def test_damaged_files_give_their_content_or_an_error_of_their_own(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    for _ in range(20):
        store.apply(Action.WRITE_HEADLINE, puts=one_of_each(person.id))
    store.close()
    expected, whole = everything(path), path.read_bytes()
    chance = random.Random(20261121)
    said: dict[str, int] = {}
    for number in range(FILES):
        path.write_bytes(KINDS[number % len(KINDS)](bytearray(whole), chance))
        try:
            assert everything(path) == expected
            answer = "whole where it was read"
        except (VaultDamagedError, NotAVaultError) as error:
            answer = type(error).__name__
        said[answer] = said.get(answer, 0) + 1
        if answer != "NotAVaultError" and path.stat().st_size >= PAGE:
            _wrong_passphrase_stays_apart(path, start_is_whole=path.read_bytes()[:16] == whole[:16])
    assert list(bytes_below(tmp_path)) == [path.name]
    record_property("figure", f"vault: {FILES} damaged files: {said}")
    assert said.get("NotAVaultError", 0) <= FILES // 100


def _wrong_passphrase_stays_apart(path: Path, *, start_is_whole: bool) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError if start_is_whole else VaultDamagedError):
        cheap_vaults().open(path, "not this one")
    assert path.read_bytes() == before


def write_until_full(store: NotesStore, records: Sequence[Record]) -> int:
    """How many of the records went onto the disk."""
    for number, record in enumerate(records):
        try:
            store.apply(Action.WRITE_HEADLINE, puts=(record,))
        except DiskFullError:
            return number
    pytest.fail("the disk never became full")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk_at(tmp_path / "disk") as disk:
        yield disk


@pytest.mark.skipif(os.name == "nt", reason="mounts of another kind")
def test_a_disk_that_is_really_full_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    records = more_than_memory_holds(person.id)
    written = write_until_full(store, records)
    assert written > 5
    assert store.of_person(Headline, person.id, limit=1000) == tuple(
        records[number] for number in reversed(range(written))
    )
    with pytest.raises(DiskFullError):
        cheap_vaults().create(small_disk / "second.carevault", PASSPHRASE)
    store.close()
    assert list(bytes_below(small_disk)) == [path.name]
    again = cheap_vaults().open(path, PASSPHRASE)
    assert len(again.of_person(Headline, person.id, limit=1000)) == written
    again.close()
