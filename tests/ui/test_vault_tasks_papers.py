"""Papers on the real window: added, seen, renamed, deleted, copied, and gone when locked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carecompanion.domain.records import ATTACHMENT_LIMIT
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.paper_picture import PaperPicture
from tests.ui.driver import Driver
from tests.ui.papers import LETTER, PAPERS, SAID, TABLE, image, pdf, save_file
from tests.ui.screens import names_of, show_paper, show_papers
from tests.ui.test_tasks import Figure, note, unlock

COPY_WARNING = "A copy is not locked."


def go_to_papers(d: Driver) -> None:
    unlock(d)
    show_papers(d)
    d.wait_until(lambda: LETTER in d.texts(), "the papers are listed")


def add_by_dialog(d: Driver, path: Path) -> None:
    d.meet_dialog(lambda: d.press("Ctrl+A"), lambda: d.type(str(path)), lambda: d.press("Return"))
    d.click("Add a file…")


def drop(d: Driver, *paths: Path) -> None:
    """Drop files on the screen, as from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    screen = d.window.current_screen
    assert screen is not None
    copy, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, buttons, keys)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, buttons, keys))


def says(d: Driver, words: str) -> bool:
    return any(words in text for text in d.texts())


def wait_for_words(d: Driver, words: str) -> None:
    d.wait_until(lambda: says(d, words), f"the words {words!r}")


def listed(d: Driver) -> list[str]:
    names = [name.split(", ")[0] for name in names_of(d)]
    return [name.removeprefix("Delete: ") for name in names if name.startswith("Delete: ")]


def picture(d: Driver) -> QPixmap:
    found = d.find("paper_picture")
    assert isinstance(found, PaperPicture)
    return found.pixmap()


def test_a_letter_is_added_and_read(small: Driver, tmp_path: Path, record_property: Figure) -> None:
    go_to_papers(small)
    path = save_file(tmp_path, "Report.pdf", pdf("The report says", "and goes on"))
    small.start_counting()
    add_by_dialog(small, path)
    wait_for_words(small, "“Report.pdf” is in your notes.")
    show_paper(small, "Report.pdf")
    small.wait_until(lambda: says(small, "The report says"), "the first page")
    assert small.find("Next page").hasFocus()
    assert not picture(small).isNull()
    small.click("Next page")
    small.wait_until(lambda: says(small, "and goes on"), "the second page")

    assert says(small, "Page 2 of 2")
    assert "Next page" not in small.texts()
    assert small.area() == "content"
    assert path.exists()
    note(record_property, "a letter added and read", small)
    small.click("Previous page")
    small.wait_until(lambda: says(small, "The report says"), "the first page again")


def test_files_are_added_by_dropping_them(small: Driver, tmp_path: Path) -> None:
    go_to_papers(small)
    drop(
        small,
        save_file(tmp_path, "one.png", image(30, 20)),
        tmp_path / "away.txt",
        save_file(tmp_path, "two.txt", b"words"),
    )
    wait_for_words(small, "2 files are in your notes.")

    assert says(small, "“away.txt” cannot be read. Your notes are safe.")
    small.wait_until(lambda: listed(small)[:2] == ["two.txt", "one.png"], "both are listed")
    show_paper(small, "one.png")
    small.wait_until(lambda: not picture(small).isNull(), "the picture")
    assert picture(small).width() == 30


def test_a_file_of_more_than_100_mb_is_not_added_and_says_why(
    small: Driver, tmp_path: Path
) -> None:
    go_to_papers(small)
    path = tmp_path / "film.mov"
    with path.open("wb") as file:
        file.truncate(ATTACHMENT_LIMIT + 1)
    drop(small, path)
    wait_for_words(small, "“film.mov” is too big to keep here: a file can have up to 100.0 MB.")

    assert listed(small) == [*reversed(PAPERS)]


def test_adding_shows_how_far_it_is_and_can_be_cancelled(small: Driver, tmp_path: Path) -> None:
    go_to_papers(small)
    path = save_file(tmp_path, "long.bin", os.urandom(20_000_000))
    seen: list[str] = []
    adding = small.running.care.models.adding

    def cancel_once_seen(done: int, in_all: int) -> None:
        label = small.find("adding_words")
        assert isinstance(label, QLabel)
        seen.append(label.text())
        if len(seen) == 2:
            button = small.find("cancel_adding")
            button.click()  # type: ignore[attr-defined]

    adding.progressed.connect(cancel_once_seen)
    drop(small, path)
    wait_for_words(small, "You stopped adding “long.bin”. Nothing of it was kept.")

    assert seen[0].startswith("Adding “long.bin”: ")
    assert seen[0].endswith("of 19.1 MB")
    assert listed(small) == [*reversed(PAPERS)]
    assert "adding" not in [
        w.objectName() for w in small.window.findChildren(QWidget) if w.isVisible()
    ]


def test_a_paper_gets_another_name_and_a_note(small: Driver) -> None:
    go_to_papers(small)
    small.click(f"Change name or note: {SAID}")
    assert small.area() == "content"
    small.type("What Dr Bauer said")  # over the name, and before its end
    small.press("Tab")
    small.type("On the phone")
    small.press("Return")
    small.wait_until_saved()

    assert "Note" not in small.texts()
    assert small.area() == "content"
    assert says(small, "On the phone")
    small.press("Ctrl+1")
    show_papers(small)
    small.wait_until(lambda: "What Dr Bauer said.txt" in listed(small), "the new name")
    show_paper(small, "What Dr Bauer said.txt")
    assert "What Dr Bauer said.txt" in small.texts()


def test_a_deleted_paper_comes_back_with_undo(small: Driver) -> None:
    go_to_papers(small)
    small.click(f"Delete: {TABLE}")
    wait_for_words(small, "Paper deleted. Undo brings it back.")
    small.wait_until(lambda: TABLE not in listed(small), "it is gone")
    assert small.menu_action("Undo").text().endswith("delete a file")
    small.press("Ctrl+Z")
    small.wait_until(lambda: listed(small) == [*reversed(PAPERS)], "it is back")


def test_undo_of_adding_leads_away_from_the_paper(small: Driver, tmp_path: Path) -> None:
    go_to_papers(small)
    drop(small, save_file(tmp_path, "new.txt", b"words"))
    wait_for_words(small, "“new.txt” is in your notes.")
    show_paper(small, "new.txt")
    small.press("Ctrl+Z")
    small.wait_for_screen(ScreenName.PAPERS)
    small.wait_until(lambda: "new.txt" not in listed(small), "it is gone")


def test_a_copy_is_saved_after_a_warning_under_a_safe_name(small: Driver, home: Path) -> None:
    go_to_papers(small)
    show_paper(small, LETTER)
    small.click("Save a copy…")
    assert says(small, COPY_WARNING)
    assert list(home.glob("*.pdf")) == []
    small.meet_dialog(lambda: small.press("Return"))
    small.click("Choose where to save it…")
    small.wait_until(lambda: says(small, "This copy is not locked."), "the copy is saved")

    copy = home / LETTER
    assert copy.read_bytes().startswith(b"%PDF-")
    if os.name != "nt":
        assert copy.stat().st_mode & 0o077 == 0


def test_who_thinks_again_saves_no_copy(small: Driver, home: Path) -> None:
    go_to_papers(small)
    show_paper(small, LETTER)
    small.click("Save a copy…")
    small.click("Do not save a copy")

    assert not says(small, COPY_WARNING)
    small.click("Save a copy…")
    small.meet_dialog(lambda: small.press("Esc"))
    small.click("Choose where to save it…")
    assert says(small, COPY_WARNING)
    assert list(home.rglob("*.pdf")) == []


def test_a_place_that_cannot_be_written_to_is_told(small: Driver, home: Path) -> None:
    go_to_papers(small)
    show_paper(small, SAID)
    folder = home / "taken"
    model = small.running.care.models.paper
    model.save_copy(folder / "copy.txt")
    wait_for_words(small, "The copy was not saved: that place cannot be written to, or is full.")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("broken.pdf", b"%PDF-1.7 rubbish", "This file cannot be shown. It may be damaged"),
        ("locked.pdf", pdf("x", password="own"), "This file cannot be shown. It may be damaged"),
        ("broken.png", image(50, 50)[:60], "This file cannot be shown. It may be damaged"),
        ("letter.docx", b"PK\x03\x04\x00", "This kind of file cannot be shown here."),
    ],
)
def test_what_cannot_be_shown_is_told_calmly_and_can_be_copied(
    small: Driver, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    go_to_papers(small)
    drop(small, save_file(tmp_path, name, content))
    wait_for_words(small, f"“{name}” is in your notes.")
    show_paper(small, name)
    wait_for_words(small, words)

    assert "Save a copy…" in small.texts()
    small.click("Back")
    show_paper(small, LETTER)
    wait_for_words(small, "Dear family of Sam")


def test_larger_text_makes_a_larger_page(small: Driver) -> None:
    small.window.resize(1600, 900)
    go_to_papers(small)
    show_paper(small, LETTER)
    small.wait_until(lambda: not picture(small).isNull(), "the page")
    before = picture(small).width()
    small.press("Ctrl++", "Ctrl++")
    small.wait_until(lambda: picture(small).width() > before * 1.3, "a larger page")


def test_locking_while_a_paper_is_shown_leaves_nothing_of_it(small: Driver) -> None:
    go_to_papers(small)
    show_paper(small, LETTER)
    wait_for_words(small, "Dear family of Sam")
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)

    models = small.running.care.models
    assert models.papers.papers == ()
    assert models.paper.paper is None
    assert models.paper._viewer._document is None
    assert small.window.findChildren(PaperPicture) == []
    assert not any(name in text for name in PAPERS for text in everything(small))
    unlock(small)
    show_papers(small)
    small.wait_until(lambda: listed(small) == [*reversed(PAPERS)], "the papers are back")


def test_locking_while_a_file_is_added_is_told_afterwards(small: Driver, tmp_path: Path) -> None:
    go_to_papers(small)
    drop(small, save_file(tmp_path, "long.bin", os.urandom(20_000_000)))
    small.press_without_waiting("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    unlock(small)

    assert small.screen is ScreenName.PAPERS
    wait_for_words(small, "Your notes were locked while a file was being added.")
    small.wait_until(lambda: listed(small) == [*reversed(PAPERS)], "the papers are back")


@pytest.mark.parametrize("tabs", [0, 1])
def test_the_name_or_note_being_typed_is_open_again_after_a_lock(small: Driver, tabs: int) -> None:
    go_to_papers(small)
    small.click(f"Change name or note: {SAID}")
    small.press(*("Tab",) * tabs)
    small.press("End")
    small.type("half")
    small.press("Left")
    before = small.window.focusWidget()
    assert isinstance(before, LineField)
    was = (before.objectName(), before.text(), before.cursorPosition())
    assert "half" in was[1]
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    unlock(small)
    small.wait_until(lambda: isinstance(small.window.focusWidget(), LineField), "the field")

    after = small.window.focusWidget()
    assert isinstance(after, LineField)
    assert (after.objectName(), after.text(), after.cursorPosition()) == was


def everything(d: Driver) -> list[str]:
    """Every text on any widget there is, shown or not."""
    labels = [label.text() for label in d.window.findChildren(QLabel)]
    return labels + [widget.accessibleName() for widget in d.window.findChildren(QWidget)]
