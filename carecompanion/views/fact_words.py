"""How a fact of the care memory is told: its words, its fields, where it is from, how old it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.memory import FIELDS, FieldShape
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact, FactField, Provenance
from carecompanion.views.date_words import date_words

_TITLE_LETTERS: Final = 160


def fact_title(fact: Fact, words: MemoryWords) -> str:
    """The words of a fact on one line, cut for a list; without any, what its first field says."""
    title = " ".join(fact.text.split())
    if not title and fact.none_known:
        return QCoreApplication.translate("Facts", "None known")
    title = title or _first_field(fact, words)
    if not title:
        return QCoreApplication.translate("Facts", "Nothing written yet")
    return title if len(title) <= _TITLE_LETTERS else title[: _TITLE_LETTERS - 1] + "…"


def _first_field(fact: Fact, words: MemoryWords) -> str:
    """What is said first beside the text: a choice, a name, or a value with its unit."""
    for spec in FIELDS[fact.fact]:
        said = fact.detail(spec.field)
        if said and spec.shape is not FieldShape.DATE:
            unit = fact.detail(FactField.UNIT) if spec.field is FactField.VALUE else ""
            return " ".join((words.value(spec.field, said), unit)).strip()
    return ""


def field_lines(fact: Fact, words: MemoryWords) -> tuple[str, ...]:
    """What the fields beside the text say, in the order of the form."""
    tr = QCoreApplication.translate
    lines = []
    for spec in FIELDS[fact.fact]:
        said = fact.detail(spec.field)
        if not said:
            continue
        if spec.shape is FieldShape.DATE:
            said = date_words(said)
        label = words.field(spec.field, fact.fact)
        told = words.value(spec.field, said)
        lines.append(tr("Facts", "{label}: {told}").format(label=label, told=told))
    return tuple(lines)


def from_words(fact: Fact, words: MemoryWords) -> str:
    """Where a fact is from: "Report, Northern laboratory, 12 June 2022"."""
    parts = (words.provenances[fact.provenance], fact.source.strip(), date_words(fact.source_on))
    said = ", ".join(part for part in parts if part)
    return QCoreApplication.translate("Facts", "From: {source}").format(source=said)


def age_words(fact: Fact) -> str:
    """From when a fact is; empty when nobody said."""
    tr = QCoreApplication.translate
    if fact.known_on and fact.checked_on and fact.checked_on != fact.known_on:
        words = tr("Facts", "From {day}, checked on {checked}.")
        return words.format(day=date_words(fact.known_on), checked=date_words(fact.checked_on))
    day = fact.known_on or fact.checked_on
    return tr("Facts", "From {day}.").format(day=date_words(day)) if day else ""


def still_right_words(fact: Fact) -> str:
    """The question that goes with an old fact (ux.md 4.4)."""
    tr = QCoreApplication.translate
    age = age_words(fact) or tr("Facts", "No date is noted.")
    return tr("Facts", "{age} Still right?").format(age=age)


def source_label(provenance: Provenance) -> str:
    """The label of the field that says who it is from."""
    tr = QCoreApplication.translate
    return {
        Provenance.FAMILY: tr("Facts", "Who noted it"),
        Provenance.CLINICIAN: tr("Facts", "Who told you"),
        Provenance.LETTER: tr("Facts", "Who wrote the letter"),
        Provenance.REPORT: tr("Facts", "Laboratory or sender"),
        Provenance.RETURNED_PAGE: tr("Facts", "Who wrote it"),
    }[provenance]


def source_date_label(provenance: Provenance) -> str:
    """The label of the field for the day of the source."""
    tr = QCoreApplication.translate
    return {
        Provenance.FAMILY: tr("Facts", "Noted on"),
        Provenance.CLINICIAN: tr("Facts", "Told on"),
        Provenance.LETTER: tr("Facts", "Date of the letter"),
        Provenance.REPORT: tr("Facts", "Date of the report"),
        Provenance.RETURNED_PAGE: tr("Facts", "Written on"),
    }[provenance]
