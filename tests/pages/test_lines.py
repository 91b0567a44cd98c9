"""Cutting text into clusters and lines."""

from __future__ import annotations

import pytest

from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook, Weight
from carecompanion.pages.lines import Typesetter, line_width, plain
from carecompanion.pages.measures import BODY
from tests.pages.samples import FONTS

CLUSTERS = Clusters(FontBook(FONTS))
SETTER = Typesetter(CLUSTERS, "… (shortened)")


def shown(text: str) -> str:
    return plain(CLUSTERS.of(text, Weight.REGULAR))


def lines(text: str, width: float, most: int = 0) -> list[str]:
    return [plain(line) for line in SETTER.broken(text, BODY, width, most).lines]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("HbSβ⁰ ≥ ½", "HbSβ⁰ ≥ ½"),
        ("e\u0301", "é"),
        ("two\r\n\tlines", "two lines"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("❤\ufe0f", "[U+2764]"),
        ("right\u202eleft", "right[U+202E]left"),
        ("\x07", "[U+0007]"),
        ("\ud800", "[U+D800]"),
        ("שלום", "שלום"),
        ("जी", "जी"),
        ("علاج 5", "علاج 5"),
        ("ไทย", "[U+0E44][U+0E17][U+0E22]"),
        ("ܫܠܡܐ", "[U+072B][U+0720][U+0721][U+0710]"),
        ("שלום\u200f!", "שלום!"),
        ("\u202eשלום", "[U+202E]שלום"),
        ("基因", "[U+57FA][U+56E0]"),
        ("𝐛", "[U+1D41B]"),
        ("\ue000", "[U+E000]"),
    ],
)
def test_what_is_typed_is_printed_or_named(typed: str, printed: str) -> None:
    assert shown(typed) == printed


def test_a_mark_stays_with_its_letter_in_one_font() -> None:
    (cluster,) = CLUSTERS.of("x\u0304", Weight.REGULAR)
    assert cluster.text == "x\u0304"


def test_lines_break_at_spaces_and_are_never_too_wide() -> None:
    found = SETTER.broken("one two three four five six seven", BODY, 80)
    assert all(line_width(line, BODY.size) <= 80 for line in found.lines)
    assert " ".join(plain(line) for line in found.lines) == "one two three four five six seven"


def test_a_long_word_breaks_anywhere_and_loses_nothing() -> None:
    assert "".join(lines("W" * 100, 60)) == "W" * 100


def test_a_long_word_breaks_after_a_hyphen_between_letters_if_it_can() -> None:
    assert lines("aaaaaaaaaaaa-bbbbbbbbbbbbbbb", 90)[0] == "aaaaaaaaaaaa-"


def test_a_named_character_is_never_parted() -> None:
    assert set(lines("治" * 9, 100)) == {"[U+6CBB][U+6CBB]", "[U+6CBB]"}


def test_a_tied_space_never_breaks_a_line() -> None:
    assert lines("take 5 mg", 35) == ["take 5", "mg"]
    assert lines("take 5\u00a0mg", 35) == ["take", "5 mg"]


def test_text_of_as_many_lines_as_there_are_is_not_cut() -> None:
    assert not SETTER.broken("one two three", BODY, 40, most=len(lines("one two three", 40))).cut


def test_cut_text_ends_in_the_words_for_it_and_fits() -> None:
    found = SETTER.broken("one two three four five six seven " * 9, BODY, 160, most=2)
    assert found.cut
    assert len(found.lines) == 2
    assert plain(found.lines[1]).endswith("… (shortened)")
    assert line_width(found.lines[1], BODY.size) <= 160


def test_nothing_is_one_empty_line() -> None:
    assert lines("", 50) == [""]
