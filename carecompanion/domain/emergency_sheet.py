"""The emergency sheet on paper: kept apart from the clinic's page, and in the team's words.

The app has no word on what to do in an emergency. The family copies what their team wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from carecompanion.domain.page_parts import safety_strip, who
from carecompanion.domain.page_values import Field, PageSource
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.records import Fact, FactField, FactKind
from carecompanion.domain.safety import emergency_words
from carecompanion.domain.sheet_words import SheetsWords
from carecompanion.domain.visit_on_page import NO_VISIT
from carecompanion.domain.written_sheet import (
    Heading,
    Pair,
    SheetPart,
    Told,
    Writing,
    WrittenSheet,
)

_CONTACTS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSays:
    """The team's words as the family copied them; what is empty has lines to write on."""

    usual: str = ""
    do: str = ""
    avoid: str = ""
    problems: str = ""
    given_by: str = ""
    given_on: str = ""


NOT_COPIED_YET: Final = TeamSays()


def build_emergency_sheet(
    source: PageSource | None, team: TeamSays, words: SheetsWords, page_words: PageWords
) -> WrittenSheet:
    """The sheet for the person of `source`; without one, empty. A full one takes a second side.

    Where `team` says nothing, the words that the notes have are printed, each as it was given.
    """
    own = words.emergency
    return WrittenSheet(
        words=page_words,
        title=own.title,
        prepared=_prepared(source, page_words),
        top=() if source else (Writing(label=words.name), Writing(label=words.born)),
        lead=own.lead,
        parts=tuple(_parts(source, _teams(source, team), words, page_words)),
        notice=words.not_advice,
    )


def _prepared(source: PageSource | None, words: PageWords) -> str:
    if source is None:
        return ""
    return words.voice(source.asker).prepared.format(date=words.day(source.today.isoformat()))


def _teams(source: PageSource | None, team: TeamSays) -> tuple[TeamSays, ...]:
    kept = emergency_words(source.safety_facts) if source and team == NOT_COPIED_YET else ()
    return tuple(map(_said, kept)) or (team,)


def _said(fact: Fact) -> TeamSays:
    """The words as they were copied, with who gave them and when."""
    return TeamSays(
        usual=fact.detail(FactField.USUAL).strip(),
        do=fact.text.strip(),
        avoid=fact.detail(FactField.NOT_TO_GIVE).strip(),
        problems=fact.detail(FactField.CAN_HAPPEN).strip(),
        given_by=fact.detail(FactField.WHO).strip() or fact.source.strip(),
        given_on=fact.detail(FactField.ON) or fact.source_on,
    )


def _parts(
    source: PageSource | None,
    teams: tuple[TeamSays, ...],
    words: SheetsWords,
    page_words: PageWords,
) -> Iterator[SheetPart]:
    own = words.emergency
    if source is None:
        kinds = page_words.safety.kinds
        yield Heading(text=own.known)
        yield from (Writing(label=kinds[kind]) for kind in kinds)
    else:
        yield Told(fields=_known(source, words, page_words))
    yield Heading(text=own.call)
    yield from _calls(source)
    for team in teams:
        yield from _team(team, words, page_words)


def _team(team: TeamSays, words: SheetsWords, page_words: PageWords) -> Iterator[SheetPart]:
    """What one team said; there are lines to write on for what it did not."""
    own = words.emergency
    yield Heading(text=own.team)
    yield Writing(label=own.do, text=team.do, lines=3)
    yield Writing(label=own.avoid, text=team.avoid, lines=2)
    yield Writing(label=own.problems, text=team.problems, lines=3)
    yield Writing(label=own.usual, text=team.usual, lines=2)
    given_on = page_words.day(team.given_on)
    yield Pair(
        fields=(
            Writing(label=own.given_by, text=team.given_by),
            Writing(label=own.given_on, text=given_on),
        )
    )


def _known(source: PageSource, sheets: SheetsWords, words: PageWords) -> tuple[Field, ...]:
    voice = words.voice(source.asker)
    # What is needed at one visit is of no help here.
    person = who(replace(source, visit=NO_VISIT), words, voice)
    talk = (
        (words.talk.interpreter_label, person.interpreter),
        (words.talk.needs, person.needs),
    )
    return (
        Field(label=sheets.name, text=person.name),
        person.born,
        person.condition,
        *safety_strip(source, words, voice),
        *(Field(label=label, text=text) for label, text in talk if text),
        person.centre,
    )


def _calls(source: PageSource | None) -> Iterator[SheetPart]:
    """The people to call that may be on pages, then lines for who is not in the notes."""
    known = [
        fact
        for fact in (source.safety_facts if source else ())
        if fact.fact is FactKind.EMERGENCY_CONTACT and fact.show_on_pages and fact.text.strip()
    ]
    if known:
        yield Told(fields=tuple(Field(label="", text=_contact(fact)) for fact in known))
    yield from (Writing(label="") for _ in range(max(_CONTACTS - len(known), 0)))


def _contact(fact: Fact) -> str:
    parts = (fact.text.strip(), fact.detail(FactField.CONTACT).strip())
    return ", ".join(part for part in parts if part)
