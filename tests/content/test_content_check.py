"""`check_content` finds what a reviewer overlooks: each of these faults is planted once, alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from carecompanion.content.content_check import check_content
from carecompanion.content.pack_texts import LEARN
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
    folders = ("fonts", "icons", "reference", "pages", "exchange", "lens")
    packs = ("questions.toml", "memory.toml", "deeper.toml", "careful_words.toml")
    leave_out = shutil.ignore_patterns(*folders, *packs, "registry_ids.toml")
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


BASICS = "learn/cards/basics.toml"
GLOSSARY = "learn/glossary.toml"
TABLES = "learn/tables.toml"
PATH = "learn/path.toml"
SOURCES = "learn/sources.toml"
A_CELL = 'kind = "reported", sources = ["silencing", "ghl_table"]'


def _twice(folder: Path) -> None:
    """The first card of one theme once more, at the end of another."""
    cards = folder / "learn" / "cards"
    text = (cards / "basics.toml").read_text(encoding="utf-8")
    start = text.index("[cards.")
    end = text.index("\n[cards.", text.index(".question]"))
    with (cards / "words.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text[start:end]}\n")


FAULTS: dict[str, tuple[Damage, str, str]] = {
    # what is said
    "a percentage without its denominator": (_said("It helps 40% of people."), BASICS, "40%"),
    "a word of hype": (_said("It is a breakthrough."), BASICS, "breakthrough"),
    "a verdict about a person": (_said("Your child may be eligible."), BASICS, "eligible"),
    "a word that presses": (_said("Act now."), BASICS, "Act now"),
    "a word that orders": (_said("You should ask."), BASICS, "should"),
    "a fact that nobody confirmed": (
        _changed(TABLES, "In October 2025 its owner", "UNCONFIRMED: in October 2025 its owner"),
        TABLES,
        "UNCONFIRMED",
    ),
    "a fact from general knowledge": (_said("It is new [GK]."), BASICS, "[GK]"),
    "a sentence of 21 words": (_said(LONG), BASICS, "a sentence of 21 words, 20 at most"),
    "a sentence of grade 12 or more": (
        _changed(
            "learn/cards/risks.toml", "some of what is known.", f"some of what is known. {HARD}"
        ),
        "learn/cards/risks.toml",
        "9 at most",
    ),
    "a card that is too long": (_longer, BASICS, "cards.what_is_gene_therapy has"),
    "a card that is too short": (_shorter, "learn/cards/words.toml", "60 to 180 are read easily"),
    "a meaning that is too long": (
        _changed(GLOSSARY, 'plain = "The long thread', f'plain = "{LONG} {LONG} The long thread'),
        GLOSSARY,
        "terms.dna.plain has",
    ),
    # where it is from, and when
    "a claim without a date": (
        _changed(GLOSSARY, 'as_of = "2026-11-21"\n', ""),
        GLOSSARY,
        "as_of",
    ),
    "a date that is none": (
        _changed(GLOSSARY, 'as_of = "2026-11-21"', 'as_of = "last spring"'),
        GLOSSARY,
        "is not a date such as 2025-11-14",
    ),
    "no day to look again": (
        _changed(GLOSSARY, "review_by = 2027-11-21\n\n[t", "\n[t"),
        GLOSSARY,
        "review_by",
    ),
    "a day to look again before the date": (
        _changed(GLOSSARY, "review_by = 2027-11-21\n\n[t", "review_by = 2025-11-21\n\n[t"),
        GLOSSARY,
        "terms.dna.review_by is not after as_of",
    ),
    "a pack past its day": (
        _changed("help/help.toml", "review_by = 2027", "review_by = 2025"),
        "help/help.toml",
        "review_by",
    ),
    "an entry past its day": (
        _changed(
            GLOSSARY,
            'as_of = "2026-11-21"\nreview_by = 2027-11-21\n',
            'as_of = "2025-11-21"\nreview_by = 2026-11-20\n',
        ),
        GLOSSARY,
        "terms.dna: was to be looked at by 2026-11-20",
    ),
    "a claim without a source": (
        _changed(GLOSSARY, 'sources = ["nhgri"]', "sources = []"),
        GLOSSARY,
        "`$.sources`",
    ),
    "a field for a source that is none": (
        _changed(TABLES, 'sources = ["', 'source = ["'),
        TABLES,
        "source",
    ),
    "a source that is not there": (
        _changed(BASICS, 'sources = ["', 'sources = ["nobody", "'),
        BASICS,
        "names nobody, which is not there",
    ),
    "a source that nothing names": (
        _changed(
            SOURCES,
            "[sources.nci]",
            "[sources.extra]\n"
            'title = "x"\npublisher = "x"\nwhere = "x"\ndated = "x"\n\n[sources.nci]',
        ),
        SOURCES,
        "sources.extra is named by nothing",
    ),
    "a reported fact with one source alone": (
        _changed(TABLES, A_CELL, 'kind = "reported", sources = ["silencing"]'),
        TABLES,
        "is one source alone: reported takes two",
    ),
    "a reported fact with two pages of one publisher": (
        _changed(TABLES, A_CELL, 'kind = "reported", sources = ["nice_hst7", "nice_hst11"]'),
        TABLES,
        "are of one publisher: reported takes two",
    ),
    "a fact weaker than reported": (
        _changed(TABLES, '"confirmed"', '"rumoured"'),
        TABLES,
        "rumoured",
    ),
    "a fact told before it was": (
        _changed(TABLES, "Narrowed in August 2025", "Narrowed in 2026"),
        TABLES,
        "tells of 2026, as of 2025",
    ),
    # where it leads
    "an orphan word": (
        _changed(GLOSSARY, 'cards = ["what_is_gene_therapy"]', "cards = []"),
        GLOSSARY,
        "`$.cards`",
    ),
    "a dead link from a word to a card": (
        _changed(GLOSSARY, "cards = [", 'cards = ["away", '),
        GLOSSARY,
        "names away, which is not there",
    ),
    "a dead link from a card to a word": (
        _changed(BASICS, 'terms = ["', 'terms = ["nothing", "'),
        BASICS,
        "names nothing, which is not there",
    ),
    "a dead link from a card to a card": (
        _changed(BASICS, 'see = ["', 'see = ["nowhere", "'),
        BASICS,
        "names nowhere, which is not there",
    ),
    "a dead link from a step to a card": (
        _changed(PATH, 'card = "', 'card = "no_'),
        PATH,
        "which is not there",
    ),
    "a dead link from a table to a card": (
        _changed(TABLES, 'card = "four_ways"', 'card = "five_ways"'),
        TABLES,
        "names five_ways, which is not there",
    ),
    "a question that the walk does not have": (
        _changed(BASICS, 'rows = ["', 'rows = ["Z1", "'),
        BASICS,
        "Z1",
    ),
    "a column that no table has": (
        _changed(TABLES, "\nuk = {", "\nmars = {"),
        TABLES,
        "zolgensma.mars is in no column",
    ),
    "a table without its head": (
        _changed(TABLES, "[tables.ways.head]", "[tables.way.head]"),
        TABLES,
        "tables.way.columns is not there",
    ),
    "a way to a treatment without its region": (
        _changed(PATH, 'place = "UK"\n', ""),
        PATH,
        "`place`",
    ),
    "a word that stands twice": (
        _changed(GLOSSARY, 'also = ["deoxyribonucleic acid"]', 'also = ["DNA"]'),
        GLOSSARY,
        "“dna” stands twice",
    ),
    "an id that stands twice in a file": (
        _changed(GLOSSARY, "[terms.rna]", "[terms.dna]"),
        GLOSSARY,
        "cannot be read",
    ),
    "a card that stands twice": (_twice, LEARN, "what_is_gene_therapy stands twice"),
    "a follow-up without a place for the year": (
        _changed(PATH, 'row = "Year {year}"', 'row = "Year"'),
        PATH,
        "{year}",
    ),
    # what is not there
    "a picture without a text alternative": (
        lambda folder: _pictures(folder, described=False),
        "learn/cards/kinds.toml",
        "no text alternative",
    ),
    "a picture that is not there": (
        _one_picture_gone,
        "learn/cards/kinds.toml",
        "four_ways.svg, which is not there",
    ),
    "a heavy card with a picture": (
        _changed("learn/cards/risks.toml", "heavy = true", 'heavy = true\npicture = "four_ways"'),
        "learn/cards/risks.toml",
        "is not for a heavy card",
    ),
    "a theme that is not there": (_gone("learn/cards/fit.toml"), LEARN, "fit.toml"),
    "a file that is not there": (_gone(SOURCES), LEARN, "sources.toml: cannot be read"),
    "a file that cannot be read": (
        _changed(PATH, "[path]", "[path"),
        PATH,
        "cannot be read",
    ),
}
LEAST_FAULTS = 20
"""So many the check has to find (the goal of the project)."""


def test_no_fault_is_planted_for_the_same_words_twice() -> None:
    assert len({(file, words) for _, file, words in FAULTS.values()}) == len(FAULTS)
    assert len(FAULTS) >= LEAST_FAULTS


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_found_where_it_is(fault: str, folder: Path) -> None:
    damage, file, words = FAULTS[fault]
    damage(folder)
    reports = {report.name: report for report in check_content(folder, today=TODAY)}
    assert any(words in problem for problem in reports[file].problems), problems(
        [*reports.values()]
    )


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
