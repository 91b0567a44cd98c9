"""Find in my notes: results follow the typing, each with the place in the text (Ctrl+F)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.finding import FindModel
from carecompanion.views.find_filters import FindFilters, PartName
from carecompanion.views.find_results import FindResults
from carecompanion.views.record_words import TopicNames
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.search_field import SearchField

_TELL_MS = 700
"""How long the results rest before a screen reader says how many there are."""


class FindScreen(Screen):
    """One field, what limits it, and the results below it."""

    NAME = ScreenName.FIND

    record_asked = Signal(object)

    def __init__(
        self,
        finding: FindModel,
        topic_name: TopicNames,
        part_name: PartName,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finding = finding
        self.add_heading("", self.tr("Find in my notes"))
        self._field = SearchField()
        self._field.setObjectName("find_text")
        hint = self.tr("Slips of spelling do not matter.")
        self.page.add(FormRow(self.tr("&Words to find"), self._field, hint=hint))
        self._part_name = part_name
        self._filters: FindFilters | None = None
        self._filters_place = QWidget()
        self._filters_place.hide()
        self.page.add(self._filters_place)
        self._also = Quiet()
        self._also.setObjectName("find_also")
        self.page.add(self._also)
        self._nothing = Body()
        self._nothing.setObjectName("find_nothing")
        self.page.add(self._nothing)
        self._rows = FindResults(topic_name, finding.name_of)
        self._rows.filled.connect(self._on_filled)
        self._rows.chosen.connect(finding.open)
        self._rows.left_upwards.connect(self._go_to_field)
        self._rows.left_downwards.connect(self._go_to_more)
        self.page.add(self._rows)
        self._more = PlainButton(self.tr("Show more"))
        self._more.setObjectName("find_more")
        self._more.clicked.connect(finding.fetch_more)
        self.page.add(self._more)
        self._tell_soon = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_soon.timeout.connect(self._tell)
        self._connect()
        self._show_results()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        primary = self.tr("Open the first one") if self._finding.items else ""
        second = self.tr("Narrow the search") if self._filters is None else ""
        return ScreenActions(primary=primary, second=second, back=True)

    def choose_primary(self) -> None:
        """Open the first result."""
        if self._finding.items:
            self._finding.open(self._finding.items[0])

    def choose_second(self) -> None:
        """Offer what limits the search."""
        if self._filters is None:
            self._filters = self._make_filters()
        self._filters.fields()[0].setFocus()
        self.actions_changed.emit()
        self.page.scroll_to_top()

    def arrive(self) -> None:
        """Look again: something may have been changed since."""
        self._finding.refresh()
        self._field.selectAll()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._field

    def _connect(self) -> None:
        finding = self._finding
        self._field.typed.connect(finding.set_text)
        self._field.down_pressed.connect(self._go_to_first)
        self._field.enter_pressed.connect(self.choose_primary)
        finding.changed.connect(self._show_results)
        finding.cleared.connect(self._forget)
        finding.people_changed.connect(self._on_people_changed)
        finding.opened.connect(self._on_opened)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    def _make_filters(self) -> FindFilters:
        """Most searches need none of it, and the screen is there sooner without."""
        filters = FindFilters(self._part_name)
        filters.scope_chosen.connect(self._finding.set_scope)
        filters.span_chosen.connect(self._on_span_chosen)
        filters.everybody_chosen.connect(self._finding.set_for_everybody)
        filters.offer_everybody(offered=len(self._finding.people) > 1)
        Column(self._filters_place, gap=0).addWidget(filters)
        self._filters_place.show()
        before: QWidget = self._field
        for field in filters.fields():  # Tab goes from top to bottom, whatever was made first
            QWidget.setTabOrder(before, field)
            before = field
        return filters

    @Slot()
    def _show_results(self) -> None:
        items = self._finding.items
        typed = self._finding.text.strip()
        is_none = bool(typed) and not items and self._finding.is_settled
        self._nothing.setText(self._nothing_words(typed) if is_none else "")
        self._nothing.setVisible(is_none)
        also = ", ".join(self._finding.also)
        self._also.setText(self.tr("Showing also: {words}").format(words=also) if also else "")
        self._also.setVisible(bool(also))
        self._more.hide()
        self._rows.show_items(items)
        self.actions_changed.emit()
        if typed:
            self._tell_soon.start()

    def _nothing_words(self, typed: str) -> str:
        words = self.tr("Nothing found for “{typed}”. Try fewer letters.")
        if self._filters is not None and self._filters.are_set():
            words = self.tr("Nothing found for “{typed}” there. Try fewer letters, or Everything.")
        return words.format(typed=typed)

    @Slot()
    def _on_filled(self) -> None:
        self._more.setVisible(self._finding.may_have_more and bool(self._finding.items))

    @Slot()
    def _go_to_first(self) -> None:
        rows = self._rows.rows()
        if rows:
            rows[0].setFocus()

    @Slot()
    def _go_to_field(self) -> None:
        self._field.setFocus()

    @Slot()
    def _go_to_more(self) -> None:
        if not self._more.isHidden():
            self._more.setFocus()

    @Slot()
    def _forget(self) -> None:
        self._field.clear()
        if self._filters is not None:
            self._filters.reset()

    @Slot(str, str)
    def _on_span_chosen(self, since: str, until: str) -> None:
        self._finding.set_span(since=since, until=until)

    @Slot()
    def _on_people_changed(self) -> None:
        if self._filters is not None:
            self._filters.offer_everybody(offered=len(self._finding.people) > 1)

    @Slot(object)
    def _on_opened(self, record: object) -> None:
        if self.isVisible():
            self.record_asked.emit(record)

    @Slot()
    def _tell(self) -> None:
        if not self.isVisible() or not self._finding.is_settled:
            return
        count = len(self._finding.items)
        if not count:
            announce(self, self._nothing.text())
        elif self._finding.may_have_more:
            announce(self, self.tr("{count} results and more").format(count=count))
        else:
            one, many = self.tr("One result"), self.tr("{count} results")
            announce(self, one if count == 1 else many.format(count=count))
