"""Which backups stay, which go, and when the next one is due. Pure rules over their dates."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from carecompanion.domain.backups import BackupFile

SHARE_OF_FREE_SPACE = 5
"""All backups together take at most one part in this many of what would be free without them."""

DUE_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Retention:
    """Of how many days, weeks and months that have a backup the newest one stays."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


RETENTION = Retention()


def backups_to_prune(
    backups: Iterable[BackupFile], *, free_bytes: int, retention: Retention = RETENTION
) -> tuple[BackupFile, ...]:
    """The backups that go, oldest first; the newest one always stays.

    Backups of an earlier key count like all others. A file whose start is not whole is no backup:
    it is neither counted nor removed, so that it never takes the place of one that opens.
    """
    good = _newest_first(backups)
    kept = _within_counts(good, retention)
    allowed = allowed_bytes(backups, free_bytes=free_bytes)
    while len(kept) > 1 and sum(backup.size for backup in kept) > allowed:
        kept.pop()
    return tuple(backup for backup in reversed(good) if backup not in kept)


def allowed_bytes(backups: Iterable[BackupFile], *, free_bytes: int) -> int:
    """How much space all backups in one place may take together.

    Measured against what would be free without them, so that the answer does not depend on how
    many there are already.
    """
    taken = sum(backup.size for backup in backups)
    return (free_bytes + taken) // SHARE_OF_FREE_SPACE


def due_at(backups: Iterable[BackupFile], *, key_name: str, now: datetime) -> datetime:
    """When the next automatic backup is due: a day after the last one, or now.

    After a change of the passphrase no backup opens with the present sheet, so one is due at once.
    A date in the future (a clock once set wrong) does not keep backups away.
    """
    last = max(
        (b.moment for b in backups if b.key_name == key_name and b.moment <= now), default=None
    )
    return now if last is None else last + DUE_AFTER


def _newest_first(backups: Iterable[BackupFile]) -> list[BackupFile]:
    good = (backup for backup in backups if backup.key_name is not None)
    return sorted(good, key=lambda backup: (backup.moment, backup.path.name), reverse=True)


def _within_counts(newest_first: Sequence[BackupFile], retention: Retention) -> list[BackupFile]:
    kept = {
        *_newest_of_each(newest_first, lambda moment: moment.date(), retention.daily),
        *_newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], retention.weekly),
        *_newest_of_each(
            newest_first, lambda moment: (moment.year, moment.month), retention.monthly
        ),
        *newest_first[:1],
    }
    return [backup for backup in newest_first if backup in kept]


def _newest_of_each(
    newest_first: Sequence[BackupFile], span: Callable[[datetime], Hashable], count: int
) -> Sequence[BackupFile]:
    """The newest backup of each of the newest `count` days, weeks or months."""
    firsts: dict[Hashable, BackupFile] = {}
    for backup in newest_first:
        firsts.setdefault(span(backup.moment), backup)
    return list(firsts.values())[:count]
