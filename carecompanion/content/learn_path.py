"""Reads the path, the sheet of checks, the follow-up and the routes: resources/learn/path.toml."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.learn_entries import QuestionEntry, Stamped, items_of, stamp_of
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.learn_path import (
    FollowUpTemplate,
    MonitoringPlanTemplate,
    PathStep,
    Route,
    RouteKind,
    TreatmentPath,
)


class _Path(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Line
    lead: Line


class _Step(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    plain: Line
    question: QuestionEntry
    card: Line


class _Plan(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    lead: Line
    copied: Line


class _FollowUp(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Line
    lead: Line
    row: Line


class _Route(Stamped, frozen=True, forbid_unknown_fields=True, kw_only=True):
    kind: RouteKind
    place: Line
    title: Line
    question: QuestionEntry
    plain: str = ""


def load_path(path: Path) -> TreatmentPath:
    """All of the pack at `path`.

    Raises:
        ContentError: the pack breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    head = pack.entry(_Path, "path")
    return TreatmentPath(
        title=head.title,
        lead=head.lead,
        steps=tuple(_step(pack, name) for name in pack.names("steps")),
        plan=_plan(pack),
        follow_up=_follow_up(pack),
        routes=tuple(_route(pack, name) for name in pack.names("routes")),
    )


def _step(pack: Pack, name: str) -> PathStep:
    keys = ("steps", name)
    entry = pack.entry(_Step, *keys, "step")
    return PathStep(
        id=name,
        title=entry.title,
        plain=entry.plain,
        items=items_of(pack, *keys, "items"),
        question=entry.question.value(),
        card=entry.card,
        stamp=stamp_of(pack, entry, keys),
    )


def _plan(pack: Pack) -> MonitoringPlanTemplate:
    entry = pack.entry(_Plan, "plan", "sheet")
    return MonitoringPlanTemplate(
        title=entry.title,
        lead=entry.lead,
        copied=entry.copied,
        tests=items_of(pack, "plan", "tests"),
        calls=items_of(pack, "plan", "calls"),
        stamp=stamp_of(pack, entry, ("plan", "sheet")),
    )


def _follow_up(pack: Pack) -> FollowUpTemplate:
    entry = pack.entry(_FollowUp, "follow_up", "sheet")
    if "{year}" not in entry.row:
        pack.refuse(("follow_up", "sheet", "row"), "has no place for {year}")
    return FollowUpTemplate(
        title=entry.title,
        lead=entry.lead,
        row=entry.row,
        yearly=items_of(pack, "follow_up", "yearly"),
        contact=items_of(pack, "follow_up", "contact"),
        moved=items_of(pack, "follow_up", "moved"),
        stamp=stamp_of(pack, entry, ("follow_up", "sheet")),
    )


def _route(pack: Pack, name: str) -> Route:
    keys = ("routes", name)
    entry = pack.entry(_Route, *keys)
    return Route(
        id=name,
        kind=entry.kind,
        place=entry.place,
        title=entry.title,
        question=entry.question.value(),
        plain=entry.plain,
        stamp=stamp_of(pack, entry, keys),
    )
