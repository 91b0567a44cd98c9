"""The screens of the care memory: its parts, papers, people, what is found and brought in."""

from __future__ import annotations

from collections.abc import Mapping

from carecompanion.composition import each_page, local_today
from carecompanion.screen_makers.context import Maker, Makers
from carecompanion.views.screen import Screen, ScreenName


class MemoryMakers(Makers):
    """The screens of the care memory: its parts, papers, people, what is found and brought in."""

    def makers(self) -> Mapping[ScreenName, Maker]:
        """How each of them is made."""
        return {
            ScreenName.PAPERS: self._papers_screen,
            ScreenName.PAPER: self._paper_screen,
            ScreenName.MEMORY: self._memory,
            ScreenName.MEMORY_PART: self._memory_part,
            ScreenName.FACT: self._fact,
            ScreenName.DETAILS: self._details,
            ScreenName.NOTE: self._note,
            ScreenName.PEOPLE: self._people_screen,
            ScreenName.PERSON: self._person_screen,
            ScreenName.FIND: self._find,
            ScreenName.INTAKE: self._intake,
            ScreenName.TIMELINE: self._timeline,
            ScreenName.BOOKLET: self._booklet,
        }

    def _papers_screen(self) -> Screen:
        from carecompanion.views.papers_screen import PapersScreen

        screen = PapersScreen(self._models.papers, self._models.adding)
        screen.paper_asked.connect(self._flows.papers.show_paper)
        return screen

    def _paper_screen(self) -> Screen:
        from carecompanion.views.paper_screen import PaperScreen

        return PaperScreen(self._models.paper)

    def _memory(self) -> Screen:
        from carecompanion.views.memory_screen import MemoryScreen

        screen = MemoryScreen(self._models.memory, lambda: self._parts.memory_words)
        screen.part_asked.connect(self._flows.memory.open_part)
        screen.papers_asked.connect(self._flows.memory.show_papers)
        screen.details_asked.connect(self._flows.memory.show_details)
        screen.timeline_asked.connect(self._flows.timeline.show_timeline)
        screen.booklet_asked.connect(self._flows.timeline.show_booklet)
        screen.note_asked.connect(self._flows.memory.show_note)
        return screen

    def _memory_part(self) -> Screen:
        from carecompanion.views.memory_part_screen import MemoryPartScreen

        models = self._models
        screen = MemoryPartScreen(
            models.facts, models.note, models.people, lambda: self._parts.memory_words
        )
        screen.add_asked.connect(self._flows.memory.add)
        screen.fact_asked.connect(self._flows.memory.open_fact)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _fact(self) -> Screen:
        from carecompanion.views.fact_screen import FactScreen

        models = self._models
        screen = FactScreen(
            models.fact_form,
            models.papers,
            models.adding,
            models.reference,
            lambda: self._parts.memory_words,
        )
        screen.paper_asked.connect(self._flows.papers.show_paper)
        screen.history_asked.connect(self._flows.past.show_history)
        return screen

    def _details(self) -> Screen:
        from carecompanion.views.details_screen import DetailsScreen

        screen = DetailsScreen(self._models.details, lambda: self._parts.memory_words)
        screen.add_asked.connect(self._flows.memory.add)
        screen.change_asked.connect(self._flows.memory.open_fact)
        return screen

    def _note(self) -> Screen:
        from carecompanion.views.note_screen import NoteScreen

        return NoteScreen(self._models.note)

    def _people_screen(self) -> Screen:
        from carecompanion.views.people_screen import PeopleScreen

        screen = PeopleScreen(self._models.people)
        screen.show_asked.connect(self._flows.people.choose)
        screen.change_asked.connect(self._flows.people.show_person)
        screen.add_asked.connect(self._flows.people.add)
        screen.delete_confirmed.connect(self._flows.people.delete)
        return screen

    def _person_screen(self) -> Screen:
        from carecompanion.views.person_screen import PersonScreen

        screen = PersonScreen(self._models.people)
        screen.finished.connect(self._flows.people.leave_person)
        screen.notes_asked.connect(self._flows.people.choose)
        return screen

    def _find(self) -> Screen:
        from carecompanion.views.find_screen import FindScreen

        parts = self._parts
        screen = FindScreen(
            self._models.finding,
            self._models.past.topic_name,
            lambda part: parts.memory_words.parts[part].name,
        )
        screen.record_asked.connect(self._flows.find.open_record)
        return screen

    def _intake(self) -> Screen:
        from carecompanion.views.intake_screen import IntakeScreen

        screen = IntakeScreen(self._models.intake, self._parts.memory_words)
        screen.paste_asked.connect(self._flows.intake.paste)
        return screen

    def _timeline(self) -> Screen:
        from carecompanion.views.timeline_screen import TimelineScreen

        screen = TimelineScreen(self._models.timeline, lambda: self._parts.booklet_tables)
        screen.print_asked.connect(self._flows.timeline.print_timeline)
        screen.record_asked.connect(self._flows.timeline.record_asked)
        return screen

    def _booklet(self) -> Screen:
        from carecompanion.views.booklet_screen import BookletScreen
        from carecompanion.views.printing import Printing

        return BookletScreen(
            self._models.booklet,
            Printing(each_page, self),
            lambda: self._parts.booklet_tables,
            lambda: self._models.preview.paper,
            local_today,
        )
