"""Tasks 9 and 10 of ux 5.1: what a page leaves out, and pages for a relative, counted."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactKind
from carecompanion.domain.records import (
    DetailMark,
    EligibilityDetail,
    Headline,
    Mark,
    Person,
    detail_mark_id,
    new_id,
)
from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver
from tests.ui.screens import go_home
from tests.ui.test_tasks import Figure, note, save_page, unlock
from tests.ui.test_vault_tasks_paper import page_lines, wait_for_page
from tests.ui.test_vault_tasks_waiting import kept

WEIGHT = "14.5 kg"
LARGE_PT = 17.99
FOOT_PT = 13.99
"""Of the page number and the name beside it, at the foot of each side (ux.md 3.6)."""
POLISH = (
    "Czy to jest dokładnie nasza choroba?",
    "Na jakim etapie są badania?",
    "Kto może nam doradzić?",
)


def weigh(d: Driver) -> None:
    """A weight in the notes, and on the page of the newest headline."""
    headline = kept(d, Headline)[0]
    fact = Fact(
        id=new_id(),
        person_id=headline.person_id,
        fact=FactKind.WEIGHT,
        text=WEIGHT,
        known_on="2026-11-01",
    )
    mark = DetailMark(
        id=detail_mark_id(headline.id, EligibilityDetail.WEIGHT),
        person_id=headline.person_id,
        headline_id=headline.id,
        detail=EligibilityDetail.WEIGHT,
        mark=Mark.DIFFERENT,
        says="from 10 to 12 kg",
    )
    d.running.care._assembled()._session.perform(Action.ADD_FACT, puts=(fact, mark))


def test_task_9_a_page_leaves_out_the_weight_and_has_initials(
    small: Driver, home: Path, record_property: Figure
) -> None:
    d = small
    unlock(d)
    go_home(d)
    weigh(d)
    d.press("Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    wait_for_page(d)
    before = "\n".join(page_lines(d))
    assert WEIGHT in before
    assert re.search(r"\bSam\b", before)
    go_home(d)
    d.start_counting()
    d.press("Ctrl+,")
    d.click("Who these notes are about")
    d.click("Change: Sam")
    d.click("Initials", row="Name (optional)")
    d.press("Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    wait_for_page(d)
    d.click("leave_out_weight")
    wait_for_page(d)
    page = save_page(d, home, by_keys=False)

    assert WEIGHT not in page.text
    assert re.search(r"\bSam\b", page.text) is None
    assert "S." in page.text
    assert [each.name for each in kept(d, Person)] == ["Sam"]
    assert WEIGHT in [fact.text for fact in kept(d, Fact)]
    note(record_property, "task 9", d, clicks=6)
    assert d.counts.clicks <= 6
    assert d.counts.errors == 0


def test_task_10_a_page_in_two_languages_and_one_in_large_print(
    small: Driver, home: Path, record_property: Figure
) -> None:
    d = small
    unlock(d)
    d.press("Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    wait_for_page(d)
    d.start_counting()
    d.click("More to print")
    d.click("One page, two languages")
    wait_for_page(d)
    d.click("other_words_1")
    for words in POLISH:
        d.type(words)
        d.press("Tab")
    d.wait_until(lambda: POLISH[-1] in page_lines(d), "the words are on the page")
    both = save_page(d, home, by_keys=False)
    d.click("Large print")
    wait_for_page(d)
    earlier = set(home.glob("*.pdf"))
    save_page(d, home, by_keys=False)
    (large,) = set(home.glob("*.pdf")) - earlier

    places = [both.words.find(words) for words in POLISH]
    assert -1 not in places
    assert places == sorted(places)
    foot, others = type_sizes(large)
    assert min(others) >= LARGE_PT
    assert min(foot) >= FOOT_PT
    note(record_property, "task 10", d, clicks=8)
    assert d.counts.clicks <= 8
    assert d.counts.errors == 0


def type_sizes(path: Path) -> tuple[list[float], list[float]]:
    """The sizes of what stands at the foot, and of everything else, in points."""
    foot: list[float] = []
    others: list[float] = []

    def see(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            is_foot = re.fullmatch(r"Page \d+ of \d+|Sam", text.strip())
            (foot if is_foot else others).append(size * abs(tm[3]))

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=see)
    return foot, others
