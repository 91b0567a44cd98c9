"""The part of a session for what is brought: what the notes have already, and keeping the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Final
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import AttachingCancelledError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.proposals import Yes, same_words
from carecompanion.domain.records import (
    Attachment,
    Fact,
    Headline,
    PaperText,
    Record,
    Story,
)
from carecompanion.session.desk import Desk
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork, Slices

_PAPERS_A_SLICE: Final = 200
_LETTERS_ASKED: Final = 400
_STATES_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Look:
    """Something to look for: its bytes as a file, and its words, alone and after its title."""

    id: UUID
    content: bytes
    title: str = ""
    text: str = ""


class Intake:
    """What can be done with what was brought. Reading it is not done here."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def look_up(self, person_id: UUID, looks: Sequence[Look]) -> SlicedWork:
        """Which of these a person's notes have, and since when: ISO dates by the id of the look."""
        return self._session.begin_work(partial(_looking, person_id=person_id, looks=looks))

    def keep(self, yes: Yes) -> SlicedWork:
        """Write all of it, as one step that can be undone. The result is its `ChangeSet`."""
        return self._session.begin_work(partial(_keeping, yes=yes), undo_as=Action.BRING_IN)


def _looking(desk: Desk, *, person_id: UUID, looks: Sequence[Look]) -> Slices[Mapping[UUID, str]]:
    """Look for the words of each, then through the files; empty when it is cancelled."""
    known: dict[UUID, str] = {}
    sums: dict[str, list[UUID]] = {}
    for done, look in enumerate(looks):
        if look.content:
            sums.setdefault(sha256(look.content).hexdigest(), []).append(look.id)
        since = desk.read(partial(_since_with_words, person_id, look))
        if since is not None:
            known[look.id] = since
        if (yield done, len(looks)):
            return {}
    after: UUID | None = None
    while sums and (papers := desk.read(partial(_papers, person_id, after))):
        for paper in papers:
            known |= dict.fromkeys(sums.get(paper.sha256, ()), paper.added_on)
        after = papers[-1].id
        if (yield len(looks), len(looks)):
            return {}
    return known


def _papers(person_id: UUID, after: UUID | None, store: NotesStore) -> tuple[Attachment, ...]:
    return store.of_person(Attachment, person_id, limit=_PAPERS_A_SLICE, after=after)


def _since_with_words(person_id: UUID, look: Look, store: NotesStore) -> str | None:
    """Since when a record has the very same words; None when none has."""
    for text in _ways_to_say(look):
        for record in store.find(text[:_LETTERS_ASKED], person_id=person_id):
            if same_words(_text_of(record)) == text:
                return _since(record, store)
    return None


def _ways_to_say(look: Look) -> tuple[str, ...]:
    words = same_words(look.text)
    return (words, same_words(f"{look.title} {words}")) if words else ()


def _text_of(record: Record) -> str:
    match record:
        case Headline() | Story() | Fact() | PaperText():
            return record.text
        case _:
            return ""


def _since(record: Record, store: NotesStore) -> str:
    if isinstance(record, Headline) and record.added_on:
        return record.added_on
    states = store.history(record.id, limit=_STATES_LOOKED_AT)
    return states[-1].at.astimezone().date().isoformat() if states else ""


def _keeping(desk: Desk, *, yes: Yes) -> Slices[ChangeSet]:
    """Take in the files, then write the records: all of it or nothing. Progress counts files.

    Raises:
        AttachingCancelledError: the person stopped it.
        AttachmentError, VaultError: as `NotesStore.attach` and `apply`.
    """
    changes = ChangeSet(Action.BRING_IN, ())
    is_kept = False
    try:
        for done, (attachment, content) in enumerate(yes.files):
            attaching = desk.read(
                lambda store, a=attachment, c=content: store.attach(a, BytesIO(c))  # type: ignore[misc]
            )
            while (part := attaching.step()) is None:
                if (yield done, len(yes.files)):
                    attaching.cancel()
            changes = changes.followed_by(part)
            if (yield done + 1, len(yes.files)):
                raise AttachingCancelledError(attachment.name)
        written = desk.read(lambda store: store.apply(Action.BRING_IN, puts=yes.records))
        changes = changes.followed_by(written)
        is_kept = True
        return changes
    finally:
        if not is_kept and changes.changes:
            desk.read(partial(_take_back, changes))


def _take_back(changes: ChangeSet, store: NotesStore) -> None:
    """Take away what was written of an import that did not come to its end."""
    store.revert(changes)
