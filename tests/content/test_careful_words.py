"""The notes about careful words name the word, in three parts, without blame or a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.content.careful_words import load_careful_words
from carecompanion.content.never_words import NeverWords
from carecompanion.content.resources import resource_path
from carecompanion.domain.careful import CarefulMark, CarefulWord
from carecompanion.domain.errors import ContentError

PACK = resource_path("careful_words.toml")

NEVER_IN_A_NOTE = (
    *("false", "only", "just", "sadly", "unfortunately", "actually", "hype", "hope", "promising"),
    *("wrong", "misleading", "exaggerat", "beware", "warning", "score", "careful"),
)
"""Words that ux.md 4.1 keeps out of a note, and their like."""


def mark(word: CarefulWord, text: str) -> CarefulMark:
    return CarefulMark(word=word, start=0, end=len(text), text=text)


@pytest.mark.parametrize("word", CarefulWord)
def test_a_note_names_the_word_then_says_its_three_parts_in_order(word: CarefulWord) -> None:
    words = load_careful_words(PACK)
    note = words.notes[word]
    assert words.text(mark(word, "Game\nChanger")) == (
        f"This headline says “Game Changer”. {note.may_be} {note.left_open} {note.to_ask}"
    )


@pytest.mark.parametrize("word", CarefulWord)
def test_a_note_holds_none_of_the_words_that_judge(
    word: CarefulWord, never_words: NeverWords
) -> None:
    said = load_careful_words(PACK).text(mark(word, "this"))
    assert [each for each in NEVER_IN_A_NOTE if each in said.casefold()] == []
    assert never_words.find(said) == []


@pytest.mark.parametrize("word", CarefulWord)
def test_the_first_part_grants_something_and_the_last_one_asks(word: CarefulWord) -> None:
    note = load_careful_words(PACK).notes[word]
    assert " not " not in note.may_be
    assert note.to_ask.startswith(("You can ask ", "The next pages "))


def test_there_is_no_note_about_hope() -> None:
    assert not {word for word in CarefulWord if "hope" in word or "promis" in word}


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("[notes.cure]", "[notes.hope]"),
        ("{word}", "it"),
        ("left_open = ", "score = "),
        ('may_be = "An approval is real news."', 'may_be = ""'),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, line: str, instead: str) -> None:
    text = PACK.read_text(encoding="utf-8")
    at = text.index("[words]")  # what stands before it are remarks
    assert line in text[at:]
    broken = tmp_path / "careful_words.toml"
    broken.write_text(text[:at] + text[at:].replace(line, instead, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"careful_words\.toml"):
        load_careful_words(broken)
