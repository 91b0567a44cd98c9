"""What the four group pages share: heading, rows, what the text says in them, and the way on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.findings import Finding
from carecompanion.domain.questions import Group, QuestionId, questions_of
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.headline_words import headline_title
from carecompanion.views.screen import (
    PANE_SHARE,
    WALK_STEPS,
    Screen,
    ScreenActions,
    ScreenName,
    step_after,
)
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.reading_pane import ReadingPane
from carecompanion.views.walk.words_in_place import WordsInPlace
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.term_text import TermText


class GroupStep(Screen):
    """One page of the walk, built a row at a time. Subclasses make the rows.

    What the text says is put into the rows one at a time, too. A quote that is asked for is shown
    in the text below the rows.
    """

    GROUP: ClassVar[Group]

    def __init__(self, walk: WalkModel, news: NewsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = walk
        self.news = news
        self._wording = walk.table.groups[self.GROUP]
        self._step = self.tr("Step {number} of 7").format(number=WALK_STEPS.index(self.NAME) + 1)
        self.add_heading(self._step, self._wording.heading)
        self.page.add(Body(self._wording.lead))
        self._headline = TermText("", (), role="quiet", roomy=True)
        self._headline.label.setObjectName("headline_reminder")
        self.page.add(self._headline)
        self._keys = Quiet(self.tr("In a row, T shows what the text says and U uses the words."))
        self._rows: list[GroupRow] = []
        self._unbuilt = deque(questions_of(self.GROUP))
        self._unsaid: deque[GroupRow] = deque()
        self._say_soon = QTimer(self, singleShot=True, interval=0)
        self._say_soon.timeout.connect(self._say_next)
        self._was_settled = False
        self._pane: ReadingPane | None = None
        self._came_from: QWidget | None = None
        self._in_place: WordsInPlace | None = None
        self._parts: deque[Callable[[QWidget], QWidget]] = deque()
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self._on_changed)
        news.read.connect(self._on_read)

    def make_row(self, question: QuestionId, parent: QWidget) -> GroupRow:
        """The row of one question; what is made inside its parent is dressed only once."""
        raise NotImplementedError

    def rows(self) -> tuple[GroupRow, ...]:
        """Every row there is, from the top."""
        return tuple(self._rows)

    def add_part(self, make: Callable[[QWidget], QWidget]) -> None:
        """Have something built below the rows, inside the parent that `make` is given."""
        self._parts.append(make)

    def open_words(self, words: WordsInPlace) -> None:
        """Let the words of the headline and of the rows open their meaning in place."""
        self._in_place = words

    def build_more(self) -> bool:
        """Build one row more, or one part of what stands below them."""
        if self._unbuilt:
            row = self.make_row(self._unbuilt.popleft(), self.page.inside)
            row.words_asked.connect(self.show_in_text)
            self._rows.append(row)
            self.page.add(row)
            if not self._unbuilt:
                self.page.add(self._keys)
        elif self._parts:
            self.page.add(self._parts.popleft()(self.page.inside))
        return bool(self._unbuilt or self._parts)

    def show_walk(self) -> None:
        """Show every row anew."""
        for row in self.rows():
            row.show_walk()

    def refresh(self) -> None:
        """Show what follows from the person's own choices."""
        for row in self.rows():
            row.refresh()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(
            primary=self.tr("Continue"),
            second=self.tr("Put the rest on my list"),
            back=True,
            finish=True,
        )

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.screen_asked.emit(step_after(self.NAME))

    def choose_second(self) -> None:
        """Every untouched row stays a question; go straight to the three questions."""
        self.screen_asked.emit(ScreenName.QUESTIONS)

    def arrive(self) -> None:
        """Show what the models hold now, in all rows."""
        while self.build_more():
            pass
        if self.walk.is_loaded:
            self._show_all()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._unsaid.clear()
        self._forget_text()
        self.walk.leave_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the rows beside the text now, or no longer."""
        super().resizeEvent(event)
        self._share_room()

    def side_area(self) -> QWidget | None:
        """The text, while it is open."""
        return self._pane

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a row closes the text too."""
        if event.key() == Qt.Key.Key_Escape and self.side_area() is not None:
            self._close_text()
        else:
            super().keyPressEvent(event)

    @Slot(object, object)
    def show_in_text(self, row: GroupRow, finding: Finding) -> None:
        """Open the text at these words; closing it leads back to where the keyboard is now."""
        self._came_from = QApplication.focusWidget()
        self._forget_text()
        # Made anew each time: Tab goes in the order of making, and this stands below all rows.
        self._pane = ReadingPane(row.title, may_take=row.text_says.may_take, parent=self)
        self._pane.closed.connect(self._close_text)
        self._pane.taken.connect(partial(self._use_words, row, finding))
        self.add_below(self._pane)
        self._pane.show_words(self.news.news, finding)
        self._pane.show()
        self._pane.setFocus()
        self._share_room()

    def say(self, rows: tuple[GroupRow, ...]) -> None:
        """Put what the text says into these rows, one a turn; while it is read, that it is."""
        self._was_settled = self.news.is_settled
        has_text = bool(self.news.words_of_walk.strip())
        self._keys.setVisible(has_text)
        findings = self.news.findings if self._was_settled else None
        later = []
        for row in rows:
            if not has_text:
                row.text_says.hide()
            elif findings is not None and row.found_in(findings):
                later.append(row)
            else:
                row.show_findings(findings)
        self._unsaid.extend(later)
        self._say_soon.start()

    @Slot()
    def _say_next(self) -> None:
        if self._unsaid and self.news.is_settled:
            self._unsaid.popleft().show_findings(self.news.findings)
            self._say_soon.start()

    def _use_words(self, row: GroupRow, finding: Finding) -> None:
        row.use(finding)
        self._close_text()

    @Slot()
    def _close_text(self) -> None:
        focused = QApplication.focusWidget()
        pane = self._pane
        had_keyboard = focused is not None and pane is not None and pane.isAncestorOf(focused)
        self._forget_text()
        came_from, self._came_from = self._came_from, None
        if had_keyboard:
            is_here = came_from is not None and came_from in self.findChildren(QWidget)
            back = came_from if is_here else self.first_field()
            if back is not None:
                back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_text(self) -> None:
        pane, self._pane = self._pane, None
        if pane is not None:
            pane.hide()
            pane.setParent(None)
            pane.deleteLater()
            self.page.show()

    def _share_room(self) -> None:
        """In a low window with large letters the text stands over the rows, else below them."""
        if self._pane is not None:
            has_room = self.height() * PANE_SHARE >= self._pane.least_beside()
            self.page.setVisible(has_room)
            self._pane.set_alone(not has_room)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        self.set_heading(self._step, self._wording.title(self.walk.walk.asker))
        words = self.tr("The headline: “{headline}”")
        reminder = words.format(headline=headline_title(self.walk.walk.headline))
        if reminder != self._headline.text():
            self._headline.show_text(reminder)
        self.show_walk()
        self.say(self.rows())
        if self._in_place is not None:
            texts = (text for row in self.rows() for text in row.texts)
            self._in_place.show((self._headline, *texts))

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
            if self.news.is_settled is not self._was_settled:
                self.say(self.rows())

    @Slot()
    def _on_read(self) -> None:
        if self.isVisible():
            self._close_text()
            self.say(self.rows())
