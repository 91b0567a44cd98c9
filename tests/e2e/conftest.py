"""A desktop for each end-to-end test; without the tools for one, a reason."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, missing_tools, open_desktop


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip where there can be no desktop; an unattended run on Linux leaves out nothing."""
    if not item.path.is_relative_to(Path(__file__).parent):
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("The end-to-end tests need Linux with Xvfb.")
    missing = missing_tools("strace")
    if missing:
        reason = f"Not on this computer: {', '.join(missing)}. ./check installs them when it may."
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen, a window manager, a session bus and an empty home, for one test."""
    with open_desktop(tmp_path) as running:
        yield running
