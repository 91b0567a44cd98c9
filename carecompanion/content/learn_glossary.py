"""Reads the words of Learn and what they mean: resources/learn/glossary.toml."""

from __future__ import annotations

from pathlib import Path

from carecompanion.content.learn_entries import Lines, Stamped, stamp_of, twice
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.learn import Term
from carecompanion.domain.words import Quoted


class _Term(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Line
    plain: Line
    cards: Lines
    also: tuple[Line, ...] = ()
    apart: str = ""


def load_glossary(path: Path) -> dict[str, Term]:
    """The terms in the pack at `path`, by id.

    Raises:
        ContentError: the pack breaks its schema, or a name or another spelling stands twice;
            names the pack and the field.
    """
    pack = Pack(path)
    terms = {name: _term(pack, name) for name in pack.names("terms")}
    spellings = [s.casefold() for term in terms.values() for s in (term.name, *term.also)]
    for spelling in twice(spellings):
        pack.refuse(("terms",), f"“{spelling}” stands twice")
    return terms


def _term(pack: Pack, name: str) -> Term:
    keys = ("terms", name)
    entry = pack.entry(_Term, *keys)
    return Term(
        id=name,
        name=entry.name,
        plain=entry.plain,
        cards=entry.cards,
        stamp=stamp_of(pack, entry, keys),
        also=tuple(map(Quoted, entry.also)),
        apart=entry.apart,
    )
