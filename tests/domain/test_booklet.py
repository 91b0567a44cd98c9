"""What a booklet holds: all that is written, and nothing that stays off pages or is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carecompanion.domain.booklet import (
    Booklet,
    BookletChoice,
    BookletKind,
    BookletSource,
    Chapter,
    Chooseable,
    Extra,
    build_booklet,
    can_be_printed,
    kept_off,
)
from carecompanion.domain.facts import FactKind
from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.people import BornStyle, NameStyle, Relation
from carecompanion.domain.records import Outcome, Visit, VisitAnswer, VisitQuestion, new_id
from tests.pages.booklet_samples import (
    FACTS,
    PERSON_OF,
    SOURCE,
    TABLES,
    note,
    weight,
)
from tests.pages.samples import TODAY

TIMELINE = BookletChoice(BookletKind.TIMELINE)


def built(source: BookletSource = SOURCE, choice: BookletChoice | None = None) -> Booklet:
    return build_booklet(source, choice or BookletChoice(), today=TODAY, tables=TABLES)


def all_words(booklet: Booklet) -> str:
    """Everything a booklet says."""
    return repr(booklet)


def texts(booklet: Booklet, chapter: str) -> list[str]:
    (found,) = [each for each in booklet.chapters if each.heading == chapter]
    return [entry.text for section in found.sections for entry in section.entries]


def test_the_parts_come_in_their_order_then_headlines_then_the_timeline() -> None:
    names = [TABLES.memory.parts[part].name for part in MemoryPart]
    words = TABLES.booklet
    assert [chapter.heading for chapter in built().chapters] == [
        *names,
        words.headlines,
        words.timeline,
    ]


def test_a_part_without_a_note_is_named_and_one_that_is_left_out_is_not() -> None:
    source = BookletSource(person=PERSON_OF, facts=(weight("14", "2026"),))
    booklet = built(source, BookletChoice(parts_out=frozenset({MemoryPart.GENE})))
    assert "Treatments" in booklet.nothing_yet
    assert "Key health details" not in booklet.nothing_yet
    assert "Gene and gene change" not in all_words(booklet)


def test_a_value_stands_with_what_was_measured_and_fields_with_their_names() -> None:
    health = texts(built(), "Key health details")
    assert "14.2 kg" in health
    assert "Six minute walk: 142 m" in health
    (entry,) = [
        entry
        for section in built().chapters[1].sections
        for entry in section.entries
        if entry.aside == "Gene"
    ]
    assert "How it runs in families: Recessive: both copies are changed" in entry.lines
    assert entry.note == "Report, Genetics laboratory, 2 June 2022 · As of June 2022"


def test_none_known_is_printed_and_blank_is_not() -> None:
    received = note(FactKind.RECEIVED, "", none_known=True)
    source = BookletSource(person=PERSON_OF, facts=(received, note(FactKind.ALLERGY, " ")))
    assert texts(built(source), "Treatments") == ["None known"]
    assert [chapter.heading for chapter in built(source).chapters] == ["Treatments"]


def test_what_is_kept_off_pages_is_named_apart_and_never_printed() -> None:
    hidden = [fact for fact in FACTS if not fact.show_on_pages]
    assert list(kept_off(SOURCE)) == hidden
    for choice in (BookletChoice(), TIMELINE):
        assert "stays at home" not in all_words(built(choice=choice))


@pytest.mark.parametrize("kind", BookletKind)
def test_what_is_left_out_is_neither_in_its_part_nor_in_the_timeline(kind: BookletKind) -> None:
    weights = frozenset(fact.id for fact in FACTS if fact.fact is FactKind.WEIGHT)
    said = all_words(built(choice=BookletChoice(kind, facts_out=weights)))
    assert "14.2 kg" not in said
    assert "142 m" in said
    out: frozenset[Chooseable] = frozenset((MemoryPart.HEALTH, MemoryPart.PAPERS, Extra.HEADLINES))
    said = all_words(built(choice=BookletChoice(kind, parts_out=out)))
    assert not [words for words in ("142 m", "clinic, May", "enters its first") if words in said]
    assert "Penicillin" in said


def test_the_timeline_alone_has_the_fields_and_the_whole_booklet_has_them_once() -> None:
    assert [chapter.heading for chapter in built(choice=TIMELINE).chapters] == ["Timeline"]
    assert "keep a sleep diary" in all_words(built(choice=TIMELINE))
    assert all_words(built()).count("keep a sleep diary") == 1
    out = BookletChoice(parts_out=frozenset({Extra.TIMELINE}))
    assert built(choice=out).chapters[-1].heading == TABLES.booklet.headlines


def test_months_of_the_timeline_come_newest_first_and_say_what_is_not_known() -> None:
    headings = [section.heading for section in built(choice=TIMELINE).chapters[0].sections]
    assert headings[0] == "November 2026"
    assert headings.index("June 2025") + 1 == headings.index("2025, month not known")


def test_name_and_day_of_birth_are_as_the_person_wants_them_on_pages() -> None:
    person = replace(PERSON_OF, name_style=NameStyle.INITIALS, born_style=BornStyle.YEAR)
    booklet = built(replace(SOURCE, person=person))
    assert booklet.name == "E. B."
    assert "3 March 2021" not in all_words(booklet)
    assert "2021" in texts(booklet, "Key health details")
    hidden = replace(SOURCE, person=replace(person, born_style=BornStyle.HIDDEN))
    assert "2021" not in texts(built(hidden), "Key health details")
    assert FactKind.BORN in [fact.fact for fact in kept_off(hidden)]
    assert len(can_be_printed(hidden)) + len(kept_off(hidden)) == len(FACTS)


def test_a_year_of_birth_that_cannot_be_told_is_kept_off() -> None:
    person = replace(PERSON_OF, born_style=BornStyle.YEAR)
    for text in ("in spring", "2020 or 2021", "03.03.21"):
        source = BookletSource(person=person, facts=(note(FactKind.BORN, text),))
        assert len(kept_off(source)) == 1


def test_a_person_without_a_name_and_an_adult_have_words_of_their_own() -> None:
    nobody = built(replace(SOURCE, person=replace(PERSON_OF, name="", relation=Relation.ME)))
    assert nobody.name == "(no name on this page)"
    assert nobody.prepared == "Written by me on 21 November 2026"
    assert nobody.notice.startswith("Written by me")


def visit(**says: str) -> Visit:
    answers = (
        VisitAnswer(outcome=Outcome.ANSWERED, said="Not before the age of 4.", said_by="Dr Obi"),
        VisitAnswer(outcome=Outcome.WILL_CHECK, who="The nurse", by_when="Friday"),
        VisitAnswer(),
    )
    questions = tuple(
        VisitQuestion(key=str(number), text=f"What about point {number}?", answer=answer)
        for number, answer in enumerate(answers)
    )
    about = {"on": "2026-11-03", "who": "Dr Obi", "hope": "A name to write to"} | says
    return Visit(id=new_id(), person_id=PERSON_OF.id, questions=questions, **about)  # type: ignore[arg-type]


def appointments(booklet: Booklet) -> Chapter:
    (found,) = [each for each in booklet.chapters if each.heading == "Appointments"]
    return found


def test_appointments_stand_with_their_questions_and_what_was_said() -> None:
    asked = visit(next_step="Write to the centre", next_who="We", next_by="May")
    planned = visit(on="2026-12-02", time="10:30")
    undated = visit(on="", needs="a ramp")
    source = replace(SOURCE, visits=(asked, undated, planned))
    chapter = appointments(built(source))
    headings = [section.heading for section in chapter.sections]
    assert headings == ["No date yet", "2 December 2026, 10:30", "3 November 2026"]
    entries = {entry.text: entry for entry in chapter.sections[2].entries}
    assert entries["What about point 0?"].aside == "Answered"
    said = ("Not before the age of 4.", "Said by: Dr Obi")
    assert entries["What about point 0?"].lines == said
    assert entries["What about point 1?"].aside == "Will check"
    assert entries["What about point 1?"].lines == ("Who will do it: The nurse", "By when: Friday")
    assert (entries["What about point 2?"].aside, entries["What about point 2?"].lines) == (
        "Still open",
        (),
    )
    assert entries["A name to write to"].aside == "What we hope to leave with"
    assert entries["Write to the centre"].lines == ("Who will do it: We", "By when: May")
    assert entries["Dr Obi"].aside == "With"
    assert "Dr Obi" in texts(built(source), TABLES.booklet.timeline)


@pytest.mark.parametrize("kind", BookletKind)
def test_appointments_that_are_left_out_are_nowhere(kind: BookletKind) -> None:
    source = replace(SOURCE, visits=(visit(),))
    out = BookletChoice(kind, parts_out=frozenset({Extra.VISITS}))
    said = all_words(built(source, out))
    assert "Dr Obi" not in said
    assert "What about point" not in said


def test_an_appointment_with_nothing_in_it_has_no_heading() -> None:
    empty = Visit(id=new_id(), person_id=PERSON_OF.id)
    booklet = built(replace(SOURCE, visits=(empty,)))
    assert "Appointments" not in [chapter.heading for chapter in booklet.chapters]
