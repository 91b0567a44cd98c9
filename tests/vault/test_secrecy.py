"""What families write and the passphrase reach the disk only encrypted, at every moment."""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import VaultDamagedError, WrongPassphraseError
from carecompanion.domain.records import Attachment, Headline, Person, new_id
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.fakes.records import one_of_each
from tests.vault import child
from tests.vault.released import sample
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    ThenDo,
    bytes_below,
    cheap_vaults,
    edit_raw,
    more_than_memory_holds,
    raw_connection,
    ticking_clock,
)

NEW = "another quiet river entirely"
CANARIES = [f"canary-{number:03}-é" for number in range(191)]
PLAIN_HEADER = b"SQLite format 3"


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def path(vaults: SqlcipherVaults, tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    vaults.create(path, PASSPHRASE).close()
    return path


def write_canaries(path: Path, during: list[dict[str, bytes]]) -> None:
    """Write all canaries into every field of every kind and read them back."""
    store = cheap_vaults().open(path, PASSPHRASE)
    words = iter(CANARIES)
    store.write_state("place", next(words))
    store.write_state("caret", next(words))
    (person,) = store.people()
    people = [person, Person(id=new_id()), Person(id=new_id())]
    records = [record for each in people for record in one_of_each(each.id, words)]
    assert next(words, None) is None, "a canary found no field"
    rest = [*records, *more_than_memory_holds(person.id)]
    looking = ThenDo(rest, lambda: during.append(bytes_below(path.parent)))
    done = store.apply(Action.WRITE_HEADLINE, puts=records[:13])
    store.apply(Action.WRITE_HEADLINE, puts=looking)
    store.revert(done)
    assert store.of_person(Headline, people[2].id)
    store.close()


def spellings(text: str) -> Iterator[bytes]:
    """The bytes a text can have in a file."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        yield text.encode(encoding)
    yield text.encode().hex().encode()
    yield text.encode("ascii", "backslashreplace")


def found_in(content: dict[str, bytes]) -> list[str]:
    """Each canary that some file holds; each is looked for where the part is that all share."""
    needles = [*itertools.chain(*map(spellings, (*CANARIES, PASSPHRASE))), PLAIN_HEADER]
    suspects = {name: d for name, d in content.items() if any(stem in d for stem in STEMS)}
    return [
        f"{needle!r} in {name}"
        for name, data in suspects.items()
        for needle in needles
        if needle in data
    ]


STEMS = {*spellings("canary-"), *spellings(PASSPHRASE), *spellings(NEW), PLAIN_HEADER}
"""The part that all canaries share: to look often, and stricter than a look for each."""


class Looking:
    """Looks at every byte of a folder and of the temp folder, whenever it is called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reports = 0
        self.names: set[str] = set()
        self.times = 0

    def on_the_way(self, *_progress: object) -> None:
        """Look the first, second, fourth, eighth... time: some works report every page."""
        self._reports += 1
        if not self._reports & (self._reports - 1):
            self()

    def __call__(self) -> None:
        files = bytes_below(self._folder)
        for name, data in {**files, **temporary_files()}.items():
            assert not [stem for stem in STEMS if stem in data], name
            assert "canary" not in name
        self.names |= files.keys()
        self.times += 1


def temporary_files() -> dict[str, bytes]:
    """What lies in the temp folder besides the folders of the tests."""
    below = bytes_below(Path(tempfile.gettempdir()))
    return {name: data for name, data in below.items() if not name.startswith("pytest-of")}


def test_a_canary_in_a_file_would_be_found() -> None:
    assert all(found_in({"planted": spelling}) for spelling in spellings(CANARIES[7]))
    assert found_in({"planted": b"..." + PASSPHRASE.encode() + b"..."})


def test_a_look_finds_a_canary_in_any_file_and_in_any_name(tmp_path: Path) -> None:
    for number, spelling in enumerate(spellings(CANARIES[7])):
        planted = tmp_path / f"planted {number}"
        planted.write_bytes(b"..." + spelling)
        with pytest.raises(AssertionError):
            Looking(tmp_path)()
        planted.unlink()
    (tmp_path / f"{CANARIES[7]}.pdf").touch()
    with pytest.raises(AssertionError):
        Looking(tmp_path)()


def test_no_canary_is_in_any_byte_while_a_change_is_under_way_nor_afterwards(path: Path) -> None:
    during: list[dict[str, bytes]] = []
    write_canaries(path, during)
    assert len(during[0][f"{path.name}-journal"]) > 4096
    assert not found_in(during[0])
    assert not found_in(bytes_below(path.parent))
    assert not found_in(temporary_files())


def test_no_canary_of_a_file_is_in_any_byte_while_it_comes_in_nor_afterwards(path: Path) -> None:
    letter = io.BytesIO("\n".join(CANARIES * 8_000).encode())
    store = cheap_vaults().open(path, PASSPHRASE)
    (person,) = store.people()
    attachment = Attachment(id=new_id(), person_id=person.id, name=CANARIES[0])
    attaching = store.attach(attachment, letter)
    while attaching.step() is None:
        assert not found_in(bytes_below(path.parent))
    reader = store.read_attachment(attachment.id)
    assert reader is not None
    assert b"".join(reader.chunks()) == letter.getvalue()
    store.apply(Action.DELETE_ATTACHMENT, deletes=(attachment.id,))
    store.close()
    assert path.stat().st_size > len(letter.getvalue())
    assert not found_in(bytes_below(path.parent))
    assert not found_in(temporary_files())


def attach_canaries(store: SqlcipherStore) -> None:
    """A file called by a canary that holds all of them, and is more than one chunk."""
    letter = io.BytesIO("\n".join(CANARIES * 400).encode())
    attachment = Attachment(id=new_id(), person_id=store.people()[0].id, name=CANARIES[1])
    attaching = store.attach(attachment, letter)
    while attaching.step() is None:
        pass


def damage_page_before_last(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-6_000] ^= 1
    path.write_bytes(content)


def test_no_canary_is_in_any_byte_of_any_file_that_a_vault_makes_in_its_life(
    path: Path, tmp_path: Path
) -> None:
    look = Looking(tmp_path)
    vaults, place = cheap_vaults(), BackupPlace()
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)
    store = vaults.open(path, PASSPHRASE)
    words = itertools.cycle(CANARIES)
    for _ in range(9):
        store.apply(Action.WRITE_PERSON, puts=one_of_each(new_id(), words))
    store.write_state("place", next(words))
    attach_canaries(store)
    backup = backups.make(store.access(), place, progress=look.on_the_way)
    number = store.file_number
    store.keep_both(tmp_path / "kept.carevault")
    look()
    store.change_passphrase(NEW, progress=look.on_the_way)
    store.close()
    look()
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    vaults.mend_start(path, PASSPHRASE, number)
    look()
    backups.restore(backup.path, PASSPHRASE, path)
    look()
    damage_page_before_last(path)
    backups.salvage(path, PASSPHRASE, tmp_path / "saved.carevault", progress=look.on_the_way)
    look()
    for name in ("kept", "saved"):
        vaults.open(tmp_path / f"{name}.carevault", NEW if name == "kept" else PASSPHRASE).close()
    look()
    made = " ".join(look.names)
    for kind in (
        *(".backup-", ".before-restore-", "kept.carevault", "saved.carevault"),
        *(".kept.carevault.new", ".saved.carevault.new-pages-1", "-journal", ".lock"),
    ):
        assert kind in made, f"there was no {kind} to look at"
    assert look.times > 10


def test_the_copy_before_a_migration_is_as_secret_as_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "notes.carevault"
    shutil.copyfile(sample.FOLDER / "version-1.carevault", path)
    path.chmod(0o600)
    store = SqlcipherVaults().open(path, sample.PASSPHRASE)
    store.close()
    salt = path.read_bytes()[:16]
    key = vault_key(derive_root(sample.PASSPHRASE, salt))
    with closing(connect(path, key, salt)) as connection:
        rows = connection.execute("SELECT body FROM revision WHERE body IS NOT NULL").fetchall()
    words = set(re.findall(r"[A-Za-z]{7,}", " ".join(body for (body,) in rows)))
    assert len(words) > 20
    needles = [form for word in words for form in {*spellings(word)}]
    files = bytes_below(tmp_path)
    assert len(files) == 2
    for name, data in files.items():
        assert not [needle for needle in (*needles, PLAIN_HEADER) if needle in data], name


CRASHED_WITH_CANARIES = """
from pathlib import Path
from carecompanion.views.crash_boundary import CrashBoundary
from tests.vault import test_secrecy
boundary = CrashBoundary(lambda: None)
boundary.caught.connect(print)
boundary.install()
class Bug:
    def append(self, content):
        raise ZeroDivisionError(test_secrecy.CANARIES[3])
test_secrecy.write_canaries(Path(sys.argv[1]), Bug())
"""


def test_no_canary_is_in_what_a_crash_says_and_leaves(path: Path) -> None:
    with child.start(CRASHED_WITH_CANARIES, path, stderr=subprocess.STDOUT) as process:
        said, _ = process.communicate(timeout=60)
    assert b"ZeroDivisionError" in said
    assert not found_in({"said": said, **bytes_below(path.parent), **temporary_files()})


KILLED_WITH_A_FILE = """
import io
from pathlib import Path
from carecompanion.domain.records import Attachment, new_id
from tests.vault import test_secrecy
from tests.vault.workbench import PASSPHRASE, cheap_vaults, kill_this_process
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
letter = io.BytesIO("\\n".join(test_secrecy.CANARIES * 8_000).encode())
attachment = Attachment(id=new_id(), person_id=store.people()[0].id)
attaching = store.attach(attachment, letter)
while attaching.done < attaching.in_all - 1_000_000 or not attaching.done:
    attaching.step()
kill_this_process()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills of another kind")
def test_no_canary_of_a_file_is_in_what_a_kill_leaves_and_its_rows_go_at_the_next_opening(
    path: Path,
) -> None:
    assert child.run_to_its_end(KILLED_WITH_A_FILE, path) == child.KILLED
    assert path.stat().st_size > 2_000_000
    assert not found_in(bytes_below(path.parent))
    cheap_vaults().open(path, PASSPHRASE).close()
    connection = raw_connection(path)
    assert connection.execute("SELECT count(*) FROM attachment_chunk").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)
    connection.close()


KILLED_WITH_CANARIES = """
from pathlib import Path
from tests.vault import test_secrecy
from tests.vault.workbench import kill_this_process
class Killer:
    def append(self, content):
        kill_this_process()
test_secrecy.write_canaries(Path(sys.argv[1]), Killer())
"""


@pytest.mark.skipif(os.name == "nt", reason="kills of another kind")
def test_no_canary_is_in_what_a_kill_leaves_and_a_wrong_passphrase_does_not_touch_it(
    vaults: SqlcipherVaults, path: Path
) -> None:
    assert child.run_to_its_end(KILLED_WITH_CANARIES, path) == child.KILLED
    left = bytes_below(path.parent)
    assert left[f"{path.name}-journal"]
    assert len(left[path.name]) > 2_000_000, "the change had not begun to reach the file"
    assert not found_in(left)
    assert not found_in(temporary_files())
    with pytest.raises(WrongPassphraseError):
        vaults.open(path, "not this one")
    left.pop(f"{path.name}.lock")
    assert bytes_below(path.parent) == left
    store = vaults.open(path, PASSPHRASE)
    assert store.read_state("caret") == CANARIES[1]
    assert (
        len(store.people()) == 2
    )  # the first thirteen records, and nothing of the action cut short
    store.close()
    assert list(bytes_below(path.parent)) == [path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_large_change_opens_no_temporary_file(path: Path) -> None:
    opened: list[str] = []
    store = cheap_vaults().open(path, PASSPHRASE)
    (person,) = store.people()

    many = more_than_memory_holds(person.id)
    before = set(open_files())
    store.apply(Action.WRITE_HEADLINE, puts=ThenDo(many, lambda: opened.extend(open_files())))
    store.close()
    assert any(name.endswith("-journal") for name in opened)
    assert {Path(name).name for name in {*opened} - before} == {f"{path.name}-journal"}


def open_files() -> Iterator[str]:
    for link in Path("/proc/self/fd").iterdir():
        try:
            yield str(link.readlink())
        except FileNotFoundError:
            continue  # the listing itself


def test_an_error_quotes_nothing_that_was_written(path: Path) -> None:
    write_canaries(path, [])
    edit_raw(path, "UPDATE revision SET body = replace(body, '\"id\"', '\"di\"')")
    store = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(VaultDamagedError) as caught:
        store.people()
    store.close()
    told = "".join(traceback.format_exception(caught.value))
    assert not found_in({"traceback": told.encode()})
