"""Recently deleted: what went, when, and until when it can come back (ux.md 2.1)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.history import DELETED_KEPT, DeletedRecord
from carecompanion.domain.versions import topic_of
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.views.moment_words import day_words
from carecompanion.views.record_words import TopicNames, record_title, topic_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Section, Strong
from carecompanion.views.widgets.notice import Notice, announce


class DeletedRow(Card):
    """One deleted thing."""

    restore_asked = Signal(object)

    def __init__(
        self, item: DeletedRecord, topic_name: TopicNames, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, gap=2)
        self._item = item
        title = record_title(item.record)
        self.add(Strong(title))
        self.add(Quiet(self._kind_words(topic_name)))
        days = self.tr("Deleted on {day}. Kept until {last}.")
        last = day_words(item.at + DELETED_KEPT)
        self.add(Quiet(days.format(day=day_words(item.at), last=last)))
        self.button = PlainButton(self.tr("Bring back"))
        self.button.setAccessibleName(f"{self.button.words}: {title}")
        self.button.clicked.connect(self._restore)
        self.add(FlowRow(self.button))

    def _kind_words(self, topic_name: TopicNames) -> str:
        what = topic_words(topic_of(self._item.record), topic_name)
        if not self._item.with_it:
            return what
        return self.tr("{what}, with everything that belongs to it").format(what=what)

    @Slot()
    def _restore(self) -> None:
        self.restore_asked.emit(self._item)


class DeletedScreen(Screen):
    """A page of deleted things at a time. Erasing them for good asks first, here in the page."""

    NAME = ScreenName.DELETED

    def __init__(self, deleted: DeletedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deleted = deleted
        self.add_heading("", self.tr("Recently deleted"))
        self.page.add(
            Body(
                self.tr(
                    "What you delete stays here for 30 days. Then it is erased for good, the "
                    "next time you open your notes."
                )
            )
        )
        self._message = Notice(plain=True)
        self._message.setObjectName("deleted_message")
        self._message.hide()
        self.page.add(self._message)
        self._add_question()
        self._empty = Body(self.tr("Nothing here. What you delete can be brought back from here."))
        self.page.add(self._empty)
        self._rows = GradualColumn(self._make_row)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._older = PlainButton(self.tr("Show what was deleted earlier"))
        self._older.setObjectName("older_deleted")
        self._older.clicked.connect(deleted.fetch_older)
        self.page.add(self._older)
        deleted.loaded.connect(self._on_loaded)
        deleted.counted.connect(self._ask)
        deleted.restored.connect(self._on_restored)
        deleted.turned_back.connect(self._message.hide)
        deleted.emptied.connect(self._on_emptied)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        may_empty = bool(self._deleted.items) and self._question.isHidden()
        second = self.tr("Empty recently deleted…") if may_empty else ""
        return ScreenActions(second=second, back=True)

    def choose_second(self) -> None:
        """Ask whether all of it may go for good."""
        if self._deleted.items and self._question.isHidden():
            self._deleted.count()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._keep()
        self._show_items()
        self._deleted.load()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        rows = self._rows.rows()
        return rows[0].button if rows and isinstance(rows[0], DeletedRow) else None

    def _add_question(self) -> None:
        self._question = Card()
        self._question.setObjectName("empty_question")
        self._question.add(Section(self.tr("Erase everything here for good?")))
        self._count_words = Body()
        self._question.add(self._count_words)
        self._keep_button = PlainButton(self.tr("Keep everything"))
        self._keep_button.setObjectName("keep_deleted")
        self._keep_button.clicked.connect(self._keep_chosen)
        erase = PlainButton(self.tr("Erase everything here"))
        erase.setObjectName("erase_deleted")
        erase.clicked.connect(self._erase)
        self._question.add(FlowRow(self._keep_button, erase))
        self._question.hide()
        self.page.add(self._question)
        escape = QShortcut(QKeySequence("Esc"), self._question)
        escape.activated.connect(self._keep_chosen)

    @Slot(int)
    def _ask(self, count: int) -> None:
        if not self.isVisible() or not count:
            return
        many = self.tr("{count} things go, with their earlier versions. This cannot be undone.")
        one = self.tr("One thing goes, with its earlier versions. This cannot be undone.")
        self._count_words.setText(one if count == 1 else many.format(count=count))
        self._message.hide()
        self._question.show()
        self.actions_changed.emit()
        self.page.scroll_to_top()
        self._keep_button.setFocus()
        announce(self, self._count_words.text(), polite=False)

    def _keep(self) -> None:
        self._question.hide()
        self.actions_changed.emit()

    @Slot()
    def _keep_chosen(self) -> None:
        self._keep()
        self._focus_first_row()

    @Slot()
    def _erase(self) -> None:
        self._question.setEnabled(False)
        self._deleted.empty()

    @Slot()
    def _on_emptied(self) -> None:
        self._question.setEnabled(True)
        self._keep_button.setFocus()  # from here the keyboard goes on when the question goes
        self._keep()
        if self.isVisible():
            self._message.say(self.tr("Recently deleted is empty. It was erased for good."))

    @Slot(object)
    def _on_restored(self, item: DeletedRecord) -> None:
        if not self.isVisible():
            return
        words = self.tr(
            "It is back: “{title}”. You find it under Headlines. Undo takes it away again."
        )
        if item.record.KIND != "headline":
            words = self.tr("It is back: “{title}”. It is where it was. Undo takes it away again.")
        self._message.say(words.format(title=record_title(item.record)))

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_items()

    def _show_items(self) -> None:
        items = self._deleted.items
        # The keyboard stays where it is, but for a row that goes, or when there was none yet.
        had_row = bool(self._rows.rows())
        had_focus = self._rows.isAncestorOf(QApplication.focusWidget() or self)
        self._older.hide()
        self._empty.setVisible(self._deleted.is_loaded and not items)
        self._rows.show_items(items)
        has_focus = self._rows.isAncestorOf(QApplication.focusWidget() or self)
        if self.isVisible() and (not had_row or (had_focus and not has_focus)):
            self._focus_first_row()
        self.actions_changed.emit()

    def _make_row(self, item: DeletedRecord) -> QWidget:
        row = DeletedRow(item, self._deleted.topic_name)
        row.restore_asked.connect(self._deleted.restore)
        return row

    @Slot()
    def _on_filled(self) -> None:
        self._older.setVisible(self._deleted.may_have_more)
        for place, row in enumerate(self._rows.rows(), start=1):
            row.setObjectName(f"deleted_{place}")

    def _focus_first_row(self) -> None:
        first = self.first_field()
        if first is not None:
            first.setFocus()
