"""Words about what was brought: what it is, what it becomes, and what to know about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import CareError, IntakeError, IntakeFault
from carecompanion.domain.intake import INTAKE_BYTES, Brought, BroughtKind, IntakeWarning
from carecompanion.domain.proposals import Becomes, Proposal
from carecompanion.views.date_words import date_words
from carecompanion.views.paper_words import adding_problem
from carecompanion.views.size_words import size_words


def brought_title(proposal: Proposal) -> str:
    """What a thing is called in the list."""
    return proposal.title.strip() or QCoreApplication.translate("Intake", "Without a title")


def kind_words(kind: BroughtKind) -> str:
    """What kind of thing was brought."""
    tr = QCoreApplication.translate
    return {
        BroughtKind.TEXT: tr("Intake", "Text"),
        BroughtKind.WEB_PAGE: tr("Intake", "Web page"),
        BroughtKind.MAIL: tr("Intake", "Mail"),
        BroughtKind.PDF: tr("Intake", "PDF"),
        BroughtKind.PICTURE: tr("Intake", "Picture"),
        BroughtKind.OTHER: tr("Intake", "Another kind of file"),
    }[kind]


def about_words(proposal: Proposal) -> str:
    """Kind, file, sender and day, on one line."""
    brought = proposal.brought
    size = size_words(len(brought.content)) if brought.name else ""
    parts = (
        kind_words(brought.kind),
        brought.name,
        size,
        brought.source,
        date_words(proposal.on),
    )
    return " · ".join(part for part in parts if part)


def becomes_words(becomes: Becomes) -> str:
    """What a thing is kept as."""
    tr = QCoreApplication.translate
    return {
        Becomes.HEADLINE: tr("Intake", "A headline, with its story"),
        Becomes.TALK: tr("Intake", "A note from a talk"),
        Becomes.PAPER: tr("Intake", "A paper or an update"),
        Becomes.LETTER: tr("Intake", "A letter or report, kept as a file"),
        Becomes.CHANGE: tr("Intake", "A daily change"),
        Becomes.FACT: tr("Intake", "One of the facts in your care memory"),
    }[becomes]


def warning_words(warning: IntakeWarning) -> str:
    """What to know about a thing before saying yes to it."""
    tr = QCoreApplication.translate
    return {
        IntakeWarning.NO_WORDS: tr(
            "Intake",
            "This PDF holds pictures of pages, so there are no words to show. The file can be "
            "kept.",
        ),
        IntakeWarning.CUT_SHORT: tr(
            "Intake", "It is very long. Only the first part of its words is read here."
        ),
        IntakeWarning.LEFT_OUT: tr(
            "Intake",
            "More files hang on this mail than this list shows. Keep the mail as a file to have "
            "them all.",
        ),
        IntakeWarning.ODD_LETTERS: tr(
            "Intake", "Some letters may look wrong. The file itself stays as it is."
        ),
        IntakeWarning.DAMAGED: tr(
            "Intake",
            "Part of this file is damaged. What could be read is here. The file can be kept as "
            "it is.",
        ),
        IntakeWarning.LOCKED: tr(
            "Intake",
            "This PDF has a password of its own, so it cannot be read here. The file can be kept "
            "as it is.",
        ),
        IntakeWarning.OUT_OF_TIME: tr(
            "Intake", "Reading this file takes too long. The file can be kept as it is."
        ),
        IntakeWarning.OUT_OF_MEMORY: tr(
            "Intake", "Reading this file takes too much memory. The file can be kept as it is."
        ),
        IntakeWarning.UNKNOWN_KIND: tr(
            "Intake", "This kind of file cannot be read here. The file can be kept as it is."
        ),
    }[warning]


def notes_about(proposal: Proposal) -> tuple[str, ...]:
    """All there is to know about a thing: what the notes have already, then what reading met."""
    warnings = list(proposal.brought.warnings)
    if proposal.is_cut and IntakeWarning.CUT_SHORT not in warnings:
        warnings.append(IntakeWarning.CUT_SHORT)
    return (*_known(proposal), *map(warning_words, warnings))


def _known(proposal: Proposal) -> tuple[str, ...]:
    tr = QCoreApplication.translate
    if proposal.known_since:
        words = tr("Intake", "You have this already, since {day}.")
        return (words.format(day=date_words(proposal.known_since)),)
    if proposal.known_since is not None:
        return (tr("Intake", "You have this already."),)
    if proposal.is_repeated:
        return (tr("Intake", "The same stands further up in this list."),)
    return ()


def intake_problem(error: CareError) -> str:
    """Why a file is not in the list."""
    tr = QCoreApplication.translate
    if not isinstance(error, IntakeError):
        return tr(
            "Intake",
            "It is not known whether your notes have some of this already. Your notes are safe.",
        )
    words = {
        IntakeFault.TOO_LARGE: tr(
            "Intake",
            "“{name}” is too big to look through: the limit is {limit}. Nothing was kept. You can "
            "add it under “Letters and files”.",
        ),
        IntakeFault.EMPTY: tr("Intake", "“{name}” is empty. There is nothing in it to keep."),
        IntakeFault.UNREADABLE: tr(
            "Intake",
            "“{name}” cannot be read. Your notes are safe. If it is on a USB stick, see that the "
            "stick is in.",
        ),
        IntakeFault.STOPPED: tr(
            "Intake", "You stopped reading. What was not read is where it was."
        ),
    }[error.fault]
    return words.format(name=error.name, limit=size_words(INTAKE_BYTES))


def keeping_problem(error: CareError) -> str:
    """Why nothing was kept, although the person said yes."""
    tr = QCoreApplication.translate
    return tr("Intake", "{why} Nothing of this import was kept.").format(why=adding_problem(error))


def excerpt_of(brought: Brought, letters: int = 280) -> str:
    """How its words begin."""
    words = " ".join(brought.text[: 4 * letters].split())
    return words if len(words) <= letters else words[:letters].rstrip() + "…"
