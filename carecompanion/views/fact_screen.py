"""The form of one fact: its words, its fields, where it is from and how old it is (ux.md 2.6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import FIELDS, PART_OF_FACT, SAFETY_FACTS
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import FactKind
from carecompanion.viewmodels.fact_form import FactFormModel
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.views.fact_editors import FactEditor, editor_for, field_of
from carecompanion.views.fact_fields import DateRow, field_row
from carecompanion.views.fact_papers import FactPapers
from carecompanion.views.fact_source import FactSource
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.notice import ErrorSummary
from carecompanion.views.widgets.option_row import CheckRow

_TEXT: Final = "text"
_NONE_KNOWN: Final = "none_known"
_SOURCE: Final = "source"
_SHOWN: Final = "shown"
_PAPERS: Final = "papers"
_ENDS: Final = "ends"


class FactScreen(Screen):
    """Saved as it is typed. Leaving with a date that is none is possible: it waits as typed."""

    NAME = ScreenName.FACT

    history_asked = Signal(object)
    paper_asked = Signal(object)

    def __init__(
        self,
        form: FactFormModel,
        papers: PaperListModel,
        adding: AddingModel,
        reference: ReferenceModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._reference = reference
        self._words = words()
        self._kind: FactKind | None = None
        self._text: FactEditor | None = None
        self._papers: FactPapers | None = None
        self._paper_models = (papers, adding)
        self._shows: dict[str, Callable[[], None]] = {}
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading(self.tr("Care memory"), "")
        self._sections = GradualColumn(self._make_section, orders_tabs=False, at_once=1)
        self.page.add(self._sections)
        form.loaded.connect(self._on_loaded)
        form.written.connect(self._on_written)
        form.gone.connect(self._go_back)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Done"), back=True)

    def choose_primary(self) -> None:
        """Everything is saved already. A date that is none is pointed out once, and may stay."""
        problems = self._problems()
        if problems and self._problem.isHidden():
            self._problem.show_problems(problems)
            self.page.scroll_to_top()
        else:
            self.back_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._problem.clear()
        if self._form.is_loaded:
            self._show_fact()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        if self._papers is not None:
            self._papers.fold()
        self._form.leave()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._text

    def field_called(self, name: str) -> QWidget | None:
        """A field by its object name."""
        self._sections.fill_now()
        return super().field_called(name)

    def _show_fact(self) -> None:
        fact = self._form.fact
        if fact.fact is not self._kind:
            self._build(fact.fact)
        for show in self._shows.values():
            show()

    def _build(self, kind: FactKind) -> None:
        """The fields of another kind of fact, a few at a time."""
        self._kind = kind
        self._shows.clear()
        part = self._words.parts[PART_OF_FACT[kind]].name
        self.set_heading(self.tr("Care memory: {part}").format(part=part), self._words.facts[kind])
        none_known = (_NONE_KNOWN,) if kind in SAFETY_FACTS else ()
        fields = tuple(spec.field for spec in FIELDS[kind])
        rest = (_SOURCE, _SHOWN, _PAPERS, _ENDS)
        sections = (_TEXT, *none_known, *fields, *rest)
        self._sections.show_items(tuple((kind, section) for section in sections))

    def _make_section(self, item: tuple[FactKind, str]) -> QWidget:
        kind, name = item
        makers = {
            _TEXT: self._make_text,
            _NONE_KNOWN: self._make_none_known,
            _SOURCE: self._make_source,
            _SHOWN: self._make_shown,
            _PAPERS: self._make_papers,
            _ENDS: self._make_ends,
        }
        if name in makers:
            return makers[name]()
        spec = next(spec for spec in FIELDS[kind] if spec.field == name)
        row = field_row(spec, kind, self._form, self._words)
        return self._showing(name, row, row.show_fact)

    def _showing(self, name: str, section: QWidget, show: Callable[[], None]) -> QWidget:
        self._shows[name] = show
        if self._form.is_loaded:
            show()
        return section

    def _make_text(self) -> QWidget:
        kind = self._form.fact.fact
        text = editor_for(kind, self._reference)
        field_of(text).setObjectName("fact_text")
        text.typed.connect(self._form.set_text)
        text.left.connect(self._form.leave_field)
        self._text = text
        row = FormRow(self.tr("What to keep"), text, hint=self._hint(kind))
        return self._showing(_TEXT, row, self._show_text)

    def _show_text(self) -> None:
        if self._text is not None:
            self._text.set_text_quietly(self._form.fact.text)

    def _make_none_known(self) -> QWidget:
        hint = self.tr("For when you asked, and there is none.")
        row = CheckRow(self.tr("None known"), hint=hint)
        row.mark.setObjectName("fact_none_known")
        row.ticked.connect(self._form.set_none_known)
        show = partial(_tick, row, lambda: self._form.fact.none_known)
        return self._showing(_NONE_KNOWN, row, show)

    def _make_source(self) -> QWidget:
        self._source = FactSource(self._form, self._words)
        return self._showing(_SOURCE, self._source, self._source.show_fact)

    def _make_shown(self) -> QWidget:
        hint = self.tr("Without the tick it stays here and is not printed for a visit.")
        row = CheckRow(self.tr("Show on pages"), hint=hint)
        row.mark.setObjectName("fact_shown")
        row.ticked.connect(self._form.set_shown)
        show = partial(_tick, row, lambda: self._form.fact.show_on_pages)
        return self._showing(_SHOWN, row, show)

    def _make_papers(self) -> QWidget:
        papers = FactPapers(self._form, *self._paper_models)
        papers.paper_asked.connect(self.paper_asked)
        self._papers = papers
        return self._showing(_PAPERS, papers, papers.show_papers)

    def _make_ends(self) -> QWidget:
        history = QuietButton(self.tr("Earlier versions"))
        history.setObjectName("fact_history")
        history.clicked.connect(self._ask_history)
        delete = QuietButton(self.tr("Delete this note"))
        delete.setObjectName("fact_delete")
        delete.clicked.connect(self._form.delete)
        ends = FlowRow(history, delete)
        holder = QWidget()  # shown on its own, what has no place yet would be a window
        Column(holder).addWidget(ends)
        return self._showing(_ENDS, holder, lambda: ends.setVisible(self._form.is_stored))

    def _hint(self, kind: FactKind) -> str:
        if kind is FactKind.GENE_CHANGE:
            return self.tr("Copy it from the report. It stays exactly as you write it.")
        if kind is FactKind.TRIAL:
            return self.tr(
                "Saved to talk about with your team. This does not sign you up for anything."
            )
        return ""

    def _problems(self) -> list[tuple[str, QWidget]]:
        rows = self._sections.findChildren(DateRow)
        return [(row.problem(), row.field) for row in rows if row.problem()]

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible() and self._form.is_loaded:
            self._show_fact()

    @Slot(object)
    def _on_written(self, _fact: object) -> None:
        if _ENDS in self._shows:
            self._shows[_ENDS]()
        if not self._problem.isHidden() and not self._problems():
            self._problem.clear()

    @Slot()
    def _ask_history(self) -> None:
        self.history_asked.emit(self._form.fact)

    @Slot()
    def _go_back(self) -> None:
        if self.isVisible():
            self.back_asked.emit()


def _tick(row: CheckRow, holds: Callable[[], bool]) -> None:
    row.set_ticked(holds())
