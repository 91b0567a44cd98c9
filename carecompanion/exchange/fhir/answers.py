"""The 17 questions about one headline and the family's own marks, as a QuestionnaireResponse."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Answer, Mark
from carecompanion.domain.stage import Stage
from carecompanion.exchange.fhir.elements import (
    Element,
    instant,
    made_id,
    patient,
    reference,
    text_of,
)
from carecompanion.exchange.fhir.people import author_id
from carecompanion.exchange.fhir.source import FhirSource

MARKS: Final = "urn:uuid:6d5ad7c6-5a0a-5f5f-9f0f-0d9a8f6f1a17"
"""Names our five marks as a code system; there is no address to look it up at."""


def answers_id(source: FhirSource) -> UUID:
    """The id of the answers to one headline."""
    return made_id(source.page.headline.id, "answers")


def answers(source: FhirSource) -> Element:
    """All 17 items in the order of the walk; a row nobody touched says that it is not known."""
    given = {answer.question: answer for answer in source.page.answers}
    author = reference(author_id(source))
    return {
        "resourceType": "QuestionnaireResponse",
        "id": str(answers_id(source)),
        "status": "in-progress",
        "subject": patient(source),
        "authored": instant(source.made_at),
        "author": author,
        "source": author,
        "item": [_item(source, question, given.get(question)) for question in QuestionId],
    }


def _item(source: FhirSource, question: QuestionId, answer: Answer | None) -> Element:
    asker = source.page.asker
    mark = answer.standing if answer is not None else Mark.NOT_KNOWN
    said = {
        "system": MARKS,
        "code": mark.value.replace("_", "-"),
        "display": source.words.details.marks[mark],
    }
    given: Element = {"valueCoding": said}
    if beside := _beside(source, question, answer):
        given["item"] = beside
    text = source.page.table.questions[question].full(asker)
    return {"linkId": question.value, "text": text_of(text), "answer": [given]}


def _beside(source: FhirSource, question: QuestionId, answer: Answer | None) -> list[Element]:
    """What stands beside the mark: the stage the family found, and what the headline says."""
    if answer is None:
        return []
    words = source.words
    stage = words.headline.stages[answer.stage] if answer.stage is not Stage.UNKNOWN else ""
    parts = (
        ("stage", words.headline.source_label, stage if question is QuestionId.T1 else ""),
        ("says", words.details.in_headline, answer.says),
    )
    return [
        {
            "linkId": f"{question.value}.{name}",
            "text": text_of(label),
            "answer": [{"valueString": text_of(text)}],
        }
        for name, label, text in parts
        if text_of(text)
    ]
