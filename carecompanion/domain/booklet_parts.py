"""The chapters of the booklet, each from the notes to words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from carecompanion.domain.booklet_values import (
    BookletChoice,
    BookletKind,
    BookletSection,
    BookletSource,
    BookletTables,
    Chapter,
    Entry,
    Extra,
    HeadlineAsked,
)
from carecompanion.domain.booklet_visits import visits_chapter
from carecompanion.domain.facts import FactField
from carecompanion.domain.memory import FACTS_OF_PART, FIELDS, PART_OF_FACT, FieldShape, MemoryPart
from carecompanion.domain.page_values import Field
from carecompanion.domain.records import Attachment, Fact, Headline, Record, Visit
from carecompanion.domain.timeline import TimelineMonth, by_year, day_of, timeline_kind

_MEASURED: Final = (FactField.VALUE, FactField.UNIT)
"""What is said in one breath: "14.2 kg"."""


def chapters_of(
    source: BookletSource, choice: BookletChoice, tables: BookletTables
) -> Iterator[Chapter]:
    """The chapters of what is printed: those without an entry are not there."""
    chapters = []
    if choice.kind is BookletKind.WHOLE:
        chapters += [_part(part, source, tables) for part in MemoryPart]
        chapters.append(visits_chapter(source, tables))
        chapters.append(_headlines(source, tables))
    if choice.kind is BookletKind.TIMELINE or Extra.TIMELINE not in choice.parts_out:
        chapters.append(_timeline(source, choice, tables))
    return (chapter for chapter in chapters if chapter.sections)


def nothing_yet(source: BookletSource, choice: BookletChoice, tables: BookletTables) -> str:
    """Which parts nobody has written in; a part that is left out is not named."""
    written = {PART_OF_FACT[fact.fact] for fact in source.facts}
    empty = [part for part in MemoryPart if part not in written and part not in choice.parts_out]
    if MemoryPart.PAPERS in empty and source.files:
        empty.remove(MemoryPart.PAPERS)
    names = ", ".join(tables.memory.parts[part].name for part in empty)
    return tables.booklet.nothing_yet.format(parts=names) if names else ""


def _part(part: MemoryPart, source: BookletSource, tables: BookletTables) -> Chapter:
    """The facts of a part, in the order of its kinds, newest day first; papers with their names."""
    names = {file.id: file.name.strip() or tables.booklet.no_name for file in source.files}
    entries: list[Entry] = []
    for kind in FACTS_OF_PART[part]:
        facts = [fact for fact in source.facts if fact.fact is kind]
        facts.sort(key=lambda fact: fact.dated, reverse=True)
        entries += [_fact(fact, names, tables) for fact in facts]
    if part is MemoryPart.PAPERS:
        entries += [_file(file, tables) for file in source.files]
    return _chapter(tables.memory.parts[part].name, entries)


def _chapter(heading: str, entries: Sequence[Entry]) -> Chapter:
    return Chapter(heading, (BookletSection("", tuple(entries)),) if entries else ())


def _fact(fact: Fact, names: Mapping[UUID, str], tables: BookletTables) -> Entry:
    papers = ", ".join(names[paper] for paper in fact.papers if paper in names)
    text, lines = _said(fact, tables)
    if papers:
        lines = (*lines, tables.booklet.papers.format(names=papers))
    return Entry(
        aside=tables.memory.facts[fact.fact],
        text=text,
        lines=lines,
        note=_note(fact, tables),
    )


def _said(fact: Fact, tables: BookletTables) -> tuple[str, tuple[str, ...]]:
    """The words of a fact, and a line for each further field; a value stands with the words."""
    words = tables.booklet
    fields = [words.labelled.format(label=f.label, text=f.text) for f in _fields(fact, tables)]
    text = _headline_of(fact, tables)
    if not text:
        text = fields.pop(0) if fields else words.no_words
    return text, tuple(fields)


def _headline_of(fact: Fact, tables: BookletTables) -> str:
    """The words and the value: "Six minute walk: 142 m"; empty when there are fields alone."""
    words, text = tables.booklet, fact.text.strip()
    value = " ".join(fact.detail(field).strip() for field in _MEASURED).strip()
    if text and value:
        text = words.labelled.format(label=text, text=value)
    return "\n".join(part for part in (words.none_known * fact.none_known, text or value) if part)


def _fields(fact: Fact, tables: BookletTables) -> Iterator[Field]:
    """The further fields of a fact that say something, in the order of its form."""
    shapes = {spec.field: spec.shape for spec in FIELDS[fact.fact]}
    elsewhere = [detail.field for detail in fact.details if detail.field not in shapes]
    for field in (*shapes, *elsewhere):
        text = tables.memory.value(field, fact.detail(field)).strip()
        if shapes.get(field) is FieldShape.DATE:
            text = tables.page.day(text)
        if text and field not in _MEASURED:
            yield Field(label=tables.memory.field(field, fact.fact), text=text)


def source_words(fact: Fact, tables: BookletTables) -> str:
    """Where a fact comes from: "Report, Genetics laboratory, 2 June 2022"."""
    day = tables.page.day(fact.source_on)
    source = (tables.memory.provenances[fact.provenance], fact.source.strip(), day)
    return ", ".join(part for part in source if part)


def _note(fact: Fact, tables: BookletTables) -> str:
    """Where a fact comes from, of when it is, and when it was looked at again."""
    day, words = tables.page.day, tables.booklet
    parts = [source_words(fact, tables)]
    if fact.known_on:
        parts.append(words.known_on.format(day=day(fact.known_on)))
    if fact.checked_on:
        parts.append(words.checked_on.format(day=day(fact.checked_on)))
    return " · ".join(parts)


def _file(file: Attachment, tables: BookletTables) -> Entry:
    return Entry(
        aside=tables.booklet.kinds[timeline_kind(file)],
        text=file.name.strip() or tables.booklet.no_name,
        lines=(file.note.strip(),) if file.note.strip() else (),
        note=tables.page.day(file.added_on),
    )


def _headlines(source: BookletSource, tables: BookletTables) -> Chapter:
    entries = [_headline(asked, tables) for asked in source.headlines]
    return _chapter(tables.booklet.headlines, entries)


def _headline(asked: HeadlineAsked, tables: BookletTables) -> Entry:
    words, headline = tables.booklet, asked.headline
    lines = []
    if asked.questions:
        lines.append(words.questions)
        lines += [
            words.numbered.format(number=number, text=question.text.strip())
            for number, question in enumerate(asked.questions, start=1)
        ]
    if asked.own:
        lines += [words.own_questions, *(text.strip() for text in asked.own)]
    return Entry(
        aside=tables.page.day(headline.added_on),
        text=headline.text.strip() or words.no_words,
        lines=tuple(lines),
        note=_seen(headline, tables),
        strong=True,
    )


def _seen(headline: Headline, tables: BookletTables) -> str:
    place = (headline.seen_where.strip(), tables.page.day(headline.seen_when.strip()))
    where = ", ".join(part for part in place if part)
    seen = tables.booklet.from_headline.format(where=where) if where else ""
    return " · ".join(part for part in (seen, headline.link.strip()) if part)


def _timeline(source: BookletSource, choice: BookletChoice, tables: BookletTables) -> Chapter:
    """Everything dated. In a whole booklet the further fields stand in the chapters before."""
    records: list[Record] = [
        *source.facts,
        *(asked.headline for asked in source.headlines),
        *source.files,
        *source.visits,
    ]
    is_alone = choice.kind is BookletKind.TIMELINE
    sections = [
        BookletSection(
            month_words(month, tables),
            tuple(_printed_entry(record, tables, is_whole=is_alone) for record in month.records),
        )
        for year in by_year(record for record in records if day_of(record))
        for month in year.months
    ]
    return Chapter(tables.booklet.timeline, tuple(sections))


def month_words(month: TimelineMonth, tables: BookletTables) -> str:
    """The heading of a month, or of what has the year alone, or no day that can be read."""
    if not month.month:
        return tables.booklet.no_day
    if not month.is_known:
        return tables.booklet.month_open.format(year=month.month)
    return tables.page.day(month.month)


def dated_entry(record: Record, tables: BookletTables) -> Entry:
    """A line of the timeline: the day, the words, and where they are from."""
    day = tables.page.day(day_of(record))
    if isinstance(record, Fact):
        text, lines = _said(record, tables)
        return Entry(aside=day, text=text, lines=lines, note=source_words(record, tables))
    words = tables.booklet
    if isinstance(record, Headline):
        text, note = record.text.strip() or words.no_words, _seen(record, tables)
    elif isinstance(record, Attachment):
        text, note = record.name.strip() or words.no_name, record.note.strip()
    elif isinstance(record, Visit):
        text = record.purpose.strip() or record.who.strip() or words.kinds[timeline_kind(record)]
        note = " · ".join(filter(None, (record.time.strip(), record.where.strip())))
    else:
        text = note = ""
    return Entry(aside=day, text=text, note=note)


def kind_words(record: Record, tables: BookletTables) -> str:
    """What an entry of the timeline is called."""
    if isinstance(record, Fact):
        return tables.memory.facts[record.fact]
    return tables.booklet.kinds[timeline_kind(record)]


def _printed_entry(record: Record, tables: BookletTables, *, is_whole: bool) -> Entry:
    """A line of the timeline on paper, without what stands in another chapter."""
    entry, kind = dated_entry(record, tables), kind_words(record, tables)
    if not is_whole:
        return replace(entry, lines=(), note=kind)
    return replace(entry, note=" · ".join(part for part in (kind, entry.note) if part))
