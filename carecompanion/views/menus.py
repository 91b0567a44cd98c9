"""The entries of the menus: every action of the app with its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from carecompanion.views.help_pages import HelpPage
from carecompanion.views.menu_titles import MenuTitles
from carecompanion.views.screen import ScreenName
from carecompanion.views.side_list import PLACES
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import ThemeName

TEXT_SIZES = (100, 125, 150, 200, 250)
"""The sizes, in percent, that Bigger and Smaller lead through."""


class Menus(QObject):
    """Fills the menus and says, by signal, what was chosen."""

    about_to_choose = Signal()
    """Comes right before any of the others."""

    new_headline_chosen = Signal()
    new_note_chosen = Signal()
    open_file_chosen = Signal()
    import_chosen = Signal()
    print_chosen = Signal()
    save_pdf_chosen = Signal()
    booklet_chosen = Signal()
    lock_chosen = Signal()
    quit_chosen = Signal()
    place_chosen = Signal(object)
    back_chosen = Signal()
    continue_chosen = Signal()
    cover_chosen = Signal()
    help_chosen = Signal(object)
    settings_chosen = Signal()
    sheet_chosen = Signal()
    backups_chosen = Signal()
    deleted_chosen = Signal()
    people_chosen = Signal()
    timeline_chosen = Signal()
    queue_chosen = Signal()
    find_chosen = Signal()
    undo_chosen = Signal()
    redo_chosen = Signal()

    def __init__(self, window: QMainWindow, titles: MenuTitles, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._needs_notes: list[QAction] = []
        self._fill_file_menu(titles.file)
        self._fill_edit_menu(titles.edit)
        self._fill_view_menu(titles.view)
        self._fill_go_menu(titles.go)
        self._fill_help_menu(titles.help)
        self._add_hidden_keys()
        appearance.changed.connect(self._show_appearance)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Actions that need open notes are off while they are locked."""
        for action in self._needs_notes:
            action.setEnabled(is_open)

    def show_whose(self, words: str) -> None:
        """Name the way to the people by whose notes are shown; empty where there is one alone."""
        named = self.tr("{words}…").format(words=words.replace("&", "&&"))
        self._people.setText(named if words else self.tr("P&eople…"))

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what Undo and Redo would do; they are off when there is nothing to name."""
        self._undo.setText(self.tr("&Undo {what}").format(what=undo).strip())
        self._redo.setText(self.tr("&Redo {what}").format(what=redo).strip())
        self._undo.setEnabled(bool(undo))
        self._redo.setEnabled(bool(redo))

    def _fill_file_menu(self, menu: QMenu) -> None:
        self._notes(menu, self.tr("&New headline…"), "Ctrl+N", self.new_headline_chosen)
        self._notes(menu, self.tr("Ne&w note…"), "Ctrl+Shift+N", self.new_note_chosen)
        self._add(menu, self.tr("&Open notes file…"), "Ctrl+O", self.open_file_chosen)
        self._notes(menu, self.tr("&Import text or file…"), "", self.import_chosen)
        menu.addSeparator()
        self._notes(menu, self.tr("&Backups…"), "", self.backups_chosen)
        menu.addSeparator()
        self._add(menu, self.tr("&Print a page…"), "Ctrl+P", self.print_chosen)
        self._add(menu, self.tr("Save page as P&DF…"), "Ctrl+Shift+S", self.save_pdf_chosen)
        self._notes(menu, self.tr("Print e&verything…"), "", self.booklet_chosen)
        menu.addSeparator()
        self._notes(menu, self.tr("&Lock now"), "Ctrl+L", self.lock_chosen)
        leave = self._add(menu, self.tr("&Quit"), "Ctrl+Q", self.quit_chosen)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit_menu(self, menu: QMenu) -> None:
        self._undo = self._notes(menu, self.tr("&Undo"), "Ctrl+Z", self.undo_chosen)
        self._redo = self._notes(menu, self.tr("&Redo"), "Ctrl+Y", self.redo_chosen)
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        # Fields handle these keys themselves; the entries are there to be found.
        for words, method in (
            (self.tr("Cu&t"), "cut"),
            (self.tr("&Copy"), "copy"),
            (self.tr("&Paste"), "paste"),
        ):
            action = self._add(menu, words, "", self._edit_focused)
            action.setData(method)
        menu.addSeparator()
        self._notes(menu, self.tr("&Find in my notes…"), "Ctrl+F", self.find_chosen)
        self._notes(menu, self.tr("Recently &deleted…"), "", self.deleted_chosen)
        settings = self._notes(menu, self.tr("&Settings…"), "Ctrl+,", self.settings_chosen)
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _fill_view_menu(self, menu: QMenu) -> None:
        size = menu.addMenu(self.tr("&Text size"))
        bigger = self._add(size, self.tr("&Bigger"), "Ctrl++", self._bigger)
        bigger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(size, self.tr("&Smaller"), "Ctrl+-", self._smaller)
        self._add(size, self.tr("&Normal"), "Ctrl+0", self._normal_size)
        colours = menu.addMenu(self.tr("&Colours"))
        self._colours = QActionGroup(colours)
        for theme, words in (
            (ThemeName.SYSTEM, self.tr("&Same as computer")),
            (ThemeName.LIGHT, self.tr("&Light")),
            (ThemeName.DARK, self.tr("&Dark")),
            (ThemeName.CONTRAST_DARK, self.tr("&High contrast dark")),
            (ThemeName.CONTRAST_LIGHT, self.tr("High &contrast light")),
        ):
            action = self._add(colours, words, "", self._on_colours_chosen)
            action.setCheckable(True)
            action.setData(theme)
            self._colours.addAction(action)
        menu.addSeparator()
        self._notes(menu, self.tr("&Hide the screen"), "Ctrl+H", self.cover_chosen)
        self._show_appearance()

    def _fill_go_menu(self, menu: QMenu) -> None:
        words = {
            ScreenName.HOME: self.tr("&Home"),
            ScreenName.HEADLINES: self.tr("Head&lines"),
            ScreenName.MEMORY: self.tr("C&are memory"),
            ScreenName.VISITS: self.tr("App&ointments"),
            ScreenName.PAGE: self.tr("&Print"),
            ScreenName.LEARN: self.tr("Lea&rn"),
            ScreenName.SETTINGS: self.tr("&Settings"),
        }
        for number, place in enumerate(PLACES, start=1):
            action = self._notes(menu, words[place], f"Ctrl+{number}", self._on_place_chosen)
            action.setData(place)
        menu.addSeparator()
        self._notes(menu, self.tr("&Questions to ask"), "", self.queue_chosen)
        self._notes(menu, self.tr("&Timeline"), "", self.timeline_chosen)
        self._people = self._notes(menu, "", "", self.people_chosen)
        self.show_whose("")
        menu.addSeparator()
        # Not Qt's own Back key: on some systems it contains a plain Backspace.
        self._add(menu, self.tr("&Back"), "Alt+Left", self.back_chosen)

    def _fill_help_menu(self, menu: QMenu) -> None:
        for words, key, page in (
            (self.tr("&Using this screen"), "F1", HelpPage.THIS_SCREEN),
            (self.tr("What this app does &not do"), "", HelpPage.NOT_DO),
            (self.tr("&Keyboard keys"), "", HelpPage.KEYS),
            (self.tr("&About and licences"), "", HelpPage.ABOUT),
        ):
            action = self._add(menu, words, key, self._on_help_chosen)
            action.setData(page)
        menu.addSeparator()
        self._notes(menu, self.tr("Your &recovery sheet"), "", self.sheet_chosen)

    def _add_hidden_keys(self) -> None:
        go_on = QAction(self.tr("Continue"), self._window)
        go_on.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        go_on.triggered.connect(self.about_to_choose)
        go_on.triggered.connect(self.continue_chosen)
        self._window.addAction(go_on)

    def _add(
        self, menu: QMenu, words: str, key: str, chosen: Callable[..., object] | SignalInstance
    ) -> QAction:
        action = menu.addAction(words)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(self.about_to_choose)
        action.triggered.connect(chosen)
        return action

    def _notes(
        self, menu: QMenu, words: str, key: str, chosen: Callable[..., object] | SignalInstance
    ) -> QAction:
        action = self._add(menu, words, key, chosen)
        self._needs_notes.append(action)
        return action

    @Slot()
    def _show_appearance(self) -> None:
        for action in self._colours.actions():
            action.setChecked(action.data() == self._appearance.theme)

    def _chosen_data(self) -> Any:
        """What came with the chosen entry. Qt keeps an enumeration of texts as plain text."""
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    @Slot()
    def _edit_focused(self) -> None:
        method = getattr(QApplication.focusWidget(), self._chosen_data(), None)
        if method is not None:
            method()

    @Slot()
    def _bigger(self) -> None:
        larger = (size for size in TEXT_SIZES if size > self._appearance.text_scale)
        self._appearance.set_text_scale(next(larger, TEXT_SIZES[-1]))

    @Slot()
    def _smaller(self) -> None:
        smaller = (size for size in reversed(TEXT_SIZES) if size < self._appearance.text_scale)
        self._appearance.set_text_scale(next(smaller, TEXT_SIZES[0]))

    @Slot()
    def _normal_size(self) -> None:
        self._appearance.set_text_scale(100)

    @Slot()
    def _on_colours_chosen(self) -> None:
        self._appearance.set_theme(ThemeName(self._chosen_data()))

    @Slot()
    def _on_place_chosen(self) -> None:
        self.place_chosen.emit(ScreenName(self._chosen_data()))

    @Slot()
    def _on_help_chosen(self) -> None:
        self.help_chosen.emit(HelpPage(self._chosen_data()))
