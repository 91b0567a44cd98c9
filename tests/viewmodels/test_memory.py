"""The care memory behind its screens: windows of facts, a form that loses nothing, the details."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import SignalInstance

from carecompanion.domain.changes import Action
from carecompanion.domain.memory import EligibilityDetail, MemoryPart
from carecompanion.domain.partial_date import DateFault
from carecompanion.domain.records import Fact, FactField, FactKind, Person, Provenance, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.daily_note import DailyNoteModel
from carecompanion.viewmodels.details import DetailsModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.fact_form import KNOWN_ON, SOURCE_ON, FactFormModel
from carecompanion.viewmodels.fact_list import WINDOW_SIZE, FactListModel
from carecompanion.viewmodels.memory_overview import MemoryOverviewModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


def today() -> date:
    return TODAY


@pytest.fixture
def drafts(session: Session) -> DraftsModel:
    return DraftsModel(session)


@pytest.fixture
def form(session: Session, drafts: DraftsModel) -> FactFormModel:
    return FactFormModel(session, drafts, today)


@pytest.fixture
def facts(session: Session) -> FactListModel:
    return FactListModel(session, today)


def hear(signal: SignalInstance, act: Callable[[], object]) -> None:
    """Do something and wait for its signal."""
    heard: list[bool] = []

    def note(*_: object) -> None:
        heard.append(True)

    signal.connect(note)
    act()
    wait_for(lambda: bool(heard), "it is told")
    signal.disconnect(note)


def stored(session: Session, person: Person, *kinds: FactKind) -> tuple[Fact, ...]:
    read: list[tuple[Fact, ...]] = []
    session.flush()
    session.read(lambda store: store.facts(person.id, kinds or tuple(FactKind)), read.append)
    wait_for(lambda: bool(read), "the facts were read")
    return read[0]


def write(session: Session, person: Person, kind: FactKind, *texts: str) -> None:
    for text in texts:
        fact = Fact(id=new_id(), person_id=person.id, fact=kind, text=text)
        session.perform(Action.ADD_FACT, puts=(fact,))


def what_undo_takes_back(session: Session) -> Action | None:
    return session.next_undo


def is_without_date(form: FactFormModel) -> bool:
    return form.lacks_report_date


def texts_of(facts: FactListModel) -> list[str]:
    return [fact.text for fact in facts.facts]


def test_a_part_is_read_in_windows_that_never_grow(
    session: Session, person: Person, facts: FactListModel
) -> None:
    numbers = [str(number) for number in range(2 * WINDOW_SIZE + 5)]
    write(session, person, FactKind.TALK, *numbers)
    newest = numbers[::-1]
    facts.load(person.id)

    hear(facts.loaded, lambda: facts.show(MemoryPart.TALKS))
    assert texts_of(facts) == newest[:WINDOW_SIZE]
    assert (facts.has_newer, facts.has_older) == (False, True)
    hear(facts.loaded, facts.older)
    hear(facts.loaded, facts.older)
    assert texts_of(facts) == newest[2 * WINDOW_SIZE :]
    assert (facts.has_newer, facts.has_older) == (True, False)
    hear(facts.loaded, facts.newer)
    assert texts_of(facts) == newest[WINDOW_SIZE : 2 * WINDOW_SIZE]


def test_a_window_that_was_emptied_goes_back_to_the_one_before(
    session: Session, person: Person, facts: FactListModel
) -> None:
    write(session, person, FactKind.TALK, *(str(n) for n in range(WINDOW_SIZE + 1)))
    facts.load(person.id)
    hear(facts.loaded, lambda: facts.show(MemoryPart.TALKS))
    hear(facts.loaded, facts.older)
    (last,) = facts.facts
    hear(facts.loaded, lambda: facts.delete(last))
    assert len(facts.facts) == WINDOW_SIZE
    assert not facts.has_newer


def test_still_right_sets_the_day_and_nothing_else(
    session: Session, person: Person, facts: FactListModel
) -> None:
    write(session, person, FactKind.TALK, "said")
    facts.load(person.id)
    hear(facts.loaded, lambda: facts.show(MemoryPart.TALKS))
    (before,) = facts.facts
    facts.check(before)
    (after,) = stored(session, person, FactKind.TALK)
    assert after.checked_on == TODAY.isoformat()
    assert (after.text, after.known_on, after.id) == (before.text, before.known_on, before.id)
    assert session.next_undo is Action.CHECK_FACT


def test_a_form_that_says_nothing_is_not_kept(
    session: Session, person: Person, form: FactFormModel
) -> None:
    form.begin(FactKind.TALK, person.id)
    form.set_shown(False)
    form.leave()
    assert stored(session, person) == ()
    form.begin(FactKind.TALK, person.id)
    form.set_text("a")
    form.set_text("")
    form.leave()
    assert stored(session, person) == ()


def test_the_first_words_add_a_fact_and_the_next_field_changes_it(
    session: Session, person: Person, form: FactFormModel
) -> None:
    form.begin(FactKind.TREATMENT, person.id)
    form.set_text(" Exactly  as typed ")
    form.leave_field()
    assert what_undo_takes_back(session) is Action.ADD_FACT
    form.set_detail(FactField.DOSE, "5 mg")
    form.leave_field()
    assert what_undo_takes_back(session) is Action.WRITE_FACT
    (fact,) = stored(session, person)
    assert fact.text == " Exactly  as typed "
    assert fact.known_on == TODAY.isoformat()


def test_what_is_no_date_is_a_draft_and_an_empty_date_in_the_record(
    session: Session, person: Person, form: FactFormModel
) -> None:
    form.begin(FactKind.TREATMENT, person.id)
    form.set_text("Vitamin D")
    form.set_date("since", "June 2022")
    form.set_date(KNOWN_ON, "03/04/2022")
    assert form.typed_date(KNOWN_ON) == "03/04/2022"
    assert form.date_fault(KNOWN_ON) is DateFault.TWO_WAYS
    assert form.date_fault("since") is None
    (fact,) = stored(session, person)
    assert fact.known_on == ""
    assert fact.detail(FactField.SINCE) == "2022-06"
    form.set_date(KNOWN_ON, "3 April 2022")
    assert form.typed_date(KNOWN_ON) == ""
    assert stored(session, person)[0].known_on == "2022-04-03"


def test_a_report_is_one_while_it_has_its_date(
    session: Session, person: Person, form: FactFormModel
) -> None:
    form.begin(FactKind.ANTIBODIES, person.id)
    form.set_text("none found")
    form.set_provenance(Provenance.REPORT)
    assert is_without_date(form)
    assert stored(session, person)[0].provenance is Provenance.FAMILY
    form.set_date(SOURCE_ON, "2022")
    assert not is_without_date(form)
    assert stored(session, person)[0].provenance is Provenance.REPORT
    form.set_date(SOURCE_ON, "")
    assert form.provenance is Provenance.REPORT
    assert stored(session, person)[0].provenance is Provenance.FAMILY


def test_undo_of_adding_takes_the_form_away(
    session: Session, person: Person, form: FactFormModel
) -> None:
    form.begin(FactKind.TALK, person.id)
    form.set_text("said")
    form.leave_field()
    hear(form.gone, session.undo)
    assert not form.is_loaded


def test_the_overview_has_the_newest_fact_of_each_part_and_nothing_of_others(
    session: Session, person: Person
) -> None:
    overview = MemoryOverviewModel(session)
    hear(overview.loaded, lambda: overview.load(person.id))
    assert overview.overview.is_empty
    write(session, person, FactKind.GENE, "first", "second")
    other = Fact(id=new_id(), person_id=new_id(), fact=FactKind.TALK, text="not theirs")
    session.perform(Action.ADD_FACT, puts=(other,))
    hear(overview.loaded, overview.reload)
    newest = overview.overview.newest
    assert {part: fact.text for part, fact in newest.items()} == {MemoryPart.GENE: "second"}
    overview.clear()
    assert overview.overview.is_empty


def test_the_details_are_14_and_each_shows_its_newest_facts(
    session: Session, person: Person
) -> None:
    details = DetailsModel(session)
    write(session, person, FactKind.COUNTRY, "Poland")
    write(session, person, FactKind.CENTRE, "The clinic")
    hear(details.loaded, lambda: details.load(person.id))
    assert [row.detail for row in details.rows] == list(EligibilityDetail)
    known = {row.detail: [f.text for f in row.facts] for row in details.rows if row.facts}
    assert known == {EligibilityDetail.COUNTRY_OR_CENTRE: ["Poland", "The clinic"]}


def test_a_daily_note_waits_as_a_draft_until_it_is_kept(
    session: Session, person: Person, drafts: DraftsModel
) -> None:
    note = DailyNoteModel(session, drafts, today)
    hear(note.loaded, lambda: note.load(person.id))
    note.set_text("Slept badly")
    note.set_day("sometime")
    assert not note.keep()
    assert stored(session, person) == ()
    note.set_day("20 November 2026")
    assert note.keep()
    assert note.text == ""
    (fact,) = stored(session, person)
    assert (fact.fact, fact.text, fact.dated) == (FactKind.CHANGE, "Slept badly", "2026-11-20")
    hear(note.loaded, note.reload)
    assert [change.text for change in note.since.changes] == ["Slept badly"]
