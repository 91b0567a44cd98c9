"""How to get to every screen, as a person does. A screen without a way here fails a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QWidget

from carecompanion.domain.memory import FACTS_OF_PART, PART_OF_FACT, MemoryPart
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.records import FactKind
from carecompanion.views.find_results import FindResults
from carecompanion.views.screen import WALK_STEPS, ScreenName
from carecompanion.views.side_list import PLACES
from carecompanion.views.widgets.card import CardButton
from carecompanion.views.widgets.gradual_column import GradualColumn
from tests.ui.apps import PASSPHRASE
from tests.ui.brought import write_brought
from tests.ui.driver import Driver
from tests.ui.papers import LETTER, SAID, TABLE
from tests.ui.returned import show_answers
from tests.ui.timelines import add_notes, choose, show_booklet, show_timeline

Way = Callable[[Driver], None]

LEARN_KEY = f"Ctrl+{PLACES.index(ScreenName.LEARN) + 1}"
"""The key of Learn, wherever it stands among the places."""


@dataclass(frozen=True, slots=True)
class View:
    """A screen in one state. `notes` says whether it needs notes or a first start."""

    name: str
    screen: ScreenName
    go: Way
    notes: bool = True


def go_home(driver: Driver) -> None:
    """Home, with open notes."""
    if driver.screen is ScreenName.COVER:
        driver.press("Ctrl+H")
    if driver.screen in (ScreenName.FORGOT, ScreenName.RESTORE, ScreenName.RESCUE):
        driver.click("Back")
    if driver.screen is ScreenName.UNLOCK:
        driver.click("Password")
        driver.press("Ctrl+A")
        driver.type(PASSPHRASE)
        driver.press("Return")
        driver.wait_until(lambda: driver.screen is not ScreenName.UNLOCK, "the notes are open")
    driver.press("Ctrl+1")
    driver.wait_for_screen(ScreenName.HOME)


def _walk_to(step: ScreenName) -> Way:
    """Along the walk of the headline with most answers, from wherever it is by now."""

    def go(driver: Driver) -> None:
        here = driver.screen
        # The headline step may hold another headline, or an empty one that leads nowhere.
        on_the_way = here in WALK_STEPS[1:] and WALK_STEPS.index(here) <= WALK_STEPS.index(step)
        if not on_the_way:
            go_home(driver)
            driver.click("carry_on_2")
            driver.wait_for_screen(ScreenName.HEADLINE)
        for _ in WALK_STEPS:
            if driver.screen is not step:
                driver.press("Ctrl+Return")
        driver.wait_for_screen(step)

    return go


def _headline_with_everything(driver: Driver) -> None:
    _walk_to(ScreenName.HEADLINE)(driver)
    if "Add more about it, if you want" in driver.texts():
        driver.click("Add more about it, if you want")


def _relevance(driver: Driver) -> None:
    _walk_to(ScreenName.RELEVANCE)(driver)
    if "Fewer details" in driver.texts():
        driver.click("more_details")


def _relevance_with_details(driver: Driver) -> None:
    _walk_to(ScreenName.RELEVANCE)(driver)
    if "More details (14)" in driver.texts():
        driver.click("more_details")
        driver.wait_until(lambda: "Long-term follow-up" in driver.texts(), "the details")
    driver.click("Different", row="Weight")


def _stage_with_words(driver: Driver) -> None:
    _headline_with_everything(driver)
    if not driver.text_of("headline_story"):
        driver.click("headline_story")
        driver.paste("The phase 1/2 study goes on. A Phase 3 study may follow.")
    _walk_to(ScreenName.STAGE)(driver)
    driver.wait_until(lambda: "“phase 1/2”" in driver.texts(), "the words of the text")


def _stage_with_the_text(driver: Driver) -> None:
    _stage_with_words(driver)
    driver.click("The text says: “phase 1/2”", row="Phase of the study")


def _headline_with_a_problem(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+N", "Ctrl+Return")


def _ladder(driver: Driver) -> None:
    _walk_to(ScreenName.STAGE)(driver)
    if "Show where this stands on a ladder" in driver.texts():
        driver.click("Show where this stands on a ladder")


def _own_question(driver: Driver) -> None:
    _walk_to(ScreenName.QUESTIONS)(driver)


def _finished(driver: Driver) -> None:
    _walk_to(ScreenName.RELEVANCE)(driver)
    driver.click("Finish for now")
    driver.wait_for_screen(ScreenName.HOME)


def _headlines(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+2")


def show_papers(driver: Driver) -> None:
    """The list of papers, through the care memory."""
    driver.press("Ctrl+3")
    driver.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(driver)
    driver.click("papers_row")
    driver.wait_for_screen(ScreenName.PAPERS)


def show_part(driver: Driver, part: MemoryPart) -> None:
    """One part of the care memory, with its rows."""
    driver.press("Ctrl+3")
    driver.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(driver)
    driver.click(f"part_{part.value}")
    driver.wait_for_screen(ScreenName.MEMORY_PART)
    wait_for_rows(driver)


def add_to_part(driver: Driver, kind: FactKind) -> None:
    """An empty form for a fact, through its part."""
    part = PART_OF_FACT[kind]
    show_part(driver, part)
    driver.press("Ctrl+N")
    if len(FACTS_OF_PART[part]) > 1:
        driver.click(f"add_{kind.value}")
    driver.wait_for_screen(ScreenName.FACT)
    wait_for_rows(driver)


def _memory(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+3")
    driver.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(driver)


def _part(part: MemoryPart, *, choosing: bool = False) -> Way:
    def go(driver: Driver) -> None:
        go_home(driver)
        show_part(driver, part)
        if choosing:
            driver.press("Ctrl+N")

    return go


def _fact(kind: FactKind) -> Way:
    def go(driver: Driver) -> None:
        go_home(driver)
        add_to_part(driver, kind)

    return go


def _fact_with_a_problem(driver: Driver) -> None:
    _fact(FactKind.TREATMENT)(driver)
    driver.click("Report")
    driver.click("fact_since")
    driver.type("03/04/2022")
    driver.press("Ctrl+Return")


def _details(driver: Driver) -> None:
    _memory(driver)
    driver.click("details_row")
    driver.wait_for_screen(ScreenName.DETAILS)
    wait_for_rows(driver)


def _note(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+Shift+N")
    driver.wait_for_screen(ScreenName.NOTE)


def _note_with_a_problem(driver: Driver) -> None:
    _note(driver)
    driver.press("Ctrl+Return")


def _papers(driver: Driver) -> None:
    go_home(driver)
    show_papers(driver)
    driver.wait_until(lambda: LETTER in driver.texts(), "the papers are listed")


def _papers_with_fields(driver: Driver) -> None:
    _papers(driver)
    if f"Change name or note: {TABLE}" in names_of(driver):
        driver.click(f"Change name or note: {TABLE}")


def names_of(driver: Driver) -> list[str]:
    """What the buttons on the screen are called."""
    buttons = driver.window.findChildren(QAbstractButton)
    return [button.accessibleName() for button in buttons if button.isVisible()]


def show_paper(driver: Driver, name: str) -> None:
    """Open a paper from the list."""
    driver.wait_until(lambda: bool(_rows_of(driver, name)), f"{name} is in the list")
    driver.click_on(_rows_of(driver, name)[0], name)
    driver.wait_for_screen(ScreenName.PAPER)


def _rows_of(driver: Driver, name: str) -> list[CardButton]:
    rows = driver.window.findChildren(CardButton, "open_paper")
    return [row for row in rows if row.isVisible() and row.accessibleName().startswith(f"{name},")]


def _paper(name: str, *, copy: bool = False) -> Way:
    def go(driver: Driver) -> None:
        _papers(driver)
        show_paper(driver, name)
        if copy:
            driver.click("Save a copy…")

    return go


def show_life(driver: Driver) -> None:
    """What becomes of the headline with most answers."""
    go_home(driver)
    driver.click("carry_on_2")
    driver.wait_for_screen(ScreenName.HEADLINE)
    driver.click("headline_life")
    driver.wait_for_screen(ScreenName.LIFE)


def _closing(*, problem: bool) -> Way:
    def go(driver: Driver) -> None:
        show_life(driver)
        driver.click("life_close")
        driver.wait_for_screen(ScreenName.CLOSING)
        if problem:
            driver.press("Ctrl+Return")

    return go


def _source(driver: Driver) -> None:
    show_life(driver)
    driver.click("add_source")
    driver.wait_for_screen(ScreenName.SOURCE)


def show_visit(driver: Driver, day: str = "2 December 2026") -> None:
    """A new appointment, from the list of them."""
    go_home(driver)
    driver.press("Ctrl+4")
    driver.wait_for_screen(ScreenName.VISITS)
    driver.press("Ctrl+Return")
    driver.wait_for_screen(ScreenName.VISIT_BEFORE)
    wait_for_all_rows(driver)
    driver.click("visit_day")
    driver.press("Ctrl+A")
    driver.type(day)


def _any_visit(driver: Driver, day: str) -> None:
    """The appointment of a day if there is one, else a new one."""
    _visit_list(driver)
    rows = [row for row in driver.window.findChildren(CardButton) if row.isVisible()]
    here = [row for row in rows if row.accessibleName() == day]
    if not here:
        show_visit(driver, day)
        return
    driver.click_on(here[0], day)
    screens = (ScreenName.VISIT_BEFORE, ScreenName.VISIT_AFTER)
    driver.wait_until(lambda: driver.screen in screens, "the visit is open")
    if driver.screen is ScreenName.VISIT_AFTER:
        driver.click("Before the visit")
    driver.wait_for_screen(ScreenName.VISIT_BEFORE)
    wait_for_all_rows(driver)


def _visit_list(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+4")
    driver.wait_for_screen(ScreenName.VISITS)
    visits = driver.running.care.models.visits
    driver.wait_until(lambda: visits.is_loaded, "the visits are read")
    wait_for_all_rows(driver)


def _visit(screen: ScreenName, day: str = "2 December 2026") -> Way:
    def go(driver: Driver) -> None:
        _any_visit(driver, day)
        if screen is not ScreenName.VISIT_BEFORE:
            driver.click("At the visit")
            driver.wait_for_screen(ScreenName.VISIT_DURING)
        if screen is ScreenName.VISIT_AFTER:
            driver.click("After the visit")
            driver.wait_for_screen(ScreenName.VISIT_AFTER)
        wait_for_all_rows(driver)

    return go


def _visits(driver: Driver) -> None:
    _any_visit(driver, "2 December 2026")
    _visit_list(driver)


def _answers(driver: Driver) -> None:
    go_home(driver)
    show_answers(driver)


def _on_paper(driver: Driver) -> None:
    """The first question of an appointment, found by the code beside it on paper."""
    _any_visit(driver, "2 December 2026")
    visit = driver.running.care.models.visit.visit
    _visit_list(driver)
    driver.click("I have it on paper")
    driver.wait_for_screen(ScreenName.VISIT_ANSWERS)
    driver.click("paper_code")
    driver.press("Ctrl+A")
    driver.type(question_code(visit.person_id, visit.questions[0].text))
    driver.press("Return")
    driver.wait_until(lambda: "What stands on the paper" in driver.texts(), "the box is there")


def show_queue(driver: Driver) -> None:
    """The questions to ask, from Home."""
    go_home(driver)
    driver.click("queue_link")
    driver.wait_for_screen(ScreenName.QUEUE)
    wait_for_all_rows(driver)


def _queue_with_visit(driver: Driver) -> None:
    _any_visit(driver, "2 December 2026")
    show_queue(driver)


def _queue_sheet(driver: Driver) -> None:
    show_queue(driver)
    driver.press("Ctrl+Return")
    driver.wait_for_screen(ScreenName.QUEUE_SHEET)
    sheet = driver.running.care.models.queue_sheet
    driver.wait_until(lambda: sheet.sheet is not None, "the sheet is made")


def _help(entry: int) -> Way:
    def go(driver: Driver) -> None:
        if driver.screen is ScreenName.UNLOCK:
            go_home(driver)
        driver.choose_in_menu("Help", entry)

    return go


def _cover(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+H")


def _unlock(driver: Driver) -> None:
    if driver.screen is not ScreenName.UNLOCK:
        go_home(driver)
        driver.press("Ctrl+L")
        driver.wait_for_screen(ScreenName.UNLOCK)


def _unlock_with_a_problem(driver: Driver) -> None:
    _unlock(driver)
    driver.click("Password")
    driver.press("Ctrl+A")
    driver.type("not the password")
    driver.press("Return")
    driver.wait_until(
        lambda: any(text.startswith("That password did not open") for text in driver.texts()),
        "the words beside the field",
    )


def _forgot(driver: Driver) -> None:
    if driver.screen is not ScreenName.FORGOT:
        _unlock(driver)
        driver.click("I forgot my password")
        driver.wait_for_screen(ScreenName.FORGOT)


def _forgot_with_a_problem(driver: Driver) -> None:
    _forgot(driver)
    driver.press("Ctrl+A")
    driver.type("7QM2 4F2A")
    driver.press("Return")


def _settings(driver: Driver) -> None:
    go_home(driver)
    driver.press("Ctrl+,")
    driver.wait_for_screen(ScreenName.SETTINGS)


def _backups(driver: Driver) -> None:
    go_home(driver)
    driver.choose_in_menu("File", "Backups…")
    driver.wait_for_screen(ScreenName.BACKUPS)
    if any(text.startswith("No backup yet") for text in driver.texts()):
        driver.click("Back up now")
        driver.wait_until(
            lambda: any(text.startswith("The backup is made") for text in driver.texts()),
            "the backup is made",
        )


def _restore(driver: Driver) -> None:
    if driver.screen is not ScreenName.RESTORE:
        _backups(driver)
        driver.click("restore_backup_1")
        driver.wait_for_screen(ScreenName.RESTORE)


def _restore_with_dates(driver: Driver) -> None:
    _restore(driver)
    driver.click("backup_secret")
    driver.press("Ctrl+A")
    driver.type(PASSPHRASE)
    driver.press("Return")
    driver.wait_until(
        lambda: any(text.startswith("The backup opens") for text in driver.texts()), "both dates"
    )


def _rescue(driver: Driver) -> None:
    if driver.screen is not ScreenName.RESCUE:
        _unlock(driver)
        notes = driver.running.care.models.notes_file.path
        assert notes is not None
        driver.running.care._assembled()._flows.backups.show_rescue(notes)
        driver.wait_for_screen(ScreenName.RESCUE)


def wait_for_rows(driver: Driver) -> None:
    """Wait until the rows of the screen are made."""
    driver.pause("the list")
    screen = driver.window.current_screen
    assert screen is not None
    (rows,) = screen.findChildren(GradualColumn)
    driver.wait_until(lambda: rows.is_filled, "all rows are there")
    driver.pause("the last of them is shown")


def _nothing_deleted(driver: Driver) -> None:
    go_home(driver)
    driver.menu_action("Recently deleted…").trigger()
    driver.wait_for_screen(ScreenName.DELETED)
    wait_for_rows(driver)


def _deleted(driver: Driver) -> None:
    _nothing_deleted(driver)
    if "Bring back" not in driver.texts():
        driver.press("Ctrl+N")
        driver.type("Something that was typed by mistake")
        driver.press("Ctrl+2")
        driver.click("Delete: Something that was typed by mistake")
        _nothing_deleted(driver)


def _empty_deleted(driver: Driver) -> None:
    _deleted(driver)
    driver.click("Empty recently deleted…")


def _history(driver: Driver) -> None:
    _walk_to(ScreenName.HEADLINE)(driver)
    driver.click("Earlier versions")
    driver.wait_for_screen(ScreenName.HISTORY)
    wait_for_rows(driver)


def _changed_history(driver: Driver) -> None:
    _walk_to(ScreenName.RELEVANCE)(driver)
    driver.click("Not known yet: ask", row="Gene")
    driver.click("The headline says", row="Gene")
    driver.press("Ctrl+A")
    driver.type("SGSH or another")
    _history(driver)


def _people(driver: Driver) -> None:
    go_home(driver)
    driver.window.menus.people_chosen.emit()
    driver.wait_for_screen(ScreenName.PEOPLE)


def _person(driver: Driver) -> None:
    _people(driver)
    driver.click("Change: Sam")
    driver.wait_for_screen(ScreenName.PERSON)


def add_person(driver: Driver, name: str) -> None:
    """One more person, whose notes are shown then."""
    _people(driver)
    driver.press("Ctrl+Return")
    driver.wait_for_screen(ScreenName.PERSON)
    driver.type(name)
    driver.press("Ctrl+Return")
    driver.wait_for_screen(ScreenName.HOME)


def show_notes_about(driver: Driver, name: str) -> None:
    """Choose a person; Home follows."""
    _people(driver)
    driver.click(f"Show the notes about {name}")
    driver.wait_for_screen(ScreenName.HOME)


def _two_people(driver: Driver) -> None:
    _people(driver)
    if "Robin" not in driver.texts():
        add_person(driver, "Robin")
        show_notes_about(driver, "Sam")
        _people(driver)


def _delete_person(driver: Driver) -> None:
    _two_people(driver)
    driver.click("Delete: Robin")


def _import(driver: Driver) -> None:
    if driver.screen is not ScreenName.INTAKE:
        go_home(driver)
        driver.menu_action("Import text or file…").trigger()
        driver.wait_for_screen(ScreenName.INTAKE)
    if "Keep none of it" in driver.texts():
        driver.click("Keep none of it")


def _import_review(driver: Driver) -> None:
    if driver.screen is not ScreenName.INTAKE or "Keep none of it" not in driver.texts():
        _import(driver)
        folder = driver.running.settings_file.parent  # type: ignore[attr-defined]
        driver.running.care.models.intake.bring_files(write_brought(folder))
        driver.wait_until(lambda: "Keep none of it" in driver.texts(), "what was read")
        wait_for_rows(driver)


def _import_choices(driver: Driver) -> None:
    _import_review(driver)
    for name in names_of(driver):
        if name.startswith(("Change how it is kept: Gene", "Show all of it: Gene")):
            driver.click(name)
    choose(driver, "keep_as", "One of the facts in your care memory")


def _timeline(show: str) -> Way:
    def go(driver: Driver) -> None:
        go_home(driver)
        add_notes(driver)
        show_timeline(driver, show=show)

    return go


def _booklet(*, parts: bool) -> Way:
    def go(driver: Driver) -> None:
        go_home(driver)
        add_notes(driver)
        show_booklet(driver, parts=parts)

    return go


def _single_notes(driver: Driver) -> None:
    _booklet(parts=True)(driver)
    driver.click("Choose single notes: Key health details")
    wait_for_all_rows(driver)


def wait_for_all_rows(driver: Driver) -> None:
    """Wait until every row of the screen is made."""
    found = driver.window.findChildren(GradualColumn)
    driver.wait_until(lambda: all(rows.is_filled for rows in found), "all rows are there")


def _new_password(driver: Driver) -> None:
    _settings(driver)
    driver.click("Change my password")
    driver.wait_for_screen(ScreenName.NEW_PASSWORD)


def _bring_in(driver: Driver) -> None:
    _settings(driver)
    driver.click("Bring notes in from such a folder…")
    driver.wait_for_screen(ScreenName.BRING_IN)


def _bring_in_with_a_problem(driver: Driver) -> None:
    _bring_in(driver)
    driver.press("Ctrl+Return")


def ask_for_stronger_key(driver: Driver) -> None:
    """Press the task that nobody sees on Home, because these notes have the newest key."""
    task = driver.window.findChild(QAbstractButton, "stronger_key_task")
    assert task is not None
    task.click()
    driver.wait_for_screen(ScreenName.STRONGER_KEY)


def _stronger_key(driver: Driver) -> None:
    go_home(driver)
    ask_for_stronger_key(driver)


def _recovery_sheet(driver: Driver) -> None:
    _settings(driver)
    driver.click("Show my recovery sheet")
    driver.wait_for_screen(ScreenName.RECOVERY_SHEET)
    driver.wait_until(
        lambda: driver.running.care.models.recovery.preview is not None, "the sheet is made"
    )


def _welcome(driver: Driver) -> None:
    if driver.screen is ScreenName.PASSWORD:
        driver.click("Back")


def _password(driver: Driver) -> None:
    if driver.screen is not ScreenName.PASSWORD:
        driver.click("Start")


def _password_with_a_problem(driver: Driver) -> None:
    _password(driver)
    driver.press("Ctrl+A")
    driver.type("short")
    driver.press("Return")


def find(driver: Driver, words: str) -> None:
    """Look for words, with Ctrl+F from Home."""
    go_home(driver)
    driver.press("Ctrl+F")
    driver.wait_for_screen(ScreenName.FIND)
    driver.press("Ctrl+A", "Delete")
    driver.type(words)
    finding = driver.running.care.models.finding
    driver.wait_until(lambda: finding.text == words and finding.is_settled, "the results")
    (results,) = driver.window.findChildren(FindResults)
    driver.wait_until(lambda: results.is_filled, "all rows are there")


def _find(words: str) -> Way:
    def go(driver: Driver) -> None:
        find(driver, words)

    return go


def _find_within(driver: Driver) -> None:
    find(driver, "therapy")
    if "Narrow the search" in driver.texts():
        driver.click("Narrow the search")


def unfold(driver: Driver, name: str) -> None:
    """Unfold what is folded under a button, unless it is open already."""
    (button,) = driver.window.current_screen.findChildren(QAbstractButton, name)  # type: ignore[union-attr]
    if button.accessibleName().startswith("Show"):
        driver.click(name)
    driver.pause("what was folded")
    wait_for_all_rows(driver)
    driver.pause("the last row is shown")


def _deeper(step: ScreenName, *, kept: str = "") -> Way:
    """Below the rows of a page; with `kept`, one question is on the list and being reworded."""

    def go(driver: Driver) -> None:
        _walk_to(step)(driver)
        unfold(driver, f"deeper_{step.value}")
        if f"Put on my list: {kept}" in names_of(driver):
            driver.click(f"Put on my list: {kept}")
        if f"Change the words: {kept}" in names_of(driver):
            driver.click(f"Change the words: {kept}")

    return go


def _access_meanings(driver: Driver) -> None:
    _walk_to(ScreenName.ACCESS)(driver)
    unfold(driver, "access_meanings")
    unfold(driver, "deeper_access")
    if not driver.is_chosen("In a trial"):
        driver.click("In a trial")
    if not driver.is_chosen("Yes", row="What “available” means here"):
        driver.click("Yes", row="What “available” means here")


def _eight_things(driver: Driver) -> None:
    _walk_to(ScreenName.QUESTIONS)(driver)
    unfold(driver, "closing_eight")


def show_learn(driver: Driver) -> None:
    """Learn, with nothing typed yet."""
    go_home(driver)
    driver.press(LEARN_KEY)
    driver.wait_for_screen(ScreenName.LEARN)
    driver.click("learn_text")
    driver.press("Ctrl+A", "Delete")
    wait_for_rows(driver)


def find_in_learn(driver: Driver, words: str) -> None:
    """Type into the field of Learn."""
    show_learn(driver)
    driver.type(words)
    wait_for_rows(driver)


def show_card(driver: Driver, words: str, card_id: str) -> None:
    """A card, by words that find it."""
    find_in_learn(driver, words)
    driver.click(f"learn_card_{card_id}")
    driver.wait_for_screen(ScreenName.LEARN_CARD)


def _learn_found(words: str) -> Way:
    def go(driver: Driver) -> None:
        find_in_learn(driver, words)

    return go


def _learn_part(row: str, screen: ScreenName) -> Way:
    def go(driver: Driver) -> None:
        show_learn(driver)
        driver.click(row)
        driver.wait_for_screen(screen)
        wait_for_rows(driver)

    return go


_OPENED = ("meaning", "picture_text")
"""What a click on a card opens, and another one closes."""


def _card(words: str, card_id: str, *clicks: str) -> Way:
    def go(driver: Driver) -> None:
        show_card(driver, words, card_id)
        is_open = any(w.objectName() in _OPENED and w.isVisible() for w in _widgets(driver))
        for click in clicks if not is_open else ():
            driver.click(click)

    return go


def _widgets(driver: Driver) -> list[QWidget]:
    return driver.window.findChildren(QWidget)


def open_word(step: ScreenName, term: str) -> Way:
    """A page of the walk, with the meaning of one of its words open."""

    def go(driver: Driver) -> None:
        _walk_to(step)(driver)
        driver.wait_until(lambda: _is_marked(driver, term), f"{term} on {step.value}")
        if not any(w.objectName() == "meaning" and w.isVisible() for w in _widgets(driver)):
            driver.click(f"word_{term}")

    return go


def _is_marked(driver: Driver, term: str) -> bool:
    return any(w.objectName() == f"word_{term}" and w.isVisible() for w in _widgets(driver))


def _table_with_sources(driver: Driver) -> None:
    _learn_part("learn_table_ways", ScreenName.LEARN_TABLE)(driver)
    if "Hide sources" not in driver.texts():
        driver.click("sources_replacement")


VIEWS = (
    View("welcome", ScreenName.WELCOME, _welcome, notes=False),
    View("password", ScreenName.PASSWORD, _password, notes=False),
    View("password problem", ScreenName.PASSWORD, _password_with_a_problem, notes=False),
    View("home", ScreenName.HOME, go_home),
    View("home after a walk", ScreenName.HOME, _finished),
    View("headlines", ScreenName.HEADLINES, _headlines),
    View("headline", ScreenName.HEADLINE, _headline_with_everything),
    View("relevance", ScreenName.RELEVANCE, _relevance),
    View("relevance: details", ScreenName.RELEVANCE, _relevance_with_details),
    View("stage", ScreenName.STAGE, _walk_to(ScreenName.STAGE)),
    View("stage: ladder", ScreenName.STAGE, _ladder),
    View("stage: what the text says", ScreenName.STAGE, _stage_with_words),
    View("stage: the text", ScreenName.STAGE, _stage_with_the_text),
    View("risk", ScreenName.RISK, _walk_to(ScreenName.RISK)),
    View("access", ScreenName.ACCESS, _walk_to(ScreenName.ACCESS)),
    View("relevance: deeper", ScreenName.RELEVANCE, _deeper(ScreenName.RELEVANCE)),
    View(
        "risk: deeper",
        ScreenName.RISK,
        _deeper(ScreenName.RISK, kept="How does it compare with usual care, or waiting?"),
    ),
    View("access: meanings", ScreenName.ACCESS, _access_meanings),
    View("questions", ScreenName.QUESTIONS, _own_question),
    View("questions: eight", ScreenName.QUESTIONS, _eight_things),
    View("page", ScreenName.PAGE, _walk_to(ScreenName.PAGE)),
    View("headline problem", ScreenName.HEADLINE, _headline_with_a_problem),
    View("papers", ScreenName.PAPERS, _papers),
    View("papers with fields", ScreenName.PAPERS, _papers_with_fields),
    View("paper", ScreenName.PAPER, _paper(LETTER)),
    View("paper copy", ScreenName.PAPER, _paper(LETTER, copy=True)),
    View("paper text", ScreenName.PAPER, _paper(SAID)),
    View("paper not shown", ScreenName.PAPER, _paper(TABLE)),
    View("help for a screen", ScreenName.HELP, _help(0)),
    View("help: limits", ScreenName.HELP, _help(1)),
    View("help: keys", ScreenName.HELP, _help(2)),
    View("memory", ScreenName.MEMORY, _memory),
    View("memory part", ScreenName.MEMORY_PART, _part(MemoryPart.CONDITION)),
    View("memory part: empty", ScreenName.MEMORY_PART, _part(MemoryPart.MATTERS)),
    View("memory part: asks", ScreenName.MEMORY_PART, _part(MemoryPart.HEALTH, choosing=True)),
    View("fact", ScreenName.FACT, _fact(FactKind.GENE_CHANGE)),
    View("fact: none known", ScreenName.FACT, _fact(FactKind.ALLERGY)),
    View("fact: trial", ScreenName.FACT, _fact(FactKind.TRIAL)),
    View("fact: problem", ScreenName.FACT, _fact_with_a_problem),
    View("details", ScreenName.DETAILS, _details),
    View("note", ScreenName.NOTE, _note),
    View("note: problem", ScreenName.NOTE, _note_with_a_problem),
    View("settings", ScreenName.SETTINGS, _settings),
    View("new password", ScreenName.NEW_PASSWORD, _new_password),
    View("bring in", ScreenName.BRING_IN, _bring_in),
    View("bring in problem", ScreenName.BRING_IN, _bring_in_with_a_problem),
    View("stronger key", ScreenName.STRONGER_KEY, _stronger_key),
    View("recovery sheet", ScreenName.RECOVERY_SHEET, _recovery_sheet),
    View("backups", ScreenName.BACKUPS, _backups),
    View("nothing deleted", ScreenName.DELETED, _nothing_deleted),
    View("find", ScreenName.FIND, _find("therapy")),
    View("find other words", ScreenName.FIND, _find("theropy")),
    View("find within", ScreenName.FIND, _find_within),
    View("find nothing", ScreenName.FIND, _find("xylophone")),
    View("deleted", ScreenName.DELETED, _deleted),
    View("deleted: asks", ScreenName.DELETED, _empty_deleted),
    View("earlier versions", ScreenName.HISTORY, _history),
    View("earlier versions: changed", ScreenName.HISTORY, _changed_history),
    View("person", ScreenName.PERSON, _person),
    View("people", ScreenName.PEOPLE, _two_people),
    View("people: asks", ScreenName.PEOPLE, _delete_person),
    View("import", ScreenName.INTAKE, _import),
    View("import: list", ScreenName.INTAKE, _import_review),
    View("import: how it is kept", ScreenName.INTAKE, _import_choices),
    View("timeline", ScreenName.TIMELINE, _timeline("Everything")),
    View("timeline: measures", ScreenName.TIMELINE, _timeline("Tests")),
    View("booklet", ScreenName.BOOKLET, _booklet(parts=False)),
    View("booklet: parts", ScreenName.BOOKLET, _booklet(parts=True)),
    View("booklet: single notes", ScreenName.BOOKLET, _single_notes),
    View("questions to ask", ScreenName.QUEUE, show_queue),
    View("questions to ask: sheet", ScreenName.QUEUE_SHEET, _queue_sheet),
    View("headline life", ScreenName.LIFE, show_life),
    View("closing", ScreenName.CLOSING, _closing(problem=False)),
    View("closing problem", ScreenName.CLOSING, _closing(problem=True)),
    View("source", ScreenName.SOURCE, _source),
    View("appointments", ScreenName.VISITS, _visits),
    View("visit before", ScreenName.VISIT_BEFORE, _visit(ScreenName.VISIT_BEFORE)),
    View("visit passed", ScreenName.VISIT_BEFORE, _visit(ScreenName.VISIT_BEFORE, "2 May 2024")),
    View("visit during", ScreenName.VISIT_DURING, _visit(ScreenName.VISIT_DURING)),
    View("visit after", ScreenName.VISIT_AFTER, _visit(ScreenName.VISIT_AFTER)),
    View("questions to ask: at a visit", ScreenName.QUEUE, _queue_with_visit),
    View("answers", ScreenName.VISIT_ANSWERS, _answers),
    View("answers on paper", ScreenName.VISIT_ANSWERS, _on_paper),
    View("cover", ScreenName.COVER, _cover),
    View("unlock", ScreenName.UNLOCK, _unlock),
    View("unlock problem", ScreenName.UNLOCK, _unlock_with_a_problem),
    View("restore", ScreenName.RESTORE, _restore),
    View("restore: both dates", ScreenName.RESTORE, _restore_with_dates),
    View("rescue", ScreenName.RESCUE, _rescue),
    View("forgot", ScreenName.FORGOT, _forgot),
    View("forgot problem", ScreenName.FORGOT, _forgot_with_a_problem),
    View("learn", ScreenName.LEARN, show_learn),
    View("learn found", ScreenName.LEARN, _learn_found("antibodies")),
    View("learn nothing", ScreenName.LEARN, _learn_found("xylophone")),
    View(
        "learn theme",
        ScreenName.LEARN_THEME,
        _learn_part("learn_theme_kinds", ScreenName.LEARN_THEME),
    ),
    View("learn words", ScreenName.LEARN_WORDS, _learn_part("learn_words", ScreenName.LEARN_WORDS)),
    View("learn card", ScreenName.LEARN_CARD, _card("van", "viral_carrier", "picture_as_text")),
    View("learn meaning", ScreenName.LEARN_CARD, _card("four ways", "four_ways", "word_gene")),
    View("learn heavy", ScreenName.LEARN_CARD, _card("deaths", "serious_harm")),
    View("learn path", ScreenName.LEARN_PATH, _learn_part("learn_path", ScreenName.LEARN_PATH)),
    View("learn table", ScreenName.LEARN_TABLE, _table_with_sources),
    View(
        "learn therapies",
        ScreenName.LEARN_TABLE,
        _learn_part("learn_table_therapies", ScreenName.LEARN_TABLE),
    ),
    View("headline: a word", ScreenName.HEADLINE, open_word(ScreenName.HEADLINE, "gene_therapy")),
    View("stage: a word", ScreenName.STAGE, open_word(ScreenName.STAGE, "phase_1")),
    View("questions: words", ScreenName.QUESTIONS, open_word(ScreenName.QUESTIONS, "referral")),
)
"""In an order in which each is near the one before."""
