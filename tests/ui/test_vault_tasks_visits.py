"""Appointments as a family meets them: before, at and after the visit, and a returned page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.records import Visit
from carecompanion.views.screen import ScreenName
from carecompanion.views.visit_question_row import BroughtRow
from tests.ui.driver import Driver
from tests.ui.pdfs import on_one_line
from tests.ui.returned import ANSWER, STEP, show_answers
from tests.ui.screens import go_home, show_queue, show_visit, wait_for_all_rows
from tests.ui.test_tasks import Figure, note, save_page, unlock


@pytest.fixture
def at_home(small: Driver) -> Driver:
    """Somebody at Home with the small notes."""
    unlock(small)
    go_home(small)
    return small


def brought(d: Driver) -> list[str]:
    """The questions on the list of the visit, in their order."""
    wait_for_all_rows(d)
    screen = d.window.current_screen
    assert screen is not None
    rows = screen.findChildren(BroughtRow)
    rows.sort(key=lambda row: row.objectName())
    return [row.key for row in rows]


def facts(d: Driver, *kinds: FactKind) -> list[Fact]:
    """What is kept in the care memory."""
    person = d.running.care.models.people.current
    assert person is not None
    found: list[tuple[Fact, ...]] = []
    session = d.running.care._assembled()._session
    session.read(lambda store: store.facts(person.id, kinds), found.append)
    d.wait_until(lambda: bool(found), "the notes were read")
    return list(found[0])


def visits(d: Driver) -> list[Visit]:
    """The visits as they are kept."""
    person = d.running.care.models.people.current
    assert person is not None
    found: list[tuple[Visit, ...]] = []
    session = d.running.care._assembled()._session
    session.flush()
    session.read(lambda store: store.of_person(Visit, person.id), found.append)
    d.wait_until(lambda: bool(found), "the visits were read")
    return list(found[0])


def to_after(d: Driver) -> None:
    """From before the visit on to after it."""
    d.click("At the visit")
    d.wait_for_screen(ScreenName.VISIT_DURING)
    d.click("After the visit")
    d.wait_for_screen(ScreenName.VISIT_AFTER)
    wait_for_all_rows(d)


def test_a_visit_begins_with_three_questions_and_home_names_it_with_the_way_to_print(
    at_home: Driver, home: Path
) -> None:
    d = at_home
    show_visit(d)
    assert len(brought(d)) == 3
    d.click("visit_time")
    d.type("10:30")
    go_home(d)
    words = "Next appointment: 2 December 2026, 10:30"
    d.wait_until(lambda: words in d.texts(), "Home names the visit")
    assert "3 questions ready" in d.texts()
    d.click("Print its questions")
    d.wait_for_screen(ScreenName.QUEUE_SHEET)
    (visit,) = visits(d)
    page = save_page(d, home, by_keys=False)
    for question in visit.questions:
        assert on_one_line(question.text) in page.words


def test_the_empty_list_says_that_a_page_needs_no_date(at_home: Driver) -> None:
    at_home.press("Ctrl+4")
    words = "No visit planned. You can still print a page without a date."
    at_home.wait_until(lambda: words in at_home.texts(), "the words are there")


def printed(d: Driver) -> str:
    """What stands on the sheet that is shown."""
    d.wait_for_screen(ScreenName.QUEUE_SHEET)
    sheet = d.running.care.models.queue_sheet
    d.wait_until(lambda: sheet.sheet is not None, "the sheet is made")
    assert sheet.sheet is not None
    return on_one_line(" ".join(sheet.sheet.made.lines))


def test_all_questions_are_printed_before_anybody_looked_at_them(at_home: Driver) -> None:
    d = at_home
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    unlock(d)
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    d.click("Print my list")
    words = printed(d)
    show_queue(d)
    waiting = d.running.care.models.queue.queue.waiting
    assert waiting
    for entry in waiting:
        assert on_one_line(entry.text) in words


def test_the_sheet_of_a_visit_says_below_each_question_which_news_it_is_about(
    at_home: Driver,
) -> None:
    d = at_home
    show_visit(d)
    d.press("Ctrl+Return")
    assert printed(d).count("About: “") == 3


def test_a_visit_prints_its_own_questions_and_none_where_all_were_taken_off(
    at_home: Driver,
) -> None:
    d = at_home
    show_queue(d)
    show_visit(d)
    texts = [_text(d, key) for key in brought(d)]
    for text in texts:
        d.click(f"Take off: {text}")
    d.wait_until(lambda: not brought(d), "all are off the list")
    d.press("Ctrl+Return")
    words = printed(d)
    for text in texts:
        assert on_one_line(text) not in words


def test_a_date_that_has_passed_is_a_choice(at_home: Driver) -> None:
    d = at_home
    show_visit(d, "2 May 2024")
    words = "This date has passed. Is this a record of a visit?"
    d.wait_until(lambda: words in d.texts(), "it asks")
    assert d.counts.errors == 0
    d.click("No, change the date")
    d.type("3 December 2026")
    d.wait_until(lambda: words not in d.texts(), "it asks no more")
    d.click("visit_day")
    d.press("Ctrl+A")
    d.type("2 May 2024")
    d.click("Yes, write it down")
    d.wait_for_screen(ScreenName.VISIT_AFTER)
    assert visits(d)[0].is_record


def test_questions_are_moved_taken_off_added_and_never_more_than_eight(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    first, second, third = brought(d)
    d.click("move_down", row=f"1. {_text(d, first)}")
    d.wait_until(lambda: brought(d) == [second, first, third], "it moved")
    d.press("Ctrl+Z")
    d.wait_until(lambda: brought(d) == [first, second, third], "undo moved it back")
    d.click(f"Take off: {_text(d, first)}")
    d.wait_until(lambda: brought(d) == [second, third], "it is off the list")
    for number in range(6):
        d.click("visit_own_question")
        d.type(f"Own {number}?")
        d.press("Return")
    d.wait_until(lambda: len(brought(d)) == 8, "there are eight")
    d.click("visit_own_question")
    d.type("One too many?")
    d.press("Return")
    assert len(brought(d)) == 8
    full = "There is room for 8 questions. Take one off first. Nothing is lost."
    assert full in d.texts()


def _text(d: Driver, key: str) -> str:
    question = visits(d)[0].question(key)
    assert question is not None
    return question.text


def test_at_the_visit_the_keyboard_alone_goes_from_box_to_box_and_on(
    at_home: Driver, record_property: Figure
) -> None:
    d = at_home
    show_visit(d)
    d.click("At the visit")
    d.wait_for_screen(ScreenName.VISIT_DURING)
    wait_for_all_rows(d)
    d.start_counting()
    for words in ("Yes", "Not yet", "Ask Dr Green", "Send the report"):
        d.type(words)
        d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.VISIT_AFTER)
    assert d.counts.clicks == 0
    note(record_property, "at the visit", d, clicks=0)
    # Each question of a headline says which news it is about.
    assert len([text for text in d.texts() if text.startswith("About: “")]) == 3
    (visit,) = visits(d)
    assert [q.answer.said for q in visit.questions] == ["Yes", "Not yet", "Ask Dr Green"]
    assert visit.next_step == "Send the report"
    d.press("Alt+Left")
    d.wait_for_screen(ScreenName.VISITS)


def test_typing_at_a_visit_starts_the_lock_anew(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.click("At the visit")
    d.wait_for_screen(ScreenName.VISIT_DURING)
    seen: list[bool] = []
    d.window.input_seen.connect(lambda: seen.append(True))
    d.type("abc")
    assert len(seen) >= 3


def test_after_a_visit_answers_go_into_the_care_memory_and_the_rest_comes_first_next_time(
    at_home: Driver,
) -> None:
    d = at_home
    show_visit(d, "20 November 2026")
    first, second, third = brought(d)
    texts = {key: _text(d, key) for key in (first, second, third)}
    d.click("visit_who")
    d.type("Dr Green")
    to_after(d)
    d.click("Answered", row=f"1. {texts[first]}")
    d.click("said_1")
    d.type("A small change.")
    d.click("Will check", row=f"2. {texts[second]}")
    d.click("who_2")
    d.type("The nurse")
    d.click("visit_next_step")
    d.type("Send the report")
    d.click("correct_gene")
    d.type("SMN2")
    d.press("Ctrl+Return")
    d.wait_until(lambda: "saved to your care memory" in " ".join(d.texts()).lower(), "it is saved")
    (answer,) = [f for f in facts(d, FactKind.QUESTION) if f.text == texts[first]]
    assert answer.detail(FactField.ANSWER) == "A small change."
    assert (answer.detail(FactField.WHO), answer.dated) == ("Dr Green", "2026-11-20")
    assert "Send the report" in {fact.text for fact in facts(d, FactKind.DECISION)}
    assert facts(d, FactKind.GENE)[0].text == "SMN2"
    d.press("Ctrl+4", "Ctrl+Return")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    wait_for_all_rows(d)
    assert brought(d)[0] == third
    assert first not in brought(d)
    assert any(re.match("Still open from your visit of 20 November 2026", t) for t in d.texts())
    offered = [text for text in d.texts() if text.startswith("To be looked up since")]
    assert offered == ["To be looked up since your visit of 20 November 2026 · The nurse"]


@pytest.mark.parametrize("way", ["At the visit", "After the visit"])
@pytest.mark.parametrize("field", ["said_1", "visit_next_step"])
def test_what_undo_takes_back_is_gone_from_the_field_with_the_keyboard_too(
    at_home: Driver, way: str, field: str
) -> None:
    d = at_home
    show_visit(d)
    d.click("At the visit")
    if way != "At the visit":
        d.click(way)
    wait_for_all_rows(d)
    d.click(field)
    d.type("Yes.")
    d.wait_until(lambda: _kept_words(d) == ["Yes."], "it is kept")
    d.running.care.models.editing.undo()
    d.wait_until(lambda: d.text_of(field) == "", "the field is empty")
    assert _kept_words(d) == []


def test_a_day_that_undo_takes_back_is_gone_from_its_field(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.wait_until(lambda: visits(d)[0].on == "2026-12-02", "it is kept")
    d.running.care.models.editing.undo()
    d.wait_until(lambda: d.text_of("visit_day") == "", "the field is empty")
    assert visits(d)[0].on == ""


def _kept_words(d: Driver) -> list[str]:
    (visit,) = visits(d)
    said = (question.answer.said for question in visit.questions)
    return [words for words in (*said, visit.next_step) if words]


def test_a_note_put_right_shows_what_it_says_now_and_the_line_is_free_again(
    at_home: Driver,
) -> None:
    d = at_home
    show_visit(d, "20 November 2026")
    to_after(d)
    d.click("correct_gene")
    d.type("SMN2")
    d.press("Ctrl+Return")
    d.wait_until(lambda: "Your notes say: SMN2" in d.texts(), "the note says so")
    assert d.text_of("correct_gene") == ""
    d.menu_action("Undo save to care memory").trigger()
    d.wait_until(lambda: d.text_of("correct_gene") == "SMN2", "it waits again")
    assert "Your notes say: SMN2" not in d.texts()


def test_saving_to_the_care_memory_is_one_undo(at_home: Driver) -> None:
    d = at_home
    show_visit(d, "20 November 2026")
    to_after(d)
    before = len(facts(d, FactKind.QUESTION))
    d.click("said_1")
    d.type("Yes.")
    d.click("Answered", row=_title(d, 1))
    d.click("correct_gene")
    d.type("SMN2")
    d.press("Ctrl+Return")
    d.wait_until(lambda: len(facts(d, FactKind.QUESTION)) == before + 1, "it is kept")
    d.menu_action("Undo save to care memory").trigger()
    d.wait_until(lambda: len(facts(d, FactKind.QUESTION)) == before, "undo took it back")
    assert facts(d, FactKind.GENE)[0].text != "SMN2"


def _title(d: Driver, number: int) -> str:
    question = visits(d)[0].questions[number - 1]
    return f"{number}. {question.text}"


def test_a_calendar_file_has_the_day_and_the_time_and_no_names(at_home: Driver, home: Path) -> None:
    d = at_home
    show_visit(d, "December 2026")
    calendar = d.window.findChild(QAbstractButton, "visit_calendar")
    assert calendar is not None
    assert not calendar.isEnabled()  # a month is no day
    d.click("visit_day")
    d.press("Ctrl+A")
    d.type("2 December 2026")
    for field, words in (("time", "2.15 pm"), ("who", "Dr Green"), ("where", "Leeds")):
        d.click(f"visit_{field}")
        d.type(words)
    d.meet_dialog(lambda: d.press("Return"))
    d.click("visit_calendar")
    d.wait_until(lambda: bool(list(home.glob("*.ics"))), "the file is there")
    (path,) = home.glob("*.ics")
    text = path.read_text(encoding="utf-8")
    assert "20261202T141500" in text
    assert "Green" not in text
    assert "Leeds" not in text


def test_a_deleted_visit_gives_its_questions_back_and_undo_brings_it_back(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.click("Delete this appointment")
    d.wait_for_screen(ScreenName.VISITS)
    assert visits(d) == []
    d.press("Ctrl+Z")
    d.wait_until(lambda: len(visits(d)) == 1, "it is back")


def test_a_page_that_came_back_is_kept_after_a_yes_and_replaces_nothing(at_home: Driver) -> None:
    d = at_home
    before = facts(d, FactKind.QUESTION, FactKind.TALK)
    show_answers(d)
    wait_for_all_rows(d)
    assert facts(d, FactKind.QUESTION, FactKind.TALK) == before
    texts = d.texts()
    assert ANSWER in texts
    assert "Soon\nWill check" in texts
    d.click("Keep these 3 answers")
    kept = [f for f in facts(d, FactKind.QUESTION, FactKind.TALK) if f not in before]
    assert {fact.provenance for fact in kept} == {Provenance.RETURNED_PAGE}
    answers = {fact.detail(FactField.ANSWER) for fact in kept if fact.fact is FactKind.QUESTION}
    assert answers == {ANSWER, STEP}
    (talk,) = [fact for fact in kept if fact.fact is FactKind.TALK]
    assert talk.text.endswith("Soon")
    show_answers(d, again=True)
    wait_for_all_rows(d)
    assert d.texts().count("This is in your notes.") == 3
    d.press("Ctrl+Z")
    d.wait_until(
        lambda: facts(d, FactKind.QUESTION, FactKind.TALK) == before, "undo took all of it back"
    )
    d.wait_until(lambda: "This is in your notes." not in d.texts(), "no card says so any more")
    d.click("Keep these 3 answers")
    message = d.window.findChild(QWidget, "answers_message")
    assert message is not None
    d.wait_until(message.isVisible, "it says that they are kept")
    d.press("Ctrl+Z")
    d.wait_until(lambda: not message.isVisible(), "it does not go on saying so")
    assert facts(d, FactKind.QUESTION, FactKind.TALK) == before


def test_what_is_kept_is_in_the_visit_that_is_open_behind(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.press("Ctrl+1")
    show_answers(d)
    wait_for_all_rows(d)
    d.click("Keep these 3 answers")
    model = d.running.care.models.visit
    (kept,) = visits(d)
    assert any(question.answer.said == ANSWER for question in kept.questions)
    d.wait_until(lambda: model.visit == kept, "the visit is read again")


def test_after_a_lock_the_visit_is_there_again(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.click("At the visit")
    d.wait_for_screen(ScreenName.VISIT_DURING)
    wait_for_all_rows(d)
    d.click("said_2")
    d.type("Half a sen")
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    unlock(d)
    d.wait_for_screen(ScreenName.VISIT_DURING)
    wait_for_all_rows(d)
    assert d.text_of("said_2") == "Half a sen"
    d.type("tence")
    d.wait_until_saved()
    assert visits(d)[0].questions[1].answer.said == "Half a sentence"


def test_a_visit_is_found_by_its_words_and_its_earlier_versions_can_be_seen(
    at_home: Driver,
) -> None:
    d = at_home
    show_visit(d)
    d.click("visit_who")
    d.type("Professor Marigold")
    d.press("Ctrl+F")
    d.type("marigold")
    d.wait_until(lambda: any("Marigold" in text for text in d.texts()), "it is found")
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    d.wait_until(lambda: "Professor Marigold\n3 questions ready" in d.texts(), "it is listed")
    d.click("open_visit")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    d.click("Earlier versions")
    d.wait_for_screen(ScreenName.HISTORY)
    d.wait_until(lambda: any("Who you meet" in text for text in d.texts()), "the versions are read")
    assert any("An appointment" in text for text in d.texts())


def test_home_leads_to_the_visit_itself(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    go_home(d)
    d.wait_until(lambda: "Next appointment: 2 December 2026" in d.texts(), "Home names it")
    d.click("next_visit")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    d.click("more_offers")
    wait_for_all_rows(d)
    names = [b for b in d.window.findChildren(QAbstractButton, "bring") if b.isVisible()]
    assert len(names) > 5
    d.click_on(names[-1], "Bring this one")
    d.wait_until(lambda: len(brought(d)) == 4, "it is on the list")


def test_a_file_that_is_no_page_of_ours_changes_nothing_and_says_so(
    at_home: Driver, home: Path
) -> None:
    d = at_home
    path = home / "other.pdf"
    path.write_bytes(b"no PDF at all")
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    d.meet_dialog(lambda: d.press("Ctrl+A"), lambda: d.type(str(path)), lambda: d.press("Return"))
    d.click("Import answers…")
    d.wait_for_screen(ScreenName.VISIT_ANSWERS)
    d.wait_until(lambda: any("Nothing was changed." in t for t in d.texts()), "it says so")
    message = d.window.findChild(QWidget, "answers_message")
    assert message is not None
    assert message.isVisible()


def test_a_headline_that_is_brought_leads_to_its_page(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    d.click("bring_headline_1")
    d.wait_until(lambda: len(visits(d)[0].headline_ids) == 1, "it is brought")
    d.click("headline_page")
    d.wait_for_screen(ScreenName.PAGE)
    d.press("Alt+Left")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    d.click("bring_headline_1")
    d.wait_until(lambda: visits(d)[0].headline_ids == (), "it is not brought any more")
