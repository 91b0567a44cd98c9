"""By which keys a record is looked up again, so that no list has to be read from end to end.

A headline is found by its words whatever their case, spaces and punctuation, by the numbers of
studies in it, by its link, by where it stands in the list, and by the day to look at it again.
A question of the care memory is found by its words while it has no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.finding import folded
from carecompanion.domain.records import Headline, HeadlineSource, HeadlineStatus, Record, Visit
from carecompanion.domain.same_words import same_words

_STUDY: Final = re.compile(
    r"\b(?:nct\d{8}|isrctn\d{8}|actrn\d{14}|chictr\d{10}|jrct[a-z0-9]{10,11}|drks\d{8}"
    r"|umin\d{9}|20\d\d-5\d{5}-\d\d|(?:19|20)\d\d-00\d{4}-\d\d)\b"
)
"""Numbers of studies as their registries write them, in small letters."""

_ADDRESS: Final = re.compile(r"^(?:https?://)?(?:www\.)?([^#]*?)/*(?:#.*)?$")
_NOT_THE_PAGE: Final = re.compile(r"[?&](?:utm_[a-z]+|fbclid|gclid)=[^&#]*")
_LOOK_AGAIN: Final = "look_again/"
_AT_ONCE: Final = "0001"
"""A day that has begun: what the family said has come."""


class Standing(StrEnum):
    """Where a headline stands; each is a key. What is open is listed too."""

    LISTED = "standing/listed"
    OPEN = "standing/open"
    CLOSED = "standing/closed"
    """Closed for now: lower in the list."""


class VisitKey(StrEnum):
    """By what a visit is found beside its day."""

    WAITS = "visit/waits"
    """A question of it is still to ask, and no later visit took that on."""
    NO_DAY = "visit/no_day"


class NoteKey(StrEnum):
    """By what a note of the care memory is found."""

    ASKS = "note/asks"
    """A question that nobody answered yet."""


def standings_of(headline: Headline) -> tuple[Standing, ...]:
    """Where a headline stands: closed for now counts before set aside."""
    if headline.is_closed:
        return (Standing.CLOSED,)
    if headline.status is HeadlineStatus.SET_ASIDE:
        return (Standing.LISTED,)
    return (Standing.LISTED, Standing.OPEN)


def keys_of(record: Record) -> tuple[str, ...] | None:
    """The keys of a record, each once; None for the many kinds that have none."""
    match record:
        case Headline():
            own = (*(each.value for each in standings_of(record)), *_look_again(record))
            return tuple(dict.fromkeys((*own, *twin_keys(record))))
        case HeadlineSource():
            return tuple(dict.fromkeys(_places(record.link, record.says)))
        case Visit():
            return tuple(_visit_keys(record))
        case Fact():
            return (NoteKey.ASKS, asking_key(record.text)) if asks(record) else ()
        case _:
            return None


def twin_keys(headline: Headline) -> tuple[str, ...]:
    """The keys by which another note of the same news is found: its words, its studies, its link.

    Blank words, and words that are no more than one, name nothing.
    """
    words = " ".join(re.findall(r"[^\W_]+", folded(headline.text)))
    keys = [_short("words", words)] if " " in words else []
    return tuple(dict.fromkeys((*keys, *_places(headline.link, headline.text))))


def asks(fact: Fact) -> bool:
    """Whether a note of the care memory is a question that is still to be answered."""
    is_question = fact.fact is FactKind.QUESTION and bool(fact.text.strip())
    return is_question and not fact.none_known and not fact.detail(FactField.ANSWER).strip()


def asking_key(text: str) -> str:
    """The key of a question without an answer, whatever the case and spaces of its words."""
    return _short("asks", same_words(text))


def _visit_keys(visit: Visit) -> Iterator[str]:
    if any(question.is_waiting for question in visit.questions):
        yield VisitKey.WAITS
    if not visit.on:
        yield VisitKey.NO_DAY


def look_again_span(today: str) -> tuple[str, str]:
    """The first and last key of what is to be looked at again by `today` (an ISO day)."""
    return _LOOK_AGAIN, f"{_LOOK_AGAIN}{today}"


def _look_again(headline: Headline) -> Iterator[str]:
    closing = headline.closing if headline.is_closed else None
    if closing is None:
        day = headline.look_again_on
    else:
        day = _AT_ONCE if closing.has_come else closing.look_again_on
    if day:
        yield f"{_LOOK_AGAIN}{day}"


def _places(link: str, text: str) -> Iterator[str]:
    """The studies named in a link or a text, and the link where it names none."""
    in_link = _STUDY.findall(link.casefold())
    for study in (*in_link, *_STUDY.findall(text.casefold())):
        yield f"study/{study}"
    address = _address(link)
    if address and not in_link:
        yield _short("link", address)


def _address(link: str) -> str:
    plain = _NOT_THE_PAGE.sub("", "".join(link.casefold().split()))
    found = _ADDRESS.match(plain)
    return found.group(1) if found else plain


def _short(what: str, text: str) -> str:
    """A key of one length for a text of any."""
    return f"{what}/{blake2b(text.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"
