"""Made-up notes for one file of every released version of the tables, and how to make that file.

When VERSION in carecompanion/vault/schema.py is about to be released, make its file once and
commit it:

    python tests/vault/released/sample.py

It is made with the program as it is, real key derivation included, and never made again: a later
program must open exactly what this one wrote. Only the standard library and the program itself are
used here, so that the file of an earlier version can be made in a checkout of that version.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    ChosenQuestion,
    Fact,
    FactKind,
    Headline,
    HeadlineStatus,
    Mark,
    Person,
    Provenance,
    QuestionChoice,
    Record,
    Relation,
    Story,
    answer_id,
    choice_id,
    story_id,
)
from carecompanion.domain.stage import Stage
from carecompanion.vault import schema
from carecompanion.vault.vaults import SqlcipherVaults

PASSPHRASE = "seven lanterns on a wooden bridge"
FOLDER = Path(__file__).parent

PERSON = UUID("6f8a4e0c-0d0a-4a37-9d8c-4a5b0f6d1a01")
HEADLINE = UUID("6f8a4e0c-0d0a-4a37-9d8c-4a5b0f6d1a02")
GONE = UUID("6f8a4e0c-0d0a-4a37-9d8c-4a5b0f6d1a03")
CONDITION = UUID("6f8a4e0c-0d0a-4a37-9d8c-4a5b0f6d1a04")
CENTRE = UUID("6f8a4e0c-0d0a-4a37-9d8c-4a5b0f6d1a05")

STATE = {"place": "walk/R", "caret": "é 12"}


def living_records() -> tuple[Record, ...]:
    """What the notes hold in the end, in the order it was first written."""
    return (
        Person(id=PERSON, name="Zoë Example", relation=Relation.MY_CHILD),
        _headline(),
        Story(
            id=story_id(HEADLINE),
            person_id=PERSON,
            headline_id=HEADLINE,
            text="Twelve children in two countries were given the medicine. 発作が減った。\n" * 40,
        ),
        *_answers(),
        _choice(),
        _fact(CONDITION, FactKind.CONDITION, "Made-up syndrome, type 2"),
        _fact(CENTRE, FactKind.CENTRE, "Hospital by the river"),
    )


def deleted_headline() -> Headline:
    """A headline that is in the notes only as a deleted one."""
    return Headline(
        id=GONE, person_id=PERSON, text="A cure in a week?", status=HeadlineStatus.ASKED
    )


def write(store: NotesStore) -> None:
    """Write the notes: things edited, one deleted, one changed and changed back."""
    person, headline, *rest = living_records()
    first = Headline(id=HEADLINE, person_id=PERSON, text="Gene therapy")
    store.apply(Action.WRITE_PERSON, puts=(Person(id=PERSON),))
    store.apply(Action.WRITE_HEADLINE, puts=(first,))
    store.apply(Action.WRITE_PERSON, puts=(person,))
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    for record in rest:
        store.apply(Action.WRITE_ANSWER, puts=(record,))
    store.apply(Action.WRITE_HEADLINE, puts=(deleted_headline(),))
    store.apply(Action.DELETE_HEADLINE, deletes=(GONE,))
    fact = _fact(CONDITION, FactKind.CONDITION, "typed by mistake")
    store.revert(store.apply(Action.WRITE_FACT, puts=(fact,)))
    for key, value in STATE.items():
        store.write_state(key, value)


def _headline() -> Headline:
    return Headline(
        id=HEADLINE,
        person_id=PERSON,
        text="Gene therapy helps children walk",
        link="https://news.example/2026/therapy",
        seen_where="the evening news",
        seen_when="last week",
        why_stopped="it sounded like us",
        ask_why_stopped=True,
        status=HeadlineStatus.PAGE_READY,
        added_on="2026-11-21",
    )


def _answers() -> tuple[Answer, Answer]:
    stage = Answer(
        id=answer_id(HEADLINE, QuestionId.T1),
        person_id=PERSON,
        headline_id=HEADLINE,
        question=QuestionId.T1,
        mark=Mark.SAYS,
        says="tried in twelve children",
        stage=Stage.TRIAL,
    )
    same = replace(
        stage,
        id=answer_id(HEADLINE, QuestionId.R2),
        question=QuestionId.R2,
        mark=Mark.SAME,
        says="",
        stage=Stage.UNKNOWN,
    )
    return stage, same


def _choice() -> QuestionChoice:
    own = ChosenQuestion(text="Could we meet one of the families?", reason="own", edited=True)
    given = ChosenQuestion(text="Is it for us?", question=QuestionId.K1, covers=(QuestionId.K2,))
    return QuestionChoice(
        id=choice_id(HEADLINE),
        person_id=PERSON,
        headline_id=HEADLINE,
        chosen=(given, own),
        own=("Who pays for the journey?",),
    )


def _fact(fact_id: UUID, kind: FactKind, text: str) -> Fact:
    return Fact(
        id=fact_id,
        person_id=PERSON,
        fact=kind,
        text=text,
        provenance=Provenance.REPORT,
        known_on="2025-03",
        show_on_pages=False,
    )


def main() -> None:
    """Make the file of the present version beside this script."""
    version = getattr(schema, "VERSION", len(schema.MIGRATIONS))
    path = FOLDER / f"version-{version}.carevault"
    store = SqlcipherVaults().create(path, PASSPHRASE)
    write(store)
    store.close()


if __name__ == "__main__":
    main()
