"""The screens of the notes file itself: home, password, recovery, backups, settings."""

from __future__ import annotations

from collections.abc import Mapping

from carecompanion.composition import each_page
from carecompanion.screen_makers.context import Maker, Makers
from carecompanion.views.screen import Screen, ScreenName


class VaultMakers(Makers):
    """The screens of the notes file itself: home, password, recovery, backups, settings."""

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each of them is made."""
        return {
            ScreenName.PASSWORD: self._password,
            ScreenName.HOME: self._home,
            ScreenName.HELP: self._help,
            ScreenName.COVER: self._cover,
            ScreenName.FORGOT: self._forgot,
            ScreenName.RECOVERY_SHEET: self._recovery_sheet,
            ScreenName.NEW_PASSWORD: self._new_password,
            ScreenName.SETTINGS: self._settings_screen,
            ScreenName.BRING_IN: self._bring_in,
            ScreenName.STRONGER_KEY: self._stronger_key,
            ScreenName.BACKUPS: self._backups_screen,
            ScreenName.RESTORE: self._restore,
            ScreenName.RESCUE: self._rescue,
            ScreenName.DELETED: self._deleted,
            ScreenName.HISTORY: self._history,
        }

    def _password(self) -> Screen:
        from carecompanion.views.password_screen import PasswordScreen

        screen = PasswordScreen(
            self._models.notes_file,
            self._usual_notes_file,
            remember=self._models.remember,
            hints=self._models.hints,
            synced=self._models.synced,
        )
        self._models.notes_file.opened.connect(screen.forget)
        return screen

    def _home(self) -> Screen:
        from carecompanion.views.home_screen import HomeScreen

        screen = HomeScreen(
            self._models.headlines,
            self._models.recovery,
            self._models.backups,
            self._models.synced,
            self._models.people,
            self._models.visits,
        )
        screen.visit_asked.connect(self._flows.visit.show_visit)
        screen.print_visit_asked.connect(self._flows.visit.print_visit)
        screen.stronger_key_asked.connect(self._flows.keys.show_stronger_key)
        screen.new_headline_asked.connect(self._flows.main.new_headline)
        screen.headline_pasted.connect(self._flows.main.new_headline_from)
        screen.headline_asked.connect(self._flows.main.open_headline)
        screen.empty_sheet_asked.connect(self._flows.main.show_empty_sheet)
        screen.recovery_sheet_asked.connect(self._flows.recovery.show_sheet)
        screen.backups_asked.connect(self._flows.backups.show_backups)
        screen.clipboard_asked.connect(self._flows.intake.paste)
        screen.queue_asked.connect(self._flows.life.show_queue)
        screen.life_asked.connect(self._flows.life.show_life)
        return screen

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
        notes_file = self._models.notes_file
        screen.code_entered.connect(self._flows.recovery.open_with_code)
        screen.remembered_asked.connect(self._flows.recovery.open_remembered)
        self._models.remember.found.connect(screen.offer_remembered)
        self._models.remember.open_failed.connect(screen.show_remembered_failure)
        notes_file.open_failed.connect(screen.show_failure)
        notes_file.busy_changed.connect(screen.show_busy)
        screen.open_asked.connect(self._flows.main.choose_file)
        screen.new_notes_asked.connect(self._flows.main.start_new_notes)
        return screen

    def _recovery_sheet(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.recovery_sheet_screen import RecoverySheetScreen

        screen = RecoverySheetScreen(
            self._models.recovery,
            Printing(each_page, self),
            lambda: self._models.preview.paper,
        )
        screen.finished.connect(self._flows.recovery.leave_sheet)
        return screen

    def _new_password(self) -> Screen:
        from carecompanion.views.new_password_screen import NewPasswordScreen

        screen = NewPasswordScreen(
            self._models.notes_file, self._models.recovery, self._models.hints
        )
        screen.finished.connect(self._flows.recovery.leave_new_password)
        return screen

    def _settings_screen(self) -> Screen:
        from carecompanion.views.settings_parts.careful import CarefulSection
        from carecompanion.views.settings_parts.elsewhere import ElsewhereSection
        from carecompanion.views.settings_parts.lock import LockSection
        from carecompanion.views.settings_parts.look import LookSection
        from carecompanion.views.settings_parts.people import PeopleSection
        from carecompanion.views.settings_parts.recovery import RecoverySection
        from carecompanion.views.settings_parts.remember import RememberSection
        from carecompanion.views.settings_screen import SettingsScreen

        recovery = RecoverySection()
        recovery.sheet_asked.connect(self._flows.recovery.show_sheet)
        recovery.new_password_asked.connect(self._flows.recovery.show_new_password)
        people = PeopleSection()
        people.people_asked.connect(self._flows.people.show_people)
        elsewhere = ElsewhereSection(self._models.elsewhere, self._models.people)
        elsewhere.bring_in_asked.connect(self._flows.keys.show_bring_in)
        return SettingsScreen(
            look=LookSection(self._appearance),
            lock=LockSection(self._models.notes_file),
            remember=RememberSection(self._models.remember),
            recovery=recovery,
            people=people,
            elsewhere=elsewhere,
            careful=CarefulSection(self._models.careful),
        )

    def _bring_in(self) -> Screen:
        from carecompanion.views.bring_in_screen import BringInScreen

        models = self._models
        screen = BringInScreen(
            models.bring_in,
            models.notes_file,
            models.synced,
            models.hints,
            self._usual_notes_file.parent,
        )
        screen.open_asked.connect(self._flows.main.use_file)
        return screen

    def _stronger_key(self) -> Screen:
        from carecompanion.views.stronger_key_screen import StrongerKeyScreen

        screen = StrongerKeyScreen(self._models.recovery)
        screen.finished.connect(self._flows.recovery.leave_new_password)
        return screen

    def _backups_screen(self) -> Screen:
        from carecompanion.views.backups_screen import BackupsScreen

        screen = BackupsScreen(self._models.backups)
        screen.restore_asked.connect(self._flows.backups.go_back_to)
        return screen

    def _restore(self) -> Screen:
        from carecompanion.views.restore_screen import RestoreScreen

        screen = RestoreScreen(self._models.rescue)
        screen.finished.connect(self._flows.backups.leave_restore)
        return screen

    def _rescue(self) -> Screen:
        from carecompanion.views.rescue_screen import RescueScreen

        screen = RescueScreen(self._models.rescue)
        screen.restore_asked.connect(self._flows.backups.show_restore_from_rescue)
        screen.open_asked.connect(self._flows.backups.open_file)
        return screen

    def _deleted(self) -> Screen:
        from carecompanion.views.deleted_screen import DeletedScreen

        return DeletedScreen(self._models.deleted)

    def _history(self) -> Screen:
        from carecompanion.views.history_screen import HistoryScreen

        return HistoryScreen(self._models.past, lambda: self._parts.memory_words)
