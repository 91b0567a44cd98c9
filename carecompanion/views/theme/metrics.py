"""Sizes of marks, icons, scroll bars and margins; they grow with the text."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget

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
_WINDOW_MARGIN = 16


def size_of(metric: QStyle.PixelMetric, widget: QWidget | None, *, scale: float) -> int | None:
    """Pixels at a text size of `scale` times 100 %; None for what is left to Fusion.

    A layout has margins at the edge of a window and nowhere else.
    """
    size = _METRICS.get(metric)
    if size is not None:
        return round(size * scale)
    if metric in _WINDOW_MARGINS:
        return round(_WINDOW_MARGIN * scale) if widget is not None and widget.isWindow() else 0
    if metric is _Metric.PM_TextCursorWidth:
        return max(2, round(scale * 1.5))
    return None
