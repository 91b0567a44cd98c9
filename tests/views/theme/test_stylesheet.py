from __future__ import annotations

from carecompanion.views.theme.palettes import LIGHT, THEMES
from carecompanion.views.theme.stylesheet import TEMPLATE, stylesheet


def test_the_template_stays_short() -> None:
    assert len(TEMPLATE.strip().splitlines()) < 40


def test_it_uses_no_images_and_no_parts_that_drop_native_ones() -> None:
    for word in ("url(", "::item", "::indicator", "::drop-down", "image"):
        assert word not in TEMPLATE


def test_every_placeholder_is_filled_in_every_palette() -> None:
    for theme in THEMES.values():
        assert "$" not in stylesheet(theme, points=12)


def test_type_sizes_grow_together() -> None:
    small, large = stylesheet(LIGHT, points=12), stylesheet(LIGHT, points=24)
    for once, twice in (("11.00pt", "22.00pt"), ("15.00pt", "30.00pt"), ("20.00pt", "40.00pt")):
        assert once in small
        assert twice in large
