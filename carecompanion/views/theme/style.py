"""Fusion with the handful of things it gets wrong for us put right (docs/decisions/0030)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionGroupBox,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from carecompanion.views.theme import menus, painting
from carecompanion.views.theme.palettes import LIGHT, Theme
from carecompanion.views.theme.scroll_bar import draw_scroll_bar, scroll_bar_part

_Metric = QStyle.PixelMetric
_METRICS = {
    _Metric.PM_IndicatorWidth: 22,
    _Metric.PM_IndicatorHeight: 22,
    _Metric.PM_ExclusiveIndicatorWidth: 22,
    _Metric.PM_ExclusiveIndicatorHeight: 22,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_ButtonIconSize: 18,
    _Metric.PM_SmallIconSize: 18,
    _Metric.PM_ScrollBarExtent: 16,
    _Metric.PM_ScrollBarSliderMin: 40,
    _Metric.PM_LayoutHorizontalSpacing: 12,
    _Metric.PM_LayoutVerticalSpacing: 12,
    _Metric.PM_MenuBarVMargin: 2,
    _Metric.PM_MenuVMargin: 4,
}
_WINDOW_MARGINS = frozenset(
    {
        _Metric.PM_LayoutLeftMargin,
        _Metric.PM_LayoutTopMargin,
        _Metric.PM_LayoutRightMargin,
        _Metric.PM_LayoutBottomMargin,
    }
)
_HINTS = {
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_Menu_FadeOutOnHide: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
}
_STILL_TALL = {
    QStyle.ContentsType.CT_MenuItem: 32,
    QStyle.ContentsType.CT_MenuBarItem: 32,
}
_FIELDS = frozenset({QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox})
_FRAMES = frozenset({QStyle.PrimitiveElement.PE_Frame, QStyle.PrimitiveElement.PE_FrameMenu})
_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar
_State = QStyle.StateFlag


class CareStyle(QProxyStyle):
    """Draws radio and check marks, focus ring, combo boxes and scroll bars from our own theme.

    Sizes grow with the text. Nothing fades or slides.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._theme = LIGHT
        self._scale = 1.0

    def use(self, *, theme: Theme, scale: float) -> None:
        """Draw with this theme and at this size from now on."""
        self._theme = theme
        self._scale = scale

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Sizes that grow with the text."""
        size = _METRICS.get(metric)
        if size is not None:
            return round(size * self._scale)
        if metric in _WINDOW_MARGINS:
            return round(16 * self._scale) if widget is not None and widget.isWindow() else 0
        if metric is _Metric.PM_TextCursorWidth:
            return max(2, round(self._scale * 1.5))
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """No motion, and keys underlined."""
        answer = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if answer is None else answer

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Menus and combo boxes tall enough to hit."""
        answer = super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]
        if contents is QStyle.ContentsType.CT_MenuItem:
            # Fusion counts its margins at 100 %; without more, long words are cut short.
            answer.setWidth(answer.width() + round(32 * self._scale))
        if contents in _FIELDS:
            answer.setHeight(option.fontMetrics.height() + round(24 * self._scale**0.5))
        least = _STILL_TALL.get(contents)
        if least is not None:
            separator = answer.height() < _SEPARATOR
            wanted = _SEPARATOR if separator else least
            answer.setHeight(max(answer.height(), round(wanted * self._scale)))
        return answer

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Radio marks, check marks, the focus ring and the outline of menus."""
        mark = _MARKS.get(element)
        if mark is not None:
            on = bool(option.state & (_State.State_On | _State.State_NoChange))
            enabled = bool(option.state & _State.State_Enabled)
            mark(painter, option.rect, self._theme, on=on, enabled=enabled)
        elif element is QStyle.PrimitiveElement.PE_FrameFocusRect:
            painting.draw_focus_ring(painter, option.rect, self._theme, radius=self._radius)
        elif element is QStyle.PrimitiveElement.PE_PanelMenu:
            painter.fillRect(option.rect, QColor(self._theme.base))
            menus.draw_frame(painter, option, self._theme)
        elif element in _FRAMES:
            menus.draw_frame(painter, option, self._theme)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The menu bar and separators."""
        if element is QStyle.ControlElement.CE_MenuBarItem and isinstance(
            option, QStyleOptionMenuItem
        ):
            menus.draw_menu_title(self, painter, option, self._theme)
        elif (
            element is QStyle.ControlElement.CE_MenuItem
            and isinstance(option, QStyleOptionMenuItem)
            and option.menuItemType is QStyleOptionMenuItem.MenuItemType.Separator
        ):
            menus.draw_separator(painter, option, self._theme)
        elif element is QStyle.ControlElement.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, QColor(self._theme.window))
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Scroll bars, combo boxes, and the ring of spin boxes."""
        if control is _SCROLL_BAR and isinstance(option, QStyleOptionSlider):
            handle = self.subControlRect(
                control, option, QStyle.SubControl.SC_ScrollBarSlider, widget
            )
            active = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
            draw_scroll_bar(painter, option.rect, handle, self._theme, active=active)
        elif control is QStyle.ComplexControl.CC_ComboBox and isinstance(
            option, QStyleOptionComboBox
        ):
            self._draw_combo(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)
            if control is QStyle.ComplexControl.CC_SpinBox:
                painting.draw_outline(painter, option.rect, self._theme, radius=2)
                self._draw_ring(option, painter)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of scroll bars, combo boxes and group boxes are."""
        if control is _SCROLL_BAR and isinstance(option, QStyleOptionSlider):
            return scroll_bar_part(option, part, least=round(40 * self._scale))
        if (
            control is QStyle.ComplexControl.CC_GroupBox
            and part is QStyle.SubControl.SC_GroupBoxContents
            and isinstance(option, QStyleOptionGroupBox)
            and not option.text
        ):
            return option.rect
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control is QStyle.ComplexControl.CC_ComboBox:
            return self._inset_combo_part(option, part, rect)
        return rect

    @property
    def _radius(self) -> float:
        return 6 * self._scale

    def _draw_combo(
        self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        enabled = bool(option.state & _State.State_Enabled)
        painting.draw_field(painter, option.rect, self._theme, radius=self._radius, enabled=enabled)
        arrow = self.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, widget
        )
        side = round(20 * self._scale)
        middle = QRect(0, 0, side, side)
        middle.moveCenter(arrow.center())
        painting.draw_chevron(painter, middle, self._theme, enabled=enabled)
        self._draw_ring(option, painter)

    def _inset_combo_part(
        self, option: QStyleOptionComplex, part: QStyle.SubControl, rect: QRect
    ) -> QRect:
        """The words and the arrow stand as far from the edge as the words of a line field do."""
        inset = round(7 * self._scale)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            inset = -inset
        if part is QStyle.SubControl.SC_ComboBoxEditField:
            return rect.adjusted(inset, 0, 0, 0) if inset > 0 else rect.adjusted(0, 0, inset, 0)
        if part is QStyle.SubControl.SC_ComboBoxArrow:
            return rect.translated(-inset, 0)
        return rect

    def _draw_ring(self, option: QStyleOptionComplex, painter: QPainter) -> None:
        if option.state & _State.State_HasFocus:
            painting.draw_focus_ring(painter, option.rect, self._theme, radius=self._radius)


_SEPARATOR = 10
"""Height of the separators of a menu; entries are always higher."""

_MARKS: dict[QStyle.PrimitiveElement, Callable[..., None]] = {
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: painting.draw_radio,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: painting.draw_check,
}
