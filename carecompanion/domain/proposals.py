"""What was brought, as it would stand in the notes: proposed, changed by the person, then kept.

Pure values. Nothing here is written; `records_of` says what a yes would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Final
from uuid import UUID

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.intake import Brought, BroughtKind, IntakeWarning
from carecompanion.domain.media import SUFFIXES
from carecompanion.domain.memory import FIELDS
from carecompanion.domain.records import (
    HEADLINE_LIMIT,
    PAPER_TEXT_LIMIT,
    STORY_LIMIT,
    Attachment,
    Headline,
    PaperText,
    Record,
    Story,
    new_id,
    paper_text_id,
    story_id,
)


class Becomes(StrEnum):
    """What a thing that was brought is kept as."""

    HEADLINE = "headline"
    TALK = "talk"
    PAPER = "paper"
    LETTER = "letter"
    CHANGE = "change"
    FACT = "fact"


FACT_LETTERS: Final = 20_000
"""Characters kept in a note; of a longer text the file is kept too."""

_FACT_OF: Final = {
    Becomes.TALK: FactKind.TALK,
    Becomes.PAPER: FactKind.PAPER,
    Becomes.CHANGE: FactKind.CHANGE,
}
OTHER_FACTS: Final = tuple(kind for kind in FactKind if kind not in _FACT_OF.values())
"""The facts that `Becomes.FACT` may name."""

_USUAL: Final = {
    BroughtKind.TEXT: Becomes.HEADLINE,
    BroughtKind.WEB_PAGE: Becomes.HEADLINE,
    BroughtKind.MAIL: Becomes.PAPER,
    BroughtKind.PDF: Becomes.LETTER,
    BroughtKind.PICTURE: Becomes.LETTER,
    BroughtKind.OTHER: Becomes.LETTER,
}
_WRITTEN_ELSEWHERE: Final = frozenset({BroughtKind.MAIL, BroughtKind.PDF, BroughtKind.WEB_PAGE})
_UNREAD: Final = frozenset(
    {
        *(IntakeWarning.UNKNOWN_KIND, IntakeWarning.LOCKED, IntakeWarning.OUT_OF_TIME),
        *(IntakeWarning.OUT_OF_MEMORY,),
    }
)
_PASTED: Final = (BroughtKind.TEXT, BroughtKind.WEB_PAGE)
_ENDINGS: Final = {
    BroughtKind.TEXT: ".txt",
    BroughtKind.MAIL: ".eml",
    BroughtKind.WEB_PAGE: ".html",
}
_NAME_LETTERS: Final = 80
_ADDRESSES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proposal:
    """One thing to say yes or no to.

    `known_since` is the ISO date since when the notes have the same, None where they do not;
    `is_repeated` where the same stands further up in this very list. `on` is an ISO date of day,
    month or year precision, or empty. `fact` counts where it becomes a fact.
    """

    id: UUID
    brought: Brought
    becomes: Becomes
    title: str
    on: str = ""
    fact: FactKind = FactKind.HEALTH
    is_wanted: bool = True
    keeps_file: bool = False
    known_since: str | None = None
    is_repeated: bool = False

    @property
    def has_words(self) -> bool:
        """Whether anything in it could be read."""
        return bool(self.brought.text.strip())

    @property
    def must_keep_file(self) -> bool:
        """Whether the file is kept in any case: it is all there is, or holds what a note cannot."""
        is_long = len(self.brought.text) > FACT_LETTERS and self.becomes is not Becomes.HEADLINE
        return self.becomes is Becomes.LETTER or not self.has_words or is_long

    @property
    def may_keep_file(self) -> bool:
        """Whether keeping the file too is the person's choice. What was pasted is no file."""
        was_pasted = not self.brought.name and self.brought.kind in _PASTED
        return bool(self.brought.content) and not was_pasted and not self.must_keep_file

    @property
    def choices(self) -> tuple[Becomes, ...]:
        """What it can become: without words it is no headline."""
        return tuple(each for each in Becomes if self.has_words or each is not Becomes.HEADLINE)

    @property
    def is_cut(self) -> bool:
        """Whether it is longer than what is kept of its words."""
        is_long_story = (
            self.becomes is Becomes.HEADLINE and len(self.brought.text.encode()) > STORY_LIMIT
        )
        return IntakeWarning.CUT_SHORT in self.brought.warnings or is_long_story


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Yes:
    """What a yes writes: records, and the files that some of them speak of."""

    records: tuple[Record, ...]
    files: tuple[tuple[Attachment, bytes], ...] = ()


def propose(brought: Brought) -> tuple[Proposal, ...]:
    """What was brought and each file that hangs on it, as it would usually be kept."""
    return tuple(_proposal(each) for each in _all_of(brought))


def with_repeats_marked(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The same, where what stands in the list twice is marked and unticked from its second time."""
    seen: dict[tuple[int, int], list[Brought]] = {}
    marked = []
    for proposal in proposals:
        brought = proposal.brought
        # By length first: reading megabytes to tell things apart would take too long.
        alike = seen.setdefault((len(brought.text), len(brought.content)), [])
        is_there = any(
            brought.content == each.content and brought.text == each.text for each in alike
        )
        is_new = is_there and not proposal.is_repeated
        marked.append(replace(proposal, is_repeated=True, is_wanted=False) if is_new else proposal)
        alike.append(brought)
    return tuple(marked)


def same_words(text: str) -> str:
    """A text as it is compared with others: spaces and line ends do not count."""
    return " ".join(text.split())


def yes_to(proposal: Proposal, person_id: UUID, today: date) -> Yes:
    """What keeping this writes. Words that are longer than a record holds are cut at its limit."""
    file = _file_of(proposal, person_id, today)
    records: tuple[Record, ...] = ()
    if proposal.becomes is Becomes.HEADLINE:
        records = _headline(proposal, person_id, today)
        file = replace(file, headline_id=records[0].id) if file else None
    elif proposal.becomes is not Becomes.LETTER:
        records = (_fact(proposal, person_id, today, file),)
    if file is None:
        return Yes(records=records)
    return Yes(
        records=(*records, *_words_of(proposal, file, records)),
        files=((file, _bytes_of(proposal)),),
    )


def _all_of(brought: Brought) -> Iterator[Brought]:
    yield replace(brought, parts=())
    for part in brought.parts:
        yield from _all_of(part)


def _proposal(brought: Brought) -> Proposal:
    becomes = _USUAL[brought.kind] if brought.text.strip() else Becomes.LETTER
    is_unread = not _UNREAD.isdisjoint(brought.warnings)
    return Proposal(
        id=new_id(),
        brought=brought,
        becomes=becomes,
        title=brought.title,
        on=brought.on,
        is_wanted=not is_unread and not brought.is_inline,
        keeps_file=brought.kind is BroughtKind.MAIL,
    )


def _headline(proposal: Proposal, person_id: UUID, today: date) -> tuple[Headline | Story, ...]:
    """The headline, and the words behind it where there are more."""
    text = proposal.brought.text.strip()
    title = (proposal.title.strip() or text)[:HEADLINE_LIMIT]
    headline = Headline(
        id=new_id(),
        person_id=person_id,
        text=title,
        link=text if _is_link(text) else "",
        seen_where=proposal.brought.source,
        seen_when=proposal.on,
        added_on=today.isoformat(),
    )
    if len(text) <= 2 * HEADLINE_LIMIT and same_words(text) == same_words(title):
        return (headline,)
    story = Story(
        id=story_id(headline.id),
        person_id=person_id,
        headline_id=headline.id,
        text=text.encode()[:STORY_LIMIT].decode(errors="ignore"),
    )
    return (headline, story)


def _fact(proposal: Proposal, person_id: UUID, today: date, file: Attachment | None) -> Fact:
    brought = proposal.brought
    kind = _FACT_OF.get(proposal.becomes, proposal.fact)
    is_letter = brought.kind in _WRITTEN_ELSEWHERE and kind is not FactKind.PAPER
    fact = Fact(
        id=new_id(),
        person_id=person_id,
        fact=kind,
        text=_fact_text(proposal, has_file=file is not None),
        provenance=Provenance.LETTER if is_letter else Provenance.FAMILY,
        source=(brought.source or brought.title) if is_letter else "",
        source_on=proposal.on if is_letter else "",
        papers=(file.id,) if file else (),
    )
    if kind is FactKind.PAPER and brought.source:
        fact = fact.with_detail(FactField.AUTHOR, brought.source)
    on = proposal.on or (today.isoformat() if kind is FactKind.CHANGE else "")
    if any(spec.field is FactField.ON for spec in FIELDS[kind]):
        return fact.with_detail(FactField.ON, on)
    return replace(fact, known_on=on)


def _fact_text(proposal: Proposal, *, has_file: bool) -> str:
    """The title, and the words under it unless the file that is kept has them."""
    title, text = proposal.title.strip(), proposal.brought.text.strip()
    if proposal.becomes is Becomes.PAPER and has_file:
        return title or text[:FACT_LETTERS]
    if len(text) > FACT_LETTERS:
        text = text[: FACT_LETTERS - 1] + "…"
    if not title or same_words(text).startswith(same_words(title).removesuffix("…")):
        return text or title
    return f"{title}\n\n{text}" if text else title


def _file_of(proposal: Proposal, person_id: UUID, today: date) -> Attachment | None:
    keeps = proposal.must_keep_file or (proposal.may_keep_file and proposal.keeps_file)
    if not keeps or not _bytes_of(proposal):
        return None
    return Attachment(
        id=new_id(),
        person_id=person_id,
        name=_file_name(proposal),
        note=", ".join(filter(None, (proposal.brought.source, proposal.on))),
        added_on=today.isoformat(),
    )


def _words_of(
    proposal: Proposal, file: Attachment, records: tuple[Record, ...]
) -> tuple[PaperText, ...]:
    """The words of a file that is kept, to find it by them, unless another record has them all."""
    text = proposal.brought.text.strip()[:PAPER_TEXT_LIMIT]
    kept = (each.text for each in records if isinstance(each, Story | Fact | Headline))
    if not text or any(text in each for each in kept):
        return ()
    return (
        PaperText(
            id=paper_text_id(file.id),
            person_id=file.person_id,
            attachment_id=file.id,
            text=text,
        ),
    )


def _file_name(proposal: Proposal) -> str:
    """The name the file has; the person's own title with its ending, once they typed one."""
    brought = proposal.brought
    if brought.name.strip() and proposal.title in (brought.title, ""):
        return brought.name.strip()
    ending = PurePath(brought.name).suffix or _ENDINGS.get(brought.kind)
    title = proposal.title.strip()[:_NAME_LETTERS] or brought.kind.value
    return title + (ending or SUFFIXES[brought.media_type])


def _bytes_of(proposal: Proposal) -> bytes:
    return proposal.brought.content or proposal.brought.text.encode()


def _is_link(text: str) -> bool:
    return text.casefold().startswith(_ADDRESSES) and len(text.split()) == 1
