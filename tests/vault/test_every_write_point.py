"""Wherever the vault writes, a disk that refuses costs nothing, and what failed works afterwards.

Each work is tried on a real small disk that is full, takes no large file, is read-only, pulled out
or not ours to write to: before it begins and, where it reports its progress, in its middle.
Nothing may have changed; then the trouble goes, and the same work is done.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    FolderNotWritableError,
    VaultMissingError,
)
from carecompanion.domain.records import Attachment, new_id
from tests.vault.troubles import (
    DRIVE_BYTES,
    Drive,
    Trouble,
    drive_in,
    files_end_at,
    pulled_out,
    read_only,
)
from tests.vault.workbench import raw_connection
from tests.vault.works import (
    ERRORS,
    Work,
    attaching,
    backing_up,
    changing_the_passphrase,
    copying,
    creating,
    drafting,
    erasing,
    error_in,
    expect_notes,
    keeping_both,
    kept,
    mending,
    migrating,
    notes_at,
    nothing,
    restoring,
    salvaging,
    to_the_end,
    undoing,
    writing,
)

WITH_A_MIDDLE = (attaching, changing_the_passphrase, backing_up, copying, salvaging)
CHANGES = (writing, drafting, undoing, erasing)
AT_ONCE = (*CHANGES, creating, migrating, restoring, mending, keeping_both)


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    with drive_in(tmp_path) as drive:
        yield drive


@pytest.fixture(params=(*WITH_A_MIDDLE, *AT_ONCE), ids=lambda work: work.__name__)
def work(request: pytest.FixtureRequest, drive: Drive) -> Iterator[Work]:
    work: Work = request.param(drive)
    yield work
    if work.store is not None:
        work.store.close()


@pytest.mark.parametrize("trouble", ERRORS, ids=lambda trouble: trouble.__name__)
def test_where_nothing_can_be_written_nothing_changes_and_it_works_afterwards(
    drive: Drive, work: Work, trouble: Trouble
) -> None:
    before = kept(work, drive)
    with trouble(drive), pytest.raises(CareError) as caught:
        work.do(nothing)
    assert type(caught.value) is error_in(trouble, work)
    assert kept(work, drive) == before
    work.do(nothing)
    work.done()


@pytest.mark.parametrize("work", WITH_A_MIDDLE, ids=lambda work: work.__name__, indirect=True)
@pytest.mark.parametrize("trouble", ERRORS, ids=lambda trouble: trouble.__name__)
def test_trouble_in_the_middle_costs_nothing_either(
    drive: Drive, work: Work, trouble: Trouble
) -> None:
    before = kept(work, drive)
    with ExitStack() as troubled:
        begun: list[bool] = []

        def begin() -> None:
            if not begun:
                begun.append(True)
                troubled.enter_context(trouble(drive))

        with pytest.raises(CareError) as caught:
            work.do(begin)
    assert type(caught.value) is error_in(trouble, work)
    assert kept(work, drive) == before
    work.do(nothing)
    work.done()


def test_wherever_the_disk_gets_full_nothing_changes_and_it_works_with_more_room(
    drive: Drive, work: Work
) -> None:
    before = kept(work, drive)
    free, failures = 0, 0
    while free < 1 << 24:
        drive.leave(free)
        try:
            work.do(nothing)
        except DiskFullError:
            failures += 1
            assert kept(work, drive) == before
            free = free * 5 // 2 + 4096
        else:
            break
    else:
        pytest.fail("it never worked again")
    assert failures > 1
    drive.leave(-1)
    work.done()


def test_wherever_a_file_may_not_grow_nothing_changes_and_it_works_without_the_limit(
    drive: Drive, work: Work
) -> None:
    before = kept(work, drive)
    end, failures = 0, 0
    while end < 1 << 24:
        with files_end_at(end):
            try:
                work.do(nothing)
            except DiskFullError:
                failures += 1
            else:
                break
        assert kept(work, drive) == before
        end = end * 3 // 2 + 4096
    else:
        pytest.fail("it never worked again")
    assert failures > 1
    work.done()


def test_what_a_full_disk_left_of_a_large_file_goes_with_little_room(drive: Drive) -> None:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    (person,) = store.people()
    attachment = Attachment(id=new_id(), person_id=person.id)
    attaching = store.attach(attachment, io.BytesIO(bytes(20_000_000)))
    with pytest.raises(DiskFullError):
        to_the_end(attaching)
    store.close()
    with closing(raw_connection(path)) as connection:
        assert connection.execute("SELECT count(*) FROM attachment_chunk").fetchone() > (10,)
    assert path.stat().st_size * 2 > DRIVE_BYTES, "there is room enough to delete it at once"
    expect_notes(path)
    with closing(raw_connection(path)) as connection:
        assert connection.execute("SELECT count(*) FROM attachment_chunk").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)


def test_a_restore_that_cannot_keep_the_notes_of_before_gives_its_room_back(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError  # FAT knows no second names: the notes of before are copied

    work = restoring(drive)
    path = drive.stick / "notes.carevault"
    monkeypatch.setattr(os, "link", refuse)
    before = drive.files()
    backup = drive.outside / "backup.carevault"
    drive.leave(backup.stat().st_size + path.stat().st_size // 2)
    with pytest.raises(DiskFullError):
        work.do(nothing)
    assert drive.files() == before
    drive.leave(-1)
    work.do(nothing)
    work.done()


def test_a_stick_that_comes_back_locked_is_read_and_takes_changes_once_it_is_unlocked(
    drive: Drive,
) -> None:
    store = notes_at(drive.stick / "notes.carevault")
    with closing(store):
        (person,) = store.people()
        changed = replace(person, name="Mika")
        with pulled_out(drive), pytest.raises(VaultMissingError):
            store.apply(Action.WRITE_PERSON, puts=[changed])
        with read_only(drive):
            assert store.people() == (person,)
            with pytest.raises(FolderNotWritableError):
                store.apply(Action.WRITE_PERSON, puts=[changed])
            assert store.people() == (person,)
        store.apply(Action.WRITE_PERSON, puts=[changed])
        assert store.people() == (changed,)
