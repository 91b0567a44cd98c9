"""The chart draws what is written, in one colour, and the table holds all of it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from carecompanion.domain.facts import FactKind
from carecompanion.domain.measures import MeasureSeries, series_of
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.widgets.measure_chart import MeasureChart
from carecompanion.views.widgets.measure_table import MeasureTable
from tests.pages.booklet_samples import FACTS, weight


def weights() -> MeasureSeries:
    (series,) = series_of(fact for fact in FACTS if fact.fact is FactKind.WEIGHT)
    return series


def grabbed(series: MeasureSeries) -> QImage:
    chart = MeasureChart()
    chart.resize(600, chart.sizeHint().height())
    chart.show_readings(series.readings, name="Weight", say_day=str)
    return chart.grab().toImage()


def count_of(image: QImage, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
def test_dots_are_drawn_in_the_colour_of_text_in_every_look(
    look: Appearance, name: ThemeName, scale: int
) -> None:
    look.set_theme(name)
    look.set_text_scale(scale)
    none = grabbed(MeasureSeries(FactKind.WEIGHT, "", "kg", ()))
    assert count_of(grabbed(weights()), THEMES[name].text) > 5 * 20
    assert len({none.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 100, 7)}) == 1


@pytest.mark.usefixtures("look")
def test_one_value_and_values_all_alike_are_drawn_too() -> None:
    for facts in (
        (weight("14", "2026"),),
        (weight("14", "2026-01-01"), weight("14", "2026-01-01")),
    ):
        (series,) = series_of(facts)
        assert count_of(grabbed(series), THEMES[ThemeName.LIGHT].text) > 20


@pytest.mark.usefixtures("look")
def test_a_higher_value_is_drawn_higher_and_a_later_one_further_right() -> None:
    def place_of(value: str, day: str) -> tuple[float, float]:
        """Where the dot of a value is that has a fixed one beside it."""
        (both,) = series_of((weight("10", "2026-01-01"), weight(value, day)))
        image, text = grabbed(both), QColor(THEMES[ThemeName.LIGHT].text).rgb()
        dots = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixel(x, y) == text
        ]
        right = [dot for dot in dots if dot[0] > max(x for x, _ in dots) - 5]
        return right[0]

    assert place_of("12", "2026-03-01")[1] < place_of("8", "2026-03-01")[1]


@pytest.mark.usefixtures("look")
def test_the_table_holds_every_cell_and_all_rows_are_in_sight() -> None:
    table = MeasureTable(("Date", "Value", "From"))
    table.resize(500, 10)
    rows = [[str(number), "14 kg", "a long source " * 20] for number in range(30)]
    table.show_rows(rows, name="Weight: all values")
    assert table.texts() == rows
    assert table.height() >= sum(table.rowHeight(row) for row in range(30))
    assert table.rowHeight(0) > 3 * table.fontMetrics().height()
    assert table.accessibleName() == "Weight: all values"
