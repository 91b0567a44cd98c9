"""Opening and the first list cost the same however full the vault is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactKind
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.queue_reading import read_queue
from carecompanion.domain.record_keys import twin_keys
from carecompanion.domain.records import Headline, Story, new_id
from tests.domain.test_top_three import TABLE
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")

TODAY = date(2026, 11, 21)
LONG_AGO = date(2020, 1, 1)


def bytes_read() -> int:
    """What this process has read from files so far."""
    lines = Path("/proc/self/io").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("rchar")).split()[1])


def vault_of(path: Path, headlines: int) -> Path:
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    for start in range(0, headlines, 500):
        made = [
            Headline(id=new_id(), person_id=person.id, text=f"headline {number} " * 20)
            for number in range(start, min(start + 500, headlines))
        ]
        stories = [
            Story(id=new_id(), person_id=person.id, headline_id=each.id, text="story " * 100)
            for each in made
        ]
        store.apply(Action.WRITE_HEADLINE, puts=[*made, *stories])
        store.apply(Action.ADD_FACT, puts=[_question(person.id, each.text) for each in made])
    store.close()
    return path


def _question(person_id: UUID, text: str) -> Fact:
    return replace(new_fact(FactKind.QUESTION, person_id, today=LONG_AGO), text=f"{text}?")


def cost_of_opening(path: Path) -> tuple[int, int]:
    """Bytes read by opening, and by opening, the newest 50 and one headline with its story."""
    start = bytes_read()
    store = cheap_vaults().open(path, PASSPHRASE)
    opened = bytes_read() - start
    (person,) = store.people()
    newest = store.of_person(Headline, person.id)
    older = store.of_person(Headline, person.id, after=newest[-1].id)
    assert len(newest) == len(older) == 50
    assert len(store.of_headline(Story, older[-1].id)) == 1
    listed = bytes_read() - start
    store.close()
    return opened, listed


def cost_of_questions(path: Path) -> tuple[int, int]:
    """Bytes read by a window of the queue, and by looking for the same news and for what is due."""
    with closing(cheap_vaults().open(path, PASSPHRASE)) as store:
        (person,) = store.people()
        newest = store.of_person(Headline, person.id, limit=1)[0]
        start = bytes_read()
        read_queue(store, person.id, TABLE, today=TODAY)
        queue = bytes_read() - start
        assert store.keyed(person.id, twin_keys(newest)[0]) == (newest,)
        assert store.due(person.id, TODAY.isoformat()) == ()
        return queue, bytes_read() - start - queue


def test_questions_and_looking_for_the_same_news_cost_the_same_at_100_and_5000(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    small = cost_of_questions(vault_of(tmp_path / "small.carevault", 100))
    large = cost_of_questions(vault_of(tmp_path / "large.carevault", 5000))
    record_property("figure", f"queue and twins: bytes read at 100 {small}, at 5,000 {large}")
    # Nodes of deeper trees, for each of 20 headlines: nothing that grows with their number.
    assert large[0] < 3 * small[0]
    assert large[1] < small[1] + 64 * 1024


def test_opening_and_the_newest_records_cost_the_same_at_100_and_5000(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    small = vault_of(tmp_path / "small.carevault", 100)
    large = vault_of(tmp_path / "large.carevault", 5000)
    assert large.stat().st_size > 20 * small.stat().st_size
    opened_small, listed_small = cost_of_opening(small)
    opened_large, listed_large = cost_of_opening(large)
    record_property(
        "figure",
        f"vault: bytes read with 100 and 5,000 headlines: opening {opened_small} and"
        f" {opened_large}, with two lists {listed_small} and {listed_large}",
    )
    # The counter itself is read through a text whose length varies by a digit.
    assert abs(opened_large - opened_small) < 100
    assert listed_large < 2 * listed_small
