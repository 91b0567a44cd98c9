"""Whatever people type, on both papers: one page, nothing lost, nothing outside it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from carecompanion.content.sheet_words import load_sheet_words
from carecompanion.domain.emergency_sheet import NOT_COPIED_YET, build_emergency_sheet
from carecompanion.domain.page import (
    LeftOutKind,
    MadePage,
    OnePage,
    PageSource,
    build_one_page,
    build_question_sheet,
)
from carecompanion.domain.printouts import Paper
from carecompanion.domain.questions import QuestionId
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
from carecompanion.domain.visit_on_page import VisitOnPage
from carecompanion.pages import ReportLabPages
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook, Weight
from carecompanion.pages.large_print import lay_out_large
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import SHEETS
from carecompanion.pages.one_page import lay_out
from carecompanion.pages.scripts import JOINERS
from carecompanion.pages.sheet import lay_out_sheet
from carecompanion.pages.written_sheet import lay_out_written
from tests.pages.reading_back import (
    faults_of,
    fonts_of,
    reader,
    script_words,
    sizes_of,
    squeezed,
    text_of,
)
from tests.pages.samples import (
    FONTS,
    HEADLINE,
    PERSON,
    RESOURCES,
    TABLE,
    WORDS,
    answer,
    change,
    fact,
)

CASES = 250
"""On each paper; `proof/test_papers.py` makes every printout of 1,000 families besides."""
READ_BACK_EVERY = 16
"""Every so many cases the whole text is read back too; the rest is checked on the blocks."""

SETTINGS: Any = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
}
"""No shrinking: a failing case of this size would take minutes to shrink."""

MAKER = ReportLabPages(fonts=FONTS)
CLUSTERS = Clusters(FontBook(FONTS))
SHEET_WORDS = load_sheet_words(RESOURCES / "pages" / "sheets.toml")

PHRASES = (
    "",
    " ",
    "SMN1",
    "12 June 2022",
    "<img src=/etc/passwd>",
    "&amp; <b>not bold</b>",
    "Διαγονιδιακή θεραπεία α β γ δ",
    "Генная терапия",
    "liệu pháp gen Nguyễn",
    "العلاج الجيني",
    "ריפוי גנטי",
    "जीन थेरेपी",
    "基因治疗 遺伝子治療 유전자",
    "🎉👨‍👩‍👧 ❤️",
    "HbSβ⁰ ≥ ≤ ± → ° ½ ₀ µ ŭ ğ ł ø é",
    "W" * 300,
    "[U+1F389]" * 20,
    "x" * 40 + "-/" * 40,
    "line\none\r\n\ttwo\x00\x07\u202e\u200b\ud800",
    "a\u0301\u0323" + "\u0308" * 30,
    "𝐛𝐨𝐥𝐝",
    "very long " * 80,
)
TEXT = st.one_of(
    st.sampled_from(PHRASES),
    st.lists(st.sampled_from(PHRASES), max_size=4).map(" ".join),
    st.text(max_size=60),
    st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=200),
)
MARKS = st.sampled_from(tuple(Mark))


def facts() -> st.SearchStrategy[list[Fact]]:
    return st.lists(
        st.builds(
            fact,
            st.sampled_from(tuple(FactKind)),
            TEXT,
            st.sampled_from(tuple(Provenance)),
            st.one_of(st.sampled_from(("", "2020", "2020-06", "2020-06-12")), TEXT),
            show=st.booleans(),
        ),
        max_size=7,
    )


def headlines() -> st.SearchStrategy[Headline]:
    return st.builds(
        Headline,
        id=st.just(HEADLINE),
        person_id=st.just(PERSON),
        text=TEXT,
        link=TEXT,
        seen_where=TEXT,
        seen_when=TEXT,
    )


def answers() -> st.SearchStrategy[list[Answer]]:
    one = st.builds(
        answer, st.sampled_from(tuple(QuestionId)), MARKS, TEXT, st.sampled_from(tuple(Stage))
    )
    return st.lists(one, max_size=17, unique_by=lambda item: item.question)


def asked(most: int) -> st.SearchStrategy[tuple[ChosenQuestion, ...]]:
    one = st.builds(
        ChosenQuestion,
        text=TEXT,
        question=st.one_of(st.none(), st.sampled_from(tuple(QuestionId))),
        other_words=TEXT,
    )
    return st.lists(one, max_size=most).map(tuple)


SOURCES = st.builds(
    PageSource,
    person=st.builds(
        Person,
        id=st.just(PERSON),
        name=TEXT,
        relation=st.sampled_from(tuple(Relation)),
        interpreter=TEXT,
        needs=TEXT,
    ),
    facts=facts().map(tuple),
    headline=headlines(),
    answers=answers().map(tuple),
    chosen=asked(3),
    others=asked(10),
    table=st.just(TABLE),
    today=st.dates(min_value=date(2020, 1, 1)),
    changes=st.lists(st.builds(change, TEXT, TEXT, show=st.booleans()), max_size=3).map(tuple),
    last_visit=st.sampled_from(("", "2026", "2026-06-12")),
    visit=st.builds(
        VisitOnPage, on=st.sampled_from(("", "2026-12", "2026-12-03")), needs=TEXT, hope=TEXT
    ),
)


def setter() -> Typesetter:
    return Typesetter(CLUSTERS, WORDS.left_out.shortened)


@pytest.mark.parametrize("paper", Paper)
@given(source=SOURCES, number=st.integers(min_value=0, max_value=READ_BACK_EVERY - 1))
@settings(max_examples=CASES, **SETTINGS)
def test_any_notes_fit_one_page(paper: Paper, source: PageSource, number: int) -> None:
    page = build_one_page(source, WORDS, two_languages=number % 2 == 1)
    laid = lay_out(setter(), page, paper)
    assert laid.height <= SHEETS[paper].room + 0.001
    assert faults_of(laid.blocks) == []
    made = MAKER.one_page(page, paper)
    assert (made.page_count, made.pdf.count(b"/Type /Page\n")) == (1, 1)
    check_nothing_is_lost(page, made)
    if number == 0:
        check_read_back(page, made, paper)


def check_nothing_is_lost(page: OnePage, made: MadePage) -> None:
    """What was chosen is printed, or named as left out, or kept whole as shortened."""
    questions = [item for item in made.left_out if item.kind is LeftOutKind.QUESTION]
    details = [item for item in made.left_out if item.kind is LeftOutKind.DETAIL]
    rows = sum(" · Our mark: " in line or " · My mark: " in line for line in made.lines)
    assert tuple(questions) == page.others
    assert rows >= 4
    unsaid = sum(item.label == page.changes.heading for item in details)
    hopes = [item.text for item in details if item.label == page.hope.label]
    assert hopes in ([], [page.hope.text])
    assert rows + len(details) - unsaid - len(hopes) == len(page.details)
    kept = page.changes.items[: len(page.changes.items) - unsaid]
    assert (page.changes.heading in made.lines) == bool(kept)
    told = page.words.not_on_page(
        details=len(details), questions=len(questions), shortened=bool(made.shortened)
    )
    assert not told or told in made.lines
    whole = {item.text for item in made.shortened}
    printed = [squeezed(line) for line in made.lines]
    for number, item in enumerate(page.questions, start=1):
        expected = "".join(piece.text for piece in CLUSTERS.of(item.text, Weight.REGULAR))
        assert item.text in whole or f"{number}.{squeezed(expected)}" in printed
    for name in made.unprintable:
        assert f"[U+{ord(name):04X}]" in "".join(printed)


def check_read_back(page: OnePage, made: MadePage, paper: Paper) -> None:
    assert ReportLabPages(fonts=FONTS).one_page(page, paper).pdf == made.pdf
    assert len(reader(made.pdf).pages) == 1
    assert all(font.embedded for font in fonts_of(made.pdf))
    assert min(sizes_of(made.pdf)) >= 9
    text = squeezed(text_of(made.pdf))
    for line in made.lines:
        if script_words(line):
            # The order of these is read in test_scripts; here no letter may be missing. The dots
            # stand between the cells of a row in what is reported, and are not drawn; brackets turn
            # round from right to left.
            ignored = {*JOINERS, *"·()[]{}<>«»"}
            assert all(letter in text for letter in squeezed(line) if letter not in ignored)
            continue
        for part in line.split():
            # Codes in a line that goes from right to left stand in that order.
            codes = re.findall(r"U\+[0-9A-F]+", part)
            assert all(code in text for code in codes)
            assert codes or part.rstrip(".:") in text or part in ("[", "]", "____", "·")
    for trace in (b"/Subtype /Image", b"/URI", b"/Subtype /Link"):
        assert trace not in made.pdf


@given(source=SOURCES)
@settings(max_examples=60, **SETTINGS)
def test_any_notes_fill_a_sheet_that_cuts_nothing(source: PageSource) -> None:
    for paper in Paper:
        made = MAKER.one_page(build_one_page(source, WORDS), paper)
        sheet = build_question_sheet(source, WORDS, made)
        sides = lay_out_sheet(setter(), sheet, paper)
        for side in sides:
            assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
            assert faults_of(side) == []
        done = MAKER.question_sheet(sheet, paper)
        assert done.page_count == done.pdf.count(b"/Type /Page\n") == len(sides)
        boxes = [line for line in done.lines if line.startswith("[ ] ")]
        assert len(boxes) == len(source.chosen) + len(source.others)
        whole = "\n".join(done.lines)
        assert all(item.text in whole for item in made.shortened)


@given(source=SOURCES, paper=st.sampled_from(Paper))
@settings(max_examples=25, **SETTINGS)
def test_any_notes_in_large_print_stay_on_their_sides(source: PageSource, paper: Paper) -> None:
    page = build_one_page(source, WORDS)
    sides = lay_out_large(setter(), page, paper)
    for side in sides:
        assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
        assert faults_of(side) == []
    made = MAKER.large_print(page, paper)
    assert made.page_count == made.pdf.count(b"/Type /Page\n") == len(sides)
    assert made.shortened == ()


@given(source=SOURCES, paper=st.sampled_from(Paper))
@settings(max_examples=25, **SETTINGS)
def test_any_notes_fill_an_emergency_sheet_that_cuts_nothing(
    source: PageSource, paper: Paper
) -> None:
    sheet = build_emergency_sheet(source, NOT_COPIED_YET, SHEET_WORDS, WORDS)
    for side in lay_out_written(setter(), sheet, paper):
        assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
        assert faults_of(side) == []
