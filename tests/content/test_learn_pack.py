"""Learn as it is shipped, and how a broken pack of it is refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from carecompanion.content.learn_links import cells, stamps
from carecompanion.content.learn_pack import THEMES, load_learn
from carecompanion.content.reading import words
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.learn import CardPart, Learn, PictureName, is_past_review
from carecompanion.domain.learn_path import RouteKind
from carecompanion.domain.learn_tables import Certainty
from carecompanion.domain.questions import Asker, QuestionId


@pytest.fixture(scope="module")
def shipped() -> Path:
    return resource_path("learn")


@pytest.fixture(scope="module")
def learn(shipped: Path) -> Learn:
    return load_learn(shipped)


@pytest.fixture
def folder(shipped: Path, tmp_path: Path) -> Path:
    """A copy of Learn to break."""
    return Path(shutil.copytree(shipped, tmp_path / "learn"))


def _change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- what is shipped ---


def test_the_themes_are_in_the_order_of_reading(learn: Learn) -> None:
    assert tuple(theme.id for theme in learn.themes) == THEMES
    assert all(theme.cards for theme in learn.themes)


def test_every_card_is_short_enough_to_read_when_tired(learn: Learn) -> None:
    counts = {card.id: sum(len(words(line)) for line in card.lines) for card in learn.cards}
    assert {name: count for name, count in counts.items() if not 60 <= count <= 180} == {}


def test_every_card_says_what_it_is_and_why_it_matters_and_ends_in_a_question(
    learn: Learn,
) -> None:
    for card in learn.cards:
        parts = [section.part for section in card.sections]
        assert parts[:3] == [CardPart.SHORT, CardPart.PLAIN, CardPart.MATTERS], card.id
        assert card.question.asked_by(Asker.FAMILY).endswith("?")
        assert card.question.asked_by(Asker.ADULT).endswith("?")


def test_the_question_of_an_adult_is_about_themself(learn: Learn) -> None:
    ours = {"we", "our", "us", "child's", "child"}
    questions = [
        *(card.question for card in learn.cards),
        *(step.question for step in learn.path.steps),
        *(route.question for route in learn.path.routes),
    ]
    assert [each.adult for each in questions if set(words(each.adult.lower())) & ours] == []
    assert all(each.family.endswith("?") and each.adult.endswith("?") for each in questions)


def test_each_of_the_17_questions_has_a_card(learn: Learn) -> None:
    assert {row for card in learn.cards for row in card.rows} == set(QuestionId)


def test_every_picture_is_on_a_card_and_none_on_a_heavy_one(learn: Learn) -> None:
    assert {card.picture for card in learn.cards if card.picture} == set(PictureName)
    heavy = [card for card in learn.cards if card.heavy]
    assert heavy
    assert not any(card.picture for card in heavy)


def test_a_card_that_speaks_of_dying_is_heavy(learn: Learn) -> None:
    about_dying = {"died", "death", "deaths", "dying"}
    said = {card.id: set(words(" ".join(card.lines).lower())) & about_dying for card in learn.cards}
    heavy = {card.id for card in learn.cards if card.heavy}
    assert {name for name, found in said.items() if found} <= heavy


def test_meanings_have_at_most_40_words_and_names_stand_once(learn: Learn) -> None:
    assert len(learn.terms) > 100
    assert [term.id for term in learn.terms.values() if len(words(term.plain)) > 40] == []
    names = [term.name.casefold() for term in learn.terms.values()]
    assert len(names) == len(set(names))


def test_every_table_says_what_it_is_not(learn: Learn) -> None:
    assert {table.id for table in learn.tables} == {"ways", "two_routes", "therapies"}
    for table in learn.tables:
        assert table.example.startswith("Example. Not a list of what exists, and not for deciding.")


def test_every_cell_names_its_sources_and_what_is_reported_names_two(learn: Learn) -> None:
    for field, cell in cells(learn):
        publishers = {learn.sources[name].publisher for name in cell.stamp.sources}
        assert len(publishers) >= (2 if cell.certainty is Certainty.REPORTED else 1), field


def test_nothing_that_is_not_confirmed_is_said_of_any_treatment(learn: Learn) -> None:
    """The marks of the notes that the tables were made from: none of them may slip in."""
    said = " ".join(cell.text for _, cell in cells(learn)).lower()
    assert not [mark for mark in ("unconfirmed", "gk", "inferred", "unknown") if mark in said]


@pytest.mark.parametrize(
    ("row", "column", "words_there"),
    [
        ("beqvez", "changed", "Ended"),
        ("elevidys", "changed", "boxed warning"),
        ("elevidys", "who", "able to walk"),
        ("zolgensma", "changed", "Itvisma"),
        ("casgevy", "changed", "from 12 to 2"),
        ("casgevy", "way", "works around"),
        ("skysona", "changed", "10 of 67"),
    ],
)
def test_what_older_guides_have_wrong_is_said_right(
    row: str, column: str, words_there: str, learn: Learn
) -> None:
    table = next(table for table in learn.tables if table.id == "therapies")
    rows = {each.id: each for each in table.rows}
    assert words_there in rows[row].cells[column].text


def test_what_is_reported_of_casgevy_and_roctavian_says_no_more_than_that(learn: Learn) -> None:
    """Both rest on news alone, and what became of Roctavian in 2026 nobody could confirm."""
    table = next(table for table in learn.tables if table.id == "therapies")
    rows = {each.id: each for each in table.rows}
    for column in ("who", "changed"):
        cell = rows["casgevy"].cells[column]
        assert cell.certainty is Certainty.REPORTED
        assert "reported" in cell.text or "news sites said" in cell.text
        assert len({learn.sources[name].publisher for name in cell.stamp.sources}) >= 2
    assert "2026" not in " ".join(cell.text for cell in rows["roctavian"].cells.values())
    assert "What came of it is not in here" in rows["roctavian"].cells["changed"].text


def test_the_path_has_five_steps_and_the_plan_leaves_the_signs_to_the_team(learn: Learn) -> None:
    assert len(learn.path.steps) == 5
    signs = next(field for field in learn.path.plan.calls if field.id == "signs")
    assert signs.help == "In the words of your team."
    assert "wrote none of it" in learn.path.plan.copied
    assert learn.path.follow_up.row.format(year=15) == "Year 15"


def test_what_is_ticked_and_filled_in_fits_a_family_and_an_adult(learn: Learn) -> None:
    path = learn.path
    fields = [item for step in path.steps for item in step.items]
    fields += [*path.plan.tests, *path.plan.calls]
    fields += [*path.follow_up.yearly, *path.follow_up.contact, *path.follow_up.moved]
    ours = {"we", "our", "us", "i", "my", "me"}
    assert [field.text for field in fields if set(words(field.text.lower())) & ours] == []


def test_a_route_without_a_sourced_fact_is_a_question_alone(learn: Learn) -> None:
    assert {route.kind for route in learn.path.routes} == set(RouteKind)
    assert [route.id for route in learn.path.routes if not route.plain]


# --- dates ---


def test_nothing_is_past_its_review_on_the_day_it_was_written(learn: Learn) -> None:
    assert {stamp.review_by > date(2026, 11, 21) for _, stamp in stamps(learn)} == {True}


def test_an_item_is_past_its_review_from_the_day_after(learn: Learn) -> None:
    card = learn.cards[0]
    last = card.stamp.review_by
    assert not is_past_review(card, last)
    assert is_past_review(card, last + timedelta(days=1))
    later = replace(card, stamp=replace(card.stamp, review_by=last + timedelta(days=1)))
    assert not is_past_review(later, last + timedelta(days=1))


# --- what is refused ---


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("cards/basics.toml", '"gene", ', '"gen", ', r"basics\.toml: cards\.\S+ names gen, which"),
        ("cards/basics.toml", "[theme]", "[them]", r"basics\.toml: theme is not there"),
        ("cards/basics.toml", 'rows = ["R1"', 'rows = ["R9"', r"basics\.toml: .*R9"),
        ("cards/kinds.toml", '"four_ways"', '"five_ways"', r"kinds\.toml: .*five_ways"),
        ("cards/risks.toml", "heavy = true", 'heavy = true\npicture = "four_ways"', r"heavy card"),
        ("cards/risks.toml", "heavy = true", 'heavy = "yes"', r"risks\.toml: .*heavy"),
        ("glossary.toml", "cards = [", 'cards = ["x", ', r"glossary\.toml: terms\.\S+ names x"),
        ("glossary.toml", 'as_of = "2026', 'as_of = "soon 2026', r"terms\.dna\.as_of is not a d"),
        ("glossary.toml", 'as_of = "2026', 'as_of = "2028', r"terms\.dna\.review_by is not after"),
        ("glossary.toml", "review_by = 2027-11-21\n\n[terms.gene]", "\n[terms.gene]", "review_by"),
        ("glossary.toml", 'name = "Gene"', 'name = "DNA"', r"“dna” stands twice"),
        ("tables.toml", '"confirmed"', '"UNCONFIRMED"', r"tables\.toml: .*UNCONFIRMED"),
        ("tables.toml", '"fda_what", "ghl_table"', '"fda_what"', r"one source alone"),
        ("tables.toml", '"fda_what", "ghl_table"', '"fda_what", "fda_ltfu"', r"one publisher"),
        ("tables.toml", "does = {", "did = {", r"tables\.\S+\.did is in no column"),
        ("tables.toml", ', as_of = "2020-05"', "", r"as_of"),
        (
            "tables.toml",
            "Narrowed in August 2025",
            "Narrowed in 2026",
            r"tells of 2026, as of 2025",
        ),
        ("path.toml", 'card = "antibodies"', 'card = "blood"', r"path\.toml: .*names blood"),
        ("path.toml", 'row = "Year {year}"', 'row = "Year"', r"no place for \{year\}"),
        ("sources.toml", "[sources.fda_what]", "[sources.fda]", r"names fda_what, which is not"),
    ],
)
def test_a_broken_pack_is_refused_by_file_and_field(
    name: str, old: str, new: str, complaint: str, folder: Path
) -> None:
    _change(folder, name, old, new)
    with pytest.raises(ContentError, match=complaint):
        load_learn(folder)


def test_a_source_that_nothing_names_is_refused(folder: Path) -> None:
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write('\n[sources.x]\ntitle = "x"\npublisher = "x"\nwhere = "x"\ndated = "2020"\n')
    with pytest.raises(ContentError, match=r"sources\.toml: sources\.x is named by nothing"):
        load_learn(folder)


def test_a_file_of_cards_that_is_no_theme_is_refused(folder: Path) -> None:
    shutil.copy(folder / "cards" / "words.toml", folder / "cards" / "more.toml")
    with pytest.raises(ContentError, match=r"more\.toml: is not known as a theme"):
        load_learn(folder)


def test_a_card_that_stands_in_two_themes_is_refused(folder: Path) -> None:
    text = (folder / "cards" / "words.toml").read_text(encoding="utf-8")
    text = text.replace('title = "Words and hope"', 'title = "Again"')
    (folder / "cards" / "genes.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"stands twice|not there"):
        load_learn(folder)
