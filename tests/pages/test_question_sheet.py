"""The question sheet, filled and empty: real PDFs, read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carecompanion.domain.page import (
    MadePage,
    PageSource,
    build_empty_sheet,
    build_one_page,
    build_question_sheet,
)
from carecompanion.domain.printouts import Paper
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.records import ChosenQuestion
from carecompanion.pages import ReportLabPages
from carecompanion.pages.measures import SMALLEST
from tests.pages import samples
from tests.pages.reading_back import fonts_of, reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, TABLE, WORDS

MAKER = ReportLabPages(fonts=FONTS)
both_papers = pytest.mark.parametrize("paper", Paper)


def filled(source: PageSource, paper: Paper = Paper.A4) -> MadePage:
    made = MAKER.one_page(build_one_page(source, WORDS), paper)
    return MAKER.question_sheet(build_question_sheet(source, WORDS, made), paper)


def empty(paper: Paper = Paper.A4) -> MadePage:
    return MAKER.question_sheet(build_empty_sheet(TABLE, WORDS), paper)


@both_papers
def test_the_empty_sheet_has_the_17_questions_on_two_sides(paper: Paper) -> None:
    made = empty(paper)
    assert made.page_count == len(reader(made.pdf).pages) == 2
    text = text_of(made.pdf)
    places = [text.find(TABLE.questions[question].short) for question in QuestionId]
    assert -1 not in places
    assert places == sorted(places)
    assert "Page 1 of 2" in text
    assert "Page 2 of 2" in text


@both_papers
def test_the_empty_sheet_ends_its_first_side_between_two_groups(paper: Paper) -> None:
    second = reader(empty(paper).pdf).pages[1].extract_text()
    assert TABLE.groups[Group.RISK].heading in second
    assert TABLE.questions[QuestionId.T5].short not in second


@both_papers
def test_every_question_is_on_the_sheet_once_and_the_three_have_their_numbers(
    paper: Paper,
) -> None:
    source = samples.typical()
    made = filled(source, paper)
    boxes = [line for line in made.lines if line.startswith("[ ] ")]
    expected = {f"{n}. {item.text}" for n, item in enumerate(source.chosen, start=1)}
    expected |= {item.text for item in source.others}
    assert {line.removeprefix("[ ] ") for line in boxes} == expected
    assert len(boxes) == len(expected)
    text = squeezed(text_of(made.pdf))
    assert all(squeezed(item.text) in text for item in (*source.chosen, *source.others))


@both_papers
def test_it_holds_in_full_what_the_page_left_out_or_shortened(paper: Paper) -> None:
    source = samples.worst()
    page = MAKER.one_page(build_one_page(source, WORDS), paper)
    text = squeezed(text_of(filled(source, paper).pdf))
    assert page.left_out
    assert page.shortened
    whole = {item.label: item.text for item in page.left_out}
    whole |= {item.label: item.text for item in page.shortened}
    for label, full in whole.items():
        assert squeezed(full) in text, label
    assert squeezed(source.headline.text) in text


def test_a_question_in_full_among_the_questions_is_not_repeated_below() -> None:
    source = samples.worst()
    text = squeezed(text_of(filled(source).pdf))
    assert text.count(squeezed(source.chosen[0].text)) == 1


def test_own_questions_come_first_in_a_section_of_their_own() -> None:
    made = filled(samples.typical())
    place = made.lines.index("In our own words")
    assert made.lines[place + 1].endswith("Would having had nusinersen rule this out for Sam?")
    assert place < made.lines.index(TABLE.groups[Group.RELEVANCE].heading)


def test_every_side_says_whose_it_is() -> None:
    for page in reader(filled(samples.typical()).pdf).pages:
        assert "Sam Rivera" in page.extract_text()


def test_a_question_longer_than_a_side_goes_on_overleaf() -> None:
    endless = "What about this and that and the other thing, " * 300
    source = replace(samples.empty(), chosen=(ChosenQuestion(text=endless),), others=())
    made = filled(source)
    assert made.page_count > 1
    assert text_of(made.pdf).count("thing,") == 300


def test_fonts_sizes_and_bytes_are_as_on_the_page() -> None:
    made = filled(samples.scripts())
    assert all(font.embedded for font in fonts_of(made.pdf))
    assert min(sizes_of(made.pdf)) >= SMALLEST
    assert made.pdf == filled(samples.scripts()).pdf
    assert "治" in made.unprintable
