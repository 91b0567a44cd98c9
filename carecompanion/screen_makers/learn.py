"""The screens of Learn."""

from __future__ import annotations

from collections.abc import Mapping

from carecompanion.screen_makers.context import Maker, Makers
from carecompanion.views.screen import Screen, ScreenName


class LearnMakers(Makers):
    """The screens of Learn."""

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each of them is made."""
        return {
            ScreenName.LEARN: self._learn,
            ScreenName.LEARN_THEME: self._learn_theme,
            ScreenName.LEARN_CARD: self._learn_card,
            ScreenName.LEARN_WORDS: self._learn_words,
            ScreenName.LEARN_TABLE: self._learn_table,
            ScreenName.LEARN_PATH: self._learn_path,
        }

    def _learn(self) -> Screen:
        from carecompanion.views.learn.learn_screen import LearnScreen

        screen = LearnScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_theme(self) -> Screen:
        from carecompanion.views.learn.theme_screen import LearnThemeScreen

        screen = LearnThemeScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_card(self) -> Screen:
        from carecompanion.views.learn.card_screen import LearnCardScreen

        screen = LearnCardScreen(self._models.learn)
        screen.card_asked.connect(self._flows.learn.open_card)
        screen.term_asked.connect(self._flows.learn.open_term)
        return screen

    def _learn_words(self) -> Screen:
        from carecompanion.views.learn.theme_screen import LearnWordsScreen

        screen = LearnWordsScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_table(self) -> Screen:
        from carecompanion.views.learn.table_screen import LearnTableScreen

        screen = LearnTableScreen(self._models.learn)
        screen.term_asked.connect(self._flows.learn.open_term)
        return screen

    def _learn_path(self) -> Screen:
        from carecompanion.views.learn.path_screen import LearnPathScreen

        screen = LearnPathScreen(self._models.learn, self._models.learn_path)
        screen.term_asked.connect(self._flows.learn.open_term)
        screen.card_asked.connect(self._flows.learn.open_card)
        screen.fact_asked.connect(self._flows.memory.open_fact)
        screen.add_asked.connect(self._flows.memory.add)
        return screen
