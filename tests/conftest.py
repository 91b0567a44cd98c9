"""What every test stands on: a home of its own, no screen, and the installed program.

Set before anything of Qt or of the package is imported.
"""

from __future__ import annotations

import atexit
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
FROM_SOURCE = "CARECOMPANION_TEST_SOURCE"

# Where Linux, macOS and Windows look for a person's files.
HOME_VARIABLES = ("HOME", "USERPROFILE", "CFFIXED_USER_HOME")
FOLDER_VARIABLES = (
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"),
    *("APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"),
)


def _isolate() -> None:
    """Give this test process an empty home, temp folder and session, all in one folder."""
    place = Path(tempfile.mkdtemp(prefix="cc-tests-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name in (*HOME_VARIABLES, *FOLDER_VARIABLES):
        folder = place / ("home" if name in HOME_VARIABLES else name.lower())
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(folder)
    # A bus that cannot be reached: no test talks to the session of the person who runs it.
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        os.environ[name] = f"unix:path={place / 'no-bus'}"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tempfile.tempdir = None


def _choose_program() -> None:
    """Test the installed wheel, or the checkout where a developer asked for that."""
    from_source = os.environ.get(FROM_SOURCE) == "1"
    if from_source:
        sys.path.insert(0, str(ROOT))
        os.environ["PYTHONPATH"] = str(ROOT)
    wanted = ROOT / "carecompanion" if from_source else Path(sys.prefix).resolve()
    spec = importlib.util.find_spec("carecompanion")
    found = spec.origin if spec else None
    if found and Path(found).resolve().is_relative_to(wanted):
        return
    pytest.exit(
        f"The tests are for the installed program; found instead: {found or 'none'}. "
        f"Run ./check, or set {FROM_SOURCE}=1 to test the checkout.",
        returncode=4,
    )


_isolate()
_choose_program()

settings.register_profile(
    "check", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "proof",
    settings.get_profile("check"),
    derandomize=False,
    max_examples=5_000,
    print_blob=True,
)
settings.load_profile("check")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests noted with `record_property("figure", "…")`."""
    figures = list(_figures(terminalreporter))
    if figures:
        terminalreporter.section("figures")
    for figure in figures:
        terminalreporter.write_line(figure)


def _figures(reporter: pytest.TerminalReporter) -> Iterator[str]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, ()):
            yield from (str(value) for name, value in report.user_properties if name == "figure")
