"""Which backups stay: whatever the dates and sizes, never fewer than the newest one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.backup_plan import (
    DUE_AFTER,
    RETENTION,
    allowed_bytes,
    backups_to_prune,
    due_at,
)
from carecompanion.domain.backups import BackupFile

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PLENTY = 10**15


def backup(days_ago: float, *, size: int = 1, key_name: str | None = "K7QM") -> BackupFile:
    moment = NOW - timedelta(days=days_ago)
    return BackupFile(Path(f"{moment.isoformat()}.carevault"), moment, size, key_name)


backup_sets = st.lists(
    st.builds(
        backup,
        st.floats(0, 900).map(lambda days: round(days, 3)),
        size=st.integers(0, 1_000_000),
        key_name=st.sampled_from(["K7QM", "2RT9", None]),
    ),
    unique_by=lambda each: each.moment,
    max_size=60,
)


def left(backups: list[BackupFile], free_bytes: int) -> list[BackupFile]:
    gone = backups_to_prune(backups, free_bytes=free_bytes)
    return [each for each in backups if each not in gone]


@given(backup_sets, st.integers(0, 10_000_000))
def test_the_newest_good_backup_always_stays(backups: list[BackupFile], free_bytes: int) -> None:
    good = [each for each in backups if each.key_name]
    if good:
        assert max(good, key=lambda each: each.moment) in left(backups, free_bytes)


@given(backup_sets, st.integers(0, 10_000_000))
def test_pruning_twice_is_pruning_once(backups: list[BackupFile], free_bytes: int) -> None:
    once = left(backups, free_bytes)
    freed = sum(each.size for each in backups) - sum(each.size for each in once)
    assert left(once, free_bytes + freed) == once


@given(backup_sets)
def test_counts_of_days_weeks_and_months_are_kept_to(backups: list[BackupFile]) -> None:
    good = [each for each in left(backups, PLENTY) if each.key_name]
    assert len(good) <= RETENTION.daily + RETENTION.weekly + RETENTION.monthly


@given(backup_sets, st.integers(0, 10_000_000))
def test_together_they_stay_within_their_share_of_the_space(
    backups: list[BackupFile], free_bytes: int
) -> None:
    good = [each for each in backups if each.key_name]
    kept = [each for each in left(good, free_bytes) if each.key_name]
    allowed = allowed_bytes(good, free_bytes=free_bytes)
    assert len(kept) <= 1 or sum(each.size for each in kept) <= allowed


@given(backup_sets, st.integers(0, 10_000_000))
def test_a_file_that_no_secret_opens_is_left_alone(
    backups: list[BackupFile], free_bytes: int
) -> None:
    strange = [each for each in backups if each.key_name is None]
    assert [each for each in left(backups, free_bytes) if each.key_name is None] == strange


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    kept = left([backup(days) for days in range(365)], PLENTY)
    ages = [(NOW - each.moment).days for each in kept]
    assert ages[:7] == list(range(7))
    assert len(kept) == 7 + 2 + 11, "two of the weeks and one of the months end within the days"
    assert max(ages) > 300


def test_the_next_one_is_due_a_day_after_the_last_and_at_once_after_a_new_passphrase() -> None:
    backups = [backup(0.25), backup(3)]
    assert due_at(backups, key_name="K7QM", now=NOW) == backups[0].moment + DUE_AFTER
    assert due_at(backups, key_name="2RT9", now=NOW) == NOW
    assert due_at([], key_name="K7QM", now=NOW) == NOW


def test_a_date_in_the_future_keeps_no_backup_away() -> None:
    assert due_at([backup(-400)], key_name="K7QM", now=NOW) == NOW
