"""The source documents, where they are beside the checkout, as runs of words in a row."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from carecompanion.content.reading import words
from tests.content.own_strings import OwnString

COPIED = 8
"""So many words in a row that are the same as in a source are a copy."""

SHARED = Path(__file__).parents[3] / "shared"
_TEXTS = frozenset({".md", ".toml", ".json", ".jsonl"})
_DESIGN = frozenset({"DESIGN.md", "ux.md", "feasibility.md", "README.md"})
"""The papers of the design hold wordings that are meant to be used."""

Run = tuple[str, ...]


@cache
def runs_of_sources() -> frozenset[Run]:
    """Every run of `COPIED` words in all documents there are; empty when there are none."""
    found = (path for path in SHARED.rglob("*") if path.suffix in _TEXTS and path.is_file())
    files = sorted(path for path in found if path.name not in _DESIGN)
    return frozenset(run for file in files for run in _runs(file.read_text(encoding="utf-8")))


def copied_from(sources: frozenset[Run], strings: Iterable[OwnString]) -> list[str]:
    """The strings that have a run of words in common with a source."""
    return [
        f"{string.where}: {string.text}"
        for string in strings
        if not sources.isdisjoint(_runs(string.text))
    ]


def _runs(text: str) -> set[Run]:
    plain = [word.lower() for word in words(text)]
    return {tuple(plain[i : i + COPIED]) for i in range(len(plain) - COPIED + 1)}
