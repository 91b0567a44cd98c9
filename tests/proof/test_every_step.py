"""A disk that refuses between any two steps leaves what was, or what was to be: nothing between."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from carecompanion.domain.errors import CareError, VaultDamagedError, VaultExistsError
from tests.vault.touches import Touches, before_step, listening
from tests.vault.troubles import Drive, Trouble, drive_in
from tests.vault.works import (
    ERRORS,
    Work,
    changing_the_passphrase,
    creating,
    keeping_both,
    kept,
    mending,
    migrating,
    nothing,
    restoring,
)

pytestmark = pytest.mark.proof

MAKERS = (creating, changing_the_passphrase, migrating, restoring, mending, keeping_both)
MOST_STEPS = 60


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    with drive_in(tmp_path) as drive:
        yield drive


@pytest.fixture(scope="module")
def touches() -> Touches:
    return listening()


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("trouble", ERRORS, ids=lambda trouble: trouble.__name__)
def test_trouble_before_any_step_leaves_what_was_or_what_was_to_be(
    drive: Drive,
    touches: Touches,
    make: Callable[[Drive], Work],
    trouble: Trouble,
    record_property: Callable[[str, object], None],
) -> None:
    refused = done = 0
    for number in range(1, MOST_STEPS):
        start_anew(drive)
        work = make(drive)
        with closing(work.store or ExitStack()):
            before = kept(work, drive)
            begin = partial(before_step, touches, number, drive.stick)
            error = error_of(work, begin, trouble, drive)
            assert not isinstance(error, VaultDamagedError)
            if error is not None and is_as_before(work, drive, before) and works(work):
                refused += 1
            elif error is not None:
                done += 1
            work.done()
        if touches.seen < number:
            break
    else:
        pytest.fail("it never came to its end")
    names = f"{make.__name__}, {trouble.__name__}"
    record_property("figure", f"{names}: {number - 1} steps, {refused} refused, {done} done first")
    assert refused > 0


def is_as_before(work: Work, drive: Drive, before: Any) -> bool:
    """Whether all that was there is; a disk that refuses may keep a second copy of it."""
    now: Any = kept(work, drive)
    if isinstance(before, dict):
        return bool(before.items() <= now.items())
    return bool(before[-1] == now[-1])


def works(work: Work) -> bool:
    """Do it; False when it turns out that it had been done."""
    try:
        work.do(nothing)
    except VaultExistsError:
        return False
    return True


def start_anew(drive: Drive) -> None:
    for folder in (drive.stick, drive.outside):
        shutil.rmtree(folder)
        folder.mkdir()


def error_of(
    work: Work,
    interrupted: Callable[[Callable[[], object]], AbstractContextManager[None]],
    trouble: Trouble,
    drive: Drive,
) -> CareError | None:
    """What the work says to trouble that begins in it; None when all went well."""
    with ExitStack() as troubled:
        try:
            with interrupted(partial(troubled.enter_context, trouble(drive))):
                work.do(nothing)
        except CareError as error:
            return error
    return None
