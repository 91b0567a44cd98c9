"""Hints come for the newest passphrase only, and are not worked out on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.passphrase_hint import Strength, StrengthHint
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from tests.ui.waiting import wait_for


class Looking:
    """Works out hints, and notes what it was asked and where."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.loaded = 0
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, passphrase: str) -> StrengthHint:
        self.asked.append(passphrase)
        self.threads.add(threading.get_ident())
        assert self.gate.wait(20)
        strong = Strength.STRONG if len(passphrase) > 12 else Strength.EASY_TO_GUESS
        return StrengthHint(strong, None)

    def load(self) -> None:
        self.loaded += 1
        self.threads.add(threading.get_ident())


@pytest.fixture
def looking() -> Looking:
    return Looking()


@pytest.fixture
def hints(qapp: QApplication, looking: Looking) -> Iterator[PassphraseHints]:
    made = PassphraseHints(looking, looking.load)
    yield made
    looking.gate.set()
    made.shut_down()


def test_typing_that_goes_on_is_looked_at_once_and_off_the_gui_thread(
    hints: PassphraseHints, looking: Looking
) -> None:
    found: list[StrengthHint] = []
    hints.hinted.connect(found.append)
    for length in range(1, 21):
        hints.ask("x" * length)
    wait_for(lambda: bool(found), "the hint")

    assert looking.asked == ["x" * 20]
    assert found == [StrengthHint(Strength.STRONG, None)]
    assert threading.get_ident() not in looking.threads


def test_a_hint_about_what_stands_there_no_longer_does_not_come(
    hints: PassphraseHints, looking: Looking
) -> None:
    found: list[StrengthHint] = []
    hints.hinted.connect(found.append)
    looking.gate.clear()
    hints.ask("an old one")
    wait_for(lambda: bool(looking.asked), "it is being looked at")
    hints.ask("a newer and longer one")
    looking.gate.set()
    wait_for(lambda: hints.is_idle, "all is looked at")

    assert found == [StrengthHint(Strength.STRONG, None)]


def test_a_field_that_was_emptied_gets_no_hint(hints: PassphraseHints, looking: Looking) -> None:
    found: list[StrengthHint] = []
    hints.hinted.connect(found.append)
    hints.ask("words of my own")
    hints.forget()
    wait_for(lambda: hints.is_idle, "nothing is asked any more", at_least=3)

    assert looking.asked == []
    assert found == []


def test_the_list_of_words_is_loaded_once_and_off_the_gui_thread(
    hints: PassphraseHints, looking: Looking
) -> None:
    hints.get_ready()
    hints.get_ready()
    wait_for(lambda: hints.is_idle, "it is loaded")

    assert looking.loaded == 1
    assert threading.get_ident() not in looking.threads
