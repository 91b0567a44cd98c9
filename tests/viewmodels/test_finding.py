"""Finding while somebody types: results of earlier letters are dropped, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import VaultMissingError
from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.records import (
    Attachment,
    Fact,
    FactKind,
    PaperText,
    Person,
    Record,
    new_id,
    paper_text_id,
)
from carecompanion.domain.search import FOUND_AT_ONCE, Findings, FindScope
from carecompanion.session.session import Session
from carecompanion.viewmodels.finding import FindModel
from tests.fakes.memory_store import MemoryStore
from tests.ui.waiting import wait_for


@pytest.fixture
def finding(session: Session, person: Person) -> Iterator[FindModel]:
    model = FindModel(session)
    model.load(person)
    wait_for(lambda: bool(model.people), "the people were read")
    yield model
    model.clear()


def talk(person: Person, text: str, kind: FactKind = FactKind.TALK) -> Fact:
    return Fact(id=new_id(), person_id=person.id, fact=kind, text=text)


def write(session: Session, *records: Record) -> None:
    session.perform(Action.WRITE_FACT, puts=records)


def settle(finding: FindModel) -> list[str]:
    """The words of the results, once they are those of what was typed last."""
    wait_for(lambda: finding.is_settled, "the results")
    return [item.excerpt.text for item in finding.items if item.excerpt is not None]


def test_results_are_those_of_what_was_typed_last(
    session: Session, person: Person, finding: FindModel
) -> None:
    write(session, talk(person, "neuropathy"), talk(person, "needle"), talk(person, "other"))
    for typed in ("n", "ne", "nee", "need", "ne", "neu"):
        finding.set_text(typed)
    assert settle(finding) == ["neuropathy"]
    finding.set_text("ne")
    assert sorted(settle(finding)) == ["needle", "neuropathy"]
    finding.set_text("")
    assert settle(finding) == []


def test_more_results_follow_when_they_are_asked_for(
    session: Session, person: Person, finding: FindModel
) -> None:
    count = FOUND_AT_ONCE + 5
    write(session, *(talk(person, f"visit {number}") for number in range(count)))
    finding.set_text("visit")
    assert len(settle(finding)) == FOUND_AT_ONCE
    assert finding.may_have_more
    finding.fetch_more()
    wait_for(lambda: len(finding.items) == count, "all of them")
    assert not finding.may_have_more


def test_a_part_of_the_care_memory_and_a_span_limit_the_results(
    session: Session, person: Person, finding: FindModel
) -> None:
    write(session, talk(person, "rash"), talk(person, "rash from milk", FactKind.ALLERGY))
    finding.set_text("rash")
    settle(finding)
    finding.set_scope(MemoryPart.SAFETY)
    assert settle(finding) == ["rash from milk"]
    finding.set_scope(FindScope.HEADLINES)
    assert settle(finding) == []
    finding.set_scope(FindScope.EVERYTHING)
    finding.set_span(since="2001", until="2002")
    assert settle(finding) == []


def test_the_notes_of_others_are_found_only_when_asked_for_and_with_their_name(
    session: Session, person: Person, finding: FindModel
) -> None:
    ben = Person(id=new_id(), name="Ben")
    write(session, ben, talk(person, "seizure at night"), talk(ben, "seizure by day"))
    finding.refresh()
    wait_for(lambda: len(finding.people) == 2, "both people")
    finding.set_text("seizure")
    assert settle(finding) == ["seizure at night"]
    finding.set_for_everybody(True)
    assert sorted(settle(finding)) == ["seizure at night", "seizure by day"]
    assert {finding.name_of(item) for item in finding.items} == {"", "Ben"}


def test_a_result_opens_its_record_and_the_words_of_a_file_open_the_file(
    session: Session, person: Person, finding: FindModel
) -> None:
    paper = Attachment(id=new_id(), person_id=person.id, name="letter.pdf")
    text = PaperText(
        id=paper_text_id(paper.id), person_id=person.id, attachment_id=paper.id, text="zebrafish"
    )
    write(session, paper, text)
    opened: list[Record] = []
    finding.opened.connect(opened.append)
    finding.set_text("zebra")
    settle(finding)
    finding.open(finding.items[0])
    wait_for(lambda: bool(opened), "the record was read")
    assert opened == [paper]


def test_a_result_that_is_deleted_meanwhile_goes(
    session: Session, person: Person, finding: FindModel
) -> None:
    note = talk(person, "zebrafish")
    write(session, note)
    finding.set_text("zebra")
    settle(finding)
    session.perform(Action.DELETE_FACT, deletes=(note.id,))
    finding.open(finding.items[0])
    wait_for(lambda: not finding.items, "it is gone")


def test_clearing_forgets_everything(session: Session, person: Person, finding: FindModel) -> None:
    write(session, talk(person, "zebrafish"))
    finding.set_text("zebra")
    settle(finding)
    finding.clear()
    assert (finding.text, finding.items, finding.also, finding.people) == ("", (), (), ())
    finding.set_text("zebra")
    finding.refresh()
    assert finding.items == ()


def test_finding_goes_on_after_the_notes_could_not_be_read_for_a_moment(
    session: Session, person: Person, finding: FindModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(session, talk(person, "zebrafish"))
    told: list[object] = []
    session.save_failed.connect(told.append)
    with monkeypatch.context() as away:
        away.setattr(MemoryStore, "search", is_away)
        finding.set_text("zeb")
        wait_for(lambda: bool(told), "it was told")
    finding.set_text("zebra")
    assert settle(finding) == ["zebrafish"]


def is_away(*_args: object, **_more: object) -> Findings:
    raise VaultMissingError(Path("notes.carevault"))
