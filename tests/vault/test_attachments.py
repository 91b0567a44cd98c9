"""How the vault keeps files: once for each content, whole or not at all, never damaged."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    AttachingCancelledError,
    DiskFullError,
    SourceUnreadableError,
    VaultDamagedError,
)
from carecompanion.domain.ports.papers import Attaching
from carecompanion.domain.records import Attachment, Headline, new_id
from carecompanion.vault.attachments import CHUNK_BYTES
from carecompanion.vault.store import SqlcipherStore
from tests.fakes.files import BreaksOff
from tests.vault.workbench import PASSPHRASE, cheap_vaults, edit_raw

DATA = b"".join(number.to_bytes(8) for number in range(500_000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def store(path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(path, PASSPHRASE)
    yield store
    store.close()


def letter(store: SqlcipherStore) -> Attachment:
    return Attachment(id=new_id(), person_id=store.people()[0].id, name="letter")


def attach(store: SqlcipherStore, source: io.BytesIO) -> Attachment:
    put_in = letter(store)
    run(store.attach(put_in, source))
    return put_in


def run(attaching: Attaching) -> None:
    while attaching.step() is None:
        pass


def count(store: SqlcipherStore, table: str) -> int:
    assert store._file._connection is not None
    return int(store._file._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def rows(store: SqlcipherStore) -> tuple[int, int]:
    """Contents and chunks."""
    return count(store, "attachment_content"), count(store, "attachment_chunk")


def whole(store: SqlcipherStore, attachment: Attachment) -> bytes:
    reader = store.read_attachment(attachment.id)
    assert reader is not None
    return b"".join(reader.chunks())


CHUNKS = -(-len(DATA) // CHUNK_BYTES)


def test_the_same_content_is_kept_once_and_read_only_once(store: SqlcipherStore) -> None:
    first = attach(store, io.BytesIO(DATA))
    again = letter(store)
    attaching = store.attach(again, io.BytesIO(DATA))
    run(attaching)
    assert attaching.done == len(DATA)
    assert rows(store) == (1, CHUNKS)
    assert whole(store, first) == whole(store, again) == DATA


def test_two_that_come_in_at_once_with_the_same_content_end_as_one(store: SqlcipherStore) -> None:
    waiting = [store.attach(letter(store), io.BytesIO(DATA)) for _ in range(2)]
    while waiting:
        waiting = [attaching for attaching in waiting if attaching.step() is None]
    assert rows(store) == (1, CHUNKS)


def test_one_that_was_stopped_leaves_no_row(store: SqlcipherStore) -> None:
    attaching = store.attach(letter(store), io.BytesIO(DATA))
    while attaching.done < attaching.in_all - CHUNK_BYTES or not attaching.done:
        attaching.step()
    assert rows(store)[1] > 0
    attaching.cancel()
    with pytest.raises(AttachingCancelledError):
        run(attaching)
    assert rows(store) == (0, 0)


def test_one_that_broke_off_leaves_no_row(store: SqlcipherStore) -> None:
    with pytest.raises(SourceUnreadableError):
        attach(store, BreaksOff(DATA, good_readings=1))
    assert rows(store) == (0, 0)


def test_one_that_was_under_way_when_the_notes_were_closed_is_gone_when_they_open(
    store: SqlcipherStore, path: Path
) -> None:
    whole_one = attach(store, io.BytesIO(b"whole"))
    attaching = store.attach(letter(store), io.BytesIO(DATA))
    while attaching.done <= len(DATA):
        attaching.step()
    assert rows(store)[1] > 1
    store.close()
    again = cheap_vaults().open(path, PASSPHRASE)
    assert rows(again) == (1, 1)
    assert whole(again, whole_one) == b"whole"
    again.close()


def test_a_full_disk_stops_it_and_leaves_the_notes_as_they_were(store: SqlcipherStore) -> None:
    assert store._file._connection is not None
    store._file._connection.execute("PRAGMA max_page_count = 700").fetchone()
    with pytest.raises(DiskFullError):
        attach(store, io.BytesIO(DATA))
    assert rows(store) == (0, 0)
    headline = Headline(id=new_id(), person_id=store.people()[0].id, text="goes on")
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    store._file._connection.execute("PRAGMA max_page_count = 100000").fetchone()
    assert whole(store, attach(store, io.BytesIO(DATA))) == DATA


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM attachment_chunk WHERE position = 3",
        "UPDATE attachment_chunk SET bytes = zeroblob(262144) WHERE position = 3",
        "UPDATE attachment_chunk SET bytes = x'00' WHERE position = 3",
        "UPDATE attachment_content SET size = size - 1",
        "UPDATE attachment_content SET sha256 = 'other'",
        "DELETE FROM attachment_content",
    ],
)
def test_a_content_that_is_not_what_was_put_in_is_never_handed_out_as_whole(
    store: SqlcipherStore, path: Path, damage: str
) -> None:
    put_in = attach(store, io.BytesIO(DATA))
    store.close()
    edit_raw(path, damage)
    again = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(VaultDamagedError):
        whole(again, put_in)
    assert again.get(put_in.id) is not None
    again.close()


def test_a_missing_part_costs_only_itself(store: SqlcipherStore, path: Path) -> None:
    put_in = attach(store, io.BytesIO(DATA))
    store.close()
    edit_raw(path, "DELETE FROM attachment_chunk WHERE position = 3")
    again = cheap_vaults().open(path, PASSPHRASE)
    reader = again.read_attachment(put_in.id)
    assert reader is not None
    after = 4 * CHUNK_BYTES
    assert reader.read_at(after, 1000) == DATA[after : after + 1000]
    with pytest.raises(VaultDamagedError):
        reader.read_at(after - 1, 2)
    again.close()
