"""What the queue is made of: what headlines and notes ask, and what waits for a visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.questions import Group, QuestionId, QuestionTable
from carecompanion.domain.records import Fact, Headline, Mark
from carecompanion.domain.same_words import same_words
from carecompanion.domain.top_three import ROW_OF_DETAIL
from carecompanion.domain.waiting import Waiting
from carecompanion.domain.walk import Walk

OWN: Final = "own"
_AFTER_ROWS: Final = 100
_AFTER_DETAILS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One question that one headline asks, or a note of the care memory.

    `key` names the question whatever the headline; `rows` are those of the 17 that it asks here.
    `turn` orders the questions of a group. `question` is None for what is not one of the 17.
    `waits` is there for one that was brought to a visit, or taken off one; where no headline asks
    such a question, `headline_id` is None. `note` is the note of the care memory that asks it.
    """

    key: str
    text: str
    headline_id: UUID | None
    headline: str
    group: Group | None = None
    question: QuestionId | None = None
    rows: tuple[QuestionId, ...] = ()
    turn: int = 0
    waits: Waiting | None = None
    note: Fact | None = None


def walk_items(walk: Walk, table: QuestionTable) -> Iterator[QueueItem]:
    """The questions of one headline: its own, those the family reworded, and every open row.

    Then the details that the family marked, and the questions that go deeper on their list.
    """
    yield from _own_items(walk)
    taken: set[QuestionId] = set()
    for item in _reworded_items(walk):
        rows = tuple(row for row in item.rows if row not in taken)
        if rows:
            taken.update(rows)
            yield replace(item, rows=rows)
    for row in QuestionId:
        if row not in taken and is_open(walk, row):
            yield _row_item(walk, row, table)
    yield from _detail_items(walk, table)
    yield from _deeper_items(walk)


def waiting_items(waiting: Waiting, headlines: Sequence[Headline]) -> Iterator[QueueItem]:
    """A question that waits for a visit, once for each of the headlines that asked it."""
    asked = waiting.question
    words, row = same_words(asked.text), asked.question
    alone = QueueItem(
        key=f"{OWN if row is None else row.value}/{words}",
        text=asked.text,
        headline_id=None,
        headline="",
        group=asked.group,
        question=row,
        turn=0 if row is None else _turn(row),
        waits=waiting,
    )
    for headline in headlines:
        yield replace(alone, headline_id=headline.id, headline=headline.text)
    if not headlines:
        yield alone


def is_open(walk: Walk, row: QuestionId) -> bool:
    """Whether a row is worth asking: not known yet, or different."""
    return walk.answer(row).standing in (Mark.NOT_KNOWN, Mark.DIFFERENT)


def _own_items(walk: Walk) -> Iterator[QueueItem]:
    chosen = (each.text for each in walk.choice.chosen or () if each.group is None)
    texts = {same_words(text): text for text in (*walk.own_questions, *chosen) if text.strip()}
    for turn, (words, text) in enumerate(texts.items()):
        yield QueueItem(
            key=f"{OWN}/{words}",
            text=text,
            headline_id=walk.headline.id,
            headline=walk.headline.text,
            turn=turn,
        )


def _reworded_items(walk: Walk) -> Iterator[QueueItem]:
    """Questions of the 17 in the family's own words, as long as they ask something open."""
    for chosen in walk.choice.chosen or ():
        if chosen.question is None or not chosen.edited or not chosen.text.strip():
            continue
        yield QueueItem(
            key=f"{chosen.question.value}/{same_words(chosen.text)}",
            text=chosen.text,
            headline_id=walk.headline.id,
            headline=walk.headline.text,
            group=chosen.question.group,
            question=chosen.question,
            rows=tuple(r for r in (chosen.question, *chosen.covers) if is_open(walk, r)),
            turn=_turn(chosen.question),
        )


def _row_item(walk: Walk, row: QuestionId, table: QuestionTable) -> QueueItem:
    key, text = row.value, table.questions[row].full(walk.asker)
    if row.group is Group.RELEVANCE and walk.answer(row).standing is Mark.DIFFERENT:
        key, text = f"{key}/different", table.combined[f"different_{row.value}"].full(walk.asker)
    return QueueItem(
        key=key,
        text=text,
        headline_id=walk.headline.id,
        headline=walk.headline.text,
        group=row.group,
        question=row,
        rows=(row,),
        turn=_turn(row),
    )


def _detail_items(walk: Walk, table: QuestionTable) -> Iterator[QueueItem]:
    """Details marked as different or to ask, but for one whose row of the 17 asks it already."""
    chosen = (each for each in walk.choice.chosen or () if each.edited and each.text.strip())
    reworded = {each.detail: each.text for each in chosen if each.detail is not None}
    for turn, detail in enumerate(EligibilityDetail):
        row = ROW_OF_DETAIL.get(detail)
        is_asked = row is not None and is_open(walk, row)
        if is_asked or walk.detail(detail).mark not in (Mark.DIFFERENT, Mark.NOT_KNOWN):
            continue
        usual = table.details[detail].full(walk.asker)
        yield _further_item(
            walk,
            f"detail/{detail.value}",
            reworded.get(detail, usual),
            is_usual=detail not in reworded,
            group=Group.RELEVANCE,
            turn=_AFTER_ROWS + turn,
        )


def _deeper_items(walk: Walk) -> Iterator[QueueItem]:
    for turn, kept in enumerate(walk.choice.deeper):
        if kept.text.strip():
            yield _further_item(
                walk,
                f"deeper/{kept.id}",
                kept.text,
                is_usual=not kept.edited,
                group=kept.group,
                turn=_AFTER_DETAILS + turn,
            )


def _further_item(
    walk: Walk, name: str, text: str, *, is_usual: bool, group: Group, turn: int
) -> QueueItem:
    """A question beside the 17; in the family's own words it is another one than in ours."""
    return QueueItem(
        key=name if is_usual else f"{name}/{same_words(text)}",
        text=text,
        headline_id=walk.headline.id,
        headline=walk.headline.text,
        group=group,
        turn=turn,
    )


def _turn(row: QuestionId) -> int:
    return list(QuestionId).index(row)
