"""Words for visits: what they are called in a list, and what became of a question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.records import Outcome, Visit
from carecompanion.domain.visit_on_page import VisitPart
from carecompanion.views.date_words import date_words


def visit_day_words(visit: Visit) -> str:
    """“2 December 2026, 10:30”; where the day is not known, that."""
    day = date_words(visit.on) if visit.on else ""
    said = ", ".join(filter(None, (day, visit.time.strip())))
    return said or QCoreApplication.translate("Visits", "No date yet")


def visit_about_words(visit: Visit) -> str:
    """Who, where and what for, on one line; empty where nothing is written."""
    return " · ".join(filter(None, map(_line, (visit.who, visit.where, visit.purpose))))


def question_count_words(count: int) -> str:
    """“3 questions ready”."""
    tr = QCoreApplication.translate
    if count == 1:
        return tr("Visits", "1 question ready")
    return tr("Visits", "{count} questions ready").format(count=count) if count else ""


def outcome_labels() -> dict[Outcome, str]:
    """What a family ticks at a question; open is the word where nothing came of it yet."""
    tr = QCoreApplication.translate
    return {
        Outcome.ANSWERED: tr("Visits", "Answered"),
        Outcome.WILL_CHECK: tr("Visits", "Will check"),
        Outcome.REFER_TO: tr("Visits", "Refer to"),
        Outcome.DOES_NOT_APPLY: tr("Visits", "Does not apply"),
        Outcome.STILL_OPEN: tr("Visits", "Still open"),
    }


def visit_part_labels() -> dict[VisitPart, str]:
    """What a page says of a visit, and can leave out."""
    tr = QCoreApplication.translate
    return {
        VisitPart.DAY: tr("Visits", "Day of the visit"),
        VisitPart.NEEDS: tr("Visits", "What you need at the visit"),
        VisitPart.HOPE: tr("Visits", "What you hope to leave with"),
    }


def _line(text: str) -> str:
    return " ".join(text.split())
