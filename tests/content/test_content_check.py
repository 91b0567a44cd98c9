"""`check_content` finds what a reviewer overlooks: each of these faults is planted once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from carecompanion.content.content_check import check_content
from carecompanion.content.resources import resource_path
from carecompanion.domain.content_report import FileReport
from carecompanion.domain.learn import PictureName

TODAY = date(2026, 11, 21)
PLAIN = "Genes are like recipes."
"""A sentence of the first card, to put a worse one before it."""

Damage = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Learn, of one more pack and of the list of words, to break."""
    others = ("fonts", "icons", "reference", "pages", "exchange", "questions.toml", "memory.toml")
    leave_out = shutil.ignore_patterns(*others)
    return Path(shutil.copytree(resource_path(), tmp_path / "resources", ignore=leave_out))


def problems(reports: list[FileReport]) -> list[str]:
    return [f"{report.name}: {problem}" for report in reports for problem in report.problems]


def _changed(name: str, old: str, new: str) -> Damage:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _said(sentence: str) -> Damage:
    return _changed("learn/cards/basics.toml", PLAIN, f"{sentence} {PLAIN}")


def _longer(folder: Path) -> None:
    _said("It is a small thing. " * 50)(folder)


def _shorter(folder: Path) -> None:
    path = folder / "learn" / "cards" / "words.toml"
    text = path.read_text(encoding="utf-8")
    start = text.rindex("plain = [")
    end = text.index("]", start)
    path.write_text(f'{text[:start]}plain = ["It is one."{text[end:]}', encoding="utf-8")


def _gone(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def _pictures(folder: Path, *, described: bool) -> None:
    words = "Two rows of boxes with an arrow from each to the next one." if described else "A box."
    (folder / "learn" / "pictures").mkdir(exist_ok=True)
    for name in PictureName:
        text = f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{words}</desc></svg>'
        (folder / "learn" / "pictures" / f"{name.value}.svg").write_text(text, encoding="utf-8")


def _one_picture_gone(folder: Path) -> None:
    _pictures(folder, described=True)
    (folder / "learn" / "pictures" / "four_ways.svg").unlink()


def test_what_is_shipped_has_no_problems() -> None:
    assert problems(check_content(resource_path(), today=TODAY)) == []


def test_each_pack_has_a_report_with_its_words_and_grades(folder: Path) -> None:
    reports = {report.name: report for report in check_content(folder, today=TODAY)}
    assert {"learn/glossary.toml", "learn/cards/basics.toml", "help/help.toml"} <= set(reports)
    cards = reports["learn/cards/basics.toml"]
    assert cards.words > 500
    assert 0 < cards.mean_grade <= 7
    assert cards.mean_grade < cards.top_grade <= 9


def test_pictures_with_words_of_their_own_are_no_problem(folder: Path) -> None:
    _pictures(folder, described=True)
    assert problems(check_content(folder, today=TODAY)) == []


LONG = "It is one and two and three and four and five and six and seven and eight and nine and ten."
HARD = "Heterogeneous immunological considerations necessitate comprehensive individualised care."


IN_SENTENCES = [
    (_said("It helps 40% of people."), "40%"),
    (_said("It is a breakthrough."), "breakthrough"),
    (_said("Your child may be eligible."), "eligible"),
    (_said("Act now."), "Act now"),
    (_said("You should ask."), "should"),
    (_said(LONG), "a sentence of 21 words, 20 at most"),
    (
        _changed(
            "learn/cards/risks.toml", "some of what is known.", f"some of what is known. {HARD}"
        ),
        "9 at most",
    ),
    (_longer, "cards.what_is_gene_therapy has"),
    (_shorter, "60 to 180 are read easily"),
    (_changed("help/help.toml", "review_by = 2027", "review_by = 2025"), "review_by"),
]
IN_LINKS = [
    (_changed("learn/cards/basics.toml", 'sources = ["', 'sources = ["nobody", "'), "nobody"),
    (_changed("learn/cards/basics.toml", 'terms = ["', 'terms = ["nothing", "'), "nothing"),
    (_changed("learn/cards/basics.toml", 'see = ["', 'see = ["nowhere", "'), "nowhere"),
    (_changed("learn/glossary.toml", "cards = [", 'cards = ["away", '), "away"),
    (_changed("learn/path.toml", 'card = "', 'card = "no_'), "no_"),
    (_changed("learn/sources.toml", "[sources.nci]", "[sources.nc]"), "names nci"),
    (_one_picture_gone, "four_ways.svg, which is not there"),
]
IN_ENTRIES = [
    (_changed("learn/glossary.toml", 'as_of = "2026-11-21"\n', ""), "as_of"),
    (_changed("learn/tables.toml", 'sources = ["', 'source = ["'), "source"),
    (_changed("learn/cards/basics.toml", 'rows = ["', 'rows = ["Z1", "'), "Z1"),
    (_changed("learn/path.toml", "[path]", "[path"), "cannot be read"),
    (_gone("learn/sources.toml"), "sources.toml: cannot be read"),
]
IN_OTHER_ENTRIES = [
    (_changed("learn/glossary.toml", "review_by = 2027-11-21\n\n[t", "\n[t"), "review_by"),
    (_changed("learn/tables.toml", '"confirmed"', '"rumoured"'), "rumoured"),
    (_changed("learn/path.toml", 'row = "Year {year}"', 'row = "Year"'), "{year}"),
]
ALONE = [
    [(_changed("learn/glossary.toml", '= ["what_is_gene_therapy"]', "= []"), "terms.dna")],
    [(_gone("learn/cards/fit.toml"), "fit.toml")],
    [(lambda folder: _pictures(folder, described=False), "no text alternative")],
]


@pytest.mark.parametrize(
    "faults", [IN_SENTENCES, IN_LINKS, IN_ENTRIES, IN_OTHER_ENTRIES, *ALONE], ids=range(7)
)
def test_each_planted_fault_is_found(faults: list[tuple[Damage, str]], folder: Path) -> None:
    for damage, _ in faults:
        damage(folder)
    found = problems(check_content(folder, today=TODAY))
    overlooked = [words for _, words in faults if not any(words in each for each in found)]
    assert overlooked == []


def test_a_fault_in_one_file_does_not_hide_one_in_another(folder: Path) -> None:
    _changed("learn/glossary.toml", 'as_of = "2026-11-21"\n', "")(folder)
    _changed("learn/path.toml", 'row = "Year {year}"', 'row = "Year"')(folder)
    _said("You should ask.")(folder)
    names = {problem.split(": ")[0] for problem in problems(check_content(folder, today=TODAY))}
    assert names == {"learn/glossary.toml", "learn/path.toml", "learn/cards/basics.toml"}


def test_one_day_past_the_day_to_look_again_everything_of_that_day_is_named(folder: Path) -> None:
    assert problems(check_content(folder, today=date(2027, 5, 21))) == []
    found = problems(check_content(folder, today=date(2027, 5, 22)))
    assert any("tables.therapies.rows.elevidys.us" in problem for problem in found)
    assert all("was to be looked at by 2027-05-21" in problem for problem in found)
