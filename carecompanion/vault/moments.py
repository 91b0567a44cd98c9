"""Moments as a file keeps them: as text, UTC, in milliseconds; earlier is less."""

from __future__ import annotations

from datetime import UTC, datetime

from carecompanion.vault.codec import BodyError


def kept(moment: datetime) -> str:
    """A moment as the file keeps it. It has a zone."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(at: str) -> datetime:
    """A moment from how the file keeps it. Raises `BodyError`."""
    try:
        return datetime.fromisoformat(at)
    except ValueError as error:
        raise BodyError("a time") from error
