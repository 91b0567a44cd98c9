"""Questions to ask: everything not known and every own question in one place, in any order."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.question_queue import QueueEntry
from carecompanion.domain.questions import Asker, Group
from carecompanion.domain.records import Relation
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.viewmodels.question_queue import QuestionQueueModel
from carecompanion.views.queue_row import QueueLine, QueuePart, QueueRow
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.notice import announce


class QueueScreen(Screen):
    """The first three as they lead a page; then the rest. The family's order wins."""

    NAME = ScreenName.QUEUE

    new_headline_asked = Signal()
    print_asked = Signal()
    answer_asked = Signal(object)
    visit_asked = Signal(object)

    def __init__(
        self, queue: QuestionQueueModel, people: PeopleModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._people = people
        self._goes_to: tuple[str, str] | None = None
        self._tells_place = False
        self.add_heading("", self.tr("Questions to ask"))
        self._lead = Body()
        self._lead.setObjectName("queue_lead")
        self.page.add(self._lead)
        self._rows = GradualColumn(self._make_row, keeps_place=True, at_once=2)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._more = PlainButton(self.tr("Show older questions"))
        self._more.setObjectName("more_questions")
        self._more.clicked.connect(self._queue.show_more)
        self.page.add(self._more)
        queue.loaded.connect(self._on_loaded)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._queue.queue.entries:
            return ScreenActions(primary=self.tr("Print my list"), back=True)
        return ScreenActions(primary=self.tr("Add a headline"), back=True)

    def choose_primary(self) -> None:
        """Print what is there; with nothing there, begin with a headline."""
        if self._queue.queue.entries:
            self.print_asked.emit()
        else:
            self.new_headline_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show()
        self._queue.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: in the row on top, which may be made last."""
        rows = (row for row in self._rows.rows() if isinstance(row, QueueRow))
        buttons = (row.findChild(QWidget, "move_down") for row in rows)
        return next((button for button in buttons if button is not None), None)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        queue = self._queue.queue
        self._lead.setText(self._lead_words())
        self._more.setVisible(self._queue.has_more)
        self._rows.setVisible(bool(queue.entries))
        self._rows.show_items(self._items())
        self.actions_changed.emit()

    def _lead_words(self) -> str:
        if self._queue.queue.entries or not self._queue.is_loaded:
            return self.tr(
                "This is your list: everything you do not know yet, from all headlines, "
                "and your own questions. The first three print first."
            )
        return self.tr(
            "Nothing to ask yet. Each “Not known yet” of a headline comes here by itself, "
            "and so do your own questions, from Learn too."
        )

    def _items(self) -> list[QueueLine | str]:
        queue = self._queue.queue
        items: list[QueueLine | str] = []
        if queue.top:
            items.append(self.tr("Your first three"))
            items += self._lines(queue.top, QueuePart.TOP, ends=not queue.rest)
        items += self._rest()
        if queue.later:
            items.append(self.tr("Left for later"))
            items += self._lines(queue.later, QueuePart.LATER)
        if queue.resting:
            items.append(self.tr("Resting with a headline"))
            items += self._lines(queue.resting, QueuePart.RESTING)
        if queue.answered:
            items.append(self.tr("Answered in the last 12 months"))
            items += self._lines(queue.answered, QueuePart.ANSWERED)
        return items

    def _rest(self) -> list[QueueLine | str]:
        """What comes after the three: in the family's order first, then group by group."""
        items: list[QueueLine | str] = []
        before: str | None = None
        lines = self._lines(self._queue.queue.rest, QueuePart.REST)
        for line in lines:
            place = line.entry.place
            is_placed = place.is_pinned or place.is_placed
            title = self.tr("Then, in your order") if is_placed else line.group
            if title != before:
                items.append(title)
                before = title
            items.append(line)
        return items

    def _lines(
        self, entries: tuple[QueueEntry, ...], part: QueuePart, *, ends: bool = True
    ) -> list[QueueLine]:
        return [
            QueueLine(
                entry=entry,
                part=part,
                number=number,
                is_last=ends and number == len(entries),
                group=self._group_words(entry.group),
            )
            for number, entry in enumerate(entries, start=1)
        ]

    def _group_words(self, group: Group | None) -> str:
        if group is None:
            return self.tr("A question of your own")
        person = self._people.current
        is_own = person is not None and person.relation is Relation.ME
        return self._queue.table.groups[group].title(Asker.ADULT if is_own else Asker.FAMILY)

    def _make_row(self, item: QueueLine | str) -> QWidget:
        if isinstance(item, str):
            return Section(item)
        row = QueueRow(item)
        row.setObjectName(f"{item.part.name.lower()}_{item.number}")
        row.moved.connect(self._move)
        row.pinned.connect(self._pin)
        row.put_off.connect(self._put_off)
        row.asked_again.connect(self._ask_again)
        row.answer_asked.connect(self.answer_asked)
        row.visit_asked.connect(self.visit_asked)
        return row

    @Slot(str, int)
    def _move(self, key: str, by: int) -> None:
        self._follow(key, "move_up" if by < 0 else "move_down")
        self._queue.move(key, by)

    @Slot(object, bool)
    def _pin(self, entry: QueueEntry, yes: bool) -> None:
        self._follow(entry.key, "pin")
        self._queue.pin(entry, yes=yes)

    @Slot(object, bool)
    def _put_off(self, entry: QueueEntry, yes: bool) -> None:
        self._queue.leave_for_later(entry, yes=yes)
        announce(self, self.tr("Left for later.") if yes else self.tr("Back on the list."))

    @Slot(object)
    def _ask_again(self, entry: QueueEntry) -> None:
        self._queue.ask_again(entry, yes=True)
        announce(self, self.tr("Back on the list."))

    def _follow(self, key: str, button: str) -> None:
        """The keyboard stays with a question that moves."""
        self._goes_to = (key, button)

    @Slot()
    def _on_filled(self) -> None:
        if self._goes_to is not None:
            QTimer.singleShot(0, self, self._go_along)

    @Slot()
    def _go_along(self) -> None:
        if self._goes_to is None:
            return
        (key, name), self._goes_to = self._goes_to, None
        rows = [row for row in self._rows.rows() if isinstance(row, QueueRow)]
        for place, row in enumerate(rows, start=1):
            if row.key == key:
                self._focus(row, name)
                words = self.tr("It is now number {number}.").format(number=place)
                announce(self, words)

    def _focus(self, row: QueueRow, name: str) -> None:
        button = row.findChild(QWidget, name)
        if button is None or not button.isEnabled():
            button = row.findChild(QWidget, "pin")
        if button is not None:
            button.setFocus()
            self.page.show_whole(row)
