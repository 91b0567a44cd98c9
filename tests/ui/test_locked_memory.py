"""After locking nothing of the notes remains in models, widgets, the undo stack or a worker."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton

from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.password_field import PasswordField
from tests.ui.driver import Driver
from tests.ui.memory import is_in_python, python_objects_with, qt_objects_with
from tests.ui.test_lock_while_typing import fields_of, open_all_fields
from tests.ui.test_tasks import Figure


def needle() -> str:
    """What every canary has in it; as it is read here it is in no file and no constant."""
    return "".join(reversed("lertsekqz"))


def canaries() -> Iterator[str]:
    """One word after another, each to be typed once."""
    number = 0
    while True:
        number += 1
        yield f"{needle()} {number:03}"


def fill_every_field(d: Driver, words: Iterator[str]) -> int:
    """Type the next word into each field of the screen; how many."""
    open_all_fields(d)
    fields = fields_of(d)
    for field in fields:
        d.click_on(field, field.objectName())
        d.press("Ctrl+A")
        d.type(next(words))
    return len(fields)


def use_everything(d: Driver, words: Iterator[str]) -> int:
    """A first start, a walk with every field filled, and every screen of what was; the count."""
    d.click("Start")
    field = d.window.findChild(PasswordField)
    assert field is not None
    d.click_on(field.focusProxy() or field, "password")
    d.press("Ctrl+A")
    d.type(next(words) + " and more")
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.HOME)
    typed = 1 + _walk(d, words)
    _look_at_the_past(d)
    d.press("Ctrl+N")
    return typed + fill_every_field(d, words)


def _walk(d: Driver, words: Iterator[str]) -> int:
    d.press("Ctrl+N")
    typed = 0
    while d.screen is not ScreenName.PAGE:
        typed += fill_every_field(d, words)
        d.press("Ctrl+Return")
    typed += fill_every_field(d, words)
    preview = d.running.care.models.preview
    d.wait_until(lambda: preview.preview is not None, "the page")
    return typed


def _look_at_the_past(d: Driver) -> None:
    d.press("Ctrl+1", "Ctrl+2")
    if d.screen is ScreenName.RECOVERY_SHEET:
        d.click("Later")
        d.press("Ctrl+2")
    _click_first(d, "More about this headline: ")
    d.click("Earlier versions")
    d.wait_until(lambda: any(t.startswith("Then: ") for t in d.texts()), "the versions")
    d.press("Ctrl+2")
    _click_first(d, "Delete: ")
    d.press("Ctrl+Z", "Ctrl+Y", "Ctrl+Z")
    _click_first(d, "Delete: ")
    d.menu_action("Recently deleted…").trigger()
    d.pause("the list")
    _click_first(d, "Bring back: ")
    d.wait_until(lambda: any(t.startswith("It is back") for t in d.texts()), "it is told")


def _click_first(d: Driver, beginning: str) -> None:
    def found() -> list[QAbstractButton]:
        buttons = d.window.findChildren(QAbstractButton)
        return [b for b in buttons if b.isVisible() and b.accessibleName().startswith(beginning)]

    d.wait_until(lambda: bool(found()), beginning)
    d.click_on(found()[0], beginning)


def test_after_locking_no_content_remains_anywhere_in_the_process(
    empty: Driver, record_property: Figure
) -> None:
    typed = use_everything(empty, canaries())
    empty.wait_until_saved()
    assert is_in_python(needle())
    assert qt_objects_with(needle())

    empty.press("Ctrl+L")
    empty.wait_for_screen(ScreenName.UNLOCK)
    empty.pause("the lock")
    forget_what_the_driver_read(empty)
    assert qt_objects_with(needle()) == []
    assert python_objects_with(needle()) == []
    record_property("figure", f"after locking: 0 of {typed} words typed are in memory's objects")


def forget_what_the_driver_read(d: Driver) -> None:
    """A person remembers; the process must not."""
    d._read.clear()
    d.watch.during = ""
