"""The usability tasks of ux.md 5.1 that work today, on the real window, with their limits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.content.never_words import find_never_words
from carecompanion.domain.records import FactKind
from carecompanion.views.screen import LOCKED_SCREENS, ScreenName
from tests.ui.apps import FACTS, PASSPHRASE
from tests.ui.conftest import Start
from tests.ui.counts import TIRED
from tests.ui.driver import Driver
from tests.ui.pdfs import SavedPage, on_one_line, read_pdf

HEADLINE = (
    "First children treated with one-time gene therapy for Sanfilippo syndrome type A, company says"
)
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "dev.jsonl"
REAL_HEADLINES = 5

Figure = Callable[[str, object], None]


def note(record: Figure, task: str, driver: Driver, **limits: int) -> None:
    """Put what a task took into the report, each with its limit where it has one."""
    counts, watch = driver.counts, driver.watch
    parts = [
        f"{value} {name}" + (f" (limit {limits[name]})" if name in limits else "")
        for name, value in (
            ("screens", counts.screens),
            ("clicks", counts.clicks),
            ("keys", counts.keys),
            ("dialogs", counts.dialogs),
        )
    ]
    model = f"model {counts.model_s():.0f} s" + (
        f" (limit {limits['model']})" if "model" in limits else ""
    )
    tired = f"{counts.model_s(TIRED):.0f} s when tired"
    record("figure", f"{task}: {', '.join(parts)}, {model}, {tired}, app {counts.wait_s:.1f} s")
    stall = f"{watch.longest * 1000:.0f} ms ({watch.during})"
    record("figure", f"{task}: longest time the window did not answer: {stall}")


def save_page(driver: Driver, home: Path, *, by_keys: bool) -> SavedPage:
    """Save the shown page as PDF under the name the dialog suggests, and read it back."""
    earlier = set(home.glob("*.pdf"))
    driver.meet_dialog(lambda: driver.press("Return"))
    if by_keys:
        driver.press("Ctrl+Shift+S")
    else:
        driver.click("Save as PDF…")
    driver.wait_until(lambda: bool(set(home.glob("*.pdf")) - earlier), "the PDF is there")
    (saved,) = set(home.glob("*.pdf")) - earlier
    return read_pdf(saved)


def questions_of(driver: Driver) -> list[str]:
    """The three questions as they stand on the question screen."""
    return [driver.text_of(f"Question {number}") for number in (1, 2, 3)]


def assert_page_holds(page: SavedPage, headline: str, questions: list[str]) -> None:
    """One page, the headline word for word (or shortened and saying so), three questions."""
    assert page.page_count == 1
    words = on_one_line(headline)
    if words not in page.words:
        kept = page.words.partition("… (shortened)")[0]
        assert kept != page.words, "the headline is neither whole nor marked as shortened"
        assert words[:100] in kept
    assert len(questions) == 3
    for question in questions:
        assert on_one_line(question) in page.words


def test_task_1_a_first_headline_becomes_a_page(
    empty: Driver, home: Path, record_property: Figure
) -> None:
    d = empty
    d.click("Start")
    d.click("Start my notes")
    d.wait_for_screen(ScreenName.HOME)
    d.click("Add a headline")
    d.paste(HEADLINE)
    d.click("Continue")
    d.tab_to("Your notes say", row="Condition")
    d.type("Sanfilippo type A")
    d.click("Same", row="Condition")
    d.click("Your notes say", row="Gene")
    d.type("SGSH")
    d.click("Continue")
    d.click("Study in people")
    d.click("Continue")
    d.click("Continue")
    d.click("Continue")
    questions = questions_of(d)
    d.click("Make the page")
    page = save_page(d, home, by_keys=False)

    assert_page_holds(page, HEADLINE, questions)
    note(record_property, "task 1", d, screens=10, clicks=18, keys=80, model=240)
    assert d.counts.screens <= 10
    assert d.counts.clicks <= 18
    assert d.counts.keys <= 80
    assert d.counts.errors == 0
    assert d.counts.model_s() <= 240


def test_task_2_a_second_headline_needs_the_keyboard_only(
    small: Driver, home: Path, record_property: Figure
) -> None:
    d = small
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_for_screen(ScreenName.HOME)
    d.press("Ctrl+N")
    d.paste(HEADLINE)
    d.press("Ctrl+Return")
    assert d.text_of("Your notes say", row="Condition") == FACTS[FactKind.CONDITION]
    assert d.text_of("Your notes say", row="Gene") == FACTS[FactKind.GENE]
    d.tab_to("row_R1_mark")
    d.press("S")
    d.tab_to("row_R2_mark")
    d.press("D", "Ctrl+Return")
    d.press("Down", "Ctrl+Return")
    d.press("Ctrl+Return")
    d.press("Ctrl+Return")
    questions = questions_of(d)
    d.press("Ctrl+Return")
    page = save_page(d, home, by_keys=True)

    assert_page_holds(page, HEADLINE, questions)
    assert FACTS[FactKind.GENE] in page.words
    note(record_property, "task 2", d, clicks=0, keys=60, model=90)
    assert d.counts.clicks == 0
    assert d.counts.keys <= 60
    assert d.counts.errors == 0
    assert d.counts.model_s() <= 90


def finish_task_3(d: Driver, home: Path, headline: str) -> tuple[SavedPage, list[str]]:
    """From an open home screen to a page, knowing nothing but the headline."""
    d.press("Ctrl+N")
    d.paste(headline)
    d.start_counting()
    seen = list(d.texts())
    d.click("Continue")
    seen += d.texts()
    d.click("Put the rest on my list")
    seen += d.texts()
    questions = questions_of(d)
    d.click("Make the page")
    seen += d.texts()
    page = save_page(d, home, by_keys=False)
    ours = " ".join(text for text in seen if text not in (headline, *questions)).casefold()
    assert "incomplete" not in ours
    assert "missing" not in ours
    return page, questions


def wait_until_open(driver: Driver) -> None:
    """Until the notes are open and the person is where they were, or at Home."""
    driver.wait_until(lambda: driver.running.care.models.notes_file.is_open, "the notes are open")
    driver.wait_until(lambda: driver.screen not in LOCKED_SCREENS, "the screen of before")
    driver.pause("opening")


def unlock(d: Driver) -> None:
    """Type the password."""
    d.type(PASSPHRASE)
    d.press("Return")
    wait_until_open(d)


def test_task_3_knowing_only_the_headline_is_enough(
    small: Driver, home: Path, record_property: Figure
) -> None:
    unlock(small)
    page, questions = finish_task_3(small, home, HEADLINE)

    assert_page_holds(page, HEADLINE, questions)
    note(record_property, "task 3", small, screens=4)
    assert small.counts.screens <= 4
    assert small.counts.errors == 0


def real_headlines() -> list[str]:
    """A few headlines as they were published; none when they are not on this computer."""
    if not CORPUS.exists():
        return []
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["headline"] for line in lines[:: len(lines) // REAL_HEADLINES]][
        :REAL_HEADLINES
    ]


@pytest.mark.skipif(not CORPUS.exists(), reason="the collection of real headlines is not here")
def test_real_headlines_go_from_paste_to_pdf_without_a_verdict_of_ours(
    small: Driver, home: Path, record_property: Figure
) -> None:
    unlock(small)
    for headline in real_headlines():
        page, questions = finish_task_3(small, home, headline)
        (saved,) = home.glob("*.pdf")
        saved.unlink()

        assert_page_holds(page, headline, questions)
        people = [headline, *FACTS.values(), "Sam"]
        assert find_never_words(page.text, quoted=people) == []
    record_property("figure", f"real headlines from paste to PDF: {len(real_headlines())}")


def test_task_4_twice_as_big_and_the_page_is_still_made(
    start: Start, small_notes: Path, home: Path, record_property: Figure
) -> None:
    d = start(small_notes, knows_the_app=True)
    d.window.resize(1000, 680)
    d.start_counting()
    while d.running.care.appearance.text_scale < 200:
        d.press("Ctrl++")
    actions = d.counts.keys // 2
    unlock(d)
    page, questions = finish_task_3(d, home, HEADLINE)

    assert_page_holds(page, HEADLINE, questions)
    record_property("figure", f"task 4: twice as big in {actions} actions (limit 3)")
    assert actions <= 3
    assert (d.window.width(), d.window.height()) == (1000, 680)


def test_task_4_on_the_first_start_one_click_makes_the_text_twice_as_big(empty: Driver) -> None:
    empty.click("Twice as big")

    assert empty.running.care.appearance.text_scale == 200
    assert QApplication.activeModalWidget() is None
