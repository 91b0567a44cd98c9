"""Everything behind the first screen: the session, the view models, and the screens they feed.

It is put together once the first screen is painted, before anybody can press a key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from carecompanion.composition import (
    Parts,
    local_today,
    open_chosen,
    open_paper,
    passphrase_strength,
    picture_pages,
    save_copy,
    suggest_passphrase,
    utc_now,
    write_owner_only,
)
from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.ports import Vaults
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.vault_secrets import FileNumber
from carecompanion.session.session import Session
from carecompanion.session.system_lock import SystemLock
from carecompanion.viewmodels.backups import BackupModel
from carecompanion.viewmodels.bring_in import BringInModel
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.editing import EditingModel
from carecompanion.viewmodels.elsewhere import ElsewhereModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.page_preview import PagePreviewModel, PageTools
from carecompanion.viewmodels.paper import PaperModel, PaperTools
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.recovery import RecoveryModel, SheetTools
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.viewmodels.rescue import RescueModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.backup_flow import BackupFlow
from carecompanion.views.crash_boundary import CrashBoundary
from carecompanion.views.flow import Flow, Models
from carecompanion.views.keys_flow import KeysFlow
from carecompanion.views.main_window import MainWindow
from carecompanion.views.navigator import Navigator
from carecompanion.views.papers_flow import PapersFlow
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
        self._backup_flow = BackupFlow(window, navigator, self.models, self._flow, settings)
        self._keys_flow = KeysFlow(window, navigator, self.models, settings)
        self._papers_flow = PapersFlow(window, navigator, self.models)
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
            screen.rescue_asked.connect(self._backup_flow.show_rescue)
            notes_file.open_failed.connect(screen.show_failure)
            notes_file.busy_changed.connect(screen.show_busy)
            self._connect_remembered(screen)
            screen.open_asked.connect(self._flow.choose_file)
            screen.new_notes_asked.connect(self._flow.start_new_notes)
            screen.empty_sheet_asked.connect(self._flow.show_empty_sheet)

    def _connect_remembered(self, screen: UnlockScreen) -> None:
        remember = self.models.remember
        screen.remembered_asked.connect(self._open_remembered)
        remember.found.connect(screen.offer_remembered)
        remember.look_failed.connect(screen.say_store_closed)
        remember.open_failed.connect(screen.show_remembered_failure)
        self._keys_flow.look_for_key(screen)

    @Slot(object, bool)
    def _open_remembered(self, path: Path, take_over: bool) -> None:
        self.models.remember.open(path, take_over=take_over)

    def shut_down(self) -> None:
        """End the threads once the window is closed."""
        self._boundary.remove()
        models = self.models
        models.preview.shut_down()
        models.recovery.shut_down()
        for model in (models.remember, models.synced, models.elsewhere, models.bring_in):
            model.shut_down()
        models.hints.shut_down()
        models.backups.shut_down()
        models.rescue.shut_down()
        models.paper.shut_down()
        self._session.shut_down()

    def _file_number(self, path: Path) -> FileNumber:
        return self._parts.vaults.file_number(path)

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
            backups=BackupModel(
                session,
                lambda: parts.backups,
                utc_now,
                self,
                place=BackupPlace(settings.backup_folder),
            ),
            rescue=RescueModel(lambda: parts.backups, self._vaults, self),
            remember=RememberModel(
                session,
                lambda: parts.remembered_keys,
                self._file_number,
                self,
                was_used=settings.was_remembered,
            ),
            synced=SyncedFolders(session, self),
            elsewhere=ElsewhereModel(session, parts.take_out, self),
            bring_in=BringInModel(parts.bring_in, self),
            hints=PassphraseHints(passphrase_strength, suggest_passphrase, self),
            papers=PaperListModel(session, self),
            adding=AddingModel(session, open_chosen, local_today, self),
            paper=PaperModel(session, PaperTools(open_paper=open_paper, save_copy=save_copy), self),
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
            ScreenName.BACKUPS: self._backups_screen,
            ScreenName.RESTORE: self._restore,
            ScreenName.RESCUE: self._rescue,
            ScreenName.BRING_IN: self._bring_in,
            ScreenName.STRONGER_KEY: self._stronger_key,
            ScreenName.PAPERS: self._papers_screen,
            ScreenName.PAPER: self._paper_screen,
            ScreenName.DELETED: self._deleted,
            ScreenName.HISTORY: self._history,
        }

    def _password(self) -> Screen:
        from carecompanion.views.password_screen import PasswordScreen

        screen = PasswordScreen(
            self.models.notes_file,
            self._usual_notes_file,
            remember=self.models.remember,
            hints=self.models.hints,
            synced=self.models.synced,
        )
        self.models.notes_file.opened.connect(screen.forget)
        return screen

    def _home(self) -> Screen:
        from carecompanion.views.home_screen import HomeScreen

        screen = HomeScreen(
            self.models.headlines, self.models.recovery, self.models.backups, self.models.synced
        )
        screen.stronger_key_asked.connect(self._keys_flow.show_stronger_key)
        screen.new_headline_asked.connect(self._flow.new_headline)
        screen.headline_pasted.connect(self._flow.new_headline_from)
        screen.headline_asked.connect(self._flow.open_headline)
        screen.empty_sheet_asked.connect(self._flow.show_empty_sheet)
        screen.recovery_sheet_asked.connect(self._recovery_flow.show_sheet)
        screen.backups_asked.connect(self._backup_flow.show_backups)
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
        screen.remembered_asked.connect(self._recovery_flow.open_remembered)
        self.models.remember.found.connect(screen.offer_remembered)
        self.models.remember.open_failed.connect(screen.show_remembered_failure)
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

        screen = NewPasswordScreen(self.models.notes_file, self.models.recovery, self.models.hints)
        screen.finished.connect(self._recovery_flow.leave_new_password)
        return screen

    def _settings_screen(self) -> Screen:
        from carecompanion.views.settings_parts.elsewhere import ElsewhereSection
        from carecompanion.views.settings_parts.lock import LockSection
        from carecompanion.views.settings_parts.look import LookSection
        from carecompanion.views.settings_parts.recovery import RecoverySection
        from carecompanion.views.settings_parts.remember import RememberSection
        from carecompanion.views.settings_screen import SettingsScreen

        recovery = RecoverySection()
        recovery.sheet_asked.connect(self._recovery_flow.show_sheet)
        recovery.new_password_asked.connect(self._recovery_flow.show_new_password)
        elsewhere = ElsewhereSection(self.models.elsewhere)
        elsewhere.bring_in_asked.connect(self._keys_flow.show_bring_in)
        return SettingsScreen(
            look=LookSection(self._appearance),
            lock=LockSection(self.models.notes_file),
            remember=RememberSection(self.models.remember),
            recovery=recovery,
            elsewhere=elsewhere,
        )

    def _bring_in(self) -> Screen:
        from carecompanion.views.bring_in_screen import BringInScreen

        models = self.models
        screen = BringInScreen(
            models.bring_in,
            models.notes_file,
            models.synced,
            models.hints,
            self._usual_notes_file.parent,
        )
        screen.open_asked.connect(self._flow.use_file)
        return screen

    def _stronger_key(self) -> Screen:
        from carecompanion.views.stronger_key_screen import StrongerKeyScreen

        screen = StrongerKeyScreen(self.models.recovery)
        screen.finished.connect(self._recovery_flow.leave_new_password)
        return screen

    def _backups_screen(self) -> Screen:
        from carecompanion.views.backups_screen import BackupsScreen

        screen = BackupsScreen(self.models.backups)
        screen.restore_asked.connect(self._backup_flow.go_back_to)
        return screen

    def _restore(self) -> Screen:
        from carecompanion.views.restore_screen import RestoreScreen

        screen = RestoreScreen(self.models.rescue)
        screen.finished.connect(self._backup_flow.leave_restore)
        return screen

    def _rescue(self) -> Screen:
        from carecompanion.views.rescue_screen import RescueScreen

        screen = RescueScreen(self.models.rescue)
        screen.restore_asked.connect(self._backup_flow.show_restore_from_rescue)
        screen.open_asked.connect(self._backup_flow.open_file)
        return screen

    def _papers_screen(self) -> Screen:
        from carecompanion.views.papers_screen import PapersScreen

        screen = PapersScreen(self.models.papers, self.models.adding)
        screen.paper_asked.connect(self._papers_flow.show_paper)
        return screen

    def _paper_screen(self) -> Screen:
        from carecompanion.views.paper_screen import PaperScreen

        return PaperScreen(self.models.paper)

    def _deleted(self) -> Screen:
        from carecompanion.views.deleted_screen import DeletedScreen

        return DeletedScreen(self.models.deleted)

    def _history(self) -> Screen:
        from carecompanion.views.history_screen import HistoryScreen

        return HistoryScreen(self.models.past)
