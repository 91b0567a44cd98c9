"""One file of the notes, shown inside the app from memory; nothing is written to show it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.domain.papers import PaperPage
from carecompanion.viewmodels.paper import PaperModel
from carecompanion.views.copy_offer import CopyOffer
from carecompanion.views.paper_words import kind_words, paper_details, paper_title, showing_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.size_words import size_words
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.paper_picture import PaperPicture
from carecompanion.views.widgets.text_field import TextField


class PaperScreen(Screen):
    """Page by page: a PDF, a picture or a text; anything else can be saved as a copy."""

    NAME = ScreenName.PAPER

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self.add_heading(self.tr("Letters and files"), "")
        self._details = Quiet()
        self._details.setObjectName("paper_details")
        self.page.add(self._details)
        self._offer = CopyOffer(paper)
        self._offer.opened.connect(self.page.scroll_to_top)
        self.page.add(self._offer)
        self._problem = Notice(plain=True)
        self._problem.setObjectName("paper_problem")
        self.page.add(self._problem)
        self._waiting = Body()
        self._waiting.setObjectName("paper_waiting")
        self.page.add(self._waiting)
        self._add_pages()
        self._connect_model()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        has_more = 0 < self._paper.number < self._paper.count
        return ScreenActions(
            primary=self.tr("Next page") if has_more else "",
            second=self.tr("Save a copy…"),
            back=True,
        )

    def choose_primary(self) -> None:
        """The next page, where there is one."""
        self._paper.go_to(self._paper.number + 1)

    def choose_second(self) -> None:
        """Warn first; the place is chosen after that."""
        self._offer.open()

    def arrive(self) -> None:
        """Read the file and show its first page, or the one that was left a moment ago."""
        self._forget()
        paper = self._paper.paper
        if paper is None:
            return
        self.set_heading(self.tr("Letters and files"), paper_title(paper))
        self._details.setText(f"{kind_words(paper.media_type)}, {paper_details(paper)}")
        self._offer.rest()
        self._waiting.setText(self.tr("Opening…"))
        self._waiting.show()
        self._paper.open(width_px=self._picture.wanted_width())

    def leave(self) -> None:
        """Another screen is about to be seen: the content leaves this one, and the memory."""
        self._paper.close()
        self._forget()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: nothing here, the button of the bar."""
        return None

    def _add_pages(self) -> None:
        self._previous = PlainButton(self.tr("Previous page"))
        self._previous.setObjectName("previous_page")
        self._previous.clicked.connect(self._show_previous)
        self._place = Quiet()
        self._place.setObjectName("page_place")
        self._pages = FlowRow(self._previous, self._place, gap=3)
        self.page.add(self._pages)
        self._picture = PaperPicture()
        self._picture.setObjectName("paper_picture")
        self._picture.zoomed.connect(self._on_zoomed)
        self.page.add(self._picture)
        self._text = TextField(min_lines=2, max_lines=10_000)
        self._text.setObjectName("paper_text")
        self._text.setReadOnly(True)
        self._text_row = FormRow(self.tr("What it says"), self._text)
        self.page.add(self._text_row)
        self._cut = Quiet(
            self.tr("This is the first part of the file. Save a copy to read all of it.")
        )
        self._cut.setObjectName("paper_cut")
        self.page.add(self._cut)

    def _connect_model(self) -> None:
        self._paper.opening.connect(self._on_opening)
        self._paper.page_shown.connect(self._on_page)
        self._paper.cannot_show.connect(self._on_cannot_show)
        self._paper.failed.connect(self._on_failed)

    def _forget(self) -> None:
        """Nothing of a file is on this screen any more."""
        self._picture.forget()
        self._text.clear()
        for widget in (
            *(self._problem, self._waiting, self._pages),
            *(self._picture, self._text_row, self._cut),
        ):
            widget.hide()
        self._details.setText("")
        self.set_heading(self.tr("Letters and files"), self.tr("A letter or file"))

    def _show_content(self, page: PaperPage, place: str) -> None:
        """The picture, and under it the words, which grow with the text as no picture can."""
        if page.picture is not None:
            self._picture.show()
            self._picture.show_picture(page.picture, name=place, text=page.text)
        self._text.set_text_quietly(page.text)
        self._text.set_caret(0)
        self._text_row.setVisible(bool(page.text.strip()))
        self._cut.setVisible(self._paper.is_cut and self._paper.number == self._paper.count)

    @Slot(object)
    def _on_page(self, page: PaperPage) -> None:
        number, count = self._paper.number, self._paper.count
        place = self.tr("Page {number} of {count}").format(number=number, count=count)
        is_new = self._place.text() != place or self._waiting.isVisibleTo(self)
        self._waiting.hide()
        self._place.setText(place)
        self._pages.setVisible(count > 1)
        self._show_content(page, place)
        self._previous.setEnabled(number > 1)
        if is_new and number == count > 1:
            # "Next page" goes away: Enter must not meet another button in its place.
            self._previous.setFocus()
        self.actions_changed.emit()
        if is_new:
            self.page.scroll_to_top()
            announce(self, place)

    @Slot(int, int)
    def _on_opening(self, done: int, in_all: int) -> None:
        words = self.tr("Opening: {done} of {in_all}")
        self._waiting.setText(words.format(done=size_words(done), in_all=size_words(in_all)))

    @Slot()
    def _on_cannot_show(self) -> None:
        self._waiting.hide()
        self._problem.say(
            self.tr(
                "This kind of file cannot be shown here. Save a copy to open it with another "
                "program."
            )
        )

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        self._waiting.hide()
        self._problem.say(showing_problem(error))

    @Slot()
    def _on_zoomed(self) -> None:
        if self.isVisible():
            self._paper.set_width(self._picture.wanted_width())

    @Slot()
    def _show_previous(self) -> None:
        self._paper.go_to(self._paper.number - 1)
