"""The timeline: everything dated in the notes, by year and month, and the measures as a chart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from carecompanion.domain.booklet import BookletTables
from carecompanion.domain.timeline import TimelineKind
from carecompanion.viewmodels.timeline import MEASURES_READ, TimelineModel
from carecompanion.views.measures_panel import MeasuresPanel
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.timeline_list import TimelineList
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet


class TimelineScreen(Screen):
    """A few pages of entries at a time, newest first; older and newer ones on request."""

    NAME = ScreenName.TIMELINE

    record_asked = Signal(object)
    print_asked = Signal()

    def __init__(
        self,
        timeline: TimelineModel,
        tables: Callable[[], BookletTables],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._tables = tables
        self.add_heading("", self.tr("Timeline"))
        self._add_filter()
        self._measures = MeasuresPanel(tables)
        self._measures.hide()
        self.page.add(self._measures)
        self._empty = Body()
        self._empty.setObjectName("timeline_empty")
        self.page.add(self._empty)
        self._hint = Quiet(self.tr("Up and Down lead from one entry to the next. Enter opens it."))
        self.page.add(self._hint)
        self._newer = self._button(self.tr("Show newer"), "newer_entries")
        self._newer.clicked.connect(timeline.fetch_newer)
        self._list = TimelineList(tables)
        self._list.record_asked.connect(self.record_asked)
        self._list.filled.connect(self._on_filled)
        self.page.add(self._list)
        self._older = self._button(self.tr("Show older"), "older_entries")
        self._older.clicked.connect(timeline.fetch_older)
        timeline.loaded.connect(self._on_loaded)
        timeline.went_on.connect(self._list.focus_on)
        timeline.series_loaded.connect(self._on_series)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Print the timeline…"), back=True)

    def choose_primary(self) -> None:
        """On to the page to print."""
        self.print_asked.emit()

    def arrive(self) -> None:
        """Show what the model holds now, and read it again."""
        self._show_entries()
        self._timeline.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._filter

    def _add_filter(self) -> None:
        self._filter = QComboBox()
        self._filter.setObjectName("timeline_filter")
        self._filter.addItem(self.tr("Everything with a date"), None)
        for kind in TimelineKind:
            self._filter.addItem(self._tables().booklet.kinds[kind], kind)
        self._filter.activated.connect(self._on_filter)
        self.page.add(FormRow(self.tr("Show"), self._filter))

    def _button(self, words: str, name: str) -> PlainButton:
        button = PlainButton(words)
        button.setObjectName(name)
        button.hide()
        self.page.add(button)
        return button

    @Slot(int)
    def _on_filter(self, place: int) -> None:
        kind = self._filter.itemData(place)
        self._timeline.set_filter(None if kind is None else TimelineKind(kind))

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_entries()

    def _show_entries(self) -> None:
        timeline = self._timeline
        kind = timeline.kind
        self._filter.setCurrentIndex(0 if kind is None else list(TimelineKind).index(kind) + 1)
        is_empty = timeline.is_loaded and not timeline.entries
        self._empty.setText(self._empty_words())
        self._empty.setVisible(is_empty)
        self._hint.setVisible(bool(timeline.entries))
        if kind is not TimelineKind.MEASURES:
            self._measures.hide()
        self._list.show_records(timeline.entries)

    def _empty_words(self) -> str:
        if self._timeline.kind is None:
            return self.tr("Nothing with a date yet. A year alone is enough to stand here.")
        return self.tr("Nothing of this kind has a date yet.")

    @Slot()
    def _on_filled(self) -> None:
        self._newer.setVisible(self._timeline.has_newer)
        self._older.setVisible(self._timeline.may_have_older)

    @Slot()
    def _on_series(self) -> None:
        series = self._timeline.series
        more_than = MEASURES_READ if self._timeline.has_more_measures else 0
        self._measures.show_series(series, more_than=more_than)
        self._measures.setVisible(bool(series))
