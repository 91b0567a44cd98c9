"""The shipped questions that go deeper, and how a broken pack is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carecompanion.content.deeper_pack import EIGHT, load_deeper
from carecompanion.content.question_pack import load_questions
from carecompanion.content.reading import grade, sentences, words
from carecompanion.content.resources import resource_path
from carecompanion.domain.deeper import DeeperBank, DeeperQuestion
from carecompanion.domain.deeper_triggers import Trigger
from carecompanion.domain.errors import ContentError
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Asker, Group

QUESTION = 150
"""Letters that two lines of the page hold."""
SHORT = 60
TOP_GRADE = 8
MOST_WORDS = 20
AS_WE = frozenset({"we", "us", "our", "ours"})
AS_I = frozenset({"i", "me", "my", "mine"})

BANK_OF_THE_DOMAIN = (
    *(f"deep-R{n}" for n in range(1, 16)),
    *(f"deep-S{n}" for n in range(1, 19)),
    *(f"deep-K{n}" for n in range(1, 21)),
    *(f"deep-A{n}" for n in range(1, 19)),
    *(f"deep-H{n}" for n in range(1, 6)),
)
"""The ids that the question bank of the requirements has; ours are the same."""


@pytest.fixture(scope="module")
def shipped() -> Path:
    return resource_path("deeper.toml")


@pytest.fixture(scope="module")
def bank(shipped: Path) -> DeeperBank:
    return load_deeper(shipped)


def every_question(bank: DeeperBank) -> list[DeeperQuestion]:
    """The bank, and what the choices of the access page lead to."""
    return [*bank.questions.values(), *bank.access.values(), bank.paid]


def plain(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def test_every_question_of_the_requirements_is_there(bank: DeeperBank) -> None:
    assert set(BANK_OF_THE_DOMAIN) - set(bank.questions) == set()


def test_every_group_has_questions_that_are_always_offered(bank: DeeperBank) -> None:
    for group in Group:
        of_group = [each for each in bank.questions.values() if each.group is group]
        assert len([each for each in of_group if Trigger.ALWAYS in each.triggers]) >= 3


def test_each_meaning_of_available_and_a_yes_to_paying_leads_to_a_question(
    bank: DeeperBank,
) -> None:
    assert tuple(bank.access) == tuple(AccessState)
    assert len({each.id for each in every_question(bank)}) == len(every_question(bank))
    assert all(bank.named(each.id) is each for each in every_question(bank))
    assert bank.named("deep-none") is None


def test_every_trigger_brings_a_question_or_keeps_one_away(
    bank: DeeperBank,
) -> None:
    used = {each for q in bank.questions.values() for each in (*q.triggers, *q.unless)}
    assert set(Trigger) - used == set()
    assert tuple(bank.triggers)[-1] is Trigger.ALWAYS


def test_questions_are_questions_that_fit_on_two_lines(bank: DeeperBank) -> None:
    for question in every_question(bank):
        for asker in Asker:
            text = question.full(asker)
            assert text.endswith("?")
            assert text.count("?") <= 2
            assert len(text) <= QUESTION
        assert len(question.short) <= SHORT


def test_each_voice_speaks_for_itself_and_what_both_see_takes_no_side(bank: DeeperBank) -> None:
    for question in every_question(bank):
        assert not plain(question.full(Asker.FAMILY)) & AS_I, question.id
        assert not plain(question.full(Asker.ADULT)) & AS_WE, question.id
        assert not plain(question.short) & (AS_WE | AS_I), question.id
        assert not plain(question.why) & (AS_WE | AS_I), question.id
    for asker, other in ((Asker.FAMILY, AS_I), (Asker.ADULT, AS_WE)):
        closing = bank.closing[asker]
        assert not plain(" ".join((*closing.eight, closing.first, closing.then))) & other


def test_every_question_has_a_reason_in_plain_sentences(bank: DeeperBank) -> None:
    for question in every_question(bank):
        assert question.why.endswith(".")
        for text in (question.family, question.adult, question.short, question.why):
            assert grade(text) <= TOP_GRADE, text
            assert all(len(words(each)) <= MOST_WORDS for each in sentences(text)), text


def test_no_two_questions_read_the_same_nor_like_one_of_the_17(bank: DeeperBank) -> None:
    table = load_questions(resource_path("questions.toml"))
    for asker in Asker:
        texts = [each.full(asker) for each in every_question(bank)]
        texts += [each.full(asker) for each in table.questions.values()]
        assert len(set(texts)) == len(texts)
    shorts = [each.short for each in every_question(bank)]
    assert len(set(shorts)) == len(shorts)


def test_there_are_eight_short_things_in_either_voice(bank: DeeperBank) -> None:
    for asker in Asker:
        closing = bank.closing[asker]
        assert len(closing.eight) == EIGHT
        assert all(line.endswith("?") for line in (*closing.eight, closing.first, closing.then))


# --- broken packs ---


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[questions.deep-K15]", "[questions.K15]", r"questions\.K15 does not begin with deep-"),
        ('triggers = ["in_vivo_viral"]', "triggers = []", r"deep-K15\.triggers names none"),
        ('triggers = ["in_vivo_viral"]', 'triggers = ["virus"]', r"deep-K15 .*\$\.triggers"),
        ("[access.trial]", "[access.study]", r"access\.trial is not there"),
        ("[triggers.aav]", "[triggers.aavs]", r"triggers\.aav is not there"),
        ("[triggers.always]", '[triggers.always]\nwords = ["a"]', r"always\.words is for a"),
        ('    "Which gene?",\n', "", r"closing\.eight is not 8 lines"),
        ('first = "Is there', 'frist = "Is there', r"closing .*frist"),
        ('why = "Genes get', 'because = "Genes get', r"deep-R1 .*because"),
        ('short = "Is the gene name', 'short = " Is the gene name', r"deep-R1 .*\$\.short"),
    ],
)
def test_a_broken_pack_is_refused_with_its_name_and_the_field(
    old: str, new: str, complaint: str, shipped: Path, tmp_path: Path
) -> None:
    text = shipped.read_text(encoding="utf-8")
    assert text.count(old) == 1
    broken = tmp_path / "deeper.toml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"deeper\.toml: .*{complaint}"):
        load_deeper(broken)
