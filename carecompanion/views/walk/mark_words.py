"""The words of marks, stages and people, in one place for every screen (ux.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.evidence import Rung
from carecompanion.domain.records import Mark, Relation
from carecompanion.domain.stage import Stage
from carecompanion.views.widgets.option_row import OptionGroup

if TYPE_CHECKING:
    from carecompanion.views.theme.icons import Icons

_ICONS = {
    Mark.SAME: "equal",
    Mark.DIFFERENT: "equal-not",
    Mark.NOT_KNOWN: "circle-question-mark",
}
_KEYS = {Mark.SAME: "S", Mark.DIFFERENT: "D", Mark.NOT_KNOWN: "N"}


def relevance_marks(about: str, icons: Icons) -> OptionGroup:
    """The three marks to choose from, each with its word, its icon and its key."""
    marks = OptionGroup(about)
    for mark, name in _ICONS.items():
        icon = icons.icon(name, role=mark.value)
        marks.add_option(mark, mark_label(mark), key=_KEYS[mark], role=mark.value, icon=icon)
    return marks


def mark_label(mark: Mark) -> str:
    """The word of a mark."""
    tr = QCoreApplication.translate
    return {
        Mark.SAME: tr("Marks", "Same"),
        Mark.DIFFERENT: tr("Marks", "Different"),
        Mark.NOT_KNOWN: tr("Marks", "Not known yet: ask"),
        Mark.SAYS: tr("Marks", "It says…"),
        Mark.DOES_NOT_APPLY: tr("Marks", "Does not apply"),
    }[mark]


def mark_note(mark: Mark, *, has_both_sides: bool = True) -> str:
    """The sentence that stands with a relevance mark; words that are not there match nothing."""
    tr = QCoreApplication.translate
    if mark in (Mark.SAME, Mark.DIFFERENT) and not has_both_sides:
        return tr("Marks", "One side is empty. Write what it says, or ask.")
    return {
        Mark.SAME: tr(
            "Marks",
            "Same here means the words match your notes. It does not mean the treatment fits.",
        ),
        Mark.DIFFERENT: tr(
            "Marks",
            "The words are different from your notes. That alone does not rule it in or out. "
            "It is a good thing to ask about.",
        ),
        Mark.NOT_KNOWN: tr("Marks", "Not known yet. We put it on your list to ask."),
    }.get(mark, "")


def stage_label(stage: Stage) -> str:
    """The words of a stage, as chosen on screen. A regulatory step is not an approval."""
    tr = QCoreApplication.translate
    return {
        Stage.PRECLINICAL: tr("Stages", "Lab or animal study"),
        Stage.TRIAL: tr("Stages", "Study in people"),
        Stage.REGULATORY_STEP: tr("Stages", "Asked for or allowed, not approved"),
        Stage.APPROVED: tr("Stages", "Approved somewhere"),
        Stage.UNKNOWN: tr("Stages", "Not known yet: ask"),
        Stage.OTHER: tr("Stages", "Something else"),
    }[stage]


def rung_label(rung: Rung) -> str:
    """The words of a rung of the evidence ladder, as on screen."""
    tr = QCoreApplication.translate
    return {
        Rung.LAB: tr("Ladder", "In the lab"),
        Rung.ANIMALS: tr("Ladder", "In animals"),
        Rung.FIRST_TRIAL: tr("Ladder", "First trial in people"),
        Rung.LATER_TRIAL: tr("Ladder", "Later trial in people"),
        Rung.APPROVED: tr("Ladder", "Approved (where?)"),
        Rung.NOT_MARKED: tr("Ladder", "No mark"),
    }[rung]


def relation_labels() -> dict[object, str]:
    """Who the notes are about, as chosen on screen."""
    tr = QCoreApplication.translate
    return {
        Relation.ME: tr("People", "Me"),
        Relation.MY_CHILD: tr("People", "My child"),
        Relation.SOMEONE: tr("People", "Someone I care for"),
        Relation.NOT_SAID: tr("People", "Rather not say"),
    }
