"""The moment in the name of a backup."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carecompanion.domain.backup_names import moment_named


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        (
            "notes.backup-2026-11-21T140509Z.carevault",
            datetime(2026, 11, 21, 14, 5, 9, tzinfo=UTC),
        ),
        ("notes.carevault", None),
        ("notes.backup-2026-13-21T140509Z.carevault", None),
        ("notes.backup-2026-11-21T140509Z.carevault.old", None),
        (".notes.backup-2026-11-21T140509Z.carevault.new", None),
    ],
)
def test_only_the_name_of_a_finished_backup_tells_when_it_was_made(
    name: str, moment: datetime | None
) -> None:
    assert moment_named(name) == moment
