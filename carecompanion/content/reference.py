"""Reads the lists of gene and condition names, and the other names for them: resources/reference/.

The two lists are made by installer/reference.py; the other names are ours (aliases.toml).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.errors import ContentError
from carecompanion.domain.reference import OtherName, ReferenceLists

_GENES = "genes.tsv"
_CONDITIONS = "conditions.tsv"
_NAMES = "aliases.toml"
_VERSION = "# version: "


class _GeneName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Line
    symbol: Line


class _ConditionName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Line
    orpha: int
    listed: Line


class _GeneNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    older: tuple[_GeneName, ...]
    everyday: tuple[_GeneName, ...]


class _ConditionNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[_ConditionName, ...]


def load_reference(folder: Path) -> ReferenceLists:
    """The lists in `folder`.

    Raises:
        ContentError: a file is missing or breaks its form, or another name belongs to nothing in
            the lists; names the file and the line or field.
    """
    version, genes = _read(folder / _GENES)
    conditions_version, lines = _read(folder / _CONDITIONS)
    if conditions_version != version:
        _refuse(_CONDITIONS, "is of another version than the list of genes")
    conditions = _conditions(lines)
    pack = Pack(folder / _NAMES)
    return ReferenceLists(
        version=version,
        genes=genes,
        conditions=conditions,
        gene_names=_gene_names(pack, frozenset(genes)),
        condition_names=_condition_names(pack, conditions),
        hard_words=pack.texts("ranking", "offered_when_typed"),
    )


def _read(path: Path) -> tuple[date, tuple[str, ...]]:
    """The version of a list and its lines."""
    try:
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        version = date.fromisoformat(head.removeprefix(_VERSION))
    except (OSError, ValueError) as error:
        message = f"{path.name}: cannot be read: {error}"
        raise ContentError(message) from error
    return version, tuple(line for line in lines if not line.startswith("#"))


def _conditions(lines: tuple[str, ...]) -> Mapping[int, str]:
    conditions: dict[int, str] = {}
    for line in lines:
        code, tab, name = line.partition("\t")
        if not (tab and name and code.isdecimal()):
            _refuse(_CONDITIONS, f"“{line}” is not a code and a name")
        conditions[int(code)] = name
    return conditions


def _gene_names(pack: Pack, symbols: frozenset[str]) -> tuple[OtherName, ...]:
    names = pack.entry(_GeneNames, "genes")
    for name in (*names.older, *names.everyday):
        if name.symbol not in symbols:
            pack.refuse(("genes", name.name), f"belongs to {name.symbol}, which is not in the list")
    older = [OtherName(name=name.name, of=name.symbol, is_older=True) for name in names.older]
    everyday = [OtherName(name=name.name, of=name.symbol) for name in names.everyday]
    return (*older, *everyday)


def _condition_names(pack: Pack, conditions: Mapping[int, str]) -> tuple[OtherName, ...]:
    names = pack.entry(_ConditionNames, "conditions").names
    for name in names:
        if conditions.get(name.orpha) != name.listed:
            complaint = f"belongs to {name.orpha} {name.listed}, which is not in the list"
            pack.refuse(("conditions", name.name), complaint)
    return tuple(OtherName(name=name.name, of=name.listed) for name in names)


def _refuse(name: str, complaint: str) -> NoReturn:
    message = f"{name}: {complaint}"
    raise ContentError(message)
