"""Takes the texts that a person can read out of any pack."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from carecompanion.content.plain_rules import OwnText

LEARN: Final = "learn"
"""The folder of the packs with links in them."""

_HEAD = "pack"
_LINKS = frozenset(
    {"sources", "as_of", "terms", "cards", "card", "rows", "see", "picture", "kind", "also"}
)
"""Fields of Learn that no person reads as our words: links, dates, and what others write."""
_NAMES = frozenset({"name", "generic"})


def texts_of(path: Path) -> list[OwnText]:
    """Every text of our own in the pack at `path`; the titles of sources are not ours.

    Raises:
        OSError, tomllib.TOMLDecodeError: the pack cannot be read.
    """
    with path.open("rb") as file:
        values = tomllib.load(file)
    if LEARN not in path.parent.parts:
        return [OwnText(field, text) for field, text in _prose(values, ())]
    values.pop("sources", None)
    return list(_texts_of_learn(values))


def _texts_of_learn(values: dict[str, object]) -> Iterator[OwnText]:
    names = _columns_of_names(values)
    for field, text in _prose(values, (), _LINKS):
        parts = field.split(".")
        graded = parts[-1] not in _NAMES and not names.intersection(parts)
        yield OwnText(field, text, graded)


def _columns_of_names(values: dict[str, object]) -> set[str]:
    """The columns of tables that hold names of genes, conditions and carriers."""
    names: set[str] = set()
    for table in _below(values, "tables").values():
        for name, column in _below(table, "columns").items():
            if isinstance(column, dict) and column.get("names"):
                names.add(name)
    return names


def _below(value: object, key: str) -> dict[str, object]:
    """The table at `key`; empty where there is none, which its loader says."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _prose(
    value: object, at: tuple[str, ...], links: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield ".".join(at), value
        case dict():
            for key, inner in value.items():
                if key != _HEAD and (key not in links or isinstance(inner, dict)):
                    yield from _prose(inner, (*at, str(key)), links)
        case list():
            for number, inner in enumerate(value):
                yield from _prose(inner, (*at, str(number)), links)
