"""The whole app on notes of its own: made as `carecompanion` makes it, put away without a trace."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from carecompanion.app import CareApp
from carecompanion.composition import Parts, utc_now
from carecompanion.domain.archive import ArchiveVaults
from carecompanion.domain.changes import Action
from carecompanion.domain.ports.backups import Backups
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Fact, FactKind, Mark, Relation
from carecompanion.domain.stage import Stage
from carecompanion.domain.vault_secrets import SHEET_STATE
from carecompanion.domain.walk import Walk, new_walk, read_notes
from carecompanion.session.jobs import Jobs
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.viewmodels.recovery import DONE
from carecompanion.views.main_window import MainWindow
from carecompanion.views.theme.palettes import ThemeName
from tests.ui.papers import write_papers
from tests.ui.waiting import wait_for

CHEAP: Mapping[int, Argon2Parameters] = {1: Argon2Parameters(memory_kib=8, passes=1, lanes=1)}
"""A key derivation that costs nothing, for tests that are about something else."""

PASSPHRASE = "calm river, old maps"
"""Opens every notes file that `write_small_notes` makes; 20 characters, as four short words are."""

FIRST_HEADLINE = "Gene therapy for MPS IIIA enters its first study in people, hospital reports"
SECOND_HEADLINE = "Lab finds a new way to carry the SGSH gene into the brain of mice"
FACTS = {
    FactKind.CONDITION: "Sanfilippo syndrome type A (MPS IIIA)",
    FactKind.GENE: "SGSH",
    FactKind.GENE_CHANGE: "c.734G>A p.(Arg245His), both copies",
    FactKind.BORN: "March 2021",
    FactKind.CENTRE: "Metabolic clinic, children's hospital",
}


class CheapParts(Parts):
    """The parts of the program, with the real vault and a key derivation that costs nothing."""

    @cached_property
    def vaults(self) -> Vaults:
        """Real SQLCipher files."""
        return SqlcipherVaults(clock=utc_now, parameters=CHEAP)

    @cached_property
    def backups(self) -> Backups:
        """Backups of such files."""
        return SqlcipherBackups(clock=utc_now, parameters=CHEAP)

    @cached_property
    def archive_vaults(self) -> ArchiveVaults:
        """Such files, to take everything out and in."""
        return SqlcipherVaults(clock=utc_now, parameters=CHEAP)


class _Look:
    """What an app changes for the whole process, so that the next test finds it as it was."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._palette = QPalette(application.palette())
        self._font = QFont(application.font())
        self._style: QStyle = application.style()
        self._style.setParent(None)  # else Qt deletes it as soon as the app brings its own

    def put_back(self) -> None:
        self._application.setStyle(self._style)
        self._application.setPalette(self._palette)
        self._application.setFont(self._font)


class Running(Protocol):
    """A started app that somebody can use."""

    @property
    def care(self) -> CareApp: ...

    @property
    def window(self) -> MainWindow: ...

    def is_quiet(self) -> bool: ...

    def close(self) -> None: ...


def is_quiet(care: CareApp) -> bool:
    """True when no job is running or waiting and nothing is about to be made again."""
    if care.models.preview._soon.isActive():
        return False
    owners: list[QObject] = [care._assembled()._session]
    owners += (getattr(care.models, field.name) for field in fields(care.models))
    return all(
        getattr(owner, "is_idle", True) and all(jobs.is_idle for jobs in owner.findChildren(Jobs))
        for owner in owners
    )


@dataclass
class RunningApp:
    """One started app. `care` is what `carecompanion` itself makes."""

    application: QApplication
    notes_file: Path
    settings_file: Path
    parts: Parts = field(default_factory=CheapParts)
    theme: ThemeName = ThemeName.LIGHT
    boundary: bool = False
    """True leaves the crash boundary in place; else an unexpected exception fails the test."""
    at_once: bool = True
    """False shows the first screen and leaves it to the app when the rest is started."""

    def __post_init__(self) -> None:
        self.is_closed = False
        self._look = _Look(self.application)
        hook = sys.excepthook
        self.care = CareApp(
            self.application,
            usual_notes_file=self.notes_file,
            settings_file=self.settings_file,
            parts=self.parts,
        )
        self.window = self.care.window
        self.care.appearance.set_theme(self.theme)
        self.care.start(None)
        if self.at_once:
            self.care.finish_starting()
        if not self.boundary:
            sys.excepthook = hook
        self.window.activateWindow()

    def is_quiet(self) -> bool:
        """True when it has answered to everything."""
        return is_quiet(self.care)

    def close(self) -> None:
        """Save, lock, end the threads and leave the process as it was. Twice does no harm."""
        if self.is_closed:
            return
        notes = self.care.models.notes_file
        if notes.is_open:
            notes.lock()
            wait_for(lambda: not notes.is_open and self.is_quiet(), "the notes are locked")
        self.abandon()

    def abandon(self) -> None:
        """End without saving: what a test does whose notes cannot be saved."""
        self.is_closed = True
        hook = sys.excepthook
        self.care.shut_down()
        if not self.boundary:
            sys.excepthook = hook
        self.window.allow_close()
        self.care.appearance.deleteLater()
        self.window.deleteLater()
        self.care.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._look.put_back()


def use_own_dialogs() -> None:
    """Have Qt draw its file dialogs itself, so that keys reach them everywhere."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def write_small_notes(path: Path) -> tuple[UUID, UUID]:
    """Notes of one person with two headlines, one of them with a page; their ids, oldest first.

    There are three papers, too.

    Their recovery sheet is printed already.
    """
    store = SqlcipherVaults(clock=utc_now, parameters=CHEAP).create(path, PASSPHRASE)
    try:
        _write_person(store)
        older = _write_headline(store, FIRST_HEADLINE, answered=True)
        newer = _write_headline(store, SECOND_HEADLINE, answered=False)
        write_papers(store)
        store.write_state(SHEET_STATE, DONE)
    finally:
        store.close()
    return older, newer


def _write_person(store: NotesStore) -> None:
    person, facts = read_notes(store)
    walk = new_walk(person, facts, today=date(2026, 11, 1))
    store.apply(
        Action.WRITE_PERSON, puts=(replace(person, name="Sam", relation=Relation.MY_CHILD),)
    )
    for kind, text in FACTS.items():
        store.apply(Action.WRITE_FACT, puts=(_fact(walk, kind, text),))


def _fact(walk: Walk, kind: FactKind, text: str) -> Fact:
    return replace(walk.fact(kind), text=text, known_on="2026-11-01")


def _write_headline(store: NotesStore, text: str, *, answered: bool) -> UUID:
    walk = new_walk(*read_notes(store), today=date(2026, 11, 2))
    headline = replace(walk.headline, text=text, seen_where="A link from a friend")
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    walk = walk.with_record(headline)
    for question, mark, says in _ANSWERS if answered else ():
        answer = replace(walk.answer(question), mark=mark, says=says)
        if question is QuestionId.T1:
            answer = replace(answer, stage=Stage.TRIAL)
        store.apply(Action.MARK_ROW, puts=(answer,))
    return headline.id


_ANSWERS: Iterable[tuple[QuestionId, Mark, str]] = (
    (QuestionId.R1, Mark.SAME, "MPS IIIA"),
    (QuestionId.R2, Mark.SAME, "SGSH"),
    (QuestionId.R4, Mark.DIFFERENT, "2 years and younger"),
    (QuestionId.T1, Mark.SAYS, ""),
    (QuestionId.T2, Mark.SAYS, "Phase 1"),
    (QuestionId.T3, Mark.DOES_NOT_APPLY, ""),
)
