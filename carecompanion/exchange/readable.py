"""notes.html: what a family wrote, for any browser: no script, nothing loaded.

Everything typed goes through `typed`, which escapes it: it is text, never markup and never a
link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from uuid import UUID

from carecompanion.domain.evidence import Rung
from carecompanion.domain.facts import FactField
from carecompanion.domain.memory import FIELDS, FieldShape
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.ports.notes import NotesStore, RecordT
from carecompanion.domain.questions import QuestionId, QuestionTable
from carecompanion.domain.readable_words import ReadableWords
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    EligibilityDetail,
    Fact,
    Headline,
    HeadlineSource,
    Paid,
    Person,
    QuestionChoice,
    QueueOrder,
    Story,
    Visit,
    VisitAnswer,
)
from carecompanion.domain.stage import Stage

_NOT_IN_HTML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

_STYLE = """
:root { color-scheme: light dark; --ground: #F7F5F0; --paper: #FFFFFF; --text: #1E2428;
  --quiet: #4C565C; --line: #D8D3C6; --link: #1A4F80; }
@media (prefers-color-scheme: dark) { :root { --ground: #1C2124; --paper: #23292D;
  --text: #E8E6E1; --quiet: #B4BCC2; --line: #414B51; --link: #9CC9F2; } }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 1.125rem/1.5 "Atkinson Hyperlegible Next", "Noto Sans", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
article, .facts { background: var(--paper); border: 1px solid var(--line); border-radius: 8px;
  padding: 0.5rem 1rem 1rem; margin: 1rem 0; }
h1, h2, h3, h4 { line-height: 1.25; }
dt { color: var(--quiet); }
dd { margin: 0 0 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.5rem 0.3rem 0;
  border-top: 1px solid var(--line); }
a { color: var(--link); }
.typed { white-space: pre-wrap; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
""".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadablePage:
    """Makes the page from notes, with our words and the wording of the 17 questions."""

    words: ReadableWords
    printed: PageWords
    memory: MemoryWords
    table: QuestionTable

    def pieces(
        self, notes: NotesStore, places: Mapping[str, str], *, person_id: UUID | None = None
    ) -> Iterator[str]:
        """The page piece by piece, a section for each person, or for one alone.

        `places` are the files of attachments by sha256.
        """
        words = self.words
        yield _head(words)
        for text in (words.lead, words.not_locked, words.other_file):
            yield f"<p>{escape(text)}</p>\n"
        for person in notes.people():
            if person_id not in (None, person.id):
                continue
            yield from self._person(notes, person, places)
        yield "</main>\n</body>\n</html>\n"

    def _person(
        self, notes: NotesStore, person: Person, places: Mapping[str, str]
    ) -> Iterator[str]:
        words = self.words
        yield f"<section>\n<h2>{typed(person.name, words.nobody)}</h2>\n"
        yield from _pairs((words.needs, person.needs), (words.interpreter, person.interpreter))
        yield from self._facts(notes, person)
        yield f"<h3>{escape(words.headlines)}</h3>\n"
        for headline in _all(notes, Headline, person):
            yield from self._headline(notes, headline, places)
        for order in _all(notes, QueueOrder, person):
            aside = [question.text for question in order.put_aside]
            yield from _list(words.own, aside, "h3")
        yield from self._visits(notes, person)
        loose = (a for a in _all(notes, Attachment, person) if not self._has_place(notes, a))
        yield from self._files(loose, places, "h3")
        yield "</section>\n"

    def _facts(self, notes: NotesStore, person: Person) -> Iterator[str]:
        first = True
        for fact in _all(notes, Fact, person):
            if first:
                yield f'<h3>{escape(self.words.facts)}</h3>\n<dl class="facts">\n'
                first = False
            yield f"<dt>{escape(self.memory.facts[fact.fact])}</dt>\n<dd>{self._fact(fact)}</dd>\n"
        if not first:
            yield "</dl>\n"

    def _fact(self, fact: Fact) -> str:
        text = typed(fact.text, self.words.none_known if fact.none_known else "")
        quiet = _quiet(self._source(fact))
        details = "".join(f"<br>{escape(name)}: {value}" for name, value in self._details(fact))
        return f'{text} <span class="quiet">{quiet}</span>{details}'

    def _details(self, fact: Fact) -> Iterator[tuple[str, str]]:
        shapes = {spec.field: spec.shape for spec in FIELDS[fact.fact]}
        for detail in fact.details:
            value = self.memory.value(detail.field, detail.text)
            if shapes.get(detail.field) is FieldShape.DATE:
                value = self.printed.day(value)
            yield self.memory.field(detail.field, fact.fact), typed(value)

    def _source(self, fact: Fact) -> list[str]:
        words, day = self.words, self.printed.day
        source = (self.memory.provenances[fact.provenance], fact.source, day(fact.source_on))
        parts = [words.source.format(source=", ".join(part for part in source if part))]
        if fact.known_on:
            parts.append(words.known_on.format(day=day(fact.known_on)))
        if fact.checked_on:
            parts.append(words.checked_on.format(day=day(fact.checked_on)))
        return parts

    def _headline(
        self, notes: NotesStore, headline: Headline, places: Mapping[str, str]
    ) -> Iterator[str]:
        words = self.words
        yield f"<article>\n<h4>{typed(headline.text, words.no_headline)}</h4>\n"
        yield from _pairs(
            (words.seen_where, headline.seen_where),
            (words.seen_when, headline.seen_when),
            (words.link, headline.link),
            (words.added_on, self.printed.day(headline.added_on)),
            (words.status, words.statuses[headline.status]),
            (words.why_stopped, headline.why_stopped),
            *self._life(headline),
        )
        yield from self._sources(notes.of_headline(HeadlineSource, headline.id))
        yield from self._answers(notes, headline)
        for choice in notes.of_headline(QuestionChoice, headline.id):
            yield from _list(words.chosen, [chosen.text for chosen in choice.chosen or ()])
            yield from _list(words.own, choice.own)
            yield from _list(words.deeper, [kept.text for kept in choice.deeper])
            states = [self.memory.value(FactField.ACCESS, state) for state in choice.access]
            yield from _list(words.access, states)
            yield from self._paid(choice.paid)
        yield from self._files(iter(notes.of_headline(Attachment, headline.id)), places, "h5")
        for story in notes.of_headline(Story, headline.id):
            if story.text:
                yield f"<h5>{escape(words.story)}</h5>\n<p>{typed(story.text)}</p>\n"
        yield "</article>\n"

    def _visits(self, notes: NotesStore, person: Person) -> Iterator[str]:
        words, first = self.words, True
        for visit in _all(notes, Visit, person):
            if first:
                yield f"<h3>{escape(words.visits)}</h3>\n"
                first = False
            yield f"<article>\n<h4>{typed(visit.purpose, words.visits)}</h4>\n"
            yield from _pairs(
                (words.visit_on, self.printed.day(visit.on)),
                (words.visit_time, visit.time),
                (words.visit_who, visit.who),
                (words.visit_where, visit.where),
                (words.visit_needs, visit.needs),
                (words.visit_hope, visit.hope),
            )
            yield from self._visit_questions(visit)
            yield from _pairs(
                (words.visit_next, visit.next_step),
                (words.visit_next_who, visit.next_who),
                (words.visit_next_by, visit.next_by),
                *((words.visit_corrected, each.text) for each in visit.corrections),
                (words.visit_saved_on, self.printed.day(visit.saved_on)),
            )
            yield "</article>\n"

    def _visit_questions(self, visit: Visit) -> Iterator[str]:
        words = self.words
        for question in visit.questions:
            answer = question.answer
            yield f"<h5>{typed(question.text)}</h5>\n"
            yield from _pairs(
                (words.status, ", ".join(self._standing(answer))),
                (words.visit_said, answer.said),
                (words.visit_said_by, answer.said_by),
                (words.visit_next_who, answer.who),
                (words.visit_next_by, answer.by_when),
            )

    def _standing(self, answer: VisitAnswer) -> Iterator[str]:
        if answer.asked:
            yield self.words.visit_asked
        yield self.words.outcomes[answer.outcome]

    def _life(self, headline: Headline) -> Iterator[tuple[str, str]]:
        words, day = self.words, self.printed.day
        yield words.look_again_on, day(headline.look_again_on)
        yield words.looked_on, day(headline.looked_on)
        yield words.whats_new, headline.whats_new
        closing = headline.closing
        if closing is None:
            return
        awaits = [words.awaited[each] for each in closing.awaits]
        awaits += [words.has_come] if closing.has_come else []
        yield words.closed_on, day(closing.closed_on)
        yield (
            words.closed_why,
            ": ".join(filter(None, (words.reasons[closing.reason], closing.words))),
        )
        yield words.closed_until, day(closing.look_again_on)
        yield words.awaits, ", ".join(filter(None, (*awaits, closing.awaits_words)))
        yield words.reopened_on, day(closing.reopened_on)

    def _sources(self, sources: tuple[HeadlineSource, ...]) -> Iterator[str]:
        words = self.words
        if sources:
            yield f"<h5>{escape(words.sources)}</h5>\n"
        for source in sources:
            yield f"<p>{typed(source.says)}</p>\n"
            yield from _pairs(
                (words.seen_where, source.where),
                (words.seen_when, source.seen_when),
                (words.link, source.link),
                (words.source_who, source.who),
                (words.added_on, self.printed.day(source.added_on)),
            )

    def _paid(self, paid: Paid) -> Iterator[str]:
        said = {Paid.YES: self.words.paid_yes, Paid.NO: self.words.paid_no}.get(paid)
        if said is not None:
            yield f"<p>{escape(self.words.paid)} {escape(said)}</p>\n"

    def _answers(self, notes: NotesStore, headline: Headline) -> Iterator[str]:
        words = self.words
        answers = {answer.question: answer for answer in notes.of_headline(Answer, headline.id)}
        details = {mark.detail: mark for mark in notes.of_headline(DetailMark, headline.id)}
        if not answers and not details:
            return
        columns = "".join(
            f'<th scope="col">{escape(name)}</th>'
            for name in (words.question, words.mark, words.says)
        )
        yield f"<h5>{escape(words.answers)}</h5>\n<table>\n<tr>{columns}</tr>\n"
        for question in QuestionId:
            if question in answers:
                yield self._answer(answers[question])
        for detail in EligibilityDetail:
            if detail in details:
                yield self._detail_mark(details[detail])
        yield "</table>\n"

    def _detail_mark(self, marked: DetailMark) -> str:
        row = escape(self.memory.details[marked.detail])
        mark = escape(self.printed.details.marks[marked.mark]) if marked.mark else ""
        says = typed(marked.says)
        return f'<tr><th scope="row">{row}</th><td>{mark}</td><td>{says}</td></tr>\n'

    def _answer(self, answer: Answer) -> str:
        row = escape(self.table.questions[answer.question].row)
        mark = escape(self.printed.details.marks[answer.mark])
        says = typed(answer.says)
        if answer.stage is not Stage.UNKNOWN:
            stage = self.words.stage.format(stage=self.printed.headline.stages[answer.stage])
            says = f"{says} {escape(stage)}"
        if answer.rung is not Rung.NOT_MARKED:
            rung = self.words.rung.format(rung=self.printed.headline.rungs[answer.rung])
            says = f"{says} {escape(rung)} {typed(answer.rung_place)}"
        return f'<tr><th scope="row">{row}</th><td>{mark}</td><td>{says}</td></tr>\n'

    def _files(
        self, attachments: Iterator[Attachment], places: Mapping[str, str], level: str
    ) -> Iterator[str]:
        first = True
        for attachment in attachments:
            if first:
                yield f"<{level}>{escape(self.words.files)}</{level}>\n<ul>\n"
                first = False
            yield f"<li>{self._file(attachment, places.get(attachment.sha256))}</li>\n"
        if not first:
            yield "</ul>\n"

    def _file(self, attachment: Attachment, place: str | None) -> str:
        words = self.words
        name = typed(attachment.name, words.no_name)
        size = words.size.format(size=-(-attachment.size // 1000))
        quiet = [size, self.printed.day(attachment.added_on)] if place else [words.absent]
        link = f'<a href="{escape(place)}">{name}</a>' if place else name
        note = f"<br>{typed(attachment.note)}" if attachment.note else ""
        return f'{link} <span class="quiet">{_quiet(quiet)}</span>{note}'

    def _has_place(self, notes: NotesStore, attachment: Attachment) -> bool:
        """Whether it is listed with a headline."""
        headline = attachment.headline_id and notes.get(attachment.headline_id)
        return isinstance(headline, Headline)


def typed(text: str, without: str = "") -> str:
    """What a family typed, as text of the page; `without` are our words where there is none."""
    if not text.strip():
        return escape(without)
    shown = escape(_NOT_IN_HTML.sub("\ufffd", text))
    return f'<span class="typed" dir="auto">{shown}</span>'


def _head(words: ReadableWords) -> str:
    title = escape(words.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n"
    )


def _pairs(*pairs: tuple[str, str]) -> Iterator[str]:
    yield "<dl>\n"
    for label, text in pairs:
        if text.strip():
            yield f"<dt>{escape(label)}</dt>\n<dd>{typed(text)}</dd>\n"
    yield "</dl>\n"


def _list(heading: str, texts: Sequence[str], level: str = "h5") -> Iterator[str]:
    if texts:
        items = "".join(f"<li>{typed(text)}</li>\n" for text in texts)
        yield f"<{level}>{escape(heading)}</{level}>\n<ol>\n{items}</ol>\n"


def _quiet(parts: list[str]) -> str:
    return ", ".join(escape(_NOT_IN_HTML.sub("\ufffd", part)) for part in parts if part)


def _all(notes: NotesStore, kind: type[RecordT], person: Person) -> Iterator[RecordT]:
    """Every record of a kind about a person, newest first."""
    after = None
    while found := notes.of_person(kind, person.id, after=after):
        yield from found
        after = found[-1].id
