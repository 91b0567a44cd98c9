"""What was brought, on its way from files and pasted words to the person's yes.

Files are read one after the other, off the GUI thread and in a process of their own. Until the
yes everything is in memory alone; locking forgets it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.domain.facts import FactKind
from carecompanion.domain.intake import Brought
from carecompanion.domain.proposals import (
    Becomes,
    Proposal,
    Yes,
    propose,
    with_repeats_marked,
    yes_to,
)
from carecompanion.session.intake import Intake, Look
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork

ShouldStop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeTools:
    """How files and bytes are read. Both run on a worker thread and raise `IntakeError`."""

    read_file: Callable[[Path, ShouldStop], Brought]
    read_bytes: Callable[[bytes, str, ShouldStop], Brought]


class IntakeState(Enum):
    """What is going on."""

    EMPTY = auto()
    READING = auto()
    REVIEW = auto()
    KEEPING = auto()


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    read: Callable[[ShouldStop], Brought]


class IntakeModel(QObject):
    """Reads, proposes, and keeps what the person says yes to, as one step of undo."""

    state_changed = Signal(object)
    progressed = Signal(str, int, int)
    proposals_changed = Signal()
    edited = Signal(object)
    kept = Signal(int)
    keeping_failed = Signal(object)

    def __init__(
        self,
        session: Session,
        tools: IntakeTools,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._intake = Intake(session)
        self._tools = tools
        self._today = today
        self._jobs = Jobs(self)
        self._person_id: UUID | None = None
        self._state = IntakeState.EMPTY
        self._sources: deque[_Source] = deque()
        self._read = self._asked = 0
        self._stop = Event()
        self._proposals: dict[UUID, Proposal] = {}
        self._problems: list[CareError] = []
        self._work: SlicedWork | None = None
        self._was_cut_short = False

    @property
    def state(self) -> IntakeState:
        """What is going on."""
        return self._state

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What there is to say yes or no to, in the order it was brought."""
        return tuple(self._proposals.values())

    @property
    def wanted(self) -> int:
        """How many things are ticked."""
        return sum(each.is_wanted for each in self._proposals.values())

    @property
    def problems(self) -> tuple[CareError, ...]:
        """Why some of what was brought is not in the list."""
        return tuple(self._problems)

    @property
    def is_idle(self) -> bool:
        """True while no thread works for it."""
        return self._jobs.is_idle and self._work is None

    def proposal(self, proposal_id: UUID) -> Proposal:
        """One of them as it is now."""
        return self._proposals[proposal_id]

    def load(self, person_id: UUID) -> None:
        """Whose notes this is for. What was brought for somebody else is dropped."""
        if person_id != self._person_id:
            self._forget()
            self._person_id = person_id

    def take_cut_short(self) -> bool:
        """Whether locking dropped something since this was asked last."""
        was, self._was_cut_short = self._was_cut_short, False
        return was

    def clear(self) -> None:
        """The notes are locked: forget everything, and remember only whether there was anything."""
        self._was_cut_short = self._was_cut_short or self._state is not IntakeState.EMPTY
        self._forget()
        self._person_id = None

    def shut_down(self) -> None:
        """Stop reading and end the thread."""
        self._stop.set()
        self._jobs.stop()

    def bring_files(self, paths: Iterable[Path]) -> None:
        """Read these files, after what is being read now."""
        tools = self._tools
        self._bring(_Source(path.name, partial(tools.read_file, path)) for path in paths)

    def bring_text(self, text: str) -> None:
        """Read pasted or dropped words; a link among them is only words."""
        if text.strip():
            content = text.encode("utf-8", "replace")
            self._bring((_Source("", partial(self._tools.read_bytes, content, "")),))

    def bring_made(self, name: str, make: Callable[[], bytes]) -> None:
        """Read what `make` makes on the worker thread, such as a picture that was pasted."""

        def read(stop: ShouldStop) -> Brought:
            return self._tools.read_bytes(make(), name, stop)

        self._bring((_Source(name, read),))

    def cancel(self) -> None:
        """Stop reading: what is read so far stays to be looked through. Or stop keeping."""
        self._sources.clear()
        self._stop.set()
        if self._work is not None:
            self._work.cancel()

    def drop_all(self) -> None:
        """Keep nothing, and forget what was brought."""
        if self._state is not IntakeState.KEEPING:
            self._forget()

    def set_wanted(self, proposal_id: UUID, is_wanted: bool) -> None:
        """Tick it, or not."""
        self._edit(replace(self._proposals[proposal_id], is_wanted=is_wanted))

    def set_becomes(self, proposal_id: UUID, becomes: Becomes, fact: FactKind) -> None:
        """Choose what it is kept as; `fact` counts for `Becomes.FACT`."""
        self._edit(replace(self._proposals[proposal_id], becomes=becomes, fact=fact))

    def set_title(self, proposal_id: UUID, title: str) -> None:
        """Call it otherwise."""
        self._edit(replace(self._proposals[proposal_id], title=title))

    def set_on(self, proposal_id: UUID, on: str) -> None:
        """Give it another day, as ISO text; empty for none."""
        self._edit(replace(self._proposals[proposal_id], on=on))

    def set_keeps_file(self, proposal_id: UUID, keeps_file: bool) -> None:
        """Keep the file too, or not."""
        self._edit(replace(self._proposals[proposal_id], keeps_file=keeps_file))

    def keep(self) -> None:
        """The yes: write all that is ticked, as one step. Then `kept` or `keeping_failed`."""
        if self._state is not IntakeState.REVIEW or not self.wanted or self._person_id is None:
            return
        person_id, today = self._person_id, self._today()
        each = [yes_to(one, person_id, today) for one in self.proposals if one.is_wanted]
        yes = Yes(
            records=tuple(record for one in each for record in one.records),
            files=tuple(file for one in each for file in one.files),
        )
        self._work = self._intake.keep(yes)
        self._work.finished.connect(partial(self._on_kept, len(each)))
        self._work.failed.connect(self._on_keeping_failed)
        self._work.stopped.connect(self._on_stopped)
        self._set_state(IntakeState.KEEPING)

    def _bring(self, sources: Iterable[_Source]) -> None:
        new = tuple(sources)
        if not new or self._state is IntakeState.KEEPING or self._person_id is None:
            return
        if self._state is not IntakeState.READING:
            self._read = self._asked = 0
            self._problems.clear()
            self._stop = Event()
        self._sources.extend(new)
        self._asked += len(new)
        if self._state is not IntakeState.READING:
            self._set_state(IntakeState.READING)
            self._read_next()

    def _read_next(self) -> None:
        if not self._sources:
            self._look_up()
            return
        source = self._sources.popleft()
        self.progressed.emit(source.name, self._read, self._asked)
        work = partial(source.read, self._stop.is_set)
        self._jobs.submit(work, done=self._on_read, failed=self._on_read_failed)

    def _on_read(self, brought: Brought) -> None:
        self._read += 1
        for proposal in propose(brought):
            self._proposals[proposal.id] = proposal
        self._read_next()

    def _on_read_failed(self, error: CareError) -> None:
        self._read += 1
        self._problems.append(error)
        self._read_next()

    def _look_up(self) -> None:
        """See which of them the notes have; the list is shown once that is known."""
        if self._person_id is None or not self._proposals:
            self._show_list()
            return
        looks = tuple(map(_look_for, self._proposals.values()))
        self._work = self._intake.look_up(self._person_id, looks)
        self._work.finished.connect(self._on_looked_up)
        self._work.failed.connect(self._on_look_failed)
        self._work.stopped.connect(self._on_stopped)

    def _on_looked_up(self, known: Mapping[UUID, str]) -> None:
        self._work = None
        marked = with_repeats_marked(self.proposals)
        self._proposals = {
            each.id: replace(each, known_since=known[each.id], is_wanted=False)
            if each.id in known and each.known_since is None
            else each
            for each in marked
        }
        self._go_on()

    def _on_look_failed(self, error: CareError) -> None:
        """Without knowing what is there already, the list is still of use."""
        self._work = None
        self._problems.append(error)
        self._go_on()

    def _go_on(self) -> None:
        """Read what was brought meanwhile, or show what there is."""
        if self._sources:
            self._read_next()
        else:
            self._show_list()

    def _show_list(self) -> None:
        self._set_state(IntakeState.REVIEW if self._proposals else IntakeState.EMPTY)
        self.proposals_changed.emit()

    def _edit(self, proposal: Proposal) -> None:
        if self._state is IntakeState.REVIEW:
            self._proposals[proposal.id] = proposal
            self.edited.emit(proposal)

    def _on_kept(self, count: int, _changes: object) -> None:
        self._work = None
        self._forget()
        self.kept.emit(count)

    def _on_keeping_failed(self, error: CareError) -> None:
        self._work = None
        self._set_state(IntakeState.REVIEW)
        self.keeping_failed.emit(error)

    def _on_stopped(self) -> None:
        self._was_cut_short = True
        self._forget()

    def _forget(self) -> None:
        self._stop.set()
        self._jobs.forget_pending()
        self._work = None
        self._sources.clear()
        self._problems.clear()
        self._proposals.clear()
        self._set_state(IntakeState.EMPTY)
        self.proposals_changed.emit()

    def _set_state(self, state: IntakeState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _look_for(proposal: Proposal) -> Look:
    brought = proposal.brought
    return Look(id=proposal.id, content=brought.content, title=brought.title, text=brought.text)
