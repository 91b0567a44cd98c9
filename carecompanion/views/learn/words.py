"""What the screens of Learn say of sources, dates and age, and which words have a meaning."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.learn import Source
from carecompanion.domain.learn_stamp import Stamp
from carecompanion.domain.learn_tables import Certainty
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.date_words import date_words
from carecompanion.views.widgets.term_text import WordMeaning


def dates_words(stamp: Stamp) -> str:
    """How old something is, and when it is to be looked at again."""
    words = QCoreApplication.translate(
        "Learn", "As of {as_of}. May be out of date after {review_by}."
    )
    review = date_words(stamp.review_by.isoformat())
    return words.format(as_of=date_words(stamp.as_of), review_by=review)


def past_words() -> str:
    """What stands where the day to look again is over."""
    return QCoreApplication.translate("Learn", "This may be old: ask your clinic.")


def source_words(source: Source) -> str:
    """A source so that a family can find it without this app."""
    said = (f"{source.publisher}: {source.title}", source.where, source.dated)
    return "\n".join(line for line in said if line)


def certainty_words(certainty: Certainty) -> str:
    """How well a fact is known."""
    tr = QCoreApplication.translate
    if certainty is Certainty.CONFIRMED:
        return tr("Learn", "Confirmed: we read the text of the authority or the company.")
    return tr("Learn", "Reported: two others say so.")


class WordFinder:
    """Finds words with a meaning in one text after another, each of them once."""

    def __init__(self, learn: LearnModel) -> None:
        self._learn = learn
        self._seen: set[str] = set()

    def words_in(self, text: str) -> tuple[WordMeaning, ...]:
        """The words that stand here for the first time; none while Learn is not ready."""
        if not self._learn.is_ready:
            return ()
        found = tuple(self._new_in(text))
        self._seen.update(word.term for word in found)
        return found

    def _new_in(self, text: str) -> Iterator[WordMeaning]:
        for place in self._learn.library.finder.places(text):
            if place.term not in self._seen:
                yield meaning(self._learn, place.term, place.start, place.end)


def meaning(learn: LearnModel, term_id: str, start: int, end: int) -> WordMeaning:
    """What a word of a text means."""
    term = learn.library.learn.terms[term_id]
    caution = past_words() if learn.is_past(term) else ""
    return WordMeaning(start, end, term.id, term.name, term.plain, term.apart, caution)


def listed_words(
    learn: LearnModel, terms: tuple[str, ...], *, lead: str = ""
) -> tuple[str, tuple[WordMeaning, ...]]:
    """Terms as one line of names, and the meaning of each; `lead` stands before them."""
    text, words = f"{lead} " if lead else "", list[WordMeaning]()
    for term_id in terms:
        text += ", " if words else ""
        start = len(text)
        text += learn.library.learn.terms[term_id].name
        words.append(meaning(learn, term_id, start, len(text)))
    return text, tuple(words)
