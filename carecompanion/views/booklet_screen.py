"""Print everything: the care memory as a booklet, exactly as it will be printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.booklet import BookletKind, BookletTables, kept_off
from carecompanion.domain.papers import PaperPage
from carecompanion.domain.printouts import Paper
from carecompanion.viewmodels.booklet import BookletModel
from carecompanion.views.leave_out import LeaveOutList, fact_words
from carecompanion.views.pdf_words import ask_pdf_path
from carecompanion.views.printing import Printing
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.taking_along import TakingAlong
from carecompanion.views.walk.page_notices import character_name
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.option_row import OptionGroup
from carecompanion.views.widgets.paper_picture import PaperPicture

_MOST_NAMED: Final = 20
"""So many notes that stay off pages are named one by one."""


class BookletScreen(Screen):
    """What to print, what stays out, and the pages; then to the printer or into a PDF file."""

    NAME = ScreenName.BOOKLET

    def __init__(
        self,
        booklet: BookletModel,
        printing: Printing,
        tables: Callable[[], BookletTables],
        paper: Callable[[], Paper],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._booklet = booklet
        self._printing = printing
        self._tables = tables
        self._paper = paper
        self._today = today
        self.add_heading("", self.tr("Print everything"))
        self._message = self._notice("booklet_message", plain=True)
        self._add_choices()
        self._kept_off = self._notice("kept_off_notice", plain=False)
        self._unprintable = self._notice("unprintable_notice", plain=False)
        self._add_leave_out()
        self.page.add(
            Quiet(
                self.tr("Before you save: anyone with the PDF file can read it. It is not locked.")
            )
        )
        self._add_pages()
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Print…"), second=self.tr("Save as PDF…"), back=True)

    def choose_primary(self) -> None:
        """Print it, once it is there."""
        self._along.once_made(self._print, is_made=self._booklet.printout is not None)

    def choose_second(self) -> None:
        """Save it, once it is there."""
        self._along.once_made(self._save, is_made=self._booklet.printout is not None)

    def arrive(self) -> None:
        """Read the notes and make the booklet."""
        self._message.hide()
        self._fold()
        self._kinds.set_value(self._booklet.choice.kind)
        self._papers.set_value(self._paper())
        self._waiting.setText(self.tr("Reading your notes…"))
        self._waiting.show()
        self._booklet.open(paper=self._paper(), width_px=self._picture.wanted_width())

    def leave(self) -> None:
        """Another screen is about to be seen: the notes leave this one."""
        self._along.forget()
        self._booklet.close()
        self._picture.forget()
        self._parts.forget()
        for widget in (self._kept_off, self._unprintable, self._pages, self._picture):
            widget.hide()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._kinds

    @Slot(str)
    def say(self, words: str) -> None:
        """Show a message above everything, such as that there is no printer."""
        self._message.say(words)
        self.page.scroll_to_top()

    # --- making the parts of the screen -----------------------------------------------------

    def _notice(self, name: str, *, plain: bool) -> Notice:
        notice = Notice(plain=plain)
        notice.setObjectName(name)
        notice.hide()
        self.page.add(notice)
        return notice

    def _add_choices(self) -> None:
        self._kinds = OptionGroup(self.tr("What to print"))
        self._kinds.add_options(
            {
                BookletKind.WHOLE: self.tr("The whole care memory"),
                BookletKind.TIMELINE: self.tr("The timeline alone"),
            }
        )
        self._kinds.setObjectName("booklet_kind")
        self._kinds.set_value(BookletKind.WHOLE)
        self._papers = OptionGroup(self.tr("Paper"))
        self._papers.add_options({Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")})
        self._papers.setObjectName("booklet_paper")
        self.page.add(FormRow(self.tr("What to print"), self._kinds))
        self.page.add(FormRow(self.tr("Paper"), self._papers))

    def _add_leave_out(self) -> None:
        self._unfold = PlainButton(self.tr("Choose what stays out…"))
        self._unfold.setObjectName("choose_what_stays_out")
        self._unfold.clicked.connect(self._toggle_parts)
        self.page.add(FlowRow(self._unfold))
        self._parts_heading = Section(self.tr("What goes in"))
        self._parts_lead = Body(
            self.tr("Take the tick away from what stays out this time. Your notes keep it.")
        )
        self._parts = LeaveOutList(self._tables)
        for widget in self._leave_out():
            widget.hide()
            self.page.add(widget)

    def _leave_out(self) -> tuple[QWidget, ...]:
        return (self._parts_heading, self._parts_lead, self._parts)

    def _add_pages(self) -> None:
        self._waiting = Body()
        self._waiting.setObjectName("booklet_waiting")
        self.page.add(self._waiting)
        self._place = Quiet()
        self._place.setObjectName("booklet_place")
        self._previous = PlainButton(self.tr("Previous page"))
        self._previous.setObjectName("booklet_previous")
        self._next = PlainButton(self.tr("Next page"))
        self._next.setObjectName("booklet_next")
        self._previous.clicked.connect(self._show_previous)
        self._next.clicked.connect(self._show_next)
        self._pages = FlowRow(self._previous, self._next, self._place, gap=3)
        self._pages.hide()
        self.page.add(self._pages)
        self._picture = PaperPicture()
        self._picture.setObjectName("booklet_picture")
        self._picture.zoomed.connect(self._on_zoomed)
        self._picture.hide()
        self.page.add(self._picture)

    def _connect_models(self) -> None:
        booklet = self._booklet
        self._kinds.chosen.connect(self._on_kind)
        self._papers.chosen.connect(booklet.choose_paper)
        self._parts.part_ticked.connect(self._on_part)
        self._parts.fact_ticked.connect(self._on_fact)
        booklet.was_read.connect(self._on_was_read)
        booklet.making.connect(self._on_making)
        booklet.progressed.connect(self._on_progressed)
        booklet.made.connect(self._on_made)
        booklet.page_shown.connect(self._on_page)
        self._along = TakingAlong(self._printing, booklet.saved, booklet.save_failed, self)
        self._along.said.connect(self.say)
        self._along.taken.connect(self.say)

    # --- printing and saving ----------------------------------------------------------------

    def _print(self) -> None:
        made = self._booklet.printout
        if made is not None:
            self._printing.print_pdf(made.pdf, self._booklet.paper, self)

    def _save(self) -> None:
        is_whole = self._booklet.choice.kind is BookletKind.WHOLE
        name = self.tr("Care memory {date}.pdf") if is_whole else self.tr("Timeline {date}.pdf")
        path = ask_pdf_path(
            self,
            title=self.tr("Save as PDF"),
            name=name.format(date=self._today().isoformat()),
        )
        if path is not None:
            self._booklet.save(path)

    # --- what models and widgets tell -------------------------------------------------------

    @Slot()
    def _on_was_read(self) -> None:
        source = self._booklet.source
        if source is None:
            return
        self._parts.show_source(source, self._booklet.choice)
        names = [fact_words(fact, self._tables()) for fact in kept_off(source)]
        one = self.tr("1 note stays off pages, as you marked it: {names}.")
        many = self.tr("{count} notes stay off pages, as you marked them: {names}.")
        words = (one if len(names) == 1 else many).format(
            count=len(names), names=self._named(names)
        )
        self._kept_off.set_text(words)
        self._kept_off.setVisible(bool(names))

    def _named(self, names: list[str]) -> str:
        shown = "; ".join(names[:_MOST_NAMED])
        more = len(names) - _MOST_NAMED
        if more <= 0:
            return shown
        return self.tr("{names}; and {count} more").format(names=shown, count=more)

    @Slot()
    def _on_making(self) -> None:
        self._waiting.setText(self.tr("Making the pages…"))
        self._waiting.setVisible(self._picture.isHidden())

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        words = self.tr("Making the pages: {done} of {total} notes")
        self._waiting.setText(words.format(done=done // 2, total=total // 2))
        self._waiting.show()

    @Slot()
    def _on_made(self) -> None:
        made = self._booklet.printout
        if made is None or not self.isVisible():
            return
        words = self.tr("Characters that could not be printed: {items}. Their code is printed.")
        items = ", ".join(character_name(character) for character in made.unprintable)
        self._unprintable.set_text(words.format(items=items))
        self._unprintable.setVisible(bool(made.unprintable))
        self._along.made()

    @Slot(object)
    def _on_page(self, page: PaperPage) -> None:
        made = self._booklet.printout
        if made is None or page.picture is None or not self.isVisible():
            return
        number, count = self._booklet.number, made.page_count
        place = self.tr("Page {number} of {count}").format(number=number, count=count)
        self._waiting.hide()
        self._picture.show()
        self._picture.show_picture(page.picture, name=place, text=page.text)
        if place != self._place.text():
            announce(self, place)
        self._place.setText(place)
        self._pages.setVisible(count > 1)
        self._keep_focus(number, count)

    def _keep_focus(self, number: int, count: int) -> None:
        """At the end, the button that has the keyboard goes out of use: the other one takes it."""
        for button, is_of_use, other in (
            (self._previous, number > 1, self._next),
            (self._next, number < count, self._previous),
        ):
            had_focus = button.hasFocus()
            button.setEnabled(is_of_use)
            if had_focus and not is_of_use:
                other.setEnabled(True)
                other.setFocus()

    @Slot(object)
    def _on_kind(self, kind: BookletKind) -> None:
        self._message.hide()
        self._booklet.choose_kind(kind)
        if self._booklet.source is not None:
            self._parts.show_source(self._booklet.source, self._booklet.choice)

    @Slot(object, bool)
    def _on_part(self, part: object, out: bool) -> None:
        self._booklet.leave_out_part(part, out=out)  # type: ignore[arg-type]

    @Slot(object, bool)
    def _on_fact(self, fact_id: object, out: bool) -> None:
        self._booklet.leave_out_fact(fact_id, out=out)  # type: ignore[arg-type]

    def _fold(self, *, open_: bool = False) -> None:
        for widget in self._leave_out():
            widget.setVisible(open_)
        words = self.tr("Hide what goes in") if open_ else self.tr("Choose what stays out…")
        self._unfold.setText(words)

    @Slot()
    def _toggle_parts(self) -> None:
        self._fold(open_=self._parts.isHidden())

    @Slot()
    def _show_previous(self) -> None:
        self._booklet.go_to(self._booklet.number - 1)

    @Slot()
    def _show_next(self) -> None:
        self._booklet.go_to(self._booklet.number + 1)

    @Slot()
    def _on_zoomed(self) -> None:
        if self.isVisible():
            self._booklet.set_width(self._picture.wanted_width())
