"""The parts of the one page, each from the notes to words (ux.md 3.1, zones 2, 3, 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from carecompanion.domain.evidence import Rung
from carecompanion.domain.page_values import (
    Changes,
    DetailRow,
    Field,
    HeadlineBlock,
    PageSource,
    SafetyItem,
    Who,
)
from carecompanion.domain.page_words import (
    PageWords,
    SafetyKind,
    SafetyState,
    VoiceWords,
    apart,
)
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    NOTES_BESIDE,
    Answer,
    DetailMark,
    Fact,
    FactField,
    FactKind,
    Mark,
    Person,
)
from carecompanion.domain.safety import safety_items
from carecompanion.domain.same_words import same_words
from carecompanion.domain.stage import Stage
from carecompanion.domain.top_three import ROW_OF_DETAIL


def who(source: PageSource, words: PageWords, voice: VoiceWords) -> Who:
    """Who the page is about; a name that is not known, or kept off pages, becomes a neutral one."""
    facts = _facts_as_shown(source)

    def field(kind: FactKind) -> Field:
        return _fact_field(kind, facts, words, voice)

    return Who(
        name=source.person.name_on_pages.strip() or voice.nobody,
        born=field(FactKind.BORN),
        condition=field(FactKind.CONDITION),
        gene=field(FactKind.GENE),
        change=_called(field(FactKind.GENE_CHANGE), source.table.gene_change),
        centre=field(FactKind.CENTRE),
        interpreter=source.person.interpreter.strip(),
        needs=_needs(source),
    )


def _needs(source: PageSource) -> str:
    """What helps whenever we talk, and what is needed at this visit; the same words once."""
    both = (source.person.needs.strip(), source.visit.needs)
    said = {same_words(text): apart(text) for text in both if text}
    return "; ".join(said.values())


def prepared(source: PageSource, words: PageWords, voice: VoiceWords) -> str:
    """By whom and when a page was written, and the day of the visit that it is for."""
    written = voice.prepared.format(date=words.day(source.today.isoformat()))
    if not source.visit.on:
        return written
    return words.talk.visit.format(written=written, day=words.day(source.visit.on))


def hope(source: PageSource, voice: VoiceWords) -> Field:
    """What the family hopes to leave the visit with."""
    return Field(label=voice.hope, text=source.visit.hope)


def changes(source: PageSource, words: PageWords) -> Changes:
    """The daily changes that may be on pages, each with its day."""
    since = words.day(source.last_visit)
    return Changes(
        heading=words.talk.changes_since.format(day=since) if since else words.talk.changes,
        items=tuple(
            Field(label=words.day(fact.dated), text=fact.text.strip())
            for fact in source.changes
            if fact.show_on_pages and fact.text.strip()
        ),
    )


def _called(field: Field, label: str) -> Field:
    """A field under another label, where there is one."""
    return replace(field, label=label) if label else field


def _facts_as_shown(source: PageSource) -> tuple[Fact, ...]:
    """The facts with as much of the date of birth as the family wants on pages."""
    return tuple(as_shown(fact, source.person) for fact in source.facts)


def as_shown(fact: Fact, person: Person) -> Fact:
    """With nothing of a date of birth to show, it is a fact that is kept off pages."""
    if fact.fact is not FactKind.BORN:
        return fact
    shown = person.born_on_pages(fact.text)
    if not shown.strip():
        return replace(fact, show_on_pages=False)
    return replace(fact, text=shown)


def _fact_field(
    kind: FactKind, facts: Sequence[Fact], words: PageWords, voice: VoiceWords
) -> Field:
    label = voice.facts[kind]
    stated = [fact for fact in _of_kind(kind, facts) if fact.show_on_pages]
    if not stated:
        return Field(label=label, text=_missing(kind, facts, words), known=False)
    if len(stated) == 1:
        return Field(label=label, text=stated[0].text, note=_note(stated[0], words, voice))
    text = "; ".join(f"{apart(fact.text)} ({_note(fact, words, voice)})" for fact in stated)
    return Field(label=label, text=text)


def _of_kind(kind: FactKind, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.fact is kind and fact.text.strip()]


def _missing(kind: FactKind, facts: Sequence[Fact], words: PageWords) -> str:
    """A fact kept off pages is known all the same: the page says that it is not shown."""
    return words.not_shown if _of_kind(kind, facts) else words.not_known


def _note(fact: Fact, words: PageWords, voice: VoiceWords) -> str:
    day = words.day(fact.known_on) if fact.known_on else ""
    return ", ".join(part for part in (voice.provenance[fact.provenance], day) if part)


def headline_block(source: PageSource, words: PageWords) -> HeadlineBlock:
    """The headline word for word, then where it was seen and which stage the family found."""
    headline = source.headline
    place_and_day = (headline.seen_where.strip(), words.day(headline.seen_when.strip()))
    where = ", ".join(apart(part) for part in place_and_day if part)
    stage = _stage_words(source.answers, words)
    parts = (
        words.headline.seen.format(where=where) if where else "",
        apart(headline.link.strip()),
        words.headline.stage.format(stage=stage),
    )
    return HeadlineBlock(
        text=headline.text.strip() or words.headline.none,
        source=" · ".join(part for part in parts if part),
    )


def _stage_words(answers: Iterable[Answer], words: PageWords) -> str:
    """The stage, and beside it the family's mark on the evidence ladder where there is one."""
    answer = next((each for each in answers if each.question is QuestionId.T1), None)
    said = answer is not None and answer.standing is Mark.SAYS
    stage = words.headline.stages[answer.stage if answer and said else Stage.UNKNOWN]
    if answer is None or answer.rung is Rung.NOT_MARKED:
        return stage
    place = answer.rung_place.strip()
    is_placed = answer.rung is Rung.APPROVED and bool(place)
    rung = words.headline.rungs[answer.rung]
    rung = words.headline.approved_in.format(where=place) if is_placed else rung
    return words.headline.ladder.format(stage=stage, rung=rung)


def detail_rows(source: PageSource, words: PageWords) -> tuple[DetailRow, ...]:
    """The four relevance rows always, then what the family found the headline to say.

    Of the 14 details, those the family marked: what is different comes before that, the rest after
    it, because the last rows are the first to give way (ux.md 3.3).
    """
    answers = {answer.question: answer for answer in source.answers}
    rows = [_relevance_row(q, answers.get(q), source, words) for q in NOTES_BESIDE]
    rows += _marked_rows(Mark.DIFFERENT, source, words)
    rows += [
        _says_row(answers[question], source, words)
        for question in QuestionId
        if question not in NOTES_BESIDE
        and question in answers
        and answers[question].standing is Mark.SAYS
    ]
    rows += _marked_rows(Mark.NOT_KNOWN, source, words)
    rows += _marked_rows(Mark.SAME, source, words)
    return tuple(rows)


def _marked_rows(mark: Mark, source: PageSource, words: PageWords) -> list[DetailRow]:
    """The details with one mark; not those whose relevance row says the same already."""
    said = {answer.question for answer in source.answers if answer.standing is mark}
    return [
        _marked_row(detail, source, words)
        for detail in source.details
        if detail.mark is mark and ROW_OF_DETAIL.get(detail.detail) not in said
    ]


def _marked_row(detail: DetailMark, source: PageSource, words: PageWords) -> DetailRow:
    facts = tuple(as_shown(fact, source.person) for fact in source.notes_on[detail.detail])
    shown = [_told_with_day(fact, words) for fact in facts if fact.show_on_pages]
    is_hidden = any(not fact.show_on_pages for fact in facts)
    return DetailRow(
        question=None,
        label=source.table.details[detail.detail].page,
        in_headline=_said(detail.says, detail.mark, words),
        in_notes="; ".join(told for told in shown if told)
        or (words.not_shown if is_hidden else words.not_known),
        mark=words.details.marks[detail.mark or Mark.NOT_KNOWN],
        stays=False,
    )


def _said(says: str, mark: Mark | None, words: PageWords) -> str:
    """What the headline says. Beside Same or Different nothing is "not known yet"."""
    is_compared = mark in (Mark.SAME, Mark.DIFFERENT)
    return says.strip() or (words.not_written if is_compared else words.not_known)


def tells(fact: Fact) -> bool:
    """Whether a detail has something to print of a fact."""
    return bool(fact.text.strip() or fact.none_known or _measured(fact))


def _told(fact: Fact, words: PageWords) -> str:
    """The words of a fact, or its value with its unit."""
    if fact.text.strip():
        return fact.text.strip()
    return words.safety.none_known if fact.none_known else _measured(fact)


def _told_with_day(fact: Fact, words: PageWords) -> str:
    """With the day it is of: what is old is not read as what is so now (ux.md 2.6)."""
    told = _told(fact, words)
    day = "" if fact.fact is FactKind.BORN else words.day(fact.dated)
    return f"{told} ({day})" if told and day and day not in told else told


def _measured(fact: Fact) -> str:
    value = (fact.detail(FactField.VALUE), fact.detail(FactField.UNIT))
    return " ".join(part for part in value if part)


def _relevance_row(
    question: QuestionId, answer: Answer | None, source: PageSource, words: PageWords
) -> DetailRow:
    kind, facts = NOTES_BESIDE[question], _facts_as_shown(source)
    shown = [fact.text for fact in _of_kind(kind, facts) if fact.show_on_pages]
    says = answer.says.strip() if answer else ""
    return DetailRow(
        question=question,
        label=source.table.questions[question].page,
        in_headline=_said(says, answer.standing if answer else None, words),
        in_notes="; ".join(shown) or _missing(kind, facts, words),
        mark=words.details.marks[answer.standing if answer else Mark.NOT_KNOWN],
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


def safety_strip(source: PageSource, words: PageWords, voice: VoiceWords) -> tuple[Field, ...]:
    """All three safety lines, always; what the notes lack is "not known yet"."""
    told = safety_items(source.safety_facts, words, voice.provenance)
    stated = {item.kind: item for item in (*told, *source.safety)}
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
