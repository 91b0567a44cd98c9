"""The words of a file: taken within bounds, and whatever it is, the app goes on."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from carecompanion.domain.errors import PaperTooLargeError, PaperUnreadableError
from carecompanion.domain.records import PAPER_TEXT_LIMIT, MediaType
from carecompanion.pages import paper_words, paper_words_apart
from carecompanion.pages.paper_words import Start, words_of
from tests.ui.papers import pdf


def never() -> bool:
    return False


def test_the_words_of_a_pdf_come_page_by_page() -> None:
    content = pdf("Neuropathy in both feet", "Second page: gastrostomy")
    words = words_of(content, MediaType.PDF, never)
    assert words.split("\n\n") == ["Neuropathy in both feet", "Second page: gastrostomy"]


def test_a_text_is_taken_as_it_is() -> None:
    content = "\ufeffGrüße aus Uppsala\r\n".encode()
    assert words_of(content, MediaType.TEXT, never) == "Grüße aus Uppsala"
    assert words_of(b"caf\xe9\0 open", MediaType.TEXT, never) == "caf\ufffd  open"


def test_a_picture_gives_no_words() -> None:
    assert words_of(b"\x89PNG\r\n\x1a\n", MediaType.PNG, never) == ""


def test_no_more_is_kept_than_a_text_may_have() -> None:
    assert paper_words_apart.MOST_LETTERS == PAPER_TEXT_LIMIT
    endless = b"word " * PAPER_TEXT_LIMIT
    assert len(words_of(endless, MediaType.TEXT, never)) <= PAPER_TEXT_LIMIT


def test_a_file_that_is_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_words, "WORDS_FROM_BYTES", 1000)
    with pytest.raises(PaperTooLargeError):
        words_of(b"%PDF-1.7" + bytes(1000), MediaType.PDF, never)


def test_damaged_pdfs_give_an_error_or_what_is_left_and_nothing_worse() -> None:
    whole = pdf("Neuropathy in both feet")
    chance = random.Random(8)
    broken = [b"%PDF-1.7", whole[: len(whole) // 2]]
    for _ in range(4):
        damaged = bytearray(whole)
        for _ in range(60):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        broken.append(bytes(damaged))
    for content in broken:
        try:
            assert isinstance(words_of(content, MediaType.PDF, never), str)
        except PaperUnreadableError:
            continue


@pytest.mark.parametrize(
    "child",
    [
        "import time\nwhile True: time.sleep(1)",
        "import os\nos.abort()",
        "import sys\nsys.exit(3)",
        "raise MemoryError",
    ],
    ids=["hangs", "crashes", "gives up", "has no memory"],
)
def test_whatever_becomes_of_the_other_process_it_ends_in_an_error(
    child: str,
) -> None:
    with pytest.raises(PaperUnreadableError):
        words_of(bytes(2_000_000), MediaType.PDF, never, deadline=0.3, start=process(child))


def test_it_stops_as_soon_as_it_is_told_to() -> None:
    asked = iter([False, False])
    hanging = process("import time\nwhile True: time.sleep(1)")
    with pytest.raises(PaperUnreadableError):
        words_of(b"", MediaType.PDF, lambda: next(asked, True), start=hanging)


def test_a_process_that_cannot_be_started_is_an_error_like_any_other() -> None:
    def refuse() -> subprocess.Popen[bytes]:
        raise OSError

    with pytest.raises(PaperUnreadableError):
        words_of(b"", MediaType.PDF, never, start=refuse)


def process(code: str) -> Start:
    """A process that does something else instead."""

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            (sys.executable, "-c", code), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    return start
