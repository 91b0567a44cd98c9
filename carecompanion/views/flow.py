"""Which screen follows what: opening, locking, headlines, pages. Wires the models to the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from carecompanion.domain.errors import CareError, DiskFullError, VaultChangedError
from carecompanion.domain.records import Headline, Person
from carecompanion.viewmodels.backups import BackupModel
from carecompanion.viewmodels.bring_in import BringInModel
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.editing import EditingModel, SaveState
from carecompanion.viewmodels.elsewhere import ElsewhereModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.notes_file import NotesFileModel, Place
from carecompanion.viewmodels.page_preview import PagePreviewModel
from carecompanion.viewmodels.paper import PaperModel
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.recovery import RecoveryModel
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.viewmodels.rescue import RescueModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.help_pages import HelpPage
from carecompanion.views.help_screen import HelpScreen
from carecompanion.views.main_window import MainWindow
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import WALK_STEPS, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.unlock_screen import UnlockScreen
from carecompanion.views.widgets.notice import announce

_KEPT_PLACES = (
    *WALK_STEPS,
    *(ScreenName.HEADLINES, ScreenName.PAPERS, ScreenName.SETTINGS),
    *(ScreenName.DELETED, ScreenName.HISTORY),
)
"""Where the person is again after unlocking; from anywhere else they begin at Home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The view models of one window."""

    notes_file: NotesFileModel
    editing: EditingModel
    headlines: HeadlineListModel
    walk: WalkModel
    preview: PagePreviewModel
    recovery: RecoveryModel
    backups: BackupModel
    rescue: RescueModel
    remember: RememberModel
    synced: SyncedFolders
    elsewhere: ElsewhereModel
    bring_in: BringInModel
    hints: PassphraseHints
    papers: PaperListModel
    adding: AddingModel
    paper: PaperModel
    past: PastModel
    deleted: DeletedModel
    drafts: DraftsModel


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
        self._place = Place()
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

    def _connect_menus(self) -> None:
        menus = self._window.menus
        menus.new_headline_chosen.connect(self.new_headline)
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
        models.notes_file.about_to_lock.connect(self._keep_place)
        models.notes_file.lock_put_off.connect(self._on_lock_put_off)
        models.notes_file.moved.connect(self._on_moved)
        models.walk.loaded.connect(self._on_walk_loaded)
        models.walk.gone.connect(self._on_walk_gone)
        models.headlines.headline_deleted.connect(self._on_headline_deleted)
        models.drafts.kept.connect(self._keep_place)
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
        self._models.headlines.load(person.id)
        self._models.notes_file.find_place(self._on_place_found)

    def _on_place_found(self, place: Place) -> None:
        self._place = place
        if place.screen in WALK_STEPS and place.headline_id:
            self._models.walk.open(UUID(place.headline_id))
        elif place.screen == ScreenName.HISTORY and place.headline_id:
            self._models.past.show(UUID(place.headline_id))
            self._return_to_place()
        elif place.screen in _KEPT_PLACES:
            self._return_to_place()
        else:
            self._place = Place()
            self._navigator.start_at(ScreenName.HOME)

    @Slot()
    def _on_walk_loaded(self) -> None:
        if self._pasted:
            text, self._pasted = self._pasted, ""
            self._models.walk.set_headline_text(text)
        if self._place.screen:
            self._return_to_place()
        elif self._is_arriving:
            self._navigator.go(ScreenName.HEADLINE)
        # After undo and redo the focus stays where the person has it.
        self._is_arriving = False

    def _return_to_place(self) -> None:
        place, self._place = self._place, Place()
        screen = ScreenName(place.screen)
        is_step = screen in WALK_STEPS
        steps = WALK_STEPS[: WALK_STEPS.index(screen) + 1] if is_step else (screen,)
        self._navigator.start_at(ScreenName.HOME, *steps)
        self._window.put_caret(place.field, place.caret, place.scroll)

    @Slot()
    def _on_walk_gone(self) -> None:
        self._is_arriving = False
        if self._place.screen == ScreenName.HEADLINE:
            self._models.walk.begin()  # a new headline that had no words yet
            return
        self._place = Place()
        self._navigator.start_at(ScreenName.HOME)

    @Slot(object)
    def _on_headline_deleted(self, headline: Headline) -> None:
        walk = self._models.walk
        if walk.is_loaded and walk.walk.headline.id == headline.id:
            walk.clear()
        self._window.status.say(self.tr("Headline deleted. Undo brings it back."))

    @Slot()
    def _keep_place(self) -> None:
        self._models.notes_file.remember_place(self._present_place())

    def _present_place(self) -> Place:
        """Where the person is; under the cover or the help, where they were before."""
        trail = reversed(self._navigator.trail)
        screen = next((name for name in trail if name in _KEPT_PLACES), None)
        headline_id = self._headline_at(screen)
        if screen is None or headline_id is None:
            return Place()
        field, caret, scroll = self._window.caret(screen)
        return Place(
            screen=screen.value, headline_id=headline_id, field=field, caret=caret, scroll=scroll
        )

    def _headline_at(self, screen: ScreenName | None) -> str | None:
        """The headline that a screen is about; empty for one about none, None without one."""
        models = self._models
        if screen in WALK_STEPS:
            return str(models.walk.walk.headline.id) if models.walk.is_loaded else None
        if screen is ScreenName.HISTORY:
            return str(models.past.headline_id) if models.past.headline_id else None
        return ""

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
                self._keep_place()

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
