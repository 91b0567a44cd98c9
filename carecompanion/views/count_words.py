"""How many of each kind of thing there are, in the words the screens have for them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    Fact,
    Headline,
    HeadlineSource,
    PaperText,
    Person,
    QuestionChoice,
    QueueOrder,
    Story,
    Visit,
)

_ORDER = (
    *(Headline.KIND, Story.KIND, HeadlineSource.KIND, Answer.KIND, QuestionChoice.KIND),
    *(DetailMark.KIND, Fact.KIND, Visit.KIND, Attachment.KIND, Person.KIND),
)


def count_words(kinds: Iterable[tuple[str | None, int]]) -> str:
    """“2 headlines, 14 answers, one paper”, in a fixed order; empty when there is nothing.

    A kind that is not known (None, or one of a later version) counts as notes. The words taken from
    a paper belong to the paper, and the order of questions is no thing of its own.
    """
    counts: dict[str, int] = {}
    for kind, count in kinds:
        if kind in (PaperText.KIND, QueueOrder.KIND):
            continue
        name = kind if kind is not None and kind in _ORDER else ""
        counts[name] = counts.get(name, 0) + count
    return ", ".join(_counted(kind, counts[kind]) for kind in (*_ORDER, "") if counts.get(kind))


def _counted(kind: str, count: int) -> str:
    one, many = _words(kind)
    return one if count == 1 else many.format(count=count)


def _words(kind: str) -> tuple[str, str]:
    tr = QCoreApplication.translate
    return {
        Headline.KIND: (tr("Counts", "one headline"), tr("Counts", "{count} headlines")),
        Story.KIND: (tr("Counts", "one whole story"), tr("Counts", "{count} whole stories")),
        HeadlineSource.KIND: (
            tr("Counts", "one more source"),
            tr("Counts", "{count} more sources"),
        ),
        Answer.KIND: (tr("Counts", "one answer"), tr("Counts", "{count} answers")),
        QuestionChoice.KIND: (
            tr("Counts", "one set of questions"),
            tr("Counts", "{count} sets of questions"),
        ),
        DetailMark.KIND: (
            tr("Counts", "one marked detail"),
            tr("Counts", "{count} marked details"),
        ),
        Fact.KIND: (tr("Counts", "one fact"), tr("Counts", "{count} facts")),
        Visit.KIND: (tr("Counts", "one appointment"), tr("Counts", "{count} appointments")),
        Attachment.KIND: (tr("Counts", "one file"), tr("Counts", "{count} files")),
        Person.KIND: (tr("Counts", "one person"), tr("Counts", "{count} people")),
        "": (tr("Counts", "one note"), tr("Counts", "{count} notes")),
    }[kind]
