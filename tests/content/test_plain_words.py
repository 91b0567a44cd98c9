"""Every string of our own is short, plain, calm and free of verdicts (ux.md 4.3)."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

import carecompanion
from carecompanion.content.content_check import packs_below
from carecompanion.content.never_words import NeverWords
from carecompanion.content.pack_texts import LEARN
from carecompanion.content.plain_rules import (
    LEARN_GRADE,
    MEAN_GRADE,
    MEAN_WORDS,
    MOST_WORDS,
    TOP_GRADE,
)
from carecompanion.content.reading import grade, is_sentence, sentences, words
from carecompanion.content.resources import resource_path
from tests.content.own_strings import OwnString, in_module, in_pack, in_package
from tests.content.sources import copied_from, runs_of_sources

PACKS = [path for path in packs_below(resource_path()) if path.name != "sources.toml"]
"""All packs with words of our own; the titles of sources are not."""

CODE = Path(carecompanion.__file__).parent

pack_files = pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)


def _texts_with_a_grade(strings: list[OwnString]) -> list[OwnString]:
    return [string for string in strings if string.graded and is_sentence(string.text)]


def _too_long(strings: list[OwnString]) -> list[str]:
    return [
        f"{string.where}: {sentence}"
        for string in strings
        for sentence in sentences(string.text)
        if len(words(sentence)) > MOST_WORDS
    ]


def _never(strings: list[OwnString], never: NeverWords) -> list[str]:
    return [
        f"{string.where}: “{hit.found}” in “{string.text}”. {hit.why}"
        for string in strings
        for hit in never.find(string.text)
    ]


# --- packs ---


def test_there_are_packs_to_look_at() -> None:
    assert {"questions.toml", "help.toml"} <= {path.name for path in PACKS}


@pack_files
def test_no_sentence_of_a_pack_is_long(pack: Path) -> None:
    assert _too_long(in_pack(pack)) == []


@pack_files
def test_sentences_of_a_pack_are_short_on_the_whole(pack: Path) -> None:
    lengths = [len(words(s)) for string in in_pack(pack) for s in sentences(string.text)]
    assert mean(lengths) <= MEAN_WORDS


@pack_files
def test_a_pack_reads_easily(pack: Path) -> None:
    highest = LEARN_GRADE if LEARN in pack.parent.parts else MEAN_GRADE
    assert mean(grade(string.text) for string in _texts_with_a_grade(in_pack(pack))) <= highest


@pack_files
def test_no_text_of_a_pack_is_hard(pack: Path) -> None:
    hard = [
        f"{string.where}: grade {grade(string.text):.1f}: {string.text}"
        for string in _texts_with_a_grade(in_pack(pack))
        if grade(string.text) > TOP_GRADE
    ]
    assert hard == []


@pack_files
def test_a_pack_has_none_of_the_never_words(pack: Path, never_words: NeverWords) -> None:
    assert _never(in_pack(pack), never_words) == []


@pack_files
def test_no_sentence_of_a_pack_is_copied_from_a_source(pack: Path) -> None:
    sources = runs_of_sources()
    if not sources:
        pytest.skip("the source documents are not beside this checkout")
    assert copied_from(sources, in_pack(pack)) == []


# --- code ---


def test_no_string_in_the_code_has_a_never_word(never_words: NeverWords) -> None:
    assert _never(in_package(CODE), never_words) == []


def test_no_sentence_in_the_code_is_long() -> None:
    assert _too_long(in_package(CODE)) == []


def test_the_strings_in_the_code_read_easily() -> None:
    graded = _texts_with_a_grade(in_package(CODE))
    assert not graded or mean(grade(string.text) for string in graded) <= MEAN_GRADE


@pytest.mark.parametrize(
    "line",
    [
        'self.tr("You may be eligible")',
        'label.setText(self.tr("&Matches: {count}").format(count=3))',
        'QCoreApplication.translate("Page", "A good score")',
        'tr("Marks", "Please wait")',
        "tr('Done' '!')",
    ],
)
def test_a_bad_word_planted_in_a_view_is_found(
    line: str, tmp_path: Path, never_words: NeverWords
) -> None:
    file = tmp_path / "views" / "planted.py"
    file.parent.mkdir()
    file.write_text(line, encoding="utf-8")
    assert len(_never(list(in_module(file, tmp_path)), never_words)) == 1


@pytest.mark.parametrize(
    "line",
    [
        'print(f"{name} is a candidate for this")',
        'parser.add_argument("--x", help="A simply wonderful option")',
        'parser.exit(2, "The password is invalid.")',
    ],
)
def test_a_bad_word_planted_in_the_command_line_is_found(
    line: str, tmp_path: Path, never_words: NeverWords
) -> None:
    file = tmp_path / "cli.py"
    file.write_text(line, encoding="utf-8")
    assert len(_never(list(in_module(file, tmp_path)), never_words)) == 1


def test_a_word_that_nobody_sees_is_left_alone(tmp_path: Path, never_words: NeverWords) -> None:
    file = tmp_path / "views.py"
    file.write_text('"""Must match."""\nraise ValueError("must match")\n', encoding="utf-8")
    assert list(in_module(file, tmp_path)) == []


def test_a_bad_word_planted_in_a_pack_is_found(tmp_path: Path, never_words: NeverWords) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('[a]\nlines = ["Fine.", "You qualify."]\n', encoding="utf-8")
    assert [line.split(": “")[0] for line in _never(in_pack(file), never_words)] == [
        "bad.toml: a.lines.1"
    ]
