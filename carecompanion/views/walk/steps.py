"""The steps of the walk that need nothing but the walk, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.walk.answer_steps import AccessStep, RiskStep, StageStep
from carecompanion.views.walk.headline_step import HeadlineStep
from carecompanion.views.walk.question_step import QuestionStep

STEP_CLASSES: Final[Mapping[ScreenName, Callable[[WalkModel], Screen]]] = {
    ScreenName.HEADLINE: HeadlineStep,
    ScreenName.STAGE: StageStep,
    ScreenName.RISK: RiskStep,
    ScreenName.ACCESS: AccessStep,
    ScreenName.QUESTIONS: QuestionStep,
}
