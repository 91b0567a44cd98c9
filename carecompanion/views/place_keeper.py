"""Where the person is, kept inside the notes, and the way back there after unlocking."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot

from carecompanion.domain.memory import PART_OF_FACT, MemoryPart
from carecompanion.domain.records import FactKind
from carecompanion.viewmodels.notes_file import Place
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import WALK_STEPS, ScreenName

if TYPE_CHECKING:
    from carecompanion.views.person_screen import PersonScreen

_KEPT_PLACES = (
    *WALK_STEPS,
    *(ScreenName.HEADLINES, ScreenName.PAPERS, ScreenName.SETTINGS),
    *(ScreenName.DELETED, ScreenName.HISTORY, ScreenName.MEMORY, ScreenName.MEMORY_PART),
    *(ScreenName.FACT, ScreenName.DETAILS, ScreenName.NOTE, ScreenName.INTAKE),
    *(ScreenName.TIMELINE, ScreenName.BOOKLET, ScreenName.PEOPLE, ScreenName.PERSON),
    *(ScreenName.QUEUE, ScreenName.LIFE, ScreenName.CLOSING, ScreenName.SOURCE),
    *(ScreenName.VISITS, ScreenName.VISIT_BEFORE),
    *(ScreenName.VISIT_DURING, ScreenName.VISIT_AFTER),
    ScreenName.LEARN,
)
"""Where the person is again after unlocking; from anywhere else they begin at Home."""

_LIFE_PLACES = (ScreenName.LIFE, ScreenName.CLOSING, ScreenName.SOURCE)

_VISIT_PLACES = (ScreenName.VISIT_BEFORE, ScreenName.VISIT_DURING, ScreenName.VISIT_AFTER)

_WAYS = {
    ScreenName.MEMORY_PART: (ScreenName.MEMORY,),
    ScreenName.FACT: (ScreenName.MEMORY, ScreenName.MEMORY_PART),
    ScreenName.DETAILS: (ScreenName.MEMORY,),
    ScreenName.TIMELINE: (ScreenName.MEMORY,),
    ScreenName.BOOKLET: (ScreenName.MEMORY,),
    ScreenName.PERSON: (ScreenName.PEOPLE,),
    ScreenName.CLOSING: (ScreenName.LIFE,),
    ScreenName.SOURCE: (ScreenName.LIFE,),
    **dict.fromkeys(_VISIT_PLACES, (ScreenName.VISITS,)),
}
"""The screens that Back leads through from there."""


class PlaceKeeper(QObject):
    """Keeps screen, field, caret and scrolling before a lock and with what is half-typed.

    A place in a walk waits until the walk is there: `arrive` goes on then.
    """

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._notes_file = models.notes_file
        self._walk = models.walk
        self._past = models.past
        self._life = models.life
        self._visit = models.visit
        self._people = models.people
        self._facts = models.facts
        self._form = models.fact_form
        self._place = Place()
        models.notes_file.about_to_lock.connect(self.keep)
        models.drafts.kept.connect(self.keep)
        models.life.loaded.connect(self._on_life_loaded)
        models.life.gone.connect(self._on_life_gone)
        models.visit.loaded.connect(self._on_visit_loaded)
        models.visit.gone.connect(self._on_visit_gone)

    @property
    def is_going_back(self) -> bool:
        """True while a place waits for its walk."""
        return bool(self._place.screen)

    @property
    def is_at_new_headline(self) -> bool:
        """True while the place is a headline that may have had no words yet, and so is not kept."""
        return self._place.screen == ScreenName.HEADLINE

    @Slot()
    def keep(self) -> None:
        """Keep the place as it is now."""
        self._notes_file.remember_place(self._present_place())

    def go_back(self) -> None:
        """Look up the place kept last and go there, or to Home when there is none."""
        self._notes_file.find_place(self._on_place_found)

    @Slot()
    def arrive(self) -> None:
        """Show the place, with its field, caret and scrolling; nothing once it was given up."""
        if not self.is_going_back:
            return
        place, self._place = self._place, Place()
        screen = ScreenName(place.screen)
        is_step = screen in WALK_STEPS
        steps = (
            WALK_STEPS[: WALK_STEPS.index(screen) + 1]
            if is_step
            else (*_WAYS.get(screen, ()), screen)
        )
        self._navigator.start_at(ScreenName.HOME, *steps)
        self._window.put_caret(place.field, place.caret, place.scroll)

    def give_up(self) -> None:
        """There is no such place any more: begin at Home."""
        self._place = Place()
        self._navigator.start_at(ScreenName.HOME)

    def _on_place_found(self, place: Place) -> None:
        self._place = place
        if place.screen in WALK_STEPS and place.headline_id:
            self._walk.open(UUID(place.headline_id))
        elif place.screen == ScreenName.HISTORY and place.headline_id:
            self._past.show(UUID(place.headline_id))
            self.arrive()
        elif place.screen in (*_LIFE_PLACES, *_VISIT_PLACES):
            self._go_back_to_record(place)
        elif place.screen == ScreenName.FACT:
            self._go_back_to_fact(place.about)
        elif place.screen == ScreenName.MEMORY_PART:
            self._facts.show(MemoryPart(place.about))
            self.arrive()
        elif place.screen == ScreenName.PERSON:
            self._go_back_to_person(UUID(place.about))
        elif place.screen in _KEPT_PLACES:
            self.arrive()
        else:
            self.give_up()

    @Slot()
    def _on_life_loaded(self) -> None:
        if self._place.screen == ScreenName.SOURCE:
            self._life.open_source_again(UUID(self._place.about))
        if self._place.screen in _LIFE_PLACES:
            self.arrive()

    @Slot()
    def _on_life_gone(self) -> None:
        if self._place.screen in _LIFE_PLACES:
            self.give_up()

    def _go_back_to_record(self, place: Place) -> None:
        """To a screen of a headline or of a visit, once that was read."""
        if place.screen in _VISIT_PLACES and place.about:
            self._visit.open(UUID(place.about))
        elif place.headline_id:
            self._life.open(UUID(place.headline_id))
        else:
            self.give_up()

    @Slot()
    def _on_visit_loaded(self) -> None:
        if self._place.screen in _VISIT_PLACES:
            self.arrive()

    @Slot()
    def _on_visit_gone(self) -> None:
        if self._place.screen in _VISIT_PLACES:
            self.give_up()

    def _go_back_to_fact(self, about: str) -> None:
        """The form, once the fact was read: half-typed dates wait for it among the drafts."""
        kind, fact_id = about.split()
        person = self._notes_file.person
        if person is not None:
            self._facts.show(PART_OF_FACT[FactKind(kind)])
            self._form.open_again(FactKind(kind), person.id, UUID(fact_id), self.arrive)

    def _go_back_to_person(self, person_id: UUID) -> None:
        """The screen of one person, once it is known who there is."""
        self._person_screen().set_person(person_id)
        if self._people.people:
            self.arrive()
        else:
            once = Qt.ConnectionType.SingleShotConnection
            self._people.changed.connect(self.arrive, once)

    def _present_place(self) -> Place:
        """Where the person is; under the cover or the help, where they were before."""
        trail = reversed(self._navigator.trail)
        screen = next((name for name in trail if name in _KEPT_PLACES), None)
        headline_id = self._headline_at(screen)
        about = self._about(screen)
        if screen is None or headline_id is None or about is None:
            return Place()
        field, caret, scroll = self._window.caret(screen)
        return Place(
            screen=screen.value,
            headline_id=headline_id,
            about=about,
            field=field,
            caret=caret,
            scroll=scroll,
        )

    def _about(self, screen: ScreenName | None) -> str | None:
        """What a screen shows that shows one of many; empty for others, None when it has none."""
        if screen is ScreenName.MEMORY_PART:
            return self._facts.part.value
        if screen is ScreenName.FACT:
            fact = self._form.fact if self._form.is_loaded else None
            return f"{fact.fact.value} {fact.id}" if fact is not None else None
        of_one = (*_VISIT_PLACES, ScreenName.SOURCE, ScreenName.PERSON)
        if screen not in of_one:
            return ""
        record_id = self._record_at(screen)
        return str(record_id) if record_id is not None else None

    def _record_at(self, screen: ScreenName) -> UUID | None:
        """The visit, the source or the person that a screen is about."""
        if screen in _VISIT_PLACES:
            return self._visit.visit.id if self._visit.is_loaded else None
        if screen is ScreenName.SOURCE:
            return self._life.source.id if self._life.has_source else None
        return self._person_screen().person_id

    def _headline_at(self, screen: ScreenName | None) -> str | None:
        """The headline that a screen is about; empty for one about none, None without one."""
        if screen in WALK_STEPS:
            return str(self._walk.walk.headline.id) if self._walk.is_loaded else None
        if screen in _LIFE_PLACES:
            return str(self._life.headline.id) if self._life.is_loaded else None
        if screen is ScreenName.HISTORY:
            return str(self._past.headline_id) if self._past.headline_id else None
        return ""

    def _person_screen(self) -> PersonScreen:
        return cast("PersonScreen", self._window.screen_for(ScreenName.PERSON))
