"""The care-memory booklet: a real PDF, read back."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecompanion.domain.booklet import (
    Booklet,
    BookletChoice,
    BookletKind,
    BookletSource,
    build_booklet,
)
from carecompanion.domain.facts import FactDetail, FactField, FactKind, Provenance
from carecompanion.domain.page import MadePage
from carecompanion.domain.printouts import Paper
from carecompanion.domain.records import Fact
from carecompanion.pages import ReportLabPages
from carecompanion.pages.booklet import lay_out_booklet
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook
from carecompanion.pages.measures import SHEETS, SMALLEST
from tests.pages.booklet_samples import FACTS, PERSON_OF, SOURCE, TABLES, note
from tests.pages.reading_back import faults_of, fonts_of, reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, PERSON, TODAY

MAKER = ReportLabPages(fonts=FONTS)
CLUSTERS = Clusters(FontBook(FONTS))
both_papers = pytest.mark.parametrize("paper", Paper)


def built(source: BookletSource = SOURCE, choice: BookletChoice | None = None) -> Booklet:
    return build_booklet(source, choice or BookletChoice(), today=TODAY, tables=TABLES)


def made(
    source: BookletSource = SOURCE,
    choice: BookletChoice | None = None,
    paper: Paper = Paper.A4,
) -> MadePage:
    return MAKER.booklet(built(source, choice), paper)


def contents_of(pdf: bytes) -> dict[str, int]:
    """The lines of the contents with their numbers, as a reader sees them."""
    lines = [line for page in reader(pdf).pages[:2] for line in page.extract_text().splitlines()]
    rows = (re.fullmatch(r"(.+?)\s*(\d+)", line.strip()) for line in lines)
    return {row.group(1): int(row.group(2)) for row in rows if row}


@both_papers
def test_each_chapter_begins_on_the_page_that_the_contents_name(paper: Paper) -> None:
    pdf = made(paper=paper).pdf
    contents, pages = contents_of(pdf), [page.extract_text() for page in reader(pdf).pages]
    headings = [chapter.heading for chapter in built().chapters]
    assert len(headings) == 15
    for heading in headings:
        first = next(
            number
            for number, page in enumerate(pages, start=1)
            if number > 1 and heading in page.splitlines()
        )
        assert contents[heading] == first, heading


@both_papers
def test_every_page_says_which_it_is_of_how_many_and_whose(paper: Paper) -> None:
    page = made(paper=paper)
    pages = reader(page.pdf).pages
    assert page.page_count == len(pages) > 4
    for number, each in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in each.extract_text()
        assert "Ella Byrne" in each.extract_text()


@both_papers
def test_everything_written_is_found_and_what_is_kept_off_is_not(paper: Paper) -> None:
    said = squeezed(text_of(made(paper=paper).pdf))
    for fact in FACTS:
        assert (squeezed(fact.text) in said) is fact.show_on_pages or not fact.text
    for chapter in built().chapters:
        for section in chapter.sections:
            for entry in section.entries:
                for text in (entry.aside, entry.text, *entry.lines, entry.note):
                    assert squeezed(text) in said
    assert squeezed(TABLES.page.family.notice) in said
    assert squeezed(TABLES.booklet.legend) in said


@both_papers
@pytest.mark.parametrize("kind", BookletKind)
def test_what_is_left_out_is_not_in_the_file(kind: BookletKind, paper: Paper) -> None:
    out = frozenset(fact.id for fact in FACTS if fact.fact is FactKind.WEIGHT)
    text = text_of(made(choice=BookletChoice(kind, facts_out=out), paper=paper).pdf)
    assert "14.2 kg" not in text
    assert "142 m" in text


@both_papers
def test_no_heading_is_the_last_on_a_page_and_nothing_leaves_its_place(paper: Paper) -> None:
    headings = {chapter.heading for chapter in built().chapters}
    headings |= {section.heading for chapter in built().chapters for section in chapter.sections}
    _, pages = lay_out_booklet(CLUSTERS, built(), paper)
    for number, blocks in enumerate(pages, start=1):
        assert faults_of(blocks) == []
        assert sum(block.height for block in blocks) <= SHEETS[paper].room
        assert number == 1 or blocks[-1].lines[-1:] not in [(heading,) for heading in headings]


def test_a_text_longer_than_a_page_goes_on_overleaf_and_nothing_of_it_is_cut() -> None:
    endless = "What about this and that and the other thing, " * 300
    page = made(BookletSource(person=PERSON_OF, facts=(note(FactKind.TALK, endless),)))
    assert page.page_count > 3
    assert text_of(page.pdf).count("thing,") == 300
    assert not page.shortened
    assert not page.left_out


def test_new_lines_of_the_family_stay_new_lines_and_markup_is_text() -> None:
    fact = note(FactKind.TALK, "First <b>this</b> &amp; that\n\nThen this")
    page = made(BookletSource(person=PERSON_OF, facts=(fact,)))
    lines = [line for each in reader(page.pdf).pages for line in each.extract_text().splitlines()]
    assert any(line.endswith("First <b>this</b> &amp; that") for line in lines)
    assert "Then this" in lines


def test_notes_with_nothing_written_are_one_page_that_says_so() -> None:
    page = made(BookletSource(person=PERSON_OF))
    assert page.page_count == 1
    assert "Nothing is written yet under: Condition name," in text_of(page.pdf)


def test_same_notes_same_bytes_and_only_our_own_fonts() -> None:
    page = made()
    assert page.pdf == MAKER.booklet(built(), Paper.A4).pdf
    assert page.pdf == ReportLabPages(fonts=FONTS).booklet(built(), Paper.A4).pdf
    assert all(font.embedded for font in fonts_of(page.pdf))
    assert min(sizes_of(page.pdf)) >= SMALLEST
    about = reader(page.pdf).metadata
    assert about is not None
    assert about.title == "Care memory"


def test_any_script_is_printed_or_named() -> None:
    facts = (note(FactKind.CONDITION, "Синдром Санфилиппо, α, ≥ 3, 治, שלום"),)
    page = made(BookletSource(person=replace(PERSON_OF, name="Ελλα"), facts=facts))
    text = text_of(page.pdf)
    assert "Синдром Санфилиппо, α, ≥ 3, [U+6CBB]" in text
    assert "Ελλα" in text
    assert "治" in page.unprintable


def test_making_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    heard: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) == 10:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        MAKER.booklet(built(), Paper.A4, progress=hear)
    heard.clear()
    MAKER.booklet(built(BookletSource(person=PERSON_OF, facts=FACTS[:2])), Paper.A4, progress=hear)
    assert heard[-1] == (8, 8)  # two notes and their two lines of the timeline, each twice


TYPED = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), max_codepoint=0x2FFF), max_size=60
)
DAYS = st.one_of(st.just(""), st.dates().map(str), st.sampled_from(("2026", "2026-02")), TYPED)


@st.composite
def random_facts(draw: st.DrawFn) -> list[Fact]:
    kinds = draw(st.lists(st.sampled_from(FactKind), max_size=12))
    return [
        Fact(
            id=UUID(int=place),
            person_id=PERSON,
            fact=kind,
            text=draw(TYPED) * draw(st.sampled_from((1, 1, 1, 40))),
            provenance=draw(st.sampled_from(Provenance)),
            known_on=draw(DAYS),
            source=draw(TYPED),
            details=tuple(
                FactDetail(field, draw(TYPED))
                for field in draw(st.sets(st.sampled_from(FactField), max_size=3))
            ),
            none_known=draw(st.booleans()),
            show_on_pages=draw(st.booleans()),
        )
        for place, kind in enumerate(kinds)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random_facts(), TYPED, TYPED, st.sampled_from(Paper), st.sampled_from(BookletKind))
def test_any_memory_is_laid_out_whole_and_inside_its_pages(
    facts: list[Fact], name: str, needs: str, paper: Paper, kind: BookletKind
) -> None:
    person = replace(PERSON_OF, name=name, needs=needs * 20)
    booklet = built(BookletSource(person=person, facts=tuple(facts)), BookletChoice(kind))
    count, pages = lay_out_booklet(CLUSTERS, booklet, paper)
    drawn = list(pages)
    assert len(drawn) == count
    for blocks in drawn:
        assert faults_of(blocks) == []
        assert sum(block.height for block in blocks) <= SHEETS[paper].room + 0.01
    entries = sum(len(s.entries) for chapter in booklet.chapters for s in chapter.sections)
    said = [line for blocks in drawn for block in blocks for line in block.lines]
    assert len(said) >= entries + count
