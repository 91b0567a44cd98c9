"""Decides what goes on a printed page (ux.md section 3, DESIGN.md section 4).

What the family wrote goes in word for word. Nothing is compared, counted as alike or concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    Paper,
    QuestionSheet,
    SafetyItem,
    SheetSection,
    Shortened,
    Who,
)
from carecompanion.domain.page_words import PageWords, SafetyKind, SafetyState, VoiceWords
from carecompanion.domain.questions import Asker, Group, QuestionId, QuestionTable, questions_of
from carecompanion.domain.records import (
    Answer,
    ChosenQuestion,
    Fact,
    FactKind,
    Mark,
    Relation,
)
from carecompanion.domain.stage import Stage
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
    "Paper",
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
]

_NOTES_BESIDE = {
    QuestionId.R1: FactKind.CONDITION,
    QuestionId.R2: FactKind.GENE,
    QuestionId.R3: FactKind.GENE_CHANGE,
    QuestionId.R4: FactKind.BORN,
}
"""Which fact of the notes stands beside which relevance row."""


def build_one_page(source: PageSource, words: PageWords) -> OnePage:
    """The one page for `source`.

    At most three of `chosen` are printed; any further ones join the others.
    """
    voice = words.voice(_asker(source))
    return OnePage(
        words=words,
        voice=voice,
        prepared=voice.prepared.format(date=words.day(source.today.isoformat())),
        who=_who(source, words, voice),
        headline=_headline(source, words),
        questions=_numbered(source.chosen[:PAGE_QUESTIONS]),
        details=_details(source, words),
        safety=_safety(source, words),
        others=tuple(_left_out_question(item, source.table, voice) for item in _further(source)),
    )


def build_question_sheet(
    source: PageSource, words: PageWords, made: MadePage | None
) -> QuestionSheet:
    """Everything there is to ask, the three of the page with their numbers.

    `made` is the one page as drawn: what it left out or shortened stands on this sheet in full.
    """
    voice = words.voice(_asker(source))
    asked = (*_numbered(source.chosen[:PAGE_QUESTIONS]), *_unnumbered(_further(source)))
    items = (*source.chosen[:PAGE_QUESTIONS], *_further(source))
    return QuestionSheet(
        words=words,
        voice=voice,
        title=words.sheet.title,
        prepared=voice.prepared.format(date=words.day(source.today.isoformat())),
        lead=words.sheet.lead,
        who=_who(source, words, voice),
        headline=_headline(source, words),
        sections=_sections(tuple(zip(items, asked, strict=True)), source.table, voice),
        in_full=_in_full(made, asked),
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


def _asker(source: PageSource) -> Asker:
    return Asker.ADULT if source.person.relation is Relation.ME else Asker.FAMILY


def _who(source: PageSource, words: PageWords, voice: VoiceWords) -> Who:
    def field(kind: FactKind) -> Field:
        return _fact_field(kind, source.facts, words, voice)

    return Who(
        name=source.person.name.strip() or voice.nobody,
        born=field(FactKind.BORN),
        condition=field(FactKind.CONDITION),
        gene=field(FactKind.GENE),
        change=field(FactKind.GENE_CHANGE),
        centre=field(FactKind.CENTRE),
    )


def _fact_field(
    kind: FactKind, facts: Sequence[Fact], words: PageWords, voice: VoiceWords
) -> Field:
    label = voice.facts[kind]
    stated = [fact for fact in _of_kind(kind, facts) if fact.show_on_pages]
    if not stated:
        return Field(label=label, text=_missing(kind, facts, words), known=False)
    if len(stated) == 1:
        return Field(label=label, text=stated[0].text, note=_note(stated[0], words, voice))
    text = "; ".join(f"{fact.text} ({_note(fact, words, voice)})" for fact in stated)
    return Field(label=label, text=text)


def _of_kind(kind: FactKind, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.fact is kind and fact.text.strip()]


def _missing(kind: FactKind, facts: Sequence[Fact], words: PageWords) -> str:
    """A fact kept off pages is known all the same: the page says that it is not shown."""
    return words.not_shown if _of_kind(kind, facts) else words.not_known


def _note(fact: Fact, words: PageWords, voice: VoiceWords) -> str:
    day = words.day(fact.known_on) if fact.known_on else ""
    return ", ".join(part for part in (voice.provenance[fact.provenance], day) if part)


def _headline(source: PageSource, words: PageWords) -> HeadlineBlock:
    headline = source.headline
    place_and_day = (headline.seen_where.strip(), words.day(headline.seen_when.strip()))
    where = ", ".join(part for part in place_and_day if part)
    stage = _stage(source.answers)
    parts = (
        words.headline.seen.format(where=where) if where else "",
        headline.link.strip(),
        words.headline.stage.format(stage=words.headline.stages[stage]),
    )
    return HeadlineBlock(
        text=headline.text.strip() or words.headline.none,
        source=" · ".join(part for part in parts if part),
    )


def _stage(answers: Iterable[Answer]) -> Stage:
    for answer in answers:
        if answer.question is QuestionId.T1 and answer.mark is Mark.SAYS:
            return answer.stage
    return Stage.UNKNOWN


def _details(source: PageSource, words: PageWords) -> tuple[DetailRow, ...]:
    answers = {answer.question: answer for answer in source.answers}
    rows = [_relevance_row(q, answers.get(q), source, words) for q in _NOTES_BESIDE]
    rows += [
        _says_row(answers[question], source, words)
        for question in QuestionId
        if question not in _NOTES_BESIDE
        and question in answers
        and answers[question].mark is Mark.SAYS
    ]
    return tuple(rows)


def _relevance_row(
    question: QuestionId, answer: Answer | None, source: PageSource, words: PageWords
) -> DetailRow:
    kind = _NOTES_BESIDE[question]
    shown = [fact.text for fact in _of_kind(kind, source.facts) if fact.show_on_pages]
    says = answer.says.strip() if answer else ""
    return DetailRow(
        question=question,
        label=source.table.questions[question].page,
        in_headline=says or words.not_known,
        in_notes="; ".join(shown) or _missing(kind, source.facts, words),
        mark=words.details.marks[answer.mark if answer else Mark.NOT_KNOWN],
        stays=True,
    )


def _says_row(answer: Answer, source: PageSource, words: PageWords) -> DetailRow:
    stage = words.headline.stages[answer.stage] if answer.question is QuestionId.T1 else ""
    return DetailRow(
        question=answer.question,
        label=source.table.questions[answer.question].page,
        in_headline=": ".join(part for part in (stage, answer.says.strip()) if part),
        in_notes=None,
        mark=words.details.marks[answer.mark],
        stays=False,
    )


def _safety(source: PageSource, words: PageWords) -> tuple[Field, ...]:
    stated = {item.kind: item for item in source.safety}
    return tuple(
        _safety_field(stated.get(kind, SafetyItem(kind=kind)), words) for kind in SafetyKind
    )


def _safety_field(item: SafetyItem, words: PageWords) -> Field:
    label = words.safety.kinds[item.kind]
    if item.state is SafetyState.STATED and item.text.strip():
        return Field(label=label, text=item.text)
    if item.state is SafetyState.NONE_KNOWN:
        return Field(label=label, text=words.safety.none_known)
    return Field(label=label, text=words.safety.not_known, known=False)


def _further(source: PageSource) -> tuple[ChosenQuestion, ...]:
    return (*source.chosen[PAGE_QUESTIONS:], *source.others)


def _numbered(chosen: Sequence[ChosenQuestion]) -> tuple[Asked, ...]:
    return tuple(Asked(text=item.text, number=n) for n, item in enumerate(chosen, start=1))


def _unnumbered(items: Sequence[ChosenQuestion]) -> tuple[Asked, ...]:
    return tuple(Asked(text=item.text) for item in items)


def _left_out_question(item: ChosenQuestion, table: QuestionTable, voice: VoiceWords) -> LeftOut:
    label = table.groups[item.question.group].short if item.question else voice.own_questions
    return LeftOut(kind=LeftOutKind.QUESTION, label=label, text=item.text)


def _sections(
    pairs: Sequence[tuple[ChosenQuestion, Asked]], table: QuestionTable, voice: VoiceWords
) -> tuple[SheetSection, ...]:
    """The family's own questions first, then the four groups in the order of the walk."""
    own = tuple(asked for item, asked in pairs if item.question is None)
    sections = [SheetSection(heading=voice.own_questions, questions=own)]
    for group in Group:
        found = tuple(
            asked for item, asked in pairs if item.question and item.question.group is group
        )
        sections.append(SheetSection(heading=table.groups[group].heading, questions=found))
    return tuple(section for section in sections if section.questions)


def _in_full(made: MadePage | None, asked: Sequence[Asked]) -> tuple[Shortened, ...]:
    """What the page could not hold, questions apart: those stand in their groups."""
    if made is None:
        return ()
    questions = {item.text for item in asked}
    shortened = tuple(item for item in made.shortened if item.text not in questions)
    details = tuple(
        Shortened(label=item.label, text=item.text)
        for item in made.left_out
        if item.kind is LeftOutKind.DETAIL
    )
    return (*shortened, *details)
