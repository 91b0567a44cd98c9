"""A text made ready for reading keeps the way back to every place in it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.lens.news_text import NewsText

ABBREVIATIONS = frozenset({"Dr.", "e.g."})
RULES = LanguageRules(code="en", abbreviations=ABBREVIATIONS, patterns={})


def sentences_of(text: str) -> list[str]:
    news = NewsText(text, RULES)
    return [news.words(span) for span in news.sentences]


def test_sentences_end_at_full_stops_and_empty_lines() -> None:
    text = "A headline\n\nIt works in mice. Dr. Ada A. Smith said: “So far.” Then e.g. 3 more? Yes."
    assert sentences_of(text) == [
        "A headline",
        "It works in mice.",
        'Dr. Ada A. Smith said: "So far."',
        "Then e.g. 3 more?",
        "Yes.",
    ]


def test_numbers_and_names_of_changes_end_no_sentence() -> None:
    assert sentences_of("About 1.5 million and c.76del are one. Two.") == [
        "About 1.5 million and c.76del are one.",
        "Two.",
    ]


def test_a_full_stop_without_a_space_ends_a_sentence_before_a_word() -> None:
    assert sentences_of("It was important.The disease is rare.") == [
        "It was important.",
        "The disease is rare.",
    ]


def test_words_broken_by_soft_hyphens_and_line_ends_are_whole_to_look_through() -> None:
    news = NewsText("geno-\ntoxicity and ge\u00adne", RULES)
    assert news.plain == "genotoxicity and gene"


def test_spaces_after_a_space_and_line_ends_of_windows_are_one_sign() -> None:
    assert NewsText("Two  spaces.\r\nA line", RULES).plain == "Two spaces.\nA line"


def test_lines_that_a_mail_broke_are_whole_sentences() -> None:
    line = "The agency has placed a clinical hold on the trial of this company, it"
    text = "\n".join([line, line, "FDA said on Monday. " + line, line, "said.", "", "The end"])
    assert sentences_of(text)[-2:] == [f"{line} {line} said.", "The end"]


def test_a_line_that_goes_on_in_small_letters_is_one_with_the_next() -> None:
    assert sentences_of("It put a clinical\nhold on it.\nThe end") == [
        "It put a clinical hold on it.",
        "The end",
    ]


def test_a_text_without_an_end_is_cut_where_words_end() -> None:
    parts = sentences_of("word " * 2_000)
    assert all(set(part.split()) == {"word"} for part in parts)
    assert max(map(len, parts)) <= 1_000


def as_looked_through(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    plain = composed.translate({0x2019: "'", 0x201C: '"', 0x0D: "\n", 0x09: " "})
    return plain.replace("\n", "\n ")  # a line that goes on is one with the next


@given(
    st.text(
        st.sampled_from("ab. \n-\u00ad\u2019\u201cé\u0301\u0928\u093f漢\ufeffA?\r1"), max_size=60
    )
)
def test_what_is_found_is_quoted_as_it_was_written(text: str) -> None:
    news = NewsText(text, RULES)
    for start in range(len(news.plain)):
        found = news.finding(Topic.NOTE, start, start + 1)
        assert found.text == text[found.start : found.end]
        assert news.plain[start] in as_looked_through(found.text)


@given(st.text(max_size=200))
def test_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    news = NewsText(text, RULES)
    ends = [0, *(place for span in news.sentences for place in (span.start, span.end))]
    assert ends == sorted(ends)
    between = [news.plain[a:b] for a, b in zip(ends[::2], ends[1::2], strict=False)]
    assert all(not gap.strip() for gap in between)
