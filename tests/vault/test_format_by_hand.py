"""docs/vault-format.md is enough to read a vault when nothing of this program is left."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Attachment, new_id
from carecompanion.vault.vaults import SqlcipherVaults
from tests.fakes.records import one_of_each
from tests.vault.workbench import ticking_clock

PAGE = Path(__file__).parents[2] / "docs" / "vault-format.md"
LETTER = b"a letter of several pieces" * 20_000
PASSPHRASE = "Ça va, \ufb01lle?"


def blocks(language: str) -> list[str]:
    """The code blocks of the page in one language."""
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault made with the real parameters: one of each kind, one record edited, one deleted."""
    path: Path = tmp_path_factory.mktemp("by-hand") / "notes.carevault"
    store = SqlcipherVaults(clock=ticking_clock()).create(path, PASSPHRASE)
    (person,) = store.people()
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.WRITE_FACT, deletes=(records[1].id,))
    attaching = store.attach(Attachment(id=new_id(), person_id=person.id), io.BytesIO(LETTER))
    while attaching.step() is None:
        pass
    store.write_state("place", "home")
    store.close()
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """The vault, opened by nothing but the block of the page."""
    recipe = blocks("python")[0]
    assert "carecompanion." not in recipe
    names: dict[str, Callable[[str, str], sqlite3.Connection]] = {}
    exec(recipe, names)
    connection = names["open_vault"](str(path), "C\u0327a va, fille?")
    yield connection
    connection.close()


def test_the_recipe_of_the_page_reads_every_record(connection: sqlite3.Connection) -> None:
    query = blocks("sql")[1]
    rows = connection.execute(query.strip().rstrip(";")).fetchall()
    kinds = [kind for kind, _ in rows]
    assert kinds == [
        "person",
        "headline",
        "story",
        "answer",
        "question_choice",
        "attachment",
        "paper_text",
        "detail_mark",
        "headline_source",
        "queue_order",
        "visit",
        "attachment",
    ]
    bodies = {kind: json.loads(body) for kind, body in rows}
    assert bodies["person"]["name"] == "words 14"
    assert bodies["answer"]["question"] == "T1"
    assert bodies["story"]["headline_id"] == bodies["headline"]["id"]


def test_the_recipe_of_the_page_reads_a_file(connection: sqlite3.Connection) -> None:
    names: dict[str, Callable[[sqlite3.Connection, str], bytes]] = {}
    exec(blocks("python")[1], names)
    assert names["read_file"](connection, hashlib.sha256(LETTER).hexdigest()) == LETTER


def test_the_page_names_every_kind(connection: sqlite3.Connection) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM record"):
        assert f"`{kind}`" in text


def test_the_page_shows_the_tables_as_they_are(connection: sqlite3.Connection) -> None:
    made = [
        sql
        for (sql,) in connection.execute(
            # FTS5 makes the tables of an index by itself; the page names them in a sentence.
            "SELECT sql FROM sqlite_master WHERE type = 'table'"
            r" AND name NOT LIKE 'found\_words\_%' ESCAPE '\'"
            r" AND name NOT LIKE 'word\_parts\_%' ESCAPE '\' ORDER BY rowid"
        )
    ]
    shown = [statement for statement in blocks("sql")[0].split(";") if statement.strip()]
    assert [_plain(sql) for sql in made] == [_plain(sql) for sql in shown]


def test_the_file_says_whose_it_is(connection: sqlite3.Connection) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert f"`PRAGMA application_id` is {application} " in text
    assert f"version of the tables: {version}." in text


def test_the_past_is_kept_and_linked(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT action.action, revision.at, revision.body IS NULL FROM record"
        " JOIN revision ON revision.record_id = record.id"
        " JOIN action ON action.id = revision.action_id"
        " WHERE record.kind = 'fact' ORDER BY revision.id"
    ).fetchall()
    assert rows == [
        ("write_headline", "2026-11-21T09:01:00.000+00:00", 0),
        ("write_fact", "2026-11-21T09:02:00.000+00:00", 1),
    ]
    loose = connection.execute(
        "SELECT count(*) FROM revision WHERE earlier IS NULL"
        " AND id <> (SELECT min(id) FROM revision AS r WHERE r.record_id = revision.record_id)"
    ).fetchone()
    assert loose == (0,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _plain(sql: str) -> str:
    return re.sub(r" (?=[,)])|(?<=\() ", "", re.sub(r"\s+", " ", sql)).strip()
