"""When a backup was made, as its file name tells (docs/vault-format.md)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

MOMENT_FORM = "%Y-%m-%dT%H%M%SZ"
MOMENT_PATTERN = r"\d{4}-\d\d-\d\dT\d{6}Z"

_NAMED = re.compile(rf"\.backup-({MOMENT_PATTERN})\.[^.]+\Z")


def moment_named(name: str) -> datetime | None:
    """The moment in UTC that the name of a backup holds; None in any other name."""
    found = _NAMED.search(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], MOMENT_FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
