"""Looking for words, exact and nearly the same: on the fake and on the real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    Attachment,
    Fact,
    FactKind,
    Headline,
    MediaType,
    PaperText,
    Person,
    Record,
    Story,
    answer_id,
    new_id,
    paper_text_id,
    story_id,
)
from carecompanion.domain.search import Found, Search
from carecompanion.domain.topics import Topic
from tests.fakes.memory_store import MemoryVaults
from tests.vault.workbench import PASSPHRASE, cheap_vaults, ticking_clock


def memory_vaults() -> Vaults:
    return MemoryVaults(clock=ticking_clock())


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NotesStore]:
    vaults: Vaults = request.param()
    store = vaults.create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: NotesStore) -> Person:
    (person,) = store.people()
    return person


def write(store: NotesStore, *records: Record) -> None:
    for record in records:
        store.apply(Action.WRITE_FACT, puts=(record,))


def talk(person: Person, text: str, on: str = "", kind: FactKind = FactKind.TALK) -> Fact:
    return Fact(id=new_id(), person_id=person.id, fact=kind, text=text, known_on=on)


def marked(found: Found) -> list[str]:
    assert found.excerpt is not None
    return [found.excerpt.text[start:end] for start, end in found.excerpt.marks]


def ids(found: tuple[Found, ...]) -> list[object]:
    return [each.record_id for each in found]


def test_a_result_shows_its_words_as_they_were_written_and_marks_what_fits(
    store: NotesStore, person: Person
) -> None:
    note = talk(person, "Dr Müller: café au lait spots,\nlook again in spring", on="2024-03")
    write(store, note)
    (found,) = store.search(Search(text="CAFE spo")).items
    assert found.record_id == note.id
    assert found.topic == Topic(Fact.KIND, None, FactKind.TALK)
    assert found.dated == "2024-03"
    assert found.excerpt is not None
    assert found.excerpt.text == "Dr Müller: café au lait spots, look again in spring"
    assert marked(found) == ["café", "spots"]


def test_results_come_newest_first_and_page_by_page(store: NotesStore, person: Person) -> None:
    written = [talk(person, f"visit {number}") for number in range(7)]
    write(store, *written)
    first = store.search(Search(text="visit"), limit=5)
    assert ids(first.items) == [each.id for each in reversed(written[2:])]
    assert first.go_on is not None
    last = store.search(Search(text="visit"), after=first.go_on, limit=5)
    assert ids(last.items) == [written[1].id, written[0].id]
    assert last.go_on is None


def test_nothing_typed_finds_nothing(store: NotesStore, person: Person) -> None:
    write(store, talk(person, "visit"))
    for text in ("", "  ", "“…”", "*"):
        assert store.search(Search(text=text)).items == ()


@pytest.mark.parametrize(
    "typed", ["nuropathy", "neuropathi", "nueropathy", "neuropthy", "neuroppathy", "nuropat"]
)
def test_a_misspelled_word_is_found_and_the_word_found_is_told(
    store: NotesStore, person: Person, typed: str
) -> None:
    note = talk(person, "Told us about neuropathy in both feet")
    write(store, note, talk(person, "Nothing new"))
    findings = store.search(Search(text=typed))
    assert ids(findings.items) == [note.id]
    assert findings.also == ("neuropathy",)
    assert marked(findings.items[0]) == ["neuropathy"]


def test_exact_results_come_before_those_that_are_nearly_the_same(
    store: NotesStore, person: Person
) -> None:
    exact, near = talk(person, "his gait is better"), talk(person, "the gate was closed")
    write(store, exact, near)
    assert ids(store.search(Search(text="gait")).items)[0] == exact.id


def test_a_figure_is_never_taken_for_another(store: NotesStore, person: Person) -> None:
    write(store, talk(person, "50 mg twice"), talk(person, "variant c.1521 found"))
    assert store.search(Search(text="60")).items == ()
    assert store.search(Search(text="c.1522")).items == ()


def test_kinds_of_records_and_of_facts_limit_the_results(store: NotesStore, person: Person) -> None:
    headline = Headline(id=new_id(), person_id=person.id, text="new therapy")
    said = talk(person, "therapy was named")
    allergy = talk(person, "rash after therapy", kind=FactKind.ALLERGY)
    write(store, headline, said, allergy)
    only = Search(text="therapy", kinds=frozenset({Headline}))
    assert ids(store.search(only).items) == [headline.id]
    only = Search(text="therapy", topics=frozenset({FactKind.ALLERGY}))
    assert ids(store.search(only).items) == [allergy.id]
    both = replace(only, kinds=frozenset({Headline}))
    assert ids(store.search(both).items) == [allergy.id, headline.id]


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        ("2024", "", ["2025-01-09", "2024-03", "2024"]),
        ("2024-03-20", "2024-12", ["2024-03", "2024"]),
        ("", "2023", ["2023-12-31"]),
        ("2025-01-09", "2025-01-09", ["2025-01-09"]),
        ("2026", "", []),
    ],
)
def test_dates_of_any_precision_limit_the_results(
    store: NotesStore, person: Person, since: str, until: str, wanted: list[str]
) -> None:
    days = ["2023-12-31", "2024", "2024-03", "2025-01-09"]
    write(store, *(talk(person, "visit", on=day) for day in days))
    found = store.search(Search(text="visit", since=since, until=until)).items
    assert [each.dated for each in found] == wanted


def test_what_belongs_to_a_headline_or_a_file_says_so_and_has_its_day(
    store: NotesStore, person: Person
) -> None:
    headline = Headline(
        id=new_id(), person_id=person.id, text="Gene therapy hope", added_on="2025-02-03"
    )
    story = Story(
        id=story_id(headline.id), person_id=person.id, headline_id=headline.id, text="zebrafish"
    )
    answer = Answer(
        id=answer_id(headline.id, QuestionId.T2),
        person_id=person.id,
        headline_id=headline.id,
        question=QuestionId.T2,
        says="zebrafish only",
    )
    paper = Attachment(id=new_id(), person_id=person.id, name="letter.pdf")
    text = PaperText(
        id=paper_text_id(paper.id), person_id=person.id, attachment_id=paper.id, text="zebrafish"
    )
    write(store, headline, story, answer, paper, text)
    found = {each.record_id: each for each in store.search(Search(text="zebrafish")).items}
    assert {found[each.id].about for each in (story, answer)} == {"Gene therapy hope"}
    assert {found[each.id].dated for each in (story, answer)} == {"2025-02-03"}
    assert found[text.id].about == "letter.pdf"
    assert found[answer.id].topic == Topic(Answer.KIND, QuestionId.T2)


def test_only_notes_of_the_person_asked_for_are_found(store: NotesStore, person: Person) -> None:
    other = Person(id=new_id(), name="Ben")
    mine, theirs = talk(person, "seizure at night"), talk(other, "seizure by day")
    write(store, other, mine, theirs)
    for typed in ("seizure", "siezure"):
        assert ids(store.search(Search(text=typed, person_id=person.id)).items) == [mine.id]
    assert len(store.search(Search(text="seizure")).items) == 2


def test_what_is_deleted_is_not_found_and_its_words_are_not_meant_any_more(
    store: NotesStore, person: Person
) -> None:
    note = talk(person, "neuropathy")
    write(store, note, talk(person, "other words"))
    changes = store.apply(Action.DELETE_FACT, deletes=(note.id,))
    for typed in ("neuropathy", "nuropathy"):
        findings = store.search(Search(text=typed))
        assert (findings.items, findings.also) == ((), ())
    store.revert(changes)
    assert store.search(Search(text="nuropathy")).also == ("neuropathy",)


def test_the_words_of_a_file_go_and_come_back_with_it(store: NotesStore, person: Person) -> None:
    paper = Attachment(id=new_id(), person_id=person.id, name="letter.pdf")
    added = store.apply(Action.ADD_ATTACHMENT, puts=(paper,))
    text = PaperText(
        id=paper_text_id(paper.id), person_id=person.id, attachment_id=paper.id, text="zebrafish"
    )
    write(store, text)
    undone = store.revert(added)
    assert store.get(text.id) is None
    assert store.search(Search(text="zebrafish")).items == ()
    store.revert(undone)
    assert ids(store.search(Search(text="zebrafish")).items) == [text.id]
    store.apply(Action.DELETE_ATTACHMENT, deletes=(paper.id,))
    assert store.get(text.id) is None
    (item,) = store.deleted()
    assert item.record == paper
    store.restore_deleted(item)
    assert store.get(text.id) == text


def test_files_whose_words_were_never_taken_are_listed_once(
    store: NotesStore, person: Person
) -> None:
    kinds = (MediaType.PDF, MediaType.PNG, MediaType.TEXT)
    papers = [Attachment(id=new_id(), person_id=person.id, media_type=kind) for kind in kinds]
    write(store, *papers)
    assert store.papers_without_text() == (papers[0], papers[2])
    assert store.papers_without_text(limit=1) == (papers[0],)
    empty = PaperText(
        id=paper_text_id(papers[0].id), person_id=person.id, attachment_id=papers[0].id
    )
    write(store, empty)
    assert store.papers_without_text() == (papers[2],)
