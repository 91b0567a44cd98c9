"""The appointments of the booklet: what was brought to each, what was said, what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.booklet_values import (
    BookletSection,
    BookletSource,
    BookletTables,
    Chapter,
    Entry,
)
from carecompanion.domain.page_words import VoiceWords
from carecompanion.domain.records import Visit, VisitQuestion
from carecompanion.domain.timeline import TimelineKind
from carecompanion.domain.visit_saving import outcome_words


def visits_chapter(source: BookletSource, tables: BookletTables) -> Chapter:
    """A section for each appointment, the newest day first and those without a day before them."""
    visits = sorted(source.visits, key=lambda visit: visit.on or "~", reverse=True)
    voice = tables.voice(source.person)
    sections = (
        BookletSection(_heading(visit, tables), tuple(_entries(visit, voice, tables)))
        for visit in visits
    )
    heading = tables.booklet.kinds[TimelineKind.VISITS]
    return Chapter(heading, tuple(section for section in sections if section.entries))


def _heading(visit: Visit, tables: BookletTables) -> str:
    day = tables.page.day(visit.on) or tables.booklet.visit_no_day
    return ", ".join(filter(None, (day, visit.time.strip())))


def _entries(visit: Visit, voice: VoiceWords, tables: BookletTables) -> Iterator[Entry]:
    words = tables.booklet
    for label, text in (
        (words.visit_with, visit.who),
        (words.visit_where, visit.where),
        (words.visit_purpose, visit.purpose),
        (words.visit_needs, visit.needs),
        (voice.hope, visit.hope),
    ):
        if text.strip():
            yield Entry(aside=label, text=text.strip())
    for question in visit.questions:
        yield _question(question, tables)
    if visit.next_step.strip():
        yield Entry(
            aside=voice.next_step,
            text=visit.next_step.strip(),
            lines=tuple(_who_and_when(visit.next_who, visit.next_by, tables)),
        )


def _question(question: VisitQuestion, tables: BookletTables) -> Entry:
    """What became of it beside its words; what was said, by whom, and who does what below them."""
    words, answer = tables.booklet, question.answer
    lines = [answer.said.strip()]
    if answer.said_by.strip():
        lines.append(words.labelled.format(label=words.visit_said_by, text=answer.said_by.strip()))
    lines += _who_and_when(answer.who, answer.by_when, tables)
    return Entry(
        aside=outcome_words(tables.page).of(answer.outcome) or words.visit_still_open,
        text=question.text.strip() or words.no_words,
        lines=tuple(line for line in lines if line),
        strong=True,
    )


def _who_and_when(who: str, by_when: str, tables: BookletTables) -> Iterator[str]:
    team = tables.page.team
    for label, text in ((team.who, who), (team.by_when, by_when)):
        if text.strip():
            yield tables.booklet.labelled.format(label=label, text=text.strip())
