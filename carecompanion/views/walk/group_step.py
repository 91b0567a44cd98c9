"""What the four group pages share: heading, rows, and the way on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group, QuestionId, questions_of
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.headline_words import headline_title
from carecompanion.views.screen import WALK_STEPS, Screen, ScreenActions, ScreenName, step_after
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.widgets.labels import Body, Quiet


class GroupStep(Screen):
    """One page of the walk, built a row at a time. Subclasses make the rows."""

    GROUP: ClassVar[Group]

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = walk
        self._wording = walk.table.groups[self.GROUP]
        self._step = self.tr("Step {number} of 7").format(number=WALK_STEPS.index(self.NAME) + 1)
        self.add_heading(self._step, self._wording.heading)
        self.page.add(Body(self._wording.lead))
        self._headline = Quiet("")
        self._headline.setObjectName("headline_reminder")
        self.page.add(self._headline)
        self._rows: list[GroupRow] = []
        self._unbuilt = deque(questions_of(self.GROUP))
        self._parts: deque[Callable[[QWidget], QWidget]] = deque()
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self._on_changed)

    def make_row(self, question: QuestionId, parent: QWidget) -> GroupRow:
        """The row of one question; what is made inside its parent is dressed only once."""
        raise NotImplementedError

    def add_part(self, make: Callable[[QWidget], QWidget]) -> None:
        """Have something built below the rows, inside the parent that `make` is given."""
        self._parts.append(make)

    def build_more(self) -> bool:
        """Build one row more, or one part of what stands below them."""
        if self._unbuilt:
            row = self.make_row(self._unbuilt.popleft(), self.page.inside)
            self._rows.append(row)
            self.page.add(row)
        elif self._parts:
            self.page.add(self._parts.popleft()(self.page.inside))
        return bool(self._unbuilt or self._parts)

    def show_walk(self) -> None:
        """Show every row anew."""
        for row in self._rows:
            row.show_walk()

    def refresh(self) -> None:
        """Show what follows from the person's own choices."""
        for row in self._rows:
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
        self.walk.leave_field()

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        self.set_heading(self._step, self._wording.title(self.walk.walk.asker))
        words = self.tr("The headline: “{headline}”")
        self._headline.setText(words.format(headline=headline_title(self.walk.walk.headline)))
        self.show_walk()

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
