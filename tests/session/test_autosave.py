"""Autosave: after a pause, while typing goes on, and at once when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from carecompanion.session.autosave import Autosave, Edit
from tests.ui.waiting import wait_for

HEADLINE = Headline(id=new_id(), person_id=new_id())


class Disk:
    """Takes what autosave saves."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def save(self, edit: Edit) -> None:
        """Keep it."""
        assert isinstance(edit.record, Headline)
        self.texts.append(edit.record.text or edit.record.link)


@pytest.fixture
def disk(qapp: QApplication) -> Disk:
    return Disk()


def typed(text: str) -> Edit:
    return Edit(Action.WRITE_HEADLINE, replace(HEADLINE, text=text), "text")


def test_only_the_newest_text_is_saved_after_a_pause(disk: Disk) -> None:
    autosave = Autosave(disk.save)
    for text in ("a", "ab", "abc"):
        autosave.edit(typed(text))
    assert autosave.is_waiting
    assert disk.texts == []

    wait_for(lambda: bool(disk.texts), "a pause")
    assert disk.texts == ["abc"]
    assert not autosave.is_waiting


def test_typing_that_never_pauses_is_saved_all_the_same(disk: Disk) -> None:
    autosave = Autosave(disk.save)
    text = [""]

    def letter() -> None:
        text[0] += "x"
        autosave.edit(typed(text[0]))

    timer = QTimer(interval=5)
    timer.timeout.connect(letter)
    timer.start()
    wait_for(lambda: len(disk.texts) >= 2, "two saves while typing goes on")
    timer.stop()

    assert disk.texts[0] != disk.texts[1]
    assert text[0].startswith(disk.texts[1])


def test_another_field_saves_the_one_before(disk: Disk) -> None:
    autosave = Autosave(disk.save)
    autosave.edit(typed("words"))
    autosave.edit(Edit(Action.WRITE_HEADLINE, replace(HEADLINE, link="a link"), "link"))
    assert disk.texts == ["words"]

    autosave.flush()
    assert disk.texts == ["words", "a link"]
