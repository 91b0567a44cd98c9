"""The document: a Bundle that begins with its Composition and holds every resource it names."""

from __future__ import annotations

import json
from itertools import chain
from typing import Final
from uuid import UUID

from carecompanion.exchange.fhir import people
from carecompanion.exchange.fhir.elements import (
    Element,
    concept,
    hl7,
    instant,
    made_id,
    patient,
    reference,
    text_of,
)
from carecompanion.exchange.fhir.sections import NOTE, Section, sections
from carecompanion.exchange.fhir.source import FhirSource

_URI_SYSTEM: Final = "urn:ietf:rfc:3986"


def document_bytes(source: FhirSource) -> bytes:
    """The document as JSON in UTF-8. The same notes and moment give the same bytes."""
    text = json.dumps(document(source), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def document(source: FhirSource) -> Element:
    """A FHIR R4 Bundle of type document."""
    parts = sections(source)
    resources = (
        _composition(source, parts),
        people.person(source),
        *people.family(source),
        *chain.from_iterable(part.entries for part in parts),
        _provenance(source),
    )
    return {
        "resourceType": "Bundle",
        "id": str(_id(source, "bundle")),
        "language": source.words.language,
        "identifier": {
            "system": _URI_SYSTEM,
            "value": f"urn:uuid:{_id(source, instant(source.made_at))}",
        },
        "type": "document",
        "timestamp": instant(source.made_at),
        "entry": [
            {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
            for resource in resources
        ],
    }


def _composition(source: FhirSource, parts: tuple[Section, ...]) -> Element:
    return {
        "resourceType": "Composition",
        "id": str(_id(source, "composition")),
        "language": source.words.language,
        "status": "final",
        "type": concept(NOTE["display"], NOTE),
        "subject": patient(source),
        "date": instant(source.made_at),
        "author": [reference(people.author_id(source))],
        "title": text_of(source.voice.title),
        "section": [part.element() for part in parts],
    }


def _provenance(source: FhirSource) -> Element:
    """Who prepared it: the page's own words for that, and no clinician."""
    prepared = source.voice.prepared.format(
        date=source.words.day(source.made_at.date().isoformat())
    )
    author = hl7("provenance-participant-type", "author", "Author")
    return {
        "resourceType": "Provenance",
        "id": str(_id(source, "provenance")),
        "target": [reference(_id(source, "composition"))],
        "recorded": instant(source.made_at),
        "activity": concept(prepared),
        "agent": [
            {
                "type": concept(prepared, author),
                "who": reference(people.author_id(source)),
            }
        ],
    }


def _id(source: FhirSource, what: str) -> UUID:
    of = source.page.headline.id if source.has_headline else source.person_id
    return made_id(of, what)
