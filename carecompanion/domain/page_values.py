"""What is printed, as values: everything resolved to text, nothing about points or fonts.

`OnePage` and `QuestionSheet` say what is to be printed and in which order it matters; whoever draws
them fits them to the paper and answers with a `MadePage` that names what did not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from carecompanion.domain.asked_about import About
from carecompanion.domain.diagnosis_words import in_usual_words, worded_for
from carecompanion.domain.page_words import PageWords, SafetyKind, SafetyState, VoiceWords
from carecompanion.domain.questions import Asker, QuestionId, QuestionTable, asker_of
from carecompanion.domain.records import (
    Answer,
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Fact,
    Headline,
    Person,
)
from carecompanion.domain.return_page import PrintedQuestion
from carecompanion.domain.visit_on_page import NO_VISIT, VisitOnPage


class LeftOutKind(StrEnum):
    """What kind of thing the one page had no room for."""

    DETAIL = "detail"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is not on the page at all: where it would have stood, and its full text."""

    kind: LeftOutKind
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """Something that is on the page with its end cut off: where it stands, and its full text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A finished PDF and all that has to be said about it.

    `unprintable` are the distinct characters that no bundled font can show; they are printed as
    [U+XXXX]. `lines` is the content as plain text in reading order, one block a line.
    """

    pdf: bytes
    page_count: int
    left_out: tuple[LeftOut, ...] = ()
    shortened: tuple[Shortened, ...] = ()
    unprintable: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyItem:
    """One part of the safety strip. `text` is used when the family stated something."""

    kind: SafetyKind
    state: SafetyState = SafetyState.NOT_KNOWN
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """What the notes hold for one headline, ready to become a page.

    `chosen` are the questions for the page, at most three; `others` is everything else to ask, in
    the order of the sheet. `today` is the day printed as the day of writing.
    `changes` are the daily changes since `last_visit`, a day as it is kept, empty for none.
    `visit` is the visit that the page is for.
    The safety strip says what `safety` states, and of the other lines what `safety_facts` tell.
    `notes_on` are the facts beside the details that have a mark in `details`.
    """

    person: Person
    facts: tuple[Fact, ...]
    headline: Headline
    answers: tuple[Answer, ...]
    chosen: tuple[ChosenQuestion, ...]
    others: tuple[ChosenQuestion, ...]
    table: QuestionTable
    today: date
    safety: tuple[SafetyItem, ...] = ()
    safety_facts: tuple[Fact, ...] = ()
    details: tuple[DetailMark, ...] = ()
    notes_on: Mapping[EligibilityDetail, tuple[Fact, ...]] = field(default_factory=dict)
    changes: tuple[Fact, ...] = ()
    last_visit: str = ""
    visit: VisitOnPage = NO_VISIT

    @property
    def asker(self) -> Asker:
        """Whose voice the questions are in."""
        return asker_of(self.person)

    def in_usual_words(self) -> PageSource:
        """The same without the words for how sure the diagnosis is."""
        return replace(
            self,
            table=worded_for(self.table, None),
            chosen=in_usual_words(self.chosen, self.table, self.asker),
            others=in_usual_words(self.others, self.table, self.asker),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and its value.

    `note` says where it comes from and from when; `known` is False for "not known yet".
    """

    label: str
    text: str
    note: str = ""
    known: bool = True


NO_FIELD: Final = Field(label="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who the page is about: printed on every page, whatever else is missing.

    `interpreter` is a language, `needs` what helps when talking; both may be empty.
    """

    name: str
    born: Field
    condition: Field
    gene: Field
    change: Field
    centre: Field
    interpreter: str = ""
    needs: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything but the name, in reading order."""
        return (self.born, self.condition, self.gene, self.change, self.centre)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as printed. `number` is its number among the three, the same on both papers.

    `printed` says which question it is, for the fields of the page that can be filled in. `other`
    is the question in the family's language, None on a page in one language. `code` leads back to
    the question from paper; a sheet about nobody has none. `about` is the news that it is about,
    on a sheet that is not about one headline.
    """

    text: str
    number: int | None = None
    printed: PrintedQuestion | None = None
    other: str | None = None
    code: str = ""
    about: About | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailRow:
    """One row of the side-by-side table, words against words and never compared.

    `in_notes` is None where notes have nothing to set beside it: the headline's words then get both
    columns. A row that `stays` is never left out. `question` is None for one of the 14 details.
    """

    question: QuestionId | None
    label: str
    in_headline: str
    in_notes: str | None
    mark: str
    stays: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in daily life since the last visit, newest first: a day and words each."""

    heading: str
    items: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineBlock:
    """The headline word for word; then where it was seen and which stage the family found."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """The one page for the clinic. `others` are only counted here: they stand on the sheet.

    `hope` is what the family hopes to leave the visit with; without words it is not printed.
    """

    headline_id: UUID
    words: PageWords
    voice: VoiceWords
    prepared: str
    who: Who
    headline: HeadlineBlock
    questions: tuple[Asked, ...]
    details: tuple[DetailRow, ...]
    safety: tuple[Field, ...]
    others: tuple[LeftOut, ...]
    changes: Changes = Changes(heading="")
    hope: Field = NO_FIELD


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """Questions under one heading of the sheet."""

    heading: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSheet:
    """The question sheet. `who` is None on the empty one, where the name is written by hand.

    `in_full` is what the one page left out or shortened; nothing on the sheet itself is ever cut,
    but for the headline that a question is about.
    """

    words: PageWords
    voice: VoiceWords
    title: str
    prepared: str
    lead: str
    who: Who | None
    headline: HeadlineBlock | None
    sections: tuple[SheetSection, ...]
    in_full: tuple[Shortened, ...]
    hope: Field = NO_FIELD
