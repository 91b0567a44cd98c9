"""1,000 families at random over real notes: the queue of questions keeps its promises (issue 5)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.vault.test_question_queue import walk_at_random
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.proof

WALKS = 1_000
WALKS_IN_A_FILE = 100


@pytest.mark.parametrize("start", range(0, WALKS, WALKS_IN_A_FILE))
def test_no_question_is_lost_or_asked_twice_and_undo_gives_the_first_state(
    tmp_path: Path, start: int, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "notes.carevault"
    with closing(cheap_vaults().create(path, PASSPHRASE)):
        pass
    steps = walk_at_random(path, seeds=range(1000 + start, 1000 + start + WALKS_IN_A_FILE))
    record_property("queue: steps of random families", steps)
