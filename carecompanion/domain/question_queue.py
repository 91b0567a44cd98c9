"""Every question still to ask about one person, in one place and each once.

A question is in it because a row of a headline is not known yet or different, because the family
wrote it, be it in their care memory, or because it waits for a visit. The family's order wins; the
first three follow ux.md 3.2. Nothing here is scored.

Further sources of questions give further `QueueItem`s: `build_queue` takes any number of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.queue_items import QueueItem
from carecompanion.domain.queue_order import QueueOrder, QueuePlace
from carecompanion.domain.records import Fact
from carecompanion.domain.same_words import same_words
from carecompanion.domain.top_three import PAGE_QUESTIONS
from carecompanion.domain.waiting import Waiting

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
        """The headlines that ask it, by id; none for one that a family wrote for a visit."""
        ids = ((item.headline_id, item.headline) for item in self.items)
        return {headline_id: text for headline_id, text in ids if headline_id is not None}

    @property
    def waits(self) -> Waiting | None:
        """Where it waits, if it was brought to a visit or taken off one."""
        return next((item.waits for item in self.items if item.waits is not None), None)

    @property
    def note(self) -> Fact | None:
        """The note of the care memory that asks it, and takes up its answer."""
        return next((item.note for item in self.items if item.note is not None), None)

    @property
    def is_kept_off_pages(self) -> bool:
        """Whether only a note asks it that the family does not want on pages."""
        notes = [item.note for item in self.items]
        return all(note is not None and not note.show_on_pages for note in notes)

    @property
    def rests(self) -> bool:
        """Whether it waits together with its headlines, all of which are quiet."""
        return all(item.waits is not None and item.waits.rests for item in self.items)

    @property
    def is_asked_now(self) -> bool:
        """Whether a headline or a note asks it by itself, whatever became of it at visits."""
        return any(item.waits is None for item in self.items)

    @property
    def is_of_family(self) -> bool:
        """Whether the family wrote, pinned or moved it: then it comes before our rules."""
        return self.group is None or self.place.is_pinned or self.place.is_placed


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionQueue:
    """All questions: the first three, the rest in order, those for later, those answered lately.

    `resting` are those that came from headlines which are all closed for now or set aside.
    """

    top: tuple[QueueEntry, ...] = ()
    rest: tuple[QueueEntry, ...] = ()
    later: tuple[QueueEntry, ...] = ()
    resting: tuple[QueueEntry, ...] = ()
    answered: tuple[QueueEntry, ...] = ()

    @property
    def waiting(self) -> tuple[QueueEntry, ...]:
        """What is still to ask, in the order shown."""
        return self.top + self.rest

    @property
    def entries(self) -> tuple[QueueEntry, ...]:
        """Every entry, each once."""
        return self.waiting + self.later + self.resting + self.answered

    def entry(self, key: str) -> QueueEntry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


def build_queue(
    items: Iterable[QueueItem], order: QueueOrder, *, answered: Mapping[str, str] | None = None
) -> QuestionQueue:
    """The queue of some questions; `answered` has the day by `same_words` of what was answered."""
    days = answered or {}
    entries = [_entry(found, order, days) for found in _merged(items)]
    entries.sort(key=_usual_turn)
    done = [entry for entry in entries if _is_done(entry)]
    resting = [entry for entry in entries if entry.rests and not _is_done(entry)]
    awake = [entry for entry in entries if not entry.rests and not _is_done(entry)]
    later = [entry for entry in awake if entry.place.is_later]
    waiting = [entry for entry in awake if not entry.place.is_later]
    of_family = _in_order([entry for entry in waiting if entry.is_of_family], order)
    top = _top(of_family, [entry for entry in waiting if not entry.is_of_family])
    usual = [entry for entry in waiting if not entry.is_of_family]
    rest = [entry for entry in (*of_family, *usual) if entry not in top]
    return QuestionQueue(
        top=tuple(top),
        rest=tuple(rest),
        later=tuple(later),
        resting=tuple(resting),
        answered=tuple(done),
    )


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
