"""The steps of the walk by name, except the page, which needs more than the walk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.walk.answer_steps import AccessStep, RiskStep, StageStep
from carecompanion.views.walk.headline_step import HeadlineStep
from carecompanion.views.walk.question_step import QuestionStep
from carecompanion.views.walk.relevance_step import RelevanceStep

STEP_CLASSES: Final[Mapping[ScreenName, Callable[[WalkModel], Screen]]] = {
    ScreenName.HEADLINE: HeadlineStep,
    ScreenName.RELEVANCE: RelevanceStep,
    ScreenName.STAGE: StageStep,
    ScreenName.RISK: RiskStep,
    ScreenName.ACCESS: AccessStep,
    ScreenName.QUESTIONS: QuestionStep,
}
