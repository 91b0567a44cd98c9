"""Puts the window together; one of the few modules that see every part."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, Slot
from PySide6.QtWidgets import QApplication

from carecompanion import __version__, host
from carecompanion.composition import (
    Parts,
    local_today,
    picture_pages,
    suggest_passphrase,
    write_owner_only,
)
from carecompanion.domain.ports import Vaults
from carecompanion.session.session import Session
from carecompanion.session.system_lock import SystemLock
from carecompanion.viewmodels.editing import EditingModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.page_preview import PagePreviewModel, PageTools
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.crash_boundary import CrashBoundary
from carecompanion.views.flow import Flow, Models
from carecompanion.views.main_window import MainWindow, ScreenFactory
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.theme.appearance import Appearance

NOTES_FILE_NAME = "notes.carevault"
DEFAULT_SIZE = (1100, 720)


def run(notes_file: Path | None) -> int:
    """Open the window and stay until it is closed; the exit status."""
    host.prepare_environment()
    host.harden_process()
    # Qt's own file dialog writes the folders people visit into a file: let it write nowhere.
    nowhere = str(Path(__file__) / "nowhere")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("carecompanion")
    application.setApplicationDisplayName("Care Companion")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("carecompanion")
    app = CareApp(
        application,
        usual_notes_file=host.default_notes_folder() / NOTES_FILE_NAME,
        settings_file=settings_file(),
    )
    app.start(notes_file)
    gc.freeze()
    gc.enable()
    status = application.exec()
    app.shut_down()
    return status


def settings_file() -> Path:
    """Where the settings live, in a folder for its owner only."""
    from platformdirs import user_config_path

    folder = user_config_path("carecompanion", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "settings.ini"


class CareApp(QObject):
    """One window over one notes file, with everything it needs."""

    def __init__(
        self,
        application: QApplication,
        *,
        usual_notes_file: Path,
        settings_file: Path,
        parts: Parts | None = None,
    ) -> None:
        super().__init__()
        self._parts = parts or Parts()
        self._usual_notes_file = usual_notes_file
        self._settings = Settings(settings_file, usual_notes_file=usual_notes_file)
        self.appearance = Appearance(
            application,
            fonts=self._parts.fonts_folder,
            icons=self._parts.icons_folder,
            theme=self._settings.theme,
            text_scale=self._settings.text_scale,
        )
        self.appearance.changed.connect(self._keep_look)
        QLocale.setDefault(QLocale(QLocale.Language.English))
        self._session = Session(self._vaults, self, system_lock=SystemLock(self))
        self.models = self._make_models()
        self.models.preview.paper_changed.connect(self._settings.keep_paper)
        self.models.notes_file.opened.connect(self.models.preview.get_ready)
        self._navigator = Navigator(self)
        self.window = MainWindow(
            self._navigator, self.models.editing, self.appearance, self._factories()
        )
        self.flow = Flow(self.window, self._navigator, self.models, self._settings)
        self._boundary = CrashBoundary(self._session.flush, self)
        self._boundary.caught.connect(self.window.banner.say_unexpected)
        self._boundary.install()

    def start(self, notes_file: Path | None) -> None:
        """Show the window with its first screen."""
        if not self._settings.restore_window(self.window):
            self.window.resize(*DEFAULT_SIZE)
        self.flow.start(notes_file)
        self.window.show()
        self.window.watch_input()

    def shut_down(self) -> None:
        """End the threads once the window is closed."""
        self._boundary.remove()
        self.models.preview.shut_down()
        self._session.shut_down()

    def _vaults(self) -> Vaults:
        return self._parts.vaults

    def _make_models(self) -> Models:
        parts, session = self._parts, self._session
        tools = PageTools(
            load=parts.load_pages,
            make_printout=parts.make_printout,
            picture_pages=picture_pages,
            write_file=write_owner_only,
        )
        return Models(
            notes_file=NotesFileModel(session, suggest_passphrase, self),
            editing=EditingModel(session, self),
            headlines=HeadlineListModel(session, self),
            walk=WalkModel(session, lambda: parts.question_table, local_today, self),
            preview=PagePreviewModel(tools, self, paper=self._settings.paper),
        )

    def _factories(self) -> Mapping[ScreenName, ScreenFactory]:
        """How to build each screen. A screen's module is loaded on its first visit."""
        return {
            ScreenName.WELCOME: self._welcome,
            ScreenName.PASSWORD: self._password,
            ScreenName.UNLOCK: self._unlock,
            ScreenName.HOME: self._home,
            ScreenName.HEADLINES: self._headlines,
            ScreenName.HEADLINE: self._headline,
            ScreenName.RELEVANCE: self._relevance,
            ScreenName.STAGE: self._stage,
            ScreenName.RISK: self._risk,
            ScreenName.ACCESS: self._access,
            ScreenName.QUESTIONS: self._questions,
            ScreenName.PAGE: self._page,
            ScreenName.HELP: self._help,
            ScreenName.COVER: self._cover,
        }

    def _welcome(self) -> Screen:
        from carecompanion.views.welcome_screen import WelcomeScreen

        screen = WelcomeScreen(self.appearance)
        screen.open_asked.connect(self.flow.choose_file)
        screen.limits_asked.connect(self.flow.show_limits)
        return screen

    def _password(self) -> Screen:
        from carecompanion.views.password_screen import PasswordScreen

        screen = PasswordScreen(self.models.notes_file, self._usual_notes_file)
        self.models.notes_file.opened.connect(screen.forget)
        return screen

    def _unlock(self) -> Screen:
        from carecompanion.views.unlock_screen import UnlockScreen

        screen = UnlockScreen(self.models.notes_file)
        screen.open_asked.connect(self.flow.choose_file)
        screen.new_notes_asked.connect(self.flow.start_new_notes)
        screen.empty_sheet_asked.connect(self.flow.show_empty_sheet)
        return screen

    def _home(self) -> Screen:
        from carecompanion.views.home_screen import HomeScreen

        screen = HomeScreen(self.models.headlines)
        screen.new_headline_asked.connect(self.flow.new_headline)
        screen.headline_pasted.connect(self.flow.new_headline_from)
        screen.headline_asked.connect(self.flow.open_headline)
        screen.empty_sheet_asked.connect(self.flow.show_empty_sheet)
        return screen

    def _headlines(self) -> Screen:
        from carecompanion.views.headlines_screen import HeadlinesScreen

        screen = HeadlinesScreen(self.models.headlines)
        screen.new_headline_asked.connect(self.flow.new_headline)
        screen.headline_asked.connect(self.flow.open_headline)
        return screen

    def _headline(self) -> Screen:
        from carecompanion.views.walk.headline_step import HeadlineStep

        return HeadlineStep(self.models.walk)

    def _relevance(self) -> Screen:
        from carecompanion.views.walk.relevance_step import RelevanceStep

        return RelevanceStep(self.models.walk, self.appearance.icons)

    def _stage(self) -> Screen:
        from carecompanion.views.walk.answer_steps import StageStep

        return StageStep(self.models.walk)

    def _risk(self) -> Screen:
        from carecompanion.views.walk.answer_steps import RiskStep

        return RiskStep(self.models.walk)

    def _access(self) -> Screen:
        from carecompanion.views.walk.answer_steps import AccessStep

        return AccessStep(self.models.walk)

    def _questions(self) -> Screen:
        from carecompanion.views.walk.question_step import QuestionStep

        return QuestionStep(self.models.walk)

    def _page(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.walk.page_step import PageStep

        return PageStep(self.models.walk, self.models.preview, Printing(picture_pages, self))

    def _help(self) -> Screen:
        from carecompanion.composition import licence_notes
        from carecompanion.views.help_screen import HelpScreen

        return HelpScreen(lambda: self._parts.help_table, licence_notes)

    def _cover(self) -> Screen:
        from carecompanion.views.cover_screen import CoverScreen

        return CoverScreen()

    @Slot()
    def _keep_look(self) -> None:
        self._settings.keep_look(self.appearance.theme, self.appearance.text_scale)
