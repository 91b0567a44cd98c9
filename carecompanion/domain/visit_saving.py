"""What a visit leaves in the care memory: answers, what was agreed, and notes put right.

The answer to a question that a note of the care memory asked goes into that note
(`visit_notes.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.records import Record, Visit
from carecompanion.domain.visit_notes import answered_in, notes_of_answers, reopened
from carecompanion.domain.visits import DONE, Outcome, VisitAnswer, VisitQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """How what was ticked reads in a note; the same words as on the page."""

    answered: str
    will_check: str
    does_not_apply: str
    refer_to: str
    by_when: str

    def of(self, outcome: Outcome) -> str:
        """The words of an outcome; none where it is open."""
        return {
            Outcome.STILL_OPEN: "",
            Outcome.ANSWERED: self.answered,
            Outcome.WILL_CHECK: self.will_check,
            Outcome.REFER_TO: self.refer_to,
            Outcome.DOES_NOT_APPLY: self.does_not_apply,
        }[outcome]


def outcome_words(words: PageWords) -> OutcomeWords:
    """The words of the boxes on the page."""
    answered, will_check, does_not_apply, refer_to = words.team.ticks
    return OutcomeWords(
        answered=answered,
        will_check=will_check,
        does_not_apply=does_not_apply,
        refer_to=refer_to,
        by_when=words.team.by_when,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSaving:
    """All that one saving writes and takes away, the visit first.

    `written` says for a question, by key, in which note its answer stands from now on.
    """

    puts: tuple[Record, ...]
    deletes: tuple[UUID, ...]
    written: Mapping[str, UUID | None]


def saving_of(
    visit: Visit,
    words: OutcomeWords,
    read: Callable[[UUID], object],
    *,
    asking: Callable[[str], Fact | None],
    today: str,
) -> VisitSaving:
    """What saving a visit changes; `read` gives the note of an id.

    `asking` gives the note that asks a question in these words and has no answer.

    Saving it again writes the same notes anew, and takes away those that no longer stand. What was
    put right is not: the note may say something newer by then, so the visit lets go of it.
    """
    day = visit.on or today
    written = notes_of_answers(visit, read, asking, day=day)
    notes = [*_answers(visit, words, day), *_steps(visit, words, day)]
    notes = [*_in_their_notes(notes, visit, written), *reopened(visit, written, read)]
    kept = {note.id for note in notes}
    ids = {key: note.id if note is not None else None for key, note in written.items()}
    saved = visit.when_saved(today, visit).with_written(ids)
    gone = [each for each in _possible(visit) if each not in kept]
    return VisitSaving(
        puts=(saved, *notes, *_corrected(visit, read, day)),
        deletes=tuple(each for each in gone if read(each) is not None),
        written=ids,
    )


def answer_fact_id(visit_id: UUID, key: str) -> UUID:
    """The one id that the answer to a question at a visit has in the care memory."""
    return uuid5(visit_id, f"answer/{key}")


def _said_id(visit_id: UUID, key: str) -> UUID:
    return uuid5(visit_id, f"said/{key}")


def _step_id(visit_id: UUID) -> UUID:
    return uuid5(visit_id, "next_step")


def _possible(visit: Visit) -> Iterator[UUID]:
    for question in visit.questions:
        yield answer_fact_id(visit.id, question.key)
        yield _said_id(visit.id, question.key)
    yield _step_id(visit.id)


def _in_their_notes(
    notes: Iterable[Fact], visit: Visit, written: Mapping[str, Fact | None]
) -> Iterator[Fact]:
    """The notes, an answer in the note that asked for it where there is one."""
    asked = {answer_fact_id(visit.id, key): note for key, note in written.items()}
    for note in notes:
        asking = asked.get(note.id)
        yield note if asking is None else answered_in(asking, note)


def _answers(visit: Visit, words: OutcomeWords, day: str) -> Iterator[Fact]:
    for question in visit.questions:
        answer = question.answer
        if answer.kept_as is not None:
            continue
        if answer.outcome in DONE:
            yield _answered(visit, question, words, day)
        elif answer.outcome is not Outcome.STILL_OPEN or answer.said.strip():
            yield _said(visit, question, words, day)


def _answered(visit: Visit, question: VisitQuestion, words: OutcomeWords, day: str) -> Fact:
    answer = question.answer
    ticked = words.of(answer.outcome)
    lines = [answer.said.strip()]
    if not lines[0] or answer.outcome is Outcome.DOES_NOT_APPLY:
        lines.append(ticked)
    fact = _note(visit, answer_fact_id(visit.id, question.key), FactKind.QUESTION, day)
    fact = replace(fact, text=question.text).with_detail(FactField.ON, day)
    if question.group is not None:
        fact = fact.with_detail(FactField.GROUP, question.group.value)
    fact = fact.with_detail(FactField.ANSWER, "\n".join(filter(None, lines)))
    return fact.with_detail(FactField.WHO, _speaker(visit, answer))


def _said(visit: Visit, question: VisitQuestion, words: OutcomeWords, day: str) -> Fact:
    """An answer that is not whole: a talk, so that the question stays on the list."""
    answer = question.answer
    text = "\n".join(filter(None, (question.text, answer.said.strip())))
    fact = _note(visit, _said_id(visit.id, question.key), FactKind.TALK, day)
    fact = replace(fact, text=text).with_detail(FactField.ON, day)
    agreed = [": ".join(filter(None, (words.of(answer.outcome), answer.who.strip())))]
    agreed += _by_when(answer.by_when, words)
    fact = fact.with_detail(FactField.AGREED, "\n".join(filter(None, agreed)))
    return fact.with_detail(FactField.WHO, _speaker(visit, answer))


def _steps(visit: Visit, words: OutcomeWords, day: str) -> Iterator[Fact]:
    lines = [visit.next_step.strip(), *_by_when(visit.next_by, words)]
    if visit.next_step.strip():
        fact = _note(visit, _step_id(visit.id), FactKind.DECISION, day)
        fact = replace(fact, text="\n".join(lines)).with_detail(FactField.ON, day)
        yield fact.with_detail(FactField.WHO, visit.next_who.strip())


def _by_when(by_when: str, words: OutcomeWords) -> list[str]:
    return [f"{words.by_when}: {by_when.strip()}"] if by_when.strip() else []


def _corrected(visit: Visit, read: Callable[[UUID], object], day: str) -> Iterator[Fact]:
    """Each note put right, with where that is from; the vault keeps what it said before."""
    for correction in visit.corrections:
        fact = read(correction.fact_id)
        if isinstance(fact, Fact) and fact.text != correction.text.strip():
            yield replace(
                fact,
                text=correction.text.strip(),
                provenance=Provenance.CLINICIAN,
                source=visit.who.strip(),
                source_on=day,
                known_on=day,
                checked_on="",
            )


def _note(visit: Visit, note_id: UUID, kind: FactKind, day: str) -> Fact:
    return Fact(
        id=note_id,
        person_id=visit.person_id,
        fact=kind,
        text="",
        provenance=Provenance.CLINICIAN,
        known_on=day,
    )


def _speaker(visit: Visit, answer: VisitAnswer) -> str:
    return answer.said_by.strip() or visit.who.strip()
