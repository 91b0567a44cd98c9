"""200 families at random whose headlines close and wake: each question waits in one place.

What is expected is worked out here from visits and headlines alone, without the rules of the queue.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.headline_life import ClosedReason, Closing
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.records import Headline, Outcome, QuestionChoice, Visit, VisitQuestion
from carecompanion.domain.return_page import TeamTick
from carecompanion.domain.returned import ReturnedAnswer
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_loop import question_key
from carecompanion.domain.visit_returned import records_to_keep
from carecompanion.domain.visits import DONE, VISIT_QUESTIONS, VisitStanding
from tests.domain.test_visit_loop import FIRST_DAY, Family, memory_vaults, said
from tests.domain.test_waiting import bring_one, news, plan, take_off, write_on
from tests.vault.workbench import PASSPHRASE

ThingT = TypeVar("ThingT")

FAMILIES = 200
STEPS = 14
SHARED = ("Who pays?", "who  PAYS?", "Is it safe?", "How long does it last?")


class WaitingFamily(Family):
    """A family that does one thing after another; nothing takes longer than a year."""

    def begin(self, luck: random.Random) -> None:
        """Write down a few headlines, some of which ask the same."""
        self.luck, self.day, self.written, self.typed = luck, FIRST_DAY, set[str](), 0
        self.noted = 0
        for number in range(luck.randint(2, 4)):
            own = luck.sample(SHARED, 2)
            news(self, f"News {number}", f"Own {number}?", *own)

    def step(self) -> None:
        """Do one thing of those that families do."""
        self.day += timedelta(days=self.luck.randint(1, 20))
        steps: list[Callable[[], None]] = [
            *(self.plan_one, self.plan_one, self.hold_one, self.hold_one),
            *(self.close_one, self.wake_one, self.bring_any, self.take_one_off),
            *(self.page_comes_back, self.delete_one, self.write_note),
        ]
        self.luck.choice(steps)()
        self.written |= {q.key for visit in self.visits() for q in visit.questions}

    def plan_one(self) -> None:
        first = [q.key for q in self.expected_first()]
        on = self.luck.choice([None, self.day, self.day + timedelta(days=9)])
        visit = plan(self, self.day, on)
        brought = [question.key for question in visit.questions]
        assert brought[: len(first)] == first[:VISIT_QUESTIONS]
        assert not [q.key for q in visit.questions if self.is_quiet(q)]
        if self.luck.random() < 0.5 and visit.has_room:
            self.typed += 1
            write_on(self, visit, f"Written {self.typed}?")

    def hold_one(self) -> None:
        for visit in self.some(self.visits()):
            held = replace(visit, on=self.day.isoformat(), is_record=True)
            keys = [q.key for q in visit.questions if q.is_waiting and self.luck.random() < 0.6]
            self.hold(held, {key: said(self.luck.choice(list(Outcome))) for key in keys})

    def close_one(self) -> None:
        for headline in self.some(self.headlines()):
            closing = Closing(reason=ClosedReason.NOT_RIGHT_NOW)
            self.put(Action.CLOSE_HEADLINE, replace(headline, closing=closing))

    def wake_one(self) -> None:
        for headline in self.some(each for each in self.headlines() if each.closing is not None):
            self.put(Action.REOPEN_HEADLINE, replace(headline, closing=None))

    def bring_any(self) -> None:
        for visit in self.some(each for each in self.visits() if each.has_room):
            desk = self.desk(visit, self.day)
            kind = self.luck.choice((desk.offers, desk.ahead, desk.resting))
            for key in self.some(map(question_key, kind)):
                bring_one(self, visit, key, self.day)

    def take_one_off(self) -> None:
        for visit in self.some(self.visits()):
            for question in self.some(q for q in visit.questions if q.is_waiting):
                take_off(self, visit, question.key, self.day)

    def write_note(self) -> None:
        """A question in the care memory, as Learn puts it there."""
        self.noted += 1
        begun = new_fact(FactKind.QUESTION, self.person.id, today=self.day)
        self.store.apply(Action.ADD_FACT, puts=(replace(begun, text=f"Noted {self.noted}?"),))

    def delete_one(self) -> None:
        done = [v for v in self.visits() if any(q.answer.outcome in DONE for q in v.questions)]
        for visit in self.some(each for each in self.visits() if each not in done):
            self.delete(visit, self.day)

    def page_comes_back(self) -> None:
        """The page of one of the headlines that ask a question answers it."""
        open_now = (q for v in self.visits() for q in v.questions if not q.answer.was_asked)
        for asked in self.some(q for q in open_now if q.headline_ids and q.moved_to is None):
            of_page = self.luck.choice(asked.headline_ids)
            answer = ReturnedAnswer(
                id=UUID(int=self.luck.getrandbits(128)),
                person_id=self.person.id,
                headline_id=of_page,
                number=1,
                question=None,
                asked=asked.text,
                answer="Yes.",
                ticks=(TeamTick.ANSWERED,),
            )
            words = Parts().page_words
            records = records_to_keep(self.store, [answer], words, today=self.day)
            self.store.apply(Action.KEEP_ANSWERS, puts=records)
            now = [q for v in self.visits() for q in v.questions if q.key == asked.key]
            assert any((q.answer.said, q.answer.pages) == ("Yes.", (of_page,)) for q in now)

    def check(self) -> None:
        """Each question that is open waits in one place, and is to be seen among the questions."""
        visits = self.visits()
        waiting = [q.key for v in visits for q in v.questions if q.is_waiting]
        twice = [key for key, n in Counter([*waiting, *self.aside()]).items() if n > 1]
        assert twice == []
        done = {q.key for v in visits for q in v.questions if q.answer.outcome in DONE}
        shown = {same_words(entry.text) for entry in self.read(self.day).queue.entries}
        quiet = {same_words(text) for text in self.asked_by(awake=False)}
        assert self.written - done - quiet <= shown
        assert set(waiting) | set(self.aside()) <= shown | done
        self.check_links({visit.id: visit for visit in visits})
        self.check_notes(done)

    def check_notes(self, done: set[str]) -> None:
        """A question of the care memory is shown until it is answered, and then in that note."""
        entries = self.read(self.day).queue.entries
        notes = Counter(same_words(fact.text) for fact in self.notes(FactKind.QUESTION))
        answered = {
            same_words(fact.text)
            for fact in self.notes(FactKind.QUESTION)
            if fact.detail(FactField.ANSWER)
        }
        for number in range(1, self.noted + 1):
            words = f"noted {number}?"
            assert notes[words] == 1
            assert (words in answered) == (words in done)
            shown = [entry for entry in entries if same_words(entry.text) == words]
            assert len(shown) == (words not in done)

    def check_links(self, visits: dict[UUID | None, Visit]) -> None:
        """What a visit took on, an earlier one gave; and the other way round."""
        for visit in visits.values():
            for question in visit.questions:
                before = visits.get(question.carried_from)
                after = visits.get(question.moved_to)
                if before is not None and (old := before.question(question.key)) is not None:
                    assert old.moved_to == visit.id
                if question.moved_to is not None:
                    assert after is not None
                    new = after.question(question.key)
                    assert new is not None
                    assert new.carried_from == visit.id

    def expected_first(self) -> Iterator[VisitQuestion]:
        """What was not asked at visits that were, the newest first, and does not rest."""
        today, seen = self.day.isoformat(), set[str]()
        held = [v for v in self.visits() if v.standing(today) is VisitStanding.HELD]
        ahead = {q.key for v in self.visits() if v not in held for q in v.questions}
        answered = self.answered(self.day)
        for visit in sorted(held, key=lambda each: each.on, reverse=True):
            for question in visit.questions:
                is_open = question.moved_to is None and not question.answer.was_asked
                if not is_open or self.is_quiet(question) or question.key in answered:
                    continue
                if question.key not in seen | ahead:
                    seen.add(question.key)
                    yield question

    def is_quiet(self, question: VisitQuestion) -> bool:
        """Whether it came from headlines that are all closed, and no other asks it."""
        news = [each for each in self.headlines() if each.id in question.headline_ids]
        asked = {same_words(text) for text in self.asked_by(awake=True)}
        closed = bool(news) and all(each.closing is not None for each in news)
        return closed and question.key not in asked

    def asked_by(self, *, awake: bool) -> Iterator[str]:
        """What headlines ask by themselves that are awake, or that are closed."""
        for headline in self.headlines():
            if (headline.closing is None) is awake:
                for choice in self.store.of_headline(QuestionChoice, headline.id):
                    yield from choice.own

    def visits(self) -> list[Visit]:
        return list(self.store.of_person(Visit, self.person.id, limit=1000))

    def headlines(self) -> list[Headline]:
        return list(self.store.of_person(Headline, self.person.id))

    def put(self, action: Action, headline: Headline) -> None:
        self.store.apply(action, puts=(headline,))

    def some(self, things: Iterable[ThingT]) -> list[ThingT]:
        """One of these, if there are any."""
        found = list(things)
        return [self.luck.choice(found)] if found else []


def some_families(folder: Path, count: int, *, seed: int) -> None:
    luck = random.Random(seed)
    for number in range(count):
        store = memory_vaults().create(folder / f"{number}.carevault", PASSPHRASE)
        family = WaitingFamily(store)
        family.begin(luck)
        for _ in range(STEPS):
            family.step()
            family.check()
        store.close()
        assert family.day < FIRST_DAY + timedelta(days=365)


def test_ten_families_whose_headlines_close_and_wake_lose_no_question(tmp_path: Path) -> None:
    some_families(tmp_path, 10, seed=5)


@pytest.mark.proof
def test_200_families_whose_headlines_close_and_wake_lose_no_question(tmp_path: Path) -> None:
    some_families(tmp_path, FAMILIES, seed=17)
