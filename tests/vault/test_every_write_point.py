"""Wherever the vault writes, a disk that refuses costs nothing, and what failed works afterwards.

Each work is tried on a real small disk that is full, read-only, pulled out or not ours to write
to: before it begins and, where it reports its progress, in its middle. Nothing may have changed;
then the trouble goes, and the same work is done.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    CareError,
    DiskFullError,
    FolderNotWritableError,
    VaultMissingError,
)
from carecompanion.domain.records import Attachment, Headline, new_id
from carecompanion.vault.attachments import SqlcipherAttaching
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.released import sample
from tests.vault.troubles import (
    DRIVE_BYTES,
    Drive,
    Trouble,
    denied,
    drive_in,
    full,
    pulled_out,
    read_only,
)
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    ThenDo,
    cheap_vaults,
    raw_connection,
    ticking_clock,
)

NOTES = 75
NEW = "another quiet river entirely"
LETTER = bytes(range(256)) * 5_000
Nothing = Callable[[], None]


def nothing() -> None:
    """Nobody interferes."""


@dataclass(slots=True)
class Work:
    """Something that writes to the stick.

    `do` is told what is to happen in its middle; `done` sees that it was done, once.
    """

    do: Callable[[Nothing], object]
    done: Callable[[], None]
    missing: type[CareError] = VaultMissingError
    store: SqlcipherStore | None = None
    kept: Callable[[], object] = field(default=nothing)


def headlines(store: SqlcipherStore, count: int = NOTES) -> list[Headline]:
    (person,) = store.people()
    return [Headline(id=new_id(), person_id=person.id, text="x" * 8_000) for _ in range(count)]


def notes_at(path: Path) -> SqlcipherStore:
    """Open notes of more than 1 MB: more than one slice of a copy."""
    store = cheap_vaults().create(path, PASSPHRASE)
    store.apply(Action.WRITE_HEADLINE, puts=headlines(store))
    return store


def expect_notes(path: Path, *, passphrase: str = PASSPHRASE, count: int = NOTES) -> None:
    """The file at `path` opens and holds its headlines."""
    with closing(cheap_vaults().open(path, passphrase)) as store:
        (person,) = store.people()
        assert len(store.of_person(Headline, person.id, limit=1_000)) == count


def to_the_end(attaching: SqlcipherAttaching) -> None:
    while attaching.step() is None:
        pass


INDEXES = ("found_word", "word_part")
"""What the tables of the words are looked up by; they follow from those tables."""


def content_of(path: Path, key: bytes | None = None) -> dict[str, list[object]]:
    """All that is in a file, without its encryption, which differs each time it is written.

    It is read in a copy: closing a file here would drop the locks of a store that has it open.
    """
    copy = path.parents[3] / "look.carevault"
    shutil.copyfile(path, copy)
    salt = copy.read_bytes()[:16]
    key = key or vault_key(derive_root(PASSPHRASE, salt, CHEAP))
    with closing(connect(copy, key, salt)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in names if not name.startswith(INDEXES)]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def creating(drive: Drive) -> Work:
    path = drive.stick / "new.carevault"
    return Work(
        do=lambda _: cheap_vaults().create(path, PASSPHRASE).close(),
        done=lambda: expect_notes(path, count=0),
        missing=FolderNotWritableError,
    )


def writing(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    more = headlines(store, 60)

    def done() -> None:
        store.close()
        expect_notes(path, count=NOTES + 60)

    return Work(
        do=lambda middle: store.apply(Action.WRITE_HEADLINE, puts=ThenDo(more, middle)),
        done=done,
        store=store,
        kept=lambda: (list(drive.files()), content_of(path)),
    )


def attaching(drive: Drive) -> Work:
    store = notes_at(drive.stick / "notes.carevault")
    (person,) = store.people()
    attachment = Attachment(id=new_id(), person_id=person.id, name="Letter")

    def do(middle: Nothing) -> None:
        attaching = store.attach(attachment, io.BytesIO(LETTER))
        while attaching.step() is None:
            if attaching.done > len(LETTER):
                middle()

    def done() -> None:
        reader = store.read_attachment(attachment.id)
        assert reader is not None
        assert b"".join(reader.chunks()) == LETTER
        store.close()
        path = drive.stick / "notes.carevault"
        expect_notes(path)
        with closing(raw_connection(path)) as connection:
            contents = connection.execute("SELECT count(*) FROM attachment_content").fetchone()
        assert contents == (1,), "a half content of an earlier attempt was left"

    def kept() -> object:
        found = store.of_person(Headline, person.id, limit=1_000)
        return store.people(), found, store.get(attachment.id)

    return Work(do=do, done=done, store=store, kept=kept)


def changing_the_passphrase(drive: Drive) -> Work:
    store = notes_at(drive.stick / "notes.carevault")

    def done() -> None:
        store.close()
        expect_notes(drive.stick / "notes.carevault", passphrase=NEW)

    return Work(
        do=lambda middle: store.change_passphrase(NEW, progress=lambda *_: middle()),
        done=done,
        store=store,
    )


def migrating(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    shutil.copyfile(sample.FOLDER / "version-1.carevault", path)
    vaults = SqlcipherVaults()
    salt = path.read_bytes()[:16]
    key = vault_key(derive_root(sample.PASSPHRASE, salt))

    def done() -> None:
        vaults.open(path, sample.PASSPHRASE).close()
        assert len(drive.files()) == 2  # and the file as it was before

    return Work(
        do=lambda _: vaults.open(path, sample.PASSPHRASE).close(),
        done=done,
        kept=lambda: (list(drive.files()), content_of(path, key)),
    )


def backing_up(drive: Drive) -> Work:
    store = notes_at(drive.outside / "notes.carevault")
    place = BackupPlace(drive.stick)
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)

    def done() -> None:
        store.close()
        (backup,) = backups.found(drive.outside / "notes.carevault", place)
        assert list(drive.files()) == [backup.path.name]
        expect_notes(backup.path)

    return Work(
        do=lambda middle: backups.make(store.access(), place, progress=lambda *_: middle()),
        done=done,
        missing=BackupPlaceMissingError,
        store=store,
    )


def restoring(drive: Drive) -> Work:
    notes_at(drive.outside / "backup.carevault").close()
    path = drive.stick / "notes.carevault"
    cheap_vaults().create(path, PASSPHRASE).close()
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)

    def done() -> None:
        expect_notes(path)
        (kept,) = drive.stick.glob("notes.before-restore-*")
        expect_notes(kept, count=0)

    return Work(
        do=lambda _: backups.restore(drive.outside / "backup.carevault", PASSPHRASE, path),
        done=done,
        missing=FolderNotWritableError,
    )


def salvaging(drive: Drive) -> Work:
    damaged, target = drive.outside / "damaged.carevault", drive.stick / "saved.carevault"
    notes_at(damaged).close()
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)

    def done() -> None:
        expect_notes(target)
        assert list(drive.files()) == [target.name]

    return Work(
        do=lambda middle: backups.salvage(
            damaged, PASSPHRASE, target, progress=lambda *_: middle()
        ),
        done=done,
        missing=BackupPlaceMissingError,
    )


def mending(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    number = store.file_number
    store.close()
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    return Work(
        do=lambda _: cheap_vaults().mend_start(path, PASSPHRASE, number),
        done=lambda: expect_notes(path),
    )


def keeping_both(drive: Drive) -> Work:
    store = notes_at(drive.outside / "notes.carevault")
    copy = drive.stick / "copy.carevault"

    def done() -> None:
        store.close()
        expect_notes(copy)
        expect_notes(drive.outside / "notes.carevault")

    return Work(
        do=lambda _: store.keep_both(copy),
        done=done,
        missing=FolderNotWritableError,
        store=store,
    )


WITH_A_MIDDLE = (attaching, changing_the_passphrase, backing_up, salvaging)
AT_ONCE = (creating, writing, migrating, restoring, mending, keeping_both)
ERRORS: dict[Trouble, type[CareError] | None] = {
    full: DiskFullError,
    read_only: FolderNotWritableError,
    pulled_out: None,  # each work says what it misses
    denied: FolderNotWritableError,
}


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


def kept(work: Work, drive: Drive) -> object:
    """What must be there after a failure as it was before."""
    return drive.files_to_see() if work.kept is nothing else work.kept()


@pytest.mark.parametrize("trouble", ERRORS, ids=lambda trouble: trouble.__name__)
def test_where_nothing_can_be_written_nothing_changes_and_it_works_afterwards(
    drive: Drive, work: Work, trouble: Trouble
) -> None:
    before = kept(work, drive)
    with trouble(drive), pytest.raises(CareError) as caught:
        work.do(nothing)
    assert type(caught.value) is (ERRORS[trouble] or work.missing)
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
    assert type(caught.value) is (ERRORS[trouble] or work.missing)
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
