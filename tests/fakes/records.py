"""Records with every field filled, one of each kind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count
from uuid import UUID

from carecompanion.domain.evidence import Rung
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.queue_order import queue_order_id
from carecompanion.domain.records import (
    Answer,
    Attachment,
    Awaited,
    BornStyle,
    ChosenQuestion,
    ClosedReason,
    Closing,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactCorrection,
    FactDetail,
    FactField,
    FactKind,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    KeptQuestion,
    Mark,
    MediaType,
    NameStyle,
    Outcome,
    Paid,
    PaperText,
    Person,
    Provenance,
    QuestionChoice,
    QueueOrder,
    QueuePlace,
    Record,
    Relation,
    Story,
    Visit,
    VisitAnswer,
    VisitQuestion,
    answer_id,
    choice_id,
    detail_mark_id,
    new_id,
    paper_text_id,
    story_id,
)
from carecompanion.domain.stage import Stage


def one_of_each(person_id: UUID, text: Iterator[str] | None = None) -> tuple[Record, ...]:
    """One record of every kind; `text` gives the words for each field of free text."""
    words = text or (f"words {number}" for number in count())
    headline = Headline(
        id=new_id(),
        person_id=person_id,
        text=next(words),
        link=next(words),
        seen_where=next(words),
        seen_when=next(words),
        why_stopped=next(words),
        ask_why_stopped=True,
        status=HeadlineStatus.ASKED,
        added_on=next(words),
        look_again_on=next(words),
        looked_on=next(words),
        whats_new=next(words),
        closing=Closing(
            reason=ClosedReason.TRIAL,
            words=next(words),
            closed_on=next(words),
            look_again_on=next(words),
            awaits=(Awaited.AGE, Awaited.OTHER),
            awaits_words=next(words),
            has_come=True,
            reopened_on=next(words),
        ),
    )
    person, fact = _person(person_id, words), _fact(person_id, words)
    attachment = _attachment(headline, words)
    return (
        person,
        fact,
        headline,
        Story(
            id=story_id(headline.id),
            person_id=person_id,
            headline_id=headline.id,
            text=next(words),
        ),
        _answer(headline, words),
        _choice(headline, words),
        attachment,
        PaperText(
            id=paper_text_id(attachment.id),
            person_id=person_id,
            attachment_id=attachment.id,
            text=next(words),
        ),
        DetailMark(
            id=detail_mark_id(headline.id, EligibilityDetail.WEIGHT),
            person_id=person_id,
            headline_id=headline.id,
            detail=EligibilityDetail.WEIGHT,
            mark=Mark.DIFFERENT,
            says=next(words),
        ),
        HeadlineSource(
            id=new_id(),
            person_id=person_id,
            headline_id=headline.id,
            says=next(words),
            where=next(words),
            seen_when=next(words),
            link=next(words),
            who=next(words),
            added_on=next(words),
        ),
        QueueOrder(
            id=queue_order_id(person_id),
            person_id=person_id,
            places=(
                QueuePlace(
                    key="own/a question",
                    headline_ids=(headline.id,),
                    is_pinned=True,
                    is_later=True,
                    ask_again=True,
                    is_placed=True,
                ),
            ),
            put_aside=(VisitQuestion(key="put aside", text=next(words), also_of=(new_id(),)),),
        ),
        _visit(headline, fact, words),
    )


def _person(person_id: UUID, words: Iterator[str]) -> Person:
    return Person(
        id=person_id,
        name=next(words),
        relation=Relation.MY_CHILD,
        name_style=NameStyle.INITIALS,
        born_style=BornStyle.YEAR,
        needs=next(words),
        interpreter=next(words),
        paused=True,
    )


def _fact(person_id: UUID, words: Iterator[str]) -> Fact:
    return Fact(
        id=new_id(),
        person_id=person_id,
        fact=FactKind.GENE_CHANGE,
        text=next(words),
        provenance=Provenance.CLINICIAN,
        known_on=next(words),
        show_on_pages=False,
        details=(
            FactDetail(FactField.COPIES, "both"),
            FactDetail(FactField.OTHER_NAMES, next(words)),
        ),
        source=next(words),
        source_on=next(words),
        checked_on=next(words),
        none_known=True,
        papers=(new_id(),),
    )


def _answer(headline: Headline, words: Iterator[str]) -> Answer:
    return Answer(
        id=answer_id(headline.id, QuestionId.T1),
        person_id=headline.person_id,
        headline_id=headline.id,
        question=QuestionId.T1,
        mark=Mark.SAYS,
        says=next(words),
        stage=Stage.TRIAL,
        rung=Rung.APPROVED,
        rung_place=next(words),
    )


def _visit(headline: Headline, fact: Fact, words: Iterator[str]) -> Visit:
    answer = VisitAnswer(
        asked=True,
        outcome=Outcome.WILL_CHECK,
        said=next(words),
        said_by=next(words),
        who=next(words),
        by_when=next(words),
        kept_as=new_id(),
        pages=(headline.id,),
        written_in=fact.id,
    )
    question = VisitQuestion(
        key="a question",
        text=next(words),
        headline_id=headline.id,
        also_of=(new_id(),),
        question=QuestionId.K1,
        carried_from=new_id(),
        moved_to=new_id(),
        brought_on="2026-11-01",
        answer=answer,
    )
    return Visit(
        id=new_id(),
        person_id=headline.person_id,
        on=next(words),
        time=next(words),
        who=next(words),
        where=next(words),
        purpose=next(words),
        needs=next(words),
        hope=next(words),
        headline_ids=(headline.id,),
        questions=(question,),
        next_step=next(words),
        next_who=next(words),
        next_by=next(words),
        corrections=(FactCorrection(fact_id=fact.id, text=next(words)),),
        is_record=True,
        saved_on=next(words),
    )


def _choice(headline: Headline, words: Iterator[str]) -> QuestionChoice:
    chosen = ChosenQuestion(
        text=next(words),
        question=QuestionId.K1,
        covers=(QuestionId.K2, QuestionId.K3),
        edited=True,
        reason=next(words),
    )
    return QuestionChoice(
        id=choice_id(headline.id),
        person_id=headline.person_id,
        headline_id=headline.id,
        chosen=(
            chosen,
            ChosenQuestion(text=next(words)),
            ChosenQuestion(
                text=next(words), edited=True, deeper="deep-K15", deeper_group=Group.RISK
            ),
        ),
        own=(next(words), next(words)),
        deeper=(
            KeptQuestion(id="deep-K15", group=Group.RISK, text=next(words), edited=True),
            KeptQuestion(id="access-trial", group=Group.ACCESS, text=next(words), edited=True),
        ),
        skipped=("deep-K1",),
        access=(AccessState.TRIAL, AccessState.PRIVATE),
        paid=Paid.YES,
    )


def _attachment(headline: Headline, words: Iterator[str]) -> Attachment:
    """An empty file. Its content is in no store yet: use `NotesStore.attach` for one that is."""
    return Attachment(
        id=new_id(),
        person_id=headline.person_id,
        headline_id=headline.id,
        name=next(words),
        media_type=MediaType.OTHER,
        size=0,
        sha256=hashlib.sha256(b"").hexdigest(),
        note=next(words),
        added_on=next(words),
    )
