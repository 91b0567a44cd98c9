"""Another process with the same program under test, to be killed or to stand in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

KILLED = -9
"""The exit status of a child killed with SIGKILL."""

TESTS = Path(__file__).parents[1]
# Only the tests: the program comes from where this process has it (wheel or checkout).
PREAMBLE = """
import sys, types
sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = [{tests!r}]
"""


def start(
    code: str, *arguments: Path | str | int, stderr: int | None = None
) -> subprocess.Popen[bytes]:
    """Run Python code in a child whose input and output are pipes."""
    program = PREAMBLE.format(tests=str(TESTS)) + code
    return subprocess.Popen(
        (sys.executable, "-c", program, *map(str, arguments)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        bufsize=0,  # what was read ahead would be missing from `communicate`
    )


def run_to_its_end(code: str, *arguments: Path | str | int) -> int:
    """Run Python code in a child and wait; its exit status, negative for a signal."""
    with start(code, *arguments) as child:
        child.communicate(timeout=60)
    return child.returncode
