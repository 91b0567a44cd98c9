"""The list of words that our own strings never use."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.content.never_words import NeverWords, find_never_words, load_never_words
from carecompanion.content.packs import Pack
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.words import Quoted


def _found(text: str, never: NeverWords) -> list[str]:
    return [hit.found for hit in never.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sam is eligible.", ["eligible"]),
        ("Sam QUALIFIES for this.", ["QUALIFIES"]),
        ("A 90 % match", ["90 %", "match"]),
        ("12.5% of your rows", ["12.5%"]),
        ("It is suitable\nfor you.", ["suitable\nfor"]),
        ("You should not miss it!", ["should", "!"]),
        ("Don’t wait.", ["Don't wait"]),
        ("Your page is ready 🎉", ["🎉"]),
        ("A cure for all", ["cure"]),
    ],
)
def test_a_word_of_the_list_is_found(text: str, found: list[str], never_words: NeverWords) -> None:
    assert _found(text, never_words) == found


@pytest.mark.parametrize(
    "text",
    [
        "Your notes are secure and accurate.",
        "An adjustment to the text size",
        "Mustard",
        "{percent} of {score}",
        "Show %1 of %n",
        "Not known yet: ask",
        "Your page is ready.",
        "",
    ],
)
def test_an_innocent_text_is_left_alone(text: str, never_words: NeverWords) -> None:
    assert _found(text, never_words) == []


@pytest.mark.parametrize(
    "text",
    [
        "Same here means the words match your notes. It does not mean the treatment fits.",
        "Marks are the family's own. 'Same' means only that the words match.",
        "Marks are the family’s own. ‘Same’ means only that the words match.",
        "Smaller\nNormal\nBigger",
    ],
)
def test_an_allowed_sentence_may_use_the_word(text: str, never_words: NeverWords) -> None:
    assert _found(text, never_words) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The words match your notes well.", ["match"]),
        ("Normal people", ["Normal"]),
        ("We say that the words match your notes.", ["match"]),
    ],
)
def test_only_the_whole_sentence_is_allowed(
    text: str, found: list[str], never_words: NeverWords
) -> None:
    assert _found(text, never_words) == found


def test_every_allowed_sentence_needs_its_allowance() -> None:
    path = resource_path("words", "never.toml")
    strict = NeverWords([("", _all_words(path))])
    allowed = Pack(path).texts("allowed", "sentences")
    assert [sentence for sentence in allowed if not strict.find(sentence)] == []


def test_peoples_own_words_are_never_checked(never_words: NeverWords) -> None:
    assert never_words.find(Quoted("A miracle cure!")) == []


def test_peoples_words_inside_ours_are_not_checked_wherever_the_lines_break(
    never_words: NeverWords,
) -> None:
    page = "Headline: “A miracle\ncure for all!” We match it."
    hits = never_words.find(page, quoted=["A miracle cure for all!"])
    assert [(hit.found, hit.start) for hit in hits] == [("match", page.index("match"))]


def test_an_empty_quote_hides_nothing(never_words: NeverWords) -> None:
    assert len(never_words.find("You qualify.", quoted=["", " "])) == 1


def test_the_shipped_list_is_used_by_the_short_form() -> None:
    assert [hit.start for hit in find_never_words("You qualify.")] == [4]


def test_an_empty_list_finds_nothing() -> None:
    assert NeverWords([]).find("match") == []


def test_a_list_without_a_reason_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "never.toml"
    path.write_text(
        '[pack]\nsource = "s"\nas_of = 2026-01-01\nreview_by = 2027-01-01\n'
        '[groups.a]\nwords = ["b"]\n[allowed]\nsentences = []\n',
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match=r"never\.toml: groups\.a .*why"):
        load_never_words(path)


def _all_words(path: Path) -> list[str]:
    pack = Pack(path)
    return [w for name in pack.names("groups") for w in pack.texts("groups", name, "words")]
