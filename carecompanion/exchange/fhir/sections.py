"""The sections of the document: what a person reads, and the resources behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.facts import Fact, FactKind
from carecompanion.domain.page_words import SafetyKind
from carecompanion.domain.top_three import PAGE_QUESTIONS
from carecompanion.exchange.fhir import facts
from carecompanion.exchange.fhir.answers import answers
from carecompanion.exchange.fhir.elements import (
    LOINC,
    Element,
    coding,
    concept,
    empty_reason,
    narrative,
    text_of,
    where_from,
)
from carecompanion.exchange.fhir.source import FhirSource, Standing

NOTE: Final = coding(LOINC, "51855-5", "Patient Note")
_PROBLEMS: Final = coding(LOINC, "11450-4", "Problem list - Reported")
_ALLERGIES: Final = coding(LOINC, "48765-2", "Allergies and adverse reactions Document")
_MEDICINES: Final = coding(LOINC, "10160-0", "History of Medication use Narrative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part with a title. Without entries and with a reason, it says why there are none."""

    title: str
    lines: tuple[str, ...]
    entries: tuple[Element, ...] = ()
    code: Element | None = None
    empty: Element | None = None

    def element(self) -> Element:
        """The section as FHIR has it."""
        section: Element = {"title": text_of(self.title)}
        if self.code is not None:
            section["code"] = concept(self.title, self.code)
        section["text"] = narrative(*self.lines)
        if self.entries:
            section["entry"] = [{"reference": f"urn:uuid:{each['id']}"} for each in self.entries]
        elif self.empty is not None:
            section["emptyReason"] = self.empty
        return section


def sections(source: FhirSource) -> tuple[Section, ...]:
    """All sections in their order: what is asked first, then what the notes hold."""
    words, voice = source.words, source.voice
    asked = source.page.chosen[:PAGE_QUESTIONS] if source.has_headline else ()
    nothing = words.not_known if source.has_headline else words.headline.none
    return (
        Section(title=words.headline.label, lines=_headline(source)),
        Section(
            title=voice.questions_heading,
            lines=tuple(f"{n}. {item.text}" for n, item in enumerate(asked, start=1)) or (nothing,),
        ),
        _side_by_side(source),
        _of_facts(source, FactKind.CONDITION, facts.conditions(source), _PROBLEMS),
        _genetics(source),
        _safety(source, SafetyKind.ALLERGIES, facts.allergies(source), _ALLERGIES),
        _safety(source, SafetyKind.MEDICINES, facts.medicines(source), _MEDICINES),
        _safety(source, SafetyKind.EARLIER_THERAPY, facts.earlier_therapy(source), None),
        Section(title=words.maker, lines=(voice.notice, voice.legend)),
    )


def _headline(source: FhirSource) -> tuple[str, ...]:
    block = source.headline
    return (block.text, block.source) if source.has_headline else (block.text,)


def _side_by_side(source: FhirSource) -> Section:
    title = source.words.details.heading
    if source.has_headline:
        return Section(title=title, lines=(source.voice.marks_note,), entries=(answers(source),))
    words = source.words.headline.none
    return Section(title=title, lines=(words,), empty=empty_reason("notasked", words))


def _of_facts(
    source: FhirSource, kind: FactKind, entries: Iterable[Element], code: Element | None
) -> Section:
    return Section(
        title=source.voice.facts[kind],
        lines=_lines(source, kind),
        entries=tuple(entries),
        code=code,
        empty=_withheld(source),
    )


def _genetics(source: FhirSource) -> Section:
    gene, change = source.voice.facts[FactKind.GENE], source.gene_change_label
    return Section(
        title=f"{gene}, {change}",
        lines=(
            *(f"{gene}: {line}" for line in _lines(source, FactKind.GENE)),
            *(f"{change}: {line}" for line in _lines(source, FactKind.GENE_CHANGE)),
        ),
        entries=tuple(facts.genetics(source)),
    )


def _safety(
    source: FhirSource, kind: SafetyKind, entries: Iterable[Element], code: Element | None
) -> Section:
    line = source.safety_line(kind)
    return Section(
        title=line.label,
        lines=(line.text,),
        entries=tuple(entries),
        code=code,
        empty=_withheld(source),
    )


def _lines(source: FhirSource, kind: FactKind) -> tuple[str, ...]:
    """Each fact with what the page prints beside it, or the page's words for none."""
    standing, found = source.told(kind)
    if standing is Standing.STATED:
        return tuple(_line(source, fact) for fact in found)
    return (facts.words_for(source, standing),)


def _line(source: FhirSource, fact: Fact) -> str:
    return f"{fact.text} ({where_from(fact, source)})"


def _withheld(source: FhirSource) -> Element:
    """For a section without entries: what is there is kept off pages."""
    return empty_reason("withheld", source.words.not_shown)
