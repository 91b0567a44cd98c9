"""Families at random: what they do with headlines and questions, and what must be asked after it.

What is expected is worked out here from the records alone, without the queue's own rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from random import Random
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.ports.notes import NotesStore, RecordT
from carecompanion.domain.question_queue import QuestionQueue
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.queue_moves import asked_again, left_for_later, moved, pinned
from carecompanion.domain.queue_order import QueueOrder, empty_order, queue_order_id
from carecompanion.domain.queue_reading import QUEUE_HEADLINES, read_queue
from carecompanion.domain.records import (
    Answer,
    Awaited,
    ChosenQuestion,
    ClosedReason,
    Closing,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    Mark,
    QuestionChoice,
    Record,
    answer_id,
    choice_id,
    new_id,
)
from tests.domain.test_top_three import TABLE

START = date(2026, 11, 21)
OWN = ("Who has seen this before?", "who has  seen THIS before?", "May we wait?", "our R1?", "Why?")
NEWS = ("Gene therapy reverses it", "A new trial opens NCT01234567", "First child treated", "")


class RandomFamily:
    """One family over one store. Each step is one action, as in the app; all can be undone."""

    def __init__(self, store: NotesStore, seed: int) -> None:
        self._store = store
        self._random = Random(seed)
        self._person = store.people()[0].id
        self.today = START
        self._done: list[tuple[ChangeSet, date]] = []

    def step(self) -> None:
        """Do one thing of those that families do."""
        self._random.choice(self._steps())()

    def queue(self) -> QuestionQueue:
        """All of the queue, however many windows that takes."""
        windows = 1 + len(self._all(Headline)) // QUEUE_HEADLINES
        read = read_queue(self._store, self._person, TABLE, today=self.today, windows=windows)
        assert read.after is None
        return read.queue

    def check(self) -> None:
        """Nothing is lost, nothing is there twice, and what is closed is quiet."""
        queue = self.queue()
        assert len(queue.top) <= 3
        assert len({entry.key for entry in queue.entries}) == len(queue.entries)
        words = [" ".join(entry.text.casefold().split()) for entry in queue.entries]
        assert len(set(words)) == len(words)
        items = list(chain.from_iterable(entry.items for entry in queue.entries))
        asked = Counter((item.headline_id, row) for item in items for row in item.rows)
        assert asked == Counter(self._unknowns())
        own = Counter(  # of headlines, and of notes of the care memory
            (item.headline_id, " ".join(item.text.casefold().split()))
            for item in items
            if item.question is None
        )
        assert own == Counter(self._own_questions() | self._asking_notes())
        assert not {entry.key for entry in queue.answered} & self._asked_again_in_notes()
        quiet = {each.id for each in self._all(Headline) if self._is_quiet(each)}
        assert not quiet & {item.headline_id for item in items}
        self._check_order(queue)

    def undo_everything(self) -> None:
        """Take back every step, the newest first."""
        while self._done:
            self._undo()

    def _check_order(self, queue: QuestionQueue) -> None:
        places = {place.key: place for place in self._order().places}
        of_family = [key for key, place in places.items() if place.is_pinned or place.is_placed]
        shown = [entry.key for entry in queue.waiting]
        placed = [key for key in of_family if key in shown]
        assert shown[: len(placed)] == placed
        for entry in queue.later:
            assert places[entry.key].is_later
        for entry in queue.answered:
            assert not (entry.key in places and places[entry.key].ask_again)

    def _unknowns(self) -> set[tuple[UUID, QuestionId]]:
        marks = {
            (each.headline_id, each.question): Mark.NOT_KNOWN
            if each.mark is Mark.SAYS and not each.says.strip()
            else each.mark
            for each in self._all(Answer)
        }
        return {
            (headline.id, row)
            for headline in self._all(Headline)
            if not self._is_quiet(headline)
            for row in QuestionId
            if marks.get((headline.id, row), Mark.NOT_KNOWN) in (Mark.NOT_KNOWN, Mark.DIFFERENT)
        }

    def _own_questions(self) -> set[tuple[UUID, str]]:
        return {
            (headline.id, " ".join(text.casefold().split()))
            for headline in self._all(Headline)
            if not self._is_quiet(headline)
            for text in self._choice(headline).own
        }

    def _asking_notes(self) -> set[tuple[None, str]]:
        return {(None, words) for words, _day in self._notes(has_answer=False)}

    def _asked_again_in_notes(self) -> set[str]:
        """Keys of what a note asks that was written down after every answer to it."""
        answers: dict[str, str] = {}
        for words, day in self._notes(has_answer=True):
            answers[words] = max(day, answers.get(words, ""))
        asking = self._notes(has_answer=False)
        return {f"own/{words}" for words, day in asking if day > answers.get(words, "")}

    def _notes(self, *, has_answer: bool) -> list[tuple[str, str]]:
        return [
            (" ".join(fact.text.casefold().split()), fact.dated)
            for fact in self._all(Fact)
            if bool(fact.detail(FactField.ANSWER)) is has_answer
        ]

    def _is_quiet(self, headline: Headline) -> bool:
        today = self.today.isoformat()
        closing = headline.closing
        if closing is not None and not closing.reopened_on:
            return not (closing.has_come or ("" < closing.look_again_on <= today))
        aside = headline.status is HeadlineStatus.SET_ASIDE
        return aside and not ("" < headline.look_again_on <= today)

    def _steps(self) -> list[Callable[[], None]]:
        often = [self._mark, self._mark, self._write_own, self._add_headline]
        queue = [self._move, self._move, self._pin, self._later, self._ask_again]
        life = [self._close, self._tick, self._reopen, self._set_aside, self._look_again]
        return [
            *often,
            *queue,
            *life,
            *(self._reword, self._add_source, self._answer, self._pass_time),
            *(self._write_note, self._write_note, self._end_note),
            *(self._delete, self._undo),
        ]

    def _add_headline(self) -> None:
        text = self._random.choice(NEWS)
        self._put(Headline(id=new_id(), person_id=self._person, text=text))

    def _mark(self) -> None:
        for headline in self._one():
            row = self._random.choice(list(QuestionId))
            self._put(
                Answer(
                    id=answer_id(headline.id, row),
                    person_id=self._person,
                    headline_id=headline.id,
                    question=row,
                    mark=self._random.choice(list(Mark)),
                    says=self._random.choice(("", "the same")),
                )
            )

    def _write_own(self) -> None:
        for headline in self._one():
            choice = self._choice(headline)
            text = self._random.choice(OWN)
            asked = {" ".join(each.casefold().split()) for each in choice.own}
            if " ".join(text.casefold().split()) not in asked:
                self._put(replace(choice, own=(*choice.own, text)))

    def _reword(self) -> None:
        for headline in self._one():
            rows = self._random.sample(list(QuestionId), 3)
            chosen = ChosenQuestion(
                text=self._random.choice(("Said in our words?", "Said otherwise?")),
                question=rows[0],
                covers=tuple(rows[1:]),
                edited=self._random.random() < 0.8,
            )
            self._put(replace(self._choice(headline), chosen=(chosen,)))

    def _close(self) -> None:
        for headline in self._one():
            far = self._random.choice(("", "2026", "2027-02", "2027-01-05", "2031"))
            closing = Closing(
                reason=self._random.choice(list(ClosedReason)),
                closed_on=self.today.isoformat(),
                look_again_on=far,
                awaits=(self._random.choice(list(Awaited)),),
            )
            self._put(replace(headline, closing=closing), action=Action.CLOSE_HEADLINE)

    def _tick(self) -> None:
        for headline in self._one():
            if headline.closing is not None:
                self._put(replace(headline, closing=replace(headline.closing, has_come=True)))

    def _reopen(self) -> None:
        for headline in self._one():
            if headline.closing is not None:
                closing = replace(headline.closing, reopened_on=self.today.isoformat())
                self._put(replace(headline, closing=closing), action=Action.REOPEN_HEADLINE)

    def _set_aside(self) -> None:
        for headline in self._one():
            status = self._random.choice((HeadlineStatus.SET_ASIDE, HeadlineStatus.STARTED))
            self._put(replace(headline, status=status))

    def _look_again(self) -> None:
        for headline in self._one():
            self._put(replace(headline, look_again_on=self._random.choice(("", "2026", "2028"))))

    def _add_source(self) -> None:
        for headline in self._one():
            self._put(
                HeadlineSource(
                    id=new_id(), person_id=self._person, headline_id=headline.id, says="Also here"
                )
            )

    def _answer(self) -> None:
        entries = self.queue().entries
        if entries:
            entry = self._random.choice(entries)
            day = self.today - timedelta(days=self._random.choice((0, 100, 364, 367, 900)))
            details = (FactDetail(FactField.ON, day.isoformat()), FactDetail(FactField.ANSWER, "x"))
            kind = FactKind.QUESTION
            self._put(
                Fact(
                    id=new_id(), person_id=self._person, fact=kind, text=entry.text, details=details
                )
            )

    def _write_note(self) -> None:
        """A question of the care memory, in words that a headline may ask too."""
        text = self._random.choice((*OWN, "Noted?", "noted ?", "Noted  too?"))
        begun = new_fact(FactKind.QUESTION, self._person, today=self.today)
        self._put(replace(begun, text=text), action=Action.ADD_FACT)

    def _end_note(self) -> None:
        """A note gets its answer, or is deleted."""
        asking = [each for each in self._all(Fact) if not each.detail(FactField.ANSWER)]
        if asking:
            note = self._random.choice(asking)
            if self._random.random() < 0.5:
                self._put(note.with_detail(FactField.ANSWER, "x"), action=Action.WRITE_FACT)
            else:
                self._did(self._store.apply(Action.DELETE_FACT, deletes=(note.id,)))

    def _pass_time(self) -> None:
        self.today += timedelta(days=self._random.choice((1, 30, 200)))

    def _delete(self) -> None:
        for headline in self._one():
            belonging: Iterator[Record] = chain(
                self._store.of_headline(Answer, headline.id),
                self._store.of_headline(QuestionChoice, headline.id),
                self._store.of_headline(HeadlineSource, headline.id),
            )
            deletes = (headline.id, *(each.id for each in belonging))
            self._did(self._store.apply(Action.DELETE_HEADLINE, deletes=deletes))

    def _move(self) -> None:
        queue = self.queue()
        if queue.waiting:
            key = self._random.choice(queue.waiting).key
            self._put(moved(self._order(), queue, key, self._random.choice((-1, 1))))

    def _pin(self) -> None:
        if entries := self.queue().waiting:
            yes = self._random.random() < 0.7
            self._put(pinned(self._order(), self._random.choice(entries), yes=yes))

    def _later(self) -> None:
        queue = self.queue()
        if entries := queue.waiting + queue.later:
            yes = self._random.random() < 0.6
            self._put(left_for_later(self._order(), self._random.choice(entries), yes=yes))

    def _ask_again(self) -> None:
        if entries := self.queue().answered:
            self._put(asked_again(self._order(), self._random.choice(entries), yes=True))

    def _undo(self) -> None:
        if self._done:
            changes, self.today = self._done.pop()
            self._store.revert(changes)

    def _put(self, record: Record, *, action: Action = Action.WRITE_HEADLINE) -> None:
        self._did(self._store.apply(action, puts=(record,)))

    def _did(self, changes: ChangeSet) -> None:
        self._done.append((changes, self.today))

    def _one(self) -> list[Headline]:
        headlines = self._all(Headline)
        return [self._random.choice(headlines)] if headlines else []

    def _choice(self, headline: Headline) -> QuestionChoice:
        blank = QuestionChoice(
            id=choice_id(headline.id), person_id=self._person, headline_id=headline.id
        )
        return next(iter(self._store.of_headline(QuestionChoice, headline.id)), blank)

    def _order(self) -> QueueOrder:
        found = self._store.get(queue_order_id(self._person))
        return found if isinstance(found, QueueOrder) else empty_order(self._person)

    def _all(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        return self._store.of_person(kind, self._person, limit=1000)


def present_state(store: NotesStore) -> dict[UUID, Record | None]:
    """Every record that is there, as it is."""
    return {
        record_id: store.get(record_id)
        for person in store.people()
        for record_id in store.everything_of(person.id)
    }
