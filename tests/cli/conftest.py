"""The sample of `carecompanion demo`, made once for all tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Outcome, run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The folder that the sample was written to, and what the command said."""
    folder = tmp_path_factory.mktemp("cli") / "demo"
    return folder, run("demo", folder)


@pytest.fixture(scope="session")
def sample(demo: tuple[Path, Outcome]) -> Path:
    """The folder of the sample."""
    folder, outcome = demo
    assert outcome.status == 0, outcome.complained
    return folder
