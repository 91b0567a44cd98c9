"""The pack of printed words: its schema, and the rules of careful language over it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.content.page_words import load_page_words
from carecompanion.domain.errors import ContentError
from tests.pages.samples import RESOURCES, WORDS

PACK = RESOURCES / "pages" / "page.toml"
NEVER = re.compile(
    r"\b(eligib\w*|ineligib\w*|match\w*|score\w*|suitab\w*|qualif\w*|candidate\w*|percent\w*"
    r"|should|must|just|simply|please|sorry|invalid|failed|fight|battle|suffer\w*|victim\w*"
    r"|hurry|missing|incomplete)\b|[!%]",
    re.IGNORECASE,
)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_no_printed_word_is_one_we_never_use() -> None:
    words = tomllib.loads(PACK.read_text(encoding="utf-8"))["words"]
    assert [text for text in strings(words) if NEVER.search(text)] == []


def test_no_printed_sentence_is_longer_than_20_words() -> None:
    words = tomllib.loads(PACK.read_text(encoding="utf-8"))["words"]
    sentences = [part for text in strings(words) for part in re.split(r"(?<=[.?:])\s", text)]
    assert [part for part in sentences if len(part.split()) > 20] == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2022-06-12", "12 June 2022"),
        ("2022-06", "June 2022"),
        ("2022", "2022"),
        ("2022-13", "2022-13"),
        ("last week", "last week"),
        ("9" * 9000, "9" * 9000),
        ("", ""),
    ],
)
def test_dates_are_printed_as_days_months_and_years(typed: str, printed: str) -> None:
    assert WORDS.day(typed) == printed


@pytest.mark.parametrize(
    ("details", "questions", "shortened", "said"),
    [
        (0, 0, False, ""),
        (2, 4, False, "Not on this page: 2 details, 4 questions. They are on the question sheet."),
        (1, 0, False, "Not on this page: 1 detail. Look on the question sheet."),
        (0, 0, True, "What is shortened here is in full on the question sheet."),
        (
            0,
            1,
            True,
            "Not on this page: 1 question. Look on the question sheet. "
            + WORDS.left_out.also_shortened,
        ),
    ],
)
def test_what_is_not_on_the_page_is_told(
    details: int, questions: int, shortened: bool, said: str
) -> None:
    told = WORDS.not_on_page(details=details, questions=questions, shortened=shortened)
    assert told == said


def test_a_pack_without_a_word_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "page.toml"
    broken.write_text(PACK.read_text(encoding="utf-8").replace("by_when", "by_then"), "utf-8")
    with pytest.raises(ContentError, match=r"page\.toml: words .*by_when"):
        load_page_words(broken)


def test_a_pack_with_a_month_too_few_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "page.toml"
    broken.write_text(PACK.read_text(encoding="utf-8").replace('"June",', ""), "utf-8")
    with pytest.raises(ContentError, match="months"):
        load_page_words(broken)
