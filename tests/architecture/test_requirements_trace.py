"""docs/requirements-trace.md names every row that is promised, and tests that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRACE = (ROOT / "docs" / "requirements-trace.md").read_text(encoding="utf-8")
TESTS = re.findall(r"`(\w+/[\w/]*(?:\.py)?)(?:::(\w+))?`", TRACE)

CARE_MEMORY = {
    *(("S0", number) for number in (*range(1, 36), *range(93, 98))),
    *(("S2", number) for number in (*range(17, 26), 48)),
    *(("S4", number) for number in (10, 12, 16, 17)),
    *(("gap", number) for number in (4, 6, 12, 13)),
}


LEARN = {
    *(("S0", number) for number in range(56, 93)),
    *(("S1", number) for number in range(1, 79)),
    *(("S2", number) for number in range(1, 57)),
    *(("S3", number) for number in range(1, 12)),
    *(("S4", number) for number in range(1, 23)),
}


def traced() -> Iterator[tuple[str, int]]:
    """Each row of the tables, ranges and lists of numbers taken apart."""
    for source, numbers in re.findall(r"^\| (S\d|gap) ([\d, -]+?) \|", TRACE, re.MULTILINE):
        for part in numbers.split(","):
            first, _, last = part.strip().partition("-")
            yield from ((source, number) for number in range(int(first), int(last or first) + 1))


def test_every_row_of_the_care_memory_is_traced_once() -> None:
    rows = list(traced())
    assert sorted(rows) == sorted(set(rows))
    assert set(rows) >= CARE_MEMORY


def test_every_row_of_learn_is_traced() -> None:
    assert set(traced()) >= LEARN


def test_every_id_of_learn_that_is_named_is_there() -> None:
    packs = sorted((ROOT / "resources" / "learn").rglob("*.toml"))
    there = "\n".join(path.read_text(encoding="utf-8") for path in packs)
    ids = set(re.findall(r"\*(\w+)\*", TRACE[TRACE.index("## Learn") :])) - {"italics"}
    assert len(ids) > 80
    for name in ids:
        assert re.search(rf'^\[.*\b{name}\b.*\]$|^picture = "{name}"', there, re.MULTILINE), name


def test_every_test_that_is_named_is_there() -> None:
    assert len(TESTS) > 40
    for path, name in TESTS:
        file = ROOT / "tests" / path
        assert file.exists(), path
        assert not name or f"def {name}(" in file.read_text(encoding="utf-8"), name
