"""Everything that writes to a disk for the vault, each with a look at whether it was done."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    CareError,
    DiskFullError,
    EarlierVaultNotWritableError,
    FolderNotWritableError,
    VaultMissingError,
)
from carecompanion.domain.records import Attachment, Headline, new_id
from carecompanion.vault.attachments import SqlcipherAttaching
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.new_file import journal_of
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.released import sample
from tests.vault.troubles import (
    Drive,
    Trouble,
    denied,
    full,
    limited,
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
"""Called in the middle of a work."""


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
    refused: type[CareError] = FolderNotWritableError
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

    It is read in a copy: closing a file here would drop the locks of a store that has it open. A
    change that could not even be taken back is in the journal, and is taken back there.
    """
    copy = path.parents[3] / "look.carevault"
    shutil.copyfile(path, copy)
    if journal_of(path).exists():
        shutil.copyfile(journal_of(path), journal_of(copy))
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
        kept=lambda: (list(drive.files_to_see()), content_of(path)),
    )


def drafting(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    half_typed = "she asked whether " * 100

    def done() -> None:
        store.close()
        with closing(cheap_vaults().open(path, PASSPHRASE)) as again:
            assert again.read_state("draft") == half_typed
        expect_notes(path)

    return Work(
        do=lambda _: store.write_state("draft", half_typed),
        done=done,
        store=store,
        kept=lambda: (list(drive.files_to_see()), content_of(path)),
    )


def undoing(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    step = store.apply(Action.WRITE_HEADLINE, puts=headlines(store, 5))

    def done() -> None:
        store.close()
        expect_notes(path)

    return Work(
        do=lambda _: store.revert(step),
        done=done,
        store=store,
        kept=lambda: (list(drive.files_to_see()), content_of(path)),
    )


def erasing(drive: Drive) -> Work:
    path = drive.stick / "notes.carevault"
    store = notes_at(path)
    more = headlines(store, 5)
    store.apply(Action.WRITE_HEADLINE, puts=more)
    store.apply(Action.DELETE_HEADLINE, deletes=[headline.id for headline in more])

    def done() -> None:
        assert store.deleted() == ()
        store.close()
        expect_notes(path)

    return Work(
        do=lambda _: store.empty_deleted(),
        done=done,
        store=store,
        kept=lambda: (list(drive.files_to_see()), content_of(path)),
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
        refused=EarlierVaultNotWritableError,
        kept=lambda: (list(drive.files_to_see()), content_of(path, key)),
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


def copying(drive: Drive) -> Work:
    store = notes_at(drive.outside / "notes.carevault")
    copy = drive.stick / "copy.carevault"
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)

    def done() -> None:
        store.close()
        assert list(drive.files()) == [copy.name]
        expect_notes(copy)

    return Work(
        do=lambda middle: backups.copy(store.access(), copy, progress=lambda *_: middle()),
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
        kept = list(drive.stick.glob("notes.before-restore-*"))
        assert kept
        for path_kept in kept:
            expect_notes(path_kept, count=0)

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


ERRORS: dict[Trouble, type[CareError] | None] = {
    full: DiskFullError,
    limited: DiskFullError,
    read_only: None,  # each work says what it is refused
    pulled_out: None,  # each work says what it misses
    denied: None,
}


def error_in(trouble: Trouble, work: Work) -> type[CareError]:
    """What the work says to trouble."""
    return ERRORS[trouble] or (work.missing if trouble is pulled_out else work.refused)


def kept(work: Work, drive: Drive) -> object:
    """What must be there after a failure as it was before."""
    return drive.files_to_see() if work.kept is nothing else work.kept()
