"""The frame around the screens: keys, menus, places, and the text in every size."""

from __future__ import annotations

import pytest

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import ThemeName
from tests.ui.apps import SECOND_HEADLINE
from tests.ui.driver import Driver
from tests.ui.test_tasks import unlock


def test_enter_presses_the_button_that_has_the_keyboard(empty: Driver) -> None:
    empty.press("Return")

    assert empty.screen is ScreenName.PASSWORD


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ("Ctrl+1", "Home"),
        ("Ctrl+2", "Headlines"),
        ("Ctrl+3", "Care memory"),
        ("Ctrl+4", "Appointments"),
    ],
)
def test_help_is_about_the_place_that_the_go_menu_led_to(
    small: Driver, keys: str, heading: str
) -> None:
    unlock(small)
    small.press(keys, "F1")

    assert small.screen is ScreenName.HELP
    assert any(heading in text for text in small.texts())
    small.press("Alt+Left")
    assert small.screen is not ScreenName.HELP


def test_the_text_grows_to_its_largest_in_steps_and_back_again(small: Driver) -> None:
    appearance = small.running.care.appearance
    sizes = []
    for keys in ("Ctrl++",) * 5 + ("Ctrl+-",) * 5 + ("Ctrl++", "Ctrl+0"):
        small.press(keys)
        sizes.append(appearance.text_scale)

    assert sizes == [125, 150, 200, 250, 250, 200, 150, 125, 100, 100, 125, 100]


def test_colours_can_be_chosen_from_the_menu(small: Driver) -> None:
    small.menu_action("High contrast dark").trigger()

    assert small.running.care.appearance.theme is ThemeName.CONTRAST_DARK
    chosen = [small.menu_action(words).isChecked() for words in ("Light", "High contrast dark")]
    assert chosen == [False, True]


def test_the_cover_hides_everything_and_takes_nothing_away(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type("Half a head")
    small.press("Ctrl+H")
    assert small.screen is ScreenName.COVER
    assert not any("Half a head" in text for text in small.texts())

    small.press("Ctrl+H")
    assert small.text_of("The headline") == "Half a head"


def test_f6_leads_through_the_areas_and_round(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    areas = []
    for _ in range(8):
        small.press("F6")
        areas.append(small.area())
    half = len(set(areas))

    assert half >= 4
    assert areas[:half] == areas[half : 2 * half] or areas[:4] == areas[4:]


def test_after_deleting_a_headline_the_keyboard_stays_in_the_list(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.tab_to(f"Delete: {SECOND_HEADLINE}")
    small.press("Return")

    assert SECOND_HEADLINE not in small.texts()
    assert small.area() == "content"


def test_the_window_closes_at_the_first_asking_when_no_notes_are_open(small: Driver) -> None:
    small.window.windowHandle().close()

    small.wait_until(lambda: not small.window.isVisible(), "the window is closed")
