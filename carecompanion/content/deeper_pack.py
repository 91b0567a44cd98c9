"""Reads the questions that go deeper: resources/deeper.toml."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.deeper import ClosingWords, DeeperBank, DeeperQuestion
from carecompanion.domain.deeper_triggers import Trigger, TriggerWords
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Asker, Group

ID_START = "deep-"
EIGHT = 8
"""How many short things there are to ask of any headline (S0 53)."""

RULED = (Trigger.IN_VIVO_VIRAL, Trigger.ALWAYS)
"""Triggers that follow from a rule alone, so that words for them would be a mistake."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: Line
    short: Line
    why: Line
    adult: str = ""


class _Question(_Words, frozen=True, forbid_unknown_fields=True, kw_only=True):
    group: Group
    triggers: tuple[Trigger, ...]
    unless: tuple[Trigger, ...] = ()


class _Closing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    eight: tuple[Line, ...]
    first: Line
    then: Line
    adult_eighth: Line
    adult_then: Line


class _Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()


def load_deeper(path: Path) -> DeeperBank:
    """The bank in the pack at `path`.

    Raises:
        ContentError: the pack is missing, breaks its schema, or lacks or adds an entry; the
            text names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names(AccessState, "access")
    return DeeperBank(
        questions={name: _question(pack, name) for name in pack.names("questions")},
        access={state: _of_access(pack, "access", state) for state in AccessState},
        paid=_of_access(pack, "paid"),
        closing=_closing(pack),
        triggers=_triggers(pack),
        review_by=pack.head.review_by,
    )


def _question(pack: Pack, name: str) -> DeeperQuestion:
    if not name.startswith(ID_START):
        pack.refuse(("questions", name), f"does not begin with {ID_START}")
    read = pack.entry(_Question, "questions", name)
    if not read.triggers:
        pack.refuse(("questions", name, "triggers"), "names none")
    return DeeperQuestion(id=name, **msgspec.structs.asdict(read))


def _of_access(pack: Pack, *keys: str) -> DeeperQuestion:
    """A question that a choice on the access page leads to, and nothing else."""
    words = pack.entry(_Words, *keys)
    return DeeperQuestion(
        id="-".join(str(key) for key in keys), group=Group.ACCESS, **msgspec.structs.asdict(words)
    )


def _closing(pack: Pack) -> dict[Asker, ClosingWords]:
    read = pack.entry(_Closing, "closing")
    if len(read.eight) != EIGHT:
        pack.refuse(("closing", "eight"), f"is not {EIGHT} lines")
    as_adult = (*read.eight[:-1], read.adult_eighth)
    return {
        Asker.FAMILY: ClosingWords(eight=read.eight, first=read.first, then=read.then),
        Asker.ADULT: ClosingWords(eight=as_adult, first=read.first, then=read.adult_then),
    }


def _triggers(pack: Pack) -> dict[Trigger, TriggerWords]:
    """In the order of the file, which says how specific each is."""
    pack.expect_names(Trigger, "triggers")
    read = {
        Trigger(name): pack.entry(_Trigger, "triggers", name) for name in pack.names("triggers")
    }
    for trigger in RULED:
        if read[trigger].words:
            pack.refuse(("triggers", trigger, "words"), "is for a trigger that follows from a rule")
    return {
        trigger: TriggerWords(words=words.words, unless=words.unless)
        for trigger, words in read.items()
    }
