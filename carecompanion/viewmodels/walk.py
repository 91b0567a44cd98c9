"""The walk as the screens see it: one value, changed by named steps, saved as typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.changes_since import read_changes
from carecompanion.domain.diagnosis_words import worded_for
from carecompanion.domain.evidence import Rung, stage_after_marking
from carecompanion.domain.kept_questions import reword
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import Group, QuestionId, QuestionTable
from carecompanion.domain.records import (
    HEADLINE_LIMIT,
    ChosenQuestion,
    EligibilityDetail,
    Fact,
    FactField,
    FactKind,
    Headline,
    HeadlineStatus,
    Mark,
    Person,
    QuestionChoice,
    Record,
    Relation,
    Story,
    Visit,
    new_id,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.visits_about import visits_about
from carecompanion.domain.walk import (
    Walk,
    new_walk,
    read_detail_facts,
    read_notes,
    read_safety,
    read_walk,
)
from carecompanion.domain.whose import current_person
from carecompanion.session.session import Session


class WalkModel(QObject):
    """One headline on its way to a page. Views call the `set_` methods and listen to `changed`.

    `loaded` says that another walk (or an undone one) is there and all of it is shown anew;
    `changed` says that something in this walk changed through the person's own typing or choice.
    """

    loaded = Signal()
    changed = Signal()
    cleared = Signal()
    gone = Signal()
    person_changed = Signal(object)
    headline_shortened = Signal()

    def __init__(
        self,
        session: Session,
        table: Callable[[], QuestionTable],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._today = today
        self._walk: Walk | None = None
        session.records_reverted.connect(self._on_records_reverted)

    @property
    def is_loaded(self) -> bool:
        """True once there is a walk to show."""
        return self._walk is not None

    @property
    def walk(self) -> Walk:
        """The walk as it is now. Raises RuntimeError before `loaded`."""
        if self._walk is None:
            raise RuntimeError("no walk is loaded")
        return self._walk

    @property
    def table(self) -> QuestionTable:
        """The wording of the 17 questions, in the words for how sure the diagnosis is."""
        table = self._table()
        return worded_for(table, self._walk.diagnosis) if self._walk is not None else table

    @property
    def today(self) -> date:
        """The date printed on pages made now."""
        return self._today()

    def begin(self) -> None:
        """Start a new headline; nothing is stored until something is typed."""
        self._session.flush()
        if self._walk is None:
            self._session.read(partial(_read_new_walk, self._today()), self._on_read)
        else:  # at once: what is typed next must not reach the headline before
            walk = self._walk
            self._on_read(
                new_walk(
                    walk.person,
                    walk.facts,
                    today=self._today(),
                    safety=walk.safety,
                    detail_facts=walk.detail_facts,
                    changes=walk.changes,
                )
            )

    def open(self, headline_id: UUID) -> None:
        """Take up a stored headline; one about another person counts as gone."""
        self._session.flush()
        self._session.read(partial(_read_stored_walk, headline_id), self._on_read)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._walk = None
        self.cleared.emit()

    def take_person(self, person: Person) -> None:
        """What is said about the person was changed elsewhere."""
        if self._walk is not None and self._walk.person.id == person.id:
            self._walk = self._walk.with_record(person)

    def take_headline(self, headline: Headline) -> None:
        """Something about the headline was changed elsewhere."""
        if self._walk is not None and self._walk.headline.id == headline.id:
            self._walk = self._walk.with_record(headline)

    def take_visit(self, visit: Visit) -> None:
        """Something about a visit was changed elsewhere; a page may be for it."""
        if self._walk is not None and self._walk.person.id == visit.person_id:
            self._walk = self._walk.with_record(visit)

    def keep_both(self) -> None:
        """The headline is wanted beside another one of the same news."""
        self._do(Action.WRITE_HEADLINE, replace(self.walk.headline, keeps_both=True))

    def set_headline_text(self, text: str) -> None:
        """The headline, word for word. What goes beyond the limit is moved to the story."""
        kept, rest = text[:HEADLINE_LIMIT], text[HEADLINE_LIMIT:]
        self._type(Action.WRITE_HEADLINE, replace(self.walk.headline, text=kept), "text")
        if rest:
            self._keep_in_story(rest if self.walk.story.text else text)

    def set_link(self, text: str) -> None:
        """An address or registry number; never fetched."""
        self._type(Action.WRITE_HEADLINE, replace(self.walk.headline, link=text), "link")

    def set_seen_where(self, text: str) -> None:
        """Where the headline was seen."""
        headline = replace(self.walk.headline, seen_where=text)
        self._type(Action.WRITE_HEADLINE, headline, "seen_where")

    def set_seen_when(self, text: str) -> None:
        """When the headline was seen, as typed."""
        headline = replace(self.walk.headline, seen_when=text)
        self._type(Action.WRITE_HEADLINE, headline, "seen_when")

    def set_why_stopped(self, text: str) -> None:
        """What made the person stop and read."""
        headline = replace(self.walk.headline, why_stopped=text)
        self._type(Action.WRITE_HEADLINE, headline, "why_stopped")

    def set_ask_why_stopped(self, ask: bool) -> None:
        """Whether those words become a question of the family's own."""
        headline = replace(self.walk.headline, ask_why_stopped=ask)
        self._do(Action.CHOOSE_QUESTIONS, headline)

    def set_story(self, text: str) -> None:
        """The whole story, as pasted."""
        story = replace(self.walk.story, text=text)
        if _is_blank(self.walk.headline):
            self._keep_with_story(story)
        self._type(Action.WRITE_STORY, story, "text")

    def set_note(self, kind: FactKind, text: str) -> None:
        """A fact of the care memory, typed where it is first needed and kept."""
        fact = replace(self.walk.fact(kind), text=text, known_on=self._today().isoformat())
        self._type(Action.WRITE_FACT, fact, "text")

    def set_name(self, text: str) -> None:
        """The name that pages print; may be initials, may be empty."""
        self._type(Action.WRITE_PERSON, replace(self.walk.person, name=text), "name")
        self.person_changed.emit(self.walk.person)

    def set_relation(self, relation: Relation) -> None:
        """Who the notes are about; the wording of the questions follows."""
        self._do(Action.WRITE_PERSON, replace(self.walk.person, relation=relation))
        self.person_changed.emit(self.walk.person)

    def set_mark(self, question: QuestionId, mark: Mark) -> None:
        """The family's own mark on a row."""
        answer = self.walk.answer(question)
        if answer.mark is not mark:
            stage = answer.stage if mark is Mark.SAYS else Stage.UNKNOWN
            self._do(Action.MARK_ROW, replace(answer, mark=mark, stage=stage))

    def set_stage(self, stage: Stage) -> None:
        """Row T1: the stage the family found in the text; unknown is a full answer."""
        mark = Mark.NOT_KNOWN if stage is Stage.UNKNOWN else Mark.SAYS
        answer = replace(self.walk.answer(QuestionId.T1), mark=mark, stage=stage)
        if answer != self.walk.answer(QuestionId.T1):
            self._do(Action.MARK_ROW, answer)

    def set_rung(self, rung: Rung) -> None:
        """The family's mark on the evidence ladder; an open stage goes along with it."""
        before = self.walk.answer(QuestionId.T1)
        stage = stage_after_marking(rung, before=before.rung, stage=before.stage)
        mark = before.mark if stage is before.stage else Mark.SAYS
        answer = replace(before, rung=rung, stage=stage, mark=mark)
        if answer != before:
            self._do(Action.MARK_ROW, answer)

    def set_rung_place(self, text: str) -> None:
        """Where it is approved, in the family's words."""
        answer = replace(self.walk.answer(QuestionId.T1), rung_place=text)
        self._type(Action.WRITE_ANSWER, answer, "rung_place")

    def set_says(self, question: QuestionId, text: str) -> None:
        """What the headline says in a row, in the family's words."""
        answer = replace(self.walk.answer(question), says=text)
        self._type(Action.WRITE_ANSWER, answer, "says")

    def use_words(self, question: QuestionId, quoted: str) -> None:
        """The family takes words of the text into a row, as one step that can be undone.

        They join what stands there already. On a relevance row the mark stays the family's to set.
        """
        answer = self.walk.answer(question)
        mark = answer.mark if question.group is Group.RELEVANCE else Mark.SAYS
        taken = replace(answer, mark=mark, says=_joined(answer.says, quoted))
        if taken != answer:
            self._do(Action.WRITE_ANSWER, taken)

    def mark_detail(self, detail: EligibilityDetail, mark: Mark) -> None:
        """The family's own mark on one of the 14 details."""
        was = self.walk.detail(detail)
        if was.mark is not mark:
            self._do(Action.MARK_ROW, replace(was, mark=mark))

    def set_detail_says(self, detail: EligibilityDetail, text: str) -> None:
        """What the headline says about a detail, in the family's words."""
        self._type(Action.WRITE_ANSWER, replace(self.walk.detail(detail), says=text), "says")

    def use_detail_words(self, detail: EligibilityDetail, quoted: str) -> None:
        """The family takes words of the text to a detail; its mark stays theirs to set."""
        was = self.walk.detail(detail)
        taken = replace(was, says=_joined(was.says, quoted))
        if taken != was:
            self._do(Action.WRITE_ANSWER, taken)

    def three(self) -> tuple[ChosenQuestion, ...]:
        """The questions for the page, as it prints them."""
        return self.walk.three_on_pages(self._table())

    def others(self) -> tuple[ChosenQuestion, ...]:
        """Everything else to ask, as the sheet prints it."""
        return self.walk.others_on_pages(self._table())

    def edit_question(self, place: int, text: str) -> None:
        """Change the words of a chosen question."""
        chosen = list(self.three())
        was = chosen[place]
        chosen[place] = replace(was, text=text, edited=True)
        choice = self.walk.choice
        if was.text == self.walk.headline.why_stopped:
            self.set_why_stopped(text)
        elif was.deeper:
            choice = reword(choice, was.deeper, text)
        elif was.group is None:
            # An own question lives in two places; its old words would come back on the sheet.
            own = tuple(text if words == was.text else words for words in choice.own)
            choice = replace(choice, own=own)
        choice = replace(choice, chosen=tuple(chosen))
        self._type(Action.CHOOSE_QUESTIONS, choice, f"chosen/{place}")

    def set_other_words(self, place: int, text: str) -> None:
        """The family's words for a chosen question in another language."""
        chosen = list(self.three())
        chosen[place] = replace(chosen[place], other_words=text)
        choice = replace(self.walk.choice, chosen=tuple(chosen))
        self._type(Action.CHOOSE_QUESTIONS, choice, f"other_words/{place}")

    def move_question(self, place: int, by: int) -> None:
        """Move a chosen question up (-1) or down (+1)."""
        chosen = list(self.three())
        chosen.insert(place + by, chosen.pop(place))
        self._choose(chosen)

    def swap_question(self, place: int, other: ChosenQuestion) -> None:
        """Put another question in this place; the one that was there goes to the sheet."""
        chosen = list(self.three())
        chosen[place] = replace(other, reason="picked")
        self._choose(chosen)

    def add_own_question(self, text: str) -> None:
        """Add a question in the family's own words; it comes first (ux.md 3.2)."""
        kept = text.strip()
        if not kept or kept in self.walk.own_questions:
            return
        choice = replace(self.walk.choice, own=(*self.walk.choice.own, kept))
        if choice.chosen is not None:
            own = ChosenQuestion(text=kept, reason="own", edited=True)
            choice = replace(choice, chosen=(own, *choice.chosen[:2]))
        self._do(Action.CHOOSE_QUESTIONS, choice)

    def use_suggested_questions(self) -> None:
        """Go back to the three of the fixed rules."""
        self._do(Action.CHOOSE_QUESTIONS, replace(self.walk.choice, chosen=None))

    def change_choice(self, choice: QuestionChoice) -> None:
        """What the family chose of the questions that go deeper, as one step to undo."""
        if choice != self.walk.choice:
            self._do(Action.CHOOSE_QUESTIONS, choice)

    def type_choice(self, choice: QuestionChoice, field: str) -> None:
        """The words of such a question, while they are typed."""
        self._type(Action.CHOOSE_QUESTIONS, choice, field)

    def page_was_made(self) -> None:
        """The page was printed or saved."""
        headline = self.walk.headline
        if headline.status is HeadlineStatus.STARTED:
            self._do(Action.MAKE_PAGE, replace(headline, status=HeadlineStatus.PAGE_READY))

    def set_aside(self) -> None:
        """Set the headline aside; it can be taken up again from the list of headlines."""
        headline = self.walk.headline
        if headline.status is not HeadlineStatus.SET_ASIDE:
            self._do(Action.SET_ASIDE, replace(headline, status=HeadlineStatus.SET_ASIDE))

    def keep_handed_over(self, what: str, to: str) -> None:
        """Write down that a printout was given to somebody today; it is on no page itself."""
        self._session.flush()
        fact = Fact(
            id=new_id(),
            person_id=self.walk.person.id,
            fact=FactKind.HANDED_OVER,
            text=what,
            known_on=self._today().isoformat(),
            show_on_pages=False,
        )
        fact = fact.with_detail(FactField.ON, self._today().isoformat())
        self._session.perform(Action.ADD_FACT, puts=(fact.with_detail(FactField.WHO, to),))

    def read_facts_again(self) -> None:
        """The care memory was changed elsewhere: look up its newest facts for this walk."""
        if self._walk is not None:
            self._session.flush()
            walk = self._walk
            query = partial(_read_facts, walk.person.id, walk.headline.id)
            self._session.read(query, self._on_facts_read)

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def _choose(self, chosen: list[ChosenQuestion]) -> None:
        choice = replace(self.walk.choice, chosen=tuple(chosen))
        self._do(Action.CHOOSE_QUESTIONS, choice)

    def _keep_in_story(self, text: str) -> None:
        self.set_story(self.walk.story.text + text)
        self.headline_shortened.emit()

    def _keep_with_story(self, story: Story) -> None:
        """Store a headline that has no words yet: without it, its story would not be found."""
        key = f"{story.id}/text"  # both are one undo step
        self._session.perform(Action.WRITE_STORY, puts=(self.walk.headline,), merge_key=key)

    def _type(self, action: Action, record: Record, field: str) -> None:
        self._walk = self.walk.with_record(record)
        self._session.type_into(action, record, field)
        self.changed.emit()

    def _do(self, action: Action, record: Record) -> None:
        self._session.flush()
        self._walk = self.walk.with_record(record)
        self._session.perform(action, puts=(record,))
        self.changed.emit()

    def _on_read(self, walk: Walk | None) -> None:
        if walk is None:
            self.gone.emit()
            return
        self._walk = walk
        self.loaded.emit()

    def _on_facts_read(self, read: Walk) -> None:
        if self._walk is not None and self._walk.person.id == read.person.id:
            self._walk = replace(
                self._walk,
                facts=read.facts,
                safety=read.safety,
                detail_facts=read.detail_facts,
                changes=read.changes,
                visits=read.visits,
            )
            self.changed.emit()

    def _on_records_reverted(self, _ids: tuple[UUID, ...]) -> None:
        if self._walk is not None:
            self._session.flush()
            self._session.read(partial(_reread, self._walk), partial(self._on_reread, self._walk))

    def _on_reread(self, asked: Walk, walk: Walk) -> None:
        if self._walk is None or self._walk.headline.id != walk.headline.id:
            return
        if self._walk is not asked:
            self._on_records_reverted(())  # something was typed since it was asked for
            return
        self._on_read(walk)


def _is_blank(headline: Headline) -> bool:
    return headline == Headline(
        id=headline.id, person_id=headline.person_id, added_on=headline.added_on
    )


def _joined(words: str, quoted: str) -> str:
    """The words with those of the text after them, on one line; unless they hold them already."""
    taken = " ".join(quoted.split())
    if taken.casefold() in words.casefold():
        return words
    return f"{words.rstrip()}; {taken}" if words.strip() else taken


def _read_facts(person_id: UUID, headline_id: UUID, store: NotesStore) -> Walk:
    walk = _walk_with_notes(store, person_id, date.min)
    return replace(walk, visits=visits_about(store, person_id, headline_id))


def _read_new_walk(today: date, store: NotesStore) -> Walk:
    return _walk_with_notes(store, None, today)


def _walk_with_notes(store: NotesStore, person_id: UUID | None, today: date) -> Walk:
    person, facts = read_notes(store, person_id)
    return new_walk(
        person,
        facts,
        today=today,
        safety=read_safety(store, person.id),
        detail_facts=read_detail_facts(store, person.id),
        changes=read_changes(store, person.id),
    )


def _read_stored_walk(headline_id: UUID, store: NotesStore) -> Walk | None:
    walk = read_walk(store, headline_id)
    return walk if walk and walk.person.id == current_person(store).id else None


def _reread(walk: Walk, store: NotesStore) -> Walk:
    """The walk after an undo; a headline no longer stored keeps its id and is empty."""
    stored = read_walk(store, walk.headline.id)
    if stored is not None:
        return stored
    fresh = _walk_with_notes(store, walk.person.id, date.min)
    headline = Headline(
        id=walk.headline.id, person_id=fresh.person.id, added_on=walk.headline.added_on
    )
    return replace(
        walk,
        person=fresh.person,
        facts=fresh.facts,
        headline=headline,
        safety=fresh.safety,
        detail_facts=fresh.detail_facts,
        changes=fresh.changes,
    )
