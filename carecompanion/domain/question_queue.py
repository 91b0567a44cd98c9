"""Every question still to ask about one person, in one place and each once.

A question is in it because a row of a headline is not known yet or different, or because the family
wrote it. The family's order wins; the first three follow ux.md 3.2. Nothing here is scored.

Further sources of questions give further `QueueItem`s: `build_queue` takes any number of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.questions import Group, QuestionId, QuestionTable
from carecompanion.domain.queue_order import QueueOrder, QueuePlace
from carecompanion.domain.records import Mark
from carecompanion.domain.same_words import same_words
from carecompanion.domain.top_three import PAGE_QUESTIONS, ROW_OF_DETAIL
from carecompanion.domain.walk import Walk

OWN: Final = "own"
_AFTER_ROWS: Final = 100
_AFTER_DETAILS: Final = 200
_GROUPS: Final = (None, *Group)
"""The family's own questions come first, then the groups in the order of the walk."""

_SLOTS: Final = (
    (Group.RELEVANCE,),
    (Group.STAGE, Group.RISK),
    (Group.ACCESS,),
    (Group.RISK,),
    (Group.STAGE,),
)
"""Where the first three questions come from, one after the other (ux.md 3.2).

A slot that the family filled is passed over; the last two are for when others are empty.
"""

_FILLERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One question that one headline asks.

    `key` names the question whatever the headline; `rows` are those of the 17 that it asks here.
    `turn` orders the questions of a group. `question` is None for what is not one of the 17.
    """

    key: str
    text: str
    headline_id: UUID
    headline: str
    group: Group | None = None
    question: QuestionId | None = None
    rows: tuple[QuestionId, ...] = ()
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """One question of the queue with the headlines that ask it, newest first.

    `answered_on` is the day it was answered, where that is no longer ago than a year.
    """

    key: str
    text: str
    items: tuple[QueueItem, ...]
    place: QueuePlace
    answered_on: str = ""

    @property
    def group(self) -> Group | None:
        """Its group of the walk; None for a question of the family's own."""
        return self.items[0].group

    @property
    def headlines(self) -> Mapping[UUID, str]:
        """The headlines that ask it, by id."""
        return {item.headline_id: item.headline for item in self.items}

    @property
    def is_of_family(self) -> bool:
        """Whether the family wrote, pinned or moved it: then it comes before our rules."""
        return self.group is None or self.place.is_pinned or self.place.is_placed


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionQueue:
    """All questions: the first three, the rest in order, those for later, those answered lately."""

    top: tuple[QueueEntry, ...] = ()
    rest: tuple[QueueEntry, ...] = ()
    later: tuple[QueueEntry, ...] = ()
    answered: tuple[QueueEntry, ...] = ()

    @property
    def waiting(self) -> tuple[QueueEntry, ...]:
        """What is still to ask, in the order shown."""
        return self.top + self.rest

    @property
    def entries(self) -> tuple[QueueEntry, ...]:
        """Every entry, each once."""
        return self.waiting + self.later + self.answered

    def entry(self, key: str) -> QueueEntry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


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
            yield _with_rows(item, rows)
    for row in QuestionId:
        if row not in taken and is_open(walk, row):
            yield _row_item(walk, row, table)
    yield from _detail_items(walk, table)
    yield from _deeper_items(walk)


def is_open(walk: Walk, row: QuestionId) -> bool:
    """Whether a row is worth asking: not known yet, or different."""
    return walk.answer(row).standing in (Mark.NOT_KNOWN, Mark.DIFFERENT)


def build_queue(
    items: Iterable[QueueItem], order: QueueOrder, *, answered: Mapping[str, str] | None = None
) -> QuestionQueue:
    """The queue of some questions; `answered` has the day by `same_words` of what was answered."""
    days = answered or {}
    entries = [_entry(found, order, days) for found in _merged(items)]
    entries.sort(key=_usual_turn)
    done = [entry for entry in entries if _is_done(entry)]
    later = [entry for entry in entries if entry.place.is_later and not _is_done(entry)]
    waiting = [entry for entry in entries if not entry.place.is_later and not _is_done(entry)]
    of_family = _in_order([entry for entry in waiting if entry.is_of_family], order)
    top = _top(of_family, [entry for entry in waiting if not entry.is_of_family])
    usual = [entry for entry in waiting if not entry.is_of_family]
    rest = [entry for entry in (*of_family, *usual) if entry not in top]
    return QuestionQueue(top=tuple(top), rest=tuple(rest), later=tuple(later), answered=tuple(done))


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


def _with_rows(item: QueueItem, rows: tuple[QuestionId, ...]) -> QueueItem:
    return QueueItem(
        key=item.key,
        text=item.text,
        headline_id=item.headline_id,
        headline=item.headline,
        group=item.group,
        question=item.question,
        rows=rows,
        turn=item.turn,
    )


def _turn(row: QuestionId) -> int:
    return list(QuestionId).index(row)


def _merged(items: Iterable[QueueItem]) -> list[list[QueueItem]]:
    """Items that ask the same in the same words, together; those of the 17 name them."""
    by_words: dict[str, list[QueueItem]] = {}
    for item in items:
        by_words.setdefault(same_words(item.text), []).append(item)
    for found in by_words.values():
        found.sort(key=lambda item: item.question is None)
    return list(by_words.values())


def _entry(items: list[QueueItem], order: QueueOrder, days: Mapping[str, str]) -> QueueEntry:
    first = items[0]
    return QueueEntry(
        key=first.key,
        text=first.text,
        items=tuple(items),
        place=order.place(first.key),
        answered_on=days.get(same_words(first.text), ""),
    )


def _is_done(entry: QueueEntry) -> bool:
    return bool(entry.answered_on) and not entry.place.ask_again


def _usual_turn(entry: QueueEntry) -> tuple[int, int]:
    return _GROUPS.index(entry.group), entry.items[0].turn


def _in_order(entries: list[QueueEntry], order: QueueOrder) -> list[QueueEntry]:
    """What was pinned or moved in the family's order, then their other own questions."""
    turns = {place.key: turn for turn, place in enumerate(order.places)}

    def turn(entry: QueueEntry) -> tuple[bool, int]:
        has_place = entry.place.is_pinned or entry.place.is_placed
        return not has_place, turns[entry.key] if has_place else 0

    return sorted(entries, key=turn)


def _top(of_family: list[QueueEntry], usual: list[QueueEntry]) -> list[QueueEntry]:
    """The family's first; then by the rules, never two from one group (ux.md 3.2)."""
    top = of_family[:PAGE_QUESTIONS]
    used = {entry.group for entry in top}
    for turn, groups in enumerate(_SLOTS):
        if len(top) == PAGE_QUESTIONS:
            break
        if turn < _FILLERS and used.intersection(groups):
            continue
        found = _first_of(groups, [entry for entry in usual if entry.group not in used])
        if found is not None:
            used.add(found.group)
            top.append(found)
    return top


def _first_of(groups: tuple[Group, ...], entries: list[QueueEntry]) -> QueueEntry | None:
    """The stage is asked for while it is not known; who can advise comes first of its group."""
    for group in groups:
        found = [entry for entry in entries if entry.group is group]
        if groups[0] is Group.STAGE and group is Group.STAGE and len(groups) > 1:
            found = [e for e in found if e.items[0].question is QuestionId.T1]
        if group is Group.ACCESS:
            found.sort(key=lambda entry: entry.items[0].question is not QuestionId.A4)
        if found:
            return found[0]
    return None
