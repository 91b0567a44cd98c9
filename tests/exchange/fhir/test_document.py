"""The notes as a FHIR R4 document: valid, complete, the same each time, and with no guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings

from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind, Provenance
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    BornStyle,
    Headline,
    Mark,
    NameStyle,
    Person,
    Record,
    Relation,
    answer_id,
)
from carecompanion.exchange.fhir.document import document, document_bytes
from carecompanion.exchange.fhir.source import FhirSource
from tests.exchange.fhir.checkers import faults, library_faults, schema_faults
from tests.exchange.fhir.families import FORM_FACTS, HEADLINE, new_store, source_of, sources

Resource = dict[str, Any]
UUIDS = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What differs between two families who wrote the same."""


def made(*facts: Fact, has_headline: bool = True, **person: Any) -> Resource:
    return document(told(*facts, has_headline=has_headline, **person))


def told(*facts: Fact, has_headline: bool = True, **person: Any) -> FhirSource:
    store = new_store()
    someone = replace(store.people()[0], **({"name": "Sam Rivera"} | person))
    notes: list[Record] = [someone, *(replace(fact, person_id=someone.id) for fact in facts)]
    if has_headline:
        notes.append(Headline(id=HEADLINE, person_id=someone.id, text="A gene therapy headline"))
    return source_of(store, notes, has_headline=has_headline)


def fact(kind: FactKind, text: str = "", number: int = 0, **fields: Any) -> Fact:
    details = tuple(FactDetail(FactField(name), said) for name, said in fields.pop("says", ()))
    return Fact(
        id=UUID(int=500 + 20 * list(FactKind).index(kind) + number),
        person_id=UUID(int=1),
        fact=kind,
        text=text,
        details=details,
        **fields,
    )


def of(bundle: Resource, kind: str) -> list[Resource]:
    resources = (entry["resource"] for entry in bundle["entry"])
    return [each for each in resources if each["resourceType"] == kind]


def section(bundle: Resource, title: str) -> Resource:
    [found] = [each for each in of(bundle, "Composition")[0]["section"] if each["title"] == title]
    return dict(found)


def codes(concept: Resource) -> list[str]:
    return [coding["code"] for coding in concept.get("coding", ())]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=sources())
def test_whatever_a_family_wrote_the_document_is_valid_and_has_all_17_items(
    source: FhirSource,
) -> None:
    bundle = json.loads(document_bytes(source))
    assert faults(bundle) == []
    assert bundle["type"] == "document"
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"
    assert len(of(bundle, "Patient")) == len(of(bundle, "Provenance")) == 1
    responses = of(bundle, "QuestionnaireResponse")
    assert len(responses) == source.has_headline
    for response in responses:
        assert [item["linkId"] for item in response["item"]] == [q.value for q in QuestionId]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=sources())
def test_the_same_notes_at_the_same_moment_give_the_same_bytes(source: FhirSource) -> None:
    assert document_bytes(source) == document_bytes(replace(source))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=sources())
def test_allergies_medicines_earlier_therapy_and_condition_are_never_left_out(
    source: FhirSource,
) -> None:
    bundle = document(source)
    for part in of(bundle, "Composition")[0]["section"]:
        assert "<p>" in part["text"]["div"], part["title"]
    words = source.words
    for title in (*words.safety.kinds.values(), source.voice.facts[FactKind.CONDITION]):
        found = section(bundle, title)
        assert found.get("entry") or codes(found["emptyReason"]) == ["withheld"]


@pytest.mark.parametrize(
    ("spoil", "by_schema", "by_library"),
    [
        (lambda each: each.update(status="maybe"), True, False),
        (lambda each: each.pop("status"), False, True),
        (lambda each: each["item"][0].pop("linkId"), False, True),
        (lambda each: each.update(colour="red"), True, True),
        (lambda each: each.update(authored="21.11.2026"), True, True),
        (
            lambda each: each["item"][0]["answer"][0].update(valueString="a second value"),
            False,
            True,
        ),
        (lambda each: each["item"][0].update(text="\x0b"), True, True),
    ],
    ids=["status", "no-status", "no-link", "unknown", "date", "two-values", "odd-letter"],
)
def test_what_each_checker_finds_and_misses_is_as_we_wrote_it_down(
    spoil: Callable[[Resource], object], *, by_schema: bool, by_library: bool
) -> None:
    bundle = made()
    [response] = of(bundle, "QuestionnaireResponse")
    spoil(response)
    assert (bool(schema_faults(bundle)), bool(library_faults(bundle))) == (by_schema, by_library)


@pytest.mark.parametrize(
    ("kind", "resource", "coded", "none_known", "not_known"),
    [
        (FactKind.ALLERGY, "AllergyIntolerance", "code", "no-known-allergies", "no-allergy-info"),
        (
            FactKind.TREATMENT,
            "MedicationStatement",
            "medicationCodeableConcept",
            "no-known-medications",
            "no-medication-info",
        ),
    ],
)
def test_none_known_and_not_known_are_stated_and_never_the_same(
    kind: FactKind, resource: str, coded: str, none_known: str, not_known: str
) -> None:
    for facts, code in (((fact(kind, none_known=True),), none_known), ((), not_known)):
        found = [each for each in of(made(*facts), resource) if codes(each[coded])]
        assert [codes(each[coded]) for each in found] == [[code]]


def test_earlier_gene_therapy_that_nobody_had_is_not_taken_and_else_not_known() -> None:
    title = "Earlier gene or cell therapy"
    for facts, status in (
        ((fact(FactKind.RECEIVED, none_known=True),), "not-taken"),
        ((), "unknown"),
    ):
        bundle = made(*facts)
        [link] = section(bundle, title)["entry"]
        [found] = [e["resource"] for e in bundle["entry"] if e["fullUrl"] == link["reference"]]
        assert found["status"] == status


def test_medicines_that_were_stopped_say_nothing_of_those_of_now() -> None:
    stopped = fact(
        FactKind.TREATMENT, "Miglustat", says=(("since", "2020"), ("stopped", "2024-02"))
    )
    found = of(made(stopped), "MedicationStatement")
    assert [each["status"] for each in found] == ["stopped", "unknown", "unknown"]
    assert found[0]["effectivePeriod"] == {"start": "2020", "end": "2024-02"}
    assert codes(found[1]["medicationCodeableConcept"]) == ["no-medication-info"]


def test_a_medicine_of_now_kept_off_pages_is_withheld_beside_one_that_was_stopped() -> None:
    stopped = fact(FactKind.TREATMENT, "Miglustat", says=(("stopped", "2024-02"),))
    hidden = fact(FactKind.TREATMENT, "canary", number=1, show_on_pages=False)
    bundle = made(stopped, hidden)
    medicines = of(bundle, "MedicationStatement")
    assert [each["status"] for each in medicines] == ["stopped", "unknown"]
    assert not [each for each in medicines if codes(each["medicationCodeableConcept"])]
    assert "not shown here" in section(bundle, "Medicines")["text"]["div"]
    alone = section(made(hidden), "Medicines")
    assert codes(alone["emptyReason"]) == ["withheld"]


def test_facts_are_in_the_family_s_words_with_where_they_are_from() -> None:
    bundle = made(
        fact(
            FactKind.CONDITION, "MPS IIIA", provenance=Provenance.CLINICIAN, known_on="2020-06-12"
        ),
        fact(FactKind.ALLERGY, "Penicillin", says=(("reaction", "a rash"),)),
        fact(FactKind.TREATMENT, "Melatonin", says=(("dose", "3 mg"), ("how_often", "at night"))),
        fact(FactKind.RECEIVED, "Study 12", says=(("on", "2023-05"), ("vector", "AAV9"))),
    )
    [condition] = of(bundle, "Condition")
    assert condition["code"] == {"text": "MPS IIIA"}
    assert condition["recordedDate"] == "2020-06-12"
    assert condition["note"] == [{"text": "clinician, 12 June 2020"}]
    assert "verificationStatus" not in condition
    [allergy] = of(bundle, "AllergyIntolerance")
    assert allergy["reaction"][0]["manifestation"] == [{"text": "a rash"}]
    medicine, earlier = of(bundle, "MedicationStatement")
    assert medicine["dosage"] == [{"text": "3 mg, at night"}]
    assert earlier["effectiveDateTime"] == "2023-05"
    assert earlier["note"] == [{"text": "AAV9"}, {"text": "family"}]


@pytest.mark.parametrize("state", DiagnosisState)
def test_gene_and_change_are_as_written_and_an_uncertain_one_is_called_that(
    state: DiagnosisState,
) -> None:
    bundle = made(
        fact(FactKind.DIAGNOSIS, "as told", says=(("state", state.value),)),
        fact(FactKind.GENE, "SGSH"),
        fact(FactKind.GENE_CHANGE, "c.734G>A", provenance=Provenance.REPORT),
    )
    gene, change = of(bundle, "Observation")
    assert gene["valueCodeableConcept"] == {"text": "SGSH"}
    assert change["valueCodeableConcept"] == {"text": "c.734G>A"}
    assert (gene["status"], change["status"]) == ("unknown", "final")
    uncertain = state is DiagnosisState.UNCERTAIN_VARIANT
    assert change["code"]["text"] == ("Uncertain change" if uncertain else "Gene change")
    assert not {"interpretation", "component", "referenceRange"} & change.keys()
    if uncertain:
        assert "our gene change" not in json.dumps(bundle).lower()


@pytest.mark.parametrize("state", DiagnosisState)
def test_a_diagnosis_kept_off_pages_leaves_no_trace_in_any_wording(state: DiagnosisState) -> None:
    said = (("state", state.value),)
    others = (fact(FactKind.CONDITION, "MPS IIIA"), fact(FactKind.GENE, "SGSH"))
    hidden = fact(FactKind.DIAGNOSIS, "canary", show_on_pages=False, says=said)
    without, with_it = (
        UUIDS.sub("", document_bytes(told(*facts)).decode())
        for facts in (others, (*others, hidden))
    )
    assert with_it == without


def test_a_gene_nobody_knows_is_absent_and_one_kept_off_pages_is_masked() -> None:
    hidden = fact(FactKind.GENE, "SGSH-secret", show_on_pages=False)
    for facts, reason in (((), "unknown"), ((hidden,), "masked")):
        gene, _ = of(made(*facts), "Observation")
        assert codes(gene["dataAbsentReason"]) == [reason]


def test_what_is_kept_off_pages_and_the_rest_of_a_name_are_nowhere_in_it() -> None:
    facts = [
        fact(kind, f"canary {kind}", show_on_pages=False, says=(("dose", "canary"),))
        for kind in FORM_FACTS
        if kind is not FactKind.DIAGNOSIS
    ]
    uncertain = (("state", DiagnosisState.UNCERTAIN_VARIANT.value),)
    facts.append(fact(FactKind.DIAGNOSIS, "canary", show_on_pages=False, says=uncertain))
    for style, name in ((NameStyle.INITIALS, {"text": "S. R."}), (NameStyle.HIDDEN, None)):
        source = told(*facts, name_style=style)
        text = document_bytes(source).decode()
        assert "canary" not in text
        assert "uncertain" not in text.lower()
        assert "Rivera" not in text
        shown = of(json.loads(text), "Patient")[0]["name"][0]
        assert shown == name or shown["extension"][0]["valueCode"] == "masked"


@pytest.mark.parametrize(
    ("written", "style", "date", "reason"),
    [
        ("3 March 2019", BornStyle.AS_WRITTEN, "2019-03-03", None),
        ("March 2019", BornStyle.AS_WRITTEN, "2019-03", None),
        ("3 March 2019", BornStyle.YEAR, "2019", None),
        ("3 March 2019", BornStyle.HIDDEN, None, "masked"),
        ("3/4/2019", BornStyle.AS_WRITTEN, None, "as-text"),
        ("٢٠١٩-٠٣-٠٣", BornStyle.AS_WRITTEN, "2019-03-03", None),
        ("", BornStyle.AS_WRITTEN, None, "unknown"),
    ],
)
def test_the_day_of_birth_is_as_much_as_pages_print_and_never_guessed(
    written: str, style: BornStyle, date: str | None, reason: str | None
) -> None:
    [patient] = of(made(fact(FactKind.BORN, written), born_style=style), "Patient")
    assert patient.get("birthDate") == date
    if reason:
        assert patient["_birthDate"]["extension"][0]["valueCode"] == reason


def test_a_day_kept_in_the_figures_of_another_script_is_dropped_and_not_written_wrongly() -> None:
    bundle = made(
        fact(FactKind.CONDITION, "MPS IIIA", known_on="٢٠٢٢-06"),
        fact(FactKind.TREATMENT, "Melatonin", says=(("since", "٢٠٢٠"),)),
    )
    assert faults(bundle) == []
    assert "recordedDate" not in of(bundle, "Condition")[0]
    assert "effectivePeriod" not in of(bundle, "MedicationStatement")[0]


def test_the_family_prepared_it_and_an_adult_prepared_their_own() -> None:
    bundle = made(relation=Relation.MY_CHILD)
    [family] = of(bundle, "RelatedPerson")
    [provenance] = of(bundle, "Provenance")
    who = f"urn:uuid:{family['id']}"
    assert provenance["agent"][0]["who"] == {"reference": who}
    assert "Written by the family on 21 November 2026" in provenance["activity"]["text"]
    own = made(relation=Relation.ME)
    assert of(own, "RelatedPerson") == []
    [patient] = of(own, "Patient")
    author = of(own, "Composition")[0]["author"]
    assert author == [{"reference": f"urn:uuid:{patient['id']}"}]


def test_answers_carry_the_family_s_mark_and_the_words_of_the_headline() -> None:
    store = new_store()
    someone = store.people()[0]
    answer = Answer(
        id=answer_id(HEADLINE, QuestionId.R1),
        person_id=someone.id,
        headline_id=HEADLINE,
        question=QuestionId.R1,
        mark=Mark.SAME,
        says="Sanfilippo syndrome",
    )
    headline = Headline(id=HEADLINE, person_id=someone.id, text="News")
    bundle = document(source_of(store, (Person(id=someone.id), headline, answer)))
    [response] = of(bundle, "QuestionnaireResponse")
    first, second = response["item"][:2]
    assert first["answer"][0]["valueCoding"]["code"] == "same"
    assert first["answer"][0]["item"][0]["answer"] == [{"valueString": "Sanfilippo syndrome"}]
    assert second["answer"][0]["valueCoding"]["code"] == "not-known"


def test_what_was_typed_is_text_in_the_part_for_reading_and_no_markup() -> None:
    attack = '<script>alert(1)</script> & <a href="x">'
    text = json.dumps(made(fact(FactKind.CONDITION, attack)))
    assert "&lt;script&gt;" in text
    assert "<p><script" not in text


def test_without_a_headline_it_says_so_and_holds_the_rest() -> None:
    bundle = made(fact(FactKind.GENE, "SGSH"), has_headline=False)
    assert faults(bundle) == []
    assert codes(section(bundle, "Side by side")["emptyReason"]) == ["notasked"]
    assert of(bundle, "Observation")[0]["valueCodeableConcept"] == {"text": "SGSH"}
