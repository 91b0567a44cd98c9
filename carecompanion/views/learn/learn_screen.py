"""Learn: one field to find a card or a word, and below it everything by theme (ux.md 2.8)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn import Card
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.list_screen import Entry, LearnListScreen, card_entry, term_entry
from carecompanion.views.screen import ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.search_field import SearchField

_BETWEEN = " · "
_TELL_MS = 700
"""How long the results rest before a screen reader says how many there are."""


class LearnScreen(LearnListScreen):
    """Results follow the typing. Down leads to them, Enter opens the first."""

    NAME = ScreenName.LEARN

    def __init__(self, learn: LearnModel, parent: QWidget | None = None) -> None:
        super().__init__(learn, parent)
        self.add_heading("", self.tr("Learn"))
        self.page.add(Body(self.tr("Short explanations, each with its sources and its date.")))
        self._field = SearchField()
        self._field.setObjectName("learn_text")
        self._field.typed.connect(self._on_typed)
        self._field.down_pressed.connect(self._go_to_first)
        self._field.enter_pressed.connect(self.choose_primary)
        self.page.add(FormRow(self.tr("&Find a word or a question"), self._field))
        self._nothing = Body(self.tr("No card has that word. Add it as a question."))
        self._nothing.setObjectName("learn_nothing")
        self._nothing.hide()
        self.page.add(self._nothing)
        self._on_list = Notice(plain=True)
        self._on_list.setObjectName("on_the_list")
        self._on_list.hide()
        self.page.add(self._on_list)
        self.page.add(self._rows)
        self._tell_soon = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_soon.timeout.connect(self._tell)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if not self._typed:
            return ScreenActions()
        if not self._nothing.isHidden():
            return ScreenActions(primary=self.tr("Add it as a question"))
        return ScreenActions(primary=self.tr("Open the first one"))

    def choose_primary(self) -> None:
        """Open the first result; where there is none, put what was typed on the list."""
        if not self._typed or not self._learn.is_ready:
            return
        rows = self.rows()
        if self._nothing.isHidden() and rows:
            self.open_row(rows[0])
        elif not self._nothing.isHidden():
            self._learn.ask(self._typed)
            self._on_list.say(self.tr("On your list: {question}").format(question=self._typed))

    def arrive(self) -> None:
        """Show what there is to read, and which questions there are."""
        self._on_list.hide()
        super().arrive()
        self._learn.read_list()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: the row that was opened last, else the field."""
        return super().first_field() if any(self._last) else self._field

    def leave_upwards(self) -> None:
        """Up leads from the first row to the field."""
        self._field.setFocus()

    def fill(self) -> None:
        """The results of what is typed; without words, everything by theme."""
        found = self._learn.find(self._typed) if self._typed else ()
        self._nothing.setVisible(bool(self._typed) and not found)
        if self._typed:
            self.show_entries(tuple(map(self._entry, found)))
        else:
            self.show_entries(tuple(self._overview()))
        self.actions_changed.emit()

    @property
    def _typed(self) -> str:
        return self._field.text().strip()

    def _entry(self, found: object) -> Entry:
        if isinstance(found, Card):
            return card_entry(self._learn, found.id)
        term_id = str(getattr(found, "id", ""))
        return term_entry(self._learn, term_id, status=self.tr("A word"))

    def _overview(self) -> Iterator[Entry]:
        learn = self._learn.library.learn
        yield Entry(self.tr("Cards by theme"))
        for theme in learn.themes:
            names = _BETWEEN.join(card.title for card in theme.cards if not card.heavy)
            yield Entry(theme.title, "theme", theme.id, detail=_begin(names))
        yield Entry(self.tr("Examples with dates"))
        for table in learn.tables:
            yield Entry(table.title, "table", table.id, detail=table.lead)
        yield Entry(self.tr("Also here"))
        yield Entry(learn.path.title, "path", detail=" · ".join(s.title for s in learn.path.steps))
        yield Entry(self.tr("Words and what they mean"), "words")

    @Slot()
    def _on_typed(self) -> None:
        self._on_list.hide()
        self._last = ("", "")
        if self._learn.is_ready:
            self.fill()
            self._tell_soon.start()

    @Slot()
    def _go_to_first(self) -> None:
        rows = self.rows()
        if rows:
            rows[0].setFocus()

    @Slot()
    def _tell(self) -> None:
        if not self.isVisible() or not self._typed:
            return
        if not self._nothing.isHidden():
            announce(self, self._nothing.text())
            return
        count = len(self.rows())
        one, many = self.tr("One result"), self.tr("{count} results")
        announce(self, one if count == 1 else many.format(count=count))


def _begin(names: str) -> str:
    """The beginning of a long list, cut after a whole name."""
    most = 90
    if len(names) <= most:
        return names
    return names[:most].rsplit(_BETWEEN, 1)[0] + f"{_BETWEEN}…"
