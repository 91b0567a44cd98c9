"""The path of a treatment in five steps, and the routes to a treatment or to another opinion."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn_path import PathStep, Route, RouteKind
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.learn_path import LearnPathModel
from carecompanion.views.learn.path_notes import PlanCard, Ticks, YearsCard
from carecompanion.views.learn.reading import Reading
from carecompanion.views.learn.words import dates_words, past_words, source_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Caption, Section, WrappingLabel
from carecompanion.views.widgets.notice import Notice, announce

_ROWS_AT_ONCE = 1
_STEP, _PLAN, _YEARS, _ROUTE, _TITLE = "step", "plan", "years", "route", "title"


class LearnPathScreen(Screen):
    """Each step and each route has a question of its own for the list."""

    NAME = ScreenName.LEARN_PATH

    card_asked = Signal(str)
    term_asked = Signal(str)
    fact_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(
        self, learn: LearnModel, path: LearnPathModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._learn = learn
        self._path = path
        self._reading = Reading(learn, self)
        self._reading.term_asked.connect(self.term_asked)
        self._reading.grew.connect(self.page.show_whole)
        self.add_heading(self.tr("Learn"), self.tr("The path of a treatment"))
        self._lead = Body()
        self.page.add(self._lead)
        self._rows = GradualColumn(self._make_row, at_once=_ROWS_AT_ONCE, orders_tabs=False)
        self.page.add(self._rows)
        learn.ready.connect(self._on_ready)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def arrive(self) -> None:
        """Show the path, once it is there."""
        self._learn.get_ready()
        self._learn.read_list()
        self._path.reload()
        if self._learn.is_ready:
            self._fill()

    @Slot()
    def _on_ready(self) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        path = self._learn.library.learn.path
        self.set_heading(self.tr("Learn"), path.title)
        self._lead.setText(path.lead)
        items = [*((_STEP, step.id) for step in path.steps), (_PLAN, ""), (_YEARS, "")]
        for kind in RouteKind:
            items.append((_TITLE, kind.value))
            items += [(_ROUTE, route.id) for route in path.routes if route.kind is kind]
        self._rows.show_items(items)

    def _make_row(self, item: tuple[str, str]) -> QWidget:
        what, which = item
        path = self._learn.library.learn.path
        if what == _TITLE:
            return Section(self._route_title(RouteKind(which)))
        if what == _STEP:
            (step,) = (step for step in path.steps if step.id == which)
            card = _StepCard(step, self._learn, self._path, self._reading)
            card.card_asked.connect(self.card_asked)
            return card
        if what in (_PLAN, _YEARS):
            return self._notes_card(what)
        (route,) = (route for route in path.routes if route.id == which)
        return _RouteCard(route, self._learn, self._reading)

    def _notes_card(self, what: str) -> QWidget:
        path = self._learn.library.learn.path
        card: PlanCard | YearsCard
        if what == _PLAN:
            card = PlanCard(path.plan, self._learn, self._path)
        else:
            card = YearsCard(path.follow_up, self._learn, self._path)
        card.fact_asked.connect(self.fact_asked)
        card.add_asked.connect(self.add_asked)
        return card

    def _route_title(self, kind: RouteKind) -> str:
        if kind is RouteKind.ACCESS:
            return self.tr("Ways to a treatment")
        return self.tr("Ways to another opinion")


class _AskingCard(Card):
    """A frame with a question and a button that puts it on the list."""

    def __init__(self, item: PathStep | Route, learn: LearnModel, reading: Reading) -> None:
        super().__init__(gap=2)
        self._learn = learn
        self._reading = reading
        self._item = item
        self._is_past = learn.is_past(item)
        self._place = item.place if isinstance(item, Route) else ""

    def add_text(self, text: str) -> None:
        """A paragraph, greyed where its day to look again is over."""
        self.add(self._reading.text(text, role="quiet" if self._is_past else "body"))

    def add_question(self, *buttons: QWidget) -> None:
        """The question, the button, the age; and a word of caution where it is old."""
        self._words = self._learn.wording(self._item.question)
        self.add(WrappingLabel(self._words, role="quiet" if self._is_past else "strong"))
        self._button = PlainButton(self.tr("Put this question on my list"))
        title = ", ".join(filter(None, (self._place, self._item.title)))
        self._button.setAccessibleName(f"{self._button.words}: {title}")
        self._button.setObjectName(f"ask_{self._item.id}")
        self._button.clicked.connect(self._ask)
        self.add(FlowRow(self._button, *buttons))
        self._said = Notice(self.tr("On your list."), plain=True)
        self.add(self._said)
        self._learn.listed.connect(self._show_listed)
        self._show_listed()
        if self._is_past:
            self.add(Notice(past_words()))

    @Slot()
    def _ask(self) -> None:
        self._learn.ask(self._words)
        self._show_listed()
        announce(self, self._said.text())

    @Slot()
    def _show_listed(self) -> None:
        self._said.setVisible(self._learn.is_listed(self._words))


class _StepCard(_AskingCard):
    """A step: what it is, what belongs to it, and what to ask."""

    card_asked = Signal(str)

    def __init__(
        self, step: PathStep, learn: LearnModel, path: LearnPathModel, reading: Reading
    ) -> None:
        super().__init__(step, learn, reading)
        self.setObjectName(f"step_{step.id}")
        self.add(Section(step.title))
        self.add_text(step.plain)
        self.add(Ticks(step.id, step.items, path, role="quiet" if self._is_past else ""))
        more = QuietButton(self.tr("Read more"))
        more.setAccessibleName(self.tr("Read more about {word}").format(word=step.title))
        more.setObjectName(f"more_{step.id}")
        more.clicked.connect(partial(self.card_asked.emit, step.card))
        self.add_question(more)
        self.add(Caption(dates_words(step.stamp)))


class _RouteCard(_AskingCard):
    """A route: what is known of it, where that is from, and what to ask."""

    def __init__(self, route: Route, learn: LearnModel, reading: Reading) -> None:
        super().__init__(route, learn, reading)
        self.setObjectName(f"route_{route.id}")
        self.add(Caption(route.place))
        self.add(WrappingLabel(route.title, role="quiet" if self._is_past else "strong"))
        if route.plain:
            self.add_text(route.plain)
        self.add_question()
        sources = learn.library.learn.sources
        if route.plain:
            self.add(Caption(dates_words(route.stamp)))
            for source_id in route.stamp.sources:
                self.add(Caption(source_words(sources[source_id])))
