"""How records, their parts and their days are called in lists of what was deleted or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.changes import Action
from carecompanion.domain.evidence import Rung
from carecompanion.domain.finding import own_words
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import (
    Answer,
    Attachment,
    Awaited,
    BornStyle,
    ClosedReason,
    DetailMark,
    Fact,
    FactField,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    Mark,
    NameStyle,
    Paid,
    PaperText,
    Person,
    Provenance,
    QuestionChoice,
    QueueOrder,
    Record,
    Relation,
    Story,
    Visit,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.versions import Difference, Part, Topic
from carecompanion.views.date_words import date_words
from carecompanion.views.headline_words import headline_title, status_words
from carecompanion.views.life_words import awaited_words, reason_words
from carecompanion.views.people_words import person_words
from carecompanion.views.walk.mark_words import (
    mark_label,
    relation_labels,
    rung_label,
    stage_label,
)

TopicNames = Callable[[Topic], str]
"""What a row of the walk or a fact is called on screen."""

_TITLE_LETTERS: Final = 160


def record_title(record: Record) -> str:
    """A record's own words, cut for a list; for one without words, what it is."""
    if isinstance(record, Headline):
        return headline_title(record)
    if isinstance(record, Person):
        return person_words(record)  # anybody may read it: no more than the name
    words = " ".join(own_words(record).split())
    if not words:
        return QCoreApplication.translate("Records", "nothing written yet")
    return words if len(words) <= _TITLE_LETTERS else words[: _TITLE_LETTERS - 1] + "…"


def topic_words(topic: Topic, topic_name: TopicNames) -> str:
    """What a record is, in plain words."""
    tr = QCoreApplication.translate
    if topic.question is not None:
        return tr("Records", "Your answer: {row}").format(row=topic_name(topic))
    if topic.detail is not None:
        return tr("Records", "Your mark: {what}").format(what=topic_name(topic))
    if topic.fact is not None:
        return tr("Records", "Your notes: {what}").format(what=topic_name(topic))
    return {
        Headline.KIND: tr("Records", "Headline"),
        Story.KIND: tr("Records", "The whole story"),
        QuestionChoice.KIND: tr("Records", "Your questions"),
        Answer.KIND: tr("Records", "Your answer"),
        DetailMark.KIND: tr("Records", "Your mark on a detail"),
        Fact.KIND: tr("Records", "Your notes"),
        Attachment.KIND: tr("Records", "A file"),
        PaperText.KIND: tr("Records", "The words of a file"),
        Person.KIND: tr("Records", "A person"),
        HeadlineSource.KIND: tr("Records", "Another source"),
        QueueOrder.KIND: tr("Records", "The order of your questions"),
        Visit.KIND: tr("Records", "An appointment"),
    }[topic.kind]


def did_words(action: Action) -> str:
    """What was done, as the past tells it."""
    tr = QCoreApplication.translate
    return {
        Action.MARK_ROW: tr("Records", "you marked it"),
        Action.CHOOSE_QUESTIONS: tr("Records", "you changed your questions"),
        Action.MAKE_PAGE: tr("Records", "you made the page"),
        Action.SET_ASIDE: tr("Records", "you set it aside or took it up again"),
        Action.DELETE_HEADLINE: tr("Records", "you deleted it"),
        Action.CHECK_FACT: tr("Records", "you said it is still right"),
        Action.DELETE_FACT: tr("Records", "you deleted it"),
        Action.DELETE_PERSON: tr("Records", "you deleted it"),
        Action.BRING_IN: tr("Records", "you brought it in"),
        Action.LOOK_AGAIN: tr("Records", "you looked at it, or chose a date for that"),
        Action.CLOSE_HEADLINE: tr("Records", "you closed it for now"),
        Action.REOPEN_HEADLINE: tr("Records", "you reopened it"),
        Action.ADD_SOURCE: tr("Records", "you added a source"),
        Action.DELETE_SOURCE: tr("Records", "you deleted a source"),
        Action.ORDER_QUESTIONS: tr("Records", "you changed the order of your questions"),
        Action.PLAN_VISIT: tr("Records", "you wrote down the appointment"),
        Action.VISIT_QUESTIONS: tr("Records", "you chose its questions"),
        Action.MARK_QUESTION: tr("Records", "you ticked what came of a question"),
        Action.SAVE_VISIT: tr("Records", "you saved it to the care memory"),
        Action.DELETE_VISIT: tr("Records", "you deleted it"),
        Action.KEEP_ANSWERS: tr("Records", "you kept an answer from a page"),
        Action.UNDO: tr("Records", "you undid a change"),
        Action.RESTORE: tr("Records", "you brought it back"),
        Action.ERASE: tr("Records", "it was erased for good"),
    }.get(action, tr("Records", "you wrote"))


def part_words(part: Part | FactField, topic: Topic, words: MemoryWords) -> str:
    """What one part of a record is called, as beside its field."""
    tr = QCoreApplication.translate
    if isinstance(part, FactField):
        return words.field(part, topic.fact) if topic.fact is not None else words.fields[part]
    return {
        Part.HEADLINE: tr("Records", "The headline"),
        Part.LINK: tr("Records", "Link or study number"),
        Part.SEEN_WHERE: tr("Records", "Where you saw it"),
        Part.SEEN_WHEN: tr("Records", "When you saw it"),
        Part.WHY_STOPPED: tr("Records", "What made you stop and read?"),
        Part.ASK_WHY: tr("Records", "Ask this on the page"),
        Part.STATUS: tr("Records", "In your list"),
        Part.STORY: tr("Records", "The whole story"),
        Part.MARK: tr("Records", "Your mark"),
        Part.SAYS: tr("Records", "The headline says"),
        Part.STAGE: tr("Records", "Stage"),
        Part.RUNG: tr("Records", "Your mark on the ladder"),
        Part.RUNG_PLACE: tr("Records", "Where it is approved"),
        Part.CHOSEN: tr("Records", "Your three questions"),
        Part.OWN_QUESTIONS: tr("Records", "Your own questions"),
        Part.DEEPER: tr("Records", "Questions that go deeper"),
        Part.ACCESS: tr("Records", "What “available” means here"),
        Part.PAID: tr("Records", "Are you asked to pay?"),
        Part.NOTE: tr("Records", "Your notes say"),
        Part.NAME: tr("Records", "Name"),
        Part.RELATION: tr("Records", "Who is this for?"),
        Part.NAME_STYLE: tr("Records", "Name on pages"),
        Part.BORN_STYLE: tr("Records", "Date of birth on pages"),
        Part.NEEDS: tr("Records", "Communication needs"),
        Part.INTERPRETER: tr("Records", "Interpreter"),
        Part.PAUSED: tr("Records", "Paused"),
        Part.PROVENANCE: tr("Records", "Where it is from"),
        Part.SOURCE: tr("Records", "Who it is from"),
        Part.SOURCE_ON: tr("Records", "Date of the source"),
        Part.KNOWN_ON: tr("Records", "As known on"),
        Part.CHECKED_ON: tr("Records", "Still right on"),
        Part.NONE_KNOWN: tr("Records", "None known"),
        Part.SHOW_ON_PAGES: tr("Records", "Show on pages"),
        Part.PAPERS: tr("Records", "Letters and files that belong to it"),
        Part.LOOK_AGAIN_ON: tr("Records", "Look at this again on"),
        Part.LOOKED_ON: tr("Records", "Last looked at"),
        Part.WHATS_NEW: tr("Records", "What is new"),
        Part.CLOSED_REASON: tr("Records", "Closed for now because"),
        Part.CLOSED_WORDS: tr("Records", "Closed for now, in your words"),
        Part.CLOSED_ON: tr("Records", "Closed for now on"),
        Part.CLOSED_UNTIL: tr("Records", "Closed until"),
        Part.AWAITS: tr("Records", "What you wait for"),
        Part.AWAITS_WORDS: tr("Records", "What you wait for, in your words"),
        Part.HAS_COME: tr("Records", "It has come"),
        Part.REOPENED_ON: tr("Records", "Reopened on"),
        Part.SOURCE_SAYS: tr("Records", "The words there"),
        Part.SOURCE_WHO: tr("Records", "Who says it"),
        Part.VISIT_ON: tr("Records", "Date"),
        Part.VISIT_TIME: tr("Records", "Time"),
        Part.VISIT_WHO: tr("Records", "Who you meet"),
        Part.VISIT_WHERE: tr("Records", "Where"),
        Part.PURPOSE: tr("Records", "What it is for"),
        Part.HOPE: tr("Records", "What you hope to leave with"),
        Part.BROUGHT: tr("Records", "Questions to bring"),
        Part.ANSWERS: tr("Records", "What was said"),
        Part.NEXT_STEP: tr("Records", "Next step"),
        Part.NEXT_WHO: tr("Records", "Who will do it"),
        Part.NEXT_BY: tr("Records", "By when"),
        Part.CORRECTED: tr("Records", "Put right in your notes"),
    }[part]


def then_words(difference: Difference, words: MemoryWords) -> str:
    """What a part said then."""
    return _value_words(difference.part, difference.then, words)


def now_words(difference: Difference, words: MemoryWords) -> str:
    """What a part says now."""
    return _value_words(difference.part, difference.now, words)


_YES_OR_NO: Final = frozenset(
    {Part.ASK_WHY, Part.PAUSED, Part.NONE_KNOWN, Part.SHOW_ON_PAGES, Part.HAS_COME}
)
_DATES: Final = frozenset(
    {
        *(Part.SOURCE_ON, Part.KNOWN_ON, Part.CHECKED_ON),
        *(Part.LOOK_AGAIN_ON, Part.LOOKED_ON, Part.CLOSED_ON),
        *(Part.CLOSED_UNTIL, Part.REOPENED_ON, Part.VISIT_ON),
        *(FactField.ON, FactField.SINCE, FactField.STOPPED, FactField.NEXT_VISIT),
    }
)


def _value_words(part: Part | FactField, value: str, words: MemoryWords) -> str:
    tr = QCoreApplication.translate
    if part is Part.CHOSEN and not value:
        return tr("Records", "the suggested three")
    if part in _YES_OR_NO:
        return tr("Records", "yes") if value else tr("Records", "no")
    if not value:
        return tr("Records", "nothing")
    if part in _DATES:
        return date_words(value)
    if isinstance(part, FactField):
        return words.value(part, value)
    return _choice_words(part, value, words)


def _choice_words(part: Part, value: str, words: MemoryWords) -> str:  # noqa: C901, PLR0911 - a table
    """The words of a mark, a stage or the like; of anything else, what was typed."""
    match part:
        case Part.MARK:
            return mark_label(Mark(value))
        case Part.STAGE:
            return stage_label(Stage(value))
        case Part.RUNG:
            return rung_label(Rung(value))
        case Part.STATUS:
            return status_words(HeadlineStatus(value))
        case Part.RELATION:
            return relation_labels()[Relation(value)]
        case Part.PROVENANCE:
            return words.provenances[Provenance(value)]
        case Part.CLOSED_REASON:
            return reason_words(ClosedReason(value))
        case Part.AWAITS:
            return "; ".join(awaited_words(Awaited(each)) for each in value.splitlines())
        case Part.NAME_STYLE | Part.BORN_STYLE | Part.PAID:
            return _style_words(value)
        case Part.ACCESS:
            states = (words.value(FactField.ACCESS, state) for state in value.split("\n"))
            return "\n".join(states)
        case _:
            return value


def _style_words(value: str) -> str:
    tr = QCoreApplication.translate
    return {
        NameStyle.AS_WRITTEN.value: tr("Records", "as written"),
        NameStyle.INITIALS.value: tr("Records", "initials"),
        BornStyle.YEAR.value: tr("Records", "the year alone"),
        NameStyle.HIDDEN.value: tr("Records", "not shown"),
        Paid.YES.value: tr("Records", "yes"),
        Paid.NO.value: tr("Records", "no"),
    }[value]
