"""A care memory as a family may have written it over five years: about forty notes."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from carecompanion.content.booklet_words import load_booklet_words
from carecompanion.content.memory_words import load_memory_words
from carecompanion.domain.booklet import BookletSource, BookletTables, HeadlineAsked
from carecompanion.domain.facts import FactDetail, FactField, FactKind, Provenance
from carecompanion.domain.records import (
    Attachment,
    ChosenQuestion,
    Fact,
    Headline,
    Person,
    Relation,
)
from tests.pages.samples import PERSON, RESOURCES, WORDS

TABLES = BookletTables(
    booklet=load_booklet_words(RESOURCES / "pages" / "booklet.toml"),
    memory=load_memory_words(RESOURCES / "memory.toml"),
    page=WORDS,
)
_ids = count(1000)
_F, _K, _P = FactField, FactKind, Provenance

LETTER = Attachment(
    id=UUID(int=50),
    person_id=PERSON,
    name="Letter of the metabolic clinic, May 2026.pdf",
    note="Sent to our family doctor, too.",
    added_on="2026-05-20",
)


def note(
    kind: FactKind,
    text: str,
    known_on: str = "",
    fields: dict[FactField, str] | None = None,
    provenance: Provenance = Provenance.FAMILY,
    source: str = "",
    source_on: str = "",
    *,
    checked_on: str = "",
    none_known: bool = False,
    show: bool = True,
    papers: tuple[UUID, ...] = (),
) -> Fact:
    """A fact of the sample."""
    return Fact(
        id=UUID(int=next(_ids)),
        person_id=PERSON,
        fact=kind,
        text=text,
        known_on=known_on,
        details=tuple(FactDetail(field, said) for field, said in (fields or {}).items()),
        provenance=provenance,
        source=source,
        source_on=source_on,
        checked_on=checked_on,
        none_known=none_known,
        show_on_pages=show,
        papers=papers,
    )


def weight(value: str, day: str, *, source: str = "") -> Fact:
    """A weight in kg."""
    provenance = _P.CLINICIAN if source else _P.FAMILY
    return note(_K.WEIGHT, "", day, {_F.VALUE: value, _F.UNIT: "kg"}, provenance, source)


def walk(value: str, day: str) -> Fact:
    """A walking test in metres."""
    fields = {_F.VALUE: value, _F.UNIT: "m"}
    return note(_K.MEASURE, "Six minute walk", day, fields, _P.CLINICIAN, "Physiotherapy")


FACTS = (
    note(
        _K.CONDITION,
        "Sanfilippo syndrome type A (MPS IIIA)",
        "2022-06",
        {_F.OTHER_NAMES: "mucopolysaccharidosis type 3A"},
        _P.LETTER,
        "Letter of the metabolic clinic",
        "2022-06-12",
        checked_on="2026-11-01",
        papers=(LETTER.id,),
    ),
    note(_K.DIAGNOSIS, "", "2022-06", {_F.STATE: "confirmed"}, _P.CLINICIAN, "Dr Amin"),
    note(
        _K.GENE,
        "SGSH",
        "2022-06",
        {_F.INHERITANCE: "recessive", _F.EFFECT: "loss"},
        _P.REPORT,
        "Genetics laboratory",
        "2022-06-02",
    ),
    note(
        _K.GENE_CHANGE,
        "c.734G>A p.(Arg245His)",
        "2022-06",
        {_F.CHANGE_TYPE: "one_letter", _F.COPIES: "both"},
        _P.REPORT,
        "Genetics laboratory",
        "2022-06-02",
    ),
    note(_K.BORN, "3 March 2021"),
    weight("14.2", "2026-11-02", source="Dr Amin"),
    weight("13.9", "2026-07"),
    weight("13,1", "2026-01-15", source="Dr Amin"),
    weight("12.4", "2025-06"),
    weight("11.8", "2025"),
    walk("142", "2026-10-12"),
    walk("150", "2026-04-02"),
    walk("161", "2025-10-20"),
    note(_K.MOBILITY, "Walks alone indoors. Uses the buggy for more than ten minutes.", "2026-10"),
    note(_K.DISEASE_STAGE, "Speech is going, walking is steady.", "2026-10", None, _P.CLINICIAN),
    note(
        _K.ORGAN_FUNCTION,
        "Liver a little large on ultrasound, heart as before.",
        "2026-05-14",
        None,
        _P.REPORT,
        "Ultrasound",
        "2026-05-14",
        papers=(LETTER.id,),
    ),
    note(_K.ANTIBODIES, "Not tested yet", "2026-05", {_F.VECTOR: "AAV9"}, _P.CLINICIAN, "Dr Amin"),
    note(_K.COUNTRY, "Ireland"),
    note(_K.TRAVEL, "Up to three hours by car. Flying is hard with the oxygen."),
    note(_K.HEALTH, "Sleeps four hours a night. Melatonin helped for a year.", "2026-09"),
    note(
        _K.CENTRE,
        "Metabolic clinic, children's hospital",
        "2022-06",
        {_F.TEAM: "Dr Amin, nurse Okafor", _F.CONTACT: "01 555 0101", _F.NEXT_VISIT: "2026-12-03"},
    ),
    note(
        _K.TREATMENT,
        "Melatonin",
        "2026-09",
        {_F.DOSE: "3 mg", _F.HOW_OFTEN: "at night", _F.SINCE: "2024-02", _F.STOPPED: "2025-03"},
    ),
    note(_K.TREATMENT, "Valproate", "2026-09", {_F.DOSE: "200 mg", _F.HOW_OFTEN: "twice a day"}),
    note(_K.RECEIVED, "", none_known=True),
    note(_K.FOLLOW_UP, "Blood every six months, MRI once a year.", "2026-05"),
    note(
        _K.QUESTION,
        "Is anything being studied for our gene in Europe?",
        "",
        {
            _F.GROUP: "relevance",
            _F.ON: "2026-05-14",
            _F.ANSWER: "One study has started in France. Dr Amin will write to them and tell us.",
            _F.WHO: "Dr Amin",
        },
    ),
    note(
        _K.TRIAL,
        "A gene therapy study for MPS IIIA",
        "2026-10",
        {_F.REGISTRY_ID: "NCT00000000", _F.STATUS: "Planned", _F.HEARD_FROM: "patient group"},
    ),
    note(_K.TRIAL_PLACE, "Paris and Manchester", "2026-10"),
    note(
        _K.TALK,
        "We spoke about sleep first. Then about the study in the news, and what it would ask of "
        "us: two weeks in hospital, and check-ups for five years.\n"
        "Dr Amin said that nobody knows yet how long it lasts. She drew us a picture of how the "
        "gene gets to the brain. We asked about the liver. She said that blood is looked at every "
        "week at the beginning, and that steroids are given to calm the immune system.\n"
        "We were told to ask again in six months.",
        "",
        {
            _F.ON: "2026-05-14",
            _F.WHO: "Dr Amin, nurse Okafor",
            _F.AGREED: "The clinic writes to the study team. We keep a sleep diary until then.",
        },
        _P.CLINICIAN,
        "Dr Amin",
    ),
    note(_K.TALK, "The school nurse knows how to give the buccal medicine.", "2026-09-03"),
    note(
        _K.PAPER,
        "Living with Sanfilippo: a guide for families",
        "",
        {_F.AUTHOR: "A patient group", _F.FOUND_WHERE: "the clinic's waiting room", _F.ON: "2023"},
    ),
    note(
        _K.DECISION,
        "No feeding tube for now",
        "",
        {
            _F.ON: "2026-03-10",
            _F.WHY: "She eats well with soft food, and she likes it.",
            _F.WHO: "us",
        },
    ),
    note(_K.AUTHORISATION, "Second opinion abroad", "", {_F.ON: "2026-06", _F.STATUS: "granted"}),
    note(_K.ALLERGY, "Penicillin", "2023", {_F.REACTION: "rash on the whole body, within an hour"}),
    note(_K.AVOID, "Codeine. The team said: never.", "2024", None, _P.CLINICIAN, "Dr Amin"),
    note(_K.EMERGENCY_CONTACT, "Grandmother Ana", "", {_F.CONTACT: "086 555 0199"}),
    note(_K.MATTERS, "Music in the morning. Water. Being with her brother."),
    note(_K.CHANGE, "Held the spoon by herself at lunch.", "", {_F.ON: "2026-11-18"}),
    note(_K.CHANGE, "Awake from two to five.", "", {_F.ON: "2026-11-15"}),
    note(_K.HEALTH, "Something that stays at home", "2026-09", show=False),
)

HEADLINES = (
    HeadlineAsked(
        Headline(
            id=UUID(int=60),
            person_id=PERSON,
            text="Gene therapy for MPS IIIA enters its first study in people, hospital reports",
            seen_where="A link from a friend",
            seen_when="2026-11-02",
            link="https://example.org/news",
            added_on="2026-11-02",
        ),
        (
            ChosenQuestion(text="Would having had other treatments change anything?"),
            ChosenQuestion(text="What is known and not known so far about risks?"),
            ChosenQuestion(text="Who can advise us properly, and would we need a referral?"),
        ),
        ("What would it mean for her brother?",),
    ),
    HeadlineAsked(
        Headline(
            id=UUID(int=61),
            person_id=PERSON,
            text="Lab finds a new way to carry the SGSH gene into the brain of mice",
            added_on="2026-10-30",
        )
    ),
)

PERSON_OF = Person(
    id=PERSON,
    name="Ella Byrne",
    relation=Relation.MY_CHILD,
    needs="She hears well and understands more than she can say. Speak to her, too.",
    interpreter="Portuguese",
)
SOURCE = BookletSource(person=PERSON_OF, facts=FACTS, headlines=HEADLINES, files=(LETTER,))
