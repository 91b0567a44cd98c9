"""Learn on the real window, by keyboard alone where a person could: found, read, asked, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from carecompanion.domain.changes import Action
from carecompanion.domain.learn import Card
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.records import FactField, FactKind, Relation
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.card_body import CardBody
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.card import Card as Frame
from carecompanion.views.widgets.card import ListCardButton
from carecompanion.views.widgets.term_text import TermText
from tests.ui.driver import Driver
from tests.ui.screens import (
    LEARN_KEY,
    find_in_learn,
    go_home,
    show_card,
    show_learn,
    show_queue,
    show_visit,
    wait_for_rows,
)
from tests.ui.test_tasks import Figure, note, unlock


@pytest.fixture
def learn(small: Driver) -> LearnModel:
    """Learn of an open notes file, on its screen."""
    unlock(small)
    show_learn(small)
    return small.running.care.models.learn


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def rows(d: Driver) -> list[str]:
    found = d.window.findChildren(ListCardButton)
    return [row.objectName() for row in found if row.isVisible()]


def open_by_flow(d: Driver, what: str, which: str) -> None:
    d.running.care._assembled()._flows.learn.open(what, which)
    d.pause(f"{what} {which}")


def meanings(d: Driver) -> list[Frame]:
    return [each for each in d.window.findChildren(Frame, "meaning") if each.isVisible()]


def questions_of(d: Driver) -> list[str]:
    """The questions in the care memory, as its screen shows them."""
    found: list[str] = []
    care = d.running.care
    person = care.models.notes_file.person
    assert person is not None
    care._assembled()._session.read(
        lambda store: store.facts(person.id, {FactKind.QUESTION}),
        lambda facts: found.extend(fact.text for fact in facts),
    )
    d.pause("the questions")
    return found


def test_a_card_is_found_and_its_question_put_on_the_list_by_keyboard_alone(
    small: Driver, record_property: Figure
) -> None:
    unlock(small)
    small.start_counting()

    small.press(LEARN_KEY)
    small.wait_for_screen(ScreenName.LEARN)
    small.wait_until(lambda: "learn_theme_kinds" in rows(small), "the themes")
    small.type("virus van")
    small.press("Return")
    small.wait_for_screen(ScreenName.LEARN_CARD)
    assert "AAV: a virus as a delivery van" in small.texts()
    small.press("Ctrl+Return")

    said = "On your list. You find it under Questions to ask."
    small.wait_until(lambda: said in small.texts(), "it is on the list")
    note(record_property, "Learn: a question on the list", small, clicks=0)
    card = small.running.care.models.learn.card
    assert card is not None
    assert questions_of(small) == [card.question.family]


def test_putting_it_on_the_list_twice_does_so_once_and_undo_takes_it_back(
    small: Driver, learn: LearnModel
) -> None:
    show_card(small, "phases", "phases")
    small.press("Ctrl+Return", "Ctrl+Return")
    assert len(questions_of(small)) == 1
    small.press("Ctrl+Z")
    said = "On your list. You find it under Questions to ask."
    small.wait_until(lambda: said not in small.texts(), "it is off the list")
    assert questions_of(small) == []


def test_what_no_card_has_can_be_added_as_a_question(small: Driver, learn: LearnModel) -> None:
    find_in_learn(small, "xylophone")
    assert "No card has that word. Add it as a question." in small.texts()
    small.press("Return")
    small.wait_until(lambda: "On your list: xylophone" in small.texts(), "it is on the list")
    assert questions_of(small) == ["xylophone"]


def test_what_learn_puts_on_the_list_is_asked_at_the_next_visit(
    small: Driver, learn: LearnModel
) -> None:
    find_in_learn(small, "xylophone")
    small.press("Return")
    small.wait_until(lambda: "On your list: xylophone" in small.texts(), "it is on the list")
    show_queue(small)
    small.wait_until(lambda: "1. xylophone" in small.texts(), "it leads the questions to ask")
    assert "A question of your own" in "\n".join(small.texts())
    small.click("Write the answer: xylophone")
    small.wait_for_screen(ScreenName.FACT)
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.QUEUE)
    assert questions_of(small) == ["xylophone"]
    show_visit(small)
    questions = [question.text for question in small.running.care.models.visit.visit.questions]
    assert "xylophone" in questions


def test_down_leads_to_the_results_and_up_back_to_the_field(
    small: Driver, learn: LearnModel
) -> None:
    find_in_learn(small, "antibodies")
    small.press("Down")
    assert focused_name() == rows(small)[0]
    small.press("Down", "Up", "Up")
    assert focused_name() == "learn_text"


def test_words_themes_and_tables_open_and_back_leads_to_the_row_opened_last(
    small: Driver, learn: LearnModel
) -> None:
    for row, screen in (
        ("learn_theme_evidence", ScreenName.LEARN_THEME),
        ("learn_table_ways", ScreenName.LEARN_TABLE),
        ("learn_words", ScreenName.LEARN_WORDS),
    ):
        small.tab_to(row)
        small.press("Return")
        small.wait_for_screen(screen)
        small.press("Alt+Left")
        small.wait_for_screen(ScreenName.LEARN)
        assert focused_name() == row
        small.click("learn_text")


def is_dated(d: Driver) -> bool:
    return any(text.startswith("As of ") for text in d.texts())


def test_back_leads_through_the_cards_that_were_read(small: Driver, learn: LearnModel) -> None:
    show_card(small, "four ways", "four_ways")
    small.click("see_rna_medicines")
    small.wait_until(lambda: "RNA" in heading(small), "the next card")
    small.click("word_gene")
    small.click("Read more about Gene")
    small.wait_until(lambda: "RNA" not in heading(small), "the card of the word")
    small.press("Alt+Left")
    assert "RNA" in heading(small)
    small.press("Alt+Left")
    assert heading(small) == "Four ways to act on a gene"
    small.press("F1")
    small.wait_for_screen(ScreenName.HELP)
    small.press("Alt+Left")
    assert heading(small) == "Four ways to act on a gene"
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.LEARN)


def heading(d: Driver) -> str:
    screen = d.window.current_screen
    assert screen is not None
    return screen.accessibleName()


def test_a_long_screen_is_shown_from_its_beginning(small: Driver, learn: LearnModel) -> None:
    small.window.resize(800, 560)
    for what, which in (("path", ""), ("table", "therapies")):
        open_by_flow(small, what, which)
        wait_for_rows(small)
        small.pause("its first look")
        screen = small.window.current_screen
        assert screen is not None
        assert screen.page.verticalScrollBar().maximum() > 0
        assert screen.page.verticalScrollBar().value() == 0
        small.press("Alt+Left")


def test_every_card_opens_and_shows_all_of_its_parts(small: Driver, learn: LearnModel) -> None:
    for card in learn.library.learn.cards:
        open_by_flow(small, "card", card.id)
        assert small.screen is ScreenName.LEARN_CARD
        if card.heavy:
            assert card.lines[0] not in small.texts()
            small.press("Ctrl+Return")
        small.wait_until(partial(is_dated, small), f"all of {card.id}")
        texts = small.texts()
        assert card.title in texts
        unseen = [line for line in (*card.lines, card.question.family) if line not in texts]
        assert unseen == [], card.id


def test_every_word_of_every_card_opens_its_meaning_in_place(
    small: Driver, learn: LearnModel
) -> None:
    opened: set[str] = set()
    for card in learn.library.learn.cards:
        open_by_flow(small, "card", card.id)
        if card.heavy:
            small.press("Ctrl+Return")
        opened |= set(open_all_words(small, card))
    assert opened >= {term for card in learn.library.learn.cards for term in card.terms}


def open_all_words(d: Driver, card: Card) -> Iterator[str]:
    """Press each word of a card, and see what it means."""
    (body,) = (each for each in d.window.findChildren(CardBody) if each.isVisible())
    terms = d.running.care.models.learn.library.learn.terms
    for text in body.findChildren(TermText):
        for word in text._words:
            text.label.word_button(text._words.index(word)).click()  # type: ignore[attr-defined]
            shown = [label.text() for m in meanings(d) for label in m.findChildren(QLabel)]
            assert terms[word.term].plain in shown, (card.id, word.term)
            yield word.term


def test_a_word_is_read_and_closed_by_keyboard_and_the_place_is_kept(
    small: Driver, learn: LearnModel
) -> None:
    show_card(small, "four ways", "four_ways")
    small.tab_to("word_gene")
    small.press("Return")
    assert len(meanings(small)) == 1
    assert focused_name() == "word_gene"
    small.press("Escape")
    assert meanings(small) == []
    assert focused_name() == "word_gene"
    assert small.screen is ScreenName.LEARN_CARD


def test_a_picture_is_read_as_text_by_keyboard(small: Driver, learn: LearnModel) -> None:
    show_card(small, "ladder", "evidence_ladder")
    small.tab_to("picture_as_text")
    small.press("Return")
    assert any(text.startswith("A ladder with seven rungs") for text in small.texts())


def test_a_heavy_card_shows_nothing_before_somebody_chooses_to_read_it(
    small: Driver, learn: LearnModel
) -> None:
    (heavy,) = (card for card in learn.library.learn.cards if card.heavy)
    show_card(small, heavy.title, heavy.id)
    assert not set(heavy.lines) & set(small.texts())
    small.click("Not now")
    small.wait_for_screen(ScreenName.LEARN)
    assert not set(heavy.lines) & set(small.texts())
    small.click(f"learn_card_{heavy.id}")
    small.wait_for_screen(ScreenName.LEARN_CARD)
    small.click("Read this now")
    assert set(heavy.lines) <= set(small.texts())
    small.press("Alt+Left")
    small.click(f"learn_card_{heavy.id}")
    assert not set(heavy.lines) & set(small.texts())


def test_a_card_is_copied_with_its_sources_and_its_date(small: Driver, learn: LearnModel) -> None:
    show_card(small, "phases", "phases")
    small.click("Copy the text")
    copied = QApplication.clipboard().text()
    assert learn.card is not None
    assert all(line in copied for line in learn.card.lines)
    assert "As of 21 November 2026. May be out of date after 21 November 2027." in copied


def test_one_day_past_the_day_to_look_again_all_is_greyed_and_says_so(
    small: Driver, learn: LearnModel
) -> None:
    last = max(
        *(card.stamp.review_by for card in learn.library.learn.cards),
        *(term.stamp.review_by for term in learn.library.learn.terms.values()),
    )
    learn._today = lambda: last + timedelta(days=1)
    old = "This may be old: ask your clinic."
    open_by_flow(small, "card", "phases")
    assert old in small.texts()
    roles = {text.label.property("role") for text in visible_texts(small)}
    assert roles == {"quiet"}
    small.press(LEARN_KEY)
    open_by_flow(small, "table", "ways")
    wait_for_rows(small)
    cells = [c for row in table_rows(learn) for c in row]
    small.wait_until(lambda: small.texts().count(old) == len(cells), "every cell says so")
    assert {text.label.property("role") for text in visible_texts(small)} == {"quiet"}
    open_by_flow(small, "path", "")
    wait_for_rows(small)
    path = learn.library.learn.path
    parts = len(path.steps) + len(path.routes) + 2
    small.wait_until(lambda: small.texts().count(old) == parts, "every part of the path says so")
    assert {text.label.property("role") for text in visible_texts(small)} == {"quiet"}
    small.press(LEARN_KEY)
    open_by_flow(small, "words", "")
    wait_for_rows(small)
    details = [text for text in small.texts() if text.startswith(old)]
    assert len(details) == len(learn.library.learn.terms)


def visible_texts(d: Driver) -> list[TermText]:
    return [each for each in d.window.findChildren(TermText) if each.isVisible()]


def table_rows(learn: LearnModel) -> list[list[object]]:
    (ways,) = (table for table in learn.library.learn.tables if table.id == "ways")
    return [list(row.cells.values()) for row in ways.rows]


def test_the_sources_of_every_cell_are_one_button_away(small: Driver, learn: LearnModel) -> None:
    open_by_flow(small, "table", "ways")
    wait_for_rows(small)
    small.click("sources_editing")
    (ways,) = (table for table in learn.library.learn.tables if table.id == "ways")
    (editing,) = (row for row in ways.rows if row.id == "editing")
    sources = learn.library.learn.sources
    for cell in editing.cells.values():
        for source in cell.stamp.sources:
            assert any(sources[source].title in text for text in small.texts())
    assert any(text.startswith("Example. Not a list") for text in small.texts())


def test_the_question_of_a_step_and_of_a_route_is_put_on_the_list(
    small: Driver, learn: LearnModel
) -> None:
    open_by_flow(small, "path", "")
    wait_for_rows(small)
    path = learn.library.learn.path
    assert all(route.title in small.texts() for route in path.routes)
    small.click("ask_access")
    small.click("ask_eu_ern")
    assert small.texts().count("On your list.") == 2
    asked = {path.steps[2].question.family}
    asked |= {route.question.family for route in path.routes if route.id == "eu_ern"}
    assert set(questions_of(small)) == asked
    small.press("Ctrl+Z")
    small.wait_until(lambda: small.texts().count("On your list.") == 1, "one is off the list")


def test_the_path_is_ticked_and_the_plan_written_down_by_keyboard_alone(
    small: Driver, learn: LearnModel
) -> None:
    small.tab_to("learn_path")
    small.press("Return")
    small.wait_for_screen(ScreenName.LEARN_PATH)
    wait_for_rows(small)
    small.tab_to("tick_diagnosis_report")
    small.press("Space")
    assert small.is_chosen("tick_diagnosis_report")
    small.tab_to("write_planned_check")
    small.press("Return")
    small.wait_for_screen(ScreenName.FACT)
    wait_for_rows(small)
    small.type("Liver tests")
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.LEARN_PATH)
    small.wait_until(lambda: "Liver tests" in small.texts(), "the check is on the plan")
    assert small.is_chosen("tick_diagnosis_report")
    small.press("Ctrl+Z", "Ctrl+Z")
    gone = "tick_diagnosis_report"
    small.wait_until(lambda: not small.is_chosen(gone), "both are undone")
    assert "Liver tests" not in small.texts()


def test_a_year_of_follow_up_is_one_of_fifteen_rows(small: Driver, learn: LearnModel) -> None:
    care = small.running.care
    person = care.models.notes_file.person
    assert person is not None
    today = date(2026, 11, 21)
    for number in range(15):
        fact = new_fact(FactKind.FOLLOW_UP_YEAR, person.id, today=today)
        words = f"Visit number {number + 1}"
        care._assembled()._session.perform(Action.ADD_FACT, puts=(replace(fact, text=words),))
        if number == 13:
            open_by_flow(small, "path", "")
            wait_for_rows(small)
            small.wait_until(lambda: "Year 14: Visit number 14" in small.texts(), "14 years")
            assert "Write down a year" in small.texts()
    care.models.learn_path.reload()
    small.wait_until(lambda: "Year 15: Visit number 15" in small.texts(), "15 years")
    assert "Write down a year" not in small.texts()


def test_the_next_day_of_follow_up_is_saved_for_a_calendar(
    small: Driver, learn: LearnModel, tmp_path: Path
) -> None:
    care = small.running.care
    person = care.models.notes_file.person
    assert person is not None
    fact = new_fact(FactKind.FOLLOW_UP_YEAR, person.id, today=date(2026, 11, 21))
    fact = replace(fact, text="A visit in June").with_detail(FactField.NEXT_VISIT, "2099-06-01")
    care._assembled()._session.perform(Action.ADD_FACT, puts=(fact,))
    open_by_flow(small, "path", "")
    wait_for_rows(small)
    wanted = "Save the next days for a calendar…"
    small.wait_until(lambda: wanted in small.texts(), "the offer")
    target = tmp_path / "days"
    small.meet_dialog(
        lambda: small.press("Ctrl+A"),
        lambda: small.type(str(target)),
        lambda: small.press("Return"),
    )
    small.click("save_calendar")
    small.wait_until(lambda: any(t.startswith("Saved as days.ics") for t in small.texts()), "saved")
    assert "20990601" in target.with_suffix(".ics").read_text(encoding="utf-8")


def test_an_adult_patient_is_offered_the_question_as_an_own_one(
    small: Driver, learn: LearnModel
) -> None:
    person = small.running.care.models.notes_file.person
    assert person is not None
    learn.load(replace(person, relation=Relation.ME))
    show_card(small, "van", "viral_carrier")
    assert learn.card is not None
    assert learn.card.question.adult in small.texts()


def test_nothing_of_learn_is_read_before_somebody_opens_it(small: Driver) -> None:
    unlock(small)
    go_home(small)
    assert not small.running.care.models.learn.is_ready
    show_learn(small)
    assert small.running.care.models.learn.is_ready


def test_after_locking_nothing_of_what_was_read_or_typed_is_left(
    small: Driver, learn: LearnModel
) -> None:
    find_in_learn(small, "antibodies")
    open_by_flow(small, "card", "antibodies")
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    assert learn.card is None
    assert not [label for label in small.window.findChildren(QLabel) if "ntibod" in label.text()]
