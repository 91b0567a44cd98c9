"""Values to make pages from: the real words and questions of the packs, and invented notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from carecompanion.content.page_words import load_page_words
from carecompanion.content.question_pack import load_questions
from carecompanion.domain.page import PageSource
from carecompanion.domain.questions import Asker, QuestionId
from carecompanion.domain.records import (
    Answer,
    ChosenQuestion,
    Fact,
    FactKind,
    Headline,
    Mark,
    Person,
    Provenance,
    Relation,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.top_three import WalkAnswers, others, suggest_three

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = RESOURCES / "fonts"
WORDS = load_page_words(RESOURCES / "pages" / "page.toml")
TABLE = load_questions(RESOURCES / "questions.toml")
PERSON = UUID(int=1)
HEADLINE = UUID(int=2)
TODAY = date(2026, 11, 21)


def fact(
    kind: FactKind,
    text: str,
    provenance: Provenance = Provenance.FAMILY,
    known_on: str = "",
    *,
    show: bool = True,
) -> Fact:
    return Fact(
        id=UUID(int=100 + list(FactKind).index(kind)),
        person_id=PERSON,
        fact=kind,
        text=text,
        provenance=provenance,
        known_on=known_on,
        show_on_pages=show,
    )


def answer(
    question: QuestionId, mark: Mark, says: str = "", stage: Stage = Stage.UNKNOWN
) -> Answer:
    return Answer(
        id=UUID(int=200 + list(QuestionId).index(question)),
        person_id=PERSON,
        headline_id=HEADLINE,
        question=question,
        mark=mark,
        says=says,
        stage=stage,
    )


def source(
    *,
    person: Person | None = None,
    facts: Sequence[Fact] = (),
    headline: Headline | None = None,
    answers: Sequence[Answer] = (),
    own: Sequence[str] = (),
    chosen: Sequence[ChosenQuestion] | None = None,
    changes: Sequence[Fact] = (),
    last_visit: str = "",
) -> PageSource:
    """A source as the walk makes it: the three by the fixed rules, everything else after them."""
    person = person or Person(id=PERSON)
    walk = WalkAnswers(answers={a.question: a for a in answers}, own=own)
    asker = Asker.ADULT if person.relation is Relation.ME else Asker.FAMILY
    three = tuple(chosen) if chosen is not None else suggest_three(walk, TABLE, asker)
    return PageSource(
        person=person,
        facts=tuple(facts),
        headline=headline or Headline(id=HEADLINE, person_id=PERSON),
        answers=tuple(answers),
        chosen=three,
        others=others(walk, three, TABLE, asker),
        table=TABLE,
        today=TODAY,
        changes=tuple(changes),
        last_visit=last_visit,
    )


def change(text: str, dated: str, *, show: bool = True) -> Fact:
    return replace(fact(FactKind.CHANGE, text, known_on=dated, show=show), id=uuid4())


def talking(base: PageSource) -> PageSource:
    """With an interpreter, what helps, and what changed since the last visit."""
    return replace(
        base,
        person=replace(
            base.person, interpreter="Arabic", needs="Time to answer; a quiet room; pictures"
        ),
        changes=(
            change("Sits for 20 minutes now, was 5", "2026-11-02"),
            change("Chokes on thin drinks about twice a week", "2026-10-11"),
            change("New standing frame at school", "2026-09"),
        ),
        last_visit="2026-06-12",
    )


def empty() -> PageSource:
    """Only a headline."""
    return source(
        headline=Headline(
            id=HEADLINE,
            person_id=PERSON,
            text="First baby treated with personalised gene therapy goes home",
        )
    )


def typical() -> PageSource:
    """What a family has after ten minutes."""
    return source(
        person=Person(id=PERSON, name="Sam Rivera", relation=Relation.MY_CHILD),
        facts=(
            fact(FactKind.BORN, "3 March 2019"),
            fact(
                FactKind.CONDITION,
                "Spinal muscular atrophy, type 2",
                Provenance.CLINICIAN,
                "2020-06-12",
            ),
            fact(FactKind.GENE, "SMN1", Provenance.REPORT, "2020-06"),
            fact(
                FactKind.GENE_CHANGE, "exon 7 deletion, both copies", Provenance.REPORT, "2020-06"
            ),
            fact(FactKind.CENTRE, "Children's Hospital, neuromuscular team"),
        ),
        headline=Headline(
            id=HEADLINE,
            person_id=PERSON,
            text="New one-time gene therapy given into the spine helps older children with SMA, "
            "trial finds",
            seen_where="Evening News",
            seen_when="2026-11-18",
            link="NCT05089656",
        ),
        answers=(
            answer(QuestionId.R1, Mark.SAME, "spinal muscular atrophy"),
            answer(QuestionId.R2, Mark.SAME, "SMN1"),
            answer(QuestionId.R3, Mark.NOT_KNOWN),
            answer(QuestionId.R4, Mark.DIFFERENT, "2 to under 18, can sit, never walked"),
            answer(QuestionId.T1, Mark.SAYS, "compared with a sham treatment", Stage.TRIAL),
            answer(QuestionId.T2, Mark.SAYS, "phase 3"),
        ),
        own=("Would having had nusinersen rule this out for Sam?",),
    )


def worst() -> PageSource:
    """Every field at or beyond its limit."""
    long = "Sehr lange Angaben mit vielen Wörtern, die kein Blatt fassen kann, " * 6
    return source(
        person=Person(id=PERSON, name="Maximiliane Alexandra " * 6, interpreter=long, needs=long),
        facts=tuple(fact(kind, long, Provenance.REPORT, "2020-06-12") for kind in FactKind),
        headline=Headline(
            id=HEADLINE,
            person_id=PERSON,
            text=("Breakthrough “cure” reverses disease in every child, doctors say; " * 12)[:600],
            seen_where=long,
            seen_when="sometime last week",
            link="https://example.org/" + "a" * 300,
        ),
        answers=tuple(
            answer(
                question,
                Mark.DIFFERENT if question.value[0] == "R" else Mark.SAYS,
                long,
                Stage.REGULATORY_STEP,
            )
            for question in QuestionId
        ),
        own=tuple(f"{number}. {long}" for number in range(5)),
        changes=tuple(change(long, "2026-06-12") for _ in range(3)),
        last_visit="2026-06-12",
    )


def scripts() -> PageSource:
    """Greek, Cyrillic, Vietnamese and clinical signs, and some that no bundled font holds."""
    base = typical()
    return replace(
        base,
        person=replace(base.person, name="Nguyễn Thị Ánh Tuyết"),
        facts=(
            fact(FactKind.BORN, "12 Ιουνίου 2018"),
            fact(FactKind.CONDITION, "Δρεπανοκυτταρική αναιμία HbSβ⁰", Provenance.REPORT, "2021"),
            fact(FactKind.GENE, "HBB (бета-глобин)", Provenance.FAMILY, "2021-02"),
            fact(FactKind.GENE_CHANGE, "c.20A>T; β⁰ → α γ δ µ ≥ ≤ ± ° ½ ₀ ⁰", Provenance.REPORT),
            fact(FactKind.CENTRE, "Bệnh viện Nhi Đồng, Łódź, Şişli, Çeşme, ŭ ğ ø é"),
        ),
        headline=replace(
            base.headline,
            text="Генная терапия β-талассемии: 12 из 15 больных ≥ 1 года без переливаний "
            "治療 علاج 🎉",
        ),
    )
