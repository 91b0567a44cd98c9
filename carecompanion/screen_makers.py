"""Builds each screen on its first visit and connects what it asks for to the flows that answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from carecompanion.composition import Parts, each_page, local_today
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.unlock_screen import UnlockScreen
from carecompanion.views.welcome_screen import WelcomeScreen

if TYPE_CHECKING:
    from carecompanion.views.backup_flow import BackupFlow
    from carecompanion.views.find_flow import FindFlow
    from carecompanion.views.flow import Flow
    from carecompanion.views.intake_flow import IntakeFlow
    from carecompanion.views.keys_flow import KeysFlow
    from carecompanion.views.learn_flow import LearnFlow
    from carecompanion.views.life_flow import LifeFlow
    from carecompanion.views.memory_flow import MemoryFlow
    from carecompanion.views.models import Models
    from carecompanion.views.papers_flow import PapersFlow
    from carecompanion.views.past_flow import PastFlow
    from carecompanion.views.people_flow import PeopleFlow
    from carecompanion.views.recovery_flow import RecoveryFlow
    from carecompanion.views.theme.appearance import Appearance
    from carecompanion.views.timeline_flow import TimelineFlow
    from carecompanion.views.visit_flow import VisitFlow
    from carecompanion.views.walk.group_step import GroupStep
    from carecompanion.views.walk.headline_step import HeadlineStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """Who decides which screen follows what, each for a part of the app."""

    main: Flow
    recovery: RecoveryFlow
    backups: BackupFlow
    keys: KeysFlow
    papers: PapersFlow
    past: PastFlow
    memory: MemoryFlow
    people: PeopleFlow
    find: FindFlow
    intake: IntakeFlow
    timeline: TimelineFlow
    life: LifeFlow
    visit: VisitFlow
    learn: LearnFlow


class ScreenMakers(QObject):
    """Every screen of one window. A screen's module is loaded when it is first wanted."""

    def __init__(
        self,
        models: Models,
        flows: Flows,
        appearance: Appearance,
        parts: Parts,
        usual_notes_file: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._flows = flows
        self._appearance = appearance
        self._parts = parts
        self._usual_notes_file = usual_notes_file

    def make(self, name: ScreenName) -> Screen:
        """Build a screen that shows notes."""
        return self._makers()[name]()

    def connect_locked(self, screen: Screen) -> None:
        """Let a screen that is there before the notes are open ask for what it offers."""
        if isinstance(screen, WelcomeScreen):
            screen.open_asked.connect(self._flows.main.choose_file)
            screen.bring_in_asked.connect(self._flows.keys.show_bring_in)
            screen.limits_asked.connect(self._flows.main.show_limits)
        elif isinstance(screen, UnlockScreen):
            notes_file = self._models.notes_file
            screen.unlock_asked.connect(notes_file.unlock)
            screen.take_over_asked.connect(notes_file.take_over)
            screen.forgot_asked.connect(self._flows.recovery.show_forgot)
            screen.rescue_asked.connect(self._flows.backups.show_rescue)
            notes_file.open_failed.connect(screen.show_failure)
            notes_file.busy_changed.connect(screen.show_busy)
            self._connect_remembered(screen)
            screen.open_asked.connect(self._flows.main.choose_file)
            screen.bring_in_asked.connect(self._flows.keys.show_bring_in)
            screen.new_notes_asked.connect(self._flows.main.start_new_notes)
            screen.empty_sheet_asked.connect(self._flows.main.show_empty_sheet)

    def _connect_remembered(self, screen: UnlockScreen) -> None:
        remember = self._models.remember
        screen.remembered_asked.connect(self._open_remembered)
        remember.found.connect(screen.offer_remembered)
        remember.look_failed.connect(screen.say_store_closed)
        remember.open_failed.connect(screen.show_remembered_failure)
        self._flows.keys.look_for_key(screen)

    @Slot(object, bool)
    def _open_remembered(self, path: Path, take_over: bool) -> None:
        self._models.remember.open(path, take_over=take_over)

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
            ScreenName.MEMORY: self._memory,
            ScreenName.MEMORY_PART: self._memory_part,
            ScreenName.FACT: self._fact,
            ScreenName.DETAILS: self._details,
            ScreenName.NOTE: self._note,
            ScreenName.PEOPLE: self._people_screen,
            ScreenName.PERSON: self._person_screen,
            ScreenName.FIND: self._find,
            ScreenName.INTAKE: self._intake,
            ScreenName.TIMELINE: self._timeline,
            ScreenName.BOOKLET: self._booklet,
            ScreenName.VISITS: self._visits,
            ScreenName.VISIT_BEFORE: self._visit_before,
            ScreenName.VISIT_DURING: self._visit_during,
            ScreenName.VISIT_AFTER: self._visit_after,
            ScreenName.VISIT_ANSWERS: self._visit_answers,
            ScreenName.QUEUE: self._queue,
            ScreenName.QUEUE_SHEET: self._queue_sheet,
            ScreenName.LIFE: self._life,
            ScreenName.CLOSING: self._closing,
            ScreenName.SOURCE: self._source,
            ScreenName.LEARN: self._learn,
            ScreenName.LEARN_THEME: self._learn_theme,
            ScreenName.LEARN_CARD: self._learn_card,
            ScreenName.LEARN_WORDS: self._learn_words,
            ScreenName.LEARN_TABLE: self._learn_table,
            ScreenName.LEARN_PATH: self._learn_path,
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

    def _headlines(self) -> Screen:
        from carecompanion.views.headlines_screen import HeadlinesScreen

        screen = HeadlinesScreen(self._models.headlines)
        screen.new_headline_asked.connect(self._flows.main.new_headline)
        screen.headline_asked.connect(self._flows.main.open_headline)
        screen.history_asked.connect(self._flows.past.show_history)
        screen.clipboard_asked.connect(self._flows.intake.paste)
        screen.queue_asked.connect(self._flows.life.show_queue)
        screen.life_asked.connect(self._flows.life.show_life)
        return screen

    def _headline(self) -> Screen:
        from carecompanion.views.walk.headline_step import HeadlineStep

        screen = HeadlineStep(self._models.walk, self._models.careful, self._models.numbers)
        screen.history_asked.connect(self._flows.past.show_history)
        self._add_life(screen)
        return screen

    def _add_life(self, screen: HeadlineStep) -> None:
        """Say beside a headline that it was written down before, and lead to what becomes of it."""
        from carecompanion.views.walk.twin_notice import TwinNotice

        notice = TwinNotice(self._models.twins, screen)
        notice.open_asked.connect(self._flows.main.open_headline)
        notice.source_added.connect(self._flows.life.show_after_source)
        screen.add_twin_notice(notice)
        screen.life_asked.connect(self._flows.life.show_life)

    def _relevance(self) -> Screen:
        from carecompanion.views.walk.relevance_step import RelevanceStep

        models = self._models
        screen = RelevanceStep(
            models.walk,
            models.news,
            self._appearance.icons,
            models.reference,
            lambda: self._parts.memory_words,
        )
        self._add_deeper(screen)
        return screen

    def _stage(self) -> Screen:
        from carecompanion.views.walk.answer_steps import StageStep

        screen = StageStep(self._models.walk, self._models.news, self._models.numbers)
        self._add_deeper(screen)
        return screen

    def _risk(self) -> Screen:
        from carecompanion.views.walk.answer_steps import RiskStep

        screen = RiskStep(self._models.walk, self._models.news)
        self._add_deeper(screen)
        return screen

    def _access(self) -> Screen:
        from carecompanion.views.walk.access_panel import AccessPanel
        from carecompanion.views.walk.answer_steps import AccessStep

        screen = AccessStep(self._models.walk, self._models.news)
        self._add_deeper(screen)
        screen.add_part(partial(AccessPanel, self._models.deeper, lambda: self._parts.memory_words))
        return screen

    def _add_deeper(self, screen: GroupStep) -> None:
        from carecompanion.views.walk.deeper_panel import DeeperPanel

        screen.add_part(partial(DeeperPanel, self._models.deeper, screen.GROUP))

    def _questions(self) -> Screen:
        from carecompanion.views.walk.closing_panel import ClosingPanel
        from carecompanion.views.walk.question_step import QuestionStep

        screen = QuestionStep(self._models.walk, self._models.drafts)
        screen.page.add(ClosingPanel(self._models.deeper))
        return screen

    def _page(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.walk.page_step import PageStep

        return PageStep(
            self._models.walk,
            self._models.preview,
            Printing(each_page, self),
            self._models.synced,
            lambda kind: self._parts.memory_words.facts[kind],
        )

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

    def _papers_screen(self) -> Screen:
        from carecompanion.views.papers_screen import PapersScreen

        screen = PapersScreen(self._models.papers, self._models.adding)
        screen.paper_asked.connect(self._flows.papers.show_paper)
        return screen

    def _paper_screen(self) -> Screen:
        from carecompanion.views.paper_screen import PaperScreen

        return PaperScreen(self._models.paper)

    def _deleted(self) -> Screen:
        from carecompanion.views.deleted_screen import DeletedScreen

        return DeletedScreen(self._models.deleted)

    def _history(self) -> Screen:
        from carecompanion.views.history_screen import HistoryScreen

        return HistoryScreen(self._models.past, lambda: self._parts.memory_words)

    def _memory(self) -> Screen:
        from carecompanion.views.memory_screen import MemoryScreen

        screen = MemoryScreen(self._models.memory, lambda: self._parts.memory_words)
        screen.part_asked.connect(self._flows.memory.open_part)
        screen.papers_asked.connect(self._flows.memory.show_papers)
        screen.details_asked.connect(self._flows.memory.show_details)
        screen.timeline_asked.connect(self._flows.timeline.show_timeline)
        screen.booklet_asked.connect(self._flows.timeline.show_booklet)
        screen.note_asked.connect(self._flows.memory.show_note)
        return screen

    def _memory_part(self) -> Screen:
        from carecompanion.views.memory_part_screen import MemoryPartScreen

        models = self._models
        screen = MemoryPartScreen(
            models.facts, models.note, models.people, lambda: self._parts.memory_words
        )
        screen.add_asked.connect(self._flows.memory.add)
        screen.fact_asked.connect(self._flows.memory.open_fact)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _fact(self) -> Screen:
        from carecompanion.views.fact_screen import FactScreen

        models = self._models
        screen = FactScreen(
            models.fact_form,
            models.papers,
            models.adding,
            models.reference,
            lambda: self._parts.memory_words,
        )
        screen.paper_asked.connect(self._flows.papers.show_paper)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _details(self) -> Screen:
        from carecompanion.views.details_screen import DetailsScreen

        screen = DetailsScreen(self._models.details, lambda: self._parts.memory_words)
        screen.add_asked.connect(self._flows.memory.add)
        screen.change_asked.connect(self._flows.memory.open_fact)
        return screen

    def _note(self) -> Screen:
        from carecompanion.views.note_screen import NoteScreen

        return NoteScreen(self._models.note)

    def _people_screen(self) -> Screen:
        from carecompanion.views.people_screen import PeopleScreen

        screen = PeopleScreen(self._models.people)
        screen.show_asked.connect(self._flows.people.choose)
        screen.change_asked.connect(self._flows.people.show_person)
        screen.add_asked.connect(self._flows.people.add)
        screen.delete_confirmed.connect(self._flows.people.delete)
        return screen

    def _person_screen(self) -> Screen:
        from carecompanion.views.person_screen import PersonScreen

        screen = PersonScreen(self._models.people)
        screen.notes_asked.connect(self._flows.people.choose)
        return screen

    def _find(self) -> Screen:
        from carecompanion.views.find_screen import FindScreen

        parts = self._parts
        screen = FindScreen(
            self._models.finding,
            self._models.past.topic_name,
            lambda part: parts.memory_words.parts[part].name,
        )
        screen.record_asked.connect(self._flows.find.open_record)
        return screen

    def _intake(self) -> Screen:
        from carecompanion.views.intake_screen import IntakeScreen

        screen = IntakeScreen(self._models.intake, self._parts.memory_words)
        screen.paste_asked.connect(self._flows.intake.paste)
        return screen

    def _timeline(self) -> Screen:
        from carecompanion.views.timeline_screen import TimelineScreen

        screen = TimelineScreen(self._models.timeline, lambda: self._parts.booklet_tables)
        screen.print_asked.connect(self._flows.timeline.print_timeline)
        screen.record_asked.connect(self._flows.timeline.record_asked)
        return screen

    def _booklet(self) -> Screen:
        from carecompanion.views.booklet_screen import BookletScreen
        from carecompanion.views.printing import Printing

        return BookletScreen(
            self._models.booklet,
            Printing(each_page, self),
            lambda: self._parts.booklet_tables,
            lambda: self._models.preview.paper,
            local_today,
        )

    def _queue(self) -> Screen:
        from carecompanion.views.queue_screen import QueueScreen

        screen = QueueScreen(self._models.queue, self._models.people)
        screen.new_headline_asked.connect(self._flows.main.new_headline)
        screen.print_asked.connect(self._flows.life.show_sheet)
        screen.answer_asked.connect(self._flows.life.write_answer)
        return screen

    def _queue_sheet(self) -> Screen:
        from carecompanion.views.printing import Printing
        from carecompanion.views.queue_sheet_screen import QueueSheetScreen

        return QueueSheetScreen(
            self._models.queue_sheet, Printing(each_page, self), lambda: self._models.preview.paper
        )

    def _life(self) -> Screen:
        from carecompanion.views.life_screen import LifeScreen

        screen = LifeScreen(self._models.life)
        screen.walk_asked.connect(self._flows.main.open_headline)
        screen.closing_asked.connect(self._flows.life.show_closing)
        screen.source_asked.connect(self._flows.life.show_source)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _closing(self) -> Screen:
        from carecompanion.views.closing_screen import ClosingScreen

        screen = ClosingScreen(self._models.life, self._models.drafts)
        screen.finished.connect(self._flows.life.leave)
        return screen

    def _source(self) -> Screen:
        from carecompanion.views.source_screen import SourceScreen

        screen = SourceScreen(self._models.life)
        screen.finished.connect(self._flows.life.leave)
        return screen

    def _visits(self) -> Screen:
        from carecompanion.views.visits_screen import VisitsScreen

        screen = VisitsScreen(self._models.visits)
        screen.new_asked.connect(self._flows.visit.plan)
        screen.visit_asked.connect(self._flows.visit.show_visit)
        screen.print_asked.connect(self._flows.life.show_sheet)
        screen.answers_asked.connect(self._flows.visit.show_answers)
        return screen

    def _visit_before(self) -> Screen:
        from carecompanion.views.visit_before_screen import VisitBeforeScreen

        models = self._models
        screen = VisitBeforeScreen(models.visit, models.calendar, models.drafts)
        screen.print_asked.connect(self._flows.visit.print_open_visit)
        screen.during_asked.connect(self._flows.visit.show_during)
        screen.after_asked.connect(self._flows.visit.show_after)
        screen.page_asked.connect(self._flows.find.open_page)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _visit_during(self) -> Screen:
        from carecompanion.views.visit_during_screen import VisitDuringScreen

        screen = VisitDuringScreen(self._models.visit)
        screen.before_asked.connect(self._flows.visit.show_before)
        screen.after_asked.connect(self._flows.visit.show_after)
        return screen

    def _visit_after(self) -> Screen:
        from carecompanion.views.visit_after_screen import VisitAfterScreen

        screen = VisitAfterScreen(self._models.visit, lambda: self._parts.memory_words)
        screen.before_asked.connect(self._flows.visit.show_before)
        return screen

    def _visit_answers(self) -> Screen:
        from carecompanion.views.visit_answers_screen import VisitAnswersScreen

        return VisitAnswersScreen(self._models.answers)

    def _learn(self) -> Screen:
        from carecompanion.views.learn.learn_screen import LearnScreen

        screen = LearnScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_theme(self) -> Screen:
        from carecompanion.views.learn.theme_screen import LearnThemeScreen

        screen = LearnThemeScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_card(self) -> Screen:
        from carecompanion.views.learn.card_screen import LearnCardScreen

        screen = LearnCardScreen(self._models.learn)
        screen.card_asked.connect(self._flows.learn.open_card)
        screen.term_asked.connect(self._flows.learn.open_term)
        return screen

    def _learn_words(self) -> Screen:
        from carecompanion.views.learn.theme_screen import LearnWordsScreen

        screen = LearnWordsScreen(self._models.learn)
        screen.opened.connect(self._flows.learn.open)
        return screen

    def _learn_table(self) -> Screen:
        from carecompanion.views.learn.table_screen import LearnTableScreen

        screen = LearnTableScreen(self._models.learn)
        screen.term_asked.connect(self._flows.learn.open_term)
        return screen

    def _learn_path(self) -> Screen:
        from carecompanion.views.learn.path_screen import LearnPathScreen

        screen = LearnPathScreen(self._models.learn, self._models.learn_path)
        screen.term_asked.connect(self._flows.learn.open_term)
        screen.card_asked.connect(self._flows.learn.open_card)
        screen.fact_asked.connect(self._flows.memory.open_fact)
        screen.add_asked.connect(self._flows.memory.add)
        return screen
