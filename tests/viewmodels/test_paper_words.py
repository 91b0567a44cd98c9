"""The words of files: taken once, kept with the file, dropped when it goes or the notes lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from threading import Event

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import PaperUnreadableError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, MediaType, Person, new_id
from carecompanion.domain.search import Search
from carecompanion.session.papers import Papers
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.paper_words import PaperWordsModel
from tests.ui.waiting import wait_for


class Taker:
    """Takes words as if from a PDF: what is after the first bytes, or an error."""

    def __init__(self) -> None:
        self.taken: list[MediaType] = []
        self.may_go_on = Event()
        self.may_go_on.set()

    def take(self, content: bytes, media_type: MediaType, stop: Callable[[], bool]) -> str:
        self.taken.append(media_type)
        while not self.may_go_on.wait(0.01):
            if stop():
                raise PaperUnreadableError
        if b"broken" in content:
            raise PaperUnreadableError
        return content.decode()


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def words(session: Session, taker: Taker) -> Iterator[PaperWordsModel]:
    model = PaperWordsModel(session, taker.take)
    model.start()
    yield model
    model.clear()
    model.shut_down()


def attach(session: Session, person: Person, content: bytes) -> Attachment:
    paper = Attachment(id=new_id(), person_id=person.id, name="letter")
    work = Papers(session).attach(paper, lambda: BytesIO(content))
    wait_for(lambda: work.is_over, "the file is in the notes")
    return paper


def found(session: Session, text: str) -> list[str]:
    kinds: list[list[str]] = []

    def look(store: NotesStore) -> list[str]:
        return [item.kind for item in store.search(Search(text=text)).items]

    session.read(look, kinds.append)
    wait_for(lambda: bool(kinds), "the notes were looked through")
    return kinds[0]


def finish(words: PaperWordsModel) -> None:
    words.look()
    wait_for(lambda: words.is_idle, "every file was looked at")


def test_files_are_found_by_their_words_and_each_is_looked_at_once(
    session: Session, person: Person, words: PaperWordsModel, taker: Taker
) -> None:
    for content in (
        b"zebrafish study",
        b"%PDF-1.7 zebra",
        b"%PDF-1.7 broken",
        b"\x89PNG\r\n\x1a\n",
    ):
        attach(session, person, content)
    finish(words)
    finish(words)
    assert found(session, "zebra") == ["paper_text", "paper_text"]
    assert len(taker.taken) == 3


def test_undo_of_adding_takes_the_words_along_and_redo_brings_them_back(
    session: Session, person: Person, words: PaperWordsModel
) -> None:
    attach(session, person, b"zebrafish study")
    finish(words)
    assert session.next_undo is Action.ADD_ATTACHMENT
    session.undo()
    assert found(session, "zebra") == []
    session.redo()
    assert found(session, "zebra") == ["paper_text"]


def test_words_of_a_file_that_was_deleted_meanwhile_are_not_kept(
    session: Session, person: Person, words: PaperWordsModel, taker: Taker
) -> None:
    taker.may_go_on.clear()
    paper = attach(session, person, b"zebrafish study")
    words.look()
    wait_for(lambda: bool(taker.taken), "its words are being taken")
    session.perform(Action.DELETE_ATTACHMENT, deletes=(paper.id,))
    taker.may_go_on.set()
    wait_for(lambda: words.is_idle, "it was looked at")
    assert found(session, "zebra") == []


def test_locking_stops_it_at_once_and_the_next_opening_goes_on(
    session: Session, person: Person, words: PaperWordsModel, taker: Taker
) -> None:
    taker.may_go_on.clear()
    attach(session, person, b"zebrafish study")
    words.look()
    wait_for(lambda: bool(taker.taken), "its words are being taken")
    session.lock()
    words.clear()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    taker.may_go_on.set()
    assert session.path is not None
    session.unlock(session.path, "calm river, old maps")
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    words.start()
    finish(words)
    assert found(session, "zebra") == ["paper_text"]
