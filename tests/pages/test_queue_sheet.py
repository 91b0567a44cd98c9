"""The sheet of all questions to ask: which news each is about, in real PDFs read back."""

from __future__ import annotations

from uuid import UUID

import pytest

from carecompanion.domain.page import MadePage, build_question_sheet
from carecompanion.domain.printouts import Paper
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.questions import Asker, QuestionId
from carecompanion.domain.queue_items import QueueItem
from carecompanion.domain.queue_order import empty_order
from carecompanion.domain.queue_sheet import QueueSource, build_queue_sheet
from carecompanion.pages import ReportLabPages
from carecompanion.pages.measures import SMALLEST
from tests.pages import samples
from tests.pages.reading_back import reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, TABLE, WORDS

MAKER = ReportLabPages(fonts=FONTS)
both_papers = pytest.mark.parametrize("paper", Paper)
LONG = "Gene therapy for MPS IIIA enters a study that is open to children below two years " * 3


def asked(row: QuestionId, *headlines: str) -> list[QueueItem]:
    """A question of the 17 that these headlines ask, or nobody's news."""
    return [
        QueueItem(
            key=row.value,
            text=TABLE.questions[row].full(Asker.FAMILY),
            headline_id=UUID(int=number) if text is not None else None,
            headline=text or "",
            group=row.group,
            question=row,
        )
        for number, text in enumerate(headlines or (None,), start=1)
    ]


def queue_of(*items: list[QueueItem]) -> QuestionQueue:
    person = samples.typical().person
    return build_queue([each for some in items for each in some], empty_order(person.id))


def made(queue: QuestionQueue, paper: Paper = Paper.A4) -> MadePage:
    source = samples.typical()
    whole = QueueSource(
        person=source.person, facts=(), queue=queue, table=TABLE, today=samples.TODAY
    )
    return MAKER.question_sheet(build_queue_sheet(whole, WORDS), paper)


@both_papers
def test_below_each_question_stands_the_news_that_asks_it(paper: Paper) -> None:
    page = made(
        queue_of(
            asked(QuestionId.R1, "A new  trial\nopens"),
            asked(QuestionId.T1, "One", "Two", "Three"),
            asked(QuestionId.A4, "  "),
            asked(QuestionId.K1),
        ),
        paper,
    )
    text = text_of(page.pdf)
    assert squeezed("About: “A new trial opens”") in squeezed(text)
    assert squeezed("About: “One” and 2 more") in squeezed(text)
    assert text.count("About:") == 2
    for line in ("About: “A new trial opens”", "About: “One” and 2 more"):
        assert line in page.lines
    assert min(sizes_of(page.pdf)) >= SMALLEST


@both_papers
@pytest.mark.parametrize("text", [LONG, LONG.upper(), "基因治疗" * 60, "علاج جيني جديد " * 20])
def test_a_long_headline_is_cut_to_one_line_with_its_marks_whole(paper: Paper, text: str) -> None:
    page = made(queue_of(asked(QuestionId.R1, text, "Two")), paper)
    (line,) = [each for each in page.lines if each.startswith("About:")]
    assert "…" in line
    assert line.endswith("and 1 more")
    assert len(line) < len(text)
    assert page.page_count == len(reader(page.pdf).pages) == 1


def test_a_sheet_of_one_headline_does_not_say_below_each_question_what_it_is_about() -> None:
    source = samples.typical()
    page = MAKER.question_sheet(build_question_sheet(source, WORDS, None), Paper.A4)
    assert "About:" not in text_of(page.pdf)
