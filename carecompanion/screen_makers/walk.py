"""The screens of the walk, from a headline to a page, and of what becomes of a headline."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from carecompanion.composition import each_page
from carecompanion.screen_makers.context import Maker, Makers
from carecompanion.views.screen import Screen, ScreenName

if TYPE_CHECKING:
    from carecompanion.views.walk.group_step import GroupStep
    from carecompanion.views.walk.headline_step import HeadlineStep


class WalkMakers(Makers):
    """The screens of the walk, from a headline to a page, and of what becomes of a headline."""

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each of them is made."""
        return {
            ScreenName.HEADLINES: self._headlines,
            ScreenName.HEADLINE: self._headline,
            ScreenName.RELEVANCE: self._relevance,
            ScreenName.STAGE: self._stage,
            ScreenName.RISK: self._risk,
            ScreenName.ACCESS: self._access,
            ScreenName.QUESTIONS: self._questions,
            ScreenName.PAGE: self._page,
            ScreenName.QUEUE: self._queue,
            ScreenName.QUEUE_SHEET: self._queue_sheet,
            ScreenName.LIFE: self._life,
            ScreenName.CLOSING: self._closing,
            ScreenName.SOURCE: self._source,
        }

    def _headlines(self) -> Screen:
        from carecompanion.views.headlines_screen import HeadlinesScreen

        screen = HeadlinesScreen(self._models.headlines)
        screen.new_headline_asked.connect(self._flows.main.new_headline)
        screen.headline_asked.connect(self._flows.main.open_headline)
        screen.clipboard_asked.connect(self._flows.intake.paste)
        screen.queue_asked.connect(self._flows.life.show_queue)
        screen.life_asked.connect(self._flows.life.show_life)
        return screen

    def _headline(self) -> Screen:
        from carecompanion.views.walk.headline_step import HeadlineStep

        models = self._models
        screen = HeadlineStep(models.walk, models.careful, models.numbers, models.learn)
        screen.term_asked.connect(self._flows.learn.open_term)
        screen.history_asked.connect(self._flows.past.show_history)
        self._add_life(screen)
        return screen

    def _add_life(self, screen: HeadlineStep) -> None:
        """Say beside a headline that it was written down before, and lead to what becomes of it."""
        from carecompanion.views.walk.twin_notice import TwinNotice

        notice = TwinNotice(self._models.twins, screen)
        notice.open_asked.connect(self._flows.main.open_headline)
        screen.add_twin_notice(notice)
        screen.life_asked.connect(self._flows.life.show_life)

    def _relevance(self) -> Screen:
        from carecompanion.views.walk.relevance_step import RelevanceStep

        models = self._models
        screen = RelevanceStep(
            models.walk,
            models.news,
            self._appearance.icons,
            models.reference,
            lambda: self._parts.memory_words,
        )
        self._add_deeper(screen)
        return screen

    def _stage(self) -> Screen:
        from carecompanion.views.walk.answer_steps import StageStep

        screen = StageStep(self._models.walk, self._models.news, self._models.numbers)
        self._add_deeper(screen)
        return screen

    def _risk(self) -> Screen:
        from carecompanion.views.walk.answer_steps import RiskStep

        screen = RiskStep(self._models.walk, self._models.news)
        self._add_deeper(screen)
        return screen

    def _access(self) -> Screen:
        from carecompanion.views.walk.access_panel import AccessPanel
        from carecompanion.views.walk.answer_steps import AccessStep

        screen = AccessStep(self._models.walk, self._models.news)
        self._add_deeper(screen)
        screen.add_part(partial(AccessPanel, self._models.deeper, lambda: self._parts.memory_words))
        return screen

    def _add_deeper(self, screen: GroupStep) -> None:
        from carecompanion.views.learn.reading import Reading
        from carecompanion.views.walk.deeper_panel import DeeperPanel
        from carecompanion.views.walk.words_in_place import WordsInPlace

        words = WordsInPlace(self._models.learn, screen.page)
        words.more_asked.connect(self._flows.learn.open_term)
        screen.open_words(words)
        reading = Reading(self._models.learn, screen)
        reading.term_asked.connect(self._flows.learn.open_term)
        reading.grew.connect(screen.page.show_whole)
        deeper = self._models.deeper
        screen.add_part(lambda parent: DeeperPanel(deeper, screen.GROUP, reading, parent))

    def _questions(self) -> Screen:
        from carecompanion.views.walk.closing_panel import ClosingPanel
        from carecompanion.views.walk.question_step import QuestionStep

        screen = QuestionStep(self._models.walk, self._models.drafts, self._models.learn)
        screen.term_asked.connect(self._flows.learn.open_term)
        screen.page.add(ClosingPanel(self._models.deeper))
        return screen

    def _page(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.walk.page_step import PageStep

        screen = PageStep(
            self._models.walk,
            self._models.preview,
            Printing(each_page, self),
            self._models.synced,
            lambda kind: self._parts.memory_words.facts[kind],
        )
        screen.team_words_asked.connect(self._flows.memory.write_team_words)
        return screen

    def _queue(self) -> Screen:
        from carecompanion.views.queue_screen import QueueScreen

        screen = QueueScreen(self._models.queue, self._models.people)
        screen.new_headline_asked.connect(self._flows.main.new_headline)
        screen.print_asked.connect(self._flows.life.show_sheet)
        screen.answer_asked.connect(self._flows.life.write_answer)
        screen.visit_asked.connect(self._flows.visit.show_visit)
        return screen

    def _queue_sheet(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.queue_sheet_screen import QueueSheetScreen

        return QueueSheetScreen(
            self._models.queue_sheet, Printing(each_page, self), lambda: self._models.preview.paper
        )

    def _life(self) -> Screen:
        from carecompanion.views.life_screen import LifeScreen

        screen = LifeScreen(self._models.life, self._models.calendar)
        screen.walk_asked.connect(self._flows.main.open_headline)
        screen.closing_asked.connect(self._flows.life.show_closing)
        screen.source_asked.connect(self._flows.life.show_source)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _closing(self) -> Screen:
        from carecompanion.views.closing_screen import ClosingScreen

        screen = ClosingScreen(self._models.life, self._models.drafts)
        screen.finished.connect(self._flows.life.leave)
        return screen

    def _source(self) -> Screen:
        from carecompanion.views.source_screen import SourceScreen

        screen = SourceScreen(self._models.life)
        screen.finished.connect(self._flows.life.leave)
        return screen
