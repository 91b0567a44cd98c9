"""Words for visits: what they are called in a list, and what became of a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.asked_about import about_of
from carecompanion.domain.records import Headline, Outcome, Visit, VisitQuestion
from carecompanion.domain.visit_on_page import VisitPart
from carecompanion.domain.waiting import Waiting, WaitsAt
from carecompanion.views.date_words import date_words
from carecompanion.views.headline_words import cut_words, headline_title

_SEVERAL: Final = 2


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


def outcome_hint() -> str:
    """What three of these words mean; they are those of the printed page, so they stay short."""
    return QCoreApplication.translate(
        "Visits",
        "“Will check”: they look it up. “Refer to”: they send us to somebody else. "
        "“Does not apply”: they say it is not for us to ask now.",
    )


def left_over_words(question: VisitQuestion, on: str) -> str:
    """Where a question was left over, and who was to look it up."""
    tr, answer = QCoreApplication.translate, question.answer
    day = date_words(on)
    if answer.outcome is Outcome.WILL_CHECK:
        words = tr("Visits", "To be looked up since your visit of {day}")
    elif answer.outcome is Outcome.REFER_TO:
        words = tr("Visits", "Sent on at your visit of {day}")
    else:
        words = tr("Visits", "Still open from your visit of {day}")
    if not day:
        words = tr("Visits", "Still open from an earlier visit")
    who = " · ".join(filter(None, (answer.who.strip(), answer.by_when.strip())))
    return " · ".join(filter(None, (words.format(day=day), who)))


def ahead_words(on: str) -> str:
    """On whose list a question stands: of a visit that lies ahead."""
    tr, day = QCoreApplication.translate, date_words(on)
    if not day:
        return tr("Visits", "On the list of a visit that has no date yet")
    return tr("Visits", "On the list of your visit of {day}").format(day=day)


def waiting_words(waiting: Waiting) -> str:
    """Where a question waits, and by what it comes back."""
    tr = QCoreApplication.translate
    if waiting.rests:
        return tr("Visits", "It comes back when you take up its headline again.")
    if waiting.visit is None:
        return tr("Visits", "Taken off a visit. The next one you plan begins with it.")
    if waiting.at is WaitsAt.AHEAD:
        return ahead_words(waiting.visit.on)
    return left_over_words(waiting.question, waiting.visit.on)


def about_words(question: VisitQuestion, news: Mapping[UUID, Headline]) -> str:
    """Which news a question is about, on a line; empty where no headline asks it."""
    about = about_of(news[each].text for each in question.headline_ids if each in news)
    if about is None:
        return ""
    tr = QCoreApplication.translate
    words = tr("Visits", "About: “{headline}” and {count} more")
    words = words if about.others else tr("Visits", "About: “{headline}”")
    return words.format(headline=cut_words(about.headline), count=about.others)


def page_words(question: VisitQuestion, news: Mapping[UUID, Headline]) -> str:
    """On the pages of which headlines a question of several was answered; else empty."""
    pages = [news[each] for each in question.answer.pages if each in news]
    if len(question.headline_ids) < _SEVERAL or not pages:
        return ""
    listed = "; ".join(f"“{headline_title(each)}”" for each in pages)
    words = QCoreApplication.translate("Visits", "Written on the page of {headlines}")
    return words.format(headlines=listed)


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
