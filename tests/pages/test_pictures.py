"""A PDF from anywhere is drawn page by page within limits, or refused calmly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.errors import PaperUnreadableError
from carecompanion.pages.pictures import MOST_PIXELS, PdfPaper
from tests.ui.papers import pdf

LETTER = pdf("Dear family", "Second page")


def test_a_page_is_drawn_as_wide_as_asked_with_its_words() -> None:
    paper = PdfPaper(LETTER)
    page = paper.page(2, 600)
    paper.close()

    assert paper.count == 2
    assert page.picture is not None
    assert page.picture.width in (600, 601)
    assert page.text.strip() == "Second page"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"%PDF-1.7\nrubbish" * 50, LETTER[: len(LETTER) // 3], b"GIF89a"],
    ids=["empty", "a start", "rubbish", "a third", "another kind"],
)
def test_what_is_no_whole_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(PaperUnreadableError):
        PdfPaper(content)


def test_a_pdf_with_a_password_of_its_own_is_refused() -> None:
    with pytest.raises(PaperUnreadableError):
        PdfPaper(pdf("secret", password="other"))


@pytest.mark.parametrize("size", [(14_400, 14_400), (2, 14_400), (14_400, 2)])
def test_a_page_of_any_size_takes_bounded_memory(size: tuple[float, float]) -> None:
    paper = PdfPaper(pdf("", size=size))
    picture = paper.page(1, 3000).picture
    paper.close()

    assert picture is not None
    assert picture.width * picture.height <= MOST_PIXELS * 1.01


@given(st.integers(0, len(LETTER) - 1), st.binary(min_size=1, max_size=40))
def test_damage_is_drawn_or_refused_and_nothing_else(place: int, rubbish: bytes) -> None:
    damaged = LETTER[:place] + rubbish + LETTER[place + len(rubbish) :]
    try:
        paper = PdfPaper(damaged)
    except PaperUnreadableError:
        return
    for number in range(1, min(paper.count, 3) + 1):
        try:
            assert paper.page(number, 100).picture is not None
        except PaperUnreadableError:
            continue
    paper.close()
