"""Keeping what was brought: all of it as one step, or nothing; and finding what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import AttachingCancelledError, AttachmentTooLargeError
from carecompanion.domain.proposals import Yes
from carecompanion.domain.records import (
    Attachment,
    Fact,
    FactKind,
    Headline,
    PaperText,
    Person,
    Record,
    Story,
    new_id,
    paper_text_id,
    story_id,
)
from carecompanion.session.intake import Intake, Look
from carecompanion.session.session import Session, SessionState
from carecompanion.vault.vaults import SqlcipherVaults
from tests.ui.waiting import wait_for
from tests.vault.workbench import PASSPHRASE, cheap_vaults

KINDS: tuple[type[Record], ...] = (Headline, Story, Fact, Attachment, PaperText)
TODAY = date(2026, 11, 21).isoformat()


@pytest.fixture
def real(session_over: Session, tmp_path: Path) -> Session:
    """A session with a real vault open."""
    session_over.create(tmp_path / "notes.carevault", PASSPHRASE)
    wait_for(lambda: session_over.state is SessionState.UNLOCKED, "the notes are open")
    return session_over


@pytest.fixture
def session_over(qapp: object) -> Iterator[Session]:
    """A session over real files."""
    vaults: SqlcipherVaults = cheap_vaults()
    made = Session(lambda: vaults)
    yield made
    made.lock()
    wait_for(lambda: made.state is SessionState.LOCKED, "the notes are locked")
    made.shut_down()


def person_id(session: Session) -> UUID:
    found: list[UUID] = []
    session.read(lambda store: store.people()[0].id, found.append)
    wait_for(lambda: bool(found), "the person")
    return found[0]


def everything(session: Session, person: UUID) -> list[Record]:
    found: list[list[Record]] = []
    session.read(
        lambda store: [
            record for kind in KINDS for record in store.of_person(kind, person, limit=500)
        ],
        found.append,
    )
    wait_for(lambda: bool(found), "all records")
    return found[0]


def an_evening(person: UUID, *, sizes: Sequence[int] = (10, 600_000)) -> Yes:
    """A headline with its story, a note, and files, as one import."""
    headline = Headline(id=new_id(), person_id=person, text="A study opens", added_on=TODAY)
    story = Story(
        id=story_id(headline.id), person_id=person, headline_id=headline.id, text="All of it."
    )
    fact = Fact(id=new_id(), person_id=person, fact=FactKind.TALK, text="Come back in May.")
    files = tuple(
        (Attachment(id=new_id(), person_id=person, name=f"{size}.bin"), bytes([size % 251]) * size)
        for size in sizes
    )
    words = PaperText(
        id=paper_text_id(files[0][0].id),
        person_id=person,
        attachment_id=files[0][0].id,
        text="words of the file",
    )
    return Yes(records=(headline, story, fact, words), files=files)


def test_everything_is_one_step_of_undo_and_of_redo(real: Session) -> None:
    person = person_id(real)
    done: list[object] = []
    work = Intake(real).keep(an_evening(person))
    work.finished.connect(done.append)
    wait_for(lambda: bool(done), "it is kept")
    kept = everything(real, person)
    assert len(kept) == 6
    offered = [real.next_undo]

    real.undo()
    assert everything(real, person) == []
    offered.append(real.next_undo)
    assert offered == [Action.BRING_IN, None]
    real.redo()
    assert {record.id for record in everything(real, person)} == {record.id for record in kept}


@pytest.mark.parametrize("after", [1, 2, 3])
def test_stopping_in_the_middle_keeps_nothing(real: Session, after: int) -> None:
    person = person_id(real)
    failed: list[object] = []
    work = Intake(real).keep(an_evening(person, sizes=(10, 5_000_000, 5_000_001)))
    steps: list[int] = []

    def count(done: int, _in_all: int) -> None:
        steps.append(done)
        if len(steps) == after:
            work.cancel()

    work.progressed.connect(count)
    work.failed.connect(failed.append)
    wait_for(lambda: bool(failed), "it is stopped")
    assert isinstance(failed[0], AttachingCancelledError)
    assert everything(real, person) == []


def test_a_file_that_cannot_be_kept_takes_the_others_with_it(
    real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carecompanion.vault.attachments.ATTACHMENT_LIMIT", 100_000)
    person = person_id(real)
    failed: list[object] = []
    work = Intake(real).keep(an_evening(person, sizes=(10, 20, 600_000)))
    work.failed.connect(failed.append)
    wait_for(lambda: bool(failed), "it failed")
    assert isinstance(failed[0], AttachmentTooLargeError)
    assert everything(real, person) == []
    assert real.next_undo is None


def test_locking_in_the_middle_keeps_nothing(real: Session) -> None:
    person = person_id(real)
    path = real.path
    assert path is not None
    work = Intake(real).keep(an_evening(person, sizes=(10, 20, 9_000_000)))
    stopped: list[bool] = []
    work.stopped.connect(lambda: stopped.append(True))
    steps: list[int] = []
    work.progressed.connect(lambda done, _in_all: steps.append(done))
    wait_for(lambda: 2 in steps, "two files are in")
    real.lock()
    wait_for(lambda: real.state is SessionState.LOCKED, "the notes are locked")
    assert stopped == [True]

    store = cheap_vaults().open(path, PASSPHRASE)
    try:
        assert [r for kind in KINDS for r in store.of_person(kind, person)] == []
    finally:
        store.close()


def looked(session: Session, person: UUID, *looks: Look) -> Mapping[UUID, str]:
    found: list[Mapping[UUID, str]] = []
    work = Intake(session).look_up(person, looks)
    work.finished.connect(found.append)
    wait_for(lambda: bool(found), "it is looked up")
    return found[0]


def look(content: bytes = b"", text: str = "", title: str = "") -> Look:
    return Look(id=new_id(), content=content, text=text, title=title)


def test_what_the_notes_have_is_found_by_its_bytes_and_by_its_words(real: Session) -> None:
    person = person_id(real)
    evening = an_evening(person)
    done: list[object] = []
    Intake(real).keep(evening).finished.connect(done.append)
    wait_for(lambda: bool(done), "it is kept")

    same_file = look(evening.files[1][1])
    same_note = look(b"x", "Come back in May.")
    same_story = look(b"", "of  it.", "All")
    same_words = look(b"y", "words of the file")
    new = look(b"other", "Come back in June.", "Come back")
    found = looked(real, person, same_file, same_note, same_story, same_words, new)
    assert set(found) == {same_file.id, same_note.id, same_story.id, same_words.id}
    assert found[same_note.id] == TODAY


def test_what_another_person_has_is_not_told(real: Session) -> None:
    person = person_id(real)
    done: list[object] = []
    Intake(real).keep(an_evening(person)).finished.connect(done.append)
    wait_for(lambda: bool(done), "it is kept")
    other = Person(id=new_id())
    real.perform(Action.ADD_PERSON, puts=(other,))
    assert looked(real, other.id, look(bytes([10]) * 10, "Come back in May.")) == {}
