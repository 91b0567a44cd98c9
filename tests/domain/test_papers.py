"""A text from anywhere, as pages for the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.papers import TEXT_PAGE, TextPaper


def shown(content: bytes) -> list[str]:
    paper = TextPaper(content)
    pages = [paper.page(number, 800) for number in range(1, paper.count + 1)]
    assert all(page.picture is None for page in pages)
    return [page.text for page in pages]


def test_a_short_text_is_one_page_as_it_was_written() -> None:
    assert shown("\ufeffDear family,\r\n\tcome in May – ½.\r".encode()) == [
        "Dear family,\n\tcome in May – ½."
    ]


def test_an_empty_text_is_one_empty_page() -> None:
    assert shown(b"") == [""]


def test_pages_end_at_the_end_of_a_line() -> None:
    lines = [f"Line {number}" for number in range(2000)]
    pages = shown("\n".join(lines).encode())

    assert "\n".join(pages).split("\n") == lines
    assert len(pages) > 1
    assert max(map(len, pages)) <= TEXT_PAGE


def test_what_no_screen_can_show_is_replaced() -> None:
    assert shown(b"a\x00b\x1b[31mc\xffd") == ["a\ufffdb\ufffd[31mc\ufffdd"]


@given(st.binary(max_size=20_000))
def test_any_bytes_are_pages_of_bounded_length(content: bytes) -> None:
    pages = shown(content)

    assert pages
    assert all(len(page) <= TEXT_PAGE for page in pages)


def test_a_closed_text_holds_no_word() -> None:
    paper = TextPaper(b"canary")
    paper.close()
    assert paper.page(1, 800).text == ""
