"""What families write and the passphrase reach the disk only encrypted, at every moment."""

from __future__ import annotations

import io
import itertools
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import VaultDamagedError, WrongPassphraseError
from carecompanion.domain.records import Attachment, Headline, Person, new_id
from carecompanion.vault.vaults import SqlcipherVaults
from tests.fakes.records import one_of_each
from tests.vault import child
from tests.vault.workbench import (
    PASSPHRASE,
    ThenDo,
    bytes_below,
    cheap_vaults,
    edit_raw,
    more_than_memory_holds,
    raw_connection,
)

CANARIES = [f"canary-{number:02}-é" for number in range(59)]
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
    done = store.apply(Action.WRITE_HEADLINE, puts=records[:9])
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
    """Each canary that some file holds."""
    needles = [*itertools.chain(*map(spellings, (*CANARIES, PASSPHRASE))), PLAIN_HEADER]
    return [
        f"{needle!r} in {name}"
        for name, data in content.items()
        for needle in needles
        if needle in data
    ]


def temporary_files() -> dict[str, bytes]:
    """What lies in the temp folder besides the folders of the tests."""
    below = bytes_below(Path(tempfile.gettempdir()))
    return {name: data for name, data in below.items() if not name.startswith("pytest-of")}


def test_a_canary_in_a_file_would_be_found() -> None:
    assert all(found_in({"planted": spelling}) for spelling in spellings(CANARIES[7]))
    assert found_in({"planted": b"..." + PASSPHRASE.encode() + b"..."})


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
    assert len(store.people()) == 2  # the first nine records, and nothing of the action cut short
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
