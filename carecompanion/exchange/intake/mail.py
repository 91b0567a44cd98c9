"""A mail: who wrote it, when, what it says, and the files that hang on it.

The `email` package of the standard library reads it. That package opens no connection, but loads
the module that could (for the name of this computer); so this module is loaded only in the
process that reads what was brought, where nothing can be opened (docs/decisions/0083).
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email import policy
from email.errors import (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_tz
from typing import Any, Final

from carecompanion.domain.intake import INTAKE_PARTS, IntakeWarning
from carecompanion.exchange.intake.html_text import read_html
from carecompanion.exchange.intake.letters import decoded, one_line
from carecompanion.exchange.intake.plain_text import read_text, within_limit

_DEEPEST: Final = 20
"""How far parts may stand inside each other in one mail; real ones have up to five."""

_HEADER_LETTERS: Final = 2000
_BROKEN: Final = (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
_YEARS: Final = range(1970, 2100)


@dataclass(frozen=True, slots=True, repr=False)
class Attached:
    """A file that hangs on a mail. `is_mail` is a whole mail, to be read as one."""

    name: str
    content: bytes
    is_inline: bool = False
    is_mail: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Mail:
    """What a mail says."""

    subject: str
    sender: str
    on: str
    text: str
    attached: tuple[Attached, ...]
    warnings: tuple[IntakeWarning, ...]


@dataclass(slots=True, repr=False)
class _Found:
    texts: list[str] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    warnings: list[IntakeWarning] = field(default_factory=list)

    def warn(self, *warnings: IntakeWarning) -> None:
        self.warnings.extend(each for each in warnings if each not in self.warnings)


def read_mail(content: bytes) -> Mail:
    """Read a mail; what is broken in it is left out, and a warning says so.

    Raises:
        RecursionError: its parts stand inside each other without end.
    """
    message = email.message_from_bytes(content, policy=policy.default)
    found = _Found()
    _gather(message, found, depth=0)
    said = within_limit("\n\n".join(text for text in found.texts if text.strip()))
    found.warn(*said.warnings)
    return Mail(
        subject=_header(message, "Subject"),
        sender=_sender(message),
        on=_day(message),
        text=said.text.strip("\n"),
        attached=tuple(found.attached),
        warnings=tuple(found.warnings),
    )


def _gather(part: Message, found: _Found, *, depth: int) -> None:
    kind = _kind(part)
    if kind == "message/rfc822":
        _take_mail(part, found)
    elif part.is_multipart():
        if depth >= _DEEPEST:
            found.warn(IntakeWarning.LEFT_OUT)
        elif kind == "multipart/alternative":
            _take_best(part, found, depth)
        else:
            for inner in _inner(part):
                _gather(inner, found, depth=depth + 1)
    elif kind.startswith("text/") and not _is_file(part):
        _take_words(part, kind, found)
    else:
        _take_file(part, kind, found)


def _take_best(part: Message, found: _Found, depth: int) -> None:
    """Of several ways to say the same: plain words where there are any, else the web page."""
    words = len(found.texts)
    plain = [inner for inner in _inner(part) if _kind(inner) == "text/plain"]
    others = [inner for inner in _inner(part) if inner not in plain]
    for inner in plain:
        _gather(inner, found, depth=depth + 1)
    has_words = any(text.strip() for text in found.texts[words:])
    for inner in others:
        before = len(found.texts)
        _gather(inner, found, depth=depth + 1)
        if has_words:
            del found.texts[before:]  # the same again; only the files in there count
        has_words = has_words or any(text.strip() for text in found.texts[before:])


def _take_words(part: Message, kind: str, found: _Found) -> None:
    content, said = _payload(part, found), _charset(part)
    if kind == "text/html":
        page = read_html(content, said)
        found.texts.append(page.text)
        found.warn(*page.warnings)
        return
    plain = read_text(content, said)
    flows = _parameter(part, "format").casefold() == "flowed"
    found.texts.append(_unflowed(plain.text) if flows else plain.text)
    found.warn(*plain.warnings)


def _take_file(part: Message, kind: str, found: _Found) -> None:
    if len(found.attached) >= INTAKE_PARTS:
        found.warn(IntakeWarning.LEFT_OUT)
        return
    content = _payload(part, found)
    if not content:
        return
    is_inline = kind.startswith("image/") and part.get("Content-ID", "") != ""
    is_inline = is_inline and _disposition(part) != "attachment"
    found.attached.append(Attached(_name(part), content, is_inline=is_inline))


def _take_mail(part: Message, found: _Found) -> None:
    if len(found.attached) >= INTAKE_PARTS:
        found.warn(IntakeWarning.LEFT_OUT)
        return
    for inner in _inner(part):
        try:
            content = inner.as_bytes(policy=policy.compat32)
        except Exception:  # noqa: BLE001 - the library gives up in many ways on broken headers
            found.warn(IntakeWarning.DAMAGED)
            continue
        found.attached.append(Attached(_name(part), content, is_mail=True))


def _inner(part: Message) -> list[Message]:
    payload: Any = part.get_payload()
    return list(payload) if isinstance(payload, list) else []


def _payload(part: Message, found: _Found) -> bytes:
    try:
        payload: Any = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - the library gives up in many ways on broken content
        payload = None
        found.warn(IntakeWarning.DAMAGED)
    if any(isinstance(defect, _BROKEN) for defect in part.defects):
        found.warn(IntakeWarning.DAMAGED)
    return payload if isinstance(payload, bytes) else b""


def _unflowed(text: str) -> str:
    """Lines that the mail program broke, whole again (RFC 3676)."""
    lines = text.split("\n")
    joined = [line if line == "-- " or not line.endswith(" ") else f"{line}\0" for line in lines]
    return "\n".join(joined).replace("\0\n", "").replace("\0", "")


def _header(message: Message, name: str) -> str:
    """A header in plain letters; as it stands where it cannot be decoded."""
    try:
        return one_line(str(message.get(name, ""))[:_HEADER_LETTERS])
    except Exception:  # noqa: BLE001 - the library gives up in many ways on broken headers
        return one_line(_plainly(_raw(message, name)))


def _raw(message: Message, name: str) -> str:
    items: Iterator[tuple[str, Any]] = message.raw_items()
    raw = (str(value) for key, value in items if key.casefold() == name.casefold())
    return next(raw, "")[:_HEADER_LETTERS]


def _plainly(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except Exception:  # noqa: BLE001 - as above
        return raw
    return "".join(
        piece if isinstance(piece, str) else decoded(piece, said or "")[0] for piece, said in pieces
    )


def _sender(message: Message) -> str:
    said = _header(message, "From")
    name, address = parseaddr(said)
    return one_line(name or address) or said


def _day(message: Message) -> str:
    """The day it says it was written on, by the clock of who wrote it."""
    try:
        found = parsedate_tz(_header(message, "Date"))
    except (ValueError, IndexError, TypeError):
        return ""
    if found is None or found[0] not in _YEARS:
        return ""
    try:
        return date(*found[:3]).isoformat()
    except ValueError:
        return ""


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:  # noqa: BLE001 - the library gives up in many ways on broken headers
        return "application/octet-stream"


def _charset(part: Message) -> str:
    try:
        return str(part.get_content_charset() or "")
    except Exception:  # noqa: BLE001 - as above
        return ""


def _parameter(part: Message, name: str) -> str:
    try:
        return str(part.get_param(name, ""))
    except Exception:  # noqa: BLE001 - as above
        return ""


def _disposition(part: Message) -> str:
    try:
        return str(part.get_content_disposition() or "")
    except Exception:  # noqa: BLE001 - as above
        return ""


def _name(part: Message) -> str:
    try:
        name = str(part.get_filename() or "")
    except Exception:  # noqa: BLE001 - as above
        name = ""
    return one_line(_plainly(name[:_HEADER_LETTERS]) if "=?" in name else name)


def _is_file(part: Message) -> bool:
    return _disposition(part) == "attachment" or bool(_name(part))
