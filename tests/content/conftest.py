"""What the tests of the content packs share."""

from __future__ import annotations

import pytest

from carecompanion.content.never_words import NeverWords, load_never_words
from carecompanion.content.resources import resource_path


@pytest.fixture(scope="session")
def never_words() -> NeverWords:
    """The shipped list of words that our own strings never use."""
    return load_never_words(resource_path("words", "never.toml"))
