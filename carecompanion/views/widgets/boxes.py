"""Columns and rows whose gaps and margins grow with the text by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carecompanion.views.theme.spacing import SPACES, scale_of


class _Steps:
    """Gap and margins in steps of the spacing scale, and the scale they were set for."""

    def __init__(self, gap: int, margins: tuple[int, int, int, int]) -> None:
        self._gap = gap
        self._margins = margins
        self._scale = 0.0

    def apply(self, layout: QBoxLayout) -> None:
        """Set the pixels for the text size of the moment, if it changed."""
        parent = layout.parentWidget()
        if parent is None:
            return
        scale = scale_of(parent)
        if scale == self._scale:
            return
        self._scale = scale
        left, top, right, bottom = (round(SPACES[step] * scale) for step in self._margins)
        layout.setContentsMargins(left, top, right, bottom)
        layout.setSpacing(round(SPACES[self._gap] * scale))


def _four(margin: int | tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (margin, margin, margin, margin) if isinstance(margin, int) else margin


class Column(QVBoxLayout):
    """Things below each other; `gap` and `margin` are steps (0, 4, 8, 12, 16, 24, 32 pixels)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 3,
        margin: int | tuple[int, int, int, int] = 0,
    ) -> None:
        super().__init__()
        self._steps = _Steps(gap, _four(margin))
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)
            self._steps.apply(self)

    def invalidate(self) -> None:
        """Follow the text size."""
        if hasattr(self, "_steps"):
            self._steps.apply(self)
        super().invalidate()


class Row(QHBoxLayout):
    """Things beside each other; `gap` and `margin` are steps (0, 4, 8, 12, 16, 24, 32 pixels)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 2,
        margin: int | tuple[int, int, int, int] = 0,
    ) -> None:
        super().__init__()
        self._steps = _Steps(gap, _four(margin))
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)
            self._steps.apply(self)

    def invalidate(self) -> None:
        """Follow the text size."""
        if hasattr(self, "_steps"):
            self._steps.apply(self)
        super().invalidate()


def keep_tab_order(filled: QWidget) -> None:
    """Let Tab go through what was put into `filled` later than the rest of the screen was made.

    Qt sends Tab in the order of making, so that new rows would come after everything else.
    """
    before = filled.previousInFocusChain()
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain() if before is not filled else None
    for widget in filled.findChildren(QWidget):
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget


def clear_column(column: Column) -> None:
    """Take every widget out of a column and delete it."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)  # gone at once for whoever looks for children
            widget.deleteLater()
