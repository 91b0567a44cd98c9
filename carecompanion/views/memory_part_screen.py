"""One part of the care memory: its facts, newest first, a window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact, FactKind
from carecompanion.viewmodels.daily_note import DailyNoteModel
from carecompanion.viewmodels.fact_list import FactListModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.views.date_words import date_words
from carecompanion.views.fact_row import FactRow
from carecompanion.views.fact_words import fact_title
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.notice import Notice


class MemoryPartScreen(Screen):
    """Real rows for one window of facts: screen readers and keys find them as on any screen."""

    NAME = ScreenName.MEMORY_PART

    add_asked = Signal(object)
    fact_asked = Signal(object)
    history_asked = Signal(object)

    def __init__(
        self,
        facts: FactListModel,
        note: DailyNoteModel,
        people: PeopleModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts = facts
        self._note = note
        self._people = people
        self._words = words()
        self._shown_part: MemoryPart | None = None
        self.add_heading(self.tr("Care memory"), "")
        self._message = Notice(plain=True)
        self._message.setObjectName("part_message")
        self._message.hide()
        self.page.add(self._message)
        self._choice = _AddChoice(self._words)
        self._choice.kind_chosen.connect(self._add)
        self._choice.left.connect(self._close_choice)
        self.page.add(self._choice)
        self._since = Card(gap=1)
        self._since.setObjectName("changes_since")
        self._since_words = Body()
        self._since.add(self._since_words)
        self.page.add(self._since)
        self._empty = Body()
        self.page.add(self._empty)
        self._newer = self._mover("newer_facts", self.tr("Show newer notes"), facts.newer)
        self._rows = GradualColumn(self._make_row, keeps_place=True, at_once=1)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._older = self._mover("older_facts", self.tr("Show older notes"), facts.older)
        self._is_arriving = False
        self._opened: UUID | None = None
        self._told_of: Fact | None = None
        facts.loaded.connect(self._on_loaded)
        facts.fact_checked.connect(self._on_checked)
        note.loaded.connect(self._show_since)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        words = self.tr("Add to “{part}”")
        name = self._words.parts[self._facts.part].name
        return ScreenActions(primary=words.format(part=name), back=True)

    def choose_primary(self) -> None:
        """Add a fact; where a part has several kinds, ask which."""
        kinds = FACTS_OF_PART[self._facts.part]
        if len(kinds) == 1:
            self._add(kinds[0])
        else:
            self._choice.show_kinds(kinds)
            self.page.scroll_to_top()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._choice.hide()
        self._is_arriving = True
        self._show_part()
        self._facts.reload()
        self._note.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        rows = self._rows.rows()
        return rows[0].opener if rows and isinstance(rows[0], FactRow) else None

    def _mover(self, name: str, words: str, move: Callable[[], None]) -> PlainButton:
        button = PlainButton(words)
        button.setObjectName(name)
        button.clicked.connect(partial(self._move, move))
        button.hide()
        self.page.add(button)
        return button

    def _move(self, move: Callable[[], None]) -> None:
        self._is_arriving = True
        self._opened = None
        self.page.scroll_to_top()
        move()

    @Slot(object)
    def _add(self, kind: FactKind) -> None:
        self._choice.hide()
        self._opened = None
        self.add_asked.emit(kind)

    @Slot()
    def _close_choice(self) -> None:
        self._choice.hide()
        first = self.first_field()
        if first is not None:
            first.setFocus()

    def _show_part(self) -> None:
        part = self._facts.part
        words = self._words.parts[part]
        if part is not self._shown_part:
            self._shown_part = part
            self.set_heading(self.tr("Care memory"), words.name)
            self.actions_changed.emit()
        self._empty.setText(words.empty)
        facts = self._facts.facts
        self._empty.setVisible(self._facts.is_loaded and not facts)
        self._newer.setVisible(self._facts.has_newer)
        self._older.hide()
        asks = not self._people.is_paused
        self._rows.show_items(tuple((fact, asks) for fact in facts))
        self._show_since()
        if self._is_arriving and self.isVisible() and self._facts.is_loaded:
            self._is_arriving = False
            self._focus_fact()

    def _focus_fact(self) -> None:
        """The fact that was opened last, if it is here, else the first."""
        rows = [row for row in self._rows.rows() if isinstance(row, FactRow)]
        opened = [row for row in rows if row.fact_id == self._opened]
        if rows:
            (opened or rows)[0].opener.setFocus()

    def _make_row(self, item: tuple[Fact, bool]) -> QWidget:
        fact, asks = item
        names_kind = len(FACTS_OF_PART[self._facts.part]) > 1
        row = FactRow(fact, self._words, names_kind=names_kind, asks=asks)
        row.open_asked.connect(self._open)
        row.history_asked.connect(self.history_asked)
        row.check_asked.connect(self._facts.check)
        row.delete_asked.connect(self._facts.delete)
        row.step_asked.connect(self._step)
        return row

    @Slot(object)
    def _open(self, fact: Fact) -> None:
        self._opened = fact.id
        self.fact_asked.emit(fact)

    @Slot(object, int)
    def _step(self, row: QWidget, step: int) -> None:
        rows = self._rows.rows()
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            neighbour = rows[place]
            if isinstance(neighbour, FactRow):
                neighbour.opener.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            if self._told_of not in self._facts.facts:  # undone, or changed since
                self._message.hide()
            self._show_part()

    @Slot()
    def _on_filled(self) -> None:
        self._older.setVisible(self._facts.has_older)
        for place, row in enumerate(self._rows.rows(), start=1):
            row.setObjectName(f"fact_{place}")

    @Slot(object)
    def _on_checked(self, fact: Fact) -> None:
        if self.isVisible():
            self._told_of = fact
            words = self.tr("“{title}” is still right as of {day}. Undo takes that back.")
            day = date_words(fact.checked_on)
            self._message.say(words.format(title=fact_title(fact, self._words), day=day))

    @Slot()
    def _show_since(self) -> None:
        since = self._note.since
        here = self._facts.part is MemoryPart.CHANGES and bool(since.changes)
        self._since.setVisible(here)
        if not here:
            return
        lead = self.tr("For your page, the newest changes:")
        if since.visit:
            words = self.tr("For your page, what changed since the visit on {day}:")
            lead = words.format(day=date_words(since.visit))
        line = self.tr("{day}: {change}")
        lines = [
            line.format(day=date_words(fact.dated), change=fact_title(fact, self._words))
            for fact in since.changes
        ]
        self._since_words.setText("\n".join((lead, *lines)))


class _AddChoice(Card):
    """Which kind of fact to add, where a part has several."""

    kind_chosen = Signal(object)
    left = Signal()

    def __init__(self, words: MemoryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("add_choice")
        self._words = words
        self.add(Section(self.tr("What would you like to add?")))
        self._kinds: tuple[FactKind, ...] = ()
        self._buttons: QWidget | None = None
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.left)
        self.hide()

    def show_kinds(self, kinds: tuple[FactKind, ...]) -> None:
        """Offer these, the usual one first and ready for Enter."""
        if kinds != self._kinds:
            self._offer(kinds)
        self.show()
        first = self.findChild(PlainButton)
        if first is not None:
            first.setFocus()

    def _offer(self, kinds: tuple[FactKind, ...]) -> None:
        if self._buttons is not None:
            self._buttons.hide()
            self._buttons.setParent(None)
            self._buttons.deleteLater()
        buttons = []
        for kind in kinds:
            button = PlainButton(self._words.facts[kind])
            button.setObjectName(f"add_{kind.value}")
            button.clicked.connect(partial(self.kind_chosen.emit, kind))
            buttons.append(button)
        self._kinds = kinds
        self._buttons = FlowRow(*buttons)
        self.add(self._buttons)
        keep_tab_order(self)
