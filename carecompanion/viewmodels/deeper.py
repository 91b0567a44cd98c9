"""Questions that go deeper, for the headline in the walk: what is offered, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from carecompanion.domain import kept_questions
from carecompanion.domain.asked_lately import asked_lately
from carecompanion.domain.deeper import ClosingWords, DeeperBank, DeeperQuestion, offered
from carecompanion.domain.deeper_triggers import Known, Trigger, triggers_of
from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.findings import Findings
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.news import News
from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.records import KeptQuestion, Mark, Paid, QuestionChoice
from carecompanion.domain.same_words import same_words
from carecompanion.domain.walk import Walk
from carecompanion.session.session import Session
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel


@dataclass(frozen=True, slots=True)
class Offer:
    """A question of the bank on a page; `kept` is it on the list, None while it is not there."""

    question: DeeperQuestion
    text: str
    kept: KeptQuestion | None


class DeeperModel(QObject):
    """Offers questions for each page of the walk. `changed` says that an offer may be another.

    `bank` is asked for when the first offer is: its pack is not read before.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        walk: WalkModel,
        news: NewsModel,
        bank: Callable[[], DeeperBank],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._walk = walk
        self._news = news
        self._bank = bank
        self._known: Known | None = None
        self._fired: frozenset[Trigger] = frozenset()
        self._asked_lately: frozenset[str] = frozenset()
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self.changed)
        news.read.connect(self.changed)
        walk.cleared.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._known = None
        self._fired = frozenset()
        self._asked_lately = frozenset()

    @property
    def is_loaded(self) -> bool:
        """True once there is a walk to offer questions for."""
        return self._walk.is_loaded

    @property
    def is_past(self) -> bool:
        """Whether somebody was to look at the questions again before today."""
        return self._walk.today > self._bank().review_by

    @property
    def choice(self) -> QuestionChoice:
        """What the family chose with this headline."""
        return self._walk.walk.choice

    @property
    def closing(self) -> ClosingWords:
        """The eight short things and the two questions, in the voice of who keeps the notes."""
        return self._bank().closing[self._walk.walk.asker]

    def offers(self, group: Group) -> tuple[Offer, ...]:
        """The questions of one page, at most five that are not on the list."""
        choice, bank = self.choice, self._bank()
        of_bank = {kept.id: kept for kept in choice.deeper}
        questions = offered(
            group, self._triggers(), bank, kept=of_bank, settled={*choice.skipped, *self._asked()}
        )
        return tuple(self._offer(question, of_bank.get(question.id)) for question in questions)

    def of_access(self, state: AccessState) -> Offer:
        """The question that one meaning of "available" leads to."""
        return self._offer_of_choice(self._bank().access[state])

    def of_paying(self) -> Offer:
        """The question for those who are asked to pay."""
        return self._offer_of_choice(self._bank().paid)

    def put_on_list(self, question: DeeperQuestion) -> None:
        """Put a question on the list."""
        asker = self._walk.walk.asker
        self._walk.change_choice(kept_questions.put_on_list(self.choice, question, asker))

    def take_off_list(self, question: DeeperQuestion) -> None:
        """Take a question off the list, and off the page."""
        self._change(kept_questions.take_off_list(self.choice, question.id))

    def skip(self, question: DeeperQuestion) -> None:
        """Pass a question over; another takes its place."""
        self._walk.change_choice(kept_questions.skip(self.choice, question.id))

    def reword(self, question: DeeperQuestion, text: str) -> None:
        """The family's own words for a question on the list."""
        choice = kept_questions.reword(self.choice, question.id, text)
        self._walk.type_choice(choice, f"deeper/{question.id}")

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._walk.leave_field()

    def mark_access(self, state: AccessState, on: bool) -> None:
        """What "available" means here, as the family was told; more than one can be true."""
        asker = self._walk.walk.asker
        self._change(kept_questions.mark_access(self.choice, state, on, self._bank(), asker))

    def say_paid(self, paid: Paid) -> None:
        """Whether the family is asked to pay."""
        if paid is not self.choice.paid:
            asker = self._walk.walk.asker
            self._change(kept_questions.say_paid(self.choice, paid, self._bank(), asker))

    @Slot()
    def _on_loaded(self) -> None:
        self.changed.emit()
        person_id, today = self._walk.walk.person.id, self._walk.today
        read = partial(asked_lately, person_id=person_id, today=today)
        self._session.read(read, self._on_asked_read)

    def _on_asked_read(self, asked: frozenset[str]) -> None:
        if asked != self._asked_lately:
            self._asked_lately = asked
            self.changed.emit()

    def _change(self, choice: QuestionChoice) -> None:
        """Keep a choice; a question that left the page makes room for a suggested one."""
        before, after = self.choice.chosen, choice.chosen
        if before is not None and after is not None and len(after) < len(before):
            anew = replace(self._walk.walk, choice=replace(choice, chosen=None))
            choice = kept_questions.fill_up(choice, anew.three(self._walk.table))
        self._walk.change_choice(choice)

    def _offer(self, question: DeeperQuestion, kept: KeptQuestion | None) -> Offer:
        text = kept.text if kept is not None else question.full(self._walk.walk.asker)
        return Offer(question, text, kept)

    def _offer_of_choice(self, question: DeeperQuestion) -> Offer:
        kept = (each for each in self.choice.deeper if each.id == question.id)
        return self._offer(question, next(kept, None))

    def _asked(self) -> set[str]:
        """The ids of questions that the family asks, or asked lately, in the same words."""
        walk, table = self._walk.walk, self._walk.table
        asked = (*walk.three(table), *walk.others(table))
        texts = {same_words(item.text) for item in asked if not item.deeper}
        texts |= self._asked_lately
        return {
            question.id
            for question in self._bank().questions.values()
            if same_words(question.full(walk.asker)) in texts
        }

    def _triggers(self) -> frozenset[Trigger]:
        known = self._what_is_known()
        if known != self._known:
            self._known, self._fired = known, triggers_of(known, self._bank().triggers)
        return self._fired

    def _what_is_known(self) -> Known:
        walk = self._walk.walk
        news = News(headline=walk.headline.text, story=walk.story.text)
        return Known(
            today=self._walk.today,
            news=news.text,
            findings=self._news.findings if self._news.news == news else Findings(),
            stage=walk.answer(QuestionId.T1).stage,
            diagnosis=walk.diagnosis,
            different=frozenset(q for q in QuestionId if walk.answer(q).mark is Mark.DIFFERENT),
            access=frozenset(walk.choice.access),
            paid=walk.choice.paid,
            seen_on=_day(walk.headline.seen_when),
            has_effect_note=_tells_effect(walk),
        )


def _day(typed: str) -> str:
    """A date as it is kept; empty where what was typed is no date."""
    try:
        return parse_date(typed)
    except PartialDateError:
        return ""


def _tells_effect(walk: Walk) -> bool:
    change = walk.facts.get(FactKind.GENE_CHANGE)
    return change is not None and bool(change.detail(FactField.EFFECT))
