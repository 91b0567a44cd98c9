"""Everything behind the first screen: the session, the view models, and the screens they feed.

It is put together once the first screen is painted, before anybody can press a key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from carecompanion.composition import (
    Parts,
    local_today,
    picture_pages,
    suggest_passphrase,
    write_owner_only,
)
from carecompanion.domain.ports import Vaults
from carecompanion.domain.questions import QuestionId
from carecompanion.session.session import Session
from carecompanion.session.system_lock import SystemLock
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.editing import EditingModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.page_preview import PagePreviewModel, PageTools
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.recovery import RecoveryModel, SheetTools
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.crash_boundary import CrashBoundary
from carecompanion.views.flow import Flow, Models
from carecompanion.views.main_window import MainWindow
from carecompanion.views.navigator import Navigator
from carecompanion.views.past_flow import PastFlow
from carecompanion.views.recovery_flow import RecoveryFlow
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.unlock_screen import UnlockScreen
from carecompanion.views.welcome_screen import WelcomeScreen


class Assembly(QObject):
    """One notes file in use behind one window."""

    def __init__(
        self,
        window: MainWindow,
        navigator: Navigator,
        appearance: Appearance,
        settings: Settings,
        *,
        parts: Parts,
        notes_file: Path,
        usual_notes_file: Path,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._appearance = appearance
        self._usual_notes_file = usual_notes_file
        self._session = Session(self._vaults, self, system_lock=SystemLock(self))
        self.models = self._make_models(settings)
        self.models.preview.paper_changed.connect(settings.keep_paper)
        self.models.notes_file.opened.connect(self.models.preview.get_ready)
        window.use_editing(self.models.editing)
        self._flow = Flow(window, navigator, self.models, settings, notes_file)
        self._recovery_flow = RecoveryFlow(window, navigator, self.models)
        self._past_flow = PastFlow(window, navigator, self.models)
        self._boundary = CrashBoundary(self._session.flush, self)
        self._boundary.caught.connect(window.banner.say_unexpected)
        self._boundary.install()

    def make_screen(self, name: ScreenName) -> Screen:
        """Build a screen that shows notes. Its module is loaded on its first visit."""
        return self._makers()[name]()

    def connect_locked_screen(self, screen: Screen) -> None:
        """Let a screen that is there before the notes are open ask for what it offers."""
        if isinstance(screen, WelcomeScreen):
            screen.open_asked.connect(self._flow.choose_file)
            screen.limits_asked.connect(self._flow.show_limits)
        elif isinstance(screen, UnlockScreen):
            notes_file = self.models.notes_file
            screen.unlock_asked.connect(notes_file.unlock)
            screen.take_over_asked.connect(notes_file.take_over)
            screen.forgot_asked.connect(self._recovery_flow.show_forgot)
            notes_file.open_failed.connect(screen.show_failure)
            notes_file.busy_changed.connect(screen.show_busy)
            screen.open_asked.connect(self._flow.choose_file)
            screen.new_notes_asked.connect(self._flow.start_new_notes)
            screen.empty_sheet_asked.connect(self._flow.show_empty_sheet)

    def shut_down(self) -> None:
        """End the threads once the window is closed."""
        self._boundary.remove()
        self.models.preview.shut_down()
        self.models.recovery.shut_down()
        self._session.shut_down()

    def _vaults(self) -> Vaults:
        return self._parts.vaults

    def _make_models(self, settings: Settings) -> Models:
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
            preview=PagePreviewModel(tools, self, paper=settings.paper),
            recovery=RecoveryModel(session, self._sheet_tools(), self),
            past=PastModel(session, self._row_words, self),
            deleted=DeletedModel(session, self._row_words, self),
            drafts=DraftsModel(session, self),
        )

    def _row_words(self, question: QuestionId) -> str:
        return self._parts.question_table.questions[question].row

    def _sheet_tools(self) -> SheetTools:
        return SheetTools(
            make_sheet=self._parts.make_recovery_sheet,
            picture_pages=picture_pages,
            write_file=write_owner_only,
        )

    def _makers(self) -> Mapping[ScreenName, Callable[[], Screen]]:
        return {
            ScreenName.PASSWORD: self._password,
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
            ScreenName.FORGOT: self._forgot,
            ScreenName.RECOVERY_SHEET: self._recovery_sheet,
            ScreenName.NEW_PASSWORD: self._new_password,
            ScreenName.SETTINGS: self._settings_screen,
            ScreenName.DELETED: self._deleted,
            ScreenName.HISTORY: self._history,
        }

    def _password(self) -> Screen:
        from carecompanion.views.password_screen import PasswordScreen

        screen = PasswordScreen(self.models.notes_file, self._usual_notes_file)
        self.models.notes_file.opened.connect(screen.forget)
        return screen

    def _home(self) -> Screen:
        from carecompanion.views.home_screen import HomeScreen

        screen = HomeScreen(self.models.headlines, self.models.recovery)
        screen.new_headline_asked.connect(self._flow.new_headline)
        screen.headline_pasted.connect(self._flow.new_headline_from)
        screen.headline_asked.connect(self._flow.open_headline)
        screen.empty_sheet_asked.connect(self._flow.show_empty_sheet)
        screen.recovery_sheet_asked.connect(self._recovery_flow.show_sheet)
        return screen

    def _headlines(self) -> Screen:
        from carecompanion.views.headlines_screen import HeadlinesScreen

        screen = HeadlinesScreen(self.models.headlines)
        screen.new_headline_asked.connect(self._flow.new_headline)
        screen.headline_asked.connect(self._flow.open_headline)
        screen.history_asked.connect(self._past_flow.show_history)
        return screen

    def _headline(self) -> Screen:
        from carecompanion.views.walk.headline_step import HeadlineStep

        screen = HeadlineStep(self.models.walk)
        screen.history_asked.connect(self._past_flow.show_history)
        return screen

    def _relevance(self) -> Screen:
        from carecompanion.views.walk.relevance_step import RelevanceStep

        return RelevanceStep(self.models.walk, self._appearance.icons)

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

        return QuestionStep(self.models.walk, self.models.drafts)

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

    def _forgot(self) -> Screen:
        from carecompanion.views.forgot_screen import ForgotScreen

        screen = ForgotScreen()
        notes_file = self.models.notes_file
        screen.code_entered.connect(self._recovery_flow.open_with_code)
        notes_file.open_failed.connect(screen.show_failure)
        notes_file.busy_changed.connect(screen.show_busy)
        screen.open_asked.connect(self._flow.choose_file)
        screen.new_notes_asked.connect(self._flow.start_new_notes)
        return screen

    def _recovery_sheet(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.recovery_sheet_screen import RecoverySheetScreen

        screen = RecoverySheetScreen(
            self.models.recovery,
            Printing(picture_pages, self),
            lambda: self.models.preview.paper,
        )
        screen.finished.connect(self._recovery_flow.leave_sheet)
        return screen

    def _new_password(self) -> Screen:
        from carecompanion.views.new_password_screen import NewPasswordScreen

        screen = NewPasswordScreen(self.models.notes_file, self.models.recovery)
        screen.finished.connect(self._recovery_flow.leave_new_password)
        return screen

    def _settings_screen(self) -> Screen:
        from carecompanion.views.settings_screen import SettingsScreen

        screen = SettingsScreen()
        screen.sheet_asked.connect(self._recovery_flow.show_sheet)
        screen.new_password_asked.connect(self._recovery_flow.show_new_password)
        return screen

    def _deleted(self) -> Screen:
        from carecompanion.views.deleted_screen import DeletedScreen

        return DeletedScreen(self.models.deleted)

    def _history(self) -> Screen:
        from carecompanion.views.history_screen import HistoryScreen

        return HistoryScreen(self.models.past)
