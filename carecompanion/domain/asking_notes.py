"""Questions that stand in the care memory and have no answer yet: the family's own.

Each is found by key, however many notes there are beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.queue_items import OWN, QueueItem
from carecompanion.domain.queue_order import QueueOrder
from carecompanion.domain.record_keys import NoteKey, asking_key
from carecompanion.domain.records import Fact
from carecompanion.domain.same_words import same_words
from carecompanion.domain.waiting import is_answered_since

QUEUE_NOTES: Final = 100
"""How many questions of the care memory one window of the queue looks at."""


def newest_asking(store: NotesStore, person_id: UUID, *, limit: int) -> tuple[Fact, ...]:
    """At most so many questions without an answer, newest first."""
    found = store.keyed(person_id, NoteKey.ASKS, limit=limit)
    return tuple(each for each in found if isinstance(each, Fact))


def placed_asking(store: NotesStore, person_id: UUID, order: QueueOrder) -> Iterator[Fact]:
    """Those that the family moved, pinned or left for later, however old they are."""
    for place in order.places:
        kind, _, words = place.key.partition("/")
        note = asking_note(store, person_id, words) if kind == OWN else None
        if note is not None:
            yield note


def asking_note(store: NotesStore, person_id: UUID, text: str) -> Fact | None:
    """The newest question without an answer that has these words; None where there is none."""
    found = store.keyed(person_id, asking_key(text), limit=1)
    return next((each for each in found if isinstance(each, Fact)), None)


def note_items(notes: Iterable[Fact]) -> Iterator[QueueItem]:
    """The questions of these notes, each once; the first of several with the same words."""
    by_words: dict[str, Fact] = {}
    for note in notes:
        by_words.setdefault(same_words(note.text), note)
    for turn, (words, note) in enumerate(by_words.items()):
        yield QueueItem(
            key=f"{OWN}/{words}",
            text=note.text.strip(),
            headline_id=None,
            headline="",
            turn=turn,
            note=note,
        )


def not_asked_since(notes: Iterable[Fact], answered: Mapping[str, str]) -> dict[str, str]:
    """What was answered lately, without what was written down as a question after that day."""
    again = {
        words
        for words, note in ((same_words(each.text), each) for each in notes)
        if not is_answered_since(note.dated, answered.get(words, ""))
    }
    return {words: day for words, day in answered.items() if words not in again}
