"""Families at random, with everything a person could type or paste, kept in notes of their own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.evidence import Rung
from carecompanion.domain.facts import FactDetail, FactField
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    BornStyle,
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactKind,
    Headline,
    Mark,
    NameStyle,
    Outcome,
    Person,
    Provenance,
    QuestionChoice,
    Record,
    Relation,
    Visit,
    VisitAnswer,
    VisitQuestion,
    answer_id,
    choice_id,
    detail_mark_id,
)
from carecompanion.domain.stage import Stage

HEADLINE: Final = UUID(int=2)
VISIT: Final = UUID(int=3)

PHRASES: Final = (
    "Spinal muscular atrophy, type 2",
    "c.20A>T; p.(Glu7Val)",
    "12 June 2022",
    "Dr. Müller-Lüdenscheidt (Çeşme, Łódź)",
    "Gentherapie/Enzymersatz-Kombinationsbehandlung",
    "Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Διαγονιδιακή θεραπεία α β γ δ",
    "Генная терапия 12 из 15",
    "liệu pháp gen cho Nguyễn Thị Ánh Tuyết",
    "هل هذا العلاج الجيني مناسب لطفلنا؟",
    "مُحَمَّدٌ (SMN1) 12 مرة",
    "האם הטיפול מתאים לשינוי שלנו?",
    "שָׁלוֹם 3.5 mg (פעמיים)",
    "क्या यह उपचार हमारे जीन परिवर्तन के लिए है",
    "क्षत्रिय श्रृंखला ज्ञ",
    "এই চিকিৎসা কি আমাদের জিন পরিবর্তনের জন্য",
    "基因治疗 遺伝子治療 유전자",
    "🎉👨‍👩‍👧 ❤️ 🇺🇦",
    "HbSβ⁰ ≥ ≤ ± → ° ½ ₀ µ ŭ ğ ł ø é",
    "a\u0301\u0323e\u0302\u0300 " + "o" + "\u0308" * 12,
    "<b>not bold</b> <img src=/etc/passwd> &amp; &lt;",
    "%s {0} {name} \\n $HOME `ls`",
    ") Tj ET endstream (\\",
    "\x07\u202egnorw\u202c \u2066isolated\u2069 \ufeff\u200bend",
    "x" * 40 + "-/" * 40,
    "[U+1F389] [ ] ____ · : .",
    "line one\r\n\tline two\u2028line three\u00a0tied",
    "𝐛𝐨𝐥𝐝 𝒮𝒸𝓇𝒾𝓅𝓉",
    "ภาษาไทย ဗမာ",
)
LETTERS: Final = "aWiÄł1αЖшאبकঅ治é.?("
_DAYS: Final = ("", "2026", "2024-02", "2020-06-12", "2026-11-02", "last spring", "٢٠٢٢")
_SAFETY: Final = (
    FactKind.ALLERGY,
    FactKind.AVOID,
    FactKind.RECEIVED,
    FactKind.EMERGENCY_CONTACT,
)
_BESIDE: Final = (
    FactKind.WEIGHT,
    FactKind.DISEASE_STAGE,
    FactKind.ORGAN_FUNCTION,
    FactKind.MOBILITY,
    FactKind.ANTIBODIES,
    FactKind.COUNTRY,
    FactKind.TRAVEL,
    FactKind.FOLLOW_UP,
)
_ABOUT: Final = (
    FactKind.CONDITION,
    FactKind.GENE,
    FactKind.GENE_CHANGE,
    FactKind.BORN,
    FactKind.CENTRE,
)
_TOLD: Final = (FactField.DOSE, FactField.HOW_OFTEN, FactField.REACTION, FactField.VECTOR)


@dataclass(frozen=True)
class Typist:
    """Types into one field after the other, by chance."""

    chance: random.Random

    def text(self) -> str:
        """What stands in a field: one letter, a phrase, several, or 500 letters and more."""
        way = self.chance.randrange(100)
        if way < 15:
            return self.chance.choice(LETTERS)
        if way < 80:
            return self.chance.choice(PHRASES)
        if way < 90:
            return " ".join(self.chance.sample(PHRASES, 3))
        if way < 96:
            return self._long(500)
        if way < 99:
            return self.chance.choice("Wgكקমé治") * 500
        return self._long(3000)

    def maybe(self, share: float = 0.7) -> str:
        """The same, or nothing."""
        return self.text() if self.chance.random() < share else ""

    def day(self) -> str:
        """A day as it is kept, or what somebody wrote instead."""
        return self.chance.choice(_DAYS)

    def _long(self, length: int) -> str:
        text = ""
        while len(text) < length:
            text += self.chance.choice(PHRASES) + " "
        return text[:length]


def write_family(store: NotesStore, chance: random.Random) -> None:
    """Fill new notes with one person, one headline (`HEADLINE`) and one visit (`VISIT`)."""
    person = store.people()[0]
    store.apply(Action.WRITE_HEADLINE, puts=tuple(_records(person.id, Typist(chance))))


def _records(person_id: UUID, typist: Typist) -> Iterator[Record]:
    chance = typist.chance
    yield Person(
        id=person_id,
        name=typist.maybe(0.9),
        relation=chance.choice(tuple(Relation)),
        name_style=chance.choice((NameStyle.AS_WRITTEN, *NameStyle)),
        born_style=chance.choice((BornStyle.AS_WRITTEN, *BornStyle)),
        interpreter=typist.maybe(0.4),
        needs=typist.maybe(0.4),
    )
    yield from _facts(person_id, typist)
    yield Headline(
        id=HEADLINE,
        person_id=person_id,
        text=typist.maybe(0.95)[:600],
        link=typist.maybe(0.5),
        seen_where=typist.maybe(0.6),
        seen_when=typist.day(),
    )
    yield from _answers(person_id, typist)
    yield _choice(person_id, typist)
    yield _visit(person_id, typist)


def _facts(person_id: UUID, typist: Typist) -> Iterator[Fact]:
    chance = typist.chance
    numbers = iter(range(1000, 9000))

    def fact(kind: FactKind, text: str, *details: FactDetail, none_known: bool = False) -> Fact:
        return Fact(
            id=UUID(int=next(numbers)),
            person_id=person_id,
            fact=kind,
            text=text,
            provenance=chance.choice(tuple(Provenance)),
            known_on=typist.day(),
            show_on_pages=chance.random() < 0.85,
            none_known=none_known,
            details=details,
        )

    for kind in _ABOUT:
        if chance.random() < 0.75:
            yield fact(kind, typist.text())
    if chance.random() < 0.5:
        state = chance.choice(tuple(DiagnosisState)).value
        yield fact(FactKind.DIAGNOSIS, typist.maybe(), FactDetail(FactField.STATE, state))
    for kind in (*_SAFETY, FactKind.TREATMENT):
        yield from _of_safety(kind, typist, fact)
    yield from _of_days(typist, fact)


def _of_days(typist: Typist, fact: Callable[..., Fact]) -> Iterator[Fact]:
    """What stands beside the details, a talk, and what changed since then."""
    chance = typist.chance
    for kind in _BESIDE:
        if chance.random() < 0.4:
            value = FactDetail(FactField.VALUE, typist.maybe(0.3))
            yield fact(kind, typist.maybe(0.8), value)
    if chance.random() < 0.5:
        yield fact(FactKind.TALK, typist.text(), FactDetail(FactField.ON, "2026-06-12"))
    for _ in range(chance.choice((0, 0, 1, 3, 5))):
        day = FactDetail(FactField.ON, chance.choice(("2026-11-02", "2026-10", "2026-06-13")))
        yield fact(FactKind.CHANGE, typist.text(), day)


def _of_safety(kind: FactKind, typist: Typist, fact: Callable[..., Fact]) -> Iterator[Fact]:
    """Nothing, none known, some, or for medicines very many."""
    chance = typist.chance
    way = chance.randrange(4)
    if way == 1:
        yield fact(kind, "", none_known=True)
    many = 25 if kind is FactKind.TREATMENT and chance.random() < 0.3 else 2
    for _ in range(chance.randint(1, many) if way > 1 else 0):
        details = tuple(
            FactDetail(field, typist.text()) for field in _TOLD if chance.random() < 0.2
        )
        yield fact(kind, typist.text(), *details)


def _answers(person_id: UUID, typist: Typist) -> Iterator[Record]:
    chance = typist.chance
    for question in QuestionId:
        if chance.random() < 0.7:
            yield Answer(
                id=answer_id(HEADLINE, question),
                person_id=person_id,
                headline_id=HEADLINE,
                question=question,
                mark=chance.choice(tuple(Mark)),
                says=typist.maybe(),
                stage=chance.choice(tuple(Stage)),
                rung=chance.choice(tuple(Rung)),
                rung_place=typist.maybe(0.3),
            )
    for detail in EligibilityDetail:
        if chance.random() < 0.3:
            yield DetailMark(
                id=detail_mark_id(HEADLINE, detail),
                person_id=person_id,
                headline_id=HEADLINE,
                detail=detail,
                mark=chance.choice((None, Mark.SAME, Mark.DIFFERENT, Mark.NOT_KNOWN)),
                says=typist.maybe(),
            )


def _choice(person_id: UUID, typist: Typist) -> QuestionChoice:
    """Own questions; and the three by the fixed rules, or chosen, with words in two languages."""
    chance = typist.chance
    own = tuple(f"{number} {typist.text()}" for number in range(chance.choice((0, 1, 4))))
    chosen = None
    if chance.random() < 0.6:
        rows = chance.sample(tuple(QuestionId), 3)
        chosen = tuple(
            ChosenQuestion(
                text=f"{place} {typist.text()}",
                question=chance.choice((None, row)),
                other_words=typist.maybe(),
                edited=True,
            )
            for place, row in enumerate(rows[: chance.randint(1, 3)])
        )
    return QuestionChoice(
        id=choice_id(HEADLINE), person_id=person_id, headline_id=HEADLINE, chosen=chosen, own=own
    )


def _visit(person_id: UUID, typist: Typist) -> Visit:
    chance = typist.chance
    questions = tuple(
        VisitQuestion(
            key=str(number),
            text=typist.text(),
            answer=VisitAnswer(
                outcome=chance.choice(tuple(Outcome)),
                said=typist.maybe(),
                said_by=typist.maybe(),
                who=typist.maybe(),
                by_when=typist.day(),
            ),
        )
        for number in range(chance.randint(0, 8))
    )
    visit = Visit(id=VISIT, person_id=person_id, on=typist.day(), questions=questions)
    return replace(
        visit,
        who=typist.maybe(),
        where=typist.maybe(),
        next_step=typist.maybe(),
        next_who=typist.maybe(),
        next_by=typist.day(),
        is_record=True,
    )
