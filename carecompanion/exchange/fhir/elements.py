"""The small parts that all resources are made of: texts, codes, dates, and why one is absent."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from html import escape
from typing import Any, Final
from uuid import UUID, uuid5

from carecompanion.domain.facts import Fact
from carecompanion.domain.partial_date import is_date
from carecompanion.exchange.fhir.source import FhirSource, Standing

Element = dict[str, Any]
"""A FHIR element or resource, as JSON has it."""

LOINC: Final = "http://loinc.org"
ABSENT_OR_UNKNOWN: Final = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
"""The codes of the International Patient Summary for "none known" and "nothing said"."""

_ABSENT_URL: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_ABSENT_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_EMPTY_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_TERMINOLOGY: Final = "http://terminology.hl7.org/CodeSystem/"

# FHIR strings know space, tab and line ends, and no other control or space character.
_ODD_SPACES: Final = re.compile(r"[^\S \r\n\t]")
_NO_LETTERS: Final = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Absent(StrEnum):
    """Why something is not there (FHIR: data absent reason)."""

    UNKNOWN = "unknown"
    MASKED = "masked"
    AS_TEXT = "as-text"


ABSENT_OF: Final = {Standing.NOT_SHOWN: Absent.MASKED, Standing.NOT_KNOWN: Absent.UNKNOWN}


def text_of(typed: str) -> str:
    """What a person typed as a FHIR string: word for word, less what JSON and XML cannot carry."""
    return _NO_LETTERS.sub("\N{REPLACEMENT CHARACTER}", _ODD_SPACES.sub(" ", typed)).strip()


def concept(text: str, *codings: Element) -> Element:
    """A concept in the family's words; codes are ours and only say what kind of thing it is."""
    concept: Element = {"coding": list(codings)} if codings else {}
    return concept | {"text": text_of(text)}


def coding(system: str, code: str, display: str) -> Element:
    """One code of a code system."""
    return {"system": system, "code": code, "display": display}


def hl7(system: str, code: str, display: str) -> Element:
    """One code of a code system that HL7 keeps."""
    return coding(_TERMINOLOGY + system, code, display)


def absent(reason: Absent) -> Element:
    """The extension that stands where a value is missing."""
    return {"extension": [{"url": _ABSENT_URL, "valueCode": reason.value}]}


def absent_concept(reason: Absent, text: str) -> Element:
    """Why an observation has no value, with the words the page has for it."""
    return concept(text, {"system": _ABSENT_SYSTEM, "code": reason.value})


def empty_reason(code: str, text: str) -> Element:
    """Why a section has nothing in it."""
    return concept(text, {"system": _EMPTY_SYSTEM, "code": code})


def reference(id_: UUID) -> Element:
    """A link to a resource of the same document."""
    return {"reference": f"urn:uuid:{id_}"}


def made_id(of: UUID, what: str) -> UUID:
    """The id of a resource that no record of the notes stands for: the same each time."""
    return uuid5(of, f"fhir/{what}")


def patient(source: FhirSource) -> Element:
    """Whom the document is about."""
    return reference(source.person_id)


def dated(**dates: str) -> Element:
    """The dates that FHIR can read, each under its name; a part of a date is one."""
    return {name: text for name, text in dates.items() if is_date(text)}


def instant(moment: datetime) -> str:
    """A moment with its time zone, to the second."""
    return moment.isoformat(timespec="seconds")


def where_from(fact: Fact, source: FhirSource) -> str:
    """What the page prints beside a fact: where it is from, and from when."""
    day = source.words.day(fact.known_on)
    return ", ".join(part for part in (source.voice.provenance[fact.provenance], day) if part)


def note(text: str) -> Element:
    """A note in words."""
    return {"text": text_of(text)}


def narrative(*lines: str) -> Element:
    """Lines as a reader shows them; what was typed is text there and no markup."""
    shown = (escape(text_of(line), quote=False) for line in lines if text_of(line))
    body = "".join(f"<p>{line}</p>" for line in shown)
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'
    return {"status": "additional", "div": div}
