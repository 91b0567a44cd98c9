"""Step 6: the page itself, exactly as it will be printed, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.printouts import NEEDS_A_HEADLINE, Paper, Printout
from carecompanion.domain.records import FactKind
from carecompanion.viewmodels.page_preview import PagePreviewModel, Preview
from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.pdf_words import ask_pdf_path
from carecompanion.views.printing import Printing
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.synced_words import saved_in_synced_words
from carecompanion.views.taking_along import TakingAlong
from carecompanion.views.walk.handed_over import HandedOver
from carecompanion.views.walk.mark_words import relation_labels
from carecompanion.views.walk.other_words import OtherWords
from carecompanion.views.walk.page_leave_out import PageLeaveOut
from carecompanion.views.walk.page_notices import PageNotices
from carecompanion.views.walk.page_text import PageText
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import OptionGroup
from carecompanion.views.widgets.page_view import PageView

_USUAL = (Printout.ONE_PAGE, Printout.QUESTION_SHEET, Printout.EMPTY_SHEET)
"""What is offered at first: the page stays near the top of the screen."""


class PageStep(Screen):
    """Preview, print, save. What did not fit is said here and on the page."""

    NAME = ScreenName.PAGE

    team_words_asked = Signal()

    def __init__(
        self,
        walk: WalkModel,
        preview: PagePreviewModel,
        printing: Printing,
        synced: SyncedFolders,
        fact_name: Callable[[FactKind], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._preview = preview
        self._printing = printing
        self._synced = synced
        self._saved_in: Path | None = None
        self.add_heading(self.tr("Step 7 of 7"), self.tr("Your page"))
        self._message = Notice(plain=True)
        self._message.setObjectName("page_message")
        self._message.hide()
        self.page.add(self._message)
        self._handed_over = HandedOver()
        self._handed_over.given.connect(self._on_given)
        self.page.add(self._handed_over)
        self._add_choices()
        self.page.add(
            Quiet(
                self.tr("Before you save: anyone with the PDF file can read it. It is not locked.")
            )
        )
        self._team_words = PlainButton(self.tr("Write the words of your care team"))
        self._team_words.setObjectName("team_words")
        self._team_words.clicked.connect(self.team_words_asked)
        self._team_row = FlowRow(self._team_words)
        self.page.add(self._team_row)
        self._other_words = OtherWords(self._walk)
        self.page.add(self._other_words)
        self._notices = PageNotices()
        self.page.add(self._notices)
        self._text = PageText()
        self.page.add(self._text)
        self._view = PageView()
        self.page.add(self._view)
        self._leave_out = PageLeaveOut(fact_name)
        self.page.add(self._leave_out)
        self._person_rows = self._person_choices()
        self.page.add(self._person_rows)
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(
            primary=self.tr("Print…"),
            second=self.tr("Save as PDF…"),
            back=True,
            finish=self._has_walk(),
        )

    def choose_primary(self) -> None:
        """Print what is shown, once it is there."""
        self._along.once_made(self._print, is_made=self._preview.preview is not None)

    def choose_second(self) -> None:
        """Save what is shown, once it is there."""
        self._along.once_made(self._save, is_made=self._preview.preview is not None)

    def _print(self) -> None:
        preview = self._preview.preview
        if preview is not None:
            self._printing.print_pdf(preview.made.pdf, preview.paper, self)

    def _save(self) -> None:
        """Ask where the PDF goes; the suggested name says nothing about a person."""
        path = ask_pdf_path(self, title=self.tr("Save as PDF"), name=self._file_name())
        if path is not None:
            self._preview.save(path)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._handed_over.hide()
        has_walk = self._has_walk()
        if has_walk:
            self.set_heading(self.tr("Step 7 of 7"), self.tr("Your page"))
        else:
            self.set_heading("", self.tr("Empty sheets to write on"))
        self._show_choices(has_walk=has_walk)
        self._person_rows.setVisible(has_walk)
        if has_walk:
            self._name.set_text_quietly(self._walk.walk.person.name)
            self._relation.set_value(self._walk.walk.person.relation)
        self._remake()

    def _show_choices(self, *, has_walk: bool) -> None:
        """The usual printouts, and all of them when asked; without notes the empty sheets."""
        for printout, row in zip(Printout, self._printouts.rows(), strict=True):
            if has_walk:
                is_wanted = self._shows_all or printout is self._preview.printout
                row.setVisible(printout in _USUAL or is_wanted)
            else:
                row.setVisible(printout not in NEEDS_A_HEADLINE)
        self._more.setVisible(has_walk and not self._shows_all)

    @Slot()
    def _show_all(self) -> None:
        self._shows_all = True
        self._show_choices(has_walk=self._has_walk())
        self._printouts.rows()[len(_USUAL)].mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._along.forget()
        if self._walk.is_loaded:
            self._walk.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._printouts

    @Slot(str)
    def say(self, words: str) -> None:
        """Show a message beside the page, such as that there is no printer."""
        self._message.say(words)
        self.page.scroll_to_top()

    def _add_choices(self) -> None:
        self._printouts = OptionGroup(self.tr("What to print"))
        self._printouts.add_options(
            {
                Printout.ONE_PAGE: self.tr("One page"),
                Printout.QUESTION_SHEET: self.tr("Question sheet"),
                Printout.EMPTY_SHEET: self.tr("Empty question sheet"),
                Printout.TWO_LANGUAGES: self.tr("One page, two languages"),
                Printout.LARGE_PRINT: self.tr("Large print"),
                Printout.LARGE_PRINT_AND_COPY: self.tr("Large print, and the one page"),
                Printout.AFTER_VISIT: self.tr("After the visit"),
                Printout.MONITORING_PLAN: self.tr("Plan for checks"),
                Printout.EMERGENCY_SHEET: self.tr("Emergency sheet"),
            }
        )
        self._printouts.setObjectName("printout")
        self._shows_all = False
        self._more = QuietButton(self.tr("More to print"))
        self._more.setObjectName("more_to_print")
        self._more.clicked.connect(self._show_all)
        self._papers = OptionGroup(self.tr("Paper"))
        self._papers.add_options({Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")})
        self._papers.setObjectName("paper")
        self._printout_row = FormRow(self.tr("What to print"), self._printouts)
        self.page.add(self._printout_row)
        self._more_row = FlowRow(self._more)
        self.page.add(self._more_row)
        self.page.add(FormRow(self.tr("Paper"), self._papers))

    def _person_choices(self) -> QWidget:
        self._name = LineField()
        self._name.setObjectName("person_name")
        self._relation = OptionGroup(self.tr("Who is this for?"))
        self._relation.add_options(relation_labels())
        self._relation.setObjectName("relation")
        rows = QWidget()
        layout = Column(rows, gap=5)
        layout.addWidget(Section(self.tr("Who the page is about")))
        layout.addWidget(FormRow(self.tr("Who is this for?"), self._relation, optional=True))
        hint = self.tr("It can be a first name or initials. Leave it empty if you like.")
        layout.addWidget(FormRow(self.tr("Name on the page"), self._name, hint=hint, optional=True))
        return rows

    def _connect_models(self) -> None:
        self._printouts.chosen.connect(self._on_printout_chosen)
        self._papers.chosen.connect(self._on_paper_chosen)
        self._name.typed.connect(self._walk.set_name)
        self._name.left.connect(self._walk.leave_field)
        self._relation.chosen.connect(self._walk.set_relation)
        self._walk.changed.connect(self._on_walk_changed)
        self._walk.loaded.connect(self._on_walk_loaded)
        self._walk.cleared.connect(self._forget)
        self._leave_out.chosen.connect(self._on_left_out)
        self._text.copied.connect(self._on_copied)
        self._synced.looked.connect(self._on_looked)
        self._printing.edges_at_risk.connect(self._on_edges_at_risk)
        self._preview.making.connect(self._view.show_waiting)
        self._preview.made.connect(self._on_made)
        self._along = TakingAlong(
            self._printing, self._preview.saved, self._preview.save_failed, self
        )
        self._along.said.connect(self.say)
        self._along.taken.connect(self._page_taken)
        self._preview.saved.connect(self._on_saved)

    def _has_walk(self) -> bool:
        return self._walk.is_loaded and bool(self._walk.walk.headline.text.strip())

    def _remake(self, *, printout: Printout | None = None, paper: Paper | None = None) -> None:
        source = (
            self._leave_out.applied(
                self._walk.walk.page_source(self._walk.table, today=self._walk.today)
            )
            if self._has_walk()
            else None
        )
        self._leave_out.setVisible(source is not None and self._leave_out.has_rows)
        self._preview.show(
            source, printout=printout, paper=paper, width_px=self._view.picture_width()
        )
        self._other_words.show_for(self._preview.printout)
        is_emergency = self._preview.printout is Printout.EMERGENCY_SHEET
        self._team_row.setVisible(is_emergency and source is not None)
        self._printouts.set_value(self._preview.printout)
        self._papers.set_value(self._preview.paper)

    @Slot(object)
    def _on_printout_chosen(self, printout: Printout) -> None:
        self._message.hide()
        self._remake(printout=printout)

    @Slot(object)
    def _on_paper_chosen(self, paper: Paper) -> None:
        self._remake(paper=paper)

    @Slot()
    def _on_walk_changed(self) -> None:
        if self.isVisible():
            self._remake()

    @Slot()
    def _on_walk_loaded(self) -> None:
        if self.isVisible():
            self.arrive()
            self.actions_changed.emit()

    @Slot(object)
    def _on_made(self, preview: Preview) -> None:
        lines = "\n".join(preview.made.lines)
        self._view.show_pages(preview.pictures, lines)
        self._text.show_lines(lines)
        self._notices.show_for(preview.made)
        self._along.made()

    @Slot()
    def _on_edges_at_risk(self) -> None:
        self.say(
            self.tr(
                "Sent to the printer, at its true size. This printer may cut the edges: "
                "look whether all of the page is there."
            )
        )

    @Slot()
    def _on_left_out(self) -> None:
        self._remake()

    @Slot()
    def _on_copied(self) -> None:
        self.say(
            self.tr("Copied as text. Other programs can read it until you copy something else.")
        )

    @Slot()
    def _forget(self) -> None:
        self._leave_out.forget()
        self._text.forget()

    @Slot(object, str)
    def _on_looked(self, folder: Path, service: str) -> None:
        """The folder that the PDF was saved in is copied to the internet."""
        if service and folder == self._saved_in and self.isVisible():
            self.say(saved_in_synced_words(service))
        self._saved_in = None if folder == self._saved_in else self._saved_in

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._saved_in = path.parent
        self._synced.look_at(path.parent)

    @Slot(str)
    def _on_given(self, to: str) -> None:
        what = self.tr("{printout}, on {paper}")
        names = {
            printout: row.mark.accessibleName()
            for printout, row in zip(Printout, self._printouts.rows(), strict=True)
        }
        paper = self.tr("A4") if self._preview.paper is Paper.A4 else self.tr("Letter")
        said = what.format(printout=names[self._preview.printout], paper=paper)
        self._walk.keep_handed_over(said, to)
        self.say(self.tr("Written down: “{what}” for {to}.").format(what=said, to=to))

    @Slot(str)
    def _page_taken(self, words: str) -> None:
        self.say(words)
        if self._has_walk():
            self._handed_over.offer()
        if self._preview.printout in NEEDS_A_HEADLINE - {Printout.QUESTION_SHEET}:
            self._walk.page_was_made()

    def _file_name(self) -> str:
        words = {
            Printout.ONE_PAGE: self.tr("Questions for our appointment {date}.pdf"),
            Printout.QUESTION_SHEET: self.tr("Question sheet {date}.pdf"),
            Printout.EMPTY_SHEET: self.tr("Empty question sheet.pdf"),
            Printout.TWO_LANGUAGES: self.tr("Questions in two languages {date}.pdf"),
            Printout.LARGE_PRINT: self.tr("Questions in large print {date}.pdf"),
            Printout.LARGE_PRINT_AND_COPY: self.tr("Questions in large print {date}.pdf"),
            Printout.AFTER_VISIT: self.tr("After the visit.pdf"),
            Printout.MONITORING_PLAN: self.tr("Plan for checks.pdf"),
            Printout.EMERGENCY_SHEET: self.tr("Emergency sheet.pdf"),
        }[self._preview.printout]
        return words.format(date=self._walk.today.isoformat())
