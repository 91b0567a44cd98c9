"""Everything that can be brought, through the process that reads it: nothing breaks out of it."""

from __future__ import annotations

import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from carecompanion.domain.intake import INTAKE_LETTERS, INTAKE_PARTS, Brought
from carecompanion.exchange.intake.apart import read_apart, read_file
from carecompanion.exchange.intake.apart_reader import MEMORY_BYTES
from tests.exchange.intake.mails import mails
from tests.exchange.intake.malformed import COUNT, malformed
from tests.exchange.intake.papers_and_pictures import papers, pictures
from tests.exchange.intake.texts_and_pages import Sample, pages, texts
from tests.ui.papers import save_file

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured here"),
]

PARTS = 5
Figure = Callable[[str, object], None]


def all_of(brought: Brought) -> Iterator[Brought]:
    yield brought
    for part in brought.parts:
        yield from all_of(part)


def peak_mb() -> int:
    """The most memory that any process started so far has had."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


@contextmanager
def nothing_left_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder))
    yield
    assert list(folder.iterdir()) == []


def test_there_are_500_malformed_files_none_twice() -> None:
    assert len({content for _, content in malformed()}) == COUNT == 500


@pytest.mark.parametrize("part", range(PARTS))
def test_500_malformed_files_are_read_or_refused_and_none_does_harm(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Figure
) -> None:
    outcomes: Counter[str] = Counter()
    with nothing_left_in(tmp_path, monkeypatch):
        for name, content in malformed()[part::PARTS]:
            brought = read_apart(content, name=name)
            assert brought.content == content
            for each in all_of(brought):
                assert len(each.text) <= INTAKE_LETTERS
                each.text.encode()
                each.title.encode()
            assert len(list(all_of(brought))) <= INTAKE_PARTS + 1
            outcomes[" ".join((brought.kind, *brought.warnings))] += 1

    assert outcomes.total() == COUNT // PARTS
    assert peak_mb() * 1024 * 1024 < MEMORY_BYTES
    said = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    record_property("figure", f"{COUNT // PARTS} malformed files: peak {peak_mb()} MB; {said}")


@pytest.mark.parametrize("make", [texts, pages, mails, papers, pictures])
def test_thirty_real_files_of_each_kind_are_read_apart(
    make: Callable[[], tuple[Sample, ...]], tmp_path: Path
) -> None:
    for sample in make():
        name, content = sample.name, sample.content
        brought = read_file(save_file(tmp_path, name, content))
        assert brought.kind is sample.kind
        words = " ".join(brought.text.split())
        for said in sample.says:
            assert " ".join(said.split()) in words
