"""Thirty pairs of headline and memory: every row is there, and no row is decided by the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from carecompanion.composition import Parts
from carecompanion.content.never_words import NeverWords, load_never_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.changes import Action
from carecompanion.domain.details import NEVER_COMPARED, EligibilityDetail
from carecompanion.domain.memory import FACTS_OF_DETAIL
from carecompanion.domain.questions import Asker, Group, QuestionId, questions_of
from carecompanion.domain.records import NOTES_BESIDE, Fact, FactKind, Mark, new_id
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.detail_row import DetailRow
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.mark_words import mark_label, mark_note
from carecompanion.views.walk.text_says import QuoteButton, TextSays
from tests.ui.apps import RunningApp
from tests.ui.driver import Driver, plain, texts_of
from tests.ui.pairs import MEMORIES, PAIRS, QUOTED, TEXTS, Memory, Text
from tests.ui.readers import ReaderParts, reader_of
from tests.ui.scrape import everything_on, screen_words
from tests.ui.test_tasks import unlock

STEPS = (ScreenName.RELEVANCE, ScreenName.STAGE, ScreenName.RISK, ScreenName.ACCESS)
GROUPS = dict(zip(STEPS, Group, strict=True))
TABLE = Parts().question_table
WORDS = Parts().memory_words


@pytest.fixture
def never() -> NeverWords:
    return load_never_words(resource_path("words", "never.toml"))


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path, small_notes: Path, home: Path) -> Iterator[Driver]:
    """Somebody at a window whose lens quotes what the pairs hold."""
    app = RunningApp(
        qapp,
        notes_file=small_notes,
        settings_file=tmp_path / "settings.ini",
        parts=ReaderParts(QUOTED),
    )
    driver = Driver(app, knows_the_app=True)
    unlock(driver)
    yield driver
    app.close()


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair on screen: all texts by screen, the page, and what of it is not ours."""

    screens: dict[ScreenName, set[str]]
    page: str
    quoted: tuple[str, ...]


def begin(d: Driver, text: Text, memory: Memory) -> None:
    """A new headline with this text, in notes that say this."""
    walk, session = d.running.care.models.walk, d.running.care._assembled()._session
    d.press("Ctrl+N")
    d.paste(text.headline)
    if text.story:
        walk.set_story(text.story)
    walk.set_relation(memory.relation)
    facts = tuple(_fact(d, kind, memory.facts.get(kind, "")) for kind in FactKind)
    session.perform(Action.WRITE_FACT, puts=facts)
    walk.read_facts_again()
    d.pause("the pair")


def _fact(d: Driver, kind: FactKind, text: str) -> Fact:
    """The newest fact of a kind; an empty one where this memory has none."""
    walk = d.running.care.models.walk.walk
    return replace(Fact(id=new_id(), person_id=walk.person.id, fact=kind, text=text))


def rows_of(d: Driver) -> list[GroupRow]:
    """The rows in sight or scrolled away."""
    screen = d.window.current_screen
    assert screen is not None
    return [row for row in screen.findChildren(GroupRow) if row.isVisible()]


def says(row: GroupRow) -> str:
    """The quiet line of a row."""
    (place,) = row.findChildren(TextSays)
    label = place.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.isVisible()
    return label.text()


def open_details(d: Driver) -> None:
    """Unfold the details and wait for all of them."""
    if "More details (14)" in d.texts():
        d.click("more_details")
    d.wait_until(lambda: len(rows_of(d)) == 4 + 14, "the 14 details")
    d.pause("the details")
    d.wait_until(lambda: all(row.text_says.isVisible() for row in rows_of(d)), "what the text says")


def look(
    d: Driver, text: Text, memory: Memory, check: Callable[[Driver], None] | None = None
) -> Pair:
    """Through all the steps, from the headline on; `check` looks at each of the four groups."""
    while d.screen is not ScreenName.HEADLINE:
        d.press("Alt+Left")
    d.press("Ctrl+Return")
    seen: dict[ScreenName, set[str]] = {}
    for step in STEPS:
        d.wait_for_screen(step)
        if step is ScreenName.RELEVANCE:
            open_details(d)
        d.wait_until(lambda: _is_said(d), "what the text says")
        seen[step] = screen_words(d.window)
        if check is not None:
            check(d)
        d.press("Ctrl+Return")
    seen[ScreenName.QUESTIONS] = screen_words(d.window)
    d.press("Ctrl+Return")
    preview = d.running.care.models.preview
    d.wait_until(lambda: preview.preview is not None, "the page")
    assert preview.preview is not None
    seen[ScreenName.PAGE] = everything_on(d.window)
    return Pair(seen, "\n".join(preview.preview.made.lines), _not_ours(text, memory))


def _is_said(d: Driver) -> bool:
    """Every quote the rows wait for is there."""
    findings = d.running.care.models.news.findings
    return all(bool(row.text_says.quotes) == bool(row.found_in(findings)) for row in rows_of(d))


def _not_ours(text: Text, memory: Memory) -> tuple[str, ...]:
    found = reader_of(QUOTED)(f"{text.headline}\n\n{text.story}").found
    texts = (text.headline, text.story, *memory.facts.values(), *(each.text for each in found))
    letters = {letter for each in texts for letter in each if not letter.isascii()}
    return (*(" ".join(each.split()) for each in texts), *map(plain, texts), *texts, *letters)


def test_every_row_of_thirty_pairs_is_shown_and_none_is_decided(
    driver: Driver, never: NeverWords
) -> None:
    for text, memory in PAIRS:
        begin(driver, text, memory)
        pair = look(driver, text, memory, check_rows)
        check_undecided(driver, pair)
        hits = [
            f"{hit.found!r} in {said!r}"
            for said in {*set().union(*pair.screens.values()), pair.page}
            for hit in never.find(said, quoted=pair.quoted)
        ]
        assert hits == [], (text.headline, hits)


def check_rows(d: Driver) -> None:
    """Every row of this step, each with what the text says or that it does not say."""
    found = reader_of(QUOTED)(d.running.care.models.news.news.text)
    rows = rows_of(d)
    titles = [next(label for _, label in texts_of(row)) for row in rows]
    wanted = [TABLE.questions[question].row for question in questions_of(GROUPS[d.screen])]
    details = [WORDS.details[each] for each in EligibilityDetail]
    assert titles == wanted + (details if d.screen is ScreenName.RELEVANCE else [])
    for row in rows:
        quotes = row.found_in(found)
        assert says(row) == ("The text says" if quotes else "The text does not say")
        shown = [button.finding.text for button in row.findChildren(QuoteButton)]
        assert len(shown) <= 3
        assert set(shown) <= {quote.text for quote in quotes}
    check_beside(d)


def check_beside(d: Driver) -> None:
    """Beside each detail stands what the notes say; what is never compared says so."""
    walk = d.running.care.models.walk.walk
    for row in rows_of(d):
        if isinstance(row, DetailRow):
            told = {label for _, label in texts_of(row)}
            texts = [" ".join(fact.text.split()) for fact in walk.notes_on(row._detail)]
            assert ("\n".join(texts) or "Not known yet") in told
            is_said = "The app does not compare this. Your team can." in told
            assert is_said is (row._detail in NEVER_COMPARED)
            assert row._marks.value() is None


def check_undecided(d: Driver, pair: Pair) -> None:
    """Nothing was marked, filled in or chosen, on screen or on the page."""
    walk = d.running.care.models.walk.walk
    assert {walk.answer(question).mark for question in QuestionId} == {Mark.NOT_KNOWN}
    assert {walk.answer(question).says for question in QuestionId} == {""}
    assert walk.answers == {}
    assert walk.details == {}
    marks = ("Same", "Different", "It says this")
    lines = pair.page.split("\n")
    assert sum(mark in line.split(" · ") for line in lines for mark in marks) == 0
    assert pair.page.count("Not known yet: ask") >= len(NOTES_BESIDE)
    assert set(FACTS_OF_DETAIL) == set(EligibilityDetail)


@pytest.mark.parametrize("text", TEXTS[1:3])
@pytest.mark.parametrize("memory", MEMORIES[1:3])
def test_all_same_and_all_different_differ_in_the_words_of_the_marks_alone(
    driver: Driver, text: Text, memory: Memory
) -> None:
    begin(driver, text, memory)
    extremes = []
    for mark in (Mark.SAME, Mark.DIFFERENT):
        walk = driver.running.care.models.walk
        for question in questions_of(Group.RELEVANCE):
            walk.set_mark(question, mark)
        for detail in EligibilityDetail:
            walk.mark_detail(detail, mark)
        extremes.append(look(driver, text, memory))
    same, different = extremes
    marks = {mark_label(mark) for mark in Mark} | {
        mark_note(mark, has_both_sides=each) for mark in Mark for each in (True, False)
    }
    for step in (ScreenName.RELEVANCE, ScreenName.RISK, ScreenName.ACCESS):
        assert (same.screens[step] ^ different.screens[step]) - marks == set(), step
    its_same = same.screens[ScreenName.STAGE] - different.screens[ScreenName.STAGE]
    its_different = different.screens[ScreenName.STAGE] - same.screens[ScreenName.STAGE]
    assert len(its_same) == 1
    assert its_same.pop().startswith("The words match your notes. Whether it fits is a question")
    assert {words.split(" ", 2)[0] for words in its_different} == {"This", "Ask", "Set", "Is"}
    left = same.screens[ScreenName.QUESTIONS] ^ different.screens[ScreenName.QUESTIONS]
    lines = {line.strip("• ") for words in left for line in words.split("\n")}
    assert {line for line in lines if not _opens_meanings(line)} - _questions_and_reasons() == set()


def _opens_meanings(line: str) -> bool:
    """The line under a question with those of its words that have a meaning in Learn."""
    return line.startswith(("Explained: ", "What ")) and not line.endswith("?")


def _questions_and_reasons() -> set[str]:
    askers = tuple(Asker)
    groups = (TABLE.questions, TABLE.combined, TABLE.details)
    asked = {words.full(asker) for group in groups for words in group.values() for asker in askers}
    names = [words.row.lower() for words in TABLE.questions.values()]
    reasons = {why.replace("{row}", name) for why in TABLE.reasons.values() for name in names}
    return asked | reasons | {""}
