"""The screens of an appointment: before, during, after, and answers that come back."""

from __future__ import annotations

from collections.abc import Mapping

from carecompanion.screen_makers.context import Maker, Makers
from carecompanion.views.screen import Screen, ScreenName


class VisitMakers(Makers):
    """The screens of an appointment: before, during, after, and answers that come back."""

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each of them is made."""
        return {
            ScreenName.VISITS: self._visits,
            ScreenName.VISIT_BEFORE: self._visit_before,
            ScreenName.VISIT_DURING: self._visit_during,
            ScreenName.VISIT_AFTER: self._visit_after,
            ScreenName.VISIT_ANSWERS: self._visit_answers,
        }

    def _visits(self) -> Screen:
        from carecompanion.views.visits_screen import VisitsScreen

        screen = VisitsScreen(self._models.visits)
        screen.new_asked.connect(self._flows.visit.plan)
        screen.visit_asked.connect(self._flows.visit.show_visit)
        screen.print_asked.connect(self._flows.life.show_sheet)
        screen.answers_asked.connect(self._flows.visit.show_answers)
        screen.paper_asked.connect(self._flows.visit.show_paper_answers)
        return screen

    def _visit_before(self) -> Screen:
        from carecompanion.views.visit_before_screen import VisitBeforeScreen

        models = self._models
        screen = VisitBeforeScreen(models.visit, models.calendar, models.drafts)
        screen.print_asked.connect(self._flows.visit.print_open_visit)
        screen.during_asked.connect(self._flows.visit.show_during)
        screen.after_asked.connect(self._flows.visit.show_after)
        screen.page_asked.connect(self._flows.find.open_page)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _visit_during(self) -> Screen:
        from carecompanion.views.visit_during_screen import VisitDuringScreen

        screen = VisitDuringScreen(self._models.visit)
        screen.before_asked.connect(self._flows.visit.show_before)
        screen.after_asked.connect(self._flows.visit.show_after)
        return screen

    def _visit_after(self) -> Screen:
        from carecompanion.views.visit_after_screen import VisitAfterScreen

        screen = VisitAfterScreen(self._models.visit, lambda: self._parts.memory_words)
        screen.before_asked.connect(self._flows.visit.show_before)
        screen.record_asked.connect(self._flows.visit.print_record)
        return screen

    def _visit_answers(self) -> Screen:
        from carecompanion.views.visit_answers_screen import VisitAnswersScreen

        return VisitAnswersScreen(self._models.answers, self._models.paper_answer)
