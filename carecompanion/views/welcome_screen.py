"""First run, screen 1: what this is, and text the person can read before anything else."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import ThemeName
from carecompanion.views.widgets.buttons import LinkButton, PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow, SideBySide
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.option_row import OptionGroup

TEXT_SIZES = (100, 150, 200)
_CHOICE_LETTERS = 24


def _nearest_size(percent: int) -> int:
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))


class WelcomeScreen(Screen):
    """No account, no email, no name: one button and the choices that help to read it."""

    NAME = ScreenName.WELCOME

    open_asked = Signal()
    bring_in_asked = Signal()
    limits_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.add_heading("", self.tr("Care Companion helps you get ready to ask."))
        self.page.add(
            Body(
                self.tr(
                    "You saw something about a treatment. We turn it into questions for your "
                    "care team, on one page."
                )
            )
        )
        self.page.add(Body(self.tr("Your notes stay on this computer. Nothing is sent anywhere.")))
        self._add_appearance()
        self._add_links()
        appearance.changed.connect(self._show_appearance)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Start"))

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.screen_asked.emit(ScreenName.PASSWORD)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show_appearance()

    def _add_appearance(self) -> None:
        self._size = OptionGroup(self.tr("Text size"))
        self._size.add_options(
            {
                100: self.tr("Normal"),
                150: self.tr("Bigger"),
                200: self.tr("Twice as big"),
            }
        )
        self._size.setObjectName("text_size")
        self._size.chosen.connect(self._appearance.set_text_scale)
        self._colours = OptionGroup(self.tr("Colours"))
        self._colours.add_options(
            {
                ThemeName.SYSTEM: self.tr("Same as computer"),
                ThemeName.LIGHT: self.tr("Light"),
                ThemeName.DARK: self.tr("Dark"),
                ThemeName.CONTRAST_DARK: self.tr("High contrast dark"),
                ThemeName.CONTRAST_LIGHT: self.tr("High contrast light"),
            }
        )
        self._colours.setObjectName("colours")
        self._colours.chosen.connect(self._appearance.set_theme)
        self.page.add(
            SideBySide(
                FormRow(self.tr("Text size"), self._size),
                FormRow(self.tr("Colours"), self._colours),
                letters=_CHOICE_LETTERS,
            )
        )

    def _add_links(self) -> None:
        open_notes = PlainButton(self.tr("Open notes I already have"))
        open_notes.setObjectName("open_notes")
        open_notes.clicked.connect(self.open_asked)
        bring_in = LinkButton(self.tr("Bring back notes saved with “Take my notes elsewhere”"))
        bring_in.setObjectName("bring_in")
        bring_in.clicked.connect(self.bring_in_asked)
        limits = LinkButton(self.tr("What this app does not do"))
        limits.setObjectName("limits_link")
        limits.clicked.connect(self.limits_asked)
        row = FlowRow()
        row.add(open_notes)
        row.add(bring_in)
        row.add(limits)
        self.page.add(row)

    @Slot()
    def _show_appearance(self) -> None:
        self._size.set_value(_nearest_size(self._appearance.text_scale))
        self._colours.set_value(self._appearance.theme)
