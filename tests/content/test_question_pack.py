"""The shipped wording of the 17 questions, and how a broken table is refused."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from carecompanion.content.question_pack import REASON_KEYS, load_questions
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.questions import Asker, Group, QuestionId, QuestionTable
from carecompanion.domain.records import Answer, Mark, new_id
from carecompanion.domain.stage import Stage
from carecompanion.domain.top_three import WalkAnswers, others, suggest_three

QUESTION = 150
SHORT = 60
PAGE = 22
AS_WE = frozenset({"we", "us", "our", "ours"})
AS_I = frozenset({"i", "me", "my", "mine"})


@pytest.fixture(scope="module")
def shipped() -> Path:
    return resource_path("questions.toml")


@pytest.fixture(scope="module")
def table(shipped: Path) -> QuestionTable:
    return load_questions(shipped)


def test_every_question_and_group_has_words(table: QuestionTable) -> None:
    assert tuple(table.questions) == tuple(QuestionId)
    assert tuple(table.groups) == tuple(Group)
    assert tuple(table.reasons) == REASON_KEYS


def test_questions_fit_the_lines_they_are_printed_on(table: QuestionTable) -> None:
    assert [text for asker in Asker for text in _full(table, asker) if len(text) > QUESTION] == []
    assert [w.short for w in table.questions.values() if len(w.short) > SHORT] == []
    assert [w.page for w in table.questions.values() if len(w.page) > PAGE] == []


def test_every_question_is_one_question(table: QuestionTable) -> None:
    for asker in Asker:
        for text in _full(table, asker):
            assert text.endswith("?")
            assert text.count("?") == 1


def test_an_adult_never_speaks_as_we(table: QuestionTable) -> None:
    titles = [group.title(Asker.ADULT) for group in table.groups.values()]
    assert [
        text for text in [*_full(table, Asker.ADULT), *titles] if _plain_words(text) & AS_WE
    ] == []


def test_a_family_never_speaks_as_i(table: QuestionTable) -> None:
    assert [text for text in _full(table, Asker.FAMILY) if _plain_words(text) & AS_I] == []


def test_words_that_both_voices_share_take_no_side(table: QuestionTable) -> None:
    for wording in table.questions.values():
        for text in (wording.row, wording.short, wording.page):
            assert not _plain_words(text) & (AS_WE | AS_I)


def test_no_two_rows_or_questions_read_the_same(table: QuestionTable) -> None:
    for field in ("row", "family", "adult", "short", "page"):
        texts = [getattr(wording, field) for wording in table.questions.values()]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("relevance", [Mark.NOT_KNOWN, Mark.DIFFERENT])
def test_every_question_the_rules_choose_has_words_and_a_reason(
    stage: Stage, relevance: Mark, table: QuestionTable
) -> None:
    walk = _walk(stage, relevance)
    for asker in Asker:
        chosen = suggest_three(walk, table, asker)
        for item in (*chosen, *others(walk, chosen, table, asker)):
            assert item.text
            assert table.reasons[item.reason].format(row="Gene")


def _walk(stage: Stage, relevance: Mark) -> WalkAnswers:
    marks = {q: relevance for q in QuestionId if q.group is Group.RELEVANCE}
    marks[QuestionId.T1] = Mark.SAYS
    headline = new_id()
    answers = {
        q: Answer(
            id=new_id(),
            person_id=headline,
            headline_id=headline,
            question=q,
            mark=mark,
            stage=stage if q is QuestionId.T1 else Stage.UNKNOWN,
        )
        for q, mark in marks.items()
    }
    return WalkAnswers(answers=answers, own=("Ours?",))


# --- broken tables ---


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[questions.K4]", "[questions.K5]", r"questions\.toml: questions\.K4 is not there"),
        ("[groups.risk]", "[groups.risks]", r"questions\.toml: groups\.risk is not there"),
        ("[combined.advice]", "[combined.help]", r"questions\.toml: combined\.advice"),
        ("picked =", "chosen =", r"questions\.toml: reasons\.picked is not there"),
        ('page = "Gene"', 'page = ""', r"questions\.toml: questions\.R2 .*\$\.page"),
        ('page = "Gene"', "page = 5", r"questions\.toml: questions\.R2 .*\$\.page"),
        ('covers = ["T5"]', 'covers = ["T9"]', r"questions\.toml: combined\.stage_and_results"),
        ('covers = ["T5"]', 'covers = ["K1"]', r"covers reaches into another group"),
        ('covers = ["T5"]', 'covers = ["T1"]', r"covers names its own question"),
        ("review_by = 2027", "review_by = 2025", r"questions\.toml: pack\.review_by"),
    ],
)
def test_a_broken_table_is_refused_by_pack_and_field(
    old: str, new: str, complaint: str, shipped: Path, tmp_path: Path
) -> None:
    text = shipped.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "questions.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_questions(path)


def _full(table: QuestionTable, asker: Asker) -> list[str]:
    plain = [wording.full(asker) for wording in table.questions.values()]
    return plain + [wording.full(asker) for wording in table.combined.values()]


def _plain_words(text: str) -> set[str]:
    return {word.strip(string.punctuation + "“”’").lower() for word in text.split()}
