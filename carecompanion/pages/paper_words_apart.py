"""Takes the words of one PDF: from standard input to standard output, in a process of its own.

Whatever a hostile PDF does, it does to this process, which holds no notes and no key, has little
memory and little time, and writes no file.
"""

from __future__ import annotations

import sys

from carecompanion import host

MEMORY_BYTES = 1536 * 1024 * 1024
SECONDS = 25
MOST_PAGES = 2000
MOST_LETTERS = 1_000_000
"""As `PAPER_TEXT_LIMIT`; a test compares them."""


def main() -> int:
    """Write the words of every page, with an empty line between two pages."""
    host.limit_process(memory_bytes=MEMORY_BYTES, seconds=SECONDS)
    import pypdfium2

    content = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return 1
    left = MOST_LETTERS
    for number in range(min(len(document), MOST_PAGES)):
        words = _words_of(document, number)[:left]
        left -= len(words) + 2
        sys.stdout.buffer.write(f"{words}\n\n".encode("utf-8", "replace"))
        if left <= 0:
            break
    return 0


def _words_of(document: object, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]  # type: ignore[index]  # the library carries no types
        text = page.get_textpage().get_text_bounded(errors="replace")
    except (pypdfium2.PdfiumError, ValueError):
        return ""
    return str(text).replace("\r\n", "\n")


if __name__ == "__main__":
    sys.exit(main())
