"""Decides what goes on a printed page (ux.md section 3, DESIGN.md section 4).

What the family wrote goes in word for word. Nothing is compared, counted as alike or concluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carecompanion.domain.page_leaving import can_be_left_out, leaving_out
from carecompanion.domain.page_parts import (
    changes,
    detail_rows,
    headline_block,
    hope,
    prepared,
    safety_strip,
    who,
)
from carecompanion.domain.page_values import (
    Asked,
    DetailRow,
    Field,
    HeadlineBlock,
    LeftOut,
    LeftOutKind,
    MadePage,
    OnePage,
    PageSource,
    QuestionSheet,
    SafetyItem,
    SheetSection,
    Shortened,
    Who,
)
from carecompanion.domain.page_words import PageWords, SafetyKind, SafetyState, VoiceWords
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.questions import Group, QuestionTable, questions_of
from carecompanion.domain.records import (
    ChosenQuestion,
)
from carecompanion.domain.return_page import PrintedQuestion, question_check
from carecompanion.domain.top_three import PAGE_QUESTIONS

__all__ = [
    "Asked",
    "DetailRow",
    "Field",
    "HeadlineBlock",
    "LeftOut",
    "LeftOutKind",
    "MadePage",
    "OnePage",
    "PageSource",
    "PageWords",
    "QuestionSheet",
    "SafetyItem",
    "SafetyKind",
    "SafetyState",
    "SheetSection",
    "Shortened",
    "VoiceWords",
    "Who",
    "build_empty_sheet",
    "build_one_page",
    "build_question_sheet",
    "can_be_left_out",
    "leaving_out",
]


def build_one_page(source: PageSource, words: PageWords, *, two_languages: bool = False) -> OnePage:
    """The one page for `source`.

    At most three of `chosen` are printed; any further ones join the others. On a page in
    `two_languages` each of the three has the family's words in theirs below it.
    """
    voice = words.voice(source.asker)
    return OnePage(
        headline_id=source.headline.id,
        words=words,
        voice=voice,
        prepared=prepared(source, words, voice),
        who=who(source, words, voice),
        headline=headline_block(source, words),
        questions=_in_two(source, words) if two_languages else _numbered(source),
        details=detail_rows(source, words),
        safety=safety_strip(source, words, voice),
        others=tuple(_left_out_question(item, source.table, voice) for item in _further(source)),
        changes=changes(source, words),
        hope=hope(source, voice),
    )


def build_question_sheet(
    source: PageSource, words: PageWords, made: MadePage | None
) -> QuestionSheet:
    """Everything there is to ask, the three of the page with their numbers.

    `made` is the one page as drawn: what it left out or shortened stands on this sheet in full.
    """
    voice = words.voice(source.asker)
    asked = (*_numbered(source), *_unnumbered(source))
    items = (*source.chosen[:PAGE_QUESTIONS], *_further(source))
    return QuestionSheet(
        words=words,
        voice=voice,
        title=words.sheet.title,
        prepared=prepared(source, words, voice),
        lead=words.sheet.lead,
        who=who(source, words, voice),
        headline=headline_block(source, words),
        sections=_sections(tuple(zip(items, asked, strict=True)), source, voice),
        in_full=_in_full(made, asked, shown=voice.hope),
        hope=hope(source, voice),
    )


def build_empty_sheet(table: QuestionTable, words: PageWords) -> QuestionSheet:
    """The 17 questions, short, with lines to write on and nothing about anybody."""
    sections = tuple(
        SheetSection(
            heading=table.groups[group].heading,
            questions=tuple(Asked(text=table.questions[q].short) for q in questions_of(group)),
        )
        for group in Group
    )
    return QuestionSheet(
        words=words,
        voice=words.family,
        title=words.sheet.empty_title,
        prepared="",
        lead=words.sheet.empty_lead,
        who=None,
        headline=None,
        sections=sections,
        in_full=(),
    )


def _further(source: PageSource) -> tuple[ChosenQuestion, ...]:
    return (*source.chosen[PAGE_QUESTIONS:], *source.others)


def _numbered(source: PageSource) -> tuple[Asked, ...]:
    chosen = enumerate(source.chosen[:PAGE_QUESTIONS], start=1)
    return tuple(
        Asked(
            text=item.text,
            number=n,
            printed=_printed(source, n, item),
            code=question_code(source.person.id, item.text),
        )
        for n, item in chosen
    )


def _in_two(source: PageSource, words: PageWords) -> tuple[Asked, ...]:
    """What nobody translated is said to be so: no words of another language are ours."""
    others = (item.other_words.strip() for item in source.chosen[:PAGE_QUESTIONS])
    return tuple(
        replace(asked, other=other or words.talk.not_translated)
        for asked, other in zip(_numbered(source), others, strict=True)
    )


def _printed(source: PageSource, number: int, item: ChosenQuestion) -> PrintedQuestion:
    check = question_check(source.headline.id, item.text)
    return PrintedQuestion(number, item.question, check)


def _unnumbered(source: PageSource) -> tuple[Asked, ...]:
    return tuple(
        Asked(text=item.text, code=question_code(source.person.id, item.text))
        for item in _further(source)
    )


def _left_out_question(item: ChosenQuestion, table: QuestionTable, voice: VoiceWords) -> LeftOut:
    label = table.groups[item.group].short if item.group else voice.own_questions
    return LeftOut(kind=LeftOutKind.QUESTION, label=label, text=item.text)


def _sections(
    pairs: Sequence[tuple[ChosenQuestion, Asked]], source: PageSource, voice: VoiceWords
) -> tuple[SheetSection, ...]:
    """The family's own questions first, then the four groups in the order of the walk."""
    own = tuple(asked for item, asked in pairs if item.group is None)
    sections = [SheetSection(heading=voice.own_questions, questions=own)]
    for group in Group:
        found = tuple(asked for item, asked in pairs if item.group is group)
        heading = source.table.groups[group].title(source.asker)
        sections.append(SheetSection(heading=heading, questions=found))
    return tuple(section for section in sections if section.questions)


def _in_full(made: MadePage | None, asked: Sequence[Asked], *, shown: str) -> tuple[Shortened, ...]:
    """What the page could not hold, but what stands on the sheet anyway.

    That is the questions in their groups, and what is called `shown`.
    """
    if made is None:
        return ()
    questions = {item.text for item in asked}
    shortened = tuple(
        item for item in made.shortened if item.text not in questions and item.label != shown
    )
    details = tuple(
        Shortened(label=item.label, text=item.text)
        for item in made.left_out
        if item.kind is LeftOutKind.DETAIL and item.label != shown
    )
    return (*shortened, *details)
