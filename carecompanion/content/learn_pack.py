"""Reads Learn: resources/learn/. Every link between its parts leads somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from carecompanion.content.learn_cards import load_theme
from carecompanion.content.learn_entries import twice
from carecompanion.content.learn_glossary import load_glossary
from carecompanion.content.learn_links import broken_links
from carecompanion.content.learn_path import load_path
from carecompanion.content.learn_tables import load_tables
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.errors import ContentError
from carecompanion.domain.learn import Learn, Source, Theme

THEMES: Final = ("basics", "kinds", "genes", "evidence", "fit", "risks", "after", "access", "words")
"""The files of the cards, in the order of reading."""


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    publisher: Line
    where: Line
    dated: Line


def load_learn(folder: Path, *, linked: bool = True) -> Learn:
    """All of Learn in `folder`; with `linked`, every link in it is followed.

    Raises:
        ContentError: a pack is not there or breaks its schema, a card stands twice, or a link
            leads nowhere; names the file and the field.
    """
    learn = Learn(
        themes=load_themes(folder / "cards"),
        terms=load_glossary(folder / "glossary.toml"),
        tables=load_tables(folder / "tables.toml"),
        path=load_path(folder / "path.toml"),
        sources=load_sources(folder / "sources.toml"),
    )
    for complaint in broken_links(learn) if linked else ():
        raise ContentError(complaint)
    return learn


def load_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes in the order of `THEMES`.

    Raises:
        ContentError: a theme is not there or breaks its schema, a file is no theme, or a card
            stands twice.
    """
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in THEMES:
            message = f"{path.name}: is not known as a theme"
            raise ContentError(message)
    themes = tuple(load_theme(folder / f"{name}.toml") for name in THEMES)
    for card in twice(card.id for theme in themes for card in theme.cards):
        message = f"cards: {card} stands twice"
        raise ContentError(message)
    return themes


def load_sources(path: Path) -> dict[str, Source]:
    """The sources in the pack at `path`, by id.

    Raises:
        ContentError: the pack breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    return {name: _source(pack, name) for name in pack.names("sources")}


def _source(pack: Pack, name: str) -> Source:
    entry = pack.entry(_Source, "sources", name)
    return Source(id=name, **msgspec.structs.asdict(entry))
