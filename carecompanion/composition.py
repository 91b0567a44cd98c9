"""The parts of the program that the window, the command line, the sample and the self-test share.

Everything is made on first use and then kept, so that start-up pays for nothing it does not show.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from carecompanion.content.resources import resource_path
from carecompanion.domain.printouts import NEEDS_A_HEADLINE, Paper, Printout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from carecompanion.domain.after_visit import AfterVisit
    from carecompanion.domain.archive import ArchiveVaults
    from carecompanion.domain.backups import VaultAccess
    from carecompanion.domain.booklet import BookletChoice, BookletSource, BookletTables
    from carecompanion.domain.calendar_entries import CalendarEntry, CalendarWords
    from carecompanion.domain.careful import CarefulWords
    from carecompanion.domain.content_report import FileReport
    from carecompanion.domain.deeper import DeeperBank
    from carecompanion.domain.findings import NewsReader
    from carecompanion.domain.help import HelpTable
    from carecompanion.domain.intake import Brought
    from carecompanion.domain.learn_library import LearnLibrary
    from carecompanion.domain.learn_path import MonitoringPlanTemplate
    from carecompanion.domain.memory_words import MemoryWords
    from carecompanion.domain.page import MadePage, PageSource, PageWords
    from carecompanion.domain.papers import PaperDocument
    from carecompanion.domain.passphrase_hint import StrengthHint
    from carecompanion.domain.pictures import PagePicture
    from carecompanion.domain.ports.backups import Backups
    from carecompanion.domain.ports.pages import PageMaker
    from carecompanion.domain.ports.papers import AttachmentReader
    from carecompanion.domain.ports.remembered_keys import RememberedKeys
    from carecompanion.domain.ports.vaults import Vaults
    from carecompanion.domain.progress import Progress
    from carecompanion.domain.questions import QuestionTable
    from carecompanion.domain.queue_sheet import QueueSource
    from carecompanion.domain.records import MediaType
    from carecompanion.domain.recovery_sheet import RecoveryWords
    from carecompanion.domain.reference import Reference
    from carecompanion.domain.registry_ids import IdReader, LookUpWords
    from carecompanion.domain.returned import FilledForm
    from carecompanion.domain.sheet_words import SheetsWords
    from carecompanion.domain.vault_secrets import SheetSecrets
    from carecompanion.domain.walk import Walk
    from carecompanion.exchange.readable import ReadablePage


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def local_today() -> date:
    """The date on this computer's wall clock, as printed on pages."""
    return datetime.now().astimezone().date()


class Parts:
    """Hands out the parts; heavy libraries load when a part is first asked for."""

    @cached_property
    def vaults(self) -> Vaults:
        """Makes and opens notes files."""
        from carecompanion.vault.vaults import SqlcipherVaults

        return SqlcipherVaults(clock=utc_now)

    @cached_property
    def backups(self) -> Backups:
        """Makes, checks and restores backups."""
        from carecompanion.vault.backups import SqlcipherBackups

        return SqlcipherBackups(clock=utc_now)

    @cached_property
    def remembered_keys(self) -> RememberedKeys:
        """Keeps keys in the password store of this computer."""
        from carecompanion.vault.remembered_keys import SystemRememberedKeys

        return SystemRememberedKeys()

    @cached_property
    def question_table(self) -> QuestionTable:
        """The wording of the 17 questions."""
        from carecompanion.content.question_pack import load_questions

        return load_questions(resource_path("questions.toml"))

    @cached_property
    def deeper_bank(self) -> DeeperBank:
        """The questions that go deeper than the 17."""
        from carecompanion.content.deeper_pack import load_deeper

        return load_deeper(resource_path("deeper.toml"))

    @cached_property
    def help_table(self) -> HelpTable:
        """The words of the Help menu."""
        from carecompanion.content.help_pack import load_help

        return load_help(resource_path("help", "help.toml"))

    @cached_property
    def page_words(self) -> PageWords:
        """The words printed on pages."""
        from carecompanion.content.page_words import load_page_words

        return load_page_words(resource_path("pages", "page.toml"))

    @cached_property
    def sheet_words(self) -> SheetsWords:
        """The words printed on sheets to write on."""
        from carecompanion.content.sheet_words import load_sheet_words

        return load_sheet_words(resource_path("pages", "sheets.toml"))

    @cached_property
    def monitoring_plan(self) -> MonitoringPlanTemplate:
        """The fields of the plan for checks, as Learn has them."""
        from carecompanion.content.learn_path import load_path

        return load_path(resource_path("learn", "path.toml")).plan

    @cached_property
    def memory_words(self) -> MemoryWords:
        """What the care memory is called, on screen and on paper."""
        from carecompanion.content.memory_words import load_memory_words

        return load_memory_words(resource_path("memory.toml"))

    @cached_property
    def reference(self) -> Reference:
        """Names of genes and conditions to pick from; takes a while, so load it on a worker."""
        from carecompanion.content.reference import load_reference
        from carecompanion.domain.reference import Reference

        return Reference(load_reference(resource_path("reference")))

    @cached_property
    def read_news(self) -> NewsReader:
        """Reads a news text with the lens; load it on a worker."""
        from carecompanion.content.lens_pack import load_lens_rules
        from carecompanion.content.reference import load_reference
        from carecompanion.lens.read import read_news

        names = load_reference(resource_path("reference"))
        return partial(read_news, rules=load_lens_rules(resource_path("lens"), names))

    @cached_property
    def careful_words(self) -> CarefulWords:
        """The notes beside careful words of a headline."""
        from carecompanion.content.careful_words import load_careful_words

        return load_careful_words(resource_path("careful_words.toml"))

    @cached_property
    def read_ids(self) -> IdReader:
        """Finds numbers of trials and papers in a short text; load it on a worker."""
        from carecompanion.content.id_shapes import load_id_shapes
        from carecompanion.lens.short_text import ids_in

        return partial(ids_in, shapes=load_id_shapes(resource_path("lens")))

    @cached_property
    def look_up_words(self) -> LookUpWords:
        """How to look up such a number."""
        from carecompanion.content.registry_ids import load_look_up_words

        return load_look_up_words(resource_path("registry_ids.toml"))

    @cached_property
    def learn(self) -> LearnLibrary:
        """All of Learn, ready to search; takes a while, so load it on a worker."""
        from carecompanion.content.learn_pack import load_learn
        from carecompanion.content.learn_pictures import load_pictures
        from carecompanion.domain.learn_library import make_library

        folder = resource_path("learn")
        return make_library(load_learn(folder), load_pictures(folder / "pictures"))

    @cached_property
    def booklet_tables(self) -> BookletTables:
        """The words that the timeline and the booklet are made with."""
        from carecompanion.content.booklet_words import load_booklet_words
        from carecompanion.domain.booklet import BookletTables

        words = load_booklet_words(resource_path("pages", "booklet.toml"))
        return BookletTables(booklet=words, memory=self.memory_words, page=self.page_words)

    @cached_property
    def recovery_words(self) -> RecoveryWords:
        """The words printed on the recovery sheet."""
        from carecompanion.content.recovery_words import load_recovery_words

        return load_recovery_words(resource_path("pages", "recovery.toml"))

    @cached_property
    def calendar_words(self) -> CalendarWords:
        """What a calendar shows of a day from the notes."""
        from carecompanion.content.calendar_words import load_calendar_words

        return load_calendar_words(resource_path("exchange", "calendar.toml"))

    @cached_property
    def archive_vaults(self) -> ArchiveVaults:
        """Opens notes files to take everything out, and makes new ones from that."""
        from carecompanion.vault.vaults import SqlcipherVaults

        return SqlcipherVaults(clock=utc_now)

    @cached_property
    def readable_page(self) -> ReadablePage:
        """Makes the page of an export that opens in any browser."""
        from carecompanion.content.readable_words import load_readable_words
        from carecompanion.exchange.readable import ReadablePage

        return ReadablePage(
            words=load_readable_words(resource_path("exchange", "readable.toml")),
            printed=self.page_words,
            memory=self.memory_words,
            table=self.question_table,
        )

    @cached_property
    def page_maker(self) -> PageMaker:
        """Draws pages."""
        from carecompanion.pages import ReportLabPages

        return ReportLabPages(fonts=self.fonts_folder)

    def take_out(
        self, access: VaultAccess, folder: Path, progress: Progress, person_id: UUID | None
    ) -> None:
        """Write all of a vault, which may be in use, or all about one person, into a folder.

        `progress` counts thousandths. Raises as `export_notes` and `ArchiveVaults.snapshot`.
        """
        from carecompanion.exchange.export_notes import archive_of, export_notes

        def tell_copied(done: int, in_all: int) -> None:
            progress(500 * done // max(in_all, 1), 1000)

        with self.archive_vaults.snapshot(access, folder.parent, progress=tell_copied) as notes:
            in_all = sum(content.size for content in archive_of(notes, person_id).contents())

            def tell_written(done: int) -> None:
                progress(500 + 500 * done // max(in_all, 1), 1000)

            export_notes(
                notes, folder, self.readable_page, person_id=person_id, progress=tell_written
            )

    def bring_in(self, folder: Path, new_file: Path, passphrase: str) -> None:
        """Make a notes file from an exported folder. Raises as `import_notes`."""
        from carecompanion.exchange.import_notes import import_notes

        import_notes(folder, new_file, passphrase, self.archive_vaults)

    def load_pages(self) -> None:
        """Load everything that pages, care memory and timeline are made with.

        The window does that on a worker.
        """
        _loaded = (self.question_table, self.booklet_tables, self.page_maker)

    def make_printout(
        self, source: PageSource | None, printout: Printout, paper: Paper
    ) -> MadePage:
        """One printout as PDF; without a source a sheet of its kind is empty.

        The question sheet carries what the one page leaves out.

        Raises:
            ValueError: without a source there is no such printout.
        """
        if printout not in NEEDS_A_HEADLINE:
            return self._make_sheet(source, printout, paper)
        if source is None:
            raise ValueError(printout)
        from carecompanion.domain import page

        maker, words = self.page_maker, self.page_words
        two_languages = printout is Printout.TWO_LANGUAGES
        one_page = page.build_one_page(source, words, two_languages=two_languages)
        if printout in (Printout.LARGE_PRINT, Printout.LARGE_PRINT_AND_COPY):
            copy = printout is Printout.LARGE_PRINT_AND_COPY
            return maker.large_print(one_page, paper, standard_copy=copy)
        made = maker.one_page(one_page, paper)
        if printout in (Printout.ONE_PAGE, Printout.TWO_LANGUAGES):
            return made
        return maker.question_sheet(page.build_question_sheet(source, words, made), paper)

    def make_queue_sheet(self, source: QueueSource, paper: Paper) -> MadePage:
        """All questions to ask about a person, as PDF."""
        from carecompanion.domain.queue_sheet import build_queue_sheet

        return self.page_maker.question_sheet(build_queue_sheet(source, self.page_words), paper)

    def _make_sheet(self, source: PageSource | None, printout: Printout, paper: Paper) -> MadePage:
        """A sheet to write on; the emergency sheet has the safety facts of a source."""
        maker, words = self.page_maker, self.page_words
        if printout is Printout.EMPTY_SHEET:
            from carecompanion.domain.page import build_empty_sheet

            return maker.question_sheet(build_empty_sheet(self.question_table, words), paper)
        from carecompanion.domain import after_visit, emergency_sheet, monitoring_sheet

        sheets = self.sheet_words
        if printout is Printout.AFTER_VISIT:
            visit = after_visit.EMPTY_VISIT
            sheet = after_visit.build_after_visit(visit, sheets, words, paper)
        elif printout is Printout.MONITORING_PLAN:
            plan = self.monitoring_plan
            sheet = monitoring_sheet.build_monitoring_sheet(
                plan, sheets, words, paper, today=local_today()
            )
        else:
            team = emergency_sheet.NOT_COPIED_YET
            sheet = emergency_sheet.build_emergency_sheet(source, team, sheets, words)
        return maker.written_sheet(sheet, paper)

    def make_after_visit(self, visit: AfterVisit, paper: Paper) -> MadePage:
        """The record of one visit as PDF; whatever is not known has lines to write on."""
        from carecompanion.domain.after_visit import build_after_visit

        sheet = build_after_visit(visit, self.sheet_words, self.page_words, paper)
        return self.page_maker.written_sheet(sheet, paper)

    def make_recovery_sheet(self, secrets: SheetSecrets, file_name: str, paper: Paper) -> MadePage:
        """The recovery sheet of the notes file called `file_name`, as PDF."""
        from carecompanion.domain.recovery_sheet import build_recovery_sheet

        sheet = build_recovery_sheet(
            secrets,
            file_name=file_name,
            today=local_today(),
            words=self.recovery_words,
            page_words=self.page_words,
        )
        return self.page_maker.recovery_sheet(sheet, paper)

    def make_booklet(
        self, source: BookletSource, choice: BookletChoice, paper: Paper, progress: Progress
    ) -> MadePage:
        """The care memory, or its timeline, as PDF; what `progress` raises stops it."""
        from carecompanion.domain.booklet import build_booklet

        booklet = build_booklet(source, choice, today=local_today(), tables=self.booklet_tables)
        return self.page_maker.booklet(booklet, paper, progress=progress)

    def make_review_booklet(self, folder: Path | None, paper: Paper) -> MadePage:
        """All of Learn as PDF, for those who review it; of the resources in `folder`, or ours."""
        from carecompanion.content.learn_pack import load_learn
        from carecompanion.content.learn_pictures import load_pictures
        from carecompanion.content.review_words import load_review_words
        from carecompanion.domain.learn_booklet import ReviewTables, build_learn_booklet

        place = (folder / "learn") if folder else resource_path("learn")
        learn, pictures = load_learn(place), load_pictures(place / "pictures")
        tables = ReviewTables(
            review=load_review_words(resource_path("pages", "review.toml")),
            booklet=self.booklet_tables.booklet,
            page=self.page_words,
        )
        booklet = build_learn_booklet(learn, pictures, today=local_today(), tables=tables)
        return self.page_maker.booklet(booklet, paper)

    def make_calendar(self, entries: Sequence[CalendarEntry]) -> bytes:
        """A calendar file of these days; see `carecompanion.exchange.calendar`."""
        from carecompanion.exchange.calendar import calendar_bytes

        return calendar_bytes(entries, self.calendar_words, made_at=utc_now())

    @property
    def fonts_folder(self) -> Path:
        """The bundled fonts."""
        return resource_path("fonts")


def suggest_passphrase() -> str:
    """Four words by chance from a list of 7,776: about 52 bits (ux.md E21).

    Words that our own texts never use are not suggested either; they are a handful of the list.
    """
    from dicewarepy import diceware

    from carecompanion.content.never_words import load_never_words

    never = load_never_words(resource_path("words", "never.toml"))
    while True:
        words = " ".join(diceware(n=4))
        if not never.find(words):
            return words


def passphrase_strength(passphrase: str) -> StrengthHint:
    """What can be said about a passphrase; see `carecompanion.vault.passphrase_strength`."""
    from carecompanion.vault import passphrase_strength as strength

    return strength.passphrase_strength(passphrase)


def make_page(walk: Walk, paper: Paper, parts: Parts) -> MadePage:
    """The one page of a walk as it stands today."""
    source = walk.page_source(parts.question_table, today=local_today())
    return parts.make_printout(source, Printout.ONE_PAGE, paper)


def picture_pages(pdf: bytes, width_px: int) -> tuple[PagePicture, ...]:
    """Pictures of PDF pages; see `carecompanion.pages.pictures`."""
    from carecompanion.pages import pictures

    return pictures.picture_pages(pdf, width_px)


def each_page(pdf: bytes, width_px: int) -> Iterator[PagePicture]:
    """Pictures of PDF pages one at a time; see `carecompanion.pages.pictures`."""
    from carecompanion.pages import pictures

    return pictures.each_page(pdf, width_px)


def open_pdf(content: bytes) -> PaperDocument:
    """A PDF of our own in memory, ready to be shown by pages."""
    from carecompanion.pages.pictures import PdfPaper

    return PdfPaper(content)


def open_paper(content: bytes, media_type: MediaType) -> PaperDocument:
    """A file of the notes in memory, ready to be shown; slow, so never on the GUI thread.

    Raises:
        PaperUnreadableError, PaperTooLargeError.
    """
    from carecompanion.domain.records import MediaType

    if media_type is MediaType.PDF:
        from carecompanion.pages.pictures import PdfPaper

        return PdfPaper(content)
    if media_type is MediaType.TEXT:
        from carecompanion.domain.papers import TextPaper

        return TextPaper(content)
    from carecompanion.views.image_paper import ImagePaper

    return ImagePaper(content, media_type)


def open_chosen(path: Path) -> BinaryIO:
    """A file that somebody chose to add; see `carecompanion.exchange.files`."""
    from carecompanion.exchange import files

    return files.open_chosen(path)


def words_of_paper(content: bytes, media_type: MediaType, stop: Callable[[], bool]) -> str:
    """The words of a file, to find it by; see `carecompanion.pages.paper_words`."""
    from carecompanion.pages import paper_words

    return paper_words.words_of(content, media_type, stop)


def read_brought_file(path: Path, stop: Callable[[], bool]) -> Brought:
    """What a file says, read in a process of its own; see `carecompanion.exchange.intake.apart`."""
    from carecompanion.exchange.intake import apart

    return apart.read_file(path, stop)


def read_brought_bytes(content: bytes, name: str, stop: Callable[[], bool]) -> Brought:
    """The same for bytes at hand, which a file called `name` has or could have."""
    from carecompanion.exchange.intake import apart

    return apart.read_apart(content, name=name, stop=stop)


def read_returned_page(path: Path, stop: Callable[[], bool]) -> FilledForm:
    """The fields of a page that came back; see `carecompanion.exchange.answers.read`."""
    from carecompanion.exchange.answers import read

    return read.read_returned(path, stop)


def save_copy(reader: AttachmentReader, path: Path) -> Iterator[int]:
    """Save a file of the notes as a copy anybody can open; see `carecompanion.exchange.copies`."""
    from carecompanion.exchange import copies

    return copies.save_copy(reader, path)


def licence_notes() -> str:
    """Who made what is inside, as shown under About."""
    return resource_path("licences", "notes.txt").read_text(encoding="utf-8")


def check_all_content(folder: Path | None) -> list[FileReport]:
    """What is wrong with the packs in `folder`, or in ours, as of today.

    Raises:
        ContentError: the list of never-words is not there or breaks its schema.
    """
    from carecompanion.content.content_check import check_content

    return check_content(folder or resource_path(), today=local_today())


def write_owner_only(path: Path, content: bytes) -> None:
    """Write a file the family asked for, readable by its owner, complete or not at all.

    Raises:
        ExportError: it cannot be written; a file that was there before is as it was.
    """
    from carecompanion.exchange.files import file_for_owner

    with file_for_owner(path) as file:
        file.write(content)
