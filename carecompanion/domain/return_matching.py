"""Finds, for each field of a page that came back, the question whose words were printed above it.

What finds none is named with the reason. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID, uuid5

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printed_questions import printed_questions
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.records import Headline
from carecompanion.domain.return_page import (
    OF_THE_PAGE,
    PrintedQuestion,
    ReturnField,
    TeamPart,
    TeamText,
    TeamTick,
    read_field_name,
)
from carecompanion.domain.returned import (
    FilledField,
    FilledForm,
    Returned,
    ReturnedAnswer,
    ReturnedPage,
    ReturnedRemark,
    Unmatched,
    UnmatchedField,
)

Values = Mapping[ReturnField, FilledField]


def match_returned(form: FilledForm, store: NotesStore, table: QuestionTable) -> ReturnedPage:
    """What is filled in, each answer at the question whose words were printed above it."""
    ours: dict[ReturnField, FilledField] = {}
    unmatched: list[UnmatchedField] = []
    for name, same in _by_name(form.fields):
        field = read_field_name(name)
        filled = [each for each in same if _says(each)]
        if len({(each.text.strip(), each.ticked) for each in filled}) > 1:
            unmatched += [_unmatched(each, Unmatched.TWICE) for each in filled]
        elif field is None:
            unmatched += [_unmatched(each, Unmatched.NOT_OURS) for each in filled[:1]]
        else:
            ours[field] = filled[0] if filled else same[0]
    proposals, lost = _proposed(ours, store, table)
    return ReturnedPage(
        proposals=tuple(proposals),
        unmatched=(*unmatched, *lost),
        is_ours=any(read_field_name(field.name) for field in form.fields),
    )


def _by_name(fields: Iterable[FilledField]) -> Iterator[tuple[str, list[FilledField]]]:
    found: dict[str, list[FilledField]] = {}
    for field in fields:
        found.setdefault(field.name, []).append(field)
    yield from found.items()


def _says(field: FilledField) -> bool:
    return bool(field.ticked) or bool(field.text.strip())


def _unmatched(field: FilledField, why: Unmatched) -> UnmatchedField:
    return UnmatchedField(name=field.name, text=field.text.strip(), why=why)


def _proposed(
    ours: Values, store: NotesStore, table: QuestionTable
) -> tuple[list[Returned], list[UnmatchedField]]:
    """One proposal for each question and remark with something in it, page after page."""
    proposals: list[Returned] = []
    lost: list[UnmatchedField] = []
    for headline_id in dict.fromkeys(field.headline_id for field in ours):
        of_page = {f: filled for f, filled in ours.items() if f.headline_id == headline_id}
        headline = store.get(headline_id)
        if not isinstance(headline, Headline):
            lost += _lost(of_page.values(), Unmatched.OTHER_NOTES)
            continue
        words = printed_questions(store, headline, table)
        for printed in dict.fromkeys(f.printed for f in of_page if f.printed is not None):
            given = {f.part: filled for f, filled in of_page.items() if f.printed == printed}
            asked = words.get((printed.question, printed.check))
            if asked is None:
                lost += _lost(given.values(), Unmatched.WORDS_GONE)
            elif any(map(_says, given.values())):
                proposals.append(_answer(headline, printed, asked, given))
        proposals += _remarks(headline, {f.part: x for f, x in of_page.items() if not f.printed})
    return proposals, lost


def _lost(fields: Iterable[FilledField], why: Unmatched) -> list[UnmatchedField]:
    return [_unmatched(field, why) for field in fields if _says(field)]


def _answer(
    headline: Headline,
    printed: PrintedQuestion,
    asked: str,
    given: Mapping[TeamPart, FilledField],
) -> ReturnedAnswer:
    answer, beside = _text(given, TeamText.ANSWER), _text(given, TeamText.BESIDE)
    ticks = tuple(tick for tick in TeamTick if tick in given and given[tick].ticked)
    said = (printed.check, answer, beside, *(tick.value for tick in ticks))
    return ReturnedAnswer(
        id=_id(headline, said),
        person_id=headline.person_id,
        headline_id=headline.id,
        number=printed.number,
        question=printed.question,
        asked=asked,
        answer=answer,
        beside=beside,
        ticks=ticks,
    )


def _remarks(headline: Headline, given: Mapping[TeamPart, FilledField]) -> Iterator[ReturnedRemark]:
    step, who, by_when, corrections = (_text(given, part) for part in OF_THE_PAGE)
    if step or who or by_when:
        said = (TeamText.NEXT_STEP.value, step, who, by_when)
        yield ReturnedRemark(
            id=_id(headline, said),
            person_id=headline.person_id,
            headline_id=headline.id,
            part=TeamText.NEXT_STEP,
            text=step,
            who=who,
            by_when=by_when,
        )
    if corrections:
        yield ReturnedRemark(
            id=_id(headline, (TeamText.CORRECTIONS.value, corrections)),
            person_id=headline.person_id,
            headline_id=headline.id,
            part=TeamText.CORRECTIONS,
            text=corrections,
        )


def _text(given: Mapping[TeamPart, FilledField], part: TeamPart) -> str:
    return given[part].text.strip() if part in given else ""


def _id(headline: Headline, said: Sequence[str]) -> UUID:
    """The same for the same words, so that a page read twice is not kept twice."""
    return uuid5(headline.id, "\0".join(("returned", *said)))
