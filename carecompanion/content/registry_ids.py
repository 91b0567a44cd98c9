"""Reads how to look up the number of a study or a paper: resources/registry_ids.toml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.registry_ids import IdKind, LookUp, LookUpWords

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
Address = Annotated[str, msgspec.Meta(pattern=r"\A([a-z0-9-]+\.)+[a-z]+\Z")]
"""The name of a place on the web, without anything that could be clicked."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shape: Line
    no_shape: Line
    no_proof: Line
    copy: Line
    where: Line
    address: Line
    trial_steps: Lines
    paper_steps: Lines
    preprint: Line
    offline: Line
    checked: Line
    old: Line


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    called: Line
    place: Line
    source: Line
    as_of: date
    review_by: date
    address: Address | None = None


def load_look_up_words(path: Path) -> LookUpWords:
    """How to look up a number of each `IdKind`, from the pack at `path`.

    Raises:
        ContentError: the pack is missing, breaks its schema, or lacks or adds a kind; the text
            names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names(IdKind, "kinds")
    words = pack.entry(_Words, "words")
    kinds = {kind: _look_up(pack, kind) for kind in IdKind}
    return LookUpWords(**msgspec.structs.asdict(words), kinds=kinds)


def _look_up(pack: Pack, kind: IdKind) -> LookUp:
    entry = pack.entry(_Kind, "kinds", kind)
    if entry.review_by <= entry.as_of:
        pack.refuse(("kinds", kind, "review_by"), "is not after as_of")
    return LookUp(**{**msgspec.structs.asdict(entry), "address": entry.address or ""})
