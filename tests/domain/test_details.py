"""The 14 details that a family marks beside a headline: what they ask, where they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.page import PageSource, build_one_page, build_question_sheet
from carecompanion.domain.questions import Asker, Group, QuestionId
from carecompanion.domain.records import DetailMark, FactKind, Mark, detail_mark_id
from carecompanion.domain.top_three import ROW_OF_DETAIL, WalkAnswers, others
from tests.pages import samples
from tests.pages.samples import HEADLINE, PERSON, TABLE, WORDS, answer, fact

D = EligibilityDetail
FREE = [detail for detail in D if detail not in ROW_OF_DETAIL]
"""Details that no relevance row asks about."""


def marked(detail: EligibilityDetail, mark: Mark | None, says: str = "") -> DetailMark:
    return DetailMark(
        id=detail_mark_id(HEADLINE, detail),
        person_id=PERSON,
        headline_id=HEADLINE,
        detail=detail,
        mark=mark,
        says=says,
    )


def asked(
    marks: Mapping[EligibilityDetail, Mark | None], rows: Mapping[QuestionId, Mark] | None = None
) -> list[EligibilityDetail]:
    """The details that others asks about."""
    walk = WalkAnswers(
        answers={row: answer(row, mark, "words") for row, mark in (rows or {}).items()},
        details={detail: marked(detail, mark) for detail, mark in marks.items()},
    )
    found = others(walk, (), TABLE, Asker.FAMILY)
    return [item.detail for item in found if item.detail is not None]


def page_source(*details: DetailMark, **changes: object) -> PageSource:
    source = samples.source()
    notes: dict[EligibilityDetail, tuple[object, ...]] = {each.detail: () for each in details}
    return replace(source, details=details, notes_on=notes, **changes)  # type: ignore[arg-type]


def test_untouched_details_ask_nothing_and_are_not_printed() -> None:
    assert asked({}) == []
    assert asked({D.WEIGHT: None}) == []
    page = build_one_page(page_source(marked(D.WEIGHT, None, "5 kg or more")), WORDS)
    assert len(page.details) == 4


def test_same_is_printed_and_not_asked() -> None:
    assert asked(dict.fromkeys(D, Mark.SAME)) == []
    page = build_one_page(page_source(marked(D.WEIGHT, Mark.SAME, "5 kg or more")), WORDS)
    row = page.details[-1]
    assert (row.label, row.in_headline, row.mark) == ("Weight", "5 kg or more", "Same")


def test_an_empty_side_of_what_was_compared_is_not_written_and_never_not_known_yet() -> None:
    compared = build_one_page(page_source(marked(D.WEIGHT, Mark.DIFFERENT)), WORDS).details[-1]
    assert (compared.in_headline, compared.mark) == ("not written", "Different")
    open_row = build_one_page(page_source(marked(D.WEIGHT, Mark.NOT_KNOWN)), WORDS).details[-1]
    assert open_row.in_headline == "not known yet"


def test_a_note_has_the_day_it_is_of() -> None:
    weight = fact(FactKind.WEIGHT, "14.2 kg")
    source = replace(
        page_source(marked(D.WEIGHT, Mark.SAME, "5 kg or more")),
        notes_on={D.WEIGHT: (replace(weight, known_on="2026-11-02"),)},
    )
    assert build_one_page(source, WORDS).details[-1].in_notes == "14.2 kg (2 November 2026)"


@pytest.mark.parametrize("mark", [Mark.DIFFERENT, Mark.NOT_KNOWN])
def test_different_and_not_known_are_asked_in_the_order_of_the_source(mark: Mark) -> None:
    assert asked(dict.fromkeys(reversed(D), mark)) == FREE


@pytest.mark.parametrize(("detail", "row"), ROW_OF_DETAIL.items())
def test_a_detail_is_not_asked_while_its_row_is(detail: EligibilityDetail, row: QuestionId) -> None:
    assert asked({detail: Mark.DIFFERENT}) == []
    assert asked({detail: Mark.DIFFERENT}, {row: Mark.DIFFERENT}) == []
    assert asked({detail: Mark.DIFFERENT}, {row: Mark.SAME}) == [detail]


def test_a_detail_that_became_one_of_the_three_is_not_asked_twice() -> None:
    walk = WalkAnswers(answers={}, details={D.WEIGHT: marked(D.WEIGHT, Mark.DIFFERENT)})
    (weight,) = (item for item in others(walk, (), TABLE, Asker.FAMILY) if item.detail)
    assert weight.text == "Does weight matter for this treatment, and what would it mean for us?"
    assert all(item.detail is None for item in others(walk, (weight,), TABLE, Asker.FAMILY))


def test_details_stand_with_the_relevance_questions_in_the_voice_of_the_person() -> None:
    walk = WalkAnswers(answers={}, details={D.TRAVEL: marked(D.TRAVEL, Mark.NOT_KNOWN)})
    source = replace(samples.source(), others=others(walk, (), TABLE, Asker.ADULT))
    sheet = build_question_sheet(source, WORDS, None)
    (section,) = (s for s in sheet.sections if "travel" in str(s.questions))
    assert section.heading == TABLE.groups[Group.RELEVANCE].heading
    assert section.questions[-1].text.startswith("How often would I travel")


def test_different_details_stand_before_what_the_headline_says_and_same_ones_last() -> None:
    source = page_source(
        marked(D.WEIGHT, Mark.SAME),
        marked(D.TRAVEL, Mark.DIFFERENT),
        marked(D.ANTIBODIES, Mark.NOT_KNOWN),
        answers=(answer(QuestionId.T2, Mark.SAYS, "Phase 1"),),
    )
    labels = [row.label for row in build_one_page(source, WORDS).details[4:]]
    assert labels == ["Travel", "Phase of the study", "Antibodies", "Weight"]


def test_a_detail_is_not_printed_where_its_row_has_the_same_mark() -> None:
    rows = (answer(QuestionId.R2, Mark.DIFFERENT, "SMN1"),)
    same = page_source(marked(D.GENE, Mark.DIFFERENT), answers=rows)
    other = page_source(marked(D.GENE, Mark.SAME), answers=rows)
    assert len(build_one_page(same, WORDS).details) == 4
    assert len(build_one_page(other, WORDS).details) == 5


def test_what_is_kept_off_pages_is_kept_off_the_rows_of_details() -> None:
    source = page_source(marked(D.WEIGHT, Mark.DIFFERENT), marked(D.TRAVEL, Mark.DIFFERENT))
    notes = {
        D.WEIGHT: (fact(FactKind.WEIGHT, "61 kg", show=False),),
        D.TRAVEL: (fact(FactKind.TRAVEL, "By train"),),
    }
    page = build_one_page(replace(source, notes_on=notes), WORDS)
    told = {row.label: row.in_notes for row in page.details[4:]}
    assert told == {"Weight": WORDS.not_shown, "Travel": "By train"}
