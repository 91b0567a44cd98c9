"""Home: one clear next thing, and the way back to anything unfinished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.errors import BackupPlaceMissingError
from carecompanion.domain.records import Headline, Visit
from carecompanion.viewmodels.backups import BackupModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.viewmodels.recovery import RecoveryModel
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.visits import VisitsModel
from carecompanion.views.dropped import text_in
from carecompanion.views.headline_words import headline_title, status_words
from carecompanion.views.moment_words import day_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.synced_notice import SyncedNotice
from carecompanion.views.visit_words import question_count_words, visit_day_words
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from carecompanion.views.widgets.card import Card, CardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet, Section


class HomeScreen(Screen):
    """New headline, and at most three things to carry on with. Nothing counts or hurries."""

    NAME = ScreenName.HOME

    new_headline_asked = Signal()
    headline_pasted = Signal(str)
    clipboard_asked = Signal()
    headline_asked = Signal(object)
    life_asked = Signal(object)
    visit_asked = Signal(object)
    print_visit_asked = Signal(object)
    queue_asked = Signal()
    empty_sheet_asked = Signal()
    recovery_sheet_asked = Signal()
    backups_asked = Signal()
    stronger_key_asked = Signal()

    def __init__(
        self,
        headlines: HeadlineListModel,
        recovery: RecoveryModel,
        backups: BackupModel,
        synced: SyncedFolders,
        people: PeopleModel,
        visits: VisitsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._backups = backups
        self._headlines = headlines
        self._people = people
        self._visits = visits
        self._shown: tuple[Headline, ...] | None = None
        self.add_heading("", self.tr("Home"))
        self._synced = SyncedNotice(synced)
        self.page.add(self._synced)
        self._add_start()
        self._sheet = CardButton(
            self.tr("Print your recovery sheet"),
            detail=self.tr("If you forget your password, only this sheet opens your notes."),
        )
        self._sheet.setObjectName("recovery_sheet_task")
        self._sheet.clicked.connect(self.recovery_sheet_asked)
        self._sheet.hide()
        self.page.add(self._sheet)
        self._stronger = CardButton(
            self.tr("Make your notes harder to open for strangers"),
            detail=self.tr("Your password stays the same. You get a new recovery sheet."),
        )
        self._stronger.setObjectName("stronger_key_task")
        self._stronger.clicked.connect(self.stronger_key_asked)
        self._stronger.hide()
        self.page.add(self._stronger)
        self._carry_on_title = Section(self.tr("Carry on"))
        self.page.add(self._carry_on_title)
        self._rows = QWidget()
        self._column = Column(self._rows, gap=3)
        self.page.add(self._rows)
        self._add_next_visit()
        self._add_links()
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        headlines.loaded.connect(self._show_rows)
        people.changed.connect(self._show_pause)
        recovery.state_changed.connect(self._show_sheet_task)
        backups.changed.connect(self._show_backup)
        visits.loaded.connect(self._show_next_visit)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions()

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.new_headline_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show_pause()
        self._show_sheet_task()
        self._show_backup()
        self._show_next_visit()
        self._headlines.reload()
        self._visits.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._new

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text may be dropped here; links are taken as text and never opened.

        Files are the window's: they are looked through first.
        """
        if text_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped text starts a headline."""
        event.acceptProposedAction()
        self._take(text_in(event.mimeData()))

    def _add_start(self) -> None:
        card = Card()
        self._start_title = Section("")
        self._start_words = Body("")
        card.add(self._start_title)
        card.add(self._start_words)
        self._new = PrimaryButton(self.tr("Add a headline"))
        self._new.setObjectName("new_headline")
        self._new.clicked.connect(self.new_headline_asked)
        card.add(FlowRow(self._new))
        self.page.add(card)

    def _add_next_visit(self) -> None:
        self._next = QWidget()
        column = Column(self._next, gap=1)
        self._next_visit = CardButton("")
        self._next_visit.setObjectName("next_visit")
        self._next_visit.clicked.connect(self._on_visit_clicked)
        self._print_visit = PlainButton(self.tr("Print its questions"))
        self._print_visit.setObjectName("print_next_visit")
        self._print_visit.clicked.connect(self._on_print_clicked)
        column.addWidget(self._next_visit)
        column.addWidget(FlowRow(self._print_visit))
        self._next.hide()
        self.page.add(self._next)

    def _add_links(self) -> None:
        button = PlainButton(self.tr("Print an empty question sheet"))
        button.setObjectName("empty_sheet")
        button.clicked.connect(self.empty_sheet_asked)
        questions = PlainButton(self.tr("Questions to ask"))
        questions.setObjectName("queue_link")
        questions.clicked.connect(self.queue_asked)
        row = FlowRow()
        row.add(questions)
        row.add(button)
        self.page.add(row)
        self._no_backup = Quiet(
            self.tr("No backup yet. A USB stick kept in another room is enough.")
        )
        self._no_backup.hide()
        self.page.add(self._no_backup)
        self._backup = LinkButton("")
        self._backup.setObjectName("last_backup")
        self._backup.clicked.connect(self.backups_asked)
        self.page.add(FlowRow(self._backup))

    @Slot()
    def _show_backup(self) -> None:
        """When the last backup was made; it leads to the backups."""
        last = self._backups.last
        is_missing = isinstance(self._backups.problem, BackupPlaceMissingError)
        self._no_backup.setVisible(last is None and not is_missing)
        if is_missing:
            words = self.tr("The backup place is not connected. Your notes are safe here.")
        elif last is None:
            words = self.tr("Make a backup…")
        else:
            words = self.tr("Last backup: {day}").format(day=day_words(last))
        self._backup.setText(words)

    @Slot()
    def _show_sheet_task(self) -> None:
        """The first task from when the sheet was offered until it is done; then a newer key."""
        self._sheet.setVisible(self._recovery.is_due and self._recovery.was_offered)
        self._stronger.setVisible(self._recovery.key_is_outdated)

    @Slot()
    def _show_pause(self) -> None:
        """While the notes of this person rest, nothing is asked and nothing waits."""
        if self._people.is_paused:
            title = self.tr("These notes are paused")
            words = self.tr("Nothing here asks or counts. Everything you wrote is kept.")
        else:
            title = self.tr("Seen something about a treatment?")
            words = self.tr(
                "Paste it here and we will turn it into questions for your care team. "
                "Nothing you type leaves this computer."
            )
        self._start_title.setText(title)
        self._start_words.setText(words)
        self._show_rows()
        self._show_next_visit()

    @Slot()
    def _show_rows(self) -> None:
        unfinished = () if self._people.is_paused else self._headlines.carry_on()
        if unfinished == self._shown:
            return  # rows made anew would lose a click that is half done
        self._shown = unfinished
        layout = self._column
        clear_column(layout)
        for place, headline in enumerate(unfinished):
            row = CardButton(
                headline_title(headline),
                status=self._status_of(headline),
            )
            row.setObjectName(f"carry_on_{place + 1}")
            row.setProperty("headline", headline)
            row.clicked.connect(self._on_row_clicked)
            layout.addWidget(row)
        keep_tab_order(self._rows)
        self._carry_on_title.setVisible(bool(unfinished))
        self._rows.setVisible(bool(unfinished))

    def _status_of(self, headline: Headline) -> str:
        if self._headlines.is_due(headline):
            return self.tr("Look again")
        return status_words(headline.status)

    @Slot()
    def _on_row_clicked(self) -> None:
        headline: Headline = self.sender().property("headline")
        if self._headlines.is_due(headline):
            self.life_asked.emit(headline)
        else:
            self.headline_asked.emit(headline)

    @Slot()
    def _show_next_visit(self) -> None:
        """The visit that comes next; nothing counts the days to it."""
        visit = None if self._people.is_paused else self._visits.next
        self._next.setVisible(visit is not None)
        if visit is not None:
            words = self.tr("Next appointment: {day}").format(day=visit_day_words(visit))
            count = len(visit.questions)
            self._next_visit.set_words(words, detail=question_count_words(count))
            self._print_visit.setVisible(bool(count))

    @Slot()
    def _on_visit_clicked(self) -> None:
        self._ask_with_next(self.visit_asked.emit)

    @Slot()
    def _on_print_clicked(self) -> None:
        self._ask_with_next(self.print_visit_asked.emit)

    def _ask_with_next(self, ask: Callable[[Visit], None]) -> None:
        visit = self._visits.next
        if visit is not None:
            ask(visit)

    @Slot()
    def _paste(self) -> None:
        data = QApplication.clipboard().mimeData()
        if text := text_in(data):
            self._take(text)
        elif data.hasUrls() or data.hasImage():
            self.clipboard_asked.emit()

    def _take(self, text: str) -> None:
        if text.strip():
            self.headline_pasted.emit(text.strip())
