"""Reads the wording of the 17 questions: resources/questions.toml (DESIGN.md section 5)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import (
    CombinedWording,
    DetailWording,
    Group,
    GroupWording,
    QuestionId,
    QuestionTable,
    QuestionWording,
    StateWording,
    questions_of,
)

COMBINED_KEYS = (
    "stage_and_results",
    "risks_known_and_not",
    "check_ups",
    "advice",
    *(f"different_{question.value}" for question in questions_of(Group.RELEVANCE)),
)
"""The questions of the fixed rules (ux.md 3.2) that a pack has wording for."""

REASON_KEYS = (
    "own",
    "picked",
    "not_known",
    "different",
    "stage_and_results",
    "risks_known_and_not",
    "check_ups",
    "advice",
)
"""Why a question was chosen: the sentences that a pack has under these keys."""


WORDED_STATES = (
    DiagnosisState.UNCERTAIN_VARIANT,
    DiagnosisState.CLINICAL,
    DiagnosisState.UNDIAGNOSED,
)
"""The states of a diagnosis that have words of their own (requirements.md, feature 13)."""

STATE_ROWS = (QuestionId.R2, QuestionId.R3)
STATE_COMBINED = tuple(f"different_{question.value}" for question in STATE_ROWS)
"""What those words take the place of."""


class _Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    row: Line
    help: Line
    family: Line
    adult: Line
    short: Line
    page: Line


class _Detail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: Line
    adult: Line
    short: Line
    page: Line


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: Line
    short: Line
    lead: Line
    adult_heading: str = ""


class _Combined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: QuestionId
    family: Line
    adult: Line
    covers: tuple[QuestionId, ...] = ()


def load_questions(path: Path) -> QuestionTable:
    """The wording of all questions, groups, combined questions, reasons and details at `path`.

    Raises:
        ContentError: the pack is missing, breaks its schema, or lacks or adds an entry; the
            text names the pack and the field.
    """
    pack = Pack(path)
    return QuestionTable(
        questions=_questions(pack),
        groups=_groups(pack),
        combined=_combined(pack),
        reasons=_reasons(pack),
        states={state: _state(pack, state) for state in WORDED_STATES},
        details=_details(pack),
    )


def _details(pack: Pack) -> dict[EligibilityDetail, DetailWording]:
    pack.expect_names(EligibilityDetail, "details")
    return {
        detail: DetailWording(**msgspec.structs.asdict(pack.entry(_Detail, "details", detail)))
        for detail in EligibilityDetail
    }


def _questions(pack: Pack) -> dict[QuestionId, QuestionWording]:
    pack.expect_names(QuestionId, "questions")
    return {
        question: QuestionWording(
            id=question, **msgspec.structs.asdict(pack.entry(_Question, "questions", question))
        )
        for question in QuestionId
    }


def _groups(pack: Pack) -> dict[Group, GroupWording]:
    pack.expect_names(Group, "groups")
    return {
        group: GroupWording(
            group=group, **msgspec.structs.asdict(pack.entry(_Group, "groups", group))
        )
        for group in Group
    }


def _combined(pack: Pack) -> dict[str, CombinedWording]:
    pack.expect_names(COMBINED_KEYS, "combined")
    wordings = {
        key: CombinedWording(
            key=key, **msgspec.structs.asdict(pack.entry(_Combined, "combined", key))
        )
        for key in COMBINED_KEYS
    }
    for wording in wordings.values():
        _check_one_group(pack, wording)
    return wordings


def _check_one_group(pack: Pack, wording: CombinedWording) -> None:
    """A combined question stays in one group, else a row could be asked twice on one page."""
    if any(row.group is not wording.question.group for row in wording.covers):
        pack.refuse(("combined", wording.key, "covers"), "reaches into another group")
    if wording.question in wording.covers:
        pack.refuse(("combined", wording.key, "covers"), "names its own question")


def _reasons(pack: Pack) -> dict[str, str]:
    pack.expect_names(REASON_KEYS, "reasons")
    return {key: pack.text("reasons", key) for key in REASON_KEYS}


def _state(pack: Pack, state: DiagnosisState) -> StateWording:
    pack.expect_names(WORDED_STATES, "states")
    pack.expect_names(("gene_change", *STATE_ROWS, *STATE_COMBINED), "states", state)
    rows = {row: pack.entry(_Question, "states", state, row) for row in STATE_ROWS}
    joined = {key: pack.entry(_Combined, "states", state, key) for key in STATE_COMBINED}
    return StateWording(
        gene_change=pack.text("states", state, "gene_change"),
        questions={
            row: QuestionWording(id=row, **msgspec.structs.asdict(words))
            for row, words in rows.items()
        },
        combined={
            key: CombinedWording(key=key, **msgspec.structs.asdict(words))
            for key, words in joined.items()
        },
    )
