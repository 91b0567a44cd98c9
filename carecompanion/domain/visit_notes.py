"""Questions of the care memory that a visit answers: the answer goes into the note that asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.records import Visit
from carecompanion.domain.visits import DONE, VisitQuestion


def notes_of_answers(
    visit: Visit,
    read: Callable[[UUID], object],
    asking: Callable[[str], Fact | None],
    *,
    day: str,
) -> dict[str, Fact | None]:
    """By the key of a question, the note that its answer goes into; None where it leaves that.

    Questions that no note asks are not in it. `read` gives the note of an id, `asking` the one that
    asks a question in these words.
    """
    found: dict[str, Fact | None] = {}
    for question in visit.questions:
        was_in = question.answer.written_in
        if _is_answered_here(question):
            note = _note(was_in, read) or _asked_before(question, asking(question.text), day)
        else:
            note = None
        if note is not None or was_in is not None:
            found[question.key] = note
    return found


def answered_in(asking: Fact, answer: Fact) -> Fact:
    """The note that asked, with who said what on which day; all else in it stays."""
    note = replace(asking, provenance=Provenance.CLINICIAN, known_on=answer.known_on)
    for field in (FactField.ON, FactField.ANSWER, FactField.WHO):
        note = note.with_detail(field, answer.detail(field))
    return note


def reopened(
    visit: Visit, written: Mapping[str, Fact | None], read: Callable[[UUID], object]
) -> Iterator[Fact]:
    """Notes that held an answer of this visit which stands no more: they ask again."""
    for question in visit.questions:
        note = _note(question.answer.written_in, read)
        if note is not None and written.get(question.key) is None:
            asking = replace(note, provenance=Provenance.FAMILY)
            yield asking.with_detail(FactField.ANSWER, "").with_detail(FactField.WHO, "")


def _is_answered_here(question: VisitQuestion) -> bool:
    """Whether the visit writes a whole answer; that of a page that came back has its own note."""
    return question.answer.outcome in DONE and question.answer.kept_as is None


def _note(note_id: UUID | None, read: Callable[[UUID], object]) -> Fact | None:
    found = read(note_id) if note_id is not None else None
    return found if isinstance(found, Fact) and found.fact is FactKind.QUESTION else None


def _asked_before(question: VisitQuestion, note: Fact | None, day: str) -> Fact | None:
    """The note, unless it asks anew what was answered on an earlier day."""
    last = max(day, question.brought_on)
    return note if note is not None and note.dated[: len(last)] <= last else None
