"""What was brought, told by its content. A name can say anything, so it is not asked."""

from __future__ import annotations

import re
from typing import Final

from carecompanion.domain.intake import BroughtKind
from carecompanion.domain.media import sniff
from carecompanion.domain.records import MediaType
from carecompanion.exchange.intake.letters import decoded, is_text

_LOOKED_AT: Final = 8192
_HEADER: Final = re.compile(rb"([!-9;-~]{1,76}):[ \t\r\n]|([!-9;-~]{1,76}):\S")
_MAIL_HEADERS: Final = frozenset(
    {
        *(b"from", b"to", b"cc", b"subject", b"date", b"reply-to", b"sender", b"return-path"),
        *(b"received", b"message-id", b"mime-version", b"content-type", b"delivered-to"),
        *(b"dkim-signature", b"x-mailer", b"content-transfer-encoding", b"thread-topic"),
    }
)
_SURE_HEADERS: Final = frozenset(
    {b"date", b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
)
_PAGE_STARTS: Final = ("<!doctype html", "<html", "<head", "<body", "<meta", "<title")
_PAGE_TAGS: Final = re.compile(r"<(?:html|body|p|div|table|br|span|h[1-6]|ul|article)\b[^<]*>")
_COMMENT: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>|<!--.{0,2000}?-->)\s*", re.DOTALL)
_PICTURES: Final = (MediaType.PNG, MediaType.JPEG)


def kind_of(content: bytes) -> BroughtKind:
    """The kind of a file by its first bytes."""
    media_type = sniff(content)
    if media_type in _PICTURES:
        return BroughtKind.PICTURE
    if media_type is MediaType.PDF or content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
        b"%PDF-"
    ):
        return BroughtKind.PDF
    if _is_mail(content):
        return BroughtKind.MAIL
    if not is_text(content) or content.lstrip().startswith(b"{\\rtf"):
        return BroughtKind.OTHER
    return BroughtKind.WEB_PAGE if _is_page(content) else BroughtKind.TEXT


def _is_mail(content: bytes) -> bool:
    """Whether it begins with headers that only a mail has together."""
    start = content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\r\n")
    if b"\0" in start:
        return False
    lines = start.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines and lines[0].startswith(b"From "):
        del lines[0]  # as mail programs put it before each mail of a folder
    names: set[bytes] = set()
    for line in lines:
        found = _HEADER.match(line + b"\n")
        if found is None and line[:1] not in (b" ", b"\t"):
            break
        if found is not None:
            names.add((found.group(1) or found.group(2)).lower())
    return len(names & _MAIL_HEADERS) >= 2 and bool(names & _SURE_HEADERS)


def _is_page(content: bytes) -> bool:
    text, _ = decoded(content[:_LOOKED_AT])
    start = text.lstrip().casefold()
    while start.startswith(("<?xml", "<!--")):
        after = _COMMENT.match(start)
        if after is None:
            break
        start = start[after.end() :]
    if start.startswith(_PAGE_STARTS):
        return True
    return start.startswith("<") and len(_PAGE_TAGS.findall(start)) >= 2
