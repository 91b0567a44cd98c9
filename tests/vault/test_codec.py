"""Bodies written once can be read for ever; bodies that do not fit are not guessed at."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    RECORD_TYPES,
    Answer,
    Headline,
    Mark,
    Person,
    QuestionChoice,
    Record,
)
from carecompanion.domain.stage import Stage
from carecompanion.vault.codec import BodyError, decode, encode
from tests.fakes.records import one_of_each

ID = UUID("12345678-1234-5678-1234-567812345678")

ANSWER = (
    '{"id":"12345678-1234-5678-1234-567812345678",'
    '"person_id":"12345678-1234-5678-1234-567812345678",'
    '"headline_id":"12345678-1234-5678-1234-567812345678",'
    '"question":"T1","mark":"says","says":"naïve mice","stage":"trial","rung":"","rung_place":""}'
)


@given(record=st.one_of(*(st.from_type(kind) for kind in RECORD_TYPES)))
def test_any_record_comes_back_the_same(record: Record) -> None:
    body = encode(record)
    assert decode(record.KIND, body) == record
    body.encode()


def test_a_body_is_plain_json_with_the_words_as_typed() -> None:
    answer = Answer(
        id=ID,
        person_id=ID,
        headline_id=ID,
        question=QuestionId.T1,
        mark=Mark.SAYS,
        says="naïve mice",
        stage=Stage.TRIAL,
    )
    assert encode(answer) == ANSWER
    assert decode("answer", ANSWER) == answer


def test_a_field_that_an_earlier_version_did_not_know_has_its_default() -> None:
    body = json.dumps({"id": str(ID), "person_id": str(ID), "text": "old"})
    assert decode("headline", body) == Headline(id=ID, person_id=ID, text="old")


def test_three_questions_not_yet_touched_differ_from_none_chosen() -> None:
    untouched = QuestionChoice(id=ID, person_id=ID, headline_id=ID)
    emptied = QuestionChoice(id=ID, person_id=ID, headline_id=ID, chosen=())
    assert decode("question_choice", encode(untouched)) == untouched
    assert decode("question_choice", encode(emptied)) == emptied != untouched


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(record) for record in one_of_each(ID)} == set(RECORD_TYPES)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("person", "not JSON"),
        ("person", "[]"),
        ("person", "{}"),
        ("person", '{"id":7}'),
        ("person", f'{{"id":"{ID}","name":7}}'),
        ("person", f'{{"id":"{ID}","name":null}}'),
        ("person", f'{{"id":"{ID}","relation":"no such"}}'),
        ("person", f'{{"id":"{ID}","from_the_future":"x"}}'),
        ("no such kind", f'{{"id":"{ID}"}}'),
        ("answer", ANSWER.replace('"T1"', '"T9"')),
        ("question_choice", f'{{"id":"{ID}","person_id":"{ID}","headline_id":"{ID}","own":[7]}}'),
    ],
)
def test_a_body_that_does_not_fit_is_refused(kind: str, body: str) -> None:
    with pytest.raises(BodyError):
        decode(kind, body)


def test_a_refusal_does_not_quote_the_body() -> None:
    with pytest.raises(BodyError) as caught:
        decode("person", '{"id":"a secret name"}')
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__
    assert decode("person", encode(Person(id=ID))) == Person(id=ID)
