"""Which screen follows what: opening, locking, headlines, pages. Wires the models to the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from carecompanion.domain.errors import CareError, DiskFullError, VaultChangedError
from carecompanion.domain.records import Headline, Person
from carecompanion.viewmodels.editing import SaveState
from carecompanion.views.help_pages import HelpPage
from carecompanion.views.help_screen import HelpScreen
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.place_keeper import PlaceKeeper
from carecompanion.views.screen import ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.unlock_screen import UnlockScreen
from carecompanion.views.widgets.notice import announce


class Flow(QObject):
    """Decides the next screen. It holds no notes: it asks models and moves the navigator."""

    def __init__(
        self,
        window: MainWindow,
        navigator: Navigator,
        models: Models,
        settings: Settings,
        notes_file: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._models = models
        self._settings = settings
        self._file = notes_file
        self._places = PlaceKeeper(window, navigator, models)
        self._closing = False
        self._pasted = ""
        self._is_arriving = False
        self._connect_menus()
        self._connect_models()

    @Slot(object)
    def open_headline(self, headline: Headline) -> None:
        """Take up a headline where its walk begins."""
        self._models.preview.clear()
        self._is_arriving = True  # the screen follows once there is something to type into
        self._models.walk.open(headline.id)

    @Slot()
    def new_headline(self) -> None:
        """Start a new headline."""
        self.new_headline_from("")

    @Slot(str)
    def new_headline_from(self, text: str) -> None:
        """Start a new headline with pasted or dropped text."""
        self._pasted = text
        self._is_arriving = True
        self._models.preview.clear()
        self._models.walk.begin()

    @Slot()
    def show_empty_sheet(self) -> None:
        """Preview the empty question sheet; it needs no notes."""
        self._models.walk.clear()
        self._navigator.go(ScreenName.PAGE)

    @Slot()
    def choose_file(self) -> None:
        """Ask for another notes file."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open notes file"),
            str(self._file.parent),
            self.tr("Care Companion notes (*.carevault);;All files (*)"),
        )
        if chosen:
            self.use_file(Path(chosen))

    @Slot(object)
    def use_file(self, path: Path) -> None:
        """Go on with another notes file: lock the open one, and ask for the password of this."""
        self._file = path
        if self._models.notes_file.is_open:
            self._lock()
        else:
            self._show_unlock()

    @Slot()
    def show_limits(self) -> None:
        """What this app does not do."""
        self._show_help(HelpPage.NOT_DO)

    @Slot()
    def start_new_notes(self) -> None:
        """The first-run screens, also when there are notes elsewhere."""
        self._navigator.start_at(ScreenName.UNLOCK, ScreenName.PASSWORD)

    @Slot()
    def _new_chosen(self) -> None:
        """Something new: in a part of the care memory one more note, elsewhere a headline."""
        if self._navigator.current is ScreenName.MEMORY_PART:
            self._window.screen_for(ScreenName.MEMORY_PART).choose_primary()
        else:
            self.new_headline()

    def _connect_menus(self) -> None:
        menus = self._window.menus
        menus.new_headline_chosen.connect(self._new_chosen)
        menus.open_file_chosen.connect(self.choose_file)
        menus.print_chosen.connect(self._print)
        menus.save_pdf_chosen.connect(self._save_pdf)
        menus.lock_chosen.connect(self._lock)
        menus.quit_chosen.connect(self._window.close)
        menus.place_chosen.connect(self._go_to_place)
        menus.cover_chosen.connect(self._toggle_cover)
        menus.help_chosen.connect(self._show_help)
        menus.settings_chosen.connect(self._show_settings)
        self._window.status.lock_asked.connect(self._lock)
        self._window.status.help_asked.connect(self._help_for_this_screen)
        self._window.close_asked.connect(self._on_close_asked)
        self._window.input_seen.connect(self._models.notes_file.input_seen)
        self._window.banner.try_again_chosen.connect(self._models.editing.try_saving_now)
        self._window.banner.keep_both_chosen.connect(self._models.notes_file.keep_both)

    def _connect_models(self) -> None:
        models = self._models
        models.notes_file.opened.connect(self._on_opened)
        models.notes_file.locked.connect(self._on_locked)
        models.notes_file.lock_put_off.connect(self._on_lock_put_off)
        models.notes_file.moved.connect(self._on_moved)
        models.walk.loaded.connect(self._on_walk_loaded)
        models.walk.gone.connect(self._on_walk_gone)
        models.headlines.headline_deleted.connect(self._on_headline_deleted)
        models.editing.save_failed.connect(self._on_save_failed)
        models.editing.save_state_changed.connect(self._on_save_state)
        models.editing.records_reverted.connect(self._on_reverted)
        models.notes_file.lock_warning_due.connect(self._window.banner.say_locking_soon)
        models.notes_file.lock_warning_cancelled.connect(self._window.banner.hide)

    def _show_unlock(self) -> None:
        screen = self._window.screen_for(ScreenName.UNLOCK)
        if isinstance(screen, UnlockScreen):
            screen.set_file(self._file)
        self._navigator.start_at(ScreenName.UNLOCK)

    @Slot(object)
    def _on_opened(self, person: Person) -> None:
        path = self._models.notes_file.path
        if path is not None:
            self._file = path
            self._settings.keep_notes_file(path)
        self._window.set_open(True)
        self.use_person(person)
        self._places.go_back()

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Let go of what is here about anybody, and show the notes of this person."""
        self._is_arriving = False
        self._pasted = ""
        self._models.walk.clear()
        self._models.preview.clear()
        self._models.headlines.clear()
        self._models.headlines.load(person.id)

    @Slot()
    def _on_walk_loaded(self) -> None:
        if self._pasted:
            text, self._pasted = self._pasted, ""
            self._models.walk.set_headline_text(text)
        if self._places.is_going_back:
            self._places.arrive()
        elif self._is_arriving:
            self._navigator.go(ScreenName.HEADLINE)
        # After undo and redo the focus stays where the person has it.
        self._is_arriving = False

    @Slot()
    def _on_walk_gone(self) -> None:
        self._is_arriving = False
        if self._places.is_at_new_headline:
            self._models.walk.begin()
            return
        self._places.give_up()

    @Slot(object)
    def _on_headline_deleted(self, headline: Headline) -> None:
        walk = self._models.walk
        if walk.is_loaded and walk.walk.headline.id == headline.id:
            walk.clear()
        self._window.status.say(self.tr("Headline deleted. Undo brings it back."))

    @Slot()
    def _on_locked(self) -> None:
        self._is_arriving = False
        self._window.set_open(False)
        self._models.walk.clear()
        self._models.headlines.clear()
        self._models.preview.clear()
        if self._closing:
            self._window.allow_close()
        else:
            self._window.forget_screens()
            self._show_unlock()
            announce(self._window, self.tr("Your notes are locked."))

    @Slot()
    def _on_lock_put_off(self) -> None:
        self._closing = False

    @Slot()
    def _lock(self) -> None:
        self._models.notes_file.lock()

    @Slot()
    def _on_close_asked(self) -> None:
        self._settings.keep_window(self._window)
        if self._models.notes_file.is_open and self._offer_sheet():
            return
        if self._models.notes_file.is_open:
            self._closing = True
            self._lock()
        elif not self._closing:
            self._window.allow_close()

    def _offer_sheet(self) -> bool:
        """Show the recovery sheet before the first leaving, once there is something to lose."""
        if self._models.recovery.was_offered or not self._has_headlines():
            return False
        from carecompanion.views.recovery_sheet_screen import RecoverySheetScreen

        self._navigator.go(ScreenName.RECOVERY_SHEET)
        screen = self._window.screen_for(ScreenName.RECOVERY_SHEET)
        if isinstance(screen, RecoverySheetScreen):
            screen.say_leaving()
        return True

    def _has_headlines(self) -> bool:
        """Whether a headline was ever typed; the list on Home does not know the newest yet."""
        walk = self._models.walk
        is_begun = walk.is_loaded and bool(walk.walk.headline.text.strip())
        return is_begun or bool(self._models.headlines.headlines)

    @Slot()
    def _show_settings(self) -> None:
        self._navigator.go(ScreenName.SETTINGS)

    @Slot(object)
    def _on_moved(self, path: Path) -> None:
        self._file = path
        self._settings.keep_notes_file(path)
        self._window.status.say(
            self.tr("Both are kept. You go on in {name}.").format(name=path.name)
        )

    @Slot(object)
    def _on_save_failed(self, error: CareError) -> None:
        if isinstance(error, DiskFullError):
            self._window.banner.say_not_saved()
        elif isinstance(error, VaultChangedError):
            self._window.banner.say_changed()
        else:
            self._window.banner.say_cannot_save()

    @Slot(object)
    def _on_save_state(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self._window.banner.say_saved_again()
            # The place is kept with what was typed, so that a kill brings the person back here too.
            if self._models.notes_file.is_open:
                self._places.keep()

    @Slot(object)
    def _on_reverted(self, _ids: object) -> None:
        person = self._models.notes_file.person
        if person is not None:
            self._models.headlines.load(person.id)

    @Slot()
    def _print(self) -> None:
        if not self._models.notes_file.is_open and self._navigator.current is not ScreenName.PAGE:
            self.show_empty_sheet()
        elif self._navigator.current is ScreenName.PAGE:
            self._window.screen_for(ScreenName.PAGE).choose_primary()
        else:
            self._go_to_place(ScreenName.PAGE)

    @Slot()
    def _save_pdf(self) -> None:
        if not self._models.notes_file.is_open and self._navigator.current is not ScreenName.PAGE:
            self.show_empty_sheet()
        elif self._navigator.current is ScreenName.PAGE:
            self._window.screen_for(ScreenName.PAGE).choose_second()
        else:
            self._go_to_place(ScreenName.PAGE)

    @Slot(object)
    def _go_to_place(self, place: ScreenName) -> None:
        if place is ScreenName.PAGE:
            self._open_newest_walk()
        self._navigator.go(place)

    def _open_newest_walk(self) -> None:
        """Print shows the walk at hand, else the newest headline, else an empty sheet."""
        newest = self._models.headlines.headlines[:1]
        if not self._models.walk.is_loaded and newest:
            self._models.walk.open(newest[0].id)

    @Slot()
    def _toggle_cover(self) -> None:
        if self._navigator.current is ScreenName.COVER:
            self._navigator.back()
        else:
            self._navigator.go(ScreenName.COVER)

    @Slot()
    def _help_for_this_screen(self) -> None:
        self._show_help(HelpPage.THIS_SCREEN)

    @Slot(object)
    def _show_help(self, page: HelpPage) -> None:
        if self._navigator.current is ScreenName.COVER:
            return
        screen = self._window.screen_for(ScreenName.HELP)
        if isinstance(screen, HelpScreen):
            screen.show_page(page, self._navigator.current or ScreenName.HOME)
        self._navigator.go(ScreenName.HELP)
