"""What the makers of screens have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carecompanion.composition import Parts
from carecompanion.views.screen import Screen, ScreenName

if TYPE_CHECKING:
    from carecompanion.views.backup_flow import BackupFlow
    from carecompanion.views.find_flow import FindFlow
    from carecompanion.views.flow import Flow
    from carecompanion.views.intake_flow import IntakeFlow
    from carecompanion.views.keys_flow import KeysFlow
    from carecompanion.views.learn_flow import LearnFlow
    from carecompanion.views.life_flow import LifeFlow
    from carecompanion.views.memory_flow import MemoryFlow
    from carecompanion.views.models import Models
    from carecompanion.views.papers_flow import PapersFlow
    from carecompanion.views.past_flow import PastFlow
    from carecompanion.views.people_flow import PeopleFlow
    from carecompanion.views.recovery_flow import RecoveryFlow
    from carecompanion.views.theme.appearance import Appearance
    from carecompanion.views.timeline_flow import TimelineFlow
    from carecompanion.views.visit_flow import VisitFlow

Maker = Callable[[], Screen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """Who decides which screen follows what, each for a part of the app."""

    main: Flow
    recovery: RecoveryFlow
    backups: BackupFlow
    keys: KeysFlow
    papers: PapersFlow
    past: PastFlow
    memory: MemoryFlow
    people: PeopleFlow
    find: FindFlow
    intake: IntakeFlow
    timeline: TimelineFlow
    life: LifeFlow
    visit: VisitFlow
    learn: LearnFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenContext:
    """What screens are made of: models to show, flows to ask, the look and the packs."""

    models: Models
    flows: Flows
    appearance: Appearance
    parts: Parts
    usual_notes_file: Path


class Makers(QObject):
    """Makes the screens of one part of the app. A screen's module is loaded when it is wanted."""

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._models = context.models
        self._flows = context.flows
        self._appearance = context.appearance
        self._parts = context.parts
        self._usual_notes_file = context.usual_notes_file

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each screen is made."""
        raise NotImplementedError
