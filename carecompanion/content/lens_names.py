"""Puts together the names that the lens finds: the reference lists, and what news says instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.listed_names import ListedNames, NameIndex
from carecompanion.domain.reference import OtherName, ReferenceLists

_SHORT: Final = re.compile(r"[A-Za-z]?[A-Z][A-Za-z]?[A-Z0-9]*[A-Z0-9]")
"""Names that are written like a symbol: "SMA", "aHUS", "FVIII"."""

_LEAST_LEFT: Final = 2
"""A name without what qualifies it still has so many words: "atrophy" alone is no name."""


class _Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    also: tuple[Line, ...]
    never: tuple[Line, ...]
    without: tuple[Line, ...]


def listed_names(pack: Pack, reference: ReferenceLists) -> ListedNames:
    """The names of `reference` together with those of a language's pack.

    Raises:
        ContentError: the pack has no such names, or others.
    """
    own = pack.entry(_Conditions, "conditions")
    listed = tuple(reference.conditions.values())
    others = [name.name for name in reference.condition_names]
    never = {name.casefold() for name in own.never}
    full = [*own.also, *_full(listed), *_full(others), *_without(listed, own.without)]
    return ListedNames(
        genes=frozenset(reference.genes),
        gene_names=_first_of_each(other for other in reference.gene_names if _is_short(other.name)),
        gene_words=NameIndex(
            (other.name, other.of) for other in reference.gene_names if not _is_short(other.name)
        ),
        conditions=NameIndex((name, name) for name in full if name.casefold() not in never),
        short_conditions=frozenset(
            name for name in (*listed, *others) if _is_short(name) and name.casefold() not in never
        ),
    )


def _is_short(name: str) -> bool:
    return _SHORT.fullmatch(name) is not None


def _full(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not _is_short(name))


def _first_of_each(others: Iterable[OtherName]) -> dict[str, str]:
    symbols: dict[str, str] = {}
    for other in others:
        symbols.setdefault(other.name, other.of)
    return symbols


def _without(names: Iterable[str], qualifiers: tuple[str, ...]) -> Iterator[str]:
    """Names without a qualifier in front: "Proximal spinal muscular atrophy" is said without it."""
    for name in names:
        for qualifier in qualifiers:
            rest = name[len(qualifier) + 1 :]
            is_qualified = name.casefold().startswith(f"{qualifier} ")
            if is_qualified and len(rest.split()) >= _LEAST_LEFT:
                yield rest
