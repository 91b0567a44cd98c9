"""Every field of every kind of fact is typed or chosen in its form, kept, and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.memory import FIELDS, FieldShape, FieldSpec
from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver
from tests.ui.screens import add_to_part
from tests.ui.test_memory_tasks import done, facts_in, see
from tests.ui.test_tasks import unlock

WORDS = Parts().memory_words
KINDS = [kind for kind, specs in FIELDS.items() if specs]
WITHOUT_TEXT = {FactKind.DIAGNOSIS}
TEXT = "As the letter says it"


def fill(d: Driver, spec: FieldSpec) -> str:
    """Give a field an answer as a person does; what is kept of it."""
    if spec.choices is not None:
        choice = next(iter(spec.choices)).value
        d.click(WORDS.value(spec.field, choice))
        return choice
    d.click(f"fact_{spec.field.value}")
    d.press("Ctrl+A")  # the date of today may stand there
    typed = "12 June 2022" if spec.shape is FieldShape.DATE else f"{spec.field.value}, 2 × 5 µg"
    d.type(typed)
    return "2022-06-12" if spec.shape is FieldShape.DATE else typed


@pytest.mark.parametrize("kind", KINDS, ids=[kind.value for kind in KINDS])
def test_every_field_of_a_fact_is_kept_as_it_was_typed(
    kind: FactKind, small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, kind)
    if kind not in WITHOUT_TEXT:
        small.click("fact_text")
        small.type(TEXT)
        small.press("Tab")
    given = {spec.field: fill(small, spec) for spec in FIELDS[kind]}
    done(small)
    small.running.close()

    fact = next(found for found in facts_in(small_notes, kind) if found.details)
    assert {field: fact.detail(field) for field in given} == given
    assert fact.text == ("" if kind in WITHOUT_TEXT else TEXT)


@pytest.mark.parametrize("state", AccessState, ids=[state.value for state in AccessState])
def test_each_meaning_of_available_is_chosen_kept_and_shown(
    state: AccessState, small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, FactKind.TRIAL)
    small.click("fact_text")
    small.type("A study")
    words = WORDS.value(FactField.ACCESS, state.value)
    small.click(words)
    assert small.is_chosen(words)
    done(small)
    see(small, "A study")
    small.press("Return")
    small.wait_for_screen(ScreenName.FACT)
    assert small.is_chosen(words)
    small.running.close()

    (fact,) = facts_in(small_notes, FactKind.TRIAL)
    assert fact.detail(FactField.ACCESS) == state.value
