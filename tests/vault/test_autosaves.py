"""An evening of typing does not fill the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.records import Story, new_id
from tests.vault.workbench import PASSPHRASE, cheap_vaults

WORDS = "the children who were given it walked further after a year than before doctors said "


def test_autosaves_of_one_field_take_no_more_than_a_few_times_its_size(
    tmp_path: Path,
) -> None:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    text = "".join(f"{WORDS}{number} " for number in range(1_100))
    story = Story(id=new_id(), person_id=person.id, headline_id=new_id(), text=text)
    store.apply(Action.WRITE_STORY, puts=(story,))
    before = path.stat().st_size
    step: ChangeSet | None = None
    for number in range(30):
        story = replace(story, text=f"{story.text} typed{number} on")
        changes = store.apply(Action.WRITE_STORY, puts=(story,), continuing=step)
        step = step.followed_by(changes) if step else changes
    grown = path.stat().st_size - before
    assert len(text) > 95_000
    assert grown < 600_000
    assert len(store.history(story.id)) == 2
    assert store.find("typed29") == (story,)
    store.close()
