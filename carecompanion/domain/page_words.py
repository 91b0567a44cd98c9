"""Every word the app itself prints, as values. The words are content (resources/pages/page.toml).

What a family typed never passes through here: our strings and theirs stay apart, so that the
rules of careful language are checked over ours only (DESIGN.md section 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from carecompanion.domain.evidence import Rung
from carecompanion.domain.questions import Asker
from carecompanion.domain.records import FactKind, Mark, Provenance
from carecompanion.domain.stage import Stage

_LEFTWARD = frozenset({"R", "AL", "AN"})
_LEFT_TO_RIGHT_MARK = "\u200e"
_ISO_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def apart(typed: str) -> str:
    """What a person typed, ready to be followed by our own words.

    After letters read from right to left, a number of ours would be drawn into them: an unseen mark
    keeps it out.
    """
    if any(unicodedata.bidirectional(letter) in _LEFTWARD for letter in typed):
        return typed + _LEFT_TO_RIGHT_MARK
    return typed


class SafetyKind(StrEnum):
    """What a clinician wants to know before anything else; the order is the order of printing."""

    ALLERGIES = "allergies"
    MEDICINES = "medicines"
    EARLIER_THERAPY = "earlier_therapy"


class SafetyState(StrEnum):
    """What the notes hold on one line of the safety strip."""

    NOT_KNOWN = "not_known"
    NONE_KNOWN = "none_known"
    STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """The strings that differ between a family's voice and an adult patient's own."""

    title: str
    prepared: str
    nobody: str
    questions_heading: str
    no_decision: str
    hope: str
    in_notes: str
    mark: str
    marks_note: str
    own_questions: str
    next_step: str
    legend: str
    notice: str
    facts: Mapping[FactKind, str]
    provenance: Mapping[Provenance, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """A counted thing: `one` is used for exactly 1; `many` has a place for {count}."""

    one: str
    many: str

    def say(self, count: int) -> str:
        """The count in words, such as "2 details"."""
        return self.one if count == 1 else self.many.format(count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineWords:
    """The strings around the headline.

    `ladder` has places for the {stage} and the {rung}, `approved_in` one for {where}.
    """

    label: str
    source_label: str
    none: str
    seen: str
    stage: str
    stages: Mapping[Stage, str]
    ladder: str
    approved_in: str
    rungs: Mapping[Rung, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailWords:
    """The strings of the side-by-side table: headings of its columns and the marks."""

    heading: str
    detail: str
    in_headline: str
    marks: Mapping[Mark, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamWords:
    """What the care team ticks or writes. The last of `ticks` has room to write a name.

    `answer` is not printed: a screen reader says it at the field for the answer.
    """

    ticks: tuple[str, ...]
    answer: str
    who: str
    by_when: str
    corrections: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyWords:
    """The strings of the safety strip. `avoid` has a place for {what}, `since` for {day}."""

    kinds: Mapping[SafetyKind, str]
    none_known: str
    not_known: str
    avoid: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWords:
    """What helps when talking, the visit, and what changed. `interpreter` has a {language}.

    `visit` has places for who {written} the page and when, and for the {day} of the visit.
    `changes_since` has a place for {day}; `changes` is used while no visit is known.
    """

    interpreter: str
    interpreter_label: str
    needs: str
    visit: str
    not_translated: str
    changes: str
    changes_since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutWords:
    """How a page says what it could not hold.

    The lines have places for what moved, `question` for the number of a question.
    """

    line_one_kind: str
    line_two_kinds: str
    only_shortened: str
    also_shortened: str
    details: CountWords
    questions: CountWords
    shortened: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The strings of the question sheet, filled and empty.

    `about` has a place for the {headline}, `about_more` one for a {count} too.
    """

    title: str
    empty_title: str
    lead: str
    queue_lead: str
    about: str
    about_more: str
    empty_lead: str
    in_full: str
    in_full_lead: str
    name: str
    born: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """All printed words of the one page and of the question sheet, in one language.

    `codes` says what the code beside a question is for.
    """

    language: str
    maker: str
    page_of: str
    more: str
    not_known: str
    not_written: str
    not_shown: str
    codes: str
    months: tuple[str, ...]
    headline: HeadlineWords
    details: DetailWords
    team: TeamWords
    talk: TalkWords
    safety: SafetyWords
    left_out: LeftOutWords
    sheet: SheetWords
    family: VoiceWords
    adult: VoiceWords

    def voice(self, asker: Asker) -> VoiceWords:
        """The strings in the voice of `asker`."""
        return self.adult if asker is Asker.ADULT else self.family

    def day(self, iso: str) -> str:
        """An ISO date of day, month or year precision as printed: "12 June 2022", "June 2022".

        Any other text comes back as it is.
        """
        found = _ISO_DATE.fullmatch(iso)
        if not found:
            return iso
        year, month, day = found.groups()
        parts = (str(int(day)) if day else "", self.months[int(month) - 1] if month else "", year)
        return " ".join(part for part in parts if part)

    def not_on_page(self, *, details: int, questions: int, shortened: bool) -> str:
        """The words that tell what the page could not hold; empty when it holds everything."""
        moved = [
            words.say(count)
            for words, count in (
                (self.left_out.details, details),
                (self.left_out.questions, questions),
            )
            if count
        ]
        if len(moved) == 2:
            line = self.left_out.line_two_kinds.format(first=moved[0], second=moved[1])
        else:
            line = self.left_out.line_one_kind.format(first=moved[0]) if moved else ""
        if not shortened:
            return line
        return f"{line} {self.left_out.also_shortened}" if line else self.left_out.only_shortened
