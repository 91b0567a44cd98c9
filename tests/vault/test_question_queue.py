"""The queue of questions over the real vault: a few families at random, and its windows."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.diagnosis_words import worded_for
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.queue_reading import QUEUE_HEADLINES, read_queue
from carecompanion.domain.records import Headline, new_id
from tests.domain.queue_walks import RandomFamily, present_state
from tests.domain.test_top_three import TABLE
from tests.pages.samples import TABLE as REAL_TABLE
from tests.vault.workbench import PASSPHRASE, cheap_vaults, raw_connection

TODAY = date(2026, 11, 21)
BESIDE = (
    "SELECT record.id, words FROM record_words JOIN record USING (sequence) ORDER BY 1",
    "SELECT * FROM record_key ORDER BY 1, 2, 3",
    "SELECT word FROM word ORDER BY 1",
    "SELECT id, kind, topic, dated FROM record WHERE deleted_at IS NULL ORDER BY 1",
)
"""All that the file repeats from its records."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """New notes, closed."""
    path = tmp_path / "notes.carevault"
    cheap_vaults().create(path, PASSPHRASE).close()
    return path


def test_no_question_is_lost_or_asked_twice_and_undo_leads_all_the_way_back(path: Path) -> None:
    walk_at_random(path, seeds=range(20))


def walk_at_random(path: Path, *, seeds: range, steps: int = 14) -> int:
    """Let a family do things for each seed, and take all of it back; how many steps it was."""
    beside, done = beside_the_records(path), 0
    with closing(cheap_vaults().open(path, PASSPHRASE)) as store:
        first = present_state(store)
        for seed in seeds:
            family = RandomFamily(store, seed)
            for _ in range(steps):
                family.step()
                family.check()
            done += steps
            family.undo_everything()
            family.check()
            assert present_state(store) == first
    assert beside_the_records(path) == beside
    return done


def test_a_window_reads_as_many_headlines_however_many_there_are(path: Path) -> None:
    with closing(cheap_vaults().open(path, PASSPHRASE)) as store:
        person = store.people()[0].id
        headlines = [Headline(id=new_id(), person_id=person, text=f"News {n}") for n in range(300)]
        store.apply(Action.WRITE_HEADLINE, puts=headlines)
        read = read_queue(store, person, TABLE, today=TODAY)
    newest = list(reversed(headlines))[:QUEUE_HEADLINES]
    assert {item.headline_id for item in read.items} == {each.id for each in newest}
    assert read.after == newest[-1].id


@pytest.mark.parametrize("is_shown", [True, False])
def test_how_sure_the_diagnosis_is_words_the_queue_only_where_it_may_be_on_pages(
    path: Path, *, is_shown: bool
) -> None:
    state = DiagnosisState.UNDIAGNOSED
    with closing(cheap_vaults().open(path, PASSPHRASE)) as store:
        person = store.people()[0].id
        told = Fact(
            id=new_id(),
            person_id=person,
            fact=FactKind.DIAGNOSIS,
            text="",
            show_on_pages=is_shown,
        ).with_detail(FactField.STATE, state.value)
        news = Headline(id=new_id(), person_id=person, text="News")
        store.apply(Action.WRITE_HEADLINE, puts=(news, told))
        read = read_queue(store, person, REAL_TABLE, today=TODAY)
    (text,) = [item.text for item in read.items if item.question is QuestionId.R3]
    table = worded_for(REAL_TABLE, state if is_shown else None)
    assert text == table.questions[QuestionId.R3].family


def beside_the_records(path: Path) -> list[list[tuple[object, ...]]]:
    """What a closed file repeats from its records: words, keys, places in lists."""
    with closing(raw_connection(path)) as connection:
        return [connection.execute(statement).fetchall() for statement in BESIDE]
