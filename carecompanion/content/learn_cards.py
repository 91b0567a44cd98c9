"""Reads the cards of Learn: resources/learn/cards/, one file for each theme."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.learn_entries import Lines, QuestionEntry, Stamped, stamp_of
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.learn import (
    Card,
    CardPart,
    CardSection,
    PictureName,
    Theme,
)
from carecompanion.domain.questions import QuestionId


class _Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line


class _Card(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    short: Line
    plain: Lines
    matters: Line
    how: tuple[Line, ...] = ()
    question: QuestionEntry
    terms: Lines
    rows: tuple[QuestionId, ...] = ()
    see: tuple[Line, ...] = ()
    picture: PictureName | None = None
    heavy: bool = False


def load_theme(path: Path) -> Theme:
    """The theme in the pack at `path`; its id is the name of the file.

    Raises:
        ContentError: the pack breaks its schema, or a heavy card has a picture; names the pack
            and the field.
    """
    pack = Pack(path)
    title = pack.entry(_Theme, "theme").title
    cards = tuple(_card(pack, name) for name in pack.names("cards"))
    return Theme(id=path.stem, title=title, cards=cards)


def _card(pack: Pack, name: str) -> Card:
    keys = ("cards", name)
    entry = pack.entry(_Card, *keys)
    if entry.heavy and entry.picture:
        pack.refuse((*keys, "picture"), "is not for a heavy card")
    return Card(
        id=name,
        title=entry.title,
        sections=_sections(entry),
        question=entry.question.value(),
        terms=entry.terms,
        stamp=stamp_of(pack, entry, keys),
        rows=entry.rows,
        see=entry.see,
        picture=entry.picture,
        heavy=entry.heavy,
    )


def _sections(entry: _Card) -> tuple[CardSection, ...]:
    parts = (
        (CardPart.SHORT, (entry.short,)),
        (CardPart.PLAIN, entry.plain),
        (CardPart.MATTERS, (entry.matters,)),
        (CardPart.HOW, entry.how),
    )
    return tuple(CardSection(part=part, lines=lines) for part, lines in parts if lines)
