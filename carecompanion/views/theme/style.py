"""Fusion with the handful of things it gets wrong for us put right (docs/decisions/0030)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionGroupBox,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from carecompanion.views.theme import fields, menus, painting, panels, push_buttons
from carecompanion.views.theme.combo_box import combo_box_part, draw_combo_box
from carecompanion.views.theme.metrics import size_of
from carecompanion.views.theme.palettes import LIGHT, Theme
from carecompanion.views.theme.scroll_bar import draw_scroll_bar, scroll_bar_part

_STILL_TALL = {
    QStyle.ContentsType.CT_MenuItem: 32,
    QStyle.ContentsType.CT_MenuBarItem: 32,
}
_FIELDS = frozenset({QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox})
_FRAMES = frozenset({QStyle.PrimitiveElement.PE_Frame, QStyle.PrimitiveElement.PE_FrameMenu})
_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar
_BUTTON = QStyle.ControlElement.CE_PushButton
_Part = QStyle.SubElement
_State = QStyle.StateFlag


class CareStyle(QProxyStyle):
    """Draws buttons, fields, marks, focus ring, combo boxes and scroll bars from our own theme.

    Sizes grow with the text.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._theme = LIGHT
        self._scale = 1.0

    @property
    def theme(self) -> Theme:
        """The colours to paint in."""
        return self._theme

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
        size = size_of(metric, widget, scale=self._scale)
        return super().pixelMetric(metric, option, widget) if size is None else size

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Room around words, and menus and combo boxes tall enough to hit."""
        if contents is QStyle.ContentsType.CT_PushButton:
            return push_buttons.room_for(size, _role(widget), scale=self._scale)
        if contents is QStyle.ContentsType.CT_LineEdit:
            inset = 2 * fields.field_inset(self._scale) if _has_frame(option) else 0
            return size + QSize(inset, inset)
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

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Where the text of fields is, and what stands in a frame."""
        if element is _Part.SE_LineEditContents and _has_frame(option):
            return fields.text_rect(option.rect, scale=self._scale)
        if element is _Part.SE_ShapedFrameContents and widget is not None:
            if widget.inherits("QPlainTextEdit"):
                return fields.text_rect(option.rect, scale=self._scale)
            edge = panels.edge_of(_role(widget))
            if edge:
                return option.rect.adjusted(edge, edge, -edge, -edge)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

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
        elif _is_field(element, option, widget):
            error = bool(widget and widget.property("error"))
            fields.draw_field(painter, option, self._theme, radius=self._radius, error=error)
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
        """Buttons, separators, and the menu bar, whose ground is that of the window."""
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
        elif element is _BUTTON and isinstance(option, QStyleOptionButton):
            self._draw_push_button(option, painter, widget)
        elif element is not QStyle.ControlElement.CE_MenuBarEmptyArea:
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
            arrow = self.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxArrow, widget)
            draw_combo_box(painter, option, arrow, self._theme, scale=self._scale)
        else:
            super().drawComplexControl(control, option, painter, widget)
            if control is QStyle.ComplexControl.CC_SpinBox:
                edge = self._theme.border
                painting.draw_panel(painter, option.rect, ground="", edge=edge, radius=2)
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
            return combo_box_part(option, part, rect, scale=self._scale)
        return rect

    @property
    def _radius(self) -> float:
        return painting.CORNER * self._scale

    def _draw_push_button(
        self, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None
    ) -> None:
        role = _role(widget)
        colours = push_buttons.colours_of(role, option.state, self._theme)
        push_buttons.draw_ground(painter, option, colours, radius=self._radius)
        self._draw_ring(option, painter)
        option.rect = push_buttons.words_rect(option.rect, role, scale=self._scale)
        if push_buttons.starts_at_the_left(role):
            with_icon = bool(widget and widget.property("with_icon"))
            push_buttons.draw_words_from_the_left(painter, option, colours, with_icon=with_icon)
            return
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(colours.ink))
        option.palette = palette
        super().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, widget)

    def _draw_ring(self, option: QStyleOption, painter: QPainter) -> None:
        if option.state & _State.State_HasFocus:
            painting.draw_focus_ring(painter, option.rect, self._theme, radius=self._radius)


def theme_of(widget: QWidget) -> Theme:
    """The colours that a widget is painted in."""
    style = widget.style()
    return style.theme if isinstance(style, CareStyle) else LIGHT


def _has_frame(option: QStyleOption) -> bool:
    """False for the fields inside spin boxes and combo boxes."""
    return isinstance(option, QStyleOptionFrame) and option.lineWidth > 0


def _is_field(
    element: QStyle.PrimitiveElement, option: QStyleOption, widget: QWidget | None
) -> bool:
    if element is QStyle.PrimitiveElement.PE_PanelLineEdit:
        return _has_frame(option)
    if element is not QStyle.PrimitiveElement.PE_Frame or widget is None:
        return False
    return widget.inherits("QPlainTextEdit")


def _role(widget: QWidget | None) -> str:
    return "" if widget is None else widget.property("role") or ""


_SEPARATOR = 10
"""Height of the separators of a menu; entries are always higher."""

_MARKS: dict[QStyle.PrimitiveElement, Callable[..., None]] = {
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: painting.draw_radio,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: painting.draw_check,
}
