"""What the vault keeps: frozen records, each with its own id and the id of its person.

Everything a family types is kept exactly as typed; nothing here normalises, compares or
interprets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Final
from uuid import UUID, uuid4, uuid5

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.evidence import Rung
from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind, Provenance
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.headline_life import Awaited, ClosedReason, Closing
from carecompanion.domain.people import BornStyle, NameStyle, Person, Relation
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.queue_order import QueueOrder, QueuePlace
from carecompanion.domain.stage import Stage
from carecompanion.domain.visits import FactCorrection, Outcome, Visit, VisitAnswer, VisitQuestion

__all__ = [
    "ATTACHMENT_LIMIT",
    "HEADLINE_LIMIT",
    "NOTES_BESIDE",
    "PAPER_TEXT_LIMIT",
    "RECORD_TYPES",
    "STORY_LIMIT",
    "TYPES_WITH_WORDS",
    "Answer",
    "Attachment",
    "Awaited",
    "BornStyle",
    "ChosenQuestion",
    "ClosedReason",
    "Closing",
    "DetailMark",
    "EligibilityDetail",
    "Fact",
    "FactCorrection",
    "FactDetail",
    "FactField",
    "FactKind",
    "Headline",
    "HeadlineSource",
    "HeadlineStatus",
    "KeptQuestion",
    "Mark",
    "MediaType",
    "NameStyle",
    "Outcome",
    "Paid",
    "PaperText",
    "Person",
    "Provenance",
    "QuestionChoice",
    "QueueOrder",
    "QueuePlace",
    "Record",
    "Relation",
    "Story",
    "Visit",
    "VisitAnswer",
    "VisitQuestion",
    "answer_id",
    "choice_id",
    "detail_mark_id",
    "new_id",
    "paper_text_id",
    "story_id",
]

NOTES_BESIDE: Final[Mapping[QuestionId, FactKind]] = MappingProxyType(
    {
        QuestionId.R1: FactKind.CONDITION,
        QuestionId.R2: FactKind.GENE,
        QuestionId.R3: FactKind.GENE_CHANGE,
        QuestionId.R4: FactKind.BORN,
    }
)
"""The note that each relevance row stands beside, on screen and on the page."""


class Mark(StrEnum):
    """What a family says about one of the 17 rows. Never computed."""

    NOT_KNOWN = "not_known"
    SAME = "same"
    DIFFERENT = "different"
    SAYS = "says"
    DOES_NOT_APPLY = "does_not_apply"


class HeadlineStatus(StrEnum):
    """The four status words of the headlines list (ux.md 2.5)."""

    STARTED = "started"
    PAGE_READY = "page_ready"
    ASKED = "asked"
    SET_ASIDE = "set_aside"


class MediaType(StrEnum):
    """What an attachment is, told by its content and never by its name (`domain/media.py`)."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"
    OTHER = "application/octet-stream"


TYPES_WITH_WORDS: Final = frozenset({MediaType.PDF, MediaType.TEXT})
"""Kinds of files whose words can be taken, to find the file by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline as seen, word for word, with what the family added around it (ux.md 2.5, step H).

    `link` is an address or a registry number, kept as text and never fetched. "The whole
    story" is a record of its own. `added_on` is an ISO date.

    `look_again_on` is when the family wants to look at it again (day, month or year), `looked_on`
    the day they last did, and `whats_new` what they wrote then. `closing` is how it was last closed
    for now; it stays once the headline is reopened. With `keeps_both` the family wants this one
    beside another of the same news.
    """

    KIND: ClassVar[str] = "headline"

    id: UUID
    person_id: UUID
    text: str = ""
    link: str = ""
    seen_where: str = ""
    seen_when: str = ""
    why_stopped: str = ""
    ask_why_stopped: bool = False
    status: HeadlineStatus = HeadlineStatus.STARTED
    added_on: str = ""
    look_again_on: str = ""
    looked_on: str = ""
    whats_new: str = ""
    closing: Closing | None = None
    keeps_both: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether the family closed it for now and has not reopened it."""
        return self.closing is not None and self.closing.is_closed


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineSource:
    """One more place that tells the story of a headline, which keeps its own words.

    `says` are the words there; `who` is who says so, and how they know. `link` is an address or a
    registry number, kept as text and never fetched. `seen_when` is as typed.
    """

    KIND: ClassVar[str] = "headline_source"

    id: UUID
    person_id: UUID
    headline_id: UUID
    says: str = ""
    where: str = ""
    seen_when: str = ""
    link: str = ""
    who: str = ""
    added_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Optional pasted text behind a headline, called "The whole story" on screen.

    At most `STORY_LIMIT` bytes of UTF-8. It is a record of its own so that lists of headlines
    never load it.
    """

    KIND: ClassVar[str] = "story"

    id: UUID
    person_id: UUID
    headline_id: UUID
    text: str = ""


HEADLINE_LIMIT = 600
"""Characters kept as headline; the rest goes to the story (ux.md 2.5, errors)."""

STORY_LIMIT = 1_000_000
"""Bytes of UTF-8 kept of a pasted story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The family's mark on one of the 17 rows of one headline, and the words they gave.

    `says` is what the headline says, in the family's words. `stage` is set on row T1 only, and so
    are `rung`, their mark on the evidence ladder, and `rung_place`, where it is approved.
    """

    KIND: ClassVar[str] = "answer"

    id: UUID
    person_id: UUID
    headline_id: UUID
    question: QuestionId
    mark: Mark = Mark.NOT_KNOWN
    says: str = ""
    stage: Stage = Stage.UNKNOWN
    rung: Rung = Rung.NOT_MARKED
    rung_place: str = ""

    @property
    def standing(self) -> Mark:
        """The mark as it counts: "It says" without a word of what it says is not known yet."""
        said = bool(self.says.strip()) or self.stage is not Stage.UNKNOWN
        return Mark.NOT_KNOWN if self.mark is Mark.SAYS and not said else self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailMark:
    """What a family says about one of the 14 details beside one headline. Never computed.

    `mark` is None while they chose nothing: such a detail is on no page and in no list. `says` is
    what the headline says about it, in the family's words.
    """

    KIND: ClassVar[str] = "detail_mark"

    id: UUID
    person_id: UUID
    headline_id: UUID
    detail: EligibilityDetail
    mark: Mark | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenQuestion:
    """A question on its way to the page.

    `question` is the row of the 17 that it asks, `detail` one of the 14 details, `deeper` the id of
    a question that goes deeper, with its group in `deeper_group`; none of them is there for the
    family's own question. `covers` are the rows of the 17 that this wording also asks, so that
    they are not asked twice. `edited` is True once the family changed the words. `other_words`
    are the family's own words for it in another language.
    """

    text: str
    question: QuestionId | None = None
    covers: tuple[QuestionId, ...] = ()
    edited: bool = False
    reason: str = ""
    detail: EligibilityDetail | None = None
    deeper: str = ""
    deeper_group: Group | None = None
    other_words: str = ""

    @property
    def group(self) -> Group | None:
        """The group it is asked with; None for the family's own question."""
        if self.detail is not None:
            return Group.RELEVANCE
        return self.question.group if self.question is not None else self.deeper_group


class Paid(StrEnum):
    """Whether a family is asked to pay for what a headline is about."""

    NOT_KNOWN = "not_known"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """A question of the bank (`domain/deeper.py`) that a family put on the list of a headline.

    `text` is as the bank had it when it was put there, until the family changes it (`edited`).
    """

    id: str
    group: Group
    text: str
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChoice:
    """The three questions of one headline as the family left them, and questions of their own.

    While `chosen` is None the three follow the fixed rules of ux.md 3.2. `deeper` are questions
    of the bank that they put on the list, and `skipped` the ids of those they passed over.
    `access` is what "available" means here, as they were told (S0 28-34), and `paid` whether they
    are asked to pay.
    """

    KIND: ClassVar[str] = "question_choice"

    id: UUID
    person_id: UUID
    headline_id: UUID
    chosen: tuple[ChosenQuestion, ...] | None = None
    own: tuple[str, ...] = ()
    deeper: tuple[KeptQuestion, ...] = ()
    skipped: tuple[str, ...] = ()
    access: tuple[AccessState, ...] = ()
    paid: Paid = Paid.NOT_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A letter, a report or a paper. Its content is kept apart, once for each `sha256`.

    `name` is what the family calls it: never a place on a disk. `media_type`, `size` (bytes) and
    `sha256` (64 hex digits) are filled in by the store when the content is in. `headline_id` is
    None for what belongs to the person as a whole. `added_on` is an ISO date.
    """

    KIND: ClassVar[str] = "attachment"

    id: UUID
    person_id: UUID
    headline_id: UUID | None = None
    name: str = ""
    media_type: MediaType = MediaType.OTHER
    size: int = 0
    sha256: str = ""
    note: str = ""
    added_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """The words of an attachment, taken from it once so that it can be found by them.

    It is a record of its own so that lists of attachments never load it. At most
    `PAPER_TEXT_LIMIT` characters; empty where the file was looked at and gave no words.
    """

    KIND: ClassVar[str] = "paper_text"

    id: UUID
    person_id: UUID
    attachment_id: UUID
    text: str = ""


PAPER_TEXT_LIMIT = 1_000_000
"""Characters kept of the text of one attachment."""

ATTACHMENT_LIMIT = 100 * 1024 * 1024
"""Bytes that one attachment may have."""


Record = (
    Person
    | Fact
    | Headline
    | Story
    | Answer
    | QuestionChoice
    | Attachment
    | PaperText
    | DetailMark
    | HeadlineSource
    | QueueOrder
    | Visit
)
RECORD_TYPES: tuple[type[Record], ...] = (
    *(Person, Fact, Headline, Story, Answer, QuestionChoice),
    *(Attachment, PaperText),
    *(DetailMark, HeadlineSource, QueueOrder, Visit),
)


def new_id() -> UUID:
    """A fresh random record id."""
    return uuid4()


def answer_id(headline_id: UUID, question: QuestionId) -> UUID:
    """The one id an answer can have, so that two copies of a vault agree on it when merged."""
    return uuid5(headline_id, f"answer/{question.value}")


def detail_mark_id(headline_id: UUID, detail: EligibilityDetail) -> UUID:
    """The one id the mark on a detail can have."""
    return uuid5(headline_id, f"detail/{detail.value}")


def choice_id(headline_id: UUID) -> UUID:
    """The one id the question choice of a headline can have."""
    return uuid5(headline_id, "question_choice")


def story_id(headline_id: UUID) -> UUID:
    """The one id the story of a headline can have."""
    return uuid5(headline_id, "story")


def paper_text_id(attachment_id: UUID) -> UUID:
    """The one id the text of an attachment can have."""
    return uuid5(attachment_id, "text")
