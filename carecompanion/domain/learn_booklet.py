"""All of Learn as one booklet to review on paper: every item with its sources and dates.

It is for the people who look after the words, so it holds what is past its date as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from carecompanion.domain.booklet_values import Booklet, BookletSection, Chapter, Entry
from carecompanion.domain.booklet_words import BookletWords
from carecompanion.domain.learn import Card, CardPart, Learn, PictureName, Term, Theme
from carecompanion.domain.learn_library import LearnPicture
from carecompanion.domain.learn_path import PathItem, TreatmentPath
from carecompanion.domain.learn_stamp import Stamp
from carecompanion.domain.learn_tables import Certainty, DatedTable
from carecompanion.domain.page_words import PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """The words of the booklet that are not content.

    `stamp` has places for {sources}, {as_of} and {review_by}, `picture` for {name}, `terms` for
    {terms}, `past` for {review_by}.
    """

    title: str
    name: str
    about: tuple[str, ...]
    notice: str
    chosen: str
    legend: str
    contents: str
    glossary: str
    tables: str
    sources: str
    routes: str
    heavy: str
    as_family: str
    as_adult: str
    tick: str
    stamp: str
    past: str
    picture: str
    pictures: str
    terms: str
    parts: dict[CardPart, str]
    certainties: dict[Certainty, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTables:
    """All words that the booklet is made with."""

    review: ReviewWords
    booklet: BookletWords
    page: PageWords


def build_learn_booklet(
    learn: Learn,
    pictures: Mapping[PictureName, LearnPicture],
    *,
    today: date,
    tables: ReviewTables,
) -> Booklet:
    """Everything in `learn`, in the order of reading, with a place to tick beside each item.

    Of the pictures it has the words: what each is called, and all that it shows.
    """
    words = tables.review
    return Booklet(
        page_words=tables.page,
        words=replace(
            tables.booklet, chosen=words.chosen, legend=words.legend, contents=words.contents
        ),
        title=words.title,
        prepared=tables.page.day(today.isoformat()),
        name=words.name,
        about=words.about,
        notice=words.notice,
        chapters=tuple(_Chapters(learn, pictures, today, tables).all()),
    )


class _Chapters:
    """The chapters, made of one `Learn`."""

    def __init__(
        self,
        learn: Learn,
        pictures: Mapping[PictureName, LearnPicture],
        today: date,
        tables: ReviewTables,
    ) -> None:
        self._learn = learn
        self._pictures = pictures
        self._today = today
        self._words = tables.review
        self._page = tables.page

    def all(self) -> Iterator[Chapter]:
        """One for each theme, then pictures, tables, path, words and sources."""
        for theme in self._learn.themes:
            yield Chapter(theme.title, tuple(self._theme(theme)))
        drawn = tuple(map(self._picture, self._pictures))
        yield Chapter(self._words.pictures, (BookletSection("", drawn),))
        yield Chapter(self._words.tables, tuple(map(self._table, self._learn.tables)))
        yield Chapter(self._learn.path.title, tuple(self._path(self._learn.path)))
        terms = sorted(self._learn.terms.values(), key=lambda term: term.name.casefold())
        yield Chapter(self._words.glossary, (BookletSection("", tuple(map(self._term, terms))),))
        yield Chapter(self._words.sources, (BookletSection("", tuple(self._sources())),))

    # --- cards ------------------------------------------------------------------------------

    def _theme(self, theme: Theme) -> Iterator[BookletSection]:
        return (BookletSection(card.title, tuple(self._card(card))) for card in theme.cards)

    def _card(self, card: Card) -> Iterator[Entry]:
        words = self._words
        for section in card.sections:
            asides = (words.parts[section.part], *("" for _ in section.lines[1:]))
            for aside, line in zip(asides, section.lines, strict=True):
                yield Entry(aside=aside, text=line, strong=section.part is CardPart.SHORT)
        yield Entry(aside=words.as_family, text=card.question.family)
        yield Entry(aside=words.as_adult, text=card.question.adult)
        yield Entry(aside=words.tick, text=self._around(card), note=self._stamp(card.stamp))

    def _around(self, card: Card) -> str:
        """What stands around the text: terms, the picture, and whether it is heavy."""
        words = self._words
        names = ", ".join(self._learn.terms[term].name for term in card.terms)
        parts = [words.terms.format(terms=names)]
        if card.picture:
            parts.append(words.picture.format(name=card.picture.value))
        if card.heavy:
            parts.append(words.heavy)
        return " ".join(parts)

    def _picture(self, name: PictureName) -> Entry:
        picture = self._pictures[name]
        shown = self._words.picture.format(name=name.value)
        cards = ", ".join(card.title for card in self._learn.cards if card.picture is name)
        return Entry(aside=picture.title, text=picture.text, lines=(f"{shown} {cards}",))

    # --- terms, tables, sources -------------------------------------------------------------

    def _term(self, term: Term) -> Entry:
        lines = [
            *([", ".join(term.also)] if term.also else []),
            *([term.apart] if term.apart else []),
        ]
        note = self._stamp(term.stamp)
        return Entry(aside=term.name, text=term.plain, lines=tuple(lines), note=note)

    def _table(self, table: DatedTable) -> BookletSection:
        head = Entry(aside="", text=table.example, lines=(table.lead,), strong=True)
        return BookletSection(table.title, (head, *self._cells(table)))

    def _cells(self, table: DatedTable) -> Iterator[Entry]:
        for row in table.rows:
            generic = (row.generic,) if row.generic else ()
            yield Entry(aside="", text=row.name, lines=generic, strong=True)
            for column in table.columns:
                if cell := row.cells.get(column.id):
                    certainty = self._words.certainties[cell.certainty]
                    note = f"{certainty} {self._stamp(cell.stamp)}"
                    yield Entry(aside=column.heading, text=cell.text, note=note)

    def _sources(self) -> Iterator[Entry]:
        for source in self._learn.sources.values():
            yield Entry(
                aside=source.publisher, text=source.title, lines=(source.where, source.dated)
            )

    # --- the path ---------------------------------------------------------------------------

    def _path(self, path: TreatmentPath) -> Iterator[BookletSection]:
        for step in path.steps:
            head = Entry(aside="", text=step.plain, lines=(step.question.family,), strong=True)
            stamp = Entry(aside=self._words.tick, text="", note=self._stamp(step.stamp))
            yield BookletSection(step.title, (head, *_items(step.items), stamp))
        plan, years = path.plan, path.follow_up
        yield self._sheet(
            plan.title, (plan.lead, plan.copied), (*plan.tests, *plan.calls), plan.stamp
        )
        fields = (*years.yearly, *years.contact, *years.moved)
        yield self._sheet(years.title, (years.lead,), fields, years.stamp)
        yield BookletSection(self._words.routes, tuple(self._routes(path)))

    def _sheet(
        self, title: str, lead: tuple[str, ...], fields: Iterable[PathItem], stamp: Stamp
    ) -> BookletSection:
        first, *others = lead
        head = Entry(aside="", text=first, lines=tuple(others), strong=True)
        end = Entry(aside=self._words.tick, text="", note=self._stamp(stamp))
        return BookletSection(title, (head, *_items(fields), end))

    def _routes(self, path: TreatmentPath) -> Iterator[Entry]:
        for route in path.routes:
            lines = tuple(line for line in (route.plain, route.question.family) if line)
            note = self._stamp(route.stamp)
            yield Entry(aside=route.place, text=route.title, lines=lines, note=note)

    def _stamp(self, stamp: Stamp) -> str:
        """Sources and dates in words, and whether it was to be looked at before today."""
        named = (self._learn.sources[name] for name in stamp.sources)
        review = self._page.day(stamp.review_by.isoformat())
        text = self._words.stamp.format(
            sources="; ".join(f"{source.publisher}: {source.title}" for source in named),
            as_of=self._page.day(stamp.as_of),
            review_by=review,
        )
        past = self._today > stamp.review_by
        return f"{text} {self._words.past.format(review_by=review)}" if past else text


def _items(items: Iterable[PathItem]) -> Iterator[Entry]:
    for item in items:
        yield Entry(aside="", text=item.text, lines=(item.help,) if item.help else ())
