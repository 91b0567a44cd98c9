"""Which words of a record can be found, and when two words count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, assert_never

from carecompanion.domain.memory import FIELDS, FieldShape
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    Fact,
    Headline,
    HeadlineSource,
    PaperText,
    Person,
    QuestionChoice,
    QueueOrder,
    Record,
    Story,
    Visit,
)

_WORDS_LIMIT = 16
_MARKS = dict.fromkeys(range(768, 880))
# Scripts written without spaces between words: Thai to Burmese, Khmer, kana, Han. Each of their
# letters counts as a word, so that any part of a run is found.
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
_HALF_PAIRS: Final = re.compile("[\ud800-\udfff]")


def own_words(record: Record) -> str:
    """What the family wrote in a record: no ids, no dates, no choices, no wording of ours."""
    return "\n".join(own_texts(record))


def own_texts(record: Record) -> tuple[str, ...]:
    """The same, each text by itself."""
    return tuple(text for text in _texts(record) if text)


def folded(text: str) -> str:
    """`text` as words are compared: whatever the case, the accents and the width of letters."""
    if not text.isascii():
        plain = _HALF_PAIRS.sub(" ", text)
        plain = unicodedata.normalize("NFKD", plain).translate(_MARKS)
        text = _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFKC", plain))
    return text.casefold()


def wanted_words(text: str) -> tuple[str, ...]:
    """The words to look for when a person typed `text`, folded; of a long text the first 16.

    A run of letters written without spaces stays one word, with its letters apart.
    """
    words = (" ".join(folded(piece).split()) for piece in text.split())
    return tuple(word for word in words if any(map(str.isalnum, word)))[:_WORDS_LIMIT]


def may_go_on(word: str) -> bool:
    """Whether a wanted word also finds longer ones: from two letters on, but for such a run."""
    (*_, last) = re.findall(r"[^\W_]+", word) or ("",)
    return len(last) > 1 and not _UNSPACED.search(last)


def is_unspaced(word: str) -> bool:
    """Whether a word has letters of a script that is written without spaces."""
    return _UNSPACED.search(word) is not None


def _texts(record: Record) -> Iterator[str]:  # noqa: C901, PLR0912 - by kind
    match record:
        case Person():
            yield from (record.name, record.needs, record.interpreter)
        case Fact():
            yield from _fact_texts(record)
        case Story() | PaperText():
            yield record.text
        case Headline():
            yield from (record.text, record.link, record.seen_where, record.seen_when)
            yield from (record.why_stopped, record.whats_new)
            if record.closing is not None:
                yield from (record.closing.words, record.closing.awaits_words)
        case HeadlineSource():
            yield from (record.says, record.where, record.seen_when, record.link, record.who)
        case Answer():
            yield from (record.says, record.rung_place)
        case DetailMark():
            yield record.says
        case Attachment():
            yield from (record.name, record.note)
        case QuestionChoice():
            yield from _own_questions(record)
        case QueueOrder():
            yield from (question.text for question in record.put_aside)
        case Visit():
            yield from _visit_texts(record)
        case _:
            assert_never(record)


def _fact_texts(fact: Fact) -> Iterator[str]:
    yield from (fact.text, fact.source)
    shapes = {spec.field: spec.shape for spec in FIELDS[fact.fact]}
    for detail in fact.details:
        if shapes.get(detail.field) not in (FieldShape.DATE, FieldShape.CHOICE):
            yield detail.text


def _visit_texts(visit: Visit) -> Iterator[str]:
    """What was typed about a visit, the questions that were brought, and what was said."""
    yield from (visit.time, visit.who, visit.where, visit.purpose, visit.needs, visit.hope)
    for question in visit.questions:
        answer = question.answer
        yield question.text
        yield from (answer.said, answer.said_by, answer.who, answer.by_when)
    yield from (visit.next_step, visit.next_who, visit.next_by)
    yield from (correction.text for correction in visit.corrections)


def _own_questions(choice: QuestionChoice) -> Iterator[str]:
    yield from choice.own
    for chosen in choice.chosen or ():
        if chosen.edited or chosen.group is None:
            yield chosen.text
    for kept in choice.deeper:
        if kept.edited:
            yield kept.text
