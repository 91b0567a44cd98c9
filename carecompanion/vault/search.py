"""Looks through the words of records, newest first, and cuts excerpts from what was found.

Exact words come first. Where few records hold them, words that are nearly the same are looked for
too. One call looks through a bounded number of records, so that it never takes long.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from carecompanion.domain.excerpts import excerpt_of, words_marked
from carecompanion.domain.finding import folded, may_go_on, own_texts, wanted_words
from carecompanion.domain.near_words import written_together
from carecompanion.domain.records import Attachment, Headline, PaperText, Record
from carecompanion.domain.search import FEW_FOUND, FindingPlace, Findings, Found, Search
from carecompanion.domain.topics import topic_of
from carecompanion.vault import present
from carecompanion.vault.codec import decode
from carecompanion.vault.vocabulary import known, near_words, two_words
from carecompanion.vault.words import each_word, quoted_word

if TYPE_CHECKING:
    import sqlite3

LOOKED_THROUGH: Final = 4000
"""Records that one call looks through at most, when few of them are of the kind wanted."""

LONG_BODY: Final = 64 * 1024
"""A longer body is read when its turn comes, so that no search has to wait for many of them."""

READ_AT_ONCE: Final = 256 * 1024
"""Bytes of long bodies that one call reads all the same."""

_BEYOND = 2**63 - 1

_HOLDING = (
    "SELECT rowid FROM found_words WHERE found_words MATCH ? AND rowid < ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_DAY = (
    "coalesce(record.dated, (SELECT whole.dated FROM record AS whole"
    " WHERE whole.id = record.headline_id), substr(record.created_at, 1, 10))"
)
_ROWS = (
    f"SELECT record.sequence, record.id, record.kind, record.person_id, {_DAY} AS day,"  # noqa: S608 - ours
    " revision.id, octet_length(revision.body)"
    " FROM json_each(?) AS each CROSS JOIN record ON record.sequence = each.value"
    " CROSS JOIN revision ON revision.id = record.revision WHERE record.deleted_at IS NULL"
)
_BODY = "SELECT body FROM revision WHERE id = ?"


class _Row(NamedTuple):
    sequence: int
    id: str
    kind: str
    person_id: str
    day: str
    revision: int
    size: int


@dataclass(slots=True)
class _Query:
    """What to look for: a query of FTS5, and the words to mark in what it finds."""

    match: str
    words: list[str]
    begun: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)


def search(
    connection: sqlite3.Connection, wanted: Search, *, after: FindingPlace | None, limit: int
) -> Findings:
    """See `NotesStore.search`."""
    words = wanted_words(wanted.text)
    if not words:
        return Findings()
    exact = _exact(words)
    rows: list[_Row] = []
    go_on: int | None = None
    if after is None or not after.is_near:
        rows, go_on = _look(connection, exact.match, wanted, after, limit)
    items = _found(connection, rows, exact)
    if go_on is not None:
        return Findings(items=items, go_on=FindingPlace(go_on))
    if after is not None and not after.is_near:
        return Findings(items=items)
    if after is None and len(items) >= FEW_FOUND:
        return Findings(items=items)
    near = _near(connection, words)
    if near is None:
        return Findings(items=items)
    rows, go_on = _look(connection, f"({near.match}) NOT ({exact.match})", wanted, after, limit)
    others = _found(connection, rows, near)
    place = None if go_on is None else FindingPlace(go_on, is_near=True)
    return Findings(items=items + others, also=_shown_also(near, others), go_on=place)


def look_into(connection: sqlite3.Connection, wanted: Search, record_id: UUID) -> Found | None:
    """See `NotesStore.look_into`."""
    words = wanted_words(wanted.text)
    rows = connection.execute(
        _ROWS.replace("each.value", "(SELECT sequence FROM record WHERE id = each.value)"),
        (json.dumps([str(record_id)]),),
    ).fetchall()
    if not rows or not words:
        return None
    query = _exact(words)
    near = _near(connection, words)
    if near is not None:
        query = replace(near, words=query.words + near.words, begun=query.begun)
    return _one(connection, _Row(*rows[0]), query)


def _exact(words: tuple[str, ...]) -> _Query:
    """The words as typed; the last one may go on."""
    *whole, last = words
    query = _Query(" AND ".join(each_word(words)), list(whole))
    (query.begun if may_go_on(last) else query.words).append(last)
    return query


def _near(connection: sqlite3.Connection, words: tuple[str, ...]) -> _Query | None:
    """The words as they may have been meant; None when there are none like them.

    Words that many records hold were meant, unless all of them are such words.
    """
    typed = each_word(words)
    rare = [len(_holding(connection, each, _BEYOND, FEW_FOUND)) < FEW_FOUND for each in typed]
    query = _Query("", [])
    groups = []
    for place, (word, own) in enumerate(zip(words, typed, strict=True)):
        is_last = place == len(words) - 1
        meant: tuple[str, ...] = ()
        if rare[place] or not any(rare):
            meant = near_words(connection, word, may_go_on=is_last and may_go_on(word))
            halves = two_words(connection, word)
            meant += (" ".join(halves),) if halves else ()
        query.also += meant
        groups.append(f"({' OR '.join([own, *map(quoted_word, meant)])})")
    query.words = [*words, *query.also]
    matches = [" AND ".join(groups)] if query.also else []
    matches += _joined(connection, words, groups, query)
    if not matches:
        return None
    query.match = " OR ".join(f"({match})" for match in matches)
    return query


def _joined(
    connection: sqlite3.Connection, words: tuple[str, ...], groups: list[str], query: _Query
) -> list[str]:
    """The same with two words that were meant as one."""
    together = written_together(words)
    there = set(known(connection, together))
    matches = []
    for place, word in enumerate(together):
        if word in there:
            others = [*groups[:place], quoted_word(word), *groups[place + 2 :]]
            matches.append(" AND ".join(others))
            query.also.append(word)
            query.words.append(word)
    return matches


def _look(
    connection: sqlite3.Connection,
    match: str,
    wanted: Search,
    after: FindingPlace | None,
    limit: int,
) -> tuple[list[_Row], int | None]:
    """The next rows that fit, and where to go on; None when everything was looked through."""
    narrowed, values = _narrowed(wanted)
    before = after.sequence if after is not None else _BEYOND
    rows: list[_Row] = []
    looked, step = 0, limit + 1
    while looked < LOOKED_THROUGH:
        holding = _holding(connection, match, before, step)
        found = connection.execute(
            f"{_ROWS}{narrowed} ORDER BY record.sequence DESC", (json.dumps(holding), *values)
        )
        rows += (_Row(*row) for row in found)
        if len(rows) > limit:
            return rows[:limit], rows[limit - 1].sequence
        if len(holding) < step:
            return rows, None
        looked += step
        before, step = holding[-1], LOOKED_THROUGH // 4
    return rows, before


def _holding(connection: sqlite3.Connection, match: str, before: int, limit: int) -> list[int]:
    return [row[0] for row in connection.execute(_HOLDING, (match, before, limit))]


def _narrowed(wanted: Search) -> tuple[str, list[str]]:
    """What the results are limited to, as SQL and its values."""
    narrowed, values = "", []
    if wanted.person_id is not None:
        narrowed += " AND record.person_id = ?"
        values.append(str(wanted.person_id))
    if wanted.kinds or wanted.topics:
        narrowed += (
            " AND (record.kind IN (SELECT value FROM json_each(?))"
            " OR record.topic IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(sorted(kind.KIND for kind in wanted.kinds)))
        values.append(json.dumps(sorted(topic.value for topic in wanted.topics)))
    if wanted.since:
        narrowed += " AND day || '~' >= ?"  # a month or a year that goes on after it counts
        values.append(wanted.since)
    if wanted.until:
        narrowed += " AND day <= ? || '~'"
        values.append(wanted.until)
    return narrowed, values


def _found(connection: sqlite3.Connection, rows: list[_Row], query: _Query) -> tuple[Found, ...]:
    items = []
    left = READ_AT_ONCE
    for row in rows:
        is_long = row.size > LONG_BODY
        left -= row.size if is_long else 0
        items.append(_bare(row) if is_long and left < 0 else _one(connection, row, query))
    return tuple(items)


def _bare(row: _Row) -> Found:
    """What is known of a record without reading it."""
    return Found(
        record_id=UUID(row.id), kind=row.kind, person_id=UUID(row.person_id), dated=row.day
    )


def _one(connection: sqlite3.Connection, row: _Row, query: _Query) -> Found:
    (body,) = connection.execute(_BODY, (row.revision,)).fetchone()
    record = decode(row.kind, body)
    return replace(
        _bare(row),
        topic=topic_of(record),
        about=_about(connection, record),
        excerpt=excerpt_of(own_texts(record), words=query.words, begun=query.begun),
    )


def _about(connection: sqlite3.Connection, record: Record) -> str:
    """The headline or the file that a record belongs to."""
    owner_id = getattr(record, "headline_id", None)
    if isinstance(record, PaperText):
        owner_id = record.attachment_id
    owner = present.record(connection, owner_id) if owner_id is not None else None
    if isinstance(owner, Headline):
        return owner.text
    return owner.name if isinstance(owner, Attachment) else ""


def _shown_also(query: _Query, items: tuple[Found, ...]) -> tuple[str, ...]:
    """The other words that these results hold: never one that is in notes of somebody else."""
    marked = words_marked(item.excerpt for item in items if item.excerpt is not None)
    return tuple(word for word in dict.fromkeys(query.also) if folded(word) in marked)
