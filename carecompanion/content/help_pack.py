"""Reads the words of the Help menu: resources/help/help.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.help import HELP_SCREENS, HelpTable, HelpTopic, KeyGroup, KeyHelp

Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


class _Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Line


class _Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line
    lines: Lines


class _Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keys: Lines
    does: Line


class _KeyGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line
    rows: Annotated[tuple[_Key, ...], msgspec.Meta(min_length=1)]


class _Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line
    lines: Lines
    groups: Annotated[tuple[_KeyGroup, ...], msgspec.Meta(min_length=1)]


def load_help(path: Path) -> HelpTable:
    """All help texts in the pack at `path`.

    Raises:
        ContentError: the pack is missing, breaks its schema, or lacks or adds a screen; the text
            names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names(HELP_SCREENS, "screens")
    keys = pack.entry(_Keys, "keys")
    return HelpTable(
        notice=pack.entry(_Notice, "notice").text,
        not_do=_topic(pack, "not_do"),
        about=_topic(pack, "about"),
        keys_intro=HelpTopic(title=keys.title, lines=keys.lines),
        keys=tuple(_key_group(group) for group in keys.groups),
        screens={name: _topic(pack, "screens", name) for name in HELP_SCREENS},
    )


def _topic(pack: Pack, *keys: str) -> HelpTopic:
    entry = pack.entry(_Topic, *keys)
    return HelpTopic(title=entry.title, lines=entry.lines)


def _key_group(group: _KeyGroup) -> KeyGroup:
    rows = tuple(KeyHelp(keys=row.keys, does=row.does) for row in group.rows)
    return KeyGroup(title=group.title, rows=rows)
