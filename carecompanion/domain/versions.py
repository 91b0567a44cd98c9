"""The earlier versions of a headline and of all that belongs to it, told as then and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, assert_never
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.history import Revision
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactField,
    Headline,
    HeadlineSource,
    Paid,
    PaperText,
    Person,
    QuestionChoice,
    QueueOrder,
    Record,
    Story,
    Visit,
    answer_id,
    choice_id,
    detail_mark_id,
    story_id,
)
from carecompanion.domain.topics import Topic, topic_of
from carecompanion.domain.walk import read_notes

__all__ = [
    "VERSIONS_SHOWN",
    "Difference",
    "Part",
    "Topic",
    "Version",
    "differences",
    "read_versions",
    "topic_of",
]

VERSIONS_SHOWN: Final = 20
"""How many versions are read at a time."""

_SHOWN_LETTERS = 300
_LEAD_LETTERS = 40
"""Of a longer text, so much is shown; and so much of what comes before the first difference."""


class Part(StrEnum):
    """One thing that a person typed or chose in a record."""

    HEADLINE = "headline"
    LINK = "link"
    SEEN_WHERE = "seen_where"
    SEEN_WHEN = "seen_when"
    WHY_STOPPED = "why_stopped"
    ASK_WHY = "ask_why"
    STATUS = "status"
    STORY = "story"
    MARK = "mark"
    SAYS = "says"
    STAGE = "stage"
    RUNG = "rung"
    RUNG_PLACE = "rung_place"
    CHOSEN = "chosen"
    OWN_QUESTIONS = "own_questions"
    DEEPER = "deeper"
    ACCESS = "access"
    PAID = "paid"
    NOTE = "note"
    NAME = "name"
    RELATION = "relation"
    NAME_STYLE = "name_style"
    BORN_STYLE = "born_style"
    NEEDS = "needs"
    INTERPRETER = "interpreter"
    PAUSED = "paused"
    PROVENANCE = "provenance"
    SOURCE = "source"
    SOURCE_ON = "source_on"
    KNOWN_ON = "known_on"
    CHECKED_ON = "checked_on"
    NONE_KNOWN = "none_known"
    SHOW_ON_PAGES = "show_on_pages"
    PAPERS = "papers"
    LOOK_AGAIN_ON = "look_again_on"
    LOOKED_ON = "looked_on"
    WHATS_NEW = "whats_new"
    CLOSED_REASON = "closed_reason"
    CLOSED_WORDS = "closed_words"
    CLOSED_ON = "closed_on"
    CLOSED_UNTIL = "closed_until"
    AWAITS = "awaits"
    AWAITS_WORDS = "awaits_words"
    HAS_COME = "has_come"
    REOPENED_ON = "reopened_on"
    SOURCE_SAYS = "source_says"
    SOURCE_WHO = "source_who"
    VISIT_ON = "visit_on"
    VISIT_TIME = "visit_time"
    VISIT_WHO = "visit_who"
    VISIT_WHERE = "visit_where"
    PURPOSE = "purpose"
    HOPE = "hope"
    BROUGHT = "brought"
    ANSWERS = "answers"
    NEXT_STEP = "next_step"
    NEXT_WHO = "next_who"
    NEXT_BY = "next_by"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one part said then and says now; long texts are cut around where they differ.

    Marks, stages and the like stand as the values of their enumerations, papers as their number. A
    field of a fact is a part of its own.
    """

    part: Part | FactField
    then: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One earlier state of one record. `at` is in UTC.

    `is_gone` where the record was deleted in that state, or the state has been erased since.
    """

    record_id: UUID
    revision: int
    at: datetime
    action: Action
    topic: Topic
    is_gone: bool
    differences: tuple[Difference, ...]

    @property
    def can_come_back(self) -> bool:
        """Whether there is something to bring back that is not so already."""
        return bool(self.differences) and not self.is_gone


def read_versions(
    store: NotesStore, headline_id: UUID, *, limit: int = VERSIONS_SHOWN, before: int | None = None
) -> tuple[Version, ...]:
    """At most `limit` versions of a headline, its story, answers and questions, and of the notes.

    Of a fact, its own versions.

    Newest first; with `before`, those older than that revision.
    """
    found = [
        (revision, record_id, topic)
        for record_id, topic in _members(store, headline_id)
        for revision in store.history(record_id, limit=limit, before=before)
    ]
    found.sort(key=lambda each: each[0].id, reverse=True)
    now: dict[UUID, Record | None] = {}
    for _, record_id, _ in found[:limit]:
        if record_id not in now:
            now[record_id] = store.get(record_id)
    return tuple(
        _version(revision, topic, record_id, now[record_id])
        for revision, record_id, topic in found[:limit]
    )


def differences(then: Record, now: Record | None) -> tuple[Difference, ...]:
    """Every part that is another now; of a record that is gone, every part that had words."""
    before, after = _parts(then), _parts(now) if now is not None else {}
    return tuple(
        Difference(part, *_around_difference(before.get(part, ""), after.get(part, "")))
        for part in dict.fromkeys((*before, *after))
        if before.get(part, "") != after.get(part, "")
    )


def _members(store: NotesStore, headline_id: UUID) -> list[tuple[UUID, Topic]]:
    """Every record whose past is told, whether it was ever written or not."""
    headline = store.get(headline_id)
    if isinstance(headline, Fact | Visit):
        return [(headline_id, topic_of(headline))]
    _, facts = read_notes(store, headline.person_id if headline else None)
    return [
        (headline_id, Topic(Headline.KIND)),
        (story_id(headline_id), Topic(Story.KIND)),
        (choice_id(headline_id), Topic(QuestionChoice.KIND)),
        *((answer_id(headline_id, row), Topic(Answer.KIND, row)) for row in QuestionId),
        *(
            (detail_mark_id(headline_id, each), Topic(DetailMark.KIND, detail=each))
            for each in EligibilityDetail
        ),
        *(
            (source.id, Topic(HeadlineSource.KIND))
            for source in store.of_headline(HeadlineSource, headline_id)
        ),
        *((fact.id, topic_of(fact)) for fact in facts.values()),
    ]


def _version(revision: Revision, topic: Topic, record_id: UUID, now: Record | None) -> Version:
    then = revision.record
    return Version(
        record_id=record_id,
        revision=revision.id,
        at=revision.at,
        action=revision.action,
        topic=topic,
        is_gone=then is None,
        differences=differences(then, now) if then is not None else (),
    )


def _parts(record: Record) -> Mapping[Part | FactField, str]:  # noqa: C901, PLR0911 - a table
    match record:
        case Headline():
            return {
                Part.HEADLINE: record.text,
                Part.LINK: record.link,
                Part.SEEN_WHERE: record.seen_where,
                Part.SEEN_WHEN: record.seen_when,
                Part.WHY_STOPPED: record.why_stopped,
                Part.ASK_WHY: "yes" if record.ask_why_stopped else "",
                Part.STATUS: record.status,
                **_life_parts(record),
            }
        case HeadlineSource():
            return {
                Part.SOURCE_SAYS: record.says,
                Part.SEEN_WHERE: record.where,
                Part.SEEN_WHEN: record.seen_when,
                Part.LINK: record.link,
                Part.SOURCE_WHO: record.who,
            }
        case QueueOrder():
            return {}
        case Visit():
            return _visit_parts(record)
        case Story() | PaperText():
            return {Part.STORY: record.text}
        case Answer():
            return {
                Part.MARK: record.mark,
                Part.SAYS: record.says,
                Part.STAGE: record.stage,
                Part.RUNG: record.rung,
                Part.RUNG_PLACE: record.rung_place,
            }
        case DetailMark():
            return {Part.MARK: record.mark or "", Part.SAYS: record.says}
        case QuestionChoice():
            asked = ((q.text, q.other_words) for q in record.chosen or ())
            chosen = "\n".join(words for both in asked for words in both if words)
            return {
                Part.CHOSEN: chosen,
                Part.OWN_QUESTIONS: "\n".join(record.own),
                Part.DEEPER: "\n".join(kept.text for kept in record.deeper),
                Part.ACCESS: "\n".join(record.access),
                Part.PAID: "" if record.paid is Paid.NOT_KNOWN else record.paid,
            }
        case Fact():
            return _fact_parts(record)
        case Person():
            return _person_parts(record)
        case Attachment():
            return {Part.NAME: record.name, Part.NOTE: record.note}
        case _:
            assert_never(record)


def _life_parts(headline: Headline) -> Mapping[Part | FactField, str]:
    closing = headline.closing
    parts: dict[Part | FactField, str] = {
        Part.LOOK_AGAIN_ON: headline.look_again_on,
        Part.LOOKED_ON: headline.looked_on,
        Part.WHATS_NEW: headline.whats_new,
    }
    if closing is not None:
        parts |= {
            Part.CLOSED_REASON: closing.reason,
            Part.CLOSED_WORDS: closing.words,
            Part.CLOSED_ON: closing.closed_on,
            Part.CLOSED_UNTIL: closing.look_again_on,
            Part.AWAITS: "\n".join(closing.awaits),
            Part.AWAITS_WORDS: closing.awaits_words,
            Part.HAS_COME: "yes" if closing.has_come else "",
            Part.REOPENED_ON: closing.reopened_on,
        }
    return parts


def _visit_parts(visit: Visit) -> Mapping[Part | FactField, str]:
    said = (q.answer.said for q in visit.questions)
    return {
        Part.VISIT_ON: visit.on,
        Part.VISIT_TIME: visit.time,
        Part.VISIT_WHO: visit.who,
        Part.VISIT_WHERE: visit.where,
        Part.PURPOSE: visit.purpose,
        Part.NEEDS: visit.needs,
        Part.HOPE: visit.hope,
        Part.BROUGHT: "\n".join(question.text for question in visit.questions),
        Part.ANSWERS: "\n".join(filter(None, said)),
        Part.NEXT_STEP: visit.next_step,
        Part.NEXT_WHO: visit.next_who,
        Part.NEXT_BY: visit.next_by,
        Part.CORRECTED: "\n".join(each.text for each in visit.corrections),
    }


def _fact_parts(fact: Fact) -> Mapping[Part | FactField, str]:
    return {
        Part.NOTE: fact.text,
        Part.NONE_KNOWN: "yes" if fact.none_known else "",
        **{field: fact.detail(field) for field in FactField},
        Part.PROVENANCE: fact.provenance,
        Part.SOURCE: fact.source,
        Part.SOURCE_ON: fact.source_on,
        Part.KNOWN_ON: fact.known_on,
        Part.CHECKED_ON: fact.checked_on,
        Part.SHOW_ON_PAGES: "yes" if fact.show_on_pages else "",
        Part.PAPERS: str(len(fact.papers)) if fact.papers else "",
    }


def _person_parts(person: Person) -> Mapping[Part | FactField, str]:
    return {
        Part.NAME: person.name,
        Part.RELATION: person.relation,
        Part.NAME_STYLE: person.name_style,
        Part.BORN_STYLE: person.born_style,
        Part.NEEDS: person.needs,
        Part.INTERPRETER: person.interpreter,
        Part.PAUSED: "yes" if person.paused else "",
    }


def _around_difference(then: str, now: str) -> tuple[str, str]:
    """Both texts, or of long ones the stretch that begins a little before they differ."""
    if max(len(then), len(now)) <= _SHOWN_LETTERS:
        return then, now
    pairs = enumerate(zip(then, now, strict=False))
    shorter = min(len(then), len(now))
    begin = max(0, next((at for at, (a, b) in pairs if a != b), shorter) - _LEAD_LETTERS)
    return _stretch(then, begin), _stretch(now, begin)


def _stretch(text: str, begin: int) -> str:
    before = "…" if begin and begin < len(text) else ""
    after = "…" if begin + _SHOWN_LETTERS < len(text) else ""
    return f"{before}{text[begin : begin + _SHOWN_LETTERS]}{after}"
