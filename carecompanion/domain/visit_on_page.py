"""What a printed page says of the visit it is for: its day, what is needed, what is hoped for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from carecompanion.domain.records import Visit
from carecompanion.domain.visits import VisitStanding


class VisitPart(StrEnum):
    """What a page says of a visit, each of it to be left out; the order is that of the page."""

    DAY = "visit_day"
    NEEDS = "visit_needs"
    HOPE = "visit_hope"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOnPage:
    """The visit a page is for; `on` is a day as it is kept. What is empty is not printed."""

    on: str = ""
    needs: str = ""
    hope: str = ""

    @property
    def parts(self) -> tuple[VisitPart, ...]:
        """What there is of it to print."""
        said = zip(VisitPart, (self.on, self.needs, self.hope), strict=True)
        return tuple(part for part, text in said if text)

    def without(self, parts: Collection[object]) -> VisitOnPage:
        """The same less some of it, for one printout."""
        return VisitOnPage(
            on="" if VisitPart.DAY in parts else self.on,
            needs="" if VisitPart.NEEDS in parts else self.needs,
            hope="" if VisitPart.HOPE in parts else self.hope,
        )


NO_VISIT: Final = VisitOnPage()


def on_page(visit: Visit) -> VisitOnPage:
    """What a page says of a visit; who, where and why stay in the notes."""
    return VisitOnPage(on=visit.on, needs=_line(visit.needs), hope=_line(visit.hope))


def brings(visit: Visit, headline_id: UUID) -> bool:
    """Whether a headline, or a question of it, is brought to a visit."""
    of_questions = (question.headline_id for question in visit.questions)
    return headline_id in visit.headline_ids or headline_id in of_questions


def visit_ahead(visits: Iterable[Visit], today: date) -> VisitOnPage:
    """The soonest visit that lies ahead; those without a day come last."""
    day = today.isoformat()
    ahead = [visit for visit in visits if visit.standing(day) is VisitStanding.PLANNED]
    # A month alone comes after its days, as in every list.
    soonest = min(ahead, key=lambda visit: f"{visit.on or '9999'}~", default=None)
    return on_page(soonest) if soonest is not None else NO_VISIT


def with_visit(visits: tuple[Visit, ...], visit: Visit, headline_id: UUID) -> tuple[Visit, ...]:
    """The visits about a headline with one of them in its newest form."""
    others = tuple(each for each in visits if each.id != visit.id)
    return (*others, visit) if brings(visit, headline_id) else others


def _line(text: str) -> str:
    return " ".join(text.split())
