"""The earlier versions of a headline and of all that belongs to it; each can be brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.changes import Action
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact, Headline
from carecompanion.domain.versions import Difference, Version
from carecompanion.viewmodels.past import PastModel
from carecompanion.views.fact_words import fact_title
from carecompanion.views.headline_words import headline_title
from carecompanion.views.moment_words import moment_words
from carecompanion.views.record_words import (
    TopicNames,
    did_words,
    now_words,
    part_words,
    then_words,
    topic_words,
)
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Strong
from carecompanion.views.widgets.notice import Notice


class VersionRow(Card):
    """One version: what it is of, when it was, and what it said."""

    restore_asked = Signal(object)

    def __init__(
        self,
        version: Version,
        topic_name: TopicNames,
        memory: MemoryWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, gap=2)
        self._memory = memory
        self._version = version
        self.button: PlainButton | None = None
        what, when = topic_words(version.topic, topic_name), moment_words(version.at)
        self.add(Strong(what))
        words = self.tr("{when}: {did}")
        self.add(Quiet(words.format(when=when, did=did_words(version.action))))
        for difference in version.differences:
            self._add_difference(difference)
        if version.is_gone:
            self.add(Body(self._gone_words()))
        elif not version.differences:
            self.add(Body(self.tr("It is like this now.")))
        if version.can_come_back:
            self._add_button(f"{what}, {when}")

    def _add_difference(self, difference: Difference) -> None:
        then = self.tr("Then: {words}").format(words=then_words(difference, self._memory))
        now = self.tr("Now: {words}").format(words=now_words(difference, self._memory))
        texts = QWidget()
        column = Column(texts, gap=0)
        part = part_words(difference.part, self._version.topic, self._memory)
        column.addWidget(Quiet(part))
        column.addWidget(Body(then))
        column.addWidget(Body(now))
        self.add(texts)

    def _add_button(self, about: str) -> None:
        button = PlainButton(self.tr("Bring back this version"))
        button.setAccessibleName(f"{button.words}: {about}")
        button.clicked.connect(self._restore)
        self.add(FlowRow(button))
        self.button = button

    def _gone_words(self) -> str:
        if self._version.action is Action.ERASE:
            return self.tr("What it said was erased for good.")
        return self.tr("It was taken away here.")

    @Slot()
    def _restore(self) -> None:
        self.restore_asked.emit(self._version)


class HistoryScreen(Screen):
    """Newest first, a page at a time."""

    NAME = ScreenName.HISTORY

    def __init__(
        self,
        past: PastModel,
        memory: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._memory = memory()
        self._is_telling = False
        self.add_heading("", self.tr("Earlier versions"))
        self._title = Strong()
        self.page.add(self._title)
        self._about = Body()
        self.page.add(self._about)
        self._message = Notice(plain=True)
        self._message.setObjectName("history_message")
        self._message.hide()
        self.page.add(self._message)
        self._empty = Body(self.tr("Nothing here yet. Each change you make is kept here."))
        self._empty.hide()
        self.page.add(self._empty)
        self._rows = GradualColumn(self._make_row)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._older = PlainButton(self.tr("Show older versions"))
        self._older.setObjectName("older_versions")
        self._older.clicked.connect(past.fetch_older)
        self._older.hide()
        self.page.add(self._older)
        past.loaded.connect(self._on_loaded)
        past.turned_back.connect(self._message.hide)
        past.restored.connect(self._on_restored)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._past.reload()

    @Slot()
    def _on_loaded(self) -> None:
        headline = self._past.headline
        self._title.setText(_title_of(headline, self._memory))
        self._about.setText(self._about_words())
        self._title.setVisible(headline is not None)
        self._empty.setVisible(not self._past.versions)
        self._older.hide()
        self._rows.show_items(self._past.versions)
        self._keep_message_in_view()

    def _about_words(self) -> str:
        if isinstance(self._past.headline, Fact):
            return self.tr("Here is what you changed in this note. You can bring any of it back.")
        return self.tr(
            "Here is what you changed in this headline, its answers and the notes beside it. "
            "You can bring any of it back."
        )

    def _make_row(self, version: Version) -> QWidget:
        row = VersionRow(version, self._past.topic_name, self._memory)
        row.restore_asked.connect(self._past.restore)
        return row

    @Slot()
    def _on_filled(self) -> None:
        self._keep_message_in_view()
        self._is_telling = False
        self._older.setVisible(self._past.may_have_more)
        for place, row in enumerate(self._rows.rows(), start=1):
            row.setObjectName(f"version_{place}")
            if isinstance(row, VersionRow) and row.button is not None:
                row.button.setObjectName(f"bring_back_{place}")

    @Slot(object)
    def _on_restored(self, version: Version) -> None:
        if self.isVisible():
            words = self.tr("It is back as it was on {when}. Undo takes that back.")
            self._is_telling = True
            self._message.say(words.format(when=moment_words(version.at)))
            self._keep_message_in_view()

    def _keep_message_in_view(self) -> None:
        """The rows made anew take the keyboard along, and the page after it."""
        if self._is_telling:
            self.page.scroll_to_top()


def _title_of(record: Headline | Fact | None, words: MemoryWords) -> str:
    """What the versions are of; empty for what is deleted."""
    if isinstance(record, Fact):
        return fact_title(record, words)
    return headline_title(record) if record is not None else ""
