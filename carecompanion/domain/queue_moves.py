"""What a family does with the order of its questions: move, pin, leave for later, ask again."""

from __future__ import annotations

from dataclasses import replace

from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.queue_order import WAYS_BACK, QueueOrder, QueuePlace


def moved(order: QueueOrder, queue: QuestionQueue, key: str, by: int) -> QueueOrder:
    """The order with one question moved by one place among those shown; at an end, as it was.

    All that stands before it keeps its place from now on. Questions that are quiet now keep theirs.
    """
    shown = [entry.key for entry in queue.waiting]
    if key not in shown or not 0 <= shown.index(key) + by < len(shown):
        return order
    here = shown.index(key)
    shown[here], shown[here + by] = shown[here + by], shown[here]
    wanted = shown[: max(here + 1, here + by + 1, len(queue.top))]
    by_key = {entry.key: entry for entry in queue.waiting}
    places = iter([replace(_place(order, by_key[each]), is_placed=True) for each in wanted])
    kept = [next(places) if p.key in wanted else p for p in order.places]
    return replace(order, places=(*kept, *places))


def pinned(order: QueueOrder, entry: QueueEntry, *, yes: bool) -> QueueOrder:
    """The order with one question first of all; or no longer pinned, its place as it is."""
    place = replace(_place(order, entry), is_pinned=yes, is_later=False)
    if not yes:
        return order.with_place(replace(place, is_placed=True))
    others = tuple(each for each in order.places if each.key != entry.key)
    return replace(order, places=(place, *others))


def left_for_later(order: QueueOrder, entry: QueueEntry, *, yes: bool) -> QueueOrder:
    """The order with one question left for later, or taken up again in its place."""
    return order.with_place(replace(_place(order, entry), is_later=yes))


def asked_again(order: QueueOrder, entry: QueueEntry, *, yes: bool) -> QueueOrder:
    """The order with one question asked again although it was answered lately."""
    return order.with_place(replace(_place(order, entry), ask_again=yes))


def _place(order: QueueOrder, entry: QueueEntry) -> QueuePlace:
    return replace(order.place(entry.key), headline_ids=tuple(entry.headlines)[:WAYS_BACK])
