"""Exports, copies and imports onto a disk that refuses leave nothing, and work afterwards.

The disks and their troubles are those of tests/vault/test_every_write_point.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from carecompanion.domain.errors import CareError, DiskFullError, ExportError
from carecompanion.domain.errors import FolderNotWritableError as NotWritable
from carecompanion.domain.records import Attachment, new_id
from carecompanion.exchange.copies import save_copy
from carecompanion.exchange.export_notes import export_notes
from carecompanion.exchange.import_notes import import_notes
from carecompanion.vault.store import SqlcipherStore
from tests.exchange.folders import NEW_PASSPHRASE, PAGE, attach, exported, vault
from tests.vault.troubles import (
    Drive,
    Trouble,
    denied,
    drive_in,
    full,
    limited,
    pulled_out,
    read_only,
)
from tests.vault.workbench import bytes_below, cheap_vaults

LETTER = bytes(range(256)) * 5_000
LETTERS = 3
TROUBLES = (full, limited, read_only, pulled_out, denied)
Nothing = Callable[[], None]


def nothing() -> None:
    """Nobody interferes."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that writes to the stick; `do` is told what is to happen in its middle."""

    do: Callable[[Nothing], object]
    done: Callable[[], None]
    errors: tuple[type[CareError], type[CareError]] = (ExportError, ExportError)
    """When there is no room, and in every other trouble."""

    def error_in(self, trouble: Trouble) -> type[CareError]:
        return self.errors[trouble not in (full, limited)]


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    with drive_in(tmp_path) as drive:
        yield drive


@pytest.fixture
def store(drive: Drive) -> Iterator[SqlcipherStore]:
    with closing(vault(drive.outside / "notes.carevault")) as store:
        (person,) = store.people()
        for number in range(LETTERS):
            attach(store, person.id, LETTER + bytes([number]))
        yield store


def exporting(drive: Drive, store: SqlcipherStore) -> Work:
    folder = drive.stick / "my notes"
    as_it_should_be = exported(store, drive.outside / f"elsewhere {new_id()}")

    def done() -> None:
        assert bytes_below(folder) == as_it_should_be
        assert bytes_below(drive.stick).keys() == {f"my notes/{name}" for name in as_it_should_be}

    return Work(
        do=lambda middle: export_notes(store, folder, PAGE, progress=lambda _: middle()), done=done
    )


def saving_a_copy(drive: Drive, store: SqlcipherStore) -> Work:
    (person,) = store.people()
    letter = store.of_person(Attachment, person.id)[0]
    reader = store.read_attachment(letter.id)
    assert reader is not None
    target = drive.stick / "letter.bin"
    target.write_bytes(b"what was there before")

    def do(middle: Nothing) -> None:
        for _ in save_copy(reader, target):
            middle()

    def done() -> None:
        assert bytes_below(drive.stick) == {target.name: b"".join(reader.chunks())}

    return Work(do=do, done=done)


def importing(drive: Drive, store: SqlcipherStore) -> Work:
    exported(store, drive.outside / "elsewhere")
    target = drive.stick / "new.carevault"

    def done() -> None:
        with closing(cheap_vaults().open(target, NEW_PASSPHRASE)) as new:
            again = exported(new, drive.outside / "again")
        assert again == bytes_below(drive.outside / "elsewhere")
        assert list(bytes_below(drive.stick)) == [target.name]

    return Work(
        do=lambda _: import_notes(
            drive.outside / "elsewhere", target, NEW_PASSPHRASE, cheap_vaults()
        ),
        done=done,
        errors=(DiskFullError, NotWritable),
    )


@pytest.fixture(params=(exporting, saving_a_copy, importing), ids=lambda work: work.__name__)
def work(request: pytest.FixtureRequest, drive: Drive, store: SqlcipherStore) -> Work:
    work: Work = request.param(drive, store)
    return work


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_where_nothing_can_be_written_nothing_changes_and_it_works_afterwards(
    drive: Drive, work: Work, trouble: Trouble
) -> None:
    before = drive.files()
    with trouble(drive), pytest.raises(CareError) as caught:
        work.do(nothing)
    assert type(caught.value) is work.error_in(trouble)
    assert drive.files() == before
    work.do(nothing)
    work.done()


@pytest.mark.parametrize("work", [exporting, saving_a_copy], ids=["export", "copy"], indirect=True)
@pytest.mark.parametrize("trouble", [full, limited], ids=["full", "limited"])
def test_a_disk_that_takes_no_more_meanwhile_is_left_as_it_was(
    drive: Drive, work: Work, trouble: Trouble
) -> None:
    before = drive.files()
    fail_in_the_middle(drive, work, trouble)
    assert drive.files() == before
    work.do(nothing)
    work.done()


@pytest.mark.parametrize("trouble", [read_only, pulled_out, denied], ids=lambda it: it.__name__)
def test_a_disk_that_cannot_even_be_tidied_up_keeps_what_was_there_and_works_elsewhere(
    drive: Drive, store: SqlcipherStore, trouble: Trouble
) -> None:
    for make in (exporting, saving_a_copy):
        drive.stick.rename(drive.place / make.__name__)
        drive.stick.mkdir()
        work = make(drive, store)
        before = drive.files()
        fail_in_the_middle(drive, work, trouble)
        assert before.items() <= drive.files().items()
        drive.stick.rename(drive.place / f"tried {make.__name__}")
        drive.stick.mkdir()
        work.do(nothing)
        work.done()


def fail_in_the_middle(drive: Drive, work: Work, trouble: Trouble) -> None:
    with ExitStack() as troubled:
        begun: list[bool] = []

        def begin() -> None:
            if not begun:
                begun.append(True)
                troubled.enter_context(trouble(drive))

        with pytest.raises(ExportError):
            work.do(begin)
    assert begun


def test_wherever_the_disk_gets_full_nothing_is_left_and_it_works_with_more_room(
    drive: Drive, work: Work
) -> None:
    before = drive.files()
    free, failures = 0, 0
    while free < 1 << 24:
        drive.leave(free)
        try:
            work.do(nothing)
        except (DiskFullError, ExportError):
            failures += 1
            assert drive.files() == before
            free = free * 5 // 2 + 4096
        else:
            break
    else:
        pytest.fail("it never worked again")
    assert failures > 1
    drive.leave(-1)
    work.done()
