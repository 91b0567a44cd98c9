"""What a family keeps off pages is in no corner of any sheet, nor in the file for a clinic.

Each text that may not leave holds words that nothing else contains, in three scripts. Chance says
what is kept off, what is left out this once, and how much of a name and a birth date is shown.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from pypdf import PdfReader

from carecompanion.composition import Parts
from carecompanion.domain.after_visit import AfterVisit
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import FactDetail, FactField
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.page import PageSource, leaving_out
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printouts import NEEDS_A_HEADLINE, Paper, Printout
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.queue_reading import read_queue
from carecompanion.domain.queue_sheet import QueueSource
from carecompanion.domain.records import (
    Answer,
    Attachment,
    BornStyle,
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactKind,
    Headline,
    HeadlineSource,
    Mark,
    NameStyle,
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
    story_id,
)
from carecompanion.domain.walk import read_walk
from carecompanion.exchange.fhir.document import document_bytes
from carecompanion.exchange.fhir.source import read_source
from tests.fakes.memory_store import MemoryVaults
from tests.pages.leaks import leaks
from tests.pages.samples import TODAY

pytestmark = pytest.mark.proof

Figure = Callable[[str, object], None]
FAMILIES = 100
PARTS_OF_ALL = 4
HEADLINE: Final = UUID(int=2)
MADE_AT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
VISIT: Final = UUID(int=3)
OTHER: Final = UUID(int=4)
NAME: Final = ("Ngaire", "Κλειώνυμος")

NEVER_PRINTED: Final = (
    FactKind.HANDED_OVER,
    FactKind.DECISION,
    FactKind.MATTERS,
    FactKind.TRIAL,
    FactKind.PAPER,
)
"""Kinds that no sheet of a visit has room for, whatever the family chose."""

OF_A_PERSON: Final = (*sorted(NEEDS_A_HEADLINE), Printout.EMERGENCY_SHEET)
"""The other sheets are empty: nothing of the notes comes near them."""

FIELDS: Final = (
    FactField.DOSE,
    FactField.REACTION,
    FactField.VECTOR,
    FactField.CONTACT,
    FactField.VALUE,
    FactField.WHO,
    FactField.STOPPED,
)

PARTS = Parts()


@dataclass
class Secrets:
    """Hands out words that may not leave, and remembers them."""

    start: int
    hebrew: str
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        """A text that may not leave."""
        number = self.start + len(self.words)
        words = [f"canary{number}x", f"κρυφό{number}x", self.hebrew]
        self.words += words
        return " ".join(words)


@dataclass(frozen=True)
class Family:
    """Notes, what is left out of one printout, and the words that are kept off this or all.

    What stands `elsewhere` is of another headline: only the list of all questions may name that.
    """

    store: NotesStore
    chance: random.Random
    left_out: frozenset[FactKind]
    kept_off: Secrets
    off_this: Secrets
    elsewhere: Secrets

    @property
    def person(self) -> Person:
        """Who the notes are about."""
        return next(each for each in self.store.people() if each.id != OTHER)


@pytest.mark.parametrize("part", range(PARTS_OF_ALL))
def test_what_is_kept_off_pages_is_in_no_corner_of_any_sheet(
    part: int, record_property: Figure
) -> None:
    outcomes: Counter[str] = Counter()
    for number in range(part, FAMILIES, PARTS_OF_ALL):
        family = _written(random.Random(number))
        always = (*set(family.kept_off.words), *_of_the_name(family.person))
        hebrew = (family.kept_off.hebrew, family.off_this.hebrew, family.elsewhere.hebrew)
        stems = ("canary", "κρυφό", *hebrew)
        for name, pdf, is_less in _sheets(family):
            words = (*stems, *_of_the_name(family.person)) if is_less else always
            words = words if name.startswith("queue") else (*words, *family.elsewhere.words)
            assert not leaks(pdf, words), (number, name)
            assert not _of_the_name_beside_the_page(pdf), (number, name)
            outcomes["PDFs"] += 1
        assert not _in_text(_document(family), always), number
        outcomes["words"] += len(always) + len(set(family.off_this.words))
    record_property("figure", f"{FAMILIES // PARTS_OF_ALL} families: {dict(outcomes)}; none found")


def _of_the_name(person: Person) -> tuple[str, ...]:
    return () if person.name_style is NameStyle.AS_WRITTEN else NAME


def _of_the_name_beside_the_page(pdf: bytes) -> list[str]:
    """Words of the name in what the file says of itself and of its fields, however it is shown."""
    reader = PdfReader(BytesIO(pdf))
    said = str((reader.metadata, reader.get_fields(), reader.outline, reader.named_destinations))
    return [word for word in NAME if word in said]


def _in_text(content: bytes, words: tuple[str, ...]) -> list[str]:
    """The words in a file of plain text, as they are or written in escapes."""
    text = content.decode().lower()
    forms = {word: (word.lower(), ascii(word.lower())[1:-1]) for word in words}
    return [word for word, both in forms.items() if any(form in text for form in both)]


# --- what is written ------------------------------------------------------------------------------


def _written(chance: random.Random) -> Family:
    left_out = frozenset(chance.sample(tuple(FactKind), chance.randint(0, 12)))
    store = MemoryVaults().create(Path("family.carevault"), "four words by chance")
    secrets = Secrets(1000, "סודישלנו"), Secrets(5000, "נסתרלעד"), Secrets(7000, "רחוקמכאן")
    family = Family(store, chance, left_out, *secrets)
    person = Person(
        id=store.people()[0].id,
        name=" ".join(NAME),
        relation=chance.choice(tuple(Relation)),
        name_style=chance.choice(tuple(NameStyle)),
        born_style=chance.choice(tuple(BornStyle)),
        interpreter=chance.choice(("", "Arabic")),
    )
    store.apply(Action.WRITE_HEADLINE, puts=tuple(_records(person, family)))
    return family


def _records(person: Person, family: Family) -> Iterator[Record]:
    secret, chance = family.kept_off.text, family.chance
    yield person
    yield Person(id=OTHER, name=secret(), needs=secret(), interpreter=secret())
    yield Fact(id=new_id(), person_id=OTHER, fact=FactKind.ALLERGY, text=secret())
    for kind in FactKind:
        for _ in range(chance.randint(0, 2)):
            yield _fact(kind, person, family)
    yield Headline(
        id=HEADLINE,
        person_id=person.id,
        text="New gene therapy",
        why_stopped=secret(),
        whats_new=secret(),
    )
    yield Story(id=story_id(HEADLINE), person_id=person.id, headline_id=HEADLINE, text=secret())
    yield HeadlineSource(
        id=new_id(), person_id=person.id, headline_id=HEADLINE, says=secret(), who=secret()
    )
    yield Attachment(id=new_id(), person_id=person.id, name=secret(), note=secret())
    other = family.elsewhere.text()
    yield Headline(id=new_id(), person_id=person.id, text=other, link=secret())
    yield Visit(id=VISIT, person_id=person.id, on="2026-11-02", who="Dr Green")
    yield from _answers(person, family)


def _fact(kind: FactKind, person: Person, family: Family) -> Fact:
    """One that is shown, kept off every page, or left out this once; then every word is secret."""
    chance = family.chance
    is_shown = kind not in NEVER_PRINTED and chance.random() < 0.6
    hides_birth = kind is FactKind.BORN and person.born_style is not BornStyle.AS_WRITTEN
    secret = None
    if not is_shown or hides_birth:
        secret = family.kept_off.text
    elif kind in family.left_out:
        secret = family.off_this.text
    details = {each: secret() if secret else "12" for each in FIELDS}
    if kind is FactKind.DIAGNOSIS:
        details[FactField.STATE] = chance.choice(tuple(DiagnosisState)).value
    if kind is FactKind.TREATMENT and chance.random() < 0.8:
        del details[FactField.STOPPED]
    return Fact(
        id=new_id(),
        person_id=person.id,
        fact=kind,
        text=f"{secret()} 2019" if secret else "said in 2019",
        show_on_pages=is_shown or kind in NEVER_PRINTED,
        details=tuple(FactDetail(each, text) for each, text in details.items()),
        source=secret() if secret else "",
        none_known=chance.random() < 0.1,
    )


def _answers(person: Person, family: Family) -> Iterator[Record]:
    chance = family.chance
    for question in chance.sample(tuple(QuestionId), 8):
        yield Answer(
            id=answer_id(HEADLINE, question),
            person_id=person.id,
            headline_id=HEADLINE,
            question=question,
            mark=chance.choice(tuple(Mark)),
            says="as it says",
        )
    for detail in EligibilityDetail:
        yield DetailMark(
            id=detail_mark_id(HEADLINE, detail),
            person_id=person.id,
            headline_id=HEADLINE,
            detail=detail,
            mark=chance.choice((None, Mark.SAME, Mark.DIFFERENT, Mark.NOT_KNOWN)),
        )
    chosen = ChosenQuestion(text="Is it for us?", reason=family.kept_off.text())
    yield QuestionChoice(
        id=choice_id(HEADLINE),
        person_id=person.id,
        headline_id=HEADLINE,
        chosen=chance.choice((None, (chosen,))),
    )


# --- what leaves ----------------------------------------------------------------------------------


def _sheets(family: Family) -> Iterator[tuple[str, bytes, bool]]:
    """Every sheet on both papers, and then less what is left out this once."""
    walk = read_walk(family.store, HEADLINE)
    assert walk is not None
    source = walk.page_source(PARTS.question_table, today=TODAY)
    for paper in Paper:
        for is_less in (False, True):
            shown = leaving_out(source, family.left_out) if is_less else source
            for printout in OF_A_PERSON:
                pdf = PARTS.make_printout(shown, printout, paper).pdf
                yield f"{printout} {paper} {is_less}", pdf, is_less
        yield f"queue {paper}", _queue_sheet(family, source, paper), False
        yield f"record {paper}", _record(family, paper), False


def _queue_sheet(family: Family, source: PageSource, paper: Paper) -> bytes:
    table = PARTS.question_table
    queue = read_queue(family.store, source.person.id, table, today=TODAY).queue
    whole = QueueSource(
        person=source.person, facts=source.facts, queue=queue, table=source.table, today=TODAY
    )
    return PARTS.make_queue_sheet(whole, paper).pdf


def _record(family: Family, paper: Paper) -> bytes:
    visit = family.store.get(VISIT)
    assert isinstance(visit, Visit)
    name = family.person.name_on_pages
    record = AfterVisit(name=name, on=visit.on, with_whom=visit.who)
    return PARTS.make_after_visit(record, paper).pdf


def _document(family: Family) -> bytes:
    walk = read_walk(family.store, HEADLINE)
    assert walk is not None
    source = read_source(
        family.store,
        walk,
        has_headline=True,
        table=PARTS.question_table,
        words=PARTS.page_words,
        made_at=MADE_AT,
    )
    return document_bytes(source)
