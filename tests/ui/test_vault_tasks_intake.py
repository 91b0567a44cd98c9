"""Bringing things in on the real window: dropped, pasted, looked through, kept, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.proposals import Becomes
from carecompanion.domain.records import Attachment, Fact, FactKind, Headline, Record, Story
from carecompanion.viewmodels.intake import IntakeState
from carecompanion.views.screen import ScreenName
from tests.exchange.intake.malformed import trap
from tests.ui.brought import ALREADY, PAGE, STORY, drop, mail, write_brought
from tests.ui.driver import Driver
from tests.ui.papers import PAPERS, pdf, save_file
from tests.ui.screens import show_papers
from tests.ui.test_tasks import Figure, note, unlock
from tests.ui.timelines import choose

KEPT = "Undo takes all of it back."


def says(d: Driver, words: str) -> bool:
    return any(words in text for text in d.texts())


def wait_for_words(d: Driver, words: str) -> None:
    d.wait_until(lambda: says(d, words), f"the words {words!r}")


def wait_for_list(d: Driver) -> None:
    d.wait_until(lambda: "Keep none of it" in d.texts(), "what was read")
    d.wait_until(lambda: says(d, "Kept as: "), "the list")


def records(d: Driver, kind: type[Record]) -> list[Record]:
    """What the notes hold of a kind, newest first."""
    found: list[tuple[Record, ...]] = []

    def query(store: NotesStore) -> tuple[Record, ...]:
        return store.of_person(kind, store.people()[0].id)

    d.running.care._assembled()._session.read(query, found.append)
    d.wait_until(lambda: bool(found), "the records")
    return list(found[0])


def counts(d: Driver) -> list[int]:
    return [len(records(d, kind)) for kind in (Headline, Story, Fact, Attachment)]


def ticked(d: Driver) -> list[bool]:
    return [each.is_wanted for each in d.running.care.models.intake.proposals]


def test_a_file_dropped_on_home_is_looked_through_kept_and_taken_back(
    small: Driver, tmp_path: Path, record_property: Figure
) -> None:
    unlock(small)
    before = counts(small)
    path = save_file(tmp_path, "story.html", PAGE.encode())
    small.start_counting()
    drop(small, path)
    wait_for_list(small)
    assert small.screen is ScreenName.INTAKE
    assert small.area() == "content"
    assert says(small, "Web page · story.html")
    assert counts(small) == before, "nothing is kept before the yes"
    small.click("Keep this one")
    wait_for_words(small, KEPT)
    note(record_property, "a dropped file looked through and kept", small)

    headline, *_ = records(small, Headline)
    assert isinstance(headline, Headline)
    assert (headline.text, headline.seen_where) == (STORY, "The Daily Example")
    story, *_ = records(small, Story)
    assert isinstance(story, Story)
    assert "(https://hospital.example/news)" in story.text
    small.press("Ctrl+2")
    small.wait_until(lambda: STORY in small.texts(), "it is in the list")
    assert path.exists()
    assert small.menu_action("Undo").text().endswith("bring in a file")
    small.press("Ctrl+Z")
    small.wait_until(lambda: STORY not in small.texts(), "it is gone")
    assert counts(small) == before


def test_one_undo_takes_back_a_mail_with_its_files(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    before = counts(small)
    drop(small, save_file(tmp_path, "news.eml", mail()), save_file(tmp_path, "a.txt", b"Come by."))
    wait_for_list(small)
    small.click("Keep these 3 things")
    wait_for_words(small, "3 things are in your notes.")
    after = counts(small)
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 0, 1, 2]
    small.press("Ctrl+Z")
    assert counts(small) == before
    small.press("Ctrl+Y")
    assert counts(small) == after


def test_words_are_pasted_and_become_what_the_person_says(small: Driver) -> None:
    unlock(small)
    small.menu_action("Import text or file…").trigger()
    small.wait_for_screen(ScreenName.INTAKE)
    small.paste("Penicillin gave her a rash in 2023")
    wait_for_list(small)
    small.click("Change how it is kept: Penicillin gave her a rash in 2023")
    choose(small, "keep_as", "One of the facts in your care memory")
    small.tab_to("which_fact")
    box = small.find("which_fact")
    box.setCurrentIndex(box.findData(FactKind.ALLERGY.value))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]
    small.click("Date (optional)")
    small.type("spring")
    small.press("Tab")
    wait_for_words(small, "Use a date like 12 June 2022, or only a year.")
    small.click("Date (optional)")
    small.press("Ctrl+A")
    small.type("2023")
    small.press("Tab")
    assert not says(small, "Use a date like")
    small.press("Ctrl+Return")
    wait_for_words(small, "It is in your notes.")

    fact, *_ = records(small, Fact)
    assert isinstance(fact, Fact)
    assert (fact.fact, fact.text) == (FactKind.ALLERGY, "Penicillin gave her a rash in 2023")
    assert fact.known_on == "2023"


def test_what_is_there_already_is_pointed_out(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    drop(small, save_file(tmp_path, "again.txt", ALREADY))
    wait_for_list(small)
    assert says(small, "You have this already, since 2 November 2026.")
    assert ticked(small) == [False]
    small.click("Keep what is ticked")
    wait_for_words(small, "Nothing is ticked yet")
    small.click("They said: come back in May.")
    assert ticked(small) == [True]
    small.click("Keep none of it")
    wait_for_words(small, "Nothing was kept. The files are where they were.")
    assert [r.name for r in records(small, Attachment) if isinstance(r, Attachment)] == [
        *reversed(PAPERS)
    ]


def test_back_leaves_everything_untouched_and_the_list_waits(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    before = counts(small)
    drop(small, save_file(tmp_path, "a.txt", b"Come by."))
    wait_for_list(small)
    small.click("Back")
    assert small.screen is ScreenName.HOME
    assert counts(small) == before
    small.menu_action("Import text or file…").trigger()
    small.wait_for_screen(ScreenName.INTAKE)
    assert "Come by." in small.texts()


def test_reading_can_be_cancelled(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    drop(
        small,
        save_file(tmp_path, "a.txt", b"Come by."),
        save_file(tmp_path, "slow.pdf", trap("calls.pdf")),
        save_file(tmp_path, "after.txt", b"never read"),
    )
    wait_for_words(small, "Reading “slow.pdf”, 2 of 3…")
    small.click_on(small.find("cancel_intake"), "Cancel")
    wait_for_list(small)
    assert says(small, "You stopped reading. What was not read is where it was.")
    assert [each.title for each in small.running.care.models.intake.proposals] == ["Come by."]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("locked.pdf", pdf("x", password="own"), "This PDF has a password of its own"),
        ("broken.pdf", b"%PDF-1.7 rubbish", "Part of this file is damaged."),
        ("table.docx", b"PK\x03\x04\x14\x00", "This kind of file cannot be read here."),
        ("empty.txt", b"", "“empty.txt” is empty. There is nothing in it to keep."),
        ("huge.txt", b"x" * (20 * 1024 * 1024 + 1), "“huge.txt” is too big to look through"),
        ("away.txt", None, "“away.txt” cannot be read. Your notes are safe."),
    ],
)
def test_what_cannot_be_read_gives_one_clear_sentence(
    small: Driver, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    unlock(small)
    path = tmp_path / name if content is None else save_file(tmp_path, name, content)
    drop(small, path)
    wait_for_words(small, words)
    assert not any(ticked(small)) or name == "broken.pdf"


def test_a_file_that_cannot_be_read_can_still_be_kept(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    drop(small, save_file(tmp_path, "table.docx", b"PK\x03\x04\x14\x00"))
    wait_for_list(small)
    small.click("table")
    small.click("Keep this one")
    wait_for_words(small, KEPT)
    paper, *_ = records(small, Attachment)
    assert isinstance(paper, Attachment)
    assert paper.name == "table.docx"


@pytest.mark.parametrize("keys", ["Ctrl+2", "Ctrl+3", "Ctrl+,"])
def test_words_can_be_dropped_where_nothing_else_takes_them(small: Driver, keys: str) -> None:
    unlock(small)
    small.press(keys)
    drop(small, text="https://news.example/a-story")
    wait_for_list(small)
    (only,) = small.running.care.models.intake.proposals
    assert (only.title, only.becomes) == ("https://news.example/a-story", Becomes.HEADLINE)


def test_words_dropped_on_home_still_begin_a_headline(small: Driver) -> None:
    unlock(small)
    drop(small, text="A cure is near")
    small.wait_for_screen(ScreenName.HEADLINE)
    assert small.text_of("headline_text") == "A cure is near"


def test_files_and_pictures_can_be_pasted_on_home(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save_file(tmp_path, "a.txt", b"Come by.")))])
    QApplication.clipboard().setMimeData(data)
    small.press("Ctrl+V")
    wait_for_list(small)
    small.press("Ctrl+1")
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    QApplication.clipboard().setImage(picture)
    small.press("Ctrl+V")
    small.wait_until(
        lambda: (
            [each.title for each in small.running.care.models.intake.proposals]
            == ["Come by.", "Picture"]
        ),
        "both are in the list",
    )


def test_a_long_text_can_be_read_to_its_end_before_the_yes(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    lines = "\n".join(f"line {number} of the story" for number in range(3000))
    drop(small, save_file(tmp_path, "long.txt", lines.encode()))
    wait_for_list(small)
    small.click("Show all of it: line 0 of the story")
    assert says(small, "Part 1 of 4")
    for _ in range(3):
        small.click("The next part")
    assert small.text_of("all_words").endswith("line 2999 of the story")
    assert "The next part" not in small.texts()


def test_locking_forgets_the_list_and_says_so(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    drop(small, *write_brought(tmp_path))
    wait_for_list(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    model = small.running.care.models.intake
    assert (model.state, model.proposals) == (IntakeState.EMPTY, ())
    assert not any(STORY in text for text in everything(small))

    unlock(small)
    assert small.screen is ScreenName.INTAKE
    wait_for_words(small, "Your notes were locked before you said yes.")
    assert (tmp_path / "story.html").exists()


def test_nothing_can_be_dropped_while_the_notes_are_locked(small: Driver, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        drop(small, save_file(tmp_path, "a.txt", b"Come by."))
    assert small.running.care.models.intake.state is IntakeState.EMPTY


def test_the_keyboard_alone_keeps_one_of_two_things(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    before = counts(small)
    drop(small, save_file(tmp_path, "a.txt", b"First"), save_file(tmp_path, "b.txt", b"Second"))
    wait_for_list(small)
    small.press("Space", "Ctrl+Return")
    wait_for_words(small, "It is in your notes.")
    headline, *_ = records(small, Headline)
    assert isinstance(headline, Headline)
    assert headline.text == "Second"
    assert counts(small)[0] == before[0] + 1


def test_papers_take_files_as_before(small: Driver, tmp_path: Path) -> None:
    unlock(small)
    show_papers(small)
    drop(small, save_file(tmp_path, "new.txt", b"words"))
    wait_for_words(small, "“new.txt” is in your notes.")
    assert small.screen is ScreenName.PAPERS


def everything(d: Driver) -> list[str]:
    """Every text on any widget there is, shown or not."""
    labels = [label.text() for label in d.window.findChildren(QLabel)]
    return labels + [widget.accessibleName() for widget in d.window.findChildren(QWidget)]
