"""Where people are treated or a trial runs, if the text says so beside the place.

Datelines, seats of companies, meeting places and homes are places too: a place without words about
treating or recruiting before it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Pieces
from carecompanion.lens.wordings import quoted


def find_locations(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Every such place."""
    return quoted(news, pieces, topic=Topic.LOCATION, group="location", values={"site": ""})
