"""What is half-typed: kept under its headline, gone with it, and forgotten when locked."""

from __future__ import annotations

from pathlib import Path

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, Person, new_id
from carecompanion.session.past import Past
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.drafts import DraftsModel
from tests.ui.waiting import wait_for
from tests.viewmodels.conftest import PASSPHRASE


def reopened(session: Session, drafts: DraftsModel, path: Path) -> None:
    """Lock, see that nothing is held, and unlock."""
    headlines = tuple(drafts._drafts)
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    assert not drafts._drafts, headlines
    loaded: list[bool] = []
    drafts.loaded.connect(lambda: loaded.append(True))
    session.unlock(path, PASSPHRASE)
    wait_for(lambda: bool(loaded), "the drafts are read")


def test_a_draft_is_there_after_a_lock_at_once(session: Session, tmp_path: Path) -> None:
    drafts, headline = DraftsModel(session), new_id()
    drafts.keep(headline, "own", "Half a quest")
    drafts.keep(new_id(), "own", "another")
    drafts.keep(headline, "own", "Half a question")
    reopened(session, drafts, tmp_path / "notes.carevault")
    assert drafts.text(headline, "own") == "Half a question"
    assert drafts.text(headline, "other") == ""
    drafts.keep(headline, "own", "")
    reopened(session, drafts, tmp_path / "notes.carevault")
    assert drafts.text(headline, "own") == ""


def test_typing_is_kept_without_a_lock_or_a_pause(session: Session) -> None:
    drafts, headline = DraftsModel(session), new_id()
    kept: list[str] = []
    drafts.kept.connect(lambda: kept.append(drafts.text(headline, "own")))
    typed = 0

    def type_on() -> bool:
        nonlocal typed
        typed += 1
        drafts.keep(headline, "own", f"{typed}")
        return bool(kept)

    wait_for(type_on, "it is kept while typing goes on")
    state: list[str | None] = []
    session.read(lambda store: store.read_state("drafts"), state.append)
    wait_for(lambda: bool(state), "the notes answered")
    assert state[0] is not None
    assert kept[0] in state[0]


def test_a_draft_goes_with_its_headline_when_that_is_erased_for_good(
    session: Session, person: Person
) -> None:
    drafts = DraftsModel(session)
    gone, stays = (Headline(id=new_id(), person_id=person.id, text=text) for text in "ab")
    session.perform(Action.WRITE_HEADLINE, puts=(gone, stays))
    session.perform(Action.DELETE_HEADLINE, deletes=(gone.id,))
    drafts.keep(gone.id, "own", "goes")
    drafts.keep(stays.id, "own", "stays")
    Past(session).empty_deleted()
    wait_for(lambda: not drafts.text(gone.id, "own"), "it went")
    assert drafts.text(stays.id, "own") == "stays"
    state: list[str | None] = []
    session.read(lambda store: store.read_state("drafts"), state.append)
    wait_for(lambda: bool(state), "the notes answered")
    assert state[0] is not None
    assert "goes" not in state[0]
