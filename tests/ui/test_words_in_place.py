"""Words of a headline, of the 17 rows and of the three questions open their meaning in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.deeper_row import DeeperRow
from carecompanion.views.walk.group_row import QuestionRow
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.term_text import TermText
from tests.ui.driver import Driver
from tests.ui.screens import go_home, unfold
from tests.ui.test_tasks import unlock

HEADLINE = "In vivo AAV gene therapy: a phase 1 trial reports no adverse events"


def marked(d: Driver) -> list[str]:
    """The words in sight that open something, from the top."""
    found = [w for w in d.window.findChildren(QWidget) if w.objectName().startswith("word_")]
    return [w.objectName() for w in found if w.isVisible()]


def meanings(d: Driver) -> list[Card]:
    return [each for each in d.window.findChildren(Card, "meaning") if each.isVisible()]


def focused_name() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def wait_for_words(d: Driver) -> None:
    d.wait_until(lambda: d.running.care.models.learn.is_ready, "Learn is ready")
    d.pause("the words")


@pytest.fixture
def walk(small: Driver) -> Driver:
    """Somebody who has typed a headline."""
    unlock(small)
    go_home(small)
    small.press("Ctrl+N")
    small.wait_for_screen(ScreenName.HEADLINE)
    small.paste(HEADLINE)
    wait_for_words(small)
    small.wait_until(lambda: "word_aav" in marked(small), "the words of the headline")
    return small


def test_the_words_of_a_headline_stand_below_it_and_the_headline_stays_as_it_is(
    walk: Driver,
) -> None:
    assert walk.text_of("headline_text") == HEADLINE
    assert marked(walk) == [
        "word_in_vivo",
        "word_aav",
        "word_gene_therapy",
        "word_phase_1",
        "word_clinical_trial",
        "word_adverse_event",
    ]


def test_a_word_of_a_headline_is_read_and_closed_by_keyboard_alone(walk: Driver) -> None:
    terms = walk.running.care.models.learn.library.learn.terms
    walk.tab_to("word_aav")
    walk.press("Return")
    (meaning,) = meanings(walk)
    assert terms["aav"].plain in [label.text() for label in meaning.findChildren(QLabel)]
    assert meaning.isWindow() is False
    assert focused_name() == "word_aav"
    walk.press("Escape")
    assert meanings(walk) == []
    assert focused_name() == "word_aav"
    assert walk.screen is ScreenName.HEADLINE


def test_the_words_follow_the_typing_and_go_with_it(walk: Driver) -> None:
    walk.click("headline_text")
    walk.press("Ctrl+A")
    walk.type("Ex vivo")
    walk.wait_until(lambda: marked(walk) == ["word_ex_vivo"], "the words of the new headline")
    walk.press("Ctrl+A")
    walk.type("News")
    walk.wait_until(lambda: marked(walk) == [], "a headline without such words")


def test_read_more_leads_to_the_card_and_back_to_the_headline(walk: Driver) -> None:
    walk.click("word_aav")
    walk.click("Read more about AAV")
    walk.wait_for_screen(ScreenName.LEARN_CARD)
    walk.press("Alt+Left")
    walk.wait_for_screen(ScreenName.HEADLINE)
    assert walk.text_of("headline_text") == HEADLINE


def test_every_word_of_the_17_rows_opens_and_each_stands_once_on_a_page(walk: Driver) -> None:
    seen: set[str] = set()
    for step in (ScreenName.RELEVANCE, ScreenName.STAGE, ScreenName.RISK, ScreenName.ACCESS):
        walk.press("Ctrl+Return")
        walk.wait_for_screen(step)
        walk.wait_until(lambda: "word_gene_therapy" in marked(walk), "the words of the headline")
        walk.wait_until(lambda: {"word_gene_therapy"} < words_expected(walk), "the words of rows")
        assert len(marked(walk)) == len(set(marked(walk)))
        for row in walk.window.findChildren(QuestionRow):
            for text in row.texts if row.isVisible() else ():
                for word in text._words:
                    (button,) = text.findChildren(QWidget, f"word_{word.term}")
                    walk.click_on(button, word.term)
                    shown = [w.text() for m in meanings(walk) for w in m.findChildren(QLabel)]
                    assert word.plain in shown
                    seen.add(word.term)
                    walk.press("Escape")
    assert {"gene", "variant", "press_release", "long_term_follow_up", "treatment_centre"} <= seen


def words_expected(d: Driver) -> set[str]:
    """The marked words, once those of the last row are among them."""
    finder = d.running.care.models.learn.library.finder
    rows = [row for row in d.window.findChildren(QuestionRow) if row.isVisible()]
    there = set(marked(d))
    wanted = {f"word_{p.term}" for row in rows for t in row.texts for p in finder.places(t.text())}
    return there if wanted <= there else set()


def test_t_in_a_row_still_shows_what_the_text_says_while_a_word_has_the_keyboard(
    walk: Driver,
) -> None:
    walk.press("Ctrl+Return", "Ctrl+Return")
    walk.wait_for_screen(ScreenName.STAGE)
    walk.wait_until(lambda: "word_phase_1" in marked(walk), "the words")
    walk.wait_until(lambda: "“phase 1”" in walk.texts(), "the words of the text")
    walk.tab_to("word_approval")
    walk.press("Return")
    assert len(meanings(walk)) == 1
    walk.press("T")
    screen = walk.window.current_screen
    assert screen is not None
    assert screen.side_area() is not None


def test_the_three_questions_say_which_of_their_words_have_a_meaning(walk: Driver) -> None:
    walk.press(*["Ctrl+Return"] * 5)
    walk.wait_for_screen(ScreenName.QUESTIONS)
    walk.wait_until(lambda: bool(marked(walk)), "the words of the questions")
    first = marked(walk)[0]
    walk.tab_to(first)
    walk.press("Return")
    assert len(meanings(walk)) == 1
    assert focused_name() == first


def test_a_word_of_a_question_that_goes_deeper_opens_below_it(walk: Driver) -> None:
    walk.press(*["Ctrl+Return"] * 3)
    walk.wait_for_screen(ScreenName.RISK)
    unfold(walk, "deeper_risk")
    rows = [row for row in walk.window.findChildren(DeeperRow) if row.isVisible()]
    texts = [row.findChildren(TermText)[0] for row in rows]
    words = [(text, word) for text in texts for word in text._words]
    assert words
    for text, word in words:
        (button,) = text.findChildren(QWidget, f"word_{word.term}")
        walk.click_on(button, word.term)
        assert word.plain in [w.text() for w in text.findChildren(QLabel)]
        walk.press("Escape")


def test_past_its_day_a_word_of_a_headline_says_first_that_it_may_be_old(walk: Driver) -> None:
    learn = walk.running.care.models.learn
    last = max(term.stamp.review_by for term in learn.library.learn.terms.values())
    learn._today = lambda: last + timedelta(days=1)
    walk.press("Ctrl+Return", "Alt+Left")
    walk.wait_for_screen(ScreenName.HEADLINE)
    walk.click("word_aav")
    (meaning,) = meanings(walk)
    words = [label.text() for label in meaning.findChildren(QLabel)]
    assert words[0] == "This may be old: ask your clinic."
    assert meaning.findChildren(QLabel)[2].property("role") == "quiet"


def test_after_locking_no_word_of_the_headline_is_left(walk: Driver) -> None:
    walk.press("Ctrl+L")
    walk.wait_for_screen(ScreenName.UNLOCK)
    lines = walk.window.findChildren(QWidget, "words_below")
    said = [label.text() for line in lines for label in line.findChildren(QLabel)]
    assert [text for text in said if text] == []
