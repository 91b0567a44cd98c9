"""The safety strip of the page: stated, none known, not known, not shown, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page import build_one_page
from carecompanion.domain.records import Headline, new_id
from carecompanion.domain.walk import read_walk
from tests.fakes.memory_store import MemoryVaults
from tests.pages import samples
from tests.pages.samples import WORDS

SOURCE = samples.empty()
NOT_KNOWN = "not known here: ask us"
ALLERGIES, MEDICINES, EARLIER = 0, 1, 2


def fact(kind: FactKind, text: str = "", **details: str) -> Fact:
    made = Fact(
        id=new_id(), person_id=SOURCE.person.id, fact=kind, text=text, known_on="2026-11-01"
    )
    for field, said in details.items():
        made = made.with_detail(FactField(field), said)
    return made


def strip(*facts: Fact) -> list[str]:
    page = build_one_page(replace(SOURCE, safety_facts=facts), WORDS)
    return [field.text for field in page.safety]


def test_notes_without_such_facts_print_as_before() -> None:
    assert strip() == [NOT_KNOWN] * 3


def test_a_medicine_has_its_dose_and_since_when() -> None:
    facts = (
        fact(FactKind.TREATMENT, "Levetiracetam", dose="250 mg", since="2024-05"),
        fact(FactKind.TREATMENT, "Melatonin", how_often="at night"),
    )
    said = strip(*facts)[MEDICINES]
    assert (
        said
        == "Levetiracetam, 250 mg, since May 2024; Melatonin, at night (family, 1 November 2026)"
    )


def test_texts_that_share_a_source_and_a_day_say_it_once_and_others_each() -> None:
    ours, theirs = fact(FactKind.ALLERGY, "Pollen"), fact(FactKind.ALLERGY, "Latex")
    told = replace(fact(FactKind.ALLERGY, "Penicillin"), provenance=Provenance.CLINICIAN)
    day = "1 November 2026"
    assert strip(ours, theirs, told)[ALLERGIES] == (
        f"Pollen; Latex (family, {day}); Penicillin (clinician, {day})"
    )


def test_a_medicine_that_was_stopped_is_not_one_taken_now() -> None:
    assert strip(fact(FactKind.TREATMENT, "Old", stopped="2023"))[MEDICINES] == NOT_KNOWN


def test_none_known_is_printed_with_its_source_and_blank_is_not_none() -> None:
    none = replace(fact(FactKind.ALLERGY), none_known=True)
    assert strip(none)[ALLERGIES] == "none known (family, 1 November 2026)"
    assert strip(fact(FactKind.ALLERGY))[ALLERGIES] == NOT_KNOWN


def test_what_is_kept_off_pages_is_known_and_not_shown() -> None:
    hidden = replace(fact(FactKind.ALLERGY, "Penicillin"), show_on_pages=False)
    assert strip(hidden)[ALLERGIES] == "not shown here"
    none = replace(fact(FactKind.ALLERGY), none_known=True, show_on_pages=False)
    assert strip(none)[ALLERGIES] == NOT_KNOWN


@pytest.mark.parametrize("allergy", ["", "Penicillin"])
def test_what_to_avoid_stands_with_the_allergies(allergy: str) -> None:
    facts = (fact(FactKind.AVOID, "Valproate"), fact(FactKind.ALLERGY, allergy))
    said = strip(*facts)[ALLERGIES]
    assert said.endswith(". Avoid: Valproate (family, 1 November 2026)")
    assert said.startswith(allergy or NOT_KNOWN)


def test_an_earlier_therapy_has_its_day_and_vector() -> None:
    said = strip(fact(FactKind.RECEIVED, "A study", on="2021-03", vector="AAV9"))[EARLIER]
    assert said == "A study, March 2021, AAV9 (family, 1 November 2026)"


@pytest.mark.parametrize("before", [12, 230])
def test_what_is_taken_now_is_printed_however_much_was_stopped_since(before: int) -> None:
    store = MemoryVaults().create(Path("family.carevault"), "four words by chance")
    (person,) = store.people()
    now = (
        fact(FactKind.TREATMENT, "Melatonin"),
        fact(FactKind.ALLERGY, "Penicillin"),
        fact(FactKind.AVOID, "Valproate"),
    )
    stopped = [fact(FactKind.TREATMENT, f"Old {n}", stopped="2023") for n in range(before)]
    others = [fact(kind) for kind in (FactKind.ALLERGY, FactKind.AVOID) for _ in range(before)]
    for each in (*now, *stopped, *others):
        store.apply(Action.ADD_FACT, puts=(replace(each, person_id=person.id),))
    headline = Headline(id=new_id(), person_id=person.id, text="News")
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    walk = read_walk(store, headline.id)
    assert walk is not None
    page = build_one_page(walk.page_source(samples.TABLE, today=samples.TODAY), WORDS)
    said = [field.text for field in page.safety]
    assert said[ALLERGIES].startswith("Penicillin")
    assert said[ALLERGIES].endswith("Avoid: Valproate (family, 1 November 2026)")
    assert said[MEDICINES].startswith("Melatonin")
    assert "Old" not in said[MEDICINES]


@pytest.mark.parametrize("provenance", Provenance)
def test_a_fact_from_anywhere_can_be_printed(provenance: Provenance) -> None:
    told = replace(fact(FactKind.ALLERGY, "Penicillin"), provenance=provenance)
    assert f"({WORDS.family.provenance[provenance]}, " in strip(told)[ALLERGIES]
