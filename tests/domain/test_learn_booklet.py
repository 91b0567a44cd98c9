"""The booklet for reviewers holds all of Learn and says what is past its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.content.learn_links import stamps
from carecompanion.content.learn_pack import load_learn
from carecompanion.content.learn_pictures import load_pictures
from carecompanion.content.resources import resource_path
from carecompanion.content.review_words import load_review_words
from carecompanion.domain.booklet_values import Booklet, Entry
from carecompanion.domain.learn import Learn
from carecompanion.domain.learn_booklet import ReviewTables, build_learn_booklet

TODAY = date(2026, 11, 21)
PICTURES = load_pictures(resource_path("learn", "pictures"))


@pytest.fixture(scope="module")
def learn() -> Learn:
    return load_learn(resource_path("learn"))


@pytest.fixture(scope="module")
def tables() -> ReviewTables:
    parts = Parts()
    return ReviewTables(
        review=load_review_words(resource_path("pages", "review.toml")),
        booklet=parts.booklet_tables.booklet,
        page=parts.page_words,
    )


def entries(booklet: Booklet) -> Iterator[Entry]:
    for chapter in booklet.chapters:
        for section in chapter.sections:
            yield from section.entries


def test_every_line_of_every_item_is_in_it(learn: Learn, tables: ReviewTables) -> None:
    booklet = build_learn_booklet(learn, PICTURES, today=TODAY, tables=tables)
    printed = {line for entry in entries(booklet) for line in (entry.text, *entry.lines)}
    for card in learn.cards:
        assert {*card.lines, card.question.family, card.question.adult} <= printed, card.id
    assert {term.plain for term in learn.terms.values()} <= printed
    cells = {c.text for table in learn.tables for row in table.rows for c in row.cells.values()}
    assert cells <= printed
    steps = {item.text for step in learn.path.steps for item in step.items}
    assert steps <= printed
    assert {route.title for route in learn.path.routes} <= printed
    assert {picture.text for picture in PICTURES.values()} <= printed
    assert {source.title for source in learn.sources.values()} <= printed


def test_every_item_has_its_sources_and_dates(learn: Learn, tables: ReviewTables) -> None:
    booklet = build_learn_booklet(learn, PICTURES, today=TODAY, tables=tables)
    notes = [entry.note for entry in entries(booklet) if entry.note]
    assert len(notes) == len(list(stamps(learn)))
    assert all("To be looked at by" in note for note in notes)


def test_what_is_past_its_day_is_in_it_and_says_so(learn: Learn, tables: ReviewTables) -> None:
    def past(today: date) -> int:
        booklet = build_learn_booklet(learn, PICTURES, today=today, tables=tables)
        return sum("The day to look at it was" in entry.note for entry in entries(booklet))

    assert past(date(2027, 5, 21)) == 0
    assert past(date(2027, 5, 22)) > 100
    assert past(date(2027, 11, 22)) == len(list(stamps(learn)))
