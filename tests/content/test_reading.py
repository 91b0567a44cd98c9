"""The counter behind the plain-words tests is right often enough to be of use."""

from __future__ import annotations

import pytest

from carecompanion.content.reading import grade, is_sentence, sentences, syllables

WORDS = {
    1: "care you your notes asked typed closed genes file here free risks wrote does goes whole",
    2: "people tables trial needed changes pages published question special illness studies",
    3: "companion area idea everything specialist condition medical hospital exactly",
    4: "recommended available emergency compassionate variety",
}


@pytest.mark.parametrize(
    ("count", "word"),
    [(count, word) for count, words in WORDS.items() for word in words.split()],
)
def test_syllables_are_counted_near_enough(count: int, word: str) -> None:
    assert syllables(word) == count


def test_letters_read_one_by_one_count_one_by_one() -> None:
    assert (syllables("DNA"), syllables("PDFs"), syllables("follow-up")) == (3, 3, 3)


def test_a_colon_and_a_new_line_end_a_sentence() -> None:
    assert sentences("Not known: ask.\nNext one? Yes") == ["Not known:", "ask.", "Next one?", "Yes"]


def test_the_notices_of_the_design_get_the_grades_it_gives_them() -> None:
    in_app = (
        "Care Companion helps you keep notes and get ready to ask. It is not a doctor. It cannot "
        "tell you if a treatment is right, safe or open to you. For that, ask your care team. In "
        "an emergency, call your local emergency number."
    )
    assert grade(in_app) == pytest.approx(3.9, abs=0.3)


def test_a_label_has_no_grade_of_its_own() -> None:
    assert not is_sentence("Kind of gene change")
    assert grade("…") == 0
