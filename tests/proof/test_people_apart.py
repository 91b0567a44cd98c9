"""Random people in one file: no word about one in a list, page, search or export of another.

Each text of each record holds a canary: a word made of the number of the person and a count, that
nothing else can contain.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from carecompanion.composition import Parts
from carecompanion.domain.archive import ArchivedNotes
from carecompanion.domain.asked_lately import answered_lately, asked_lately
from carecompanion.domain.changes import Action
from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.headline_life import ClosedReason, Closing
from carecompanion.domain.memory import FIELDS, FieldShape
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printouts import Paper, Printout
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.queue_order import QueueOrder, queue_order_id
from carecompanion.domain.queue_reading import read_queue
from carecompanion.domain.records import (
    RECORD_TYPES,
    Answer,
    Attachment,
    BornStyle,
    ChosenQuestion,
    DetailMark,
    Fact,
    FactKind,
    Headline,
    HeadlineSource,
    Mark,
    NameStyle,
    PaperText,
    Person,
    QuestionChoice,
    Record,
    Relation,
    Story,
    Visit,
    answer_id,
    choice_id,
    detail_mark_id,
    new_id,
    paper_text_id,
    story_id,
)
from carecompanion.domain.versions import read_versions
from carecompanion.domain.visit_desk import plan_visit, read_desk
from carecompanion.domain.visit_reading import waiting_visits
from carecompanion.domain.visits import VisitAnswer, VisitQuestion
from carecompanion.domain.walk import read_walk
from carecompanion.domain.whose import PERSON_STATE
from carecompanion.exchange.export_notes import export_notes
from carecompanion.exchange.fhir.document import document_bytes
from carecompanion.exchange.fhir.source import read_source
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.viewmodels.walk import WalkModel
from tests.fakes.memory_store import MemoryStore, MemoryVaults
from tests.pages.reading_back import squeezed, text_of
from tests.ui.waiting import wait_for
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.proof

TODAY = date(2026, 11, 21)
FAMILIES = 300
IN_A_VAULT = 20
AT_MODELS = 20
CANARY = re.compile(r"canary(\d)x\d+x", re.IGNORECASE)
KINDS = st.sampled_from(FactKind)


@dataclass(frozen=True)
class Life:
    """What a family wrote about one person."""

    facts: tuple[FactKind, ...]
    headlines: int
    papers: int
    with_story: bool
    questions: tuple[QuestionId, ...]
    deleted: tuple[bool, bool, bool]
    relation: Relation
    name_style: NameStyle
    born_style: BornStyle
    paused: bool


LIVES = st.builds(
    Life,
    facts=st.lists(KINDS, max_size=5).map(lambda kinds: (FactKind.BORN, *kinds)),
    headlines=st.integers(1, 2),
    papers=st.integers(0, 2),
    with_story=st.booleans(),
    questions=st.lists(st.sampled_from(QuestionId), unique=True, max_size=4).map(tuple),
    deleted=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    relation=st.sampled_from(Relation),
    name_style=st.sampled_from(NameStyle),
    born_style=st.sampled_from(BornStyle),
    paused=st.booleans(),
)
FAMILY = st.lists(LIVES, min_size=2, max_size=4)


class Words:
    """Texts about one person."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._count = count()

    def __call__(self) -> str:
        return f"canary{self._number}x{next(self._count)}x of 1987"


def owners(thing: object) -> set[int]:
    """The numbers of all people of whom a canary stands anywhere in this."""
    found: set[int] = set()
    _collect(thing, found)
    return found


def _collect(thing: object, found: set[int]) -> None:
    if isinstance(thing, str):
        found.update(int(number) for number in CANARY.findall(thing))
    elif isinstance(thing, bytes):
        _collect(thing.decode("utf-8", "replace"), found)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            _collect(getattr(thing, field.name), found)
    elif isinstance(thing, dict):
        _collect((*thing.keys(), *thing.values()), found)
    elif isinstance(thing, Iterable):
        for each in thing:
            _collect(each, found)


def write_family(store: NotesStore, family: Collection[Life]) -> list[Person]:
    """Write all of it, person by person in turns, and delete some of it."""
    (first,) = store.people()
    people: list[Person] = []
    written: list[list[Record]] = []
    for number, life in enumerate(family):
        words = Words(number)
        person = Person(
            id=first.id if number == 0 else new_id(),
            name=words(),
            relation=life.relation,
            name_style=life.name_style,
            born_style=life.born_style,
            needs=words(),
            interpreter=words(),
            paused=life.paused,
        )
        people.append(person)
        written.append([person, *_records(person, life, words)])
    store.apply(Action.WRITE_PERSON, puts=[each for records in written for each in records])
    for person, life, records in zip(people, family, written, strict=True):
        _attach(store, person, life, Words(people.index(person)))
        _change_and_delete(store, life, records)
    return people


def _records(person: Person, life: Life, words: Words) -> Iterator[Record]:
    for kind in life.facts:
        fact = Fact(
            id=new_id(),
            person_id=person.id,
            fact=kind,
            text=words(),
            source=words(),
            known_on="2021-03",
        )
        for spec in FIELDS[kind]:
            if spec.shape in (FieldShape.LINE, FieldShape.TEXT):
                fact = fact.with_detail(spec.field, words())
        yield fact
    for _ in range(life.headlines):
        yield from _headline(person, life, words)
    yield from _visits(person, words)


def _visits(person: Person, words: Words) -> Iterator[Record]:
    """A visit that was, one that is planned, and a question that waits for neither."""
    for on, saved_on in (("2026-03-02", "2026-03-02"), ("2026-12-01", "")):
        said = VisitAnswer(asked=bool(saved_on), said=words(), who=words(), by_when=words())
        text = words()
        yield Visit(
            id=new_id(),
            person_id=person.id,
            on=on,
            saved_on=saved_on,
            who=words(),
            where=words(),
            purpose=words(),
            needs=words(),
            hope=words(),
            questions=(VisitQuestion(key=text.casefold(), text=text, answer=said),),
            next_step=words(),
        )
    text = words()
    aside = VisitQuestion(key=text.casefold(), text=text)
    yield QueueOrder(id=queue_order_id(person.id), person_id=person.id, put_aside=(aside,))


def _headline(person: Person, life: Life, words: Words) -> Iterator[Record]:
    closing = Closing(
        reason=ClosedReason.NOT_OURS,
        words=words(),
        closed_on="2026-10-02",
        awaits_words=words(),
        reopened_on="2026-10-03",
    )
    headline = Headline(
        id=new_id(),
        person_id=person.id,
        text=words(),
        link=words(),
        seen_where=words(),
        why_stopped=words(),
        ask_why_stopped=True,
        whats_new=words(),
        looked_on="2026-10-01",
        closing=closing,
    )
    yield headline
    yield HeadlineSource(
        id=new_id(),
        person_id=person.id,
        headline_id=headline.id,
        says=words(),
        where=words(),
        who=words(),
    )
    yield DetailMark(
        id=detail_mark_id(headline.id, EligibilityDetail.AGE),
        person_id=person.id,
        headline_id=headline.id,
        detail=EligibilityDetail.AGE,
        mark=Mark.NOT_KNOWN,
        says=words(),
    )
    if life.with_story:
        yield Story(
            id=story_id(headline.id),
            person_id=person.id,
            headline_id=headline.id,
            text=words(),
        )
    for question in life.questions:
        yield Answer(
            id=answer_id(headline.id, question),
            person_id=person.id,
            headline_id=headline.id,
            question=question,
            mark=Mark.SAYS,
            says=words(),
        )
    yield QuestionChoice(
        id=choice_id(headline.id),
        person_id=person.id,
        headline_id=headline.id,
        chosen=(ChosenQuestion(text=words(), edited=True),),
        own=(words(),),
    )


def _attach(store: NotesStore, person: Person, life: Life, words: Words) -> None:
    for _ in range(life.papers):
        paper = Attachment(id=new_id(), person_id=person.id, name=words(), note=words())
        attaching = store.attach(paper, io.BytesIO(words().encode()))
        while attaching.step() is None:
            pass
        text = PaperText(
            id=paper_text_id(paper.id), person_id=person.id, attachment_id=paper.id, text=words()
        )
        store.apply(Action.ADD_ATTACHMENT, puts=(text,))


def _change_and_delete(store: NotesStore, life: Life, records: list[Record]) -> None:
    """A past for some headlines, and some things deleted."""
    headlines = [each for each in records if isinstance(each, Headline)]
    facts = [each for each in records if isinstance(each, Fact)]
    store.apply(Action.WRITE_HEADLINE, puts=(replace(headlines[0], seen_when="2026"),))
    one, two, three = life.deleted
    if one:
        store.apply(Action.DELETE_FACT, deletes=(facts[-1].id,))
    if two:
        store.apply(Action.DELETE_HEADLINE, deletes=(headlines[-1].id,))
    if three and len(headlines) > 1:
        store.apply(Action.WRITE_HEADLINE, puts=(replace(headlines[0], text="typed over"),))


def reads_of(store: NotesStore, person: Person, people: Collection[Person]) -> Iterator[object]:
    """Every read of a store that is about one person."""
    for kind in RECORD_TYPES:
        yield store.of_person(kind, person.id, limit=500)
        newest = store.of_person(kind, person.id, limit=1)
        yield store.of_person(kind, person.id, limit=500, after=newest[0].id) if newest else ()
    yield store.facts(person.id, tuple(FactKind), limit=500)
    yield store.facts(person.id, (FactKind.BORN,), limit=500)  # everybody has that one
    yield store.dated(person.id, limit=500)
    yield store.dated(person.id, kinds=(Headline, Fact), limit=500)
    yield store.dated(person.id, topics=tuple(FactKind), limit=500)
    yield [store.get(record_id) for record_id in store.everything_of(person.id)]
    yield asked_lately(store, person.id, TODAY)
    yield answered_lately(store, person.id, TODAY)
    yield from _found(store, person, people)
    yield _deleted(store, person)
    for headline in store.of_person(Headline, person.id, limit=500):
        for member in (Story, Answer, QuestionChoice, Attachment, HeadlineSource, DetailMark):
            yield store.of_headline(member, headline.id)
        yield read_walk(store, headline.id)
        yield read_versions(store, headline.id)
        yield store.history(headline.id)


def _found(store: NotesStore, person: Person, people: Collection[Person]) -> Iterator[object]:
    """Searches for what all people have, and for what each of the others alone has."""
    for text in ("1987", "of", "canary", "198"):
        yield store.find(text, person_id=person.id, limit=500)
    for number in range(len(people)):
        yield store.find(f"canary{number}x1x", person_id=person.id, limit=500)
        yield store.find(f"canary{number}x", person_id=person.id, limit=500)


def _deleted(store: NotesStore, person: Person) -> Iterator[object]:
    after = None
    while page := store.deleted(person_id=person.id, limit=2, after=after):
        yield from page
        after = page[-1]


def asked_of(store: NotesStore, person: Person, parts: Parts) -> Iterator[object]:
    """Every question of one person: those to ask, each visit with all around it, a new visit."""
    table = parts.question_table
    queue = read_queue(store, person.id, table, today=TODAY)
    yield queue
    yield queue.queue
    for visit in store.of_person(Visit, person.id):
        yield read_desk(store, visit.id, table, today=TODAY)
    yield plan_visit(store, person.id, table, today=TODAY)
    yield from waiting_visits(store, person.id)


def printed_of(store: NotesStore, person: Person, parts: Parts) -> Iterator[object]:
    """What every page about one person says."""
    for headline in store.of_person(Headline, person.id, limit=500):
        walk = read_walk(store, headline.id)
        assert walk is not None
        source = walk.page_source(parts.question_table, today=TODAY)
        yield source
        for printout in (Printout.ONE_PAGE, Printout.QUESTION_SHEET, Printout.LARGE_PRINT):
            yield parts.make_printout(source, printout, Paper.A4).lines
        clinic = read_source(
            store,
            walk,
            has_headline=True,
            table=parts.question_table,
            words=parts.page_words,
            made_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
        )
        yield document_bytes(clinic)


def pdf_texts_of(store: NotesStore, person: Person, parts: Parts) -> Iterator[object]:
    """The text of the one page as another program reads it from the PDF."""
    for headline in store.of_person(Headline, person.id, limit=1):
        walk = read_walk(store, headline.id)
        assert walk is not None
        source = walk.page_source(parts.question_table, today=TODAY)
        yield squeezed(text_of(parts.make_printout(source, Printout.ONE_PAGE, Paper.A4).pdf))


def exported_of(store: ArchivedNotes, person: Person, parts: Parts) -> Iterator[object]:
    """Every byte of an export of one person."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "out"
        export_notes(store, folder, parts.readable_page, person_id=person.id)
        for file in sorted(folder.rglob("*")):
            yield file.name
            yield file.read_bytes() if file.is_file() else b""


def check(things: Iterator[object], number: int) -> None:
    """No canary of anybody else; `things` is not empty of one's own."""
    seen = set()
    for thing in things:
        seen |= owners(thing)
        assert seen <= {number}, f"person {number} sees {seen}: {thing!r:.300}"
    assert seen == {number}, "nothing was looked at"


@pytest.fixture(scope="module")
def parts() -> Parts:
    return Parts()


many_families = settings(
    max_examples=FAMILIES,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # making a failing family smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
some_families = settings(many_families, max_examples=IN_A_VAULT)


@many_families
@given(family=FAMILY)
def test_of_300_families_no_read_and_no_page_of_one_person_holds_a_word_of_another(
    family: list[Life], parts: Parts
) -> None:
    store = MemoryStore()
    store.apply(Action.START_NOTES, puts=(Person(id=new_id()),))
    people = write_family(store, family)
    for number, person in enumerate(people):
        check(reads_of(store, person, people), number)
        check(asked_of(store, person, parts), number)
        page = parts.readable_page.pieces(store, {}, person_id=person.id)
        check(iter(["".join(page)]), number)
    number = len(family) % len(people)
    if store.of_person(Headline, people[number].id):
        check(printed_of(store, people[number], parts), number)


@some_families
@given(family=FAMILY)
def test_nor_in_a_real_vault_nor_in_an_export_of_one_person(
    family: list[Life], parts: Parts
) -> None:
    with TemporaryDirectory() as place:
        store = cheap_vaults().create(Path(place) / "notes.carevault", PASSPHRASE)
        people = write_family(store, family)
        for number, person in enumerate(people):
            check(reads_of(store, person, people), number)
            check(asked_of(store, person, parts), number)
        archived = cast("ArchivedNotes", store)
        number = len(family) % len(people)
        check(exported_of(archived, people[number], parts), number)
        if store.of_person(Headline, people[number].id):
            check(pdf_texts_of(store, people[number], parts), number)
        everybody = parts.readable_page.pieces(store, {})
        sections = "".join(everybody).split("<section>")[1:]
        assert [owners(section) for section in sections] == [{n} for n in range(len(people))]
        store.close()


class Eyes:
    """All view models of one session, and every word in them."""

    def __init__(self, session: Session, parts: Parts) -> None:
        self._session = session
        self.people = PeopleModel(session)
        self._headlines = HeadlineListModel(session, lambda: TODAY)
        self._papers = PaperListModel(session)
        self._deleted = DeletedModel(session, lambda _topic: "")
        self._past = PastModel(session, lambda _topic: "")
        self._walk = WalkModel(session, lambda: parts.question_table, lambda: TODAY)

    def choose(self, person_id: UUID) -> None:
        """Look at this person, as the flows do."""
        chosen: list[Person] = []
        self.people.chosen.connect(chosen.append)
        self.people.choose(person_id)
        self._wait(lambda: bool(chosen))
        for model in (self._headlines, self._papers):
            model.clear()
            model.load(person_id)
        self._deleted.use_person(person_id)
        self._deleted.load()
        self._past.clear()
        self._walk.clear()
        self._wait(lambda: self._session._jobs.is_idle)

    def look(self, ids: Collection[UUID]) -> Iterator[object]:
        """Everything in all models, with the headlines of everybody asked for."""
        yield self._headlines.headlines
        yield self._papers.papers
        yield self._deleted.items
        for headline_id in ids:
            self._walk.open(headline_id)
            self._past.show(headline_id)
            self._wait(lambda: self._session._jobs.is_idle)
            yield self._walk.walk if self._walk.is_loaded else ""
            yield self._past.headline
            yield self._past.versions

    def _wait(self, condition: Callable[[], bool]) -> None:
        wait_for(condition, "the models are read")


@settings(many_families, max_examples=AT_MODELS)
@given(family=FAMILY)
def test_nor_in_any_view_model_whichever_headline_is_asked_for(
    family: list[Life], parts: Parts, qapp: QApplication
) -> None:
    vaults = MemoryVaults()
    path = Path("notes.carevault")
    store = vaults.create(path, PASSPHRASE)
    people = write_family(store, family)
    headlines = [h.id for person in people for h in store.of_person(Headline, person.id)]
    store.write_state(PERSON_STATE, str(people[-1].id))
    store.close()
    session = Session(lambda: vaults)
    session.unlock(path, PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    eyes = Eyes(session, parts)
    try:
        for number, person in enumerate(people):
            eyes.choose(person.id)
            check(eyes.look(headlines), number)
    finally:
        session.lock()
        wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
        session.shut_down()
