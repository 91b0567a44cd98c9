"""An evening of typing in one field, saved again and again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.records import Story, new_id
from tests.vault.workbench import PASSPHRASE, cheap_vaults

WORDS = "the children who were given it walked further after a year than before doctors said "


def growth_of_typing_on(path: Path, *, sentences: int, autosaves: int) -> tuple[int, int]:
    """Save a story of so many sentences so often as it grows; its letters, the bytes added."""
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    text = "".join(f"{WORDS}{number} " for number in range(sentences))
    story = Story(id=new_id(), person_id=person.id, headline_id=new_id(), text=text)
    store.apply(Action.WRITE_STORY, puts=(story,))
    before = path.stat().st_size
    step: ChangeSet | None = None
    for number in range(autosaves):
        story = replace(story, text=f"{story.text} typed{number} on")
        changes = store.apply(Action.WRITE_STORY, puts=(story,), continuing=step)
        step = step.followed_by(changes) if step else changes
    grown = path.stat().st_size - before
    assert len(store.history(story.id)) == 2
    assert store.find(f"typed{autosaves - 1}") == (story,)
    store.close()
    return len(text), grown
