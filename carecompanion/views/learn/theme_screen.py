"""The cards of one theme, and the list of all words with their meaning."""

from __future__ import annotations

from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.list_screen import LearnListScreen, card_entry, term_entry
from carecompanion.views.screen import ScreenActions, ScreenName
from carecompanion.views.widgets.labels import Body


class LearnThemeScreen(LearnListScreen):
    """Each row is a card and its short answer."""

    NAME = ScreenName.LEARN_THEME

    def __init__(self, learn: LearnModel) -> None:
        super().__init__(learn)
        self.add_heading(self.tr("Learn"), "")
        self.page.add(self._rows)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def fill(self) -> None:
        """The cards of the theme that is open."""
        theme = self._learn.theme
        if theme is not None:
            self.set_heading(self.tr("Learn"), theme.title)
            self.show_entries([card_entry(self._learn, card.id) for card in theme.cards])


class LearnWordsScreen(LearnListScreen):
    """Each row is a word and what it means; it opens the card that tells more."""

    NAME = ScreenName.LEARN_WORDS
    orders_tabs = False

    def __init__(self, learn: LearnModel) -> None:
        super().__init__(learn)
        self.add_heading(self.tr("Learn"), self.tr("Words and what they mean"))
        self.page.add(Body(self.tr("Each word opens the card that tells more.")))
        self.page.add(self._rows)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def fill(self) -> None:
        """All words by the letters."""
        terms = sorted(self._learn.library.learn.terms.values(), key=lambda t: t.name.casefold())
        self.show_entries([term_entry(self._learn, term.id) for term in terms])
