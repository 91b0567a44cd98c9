"""An evening of typing does not fill the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.records import Story, new_id
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.proof

WORDS = "the children who were given it walked further after a year than before doctors said "


def test_two_hundred_autosaves_of_a_long_story_take_less_than_three_times_its_size(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    text = "".join(f"{WORDS}{number} " for number in range(11_000))
    story = Story(id=new_id(), person_id=person.id, headline_id=new_id(), text=text)
    store.apply(Action.WRITE_STORY, puts=(story,))
    before = path.stat().st_size
    step: ChangeSet | None = None
    for number in range(200):
        story = replace(story, text=f"{story.text} typed{number} on")
        changes = store.apply(Action.WRITE_STORY, puts=(story,), continuing=step)
        step = step.followed_by(changes) if step else changes
    grown = path.stat().st_size - before
    record_property("figure", f"vault: 200 autosaves of a 1 MB story add {grown:,} bytes")
    assert len(text) > 950_000
    assert grown < 3_000_000
    assert len(store.history(story.id)) == 2
    assert store.find("typed199") == (story,)
    store.close()
