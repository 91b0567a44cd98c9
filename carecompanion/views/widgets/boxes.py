"""Columns and rows whose gaps and margins grow with the text by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from carecompanion.views.theme.spacing import SPACES, scale_of


class _Box(QBoxLayout):
    """Gap and margins are steps of the spacing scale, at the text size of the moment."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        parent: QWidget | None,
        *,
        gap: int,
        margin: int | tuple[int, int, int, int],
    ) -> None:
        super().__init__(direction)
        self._gap = gap
        self._margins = _each_side(margin)
        self._scale = 0.0
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)
            self._follow_text_size()

    def set_margin(self, margin: int | tuple[int, int, int, int]) -> None:
        """Other margins from now on, in steps."""
        if self._margins != _each_side(margin):
            self._margins, self._scale = _each_side(margin), 0.0
            self._follow_text_size()

    def invalidate(self) -> None:
        """Follow the text size."""
        if hasattr(self, "_scale"):  # Qt asks before there is one
            self._follow_text_size()
        super().invalidate()

    def _follow_text_size(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        scale = scale_of(parent)
        if scale == self._scale:
            return
        self._scale = scale
        left, top, right, bottom = (round(SPACES[step] * scale) for step in self._margins)
        self.setContentsMargins(left, top, right, bottom)
        self.setSpacing(round(SPACES[self._gap] * scale))


class Column(_Box):
    """Things below each other; `gap` and `margin` are steps (0, 4, 8, 12, 16, 24, 32 pixels)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 3,
        margin: int | tuple[int, int, int, int] = 0,
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap=gap, margin=margin)


class Row(_Box):
    """Things beside each other; `gap` and `margin` are steps (0, 4, 8, 12, 16, 24, 32 pixels)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 2,
        margin: int | tuple[int, int, int, int] = 0,
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap=gap, margin=margin)


def _each_side(margin: int | tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (margin, margin, margin, margin) if isinstance(margin, int) else margin


def keep_tab_order(filled: QWidget, rows: Sequence[QWidget] | None = None) -> None:
    """Let Tab go through what was put into `filled` later than the rest of the screen was made.

    Qt sends Tab in the order of making, so that new rows would come after everything else. `rows`
    are those inside in their order, where some were made again.

    `filled` has its place in the order, though Tab does not stop there. Asking Qt what stands
    before it would undo who keeps whom alive (docs/decisions/0122).
    """
    policy, before = filled.focusPolicy(), filled
    filled.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt puts nothing behind it
    parts = [filled] if rows is None else rows
    for widget in (each for part in parts for each in (part, *part.findChildren(QWidget))):
        # The list of a combo box is a window of its own.
        is_here = widget.window() is filled.window()
        if is_here and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, widget)
            before = widget
    filled.setFocusPolicy(policy)


def tab_stops(widget: QWidget) -> list[QWidget]:
    """What Tab stops at inside a widget, in the order of making."""
    inside = widget.findChildren(QWidget)
    return [each for each in inside if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]


def put_before_in_tab_order(added: QWidget, following: QWidget) -> None:
    """Let Tab come to `added`, made later, before `following`, which has its place already."""
    QWidget.setTabOrder(following, added)  # first behind it, then it behind `added`
    QWidget.setTabOrder(added, following)


def clear_column(column: Column) -> None:
    """Take every widget out of a column and delete it."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            _delete(widget)


def remove_from_column(column: Column, widget: QWidget) -> None:
    """Take one widget out of a column and delete it; the others stay as they are."""
    column.removeWidget(widget)
    _delete(widget)


def _delete(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)  # gone at once for whoever looks for children
    widget.deleteLater()
