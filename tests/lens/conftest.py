"""The lens with the rules that are shipped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.news_text import NewsText


@pytest.fixture(scope="session")
def rules() -> LensRules:
    return load_lens_rules(resource_path("lens"), load_reference(resource_path("reference")))


@pytest.fixture(scope="session")
def ready(rules: LensRules) -> Callable[[str], NewsText]:
    """Makes a text ready for reading in English."""
    return lambda text: NewsText(text, rules.english)
