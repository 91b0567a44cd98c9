"""Who the document is about, and who wrote it: with no more of a name than pages print."""

from __future__ import annotations

from uuid import UUID

from carecompanion.domain.facts import FactKind, Provenance
from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.records import Relation
from carecompanion.exchange.fhir.elements import (
    ABSENT_OF,
    Absent,
    Element,
    absent,
    made_id,
    patient,
    text_of,
)
from carecompanion.exchange.fhir.source import FhirSource, Standing


def person(source: FhirSource) -> Element:
    """Patient: name and date of birth as the person settings say, a missing one as missing."""
    resource = {"resourceType": "Patient", "id": str(source.person_id), "name": [_name(source)]}
    return resource | _born(source)


def author_id(source: FhirSource) -> UUID:
    """Who prepared it: the patient, or the family beside the patient."""
    if source.page.person.relation is Relation.ME:
        return source.person_id
    return made_id(source.person_id, "family")


def family(source: FhirSource) -> tuple[Element, ...]:
    """RelatedPerson: the family, without a name; nobody where the patient writes."""
    if author_id(source) == source.person_id:
        return ()
    resource = {
        "resourceType": "RelatedPerson",
        "id": str(author_id(source)),
        "patient": patient(source),
        "relationship": [{"text": text_of(source.voice.provenance[Provenance.FAMILY])}],
    }
    return (resource,)


def _name(source: FhirSource) -> Element:
    shown = text_of(source.page.person.name_on_pages)
    if shown:
        return {"text": shown}
    return absent(Absent.MASKED if source.page.person.name.strip() else Absent.UNKNOWN)


def _born(source: FhirSource) -> Element:
    """The date where it can be read as one; what cannot be read is not guessed."""
    standing, facts = source.told(FactKind.BORN)
    if standing is not Standing.STATED:
        return {"_birthDate": absent(ABSENT_OF.get(standing, Absent.UNKNOWN))}
    shown = source.page.person.born_on_pages(facts[0].text)
    if not shown.strip():
        return {"_birthDate": absent(Absent.MASKED)}
    try:
        return {"birthDate": parse_date(shown)}
    except PartialDateError:
        return {"_birthDate": absent(Absent.AS_TEXT)}
