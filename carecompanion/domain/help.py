"""What the Help menu says, as values; the words are content (resources/help/help.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

HELP_SCREENS: Final = (
    "welcome",
    "password",
    "unlock",
    "home",
    "headlines",
    "headline",
    "relevance",
    "stage",
    "risk",
    "access",
    "questions",
    "page",
    "cover",
    "forgot",
    "recovery_sheet",
    "new_password",
    "settings",
    "backups",
    "restore",
    "rescue",
    "bring_in",
    "stronger_key",
    "papers",
    "paper",
    "deleted",
    "history",
    "memory",
    "memory_part",
    "fact",
    "details",
    "note",
    "people",
    "person",
    "find",
    "intake",
    "timeline",
    "booklet",
    "queue",
    "queue_sheet",
    "life",
    "closing",
    "source",
    "visits",
    "visit_before",
    "visit_during",
    "visit_after",
    "visit_answers",
    "learn",
    "learn_theme",
    "learn_card",
    "learn_words",
    "learn_table",
    "learn_path",
)
"""The names of the screens that "Using this screen" has words for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTopic:
    """One help text: a title and its paragraphs, each one to three sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHelp:
    """What one or more keys do; `keys` are in portable form ("Ctrl+N"), the first one preferred."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGroup:
    """Keys that belong together, under a heading."""

    title: str
    rows: tuple[KeyHelp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTable:
    """All help texts.

    `notice` is the in-app notice of ux.md 3.5; it stands before `not_do` ("What this app does not
    do") and on the first screen. `screens` has one topic for each name in `HELP_SCREENS`.
    """

    notice: str
    not_do: HelpTopic
    about: HelpTopic
    keys_intro: HelpTopic
    keys: tuple[KeyGroup, ...]
    screens: Mapping[str, HelpTopic]
