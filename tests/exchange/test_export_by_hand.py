"""docs/export-format.md is enough to read an export when nothing of this program is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import ATTACHMENT_LIMIT, RECORD_TYPES, Headline
from carecompanion.exchange import rows
from tests.exchange.folders import attach, exported, vault
from tests.fakes.records import one_of_each

PAGE = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = vault(tmp_path / "notes.carevault")
    (person,) = store.people()
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.WRITE_FACT, deletes=(records[1].id,))
    attach(store, person.id, b"%PDF-1.7", name="Letter")
    exported(store, tmp_path / "out")
    store.close()
    return tmp_path / "out"


def read_notes(folder: Path) -> list[tuple[str, dict[str, Any], Path | None]]:
    """The block of the page, run."""
    (recipe,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    assert "carecompanion." not in recipe
    names: dict[str, Callable[[Path], list[tuple[str, dict[str, Any], Path | None]]]] = {}
    exec(recipe, names)
    return names["read_notes"](folder)


def test_the_reader_of_the_page_finds_what_stands_and_its_files(folder: Path) -> None:
    found = read_notes(folder)
    assert [kind for kind, _, _ in found] == [
        *("person", "headline", "story", "answer", "question_choice"),
        *("attachment", "paper_text", "headline_source", "queue_order", "visit", "attachment"),
    ]
    assert found[0][1]["name"] == "words 14"
    _, letter, file = found[-1]
    assert letter["name"] == "Letter"
    assert file is not None
    assert file.read_bytes() == b"%PDF-1.7"


def test_the_page_names_every_kind_every_member_and_the_limit() -> None:
    members = {
        name
        for row in (rows.ActionRow, rows.RecordRow, rows.RevisionRow, rows.ContentRow)
        for name in row.__struct_fields__
    }
    kinds = {kind.KIND for kind in RECORD_TYPES}
    for name in {*members, *kinds, rows.NOTES_NAME, rows.PAGE_NAME, rows.FORMAT}:
        assert re.search(rf"`\"?{name}\"?`", PAGE), name
    assert str(ATTACHMENT_LIMIT) in PAGE


def test_each_item_has_a_line_of_its_own(folder: Path) -> None:
    lines = (folder / "notes.json").read_text(encoding="utf-8").splitlines()
    assert sum(f'"kind": "{Headline.KIND}"' in line for line in lines) == 2  # record and revision
