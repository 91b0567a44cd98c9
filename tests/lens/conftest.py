"""The lens with the rules that are shipped."""

from __future__ import annotations

import pytest

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.resources import resource_path
from carecompanion.domain.lens_rules import LensRules


@pytest.fixture(scope="session")
def rules() -> LensRules:
    return load_lens_rules(resource_path("lens"))
