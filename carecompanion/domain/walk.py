"""The walk of one headline: the person, their notes, the headline and the 17 answers, as one value.

Nothing here concludes anything. It looks up what the family said, and says which words are the same
letter for letter where ux.md 2.5 allows a suggestion (condition and gene only).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from carecompanion.domain.changes_since import NO_CHANGES, ChangesSince, read_changes
from carecompanion.domain.diagnosis_words import (
    in_usual_words,
    state_of,
    state_on_pages,
    worded_for,
)
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.memory import FACTS_OF_DETAIL, SAFETY_FACTS
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import (
    Asker,
    Group,
    QuestionId,
    QuestionTable,
    asker_of,
    questions_of,
)
from carecompanion.domain.records import (
    NOTES_BESIDE,
    Answer,
    Attachment,
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactKind,
    Headline,
    HeadlineSource,
    Mark,
    PaperText,
    Person,
    QuestionChoice,
    QueueOrder,
    Record,
    Story,
    Visit,
    answer_id,
    choice_id,
    detail_mark_id,
    new_id,
    story_id,
)
from carecompanion.domain.same_words import same_words
from carecompanion.domain.top_three import WalkAnswers, others, suggest_three
from carecompanion.domain.visit_on_page import visit_ahead, with_visit
from carecompanion.domain.visits_about import visits_about
from carecompanion.domain.whose import current_person

if TYPE_CHECKING:
    from carecompanion.domain.page import PageSource

PAGE_FACTS: Final = (
    FactKind.CONDITION,
    FactKind.GENE,
    FactKind.GENE_CHANGE,
    FactKind.BORN,
    FactKind.CENTRE,
    FactKind.DIAGNOSIS,
)
"""The facts that say on a page who it is about (ux.md 3.1, zone 2), and in which words."""

_OF_SAFETY: Final = (*SAFETY_FACTS, FactKind.EMERGENCY_WORDS)

_AT_ONCE: Final = 100
"""How many facts are read in one go; how many there are is up to the family."""

MAY_SUGGEST_SAME: Final = frozenset({QuestionId.R1, QuestionId.R2})
"""Rows where equal words may be pointed out; age and stage are never compared (ux.md 2.5)."""


@dataclass(frozen=True, slots=True)
class RelevanceSummary:
    """After page 1: the rows, and the details marked, by name and never by number (ux.md 2.5)."""

    same: tuple[QuestionId | EligibilityDetail, ...]
    different: tuple[QuestionId | EligibilityDetail, ...]
    to_ask: tuple[QuestionId | EligibilityDetail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Everything one walk shows; each change gives a new value.

    `visits` are those that bring its headline; the pages are for the next of them.
    """

    person: Person
    facts: Mapping[FactKind, Fact]
    headline: Headline
    story: Story
    answers: Mapping[QuestionId, Answer]
    choice: QuestionChoice
    safety: tuple[Fact, ...] = ()
    details: Mapping[EligibilityDetail, DetailMark] = field(default_factory=dict)
    detail_facts: tuple[Fact, ...] = ()
    changes: ChangesSince = NO_CHANGES
    visits: tuple[Visit, ...] = ()

    @property
    def asker(self) -> Asker:
        """Whose voice the questions are in."""
        return asker_of(self.person)

    @property
    def diagnosis(self) -> DiagnosisState | None:
        """How sure the diagnosis is, as the family was told; None while they chose nothing."""
        return state_of(self.facts.get(FactKind.DIAGNOSIS))

    def answer(self, question: QuestionId) -> Answer:
        """The answer of a row; an untouched row is not known yet."""
        found = self.answers.get(question)
        if found is not None:
            return found
        return Answer(
            id=answer_id(self.headline.id, question),
            person_id=self.person.id,
            headline_id=self.headline.id,
            question=question,
        )

    def fact(self, kind: FactKind) -> Fact:
        """The note of a kind; an empty one with a fresh id when there is none yet."""
        found = self.facts.get(kind)
        return found or Fact(id=new_id(), person_id=self.person.id, fact=kind, text="")

    def note_beside(self, question: QuestionId) -> str:
        """What the notes say beside a relevance row."""
        kind = NOTES_BESIDE.get(question)
        fact = self.facts.get(kind) if kind else None
        return fact.text if fact else ""

    def detail(self, detail: EligibilityDetail) -> DetailMark:
        """The mark on a detail; an untouched one has none."""
        found = self.details.get(detail)
        return found or DetailMark(
            id=detail_mark_id(self.headline.id, detail),
            person_id=self.person.id,
            headline_id=self.headline.id,
            detail=detail,
        )

    def notes_on(self, detail: EligibilityDetail) -> tuple[Fact, ...]:
        """What the notes say on a detail: the newest fact of each kind that answers it."""
        read = {fact.fact: fact for fact in self.detail_facts} | dict(self.facts)
        found = (read[kind] for kind in FACTS_OF_DETAIL[detail] if kind in read)
        return tuple(fact for fact in found if _says_something(fact))

    def same_words(self, question: QuestionId) -> bool:
        """True when a row that may say so holds the same words twice, case and spaces apart."""
        if question not in MAY_SUGGEST_SAME:
            return False
        answer = self.answer(question)
        here, there = same_words(answer.says), same_words(self.note_beside(question))
        return bool(here) and here == there

    def relevance(self) -> RelevanceSummary:
        """The relevance rows sorted by the family's own marks."""
        rows = questions_of(Group.RELEVANCE)
        marks: dict[QuestionId | EligibilityDetail, Mark | None] = {
            **{question: self.answer(question).mark for question in rows},
            **{each: self.detail(each).mark for each in EligibilityDetail},
        }
        by_mark = {mark: tuple(row for row in marks if marks[row] is mark) for mark in Mark}
        return RelevanceSummary(
            by_mark[Mark.SAME], by_mark[Mark.DIFFERENT], by_mark[Mark.NOT_KNOWN]
        )

    @property
    def own_questions(self) -> tuple[str, ...]:
        """The family's own questions, their reason for stopping first if they want it asked."""
        why = self.headline.why_stopped.strip()
        first = (why,) if self.headline.ask_why_stopped and why else ()
        return first + tuple(text for text in self.choice.own if text not in first)

    def three(self, table: QuestionTable) -> tuple[ChosenQuestion, ...]:
        """The questions for the page: as the family left them, else by the fixed rules."""
        if self.choice.chosen is not None:
            return self.choice.chosen
        return suggest_three(self._rules_input(), table, self.asker)

    def others(self, table: QuestionTable) -> tuple[ChosenQuestion, ...]:
        """Everything else still to ask, for the question sheet."""
        return others(self._rules_input(), self.three(table), table, self.asker)

    def three_on_pages(self, table: QuestionTable) -> tuple[ChosenQuestion, ...]:
        """The questions for the page, in the words that it prints."""
        return self._as_printed(self.three(self._of_pages(table)), table)

    def others_on_pages(self, table: QuestionTable) -> tuple[ChosenQuestion, ...]:
        """Everything else still to ask, in the words that the sheet prints."""
        return self._as_printed(self.others(self._of_pages(table)), table)

    def page_source(self, table: QuestionTable, *, today: date) -> PageSource:
        """What the printed pages are made from.

        How sure the diagnosis is words them only where that may be on pages.
        """
        from carecompanion.domain.page import PageSource

        state = state_on_pages(self.facts.get(FactKind.DIAGNOSIS))
        table = self._of_pages(table)
        source = PageSource(
            person=self.person,
            facts=tuple(self.facts[kind] for kind in FactKind if kind in self.facts),
            headline=self.headline,
            answers=tuple(self.answer(question) for question in QuestionId),
            chosen=self.three(table),
            others=self.others(table),
            table=table,
            today=today,
            safety_facts=self.safety,
            details=tuple(self.details[each] for each in EligibilityDetail if each in self.details),
            notes_on={each: self.notes_on(each) for each in self.details},
            changes=self.changes.facts,
            last_visit=self.changes.visit,
            visit=visit_ahead(self.visits, today),
        )
        return source if state is not None else source.in_usual_words()

    def with_record(self, record: Record) -> Walk:  # noqa: C901, PLR0911 - by kind
        """This walk with one record in its newest form."""
        match record:
            case Person():
                return replace(self, person=record)
            case Fact():
                return replace(self, facts={**self.facts, record.fact: record})
            case Headline():
                return replace(self, headline=record)
            case Story():
                return replace(self, story=record)
            case Answer():
                return replace(self, answers={**self.answers, record.question: record})
            case QuestionChoice():
                return replace(self, choice=record)
            case DetailMark():
                return replace(self, details={**self.details, record.detail: record})
            case Visit():
                visits = with_visit(self.visits, record, self.headline.id)
                return replace(self, visits=visits)
            case Attachment() | PaperText() | HeadlineSource() | QueueOrder():
                return self  # a walk shows none

    def _of_pages(self, table: QuestionTable) -> QuestionTable:
        return worded_for(table, state_on_pages(self.facts.get(FactKind.DIAGNOSIS)))

    def _as_printed(
        self, items: tuple[ChosenQuestion, ...], table: QuestionTable
    ) -> tuple[ChosenQuestion, ...]:
        """What was chosen while the diagnosis was on pages has its words; they go with it."""
        if state_on_pages(self.facts.get(FactKind.DIAGNOSIS)) is not None:
            return items
        return in_usual_words(items, table, self.asker)

    def _rules_input(self) -> WalkAnswers:
        return WalkAnswers(
            answers=self.answers,
            own=self.own_questions,
            details=self.details,
            deeper=self.choice.deeper,
        )


def new_walk(
    person: Person,
    facts: Mapping[FactKind, Fact],
    *,
    today: date,
    safety: tuple[Fact, ...] = (),
    detail_facts: tuple[Fact, ...] = (),
    changes: ChangesSince = NO_CHANGES,
) -> Walk:
    """A walk for a headline nobody has typed yet; nothing is stored until something is."""
    headline = Headline(id=new_id(), person_id=person.id, added_on=today.isoformat())
    return Walk(
        person=person,
        facts=facts,
        headline=headline,
        story=Story(id=story_id(headline.id), person_id=person.id, headline_id=headline.id),
        answers={},
        choice=QuestionChoice(
            id=choice_id(headline.id), person_id=person.id, headline_id=headline.id
        ),
        safety=safety,
        detail_facts=detail_facts,
        changes=changes,
    )


def read_notes(
    store: NotesStore, person_id: UUID | None = None
) -> tuple[Person, dict[FactKind, Fact]]:
    """A person, else the one shown last, and the latest fact of each kind that pages print."""
    person = store.get(person_id) if person_id is not None else current_person(store)
    if not isinstance(person, Person):
        person = current_person(store)
    facts: dict[FactKind, Fact] = {}
    for kind in PAGE_FACTS:
        if fact := store.latest(person.id, (kind,)):
            facts[kind] = fact
    return person, facts


def read_safety(store: NotesStore, person_id: UUID) -> tuple[Fact, ...]:
    """All facts of the safety strip and of the emergency sheet, kind by kind, newest first.

    However many there are: what was stopped may not push what is taken now off a page.
    """
    return tuple(sorted(_safety_facts(store, person_id), key=_safety_turn))


def _safety_facts(store: NotesStore, person_id: UUID) -> Iterator[Fact]:
    after: UUID | None = None
    while found := store.facts(person_id, _OF_SAFETY, limit=_AT_ONCE, after=after):
        yield from found
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id


def _safety_turn(fact: Fact) -> int:
    return _OF_SAFETY.index(fact.fact)


def read_detail_facts(store: NotesStore, person_id: UUID) -> tuple[Fact, ...]:
    """The facts beside the 14 details that no other part of a walk has, the latest of each kind."""
    return tuple(
        fact
        for kinds in FACTS_OF_DETAIL.values()
        for kind in kinds
        if kind not in PAGE_FACTS
        if (fact := store.latest(person_id, (kind,)))
    )


def read_walk(store: NotesStore, headline_id: UUID) -> Walk | None:
    """The walk of a stored headline; None when it is not there (never was, or deleted)."""
    headline = store.get(headline_id)
    if not isinstance(headline, Headline):
        return None
    person, facts = read_notes(store, headline.person_id)
    walk = replace(
        new_walk(
            person,
            facts,
            today=date.min,
            safety=read_safety(store, person.id),
            detail_facts=read_detail_facts(store, person.id),
            changes=read_changes(store, person.id),
        ),
        headline=headline,
        visits=visits_about(store, person.id, headline_id),
        answers={a.question: a for a in store.of_headline(Answer, headline_id)},
        details={d.detail: d for d in store.of_headline(DetailMark, headline_id)},
        story=Story(id=story_id(headline_id), person_id=person.id, headline_id=headline_id),
        choice=QuestionChoice(
            id=choice_id(headline_id), person_id=person.id, headline_id=headline_id
        ),
    )
    kept: tuple[Record, ...] = (
        *store.of_headline(Story, headline_id),
        *store.of_headline(QuestionChoice, headline_id),
    )
    for record in kept:
        walk = walk.with_record(record)
    return walk


def _says_something(fact: Fact) -> bool:
    return bool(fact.text.strip() or fact.none_known or fact.details)
