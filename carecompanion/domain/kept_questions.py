"""What a family does with the questions that go deeper: each a step from one choice to the next.

Nothing here is stored; the caller keeps what comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carecompanion.domain.deeper import DeeperBank, DeeperQuestion
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Asker
from carecompanion.domain.records import ChosenQuestion, KeptQuestion, Paid, QuestionChoice


def put_on_list(choice: QuestionChoice, question: DeeperQuestion, asker: Asker) -> QuestionChoice:
    """With a question of the bank on the list; one that is there already stays as it is."""
    if any(kept.id == question.id for kept in choice.deeper):
        return choice
    kept = KeptQuestion(id=question.id, group=question.group, text=question.full(asker))
    return replace(choice, deeper=(*choice.deeper, kept))


def take_off_list(choice: QuestionChoice, question_id: str) -> QuestionChoice:
    """Without a question of the bank, on the list and among the chosen three."""
    deeper = tuple(kept for kept in choice.deeper if kept.id != question_id)
    chosen = choice.chosen
    if chosen is not None:
        chosen = tuple(item for item in chosen if item.deeper != question_id)
    return replace(choice, deeper=deeper, chosen=chosen)


def skip(choice: QuestionChoice, question_id: str) -> QuestionChoice:
    """With a question passed over: it is not offered again with this headline."""
    if question_id in choice.skipped:
        return choice
    return replace(choice, skipped=(*choice.skipped, question_id))


def reword(choice: QuestionChoice, question_id: str, text: str) -> QuestionChoice:
    """With the family's words for a question, wherever it stands."""
    deeper = tuple(
        replace(kept, text=text, edited=True) if kept.id == question_id else kept
        for kept in choice.deeper
    )
    chosen = choice.chosen
    if chosen is not None:
        chosen = tuple(
            replace(item, text=text, edited=True) if item.deeper == question_id else item
            for item in chosen
        )
    return replace(choice, deeper=deeper, chosen=chosen)


def mark_access(
    choice: QuestionChoice, state: AccessState, on: bool, bank: DeeperBank, asker: Asker
) -> QuestionChoice:
    """What "available" means here, and the question it leads to on the list; or neither."""
    states = {*choice.access, state} if on else {*choice.access} - {state}
    choice = replace(choice, access=tuple(each for each in AccessState if each in states))
    question = bank.access[state]
    if on:
        return put_on_list(choice, question, asker)
    return take_off_list(choice, question.id)


def say_paid(choice: QuestionChoice, paid: Paid, bank: DeeperBank, asker: Asker) -> QuestionChoice:
    """Whether they are asked to pay. A yes puts the fixed question on the list (S4 20)."""
    choice = replace(choice, paid=paid)
    if paid is Paid.YES:
        return put_on_list(choice, bank.paid, asker)
    return take_off_list(choice, bank.paid.id)


def fill_up(choice: QuestionChoice, suggested: Sequence[ChosenQuestion]) -> QuestionChoice:
    """With one suggested question more among the chosen, where one has left."""
    chosen = choice.chosen or ()
    texts = {item.text for item in chosen}
    more = [item for item in suggested if item.text not in texts]
    return replace(choice, chosen=(*chosen, *more[:1]))
