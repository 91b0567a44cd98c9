"""Everything behind the first screen: the session, the view models, and the flows between screens.

It is put together once the first screen is painted, before anybody can press a key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from carecompanion.composition import (
    Parts,
    local_today,
    open_chosen,
    open_paper,
    open_pdf,
    passphrase_strength,
    picture_pages,
    read_brought_bytes,
    read_brought_file,
    read_returned_page,
    save_copy,
    suggest_passphrase,
    utc_now,
    words_of_paper,
    write_owner_only,
)
from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.vault_secrets import FileNumber
from carecompanion.domain.versions import Topic
from carecompanion.screen_makers.context import Flows, ScreenContext
from carecompanion.screen_makers.makers import ScreenMakers
from carecompanion.session.booklet import WholeMemory
from carecompanion.session.session import Session
from carecompanion.session.system_lock import SystemLock
from carecompanion.viewmodels.backups import BackupModel
from carecompanion.viewmodels.booklet import BookletModel, BookletTools
from carecompanion.viewmodels.bring_in import BringInModel
from carecompanion.viewmodels.calendar_file import CalendarFileModel, CalendarTools
from carecompanion.viewmodels.careful import CarefulModel
from carecompanion.viewmodels.daily_note import DailyNoteModel
from carecompanion.viewmodels.deeper import DeeperModel
from carecompanion.viewmodels.deleted import DeletedModel
from carecompanion.viewmodels.details import DetailsModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.editing import EditingModel
from carecompanion.viewmodels.elsewhere import ElsewhereModel
from carecompanion.viewmodels.fact_form import FactFormModel
from carecompanion.viewmodels.fact_list import FactListModel
from carecompanion.viewmodels.finding import FindModel
from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.intake import IntakeModel, IntakeTools
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.learn_path import LearnPathModel
from carecompanion.viewmodels.memory_overview import MemoryOverviewModel
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.page_preview import PagePreviewModel, PageTools
from carecompanion.viewmodels.paper import PaperModel, PaperTools
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_answer import PaperAnswerModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.paper_words import PaperWordsModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.viewmodels.question_queue import QuestionQueueModel
from carecompanion.viewmodels.queue_sheet import QueueSheetModel, QueueSheetTools
from carecompanion.viewmodels.recovery import RecoveryModel, SheetTools
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.viewmodels.rescue import RescueModel
from carecompanion.viewmodels.returned_answers import AnswerTools, ReturnedAnswersModel
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.timeline import TimelineModel
from carecompanion.viewmodels.twins import TwinsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.viewmodels.visits import VisitsModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.backup_flow import BackupFlow
from carecompanion.views.crash_boundary import CrashBoundary
from carecompanion.views.find_flow import FindFlow
from carecompanion.views.flow import Flow
from carecompanion.views.intake_flow import IntakeFlow
from carecompanion.views.keys_flow import KeysFlow
from carecompanion.views.learn_flow import LearnFlow
from carecompanion.views.life_flow import LifeFlow
from carecompanion.views.main_window import MainWindow
from carecompanion.views.memory_flow import MemoryFlow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.papers_flow import PapersFlow
from carecompanion.views.past_flow import PastFlow
from carecompanion.views.people_flow import PeopleFlow
from carecompanion.views.recovery_flow import RecoveryFlow
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.timeline_flow import TimelineFlow
from carecompanion.views.visit_flow import VisitFlow

if TYPE_CHECKING:
    from carecompanion.domain.visit_saving import OutcomeWords


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
        self._session = Session(self._vaults, self, system_lock=SystemLock(self))
        self.models = self._make_models(settings)
        self.models.preview.paper_changed.connect(settings.keep_paper)
        self.models.notes_file.opened.connect(self.models.preview.get_ready)
        window.use_editing(self.models.editing)
        flow = Flow(window, navigator, self.models, settings, notes_file)
        papers = PapersFlow(window, navigator, self.models)
        past = PastFlow(window, navigator, self.models)
        memory = MemoryFlow(window, navigator, self.models)
        find = FindFlow(window, navigator, self.models)
        intake = IntakeFlow(window, navigator, self.models)
        timeline = TimelineFlow(window, navigator, self.models)
        life = LifeFlow(window, navigator, self.models)
        visit = VisitFlow(window, navigator, self.models)
        learn = LearnFlow(window, navigator, self.models)
        # Each lets go of the person before; PeopleFlow then shows the first screen of the next.
        for each in (flow, papers, past, memory, find, intake, timeline, life, visit, learn):
            self.models.people.chosen.connect(each.use_person)
        people = PeopleFlow(window, navigator, self.models)
        find.paper_asked.connect(papers.show_paper)
        find.fact_asked.connect(memory.open_fact)
        find.person_asked.connect(people.show_person)
        find.other_person_asked.connect(people.choose_by_id)
        self.models.people.chosen.connect(find.go_on)
        timeline.record_asked.connect(find.open_record)
        life.fact_asked.connect(memory.open_fact)
        find.visit_asked.connect(visit.show_visit)
        self._flows = Flows(
            main=flow,
            recovery=RecoveryFlow(window, navigator, self.models),
            backups=BackupFlow(window, navigator, self.models, flow, settings),
            keys=KeysFlow(window, navigator, self.models, settings),
            papers=papers,
            past=past,
            memory=memory,
            people=people,
            find=find,
            intake=intake,
            timeline=timeline,
            life=life,
            visit=visit,
            learn=learn,
        )
        context = ScreenContext(
            models=self.models,
            flows=self._flows,
            appearance=appearance,
            parts=parts,
            usual_notes_file=usual_notes_file,
        )
        self._screens = ScreenMakers(context, self)
        self._boundary = CrashBoundary(self._session.flush, self)
        self._boundary.caught.connect(window.banner.say_unexpected)
        self._boundary.install()

    def make_screen(self, name: ScreenName) -> Screen:
        """Build a screen that shows notes. Its module is loaded on its first visit."""
        return self._screens.make(name)

    def connect_locked_screen(self, screen: Screen) -> None:
        """Let a screen that is there before the notes are open ask for what it offers."""
        self._screens.connect_locked(screen)

    def is_open(self, path: Path) -> bool:
        """Whether this is the notes file that is open, by whatever name."""
        open_file = self.models.notes_file.path
        if open_file is None or not self.models.notes_file.is_open:
            return False
        try:
            return path.samefile(open_file)
        except OSError:
            return False

    def use_file(self, path: Path) -> None:
        """Go on with another notes file, after what is open is saved and locked."""
        self._flows.main.use_file(path)

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
        models.reference.shut_down()
        models.paper_words.shut_down()
        models.intake.shut_down()
        models.booklet.shut_down()
        models.news.shut_down()
        models.numbers.shut_down()
        models.queue_sheet.shut_down()
        models.calendar.shut_down()
        models.answers.shut_down()
        models.learn.shut_down()
        models.learn_path.shut_down()
        self._session.shut_down()

    def _file_number(self, path: Path) -> FileNumber:
        return self._parts.vaults.file_number(path)

    def _vaults(self) -> Vaults:
        return self._parts.vaults

    def _make_models(self, settings: Settings) -> Models:
        parts, session = self._parts, self._session
        drafts = DraftsModel(session, self)
        walk = WalkModel(session, lambda: parts.question_table, local_today, self)
        news = NewsModel(walk, lambda: parts.read_news, self)
        queue = QuestionQueueModel(session, lambda: parts.question_table, local_today, self)
        tools = PageTools(
            load=parts.load_pages,
            make_printout=parts.make_printout,
            picture_pages=picture_pages,
            write_file=write_owner_only,
        )
        return Models(
            notes_file=NotesFileModel(session, suggest_passphrase, self),
            editing=EditingModel(session, self),
            headlines=HeadlineListModel(session, local_today, self),
            walk=walk,
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
            paper_words=PaperWordsModel(session, words_of_paper, self),
            past=PastModel(session, self._topic_name, self),
            deleted=DeletedModel(session, self._topic_name, self),
            drafts=drafts,
            memory=MemoryOverviewModel(session, self),
            facts=FactListModel(session, local_today, self),
            fact_form=FactFormModel(session, drafts, local_today, self),
            details=DetailsModel(session, self),
            note=DailyNoteModel(session, drafts, local_today, self),
            reference=ReferenceModel(lambda: parts.reference, self),
            people=PeopleModel(session, self),
            finding=FindModel(session, self),
            intake=IntakeModel(
                session,
                IntakeTools(read_file=read_brought_file, read_bytes=read_brought_bytes),
                local_today,
                self,
            ),
            timeline=TimelineModel(session, self),
            booklet=BookletModel(
                WholeMemory(session, lambda: parts.question_table), self._booklet_tools(), self
            ),
            news=news,
            careful=CarefulModel(session, walk, news, lambda: parts.careful_words, self),
            numbers=StudyNumbersModel(
                walk, news, lambda: parts.read_ids, lambda: parts.look_up_words, self
            ),
            queue=queue,
            queue_sheet=QueueSheetModel(session, queue, self._queue_tools(), local_today, self),
            life=HeadlineLifeModel(session, local_today, drafts, self),
            twins=TwinsModel(session, walk, local_today, self),
            deeper=DeeperModel(session, walk, news, lambda: parts.deeper_bank, self),
            visits=VisitsModel(session, local_today, self),
            visit=VisitModel(
                session,
                lambda: parts.question_table,
                self._outcome_words,
                local_today,
                drafts,
                self,
            ),
            calendar=CalendarFileModel(self._calendar_tools(), self),
            answers=ReturnedAnswersModel(session, self._answer_tools(), local_today, self),
            paper_answer=PaperAnswerModel(
                session,
                lambda: parts.question_table,
                lambda: parts.page_words,
                local_today,
                drafts,
                self,
            ),
            learn=LearnModel(lambda: parts.learn, session, local_today, self),
            learn_path=LearnPathModel(
                session,
                local_today,
                self._calendar_tools(),
                self,
            ),
        )

    def _topic_name(self, topic: Topic) -> str:
        if topic.question is not None:
            return self._parts.question_table.questions[topic.question].row
        words = self._parts.memory_words
        if topic.detail is not None:
            return words.details[topic.detail]
        return words.facts[topic.fact] if topic.fact is not None else ""

    def _booklet_tools(self) -> BookletTools:
        return BookletTools(
            make_booklet=self._parts.make_booklet,
            open_pdf=open_pdf,
            write_file=write_owner_only,
        )

    def _outcome_words(self) -> OutcomeWords:
        from carecompanion.domain.visit_saving import outcome_words

        return outcome_words(self._parts.page_words)

    def _calendar_tools(self) -> CalendarTools:
        parts = self._parts
        return CalendarTools(
            make_calendar=parts.make_calendar,
            write_file=write_owner_only,
            file_name=lambda: parts.calendar_words.visit_file,
            look_again_name=lambda: parts.calendar_words.look_again_file,
        )

    def _answer_tools(self) -> AnswerTools:
        parts = self._parts
        return AnswerTools(
            read_page=read_returned_page,
            table=lambda: parts.question_table,
            words=lambda: parts.page_words,
        )

    def _queue_tools(self) -> QueueSheetTools:
        return QueueSheetTools(
            make_sheet=self._parts.make_queue_sheet,
            make_record=self._parts.make_after_visit,
            picture_pages=picture_pages,
            write_file=write_owner_only,
        )

    def _sheet_tools(self) -> SheetTools:
        return SheetTools(
            make_sheet=self._parts.make_recovery_sheet,
            picture_pages=picture_pages,
            write_file=write_owner_only,
        )
