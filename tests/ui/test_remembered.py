"""Remembering on this computer, in the real window over a real password store (gnome-keyring)."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.vault.remembered_keys import SERVICE, SystemRememberedKeys
from carecompanion.views.screen import ScreenName
from tests.ui.accessibility import check
from tests.ui.apps import PASSPHRASE, CheapParts
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.test_tasks import Figure, unlock, wait_until_open
from tests.vault.secret_service import Login, need_a_store, open_login

TICK = "Let this computer remember it"
OPEN = "Open (remembered on this computer)"
LOCK = """
import secretstorage
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
"""
COUNT = f"""
import secretstorage
bus = secretstorage.dbus_init()
found = secretstorage.get_default_collection(bus).search_items({{"service": {SERVICE!r}}})
for item in found:
    print(sorted(item.get_attributes().items()))
"""


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Login]:
    """Somebody who is logged in and has an unlocked password store."""
    need_a_store()
    with open_login() as login:
        login.start_bus()
        login.start_store()
        address = login.env["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield login


def settings(d: Driver) -> None:
    d.press("Ctrl+,")
    d.wait_for_screen(ScreenName.SETTINGS)
    d.wait_until(lambda: TICK in d.texts(), "the store has answered")


def says(d: Driver, words: str) -> bool:
    return any(words in text for text in d.texts())


def wait_for_words(d: Driver, words: str) -> None:
    d.wait_until(lambda: says(d, words), words)


def remember(d: Driver) -> None:
    """Turn it on, from open notes."""
    settings(d)
    assert not d.is_chosen(TICK)
    d.click(TICK)
    wait_for_words(d, "This computer remembers it now.")


def primary(d: Driver) -> str:
    return d.window.current_screen.bar_words().primary  # type: ignore[union-attr]


def wait_for_offer(d: Driver) -> None:
    d.wait_until(lambda: OPEN in d.texts(), "it is offered")


def test_remembered_notes_open_with_one_key_after_a_new_start_and_with_the_password_too(
    store: Login, start: Start, small: Driver, small_notes: Path, tmp_path: Path
) -> None:
    unlock(small)
    remember(small)
    small.running.close()
    kept = store.run(COUNT)
    assert len(kept) == 1
    assert "notes" not in kept[0].lower().replace("care companion", "")
    ini = (tmp_path / "settings.ini").read_text(encoding="utf-8")
    assert "was_remembered=yes" in ini

    again = start(small_notes)
    wait_for_offer(again)
    again.press("Return")
    wait_until_open(again)
    again.press("Ctrl+L")
    again.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(again)
    again.type("wrong")
    assert primary(again) == "Unlock"
    again.press("Ctrl+A")
    again.type(PASSPHRASE)
    again.press("Return")
    wait_until_open(again)


def test_forgetting_takes_the_key_out_of_the_store_and_says_so(store: Login, small: Driver) -> None:
    unlock(small)
    remember(small)
    assert len(store.run(COUNT)) == 1
    small.click(TICK)
    wait_for_words(small, "This computer has forgotten it.")
    assert store.run(COUNT) == []

    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    small.pause("the look into the store")
    assert OPEN not in small.texts()


def test_who_forgot_the_password_is_told_first_that_this_computer_remembers_it(
    store: Login, small: Driver
) -> None:
    unlock(small)
    remember(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    small.click("I forgot my password")
    wait_for_words(small, "This computer remembers it")
    texts = small.texts()
    assert texts.index("This computer remembers it") < texts.index(
        "The code on your recovery sheet"
    )
    small.click(OPEN)
    small.wait_for_screen(ScreenName.NEW_PASSWORD)
    small.click("Change the password")
    small.wait_for_screen(ScreenName.RECOVERY_SHEET)
    small.pause("the renewal")
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)

    wait_for_offer(small)
    assert len(store.run(COUNT)) == 1
    small.press("Return")
    wait_until_open(small)


def test_the_sheet_of_notes_that_this_computer_opened_asks_for_the_password(
    store: Login, small: Driver
) -> None:
    unlock(small)
    remember(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(small)
    small.press("Return")
    wait_until_open(small)
    small.press("Ctrl+,")
    small.click("Show my recovery sheet")
    wait_for_words(small, "This computer opened your notes for you.")
    small.type("not the password")
    small.click("Show the sheet")
    wait_for_words(small, "That is not the password of these notes.")
    small.press("Ctrl+A")
    small.type(PASSPHRASE)
    small.click("Show the sheet")

    recovery = small.running.care.models.recovery
    small.wait_until(lambda: recovery.preview is not None, "the sheet is made")


def test_a_locked_store_is_said_calmly_and_the_password_opens(store: Login, small: Driver) -> None:
    unlock(small)
    remember(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(small)
    store.run(LOCK)
    small.press("Return")
    wait_for_words(small, "The password store of this computer is locked.")
    wait_for_words(small, "Your password still opens your notes.")

    assert primary(small) == "Unlock"
    small.click("Password")
    unlock(small)


def test_with_a_locked_store_the_unlock_screen_says_so_from_the_start(
    store: Login, small: Driver
) -> None:
    unlock(small)
    remember(small)
    store.run(LOCK)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    wait_for_words(small, "The password store of this computer is locked.")

    unlock(small)


@pytest.mark.skipif(os.name == "nt", reason="no SIGSTOP")
def test_a_frozen_store_stalls_nothing_and_the_password_opens(
    store: Login,
    start: Start,
    small_notes: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Figure,
) -> None:
    short = SystemRememberedKeys(patience_seconds=0.5)  # instead of five
    monkeypatch.setattr(CheapParts, "remembered_keys", short)
    d = start(small_notes, knows_the_app=True)
    unlock(d)
    remember(d)
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(d)
    os.kill(store.store_process, signal.SIGSTOP)
    d.watch.longest = 0.0
    d.press("Return")
    wait_for_words(d, "The password store of this computer does not answer.")
    stall = f"{d.watch.longest * 1000:.0f} ms ({d.watch.during})"
    record_property("figure", f"a frozen store: longest time the window did not answer: {stall}")
    d.click("Password")
    unlock(d)

    assert d.running.care.models.notes_file.is_open


def test_new_notes_can_be_remembered_from_the_first_moment(store: Login, empty: Driver) -> None:
    empty.click("Start")
    empty.wait_until(lambda: TICK in empty.texts(), "the store has answered")
    assert not empty.is_chosen(TICK)
    empty.click(TICK)
    empty.click("Start my notes")
    wait_until_open(empty)
    empty.wait_until(lambda: empty.running.care.models.remember.is_on, "the key is kept")

    empty.press("Ctrl+L")
    empty.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(empty)


def test_unless_ticked_new_notes_are_not_remembered(store: Login, empty: Driver) -> None:
    empty.click("Start")
    empty.wait_until(lambda: TICK in empty.texts(), "the store has answered")
    empty.click("Start my notes")
    wait_until_open(empty)

    assert store.run(COUNT) == []


def test_without_a_store_there_is_no_tick_and_nothing_else_changes(empty: Driver) -> None:
    empty.click("Start")
    assert TICK not in empty.texts()
    empty.click("Start my notes")
    wait_until_open(empty)
    empty.press("Ctrl+,")

    assert TICK not in empty.texts()
    assert "Recovery" in empty.texts()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_offers_to_open_without_the_password_shut_nobody_out(
    store: Login, small: Driver, scale: int
) -> None:
    unlock(small)
    remember(small)
    small.running.care.appearance.set_text_scale(scale)
    assert faults(small) == []
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    wait_for_offer(small)
    assert faults(small) == []
    small.click("I forgot my password")
    wait_for_offer(small)
    assert faults(small) == []


def faults(d: Driver) -> list[str]:
    d.pause("the look at the screen")
    return [str(finding) for finding in check(d.window, high_contrast=False)]
