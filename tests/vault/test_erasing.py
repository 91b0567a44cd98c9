"""What is erased for good is in no page of the file, even for somebody who has the key."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.near_words import parts_of, sound_of
from carecompanion.domain.records import Attachment, Headline, Person, Record, new_id
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.store import SqlcipherStore
from tests.fakes.records import one_of_each
from tests.vault.pages import decrypted_pages
from tests.vault.workbench import CHEAP, PASSPHRASE, cheap_vaults, raw_connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def store(path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(path, PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: SqlcipherStore) -> Person:
    (person,) = store.people()
    return person


def canaries(name: str) -> Iterator[str]:
    """Words for every field, and between them a text that fills many pages."""
    for number in itertools.count():
        yield f"{name}{number:02}canary " * (400 if number % 6 == 5 else 1)


def everything_in(path: Path) -> bytes:
    """All pages without encryption, in lower case."""
    salt = path.read_bytes()[:16]
    return decrypted_pages(path, vault_key(derive_root(PASSPHRASE, salt, CHEAP))).lower()


def test_the_pages_are_those_of_the_file(store: SqlcipherStore, path: Path) -> None:
    store.close()
    pages = everything_in(path)
    assert b"create table record (" in b" ".join(pages.split())
    with closing(raw_connection(path)) as connection:
        (count,) = connection.execute("PRAGMA page_count").fetchone()
    assert len(pages) == count * (4096 - 80) - 16


def write_and_delete(store: SqlcipherStore, person: Person, name: str) -> list[Record]:
    """Records of every kind with a past, deleted; the words of that past are canaries too."""
    _, *records = one_of_each(person.id, canaries(name))
    store.apply(Action.WRITE_HEADLINE, puts=records)
    (of,) = (record for record in records if isinstance(record, Headline))
    store.apply(Action.WRITE_HEADLINE, puts=(replace(of, text=f"{name}98canary"),))
    typing = store.apply(Action.WRITE_HEADLINE, puts=(replace(of, text=f"{name}99canary"),))
    store.apply(Action.WRITE_HEADLINE, puts=(of,), continuing=typing)
    store.apply(Action.DELETE_HEADLINE, deletes=[record.id for record in records])
    return records


def test_erased_words_are_in_no_page_and_all_others_stay(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    kept = Headline(id=new_id(), person_id=person.id, text="kept00canary")
    store.apply(Action.WRITE_HEADLINE, puts=(kept,))
    gone = write_and_delete(store, person, "gone")
    there = everything_in(path)
    assert b"gone05canary" in there
    assert b"gone98canary" in there
    assert b"gone99canary" not in there, "a state overwritten while typing is nowhere"
    assert store.empty_deleted() == len(gone)
    store.close()
    left = everything_in(path)
    assert b"kept00canary" in left
    assert b"gone" not in left
    with closing(raw_connection(path)) as connection:
        vocabulary = "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, found_words, row)"
        connection.execute(vocabulary)
        words = {word for (word,) in connection.execute("SELECT term FROM words")}
        assert words == {"kept00canary"}
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_index_forgets_words_as_soon_as_they_are_deleted(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    others = [
        Headline(id=new_id(), person_id=person.id, text=f"other words {number}")
        for number in range(300)
    ]
    for start in range(0, 300, 60):
        store.apply(Action.WRITE_HEADLINE, puts=others[start : start + 60])
    record = Headline(id=new_id(), person_id=person.id, text="Zebrafish")
    store.apply(Action.WRITE_HEADLINE, puts=(record,))
    assert b"zebrafish" in everything_in(path)
    store.apply(Action.DELETE_HEADLINE, deletes=(record.id,))
    with closing(raw_connection(path)) as connection:
        index = connection.execute("SELECT block FROM found_words_data").fetchall()
    assert not any(b"zebrafish"[2:] in block for (block,) in index)


def spelled(number: int) -> str:
    """A word of letters alone, another one for each number."""
    return "gone" + "".join("abcdefghij"[int(digit)] for digit in f"{number:05}")


@pytest.mark.parametrize("count", [3, 900], ids=["a few words", "many words"])
def test_the_words_to_choose_from_are_those_that_records_hold(
    store: SqlcipherStore, path: Path, person: Person, count: int
) -> None:
    of_both = spelled(count)
    one = Headline(id=new_id(), person_id=person.id, text=f"Kept {of_both}")
    words = " ".join(spelled(number) for number in range(count + 1))
    other = Headline(id=new_id(), person_id=person.id, text=words)
    store.apply(Action.WRITE_HEADLINE, puts=(one, other))
    assert known(path) == {"kept", *words.split()}
    typing = store.apply(Action.WRITE_HEADLINE, puts=(replace(other, text="other words"),))
    assert known(path) == {"kept", "other", "words", of_both}
    store.revert(typing)
    assert known(path) == {"kept", *words.split()}
    store.apply(Action.DELETE_HEADLINE, deletes=(other.id,))
    assert known(path) == {"kept", of_both}
    store.empty_deleted()
    assert spelled(1).encode() not in everything_in(path)
    with closing(raw_connection(path)) as connection:
        left = {part for (part,) in connection.execute("SELECT term FROM word_part")}
        assert left == {part for word in ("kept", of_both) for part in parts_of(sound_of(word))}


def known(path: Path) -> set[str]:
    with closing(raw_connection(path)) as connection:
        return {word for (word,) in connection.execute("SELECT word FROM word")}


def test_ids_and_times_of_what_was_erased_remain(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    gone = write_and_delete(store, person, "gone")
    store.empty_deleted()
    with closing(raw_connection(path)) as connection:
        rows = connection.execute(
            "SELECT id, created_at < deleted_at, deleted_at < erased_at FROM record"
            " WHERE erased_at IS NOT NULL ORDER BY sequence"
        ).fetchall()
    assert rows == [(str(record.id), 1, 1) for record in gone]


def attach(store: SqlcipherStore, person: Person, content: bytes) -> Attachment:
    """A letter with this content in the notes."""
    attachment = Attachment(id=new_id(), person_id=person.id, name="letter.txt")
    attaching = store.attach(attachment, BytesIO(content))
    while attaching.step() is None:
        pass
    kept = store.get(attachment.id)
    assert isinstance(kept, Attachment)
    return kept


def test_the_content_of_an_attachment_goes_once_nothing_names_it(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    alone = attach(store, person, b"letter alone")
    shared, _living = (attach(store, person, b"letter shared") for _ in range(2))
    store.apply(Action.DELETE_ATTACHMENT, deletes=(alone.id, shared.id))
    store.empty_deleted()
    store.close()
    with closing(raw_connection(path)) as connection:
        left = connection.execute("SELECT sha256 FROM attachment_content").fetchall()
        assert left == [(shared.sha256,)]
        assert connection.execute("SELECT count(*) FROM attachment_chunk").fetchone() == (1,)
    assert b"letter alone" not in everything_in(path)
    assert b"letter shared" in everything_in(path)
