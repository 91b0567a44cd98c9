"""The view models behind one window, handed to whatever moves between its screens."""

from __future__ import annotations

from dataclasses import dataclass

from carecompanion.viewmodels.backups import BackupModel
from carecompanion.viewmodels.booklet import BookletModel
from carecompanion.viewmodels.bring_in import BringInModel
from carecompanion.viewmodels.calendar_file import CalendarFileModel
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
from carecompanion.viewmodels.intake import IntakeModel
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.learn_path import LearnPathModel
from carecompanion.viewmodels.memory_overview import MemoryOverviewModel
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.viewmodels.page_preview import PagePreviewModel
from carecompanion.viewmodels.paper import PaperModel
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_answer import PaperAnswerModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.paper_words import PaperWordsModel
from carecompanion.viewmodels.passphrase_hints import PassphraseHints
from carecompanion.viewmodels.past import PastModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.viewmodels.question_queue import QuestionQueueModel
from carecompanion.viewmodels.queue_sheet import QueueSheetModel
from carecompanion.viewmodels.recovery import RecoveryModel
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.viewmodels.rescue import RescueModel
from carecompanion.viewmodels.returned_answers import ReturnedAnswersModel
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.timeline import TimelineModel
from carecompanion.viewmodels.twins import TwinsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.viewmodels.visits import VisitsModel
from carecompanion.viewmodels.walk import WalkModel


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
    paper_words: PaperWordsModel
    past: PastModel
    deleted: DeletedModel
    drafts: DraftsModel
    reference: ReferenceModel
    memory: MemoryOverviewModel
    facts: FactListModel
    fact_form: FactFormModel
    details: DetailsModel
    note: DailyNoteModel
    people: PeopleModel
    finding: FindModel
    intake: IntakeModel
    timeline: TimelineModel
    booklet: BookletModel
    news: NewsModel
    careful: CarefulModel
    numbers: StudyNumbersModel
    queue: QuestionQueueModel
    queue_sheet: QueueSheetModel
    life: HeadlineLifeModel
    twins: TwinsModel
    deeper: DeeperModel
    visits: VisitsModel
    visit: VisitModel
    calendar: CalendarFileModel
    answers: ReturnedAnswersModel
    paper_answer: PaperAnswerModel
    learn: LearnModel
    learn_path: LearnPathModel
