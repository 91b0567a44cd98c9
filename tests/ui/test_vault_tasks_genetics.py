"""Names of conditions and genes on the real window: offered, picked, or left as typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import ThemeName
from carecompanion.views.widgets.suggestion_list import SuggestionList
from tests.ui.accessibility import check
from tests.ui.driver import Driver
from tests.ui.screens import go_home
from tests.ui.test_tasks import Figure, note, unlock

SAYS = "Your notes say"


def go_to_relevance(d: Driver) -> None:
    unlock(d)
    d.press("Ctrl+N")
    d.type("A headline")
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.RELEVANCE)


def offered(d: Driver) -> list[str]:
    lists = [names for names in d.window.findChildren(SuggestionList) if names.isVisible()]
    return [offer.spoken for names in lists for offer in names.offers]


def type_into(d: Driver, row: str, text: str) -> None:
    d.tab_to(SAYS, row=row)
    d.press("Ctrl+A")
    d.type(text)


def test_a_condition_and_a_gene_are_picked_with_the_keyboard_alone(
    small: Driver, record_property: Figure
) -> None:
    d = small
    go_to_relevance(d)
    d.start_counting()
    type_into(d, "Condition", "sanfil")
    assert offered(d) == ["Mucopolysaccharidosis type 3, also called Sanfilippo syndrome"]
    d.press("Down", "Return")
    assert d.text_of(SAYS, row="Condition") == "Mucopolysaccharidosis type 3"
    type_into(d, "Gene", "park2")
    assert offered(d) == ["PRKN, older name: PARK2"]
    d.press("Down", "Return")
    assert d.text_of(SAYS, row="Gene") == "PRKN"
    note(
        record_property, "a condition and a gene picked", d, screens=1, clicks=0, keys=40, model=60
    )
    assert d.counts.clicks == 0
    assert d.counts.keys <= 40

    d.wait_until_saved()
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    unlock(d)
    d.wait_for_screen(ScreenName.RELEVANCE)
    assert d.text_of(SAYS, row="Condition") == "Mucopolysaccharidosis type 3"


@pytest.mark.parametrize(
    "typed", ["Sanfilippo type A, MPS IIIA", "GBA (older report)", "haemophilia"]
)
def test_words_that_nobody_picked_a_name_for_stay_as_typed(small: Driver, typed: str) -> None:
    go_to_relevance(small)
    type_into(small, "Condition", typed)
    small.press("Return", "Tab")
    assert small.text_of(SAYS, row="Condition") == typed
    small.press("Alt+Left", "Ctrl+Return")
    assert small.text_of(SAYS, row="Condition") == typed


def test_undo_goes_back_to_the_words_typed(small: Driver) -> None:
    go_to_relevance(small)
    type_into(small, "Gene", "gba")
    small.press("Down", "Return")
    assert small.text_of(SAYS, row="Gene") == "GBA1"
    small.press("Ctrl+Z")
    assert small.text_of(SAYS, row="Gene") == "gba"


def test_locking_leaves_no_name_on_the_window(small: Driver) -> None:
    go_to_relevance(small)
    type_into(small, "Condition", "sanfil")
    assert offered(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    assert offered(small) == []
    lists = small.window.findChildren(SuggestionList)
    assert all(not names.offers for names in lists)


@pytest.mark.parametrize("theme", [ThemeName.LIGHT, ThemeName.CONTRAST_DARK])
def test_the_screen_is_as_usable_while_names_are_offered(small: Driver, theme: ThemeName) -> None:
    go_to_relevance(small)
    small.running.care.appearance.set_theme(theme)
    type_into(small, "Condition", "sanfil")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "row_R1_notes"
    found = check(small.window, high_contrast=theme is ThemeName.CONTRAST_DARK)
    assert [str(finding) for finding in found] == []


def test_about_says_which_lists_the_names_are_from(small: Driver) -> None:
    unlock(small)
    go_home(small)
    small.choose_in_menu("Help", 3)
    words = " ".join(small.texts())
    assert "Gene names: list of 16 January 2025." in words
    assert "Condition names: list of 16 January 2025." in words
