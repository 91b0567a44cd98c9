"""The page in large print, read back from real PDFs."""

from __future__ import annotations

import pytest

from carecompanion.domain.page import build_one_page
from carecompanion.domain.printouts import Paper
from carecompanion.pages import ReportLabPages
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook
from carecompanion.pages.large_print import lay_out_large
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import SHEETS
from tests.pages import samples
from tests.pages.reading_back import faults_of, reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, WORDS

MAKER = ReportLabPages(fonts=FONTS)
both_papers = pytest.mark.parametrize("paper", Paper)


@both_papers
def test_all_type_is_18_points_and_the_foot_of_each_side_14(paper: Paper) -> None:
    page = build_one_page(samples.talking(samples.typical()), WORDS)
    made = MAKER.large_print(page, paper)
    assert sizes_of(made.pdf) == {14, 18, 20, 24}
    for number, side in enumerate(reader(made.pdf).pages, start=1):
        text = " ".join(side.extract_text().split())
        assert text.endswith(f"Sam Rivera Page {number} of {made.page_count}")


@both_papers
@pytest.mark.parametrize("sample", [samples.empty, samples.typical, samples.worst])
def test_it_cuts_nothing_and_stays_on_its_sides(sample: object, paper: Paper) -> None:
    assert callable(sample)
    page = build_one_page(sample(), WORDS)
    setter = Typesetter(Clusters(FontBook(FONTS)), WORDS.left_out.shortened)
    sides = lay_out_large(setter, page, paper)
    for side in sides:
        assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
        assert faults_of(side) == []
    said = squeezed(" ".join(line for side in sides for block in side for line in block.lines))
    for text in (page.headline.text, *(asked.text for asked in page.questions)):
        assert squeezed(text) in said
    for row in page.details:
        assert squeezed(row.in_headline) in said


@both_papers
def test_the_one_page_for_the_clinic_can_come_with_it(paper: Paper) -> None:
    page = build_one_page(samples.typical(), WORDS)
    alone = MAKER.large_print(page, paper)
    both = MAKER.large_print(page, paper, standard_copy=True)
    standard = MAKER.one_page(page, paper)
    assert both.page_count == alone.page_count + 1
    assert both.left_out == standard.left_out
    last = reader(both.pdf).pages[-1].extract_text()
    assert last.split() == text_of(standard.pdf).split()
