"""What every notes store promises about files, on the one in memory and on the real vault alike."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentError,
    AttachmentTooLargeError,
    SourceUnreadableError,
)
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.papers import Attaching, AttachmentReader
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import ATTACHMENT_LIMIT, Attachment, Headline, MediaType, new_id
from tests.fakes.files import BreaksOff, Changing, Dribbling, Sparse
from tests.fakes.memory_store import MemoryVaults
from tests.vault.workbench import PASSPHRASE, cheap_vaults

SIZES = [0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3 * 1024 * 1024 + 7]


@pytest.fixture(params=[MemoryVaults, cheap_vaults], ids=["memory", "vault"], scope="module")
def vaults(request: pytest.FixtureRequest) -> Vaults:
    made: Vaults = request.param()
    return made


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, vaults: Vaults) -> Path:
    folder: Path = tmp_path_factory.mktemp("attachments")
    return folder / "notes.carevault"


@pytest.fixture(scope="module")
def store(vaults: Vaults, path: Path) -> Iterator[NotesStore]:
    store = vaults.create(path, PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person_id() -> UUID:
    return new_id()


def letter(person_id: UUID, name: str = "Letter from the clinic.pdf") -> Attachment:
    return Attachment(id=new_id(), person_id=person_id, name=name, note="read this")


def content(size: int, start: bytes = b"") -> bytes:
    """So many bytes that no two chunks of are the same."""
    blocks = -(-size // 32)
    made = b"".join(hashlib.sha256(number.to_bytes(8)).digest() for number in range(blocks))
    return (start + made)[:size]


def run(attaching: Attaching) -> ChangeSet:
    while (changes := attaching.step()) is None:
        assert 0 <= attaching.done <= attaching.in_all
    return changes


def attach(store: NotesStore, attachment: Attachment, data: bytes) -> ChangeSet:
    return run(store.attach(attachment, io.BytesIO(data)))


def reader(store: NotesStore, attachment_id: UUID) -> AttachmentReader:
    found = store.read_attachment(attachment_id)
    assert found is not None
    return found


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_byte_for_byte(store: NotesStore, person_id: UUID, size: int) -> None:
    put_in, data = letter(person_id), content(size)
    attach(store, put_in, data)
    assert b"".join(reader(store, put_in.id).chunks()) == data
    sha256 = hashlib.sha256(data).hexdigest()
    kept = replace(put_in, size=size, sha256=sha256)
    assert store.get(put_in.id) == reader(store, put_in.id).attachment == kept


@pytest.mark.parametrize(
    ("start", "media_type"),
    [
        (b"%PDF-1.7\n", MediaType.PDF),
        (b"\x89PNG\r\n\x1a\n\0\0", MediaType.PNG),
        (b"\xff\xd8\xff\xe0", MediaType.JPEG),
        ("Grüße\r\n\tvon uns".encode(), MediaType.TEXT),
        (("a" + "é" * 3000).encode(), MediaType.TEXT),
        (b"\xef\xbb\xbfnote", MediaType.TEXT),
        (b"MZ\x90\0", MediaType.OTHER),
        (b"", MediaType.OTHER),
        (b"GIF89a\x01\0", MediaType.OTHER),
    ],
)
def test_what_a_file_is_comes_from_its_content_and_not_from_its_name(
    store: NotesStore, person_id: UUID, start: bytes, media_type: MediaType
) -> None:
    put_in = letter(person_id, "picture.png.exe")
    attach(store, put_in, start)
    assert reader(store, put_in.id).attachment.media_type is media_type


@given(offset=st.integers(-5, 700_000), size=st.integers(0, 700_000))
def test_any_part_can_be_read_alone(
    part_of: tuple[AttachmentReader, bytes], offset: int, size: int
) -> None:
    found, data = part_of
    assert found.read_at(offset, size) == (data[offset : offset + size] if offset >= 0 else b"")


@pytest.fixture(scope="module")
def part_of(store: NotesStore) -> tuple[AttachmentReader, bytes]:
    put_in, data = letter(new_id()), content(600_001)
    attach(store, put_in, data)
    return reader(store, put_in.id), data


def test_other_changes_may_come_between_the_steps(store: NotesStore, person_id: UUID) -> None:
    put_in, data = letter(person_id), content(5_000_000, b"between")
    attaching = store.attach(put_in, io.BytesIO(data))
    written = []
    while attaching.step() is None:
        headline = Headline(id=new_id(), person_id=person_id, text="meanwhile")
        store.apply(Action.WRITE_HEADLINE, puts=(headline,))
        assert store.get(put_in.id) is None
        written.append(headline)
    assert len(written) > 2
    assert store.of_person(Headline, person_id, limit=500) == tuple(reversed(written))
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_two_files_may_be_on_their_way_at_once(store: NotesStore, person_id: UUID) -> None:
    pair = [letter(person_id), letter(person_id)]
    data = content(5_000_000, b"twins")
    both = [store.attach(each, io.BytesIO(data)) for each in pair]
    waiting = list(both)
    while waiting:
        waiting = [attaching for attaching in waiting if attaching.step() is None]
    assert [b"".join(reader(store, each.id).chunks()) == data for each in pair] == [True, True]


def test_adding_a_file_is_undone_and_redone_as_any_change(
    store: NotesStore, person_id: UUID
) -> None:
    put_in, data = letter(person_id), content(300_000)
    changes = attach(store, put_in, data)
    assert changes.action is Action.ADD_ATTACHMENT
    back = store.revert(changes)
    assert store.read_attachment(put_in.id) is None
    assert store.of_person(Attachment, person_id) == ()
    store.revert(back)
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_a_deleted_file_comes_back_with_its_content(store: NotesStore, person_id: UUID) -> None:
    put_in, data = letter(person_id), content(300_000)
    attach(store, put_in, data)
    gone = store.apply(Action.DELETE_ATTACHMENT, deletes=(put_in.id,))
    assert store.read_attachment(put_in.id) is None
    store.revert(gone)
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_a_file_can_be_renamed_and_belong_to_a_headline(store: NotesStore, person_id: UUID) -> None:
    put_in, data = letter(person_id), content(10)
    attach(store, put_in, data)
    headline = Headline(id=new_id(), person_id=person_id)
    kept = reader(store, put_in.id).attachment
    renamed = replace(kept, name="../CON\0:?", headline_id=headline.id)
    store.apply(Action.WRITE_ATTACHMENT, puts=(headline, renamed))
    assert store.of_headline(Attachment, headline.id) == (renamed,)
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_what_is_no_file_has_no_content(store: NotesStore, person_id: UUID) -> None:
    headline = Headline(id=new_id(), person_id=person_id)
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    assert store.read_attachment(headline.id) is None
    assert store.read_attachment(new_id()) is None


def fails(store: NotesStore, put_in: Attachment, source: BinaryIO) -> AttachmentError:
    attaching = store.attach(put_in, source)
    with pytest.raises(AttachmentError) as caught:
        run(attaching)
    assert store.get(put_in.id) is None
    with pytest.raises(RuntimeError):
        attaching.step()
    return caught.value


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    store: NotesStore, person_id: UUID
) -> None:
    error = fails(store, letter(person_id), Sparse(ATTACHMENT_LIMIT + 1))
    assert isinstance(error, AttachmentTooLargeError)
    assert error.limit == ATTACHMENT_LIMIT


@pytest.mark.parametrize("good", [0, 1])
def test_a_file_that_cannot_be_read_to_its_end_is_refused(
    vaults: Vaults, store: NotesStore, person_id: UUID, good: int
) -> None:
    if good and isinstance(vaults, MemoryVaults):
        pytest.skip("reads once")
    error = fails(
        store, letter(person_id, "scan.jpg"), BreaksOff(content(3_000_000), good_readings=good)
    )
    assert isinstance(error, SourceUnreadableError)
    assert error.name == "scan.jpg"


def test_a_file_that_was_closed_is_refused(store: NotesStore, person_id: UUID) -> None:
    closed = io.BytesIO(b"letter")
    closed.close()
    assert isinstance(fails(store, letter(person_id), closed), SourceUnreadableError)


@pytest.mark.parametrize("steps", range(6))
def test_a_file_can_be_stopped_at_every_step_and_leaves_nothing(
    store: NotesStore, person_id: UUID, steps: int
) -> None:
    put_in, data = letter(person_id), content(5_000_000, b"stopped at %d" % steps)
    attaching = store.attach(put_in, io.BytesIO(data))
    for _ in range(steps):
        assert attaching.step() is None
    attaching.cancel()
    with pytest.raises(AttachingCancelledError):
        run(attaching)
    assert store.get(put_in.id) is None
    attach(store, put_in, data)
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_a_source_that_gives_little_at_a_time_is_read_whole(
    store: NotesStore, person_id: UUID
) -> None:
    put_in, data = letter(person_id), content(500_000, b"dribble")
    run(store.attach(put_in, Dribbling(data)))
    assert b"".join(reader(store, put_in.id).chunks()) == data


def test_a_file_that_changes_while_it_is_read_is_kept_as_one_of_the_two(
    store: NotesStore, person_id: UUID
) -> None:
    put_in, before, after = letter(person_id), content(900_000, b"one"), content(800_000, b"two")
    run(store.attach(put_in, Changing(before, after)))
    assert b"".join(reader(store, put_in.id).chunks()) in (before, after)


def test_files_are_there_after_closing_and_opening(tmp_path: Path, vaults: Vaults) -> None:
    path = tmp_path / "again.carevault"
    store = vaults.create(path, PASSPHRASE)
    put_in, data = letter(store.people()[0].id), content(700_000)
    attach(store, put_in, data)
    store.close()
    again = vaults.open(path, PASSPHRASE)
    assert b"".join(reader(again, put_in.id).chunks()) == data
    again.close()
