"""What is brought waits for a yes: read in order, shown, changed, kept or forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from carecompanion.domain.errors import IntakeError, IntakeFault
from carecompanion.domain.facts import FactKind
from carecompanion.domain.intake import Brought
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.proposals import Becomes
from carecompanion.domain.records import Attachment, Fact, Headline, Person, new_id
from carecompanion.exchange.intake.read import read
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.intake import IntakeModel, IntakeState, IntakeTools
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


class Reader:
    """Reads names as if they were files; "slow" waits until it is let go or stopped."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.began = Event()

    def read_file(self, path: Path, stop: Callable[[], bool]) -> Brought:
        if path.name == "bad":
            raise IntakeError(path.name, IntakeFault.UNREADABLE)
        while path.name == "slow" and not self.go_on.is_set():
            self.began.set()
            if stop():
                raise IntakeError(path.name, IntakeFault.STOPPED)
        return read(f"Words of {path.name}".encode(), name=path.name)

    def read_bytes(self, content: bytes, name: str, _stop: Callable[[], bool]) -> Brought:
        return read(content, name=name)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def model(session: Session, person: Person, reader: Reader) -> Iterator[IntakeModel]:
    tools = IntakeTools(read_file=reader.read_file, read_bytes=reader.read_bytes)
    made = IntakeModel(session, tools, lambda: TODAY)
    made.load(person.id)
    yield made
    made.shut_down()


def bring(model: IntakeModel, *names: str) -> None:
    model.bring_files(tuple(Path(name) for name in names))
    wait_for(lambda: model.state is IntakeState.REVIEW and model.is_idle, "the list")


def count(session: Session, person: Person) -> tuple[int, int, int]:
    """How many headlines, facts and files there are."""
    found: list[tuple[int, ...]] = []

    def counts(store: NotesStore) -> tuple[int, ...]:
        return tuple(len(store.of_person(k, person.id)) for k in (Headline, Fact, Attachment))

    session.read(counts, found.append)
    wait_for(lambda: bool(found), "the counts")
    headlines, facts, files = found[0]
    return headlines, facts, files


def titles(model: IntakeModel) -> list[str]:
    return [each.title for each in model.proposals]


def test_files_are_read_in_order_and_nothing_is_kept_before_the_yes(
    session: Session, person: Person, model: IntakeModel
) -> None:
    told: list[tuple[str, int, int]] = []
    model.progressed.connect(lambda *how_far: told.append(how_far))
    bring(model, "a", "bad", "c")

    assert titles(model) == ["Words of a", "Words of c"]
    assert [(name, done) for name, done, _ in told] == [("a", 0), ("bad", 1), ("c", 2)]
    assert [str(problem) for problem in model.problems] == ["unreadable"]
    assert count(session, person) == (0, 0, 0)


def test_what_is_ticked_is_kept_and_one_undo_takes_it_back(
    session: Session, person: Person, model: IntakeModel
) -> None:
    bring(model, "a", "b", "c")
    a, b, c = model.proposals
    model.set_wanted(b.id, False)
    model.set_becomes(c.id, Becomes.FACT, FactKind.ALLERGY)
    model.set_keeps_file(c.id, True)
    model.set_title(a.id, "Another title")
    kept: list[int] = []
    model.kept.connect(kept.append)
    model.keep()
    wait_for(lambda: bool(kept), "it is kept")

    assert kept == [2]
    assert model.state is IntakeState.EMPTY
    assert model.proposals == ()
    assert count(session, person) == (1, 1, 1)
    session.undo()
    assert count(session, person) == (0, 0, 0)


def test_nothing_is_kept_while_nothing_is_ticked(
    session: Session, person: Person, model: IntakeModel
) -> None:
    bring(model, "a")
    model.set_wanted(model.proposals[0].id, False)
    model.keep()
    assert model.state is IntakeState.REVIEW
    assert count(session, person) == (0, 0, 0)


def test_what_the_notes_have_already_is_pointed_out_and_not_ticked(model: IntakeModel) -> None:
    bring(model, "a")
    kept: list[int] = []
    model.kept.connect(kept.append)
    model.keep()
    wait_for(lambda: bool(kept), "it is kept")
    bring(model, "b", "a", "b")

    assert [each.known_since for each in model.proposals] == [None, TODAY.isoformat(), None]
    assert [each.is_repeated for each in model.proposals] == [False, False, True]
    assert [each.is_wanted for each in model.proposals] == [True, False, False]


def test_a_cancelled_reading_leaves_what_was_read(model: IntakeModel, reader: Reader) -> None:
    model.bring_files((Path("a"), Path("slow"), Path("never")))
    wait_for(reader.began.is_set, "the slow file is being read")
    model.cancel()
    wait_for(lambda: model.state is IntakeState.REVIEW, "the list")

    assert titles(model) == ["Words of a"]
    assert [str(problem) for problem in model.problems] == ["stopped"]


def test_what_comes_while_reading_joins_the_list(model: IntakeModel, reader: Reader) -> None:
    model.bring_files((Path("slow"),))
    wait_for(reader.began.is_set, "the slow file is being read")
    model.bring_text("pasted meanwhile")
    model.bring_made("made.txt", lambda: b"made on the thread")
    reader.go_on.set()
    wait_for(lambda: model.state is IntakeState.REVIEW, "the list")
    assert titles(model) == ["Words of slow", "pasted meanwhile", "made on the thread"]


def test_more_joins_a_list_that_is_there_and_changes_stay(model: IntakeModel) -> None:
    bring(model, "a")
    model.set_wanted(model.proposals[0].id, False)
    bring(model, "b")
    assert titles(model) == ["Words of a", "Words of b"]
    assert [each.is_wanted for each in model.proposals] == [False, True]


def test_saying_no_forgets_all_of_it(model: IntakeModel) -> None:
    bring(model, "a", "b")
    model.drop_all()
    assert (model.state, model.proposals) == (IntakeState.EMPTY, ())
    assert not model.take_cut_short()


@pytest.mark.parametrize("name", ["a", "slow"])
def test_locking_forgets_everything_and_tells_afterwards(
    session: Session, model: IntakeModel, reader: Reader, name: str
) -> None:
    model.bring_files((Path(name),))
    if name == "slow":
        wait_for(reader.began.is_set, "the slow file is being read")
    else:
        wait_for(lambda: model.state is IntakeState.REVIEW, "the list")
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    model.clear()
    wait_for(lambda: model.is_idle, "the reader has stopped")

    assert (model.state, model.proposals, model.problems) == (IntakeState.EMPTY, (), ())
    assert model.take_cut_short()
    assert not model.take_cut_short()
    model.bring_text("while locked")
    assert model.state is IntakeState.EMPTY


def test_another_persons_notes_begin_with_an_empty_list(model: IntakeModel, person: Person) -> None:
    bring(model, "a")
    model.load(person.id)
    assert titles(model) == ["Words of a"]
    model.load(new_id())
    assert model.proposals == ()
