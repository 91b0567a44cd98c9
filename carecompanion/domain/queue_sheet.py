"""The question sheet of all questions to ask about a person, whatever headline they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from carecompanion.domain.asked_about import About, about_of
from carecompanion.domain.page import (
    PageSource,
    PageWords,
    QuestionSheet,
    SheetSection,
    build_question_sheet,
)
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.questions import QuestionTable, questions_of
from carecompanion.domain.queue_items import QueueItem
from carecompanion.domain.records import ChosenQuestion, Fact, Headline, Person, new_id
from carecompanion.domain.visit_on_page import NO_VISIT, VisitOnPage


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSource:
    """What the sheet is made from; the questions in the order they are shown.

    `visit` is the visit that they are brought to, if it is of one.
    """

    person: Person
    facts: tuple[Fact, ...]
    queue: QuestionQueue
    table: QuestionTable
    today: date
    visit: VisitOnPage = NO_VISIT


def build_queue_sheet(source: QueueSource, words: PageWords) -> QuestionSheet:
    """The first three with their numbers, then the rest group by group.

    No headline leads it: below each question stands which one it is about.
    What is left for later, or was answered lately, is not on it, and no note kept off pages.
    """
    page = PageSource(
        person=source.person,
        facts=source.facts,
        headline=Headline(id=new_id(), person_id=source.person.id),
        answers=(),
        chosen=_printed(source.queue.top),
        others=_printed(source.queue.rest),
        table=source.table,
        today=source.today,
        visit=source.visit,
    )
    sheet = build_question_sheet(page, words, None)
    about = {entry.text: about_of(entry.headlines.values()) for entry in source.queue.waiting}
    sections = tuple(_told(section, about) for section in sheet.sections)
    return replace(sheet, headline=None, lead=words.sheet.queue_lead, sections=sections)


def _told(section: SheetSection, about: Mapping[str, About | None]) -> SheetSection:
    """The section with the news beside each of its questions."""
    asked = (replace(each, about=about.get(each.text)) for each in section.questions)
    return replace(section, questions=tuple(asked))


def _printed(entries: tuple[QueueEntry, ...]) -> tuple[ChosenQuestion, ...]:
    return tuple(_chosen(entry) for entry in entries if not entry.is_kept_off_pages)


def _chosen(entry: QueueEntry) -> ChosenQuestion:
    """The sheet asks for a row to know the group; a question of a group without a row has one."""
    question = entry.items[0].question
    if question is None and entry.group is not None:
        question = questions_of(entry.group)[0]
    return ChosenQuestion(text=entry.text, question=question)


def with_news(queue: QuestionQueue, read: Callable[[UUID], object]) -> QuestionQueue:
    """The questions of a visit, with the words of its headlines; `read` gives the note of an id."""
    return replace(queue, top=_named(queue.top, read), rest=_named(queue.rest, read))


def _named(entries: Iterable[QueueEntry], read: Callable[[UUID], object]) -> tuple[QueueEntry, ...]:
    return tuple(
        replace(entry, items=tuple(_with_headline(item, read) for item in entry.items))
        for entry in entries
    )


def _with_headline(item: QueueItem, read: Callable[[UUID], object]) -> QueueItem:
    news = read(item.headline_id) if item.headline_id is not None else None
    return replace(item, headline=news.text) if isinstance(news, Headline) else item
