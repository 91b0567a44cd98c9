"""Back, Finish for now and the primary button: outside the scroll area, always in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import ScreenActions
from carecompanion.views.theme.panels import draw_bar
from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of, space
from carecompanion.views.theme.style import theme_of
from carecompanion.views.widgets.boxes import Row
from carecompanion.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.scroll_page import scroll_bar_room


class ActionBar(QWidget):
    """One bar for all screens; a screen says which words it wants."""

    back_chosen = Signal()
    finish_chosen = Signal()
    second_chosen = Signal()
    primary_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self.setContentsMargins(0, 1, 0, 0)
        self._is_tight = False
        self._back = PlainButton(self.tr("Back"))
        self._finish = QuietButton(self.tr("Finish for now"))
        self._second = PlainButton("")
        self._primary = PrimaryButton("")
        for button, name, chosen in (
            (self._back, "back", self.back_chosen),
            (self._finish, "finish", self.finish_chosen),
            (self._second, "second", self.second_chosen),
            (self._primary, "primary", self.primary_chosen),
        ):
            button.setObjectName(f"action_{name}")
            button.clicked.connect(chosen)
        self._onward = FlowRow(
            self._finish, self._second, self._primary, align=Qt.AlignmentFlag.AlignRight
        )
        self._row = Row(gap=3)
        # In the first line, where the other buttons need two.
        self._row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._onward, 1)
        self.setLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in line with the column of text above them."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def set_tight(self, is_tight: bool) -> None:
        """Take less room from a window that shows few lines of text."""
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._place(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above the bar."""
        draw_bar(QPainter(self), self.rect(), theme_of(self))

    def show_actions(self, actions: ScreenActions, *, can_go_back: bool) -> None:
        """Show the buttons of a screen; a screen without words has no bar."""
        self._back.setVisible(actions.back and can_go_back)
        self._finish.setText(self.tr("Later") if actions.later else self.tr("Finish for now"))
        self._finish.setVisible(actions.finish or actions.later)
        self._second.setText(actions.second)
        self._second.setVisible(bool(actions.second))
        self._primary.setText(actions.primary)
        self._primary.setVisible(bool(actions.primary))
        self.setVisible(bool(actions.primary or actions.second or actions.back))
        self._place(self.width())

    def _place(self, width: int) -> None:
        column = round(COLUMN_PIXELS * scale_of(self))
        bar = scroll_bar_room(self)
        side = max(space(self, 5), (width - bar - column) // 2)
        if self._is_tight and width - bar - 2 * side < self._one_line():
            side, bar = space(self, 2), 0  # one line is worth more than the same edge
        left, right = (side + bar, side) if self.isRightToLeft() else (side, side + bar)
        edge = space(self, 1 if self._is_tight else 3)
        self._row.setContentsMargins(left, edge, right, edge)

    def _one_line(self) -> int:
        """The width at which all buttons stand beside each other."""
        onward = self._onward.sizeHint().width()
        if self._back.isHidden():
            return onward
        return self._back.sizeHint().width() + self._row.spacing() + onward

    def first_button(self) -> QWidget:
        """Where F6 puts the focus."""
        return self._primary if self._primary.isVisible() else self._back
