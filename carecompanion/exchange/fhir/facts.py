"""Facts of the care memory as resources: condition, gene and change, allergies, medicines.

Each is in the family's words. What is known not to be there, and what nobody knows, is a resource
too: a blank could be read either way.
"""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.page_words import SafetyKind
from carecompanion.exchange.fhir.elements import (
    ABSENT_OF,
    ABSENT_OR_UNKNOWN,
    LOINC,
    Element,
    absent_concept,
    coding,
    concept,
    dated,
    hl7,
    made_id,
    note,
    patient,
    reference,
    text_of,
    where_from,
)
from carecompanion.exchange.fhir.people import author_id
from carecompanion.exchange.fhir.source import FhirSource, Standing

_VERIFIED = {
    DiagnosisState.CONFIRMED: ("confirmed", "Confirmed"),
    DiagnosisState.LIKELY: ("provisional", "Provisional"),
    DiagnosisState.UNCERTAIN_VARIANT: ("unconfirmed", "Unconfirmed"),
    DiagnosisState.UNDIAGNOSED: ("unconfirmed", "Unconfirmed"),
}
_ABSENT = {
    (FactKind.CONDITION, Standing.NONE_KNOWN): ("no-known-problems", "No known problems"),
    (FactKind.CONDITION, Standing.NOT_KNOWN): ("no-problem-info", "No information about problems"),
    (FactKind.ALLERGY, Standing.NONE_KNOWN): ("no-known-allergies", "No known allergies"),
    (FactKind.ALLERGY, Standing.NOT_KNOWN): (
        "no-allergy-info",
        "No information about allergies",
    ),
    (FactKind.TREATMENT, Standing.NONE_KNOWN): ("no-known-medications", "No known medications"),
    (FactKind.TREATMENT, Standing.NOT_KNOWN): (
        "no-medication-info",
        "No information about medications",
    ),
}
_GENE = coding(LOINC, "48018-6", "Gene studied [ID]")
_VARIANT = coding(LOINC, "81252-9", "Discrete genetic variant")


def conditions(source: FhirSource) -> Iterator[Element]:
    """Condition: each name as it was written; how sure it is only where the team said so."""
    standing, facts = source.told(FactKind.CONDITION)
    clinical = {"clinicalStatus": concept("active", hl7("condition-clinical", "active", "Active"))}
    for fact in facts if standing is Standing.STATED else ():
        resource = _resource("Condition", fact) | clinical | _verification(source)
        resource |= {"code": concept(fact.text), "subject": patient(source)}
        yield (
            resource
            | dated(recordedDate=fact.known_on)
            | {"note": [note(where_from(fact, source))]}
        )
    if code := _absent_code(source, FactKind.CONDITION, standing):
        resource = _stand_in(source, "Condition", FactKind.CONDITION)
        yield resource | clinical | {"code": code, "subject": patient(source)}


def genetics(source: FhirSource) -> Iterator[Element]:
    """Observation: gene and change as they were written, without a word about their meaning."""
    for kind, code, label in (
        (FactKind.GENE, _GENE, source.voice.facts[FactKind.GENE]),
        (FactKind.GENE_CHANGE, _VARIANT, source.gene_change_label),
    ):
        standing, facts = source.told(kind)
        common = {"code": concept(label, code), "subject": patient(source)}
        for fact in facts if standing is Standing.STATED else ():
            resource = _resource("Observation", fact)
            resource |= (
                {"status": _observed(fact)} | common | dated(effectiveDateTime=fact.known_on)
            )
            resource |= {"valueCodeableConcept": concept(fact.text)}
            yield resource | {"note": [note(where_from(fact, source))]}
        if standing is not Standing.STATED:
            resource = _stand_in(source, "Observation", kind) | {"status": "unknown"} | common
            yield resource | _no_value(source, standing)


def allergies(source: FhirSource) -> Iterator[Element]:
    """AllergyIntolerance: each allergy, or that none is known, or that nothing is known."""
    standing, facts = source.told(FactKind.ALLERGY)
    code = hl7("allergyintolerance-clinical", "active", "Active")
    clinical = {"clinicalStatus": concept("active", code)}
    for fact in facts if standing is Standing.STATED else ():
        resource = _resource("AllergyIntolerance", fact) | clinical
        resource |= {"code": concept(fact.text), "patient": patient(source)}
        resource |= dated(recordedDate=fact.known_on) | {"note": [note(where_from(fact, source))]}
        reaction = text_of(fact.detail(FactField.REACTION))
        yield resource | (
            {"reaction": [{"manifestation": [concept(reaction)]}]} if reaction else {}
        )
    if absent := _absent_code(source, FactKind.ALLERGY, standing):
        resource = _stand_in(source, "AllergyIntolerance", FactKind.ALLERGY) | clinical
        yield resource | {"code": absent, "patient": patient(source)}


def medicines(source: FhirSource) -> Iterator[Element]:
    """MedicationStatement: medicines now and before; without one now, that is said as well."""
    standing, facts = source.told(FactKind.TREATMENT)
    for fact in facts if standing is Standing.STATED else ():
        yield _medicine(source, fact)
    before, stopped = source.told(FactKind.TREATMENT, is_over=True)
    for fact in stopped if before is Standing.STATED else ():
        yield _medicine(source, fact)
    if absent := _absent_code(source, FactKind.TREATMENT, standing):
        resource = _stand_in(source, "MedicationStatement", FactKind.TREATMENT)
        status = "active" if standing is Standing.NONE_KNOWN else "unknown"
        yield resource | {"status": status, "medicationCodeableConcept": absent} | _told_by(source)


def earlier_therapy(source: FhirSource) -> Iterator[Element]:
    """MedicationStatement: earlier gene or cell therapy; "not taken" where none is known."""
    standing, facts = source.told(FactKind.RECEIVED)
    label = source.words.safety.kinds[SafetyKind.EARLIER_THERAPY]
    if standing is Standing.STATED:
        for fact in facts:
            resource = _resource("MedicationStatement", fact) | {"status": "completed"}
            resource |= {"category": concept(label)}
            resource |= {"medicationCodeableConcept": concept(fact.text)} | _told_by(source)
            resource |= dated(
                effectiveDateTime=fact.detail(FactField.ON), dateAsserted=fact.known_on
            )
            yield resource | _notes(source, fact, FactField.VECTOR)
    elif standing is not Standing.NOT_SHOWN:
        resource = _stand_in(source, "MedicationStatement", FactKind.RECEIVED)
        status = "not-taken" if standing is Standing.NONE_KNOWN else "unknown"
        resource |= {"status": status, "category": concept(label)}
        resource |= {"medicationCodeableConcept": concept(label)} | _told_by(source)
        yield resource | {"note": [note(words_for(source, standing))]}


def _medicine(source: FhirSource, fact: Fact) -> Element:
    stopped = fact.detail(FactField.STOPPED)
    resource = _resource("MedicationStatement", fact)
    resource |= {"status": "stopped" if stopped else "active"}
    resource |= {"medicationCodeableConcept": concept(fact.text)} | _told_by(source)
    period = dated(start=fact.detail(FactField.SINCE), end=stopped)
    resource |= {"effectivePeriod": period} if period else {}
    resource |= dated(dateAsserted=fact.known_on)
    said = (fact.detail(FactField.DOSE), fact.detail(FactField.HOW_OFTEN))
    dosage = text_of(", ".join(part.strip() for part in said if part.strip()))
    resource |= {"dosage": [{"text": dosage}]} if dosage else {}
    return resource | _notes(source, fact)


def _notes(source: FhirSource, fact: Fact, *fields: FactField) -> Element:
    notes = [note(fact.detail(field)) for field in fields if text_of(fact.detail(field))]
    return {"note": [*notes, note(where_from(fact, source))]}


def _told_by(source: FhirSource) -> Element:
    return {"subject": patient(source), "informationSource": reference(author_id(source))}


def _resource(kind: str, fact: Fact) -> Element:
    return {"resourceType": kind, "id": str(fact.id)}


def _stand_in(source: FhirSource, kind: str, fact: FactKind) -> Element:
    """A resource for what is not there."""
    return {"resourceType": kind, "id": str(made_id(source.person_id, fact.value))}


def _verification(source: FhirSource) -> Element:
    found = _VERIFIED.get(source.diagnosis) if source.diagnosis is not None else None
    if found is None:
        return {}
    return {"verificationStatus": {"coding": [hl7("condition-ver-status", *found)]}}


def _observed(fact: Fact) -> str:
    """Only a report is known to be final; who wrote from memory cannot say that."""
    return "final" if fact.provenance is Provenance.REPORT else "unknown"


def _no_value(source: FhirSource, standing: Standing) -> Element:
    words = words_for(source, standing)
    if standing is Standing.NONE_KNOWN:
        return {"valueCodeableConcept": concept(words)}
    return {"dataAbsentReason": absent_concept(ABSENT_OF[standing], words)}


def _absent_code(source: FhirSource, kind: FactKind, standing: Standing) -> Element | None:
    found = _ABSENT.get((kind, standing))
    if found is None:
        return None
    return concept(words_for(source, standing), coding(ABSENT_OR_UNKNOWN, *found))


def words_for(source: FhirSource, standing: Standing) -> str:
    """What the page prints where no fact of a kind is shown."""
    return {
        Standing.NONE_KNOWN: source.words.safety.none_known,
        Standing.NOT_SHOWN: source.words.not_shown,
    }.get(standing, source.words.not_known)
