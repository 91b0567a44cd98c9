"""A page that was printed and written on with a pen: its answers are typed in by the code."""

from __future__ import annotations

from collections import Counter

import pytest

from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.printed_questions import questions_of_table
from carecompanion.domain.visits import Outcome
from carecompanion.views.screen import ScreenName
from tests.pages.samples import TABLE
from tests.ui.driver import Driver
from tests.ui.screens import go_home, show_visit, wait_for_all_rows
from tests.ui.test_tasks import unlock
from tests.ui.test_vault_tasks_visits import at_home as at_home  # noqa: PLC0414 - a fixture
from tests.ui.test_vault_tasks_visits import facts, visits


def first_code(d: Driver) -> tuple[str, str]:
    """The first question of the planned visit whose code no other question has, and that code."""
    (visit,) = visits(d)
    texts = {text for _row, text in questions_of_table(TABLE)} | {q.text for q in visit.questions}
    codes = {text: question_code(visit.person_id, text) for text in texts}
    taken = Counter(codes.values())
    return next((codes[q.text], q.text) for q in visit.questions if taken[codes[q.text]] == 1)


def to_paper(d: Driver) -> None:
    go_home(d)
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    d.click("I have it on paper")
    d.wait_for_screen(ScreenName.VISIT_ANSWERS)


def find(d: Driver, code: str, text: str) -> None:
    d.type(code)
    d.press("Return")
    d.wait_until(lambda: text in d.texts(), "the question is open")


def test_an_answer_on_paper_is_typed_in_by_the_code_of_its_question(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    code, text = first_code(d)
    to_paper(d)
    assert d.window.focusWidget().objectName() == "paper_code"
    find(d, code.lower(), text)
    d.type("Not before the age of 4")
    d.press("Ctrl+Return")
    words = "The answer is in your notes. Undo takes it back."
    d.wait_until(lambda: words in d.texts(), "it is kept")
    (note,) = [each for each in facts(d, FactKind.QUESTION) if each.text == text]
    assert note.detail(FactField.ANSWER) == "Not before the age of 4"
    assert note.provenance is Provenance.CLINICIAN
    (visit,) = visits(d)
    (asked,) = [each for each in visit.questions if each.text == text]
    assert asked.answer.outcome is Outcome.ANSWERED
    assert d.window.focusWidget().objectName() == "paper_code"


def test_a_code_that_is_none_and_one_of_no_question_are_said_and_change_nothing(
    at_home: Driver,
) -> None:
    d = at_home
    show_visit(d)
    code, text = first_code(d)
    to_paper(d)
    d.type("Sam")
    d.press("Ctrl+Return")
    words = "A code has 3 letters and digits. Look beside the question again."
    d.wait_until(lambda: words in d.texts(), "it is no code")
    d.press("Ctrl+A")
    d.type(_other(d, code))
    d.press("Ctrl+Return")
    words = (
        "No question about this person has this code. Look at the code again, and whose page it is."
    )
    d.wait_until(lambda: words in d.texts(), "no question has it")
    d.press("Ctrl+A")
    find(d, code, text)
    d.press("Ctrl+Return")
    d.wait_until(lambda: "Write what stands on the paper." in d.texts(), "it asks for words")
    assert facts(d, FactKind.QUESTION) == []


def test_a_half_typed_answer_on_paper_is_there_after_a_lock(at_home: Driver) -> None:
    d = at_home
    show_visit(d)
    code, text = first_code(d)
    to_paper(d)
    find(d, code, text)
    d.type("Not before")
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    unlock(d)
    d.wait_for_screen(ScreenName.VISITS)
    d.click("I have it on paper")
    d.wait_until(lambda: text in d.texts(), "the question is open again")
    wait_for_all_rows(d)
    d.click("paper_said")
    d.press("Ctrl+End")
    d.type(" the age of 4")
    d.press("Ctrl+Return")
    d.wait_until(lambda: bool(facts(d, FactKind.QUESTION)), "it is kept")
    (note,) = facts(d, FactKind.QUESTION)
    assert note.detail(FactField.ANSWER) == "Not before the age of 4"


def _other(d: Driver, code: str) -> str:
    """A code that no question of these notes has."""
    model = d.running.care.models.paper_answer
    for sign in "CDHJKMNPRTVWXY":
        other = f"{sign}2{code[-1]}" if code[-1].isalpha() else f"{sign}2{sign}"
        assert model.look_for(other)
        d.wait_until(lambda: model.found is not None, "it was looked for")
        found = model.found
        model.forget_question()
        if not found:
            return other
    pytest.fail("every code is taken")
