"""Moments in words, by the clock on the wall."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def moment_words(moment: datetime) -> str:
    """A moment as "21 November 2026, 14:05"."""
    return _said(moment, "d MMMM yyyy, HH:mm")


def day_words(moment: datetime) -> str:
    """The day of a moment as "21 November 2026"."""
    return _said(moment, "d MMMM yyyy")


def _said(moment: datetime, form: str) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), form)
