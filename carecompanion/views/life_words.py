"""The words for what becomes of a headline: looked at again, closed for now, taken up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.records import Awaited, ClosedReason, Headline
from carecompanion.views.date_words import date_words
from carecompanion.views.headline_words import status_words


def reason_words(reason: ClosedReason) -> str:
    """Why a headline was closed for now; about how things are, never about the person."""
    tr = QCoreApplication.translate
    return {
        ClosedReason.OTHER_COUNTRY: tr("Life", "Approved in another country, not in ours"),
        ClosedReason.PRIVATE: tr("Life", "Available if we pay ourselves, not publicly funded"),
        ClosedReason.TRIAL: tr("Life", "Available in a trial, and nowhere else so far"),
        ClosedReason.BEFORE_AGE_OR_STAGE: tr("Life", "Available before a certain age or stage"),
        ClosedReason.SPECIALIST_CENTRES: tr("Life", "Available at specialist centres alone"),
        ClosedReason.LONG_MONITORING: tr("Life", "Needs long check-ups, not for us right now"),
        ClosedReason.NOT_RIGHT_NOW: tr("Life", "Our team said: not at present"),
        ClosedReason.NOT_OURS: tr("Life", "About another gene or another condition"),
        ClosedReason.OWN_WORDS: tr("Life", "Another reason, in our own words"),
    }[reason]


def awaited_words(awaited: Awaited) -> str:
    """What would open a headline again."""
    tr = QCoreApplication.translate
    return {
        Awaited.AGE: tr("Life", "A new age"),
        Awaited.RESULT: tr("Life", "A new result, or a new test of ours"),
        Awaited.COUNTRY: tr("Life", "Approval or funding in our country"),
        Awaited.STUDY: tr("Life", "A study that opens near us"),
        Awaited.OTHER: tr("Life", "Something else"),
    }[awaited]


def standing_words(headline: Headline, today: str) -> str:
    """The status of a headline in a list."""
    closing = headline.closing
    if closing is None or not closing.is_closed:
        return status_words(headline.status)
    tr = QCoreApplication.translate
    if closing.has_woken(today):
        return tr("Life", "Look again")
    return tr("Life", "Closed for now")


def closing_lines(headline: Headline) -> list[str]:
    """How a headline was closed, line by line; empty when it never was."""
    closing = headline.closing
    if closing is None:
        return []
    tr = QCoreApplication.translate
    why = closing.words or reason_words(closing.reason)
    lines = [
        tr("Life", "Closed for now on {day}: {why}").format(
            day=date_words(closing.closed_on), why=reason_words(closing.reason)
        )
        if closing.reason is not ClosedReason.OWN_WORDS
        else tr("Life", "Closed for now on {day}: {why}").format(
            day=date_words(closing.closed_on), why=why
        )
    ]
    if closing.words and closing.reason is not ClosedReason.OWN_WORDS:
        lines.append(closing.words)
    awaits = [awaited_words(each) for each in closing.awaits if each is not Awaited.OTHER]
    awaits += [closing.awaits_words] if closing.awaits_words else []
    if awaits:
        lines.append(tr("Life", "We wait for: {what}").format(what="; ".join(awaits)))
    if closing.look_again_on:
        day = date_words(closing.look_again_on)
        lines.append(tr("Life", "Look again on: {day}").format(day=day))
    if closing.has_come:
        lines.append(tr("Life", "You wrote that it has come."))
    if closing.reopened_on:
        day = date_words(closing.reopened_on)
        lines.append(tr("Life", "Reopened on {day}").format(day=day))
    return lines
