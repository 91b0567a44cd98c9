"""Which words of a headline get a note: those the lens names, in the headline, in its order."""

from __future__ import annotations

import pytest

from carecompanion.domain.careful import CarefulWord, careful_marks
from carecompanion.domain.findings import Finding, Findings, Topic
from carecompanion.domain.news import News
from carecompanion.domain.words import Quoted


def found(news: News, word: str, key: str, topic: Topic = Topic.HYPE) -> Finding:
    start = news.text.index(word)
    return Finding(topic=topic, start=start, end=start + len(word), text=Quoted(word), value=key)


def test_both_kinds_of_careful_words_are_marked_in_the_order_of_the_headline() -> None:
    news = News(headline="One-time Cure for many")
    once = found(news, "One-time", "one_time", Topic.NOTE)
    cure = found(news, "Cure", "cure")
    marks = careful_marks(news, Findings(found=(cure, once)))
    assert [(mark.word, mark.text) for mark in marks] == [
        (CarefulWord.ONE_TIME, "One-time"),
        (CarefulWord.CURE, "Cure"),
    ]
    assert [news.headline[mark.start : mark.end] for mark in marks] == ["One-time", "Cure"]


def test_a_careful_word_of_the_story_gets_no_mark() -> None:
    news = News(headline="A study began", story="It was called a breakthrough.")
    findings = Findings(found=(found(news, "breakthrough", "breakthrough"),))
    assert careful_marks(news, findings) == ()


@pytest.mark.parametrize(
    ("key", "topic"),
    [("hope", Topic.HYPE), ("", Topic.NOTE), ("cure", Topic.STAGE), ("cure", Topic.ACCESS)],
)
def test_what_has_no_note_gets_no_mark(key: str, topic: Topic) -> None:
    news = News(headline="Hope for a cure")
    assert careful_marks(news, Findings(found=(found(news, "Hope", key, topic),))) == ()
