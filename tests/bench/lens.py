"""Reading a news text with the lens: a page of news, and a thousand times as much."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from functools import partial
from itertools import chain, cycle
from pathlib import Path

from carecompanion.composition import Parts
from carecompanion.domain.findings import NewsReader
from tests.bench.measures import Figure, interleaved
from tests.lens import stage_texts

PAGE, BOOK = 10_000, 1_000_000
GOAL_PAGE_MS = 30.0
GOAL_BOOK_MS = 3_000.0
GOAL_RATIO = 1.5
PAGES_A_ROUND = 20
ROUNDS = 5


def measure(_folder: Path) -> Iterator[Figure]:
    """10 kB and 1 MB of our own news in turn."""
    read = Parts().read_news
    page, book = news_of(PAGE), news_of(BOOK)
    pages: list[float] = []
    times = interleaved(
        {"page": partial(_pages, read, page, pages), "book": partial(_seconds, read, book)},
        rounds=ROUNDS,
    )
    yield _figure("A news text of 10 kB", pages[PAGES_A_ROUND:], GOAL_PAGE_MS)
    yield _figure("A text of 1 MB", times["book"], GOAL_BOOK_MS)
    yield _ratio(times["book"], times["page"])


def news_of(size: int) -> str:
    """So many signs of news, every text of ours in turn."""
    texts = cycle(
        [
            *chain.from_iterable(
                zip(
                    stage_texts.TRIAL,
                    stage_texts.REGULATORY_STEP,
                    stage_texts.APPROVED,
                    stage_texts.OTHER,
                    stage_texts.NEVER_APPROVED,
                    strict=False,
                )
            )
        ]
    )
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(next(texts))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]


def _pages(read: NewsReader, text: str, pages: list[float]) -> float:
    """The median of some; each is noted."""
    taken = [_seconds(read, text) for _ in range(PAGES_A_ROUND)]
    pages += taken
    return statistics.median(taken)


def _seconds(read: NewsReader, text: str) -> float:
    began = time.perf_counter()
    read(text)
    return time.perf_counter() - began


def _figure(what: str, times: list[float], goal_ms: float) -> Figure:
    value = statistics.median(times) * 1000
    details = (
        f"{min(times) * 1000:.1f} to {max(times) * 1000:.1f} ms, n={len(times)}; read on a worker"
    )
    return Figure(what, f"{value:.1f} ms", f"≤ {goal_ms:g} ms", value <= goal_ms, details)


def _ratio(book: list[float], page: list[float]) -> Figure:
    value = statistics.median(
        (long / BOOK) / (short / PAGE) for long, short in zip(book, page, strict=True)
    )
    what = "Time a kB at 1 MB, against that at 10 kB"
    details = "median of the rounds; each round took both"
    return Figure(what, f"{value:.2f} ×", f"≤ {GOAL_RATIO:g} ×", value <= GOAL_RATIO, details)
