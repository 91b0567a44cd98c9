"""Look: how large the text is and which colours it has."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import ThemeName
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Section
from carecompanion.views.widgets.option_row import OptionGroup

TEXT_SIZES = (100, 150, 200)
"""Offered here; the View menu has smaller steps."""


class LookSection(Card):
    """The same choices as on the first screen; the menus can change them too."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.add(Section(self.tr("Look")))
        self._size = self._size_choice()
        self._size.chosen.connect(appearance.set_text_scale)
        self._colours = self._colour_choice()
        self._colours.chosen.connect(appearance.set_theme)
        self.add(FormRow(self.tr("Text size"), self._size))
        self.add(FormRow(self.tr("Colours"), self._colours))
        appearance.changed.connect(self._show_present)
        self._show_present()

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard starts."""
        return self._size

    def _size_choice(self) -> OptionGroup:
        size = OptionGroup(self.tr("Text size"))
        size.setObjectName("settings_text_size")
        size.add_options(
            {
                100: self.tr("Normal"),
                150: self.tr("Bigger"),
                200: self.tr("Twice as big"),
            }
        )
        return size

    def _colour_choice(self) -> OptionGroup:
        colours = OptionGroup(self.tr("Colours"))
        colours.setObjectName("settings_colours")
        colours.add_options(
            {
                ThemeName.SYSTEM: self.tr("Same as computer"),
                ThemeName.LIGHT: self.tr("Light"),
                ThemeName.DARK: self.tr("Dark"),
                ThemeName.CONTRAST_DARK: self.tr("High contrast dark"),
                ThemeName.CONTRAST_LIGHT: self.tr("High contrast light"),
            }
        )
        return colours

    @Slot()
    def _show_present(self) -> None:
        scale = self._appearance.text_scale
        self._size.set_value(min(TEXT_SIZES, key=lambda size: abs(size - scale)))
        self._colours.set_value(self._appearance.theme)
