"""Reads anything: looks what it is, and has it read by the module for that kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from carecompanion.domain.errors import PaperLockedError, PaperUnreadableError
from carecompanion.domain.intake import (
    INTAKE_DEPTH,
    INTAKE_PARTS,
    Brought,
    BroughtKind,
    IntakeWarning,
    title_of,
)
from carecompanion.domain.media import sniff
from carecompanion.exchange.intake.kinds import kind_of
from carecompanion.exchange.intake.letters import one_line

_NAME_LETTERS: Final = 200


def read(content: bytes, *, name: str = "") -> Brought:
    """What these bytes say. It always gives something: what cannot be read carries a warning.

    Raises:
        MemoryError: there is not enough memory for it.
    """
    return _read(content, name=name, depth=0)


def _read(content: bytes, *, name: str, depth: int) -> Brought:
    name = one_line(name)[-_NAME_LETTERS:]
    kind = kind_of(content)
    brought = Brought(kind=kind, name=name, media_type=sniff(content), content=content)
    brought = _mail(brought, depth) if kind is BroughtKind.MAIL else _READERS[kind](brought)
    title = title_of(brought.title) or title_of(brought.text)
    if not title or kind in (BroughtKind.PICTURE, BroughtKind.OTHER):
        title = PurePath(name).stem.strip()
    return replace(brought, title=title)


def _text(brought: Brought) -> Brought:
    from carecompanion.exchange.intake.plain_text import read_text

    found = read_text(brought.content)
    return replace(brought, text=found.text, warnings=found.warnings)


def _page(brought: Brought) -> Brought:
    from carecompanion.exchange.intake.html_text import read_html

    found = read_html(brought.content)
    return replace(
        brought,
        title=found.title,
        text=found.text,
        on=found.on,
        source=found.source,
        warnings=found.warnings,
    )


def _pdf(brought: Brought) -> Brought:
    from carecompanion.exchange.intake.pdf_text import read_pdf

    try:
        found = read_pdf(brought.content)
    except PaperLockedError:
        return replace(brought, warnings=(IntakeWarning.LOCKED,))
    except PaperUnreadableError:
        return replace(brought, warnings=(IntakeWarning.DAMAGED,))
    return replace(
        brought, title=found.title, text=found.text, on=found.on, warnings=found.warnings
    )


def _picture(brought: Brought) -> Brought:
    from carecompanion.exchange.intake.image import read_picture

    found = read_picture(brought.content)
    return replace(brought, on=found.on, warnings=found.warnings)


def _other(brought: Brought) -> Brought:
    return replace(brought, warnings=(IntakeWarning.UNKNOWN_KIND,))


def _mail(brought: Brought, depth: int) -> Brought:
    from carecompanion.exchange.intake.mail import read_mail

    try:
        found = read_mail(brought.content)
    except RecursionError:
        return replace(brought, warnings=(IntakeWarning.DAMAGED,))
    warnings = found.warnings
    parts: list[Brought] = []
    count = 0
    for attached in found.attached:
        is_too_deep = attached.is_mail and depth + 1 >= INTAKE_DEPTH
        if is_too_deep or count >= INTAKE_PARTS:
            warnings = tuple(dict.fromkeys((*warnings, IntakeWarning.LEFT_OUT)))
            continue
        part = _read(attached.content, name=attached.name, depth=depth + 1)
        part = replace(part, is_inline=attached.is_inline)
        parts.append(part)
        count += 1 + _count(part)
    return replace(
        brought,
        title=found.subject,
        text=found.text,
        on=found.on,
        source=found.sender,
        warnings=warnings,
        parts=tuple(parts),
    )


def _count(brought: Brought) -> int:
    return sum(1 + _count(part) for part in brought.parts)


_READERS: Final[Mapping[BroughtKind, Callable[[Brought], Brought]]] = {
    BroughtKind.TEXT: _text,
    BroughtKind.WEB_PAGE: _page,
    BroughtKind.PDF: _pdf,
    BroughtKind.PICTURE: _picture,
    BroughtKind.OTHER: _other,
}
