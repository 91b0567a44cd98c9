"""The checks, in order, each with a heading and its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import environment
import system_packages
from machine import ON_LINUX, ROOT, SetUpStopped, call, clean_environment, on_ci, tool

Check = tuple[str, Callable[[], bool]]
NO_TESTS_FOUND = 5

# The checkout goes last on the path: tests.bench is found, the program stays the installed one.
RUN_BENCH = """
import runpy, sys
sys.path.append(sys.argv.pop(1))
runpy.run_module("tests.bench", run_name="__main__", alter_sys=True)
"""


def run_all(*, long: bool) -> int:
    """Set up, run every check even after one that did not pass, and give the exit status."""
    plan: list[Check] = [("Set-up", set_up), *SHORT, *(LONG if long else QUICK)]
    results: list[tuple[str, bool, float]] = []
    for number, (title, check) in enumerate(plan, start=1):
        print(f"\n=== {number} of {len(plan)}: {title}", flush=True)
        began = time.monotonic()
        passed = check()
        results.append((title, passed, time.monotonic() - began))
        print(f"--- {_verdict(passed=passed)} after {results[-1][2]:.1f} s", flush=True)
    print("\n=== Summary")
    for line in _summary(results):
        print(line)
    return 0 if all(passed for _, passed, _ in results) else 1


def set_up() -> bool:
    """Bring .venv and the system up to date.

    Raises SetUpStopped when the checks cannot start, or when an unattended run would skip some.
    """
    environment.prepare(for_development=True)
    system_packages.ensure_qt(window_systems=("xcb",) if ON_LINUX else ())
    skipped = system_packages.ensure_test_tools()
    if skipped and ON_LINUX and on_ci():
        raise SetUpStopped(f"An unattended run (CI is set) leaves out no tests.\n{skipped}")
    print(skipped or "Everything is in place.")
    return True


def lint() -> bool:
    """Run ruff's rules over everything."""
    return _passes("ruff", "check", ".")


def formatting() -> bool:
    """Compare every file with ruff's formatting."""
    return _passes("ruff", "format", "--check", ".")


def types() -> bool:
    """Run mypy, strictly, over package, installer and tests."""
    return _passes("mypy")


def tests() -> bool:
    """Run the tests against the installed wheel.

    Three at once on two cores: a test of a window spends a good part of its time waiting.
    """
    return _pytest("-n", "3", "--dist", "worksteal") == 0


def tests_with_coverage() -> bool:
    """Run the tests and report coverage, which makes them take half as long again."""
    report = ("--cov", "--cov-report=term:skip-covered")
    return _pytest("-n", "2", "--dist", "worksteal", *report) == 0


def proofs() -> bool:
    """Run the long proofs: kills, damage, scale, large random runs."""
    patient = ("-o", "faulthandler_timeout=0", "--hypothesis-profile=proof")
    return _pytest("-m", "proof", "-n", "2", *patient) in {0, NO_TESTS_FOUND}


def benchmarks() -> bool:
    """Print the figures of tests/bench; they never decide, nor does a benchmark that stops."""
    if (ROOT / "tests" / "bench" / "__main__.py").exists():
        status = call(tool("python"), "-c", RUN_BENCH, str(ROOT), env=_headless())
    else:
        status = _pytest("-m", "bench", "-s")
    if status not in {0, NO_TESTS_FOUND}:
        print(f"The benchmarks ended early with status {status}; this decides nothing.")
    return True


SHORT: tuple[Check, ...] = (
    ("Lint (ruff)", lint),
    ("Formatting (ruff)", formatting),
    ("Types (mypy)", types),
)
QUICK: tuple[Check, ...] = (("Tests (pytest)", tests),)
LONG: tuple[Check, ...] = (
    ("Tests with coverage (pytest)", tests_with_coverage),
    ("Long proofs", proofs),
    ("Benchmarks", benchmarks),
)


def _passes(name: str, *arguments: str) -> bool:
    return call(tool(name), *arguments) == 0


def _pytest(*arguments: str) -> int:
    return call(tool("python"), "-m", "pytest", "-q", *arguments, env=_headless())


def _headless() -> dict[str, str]:
    extra = {"LC_ALL": "C.UTF-8"} if ON_LINUX else {}
    return clean_environment(QT_QPA_PLATFORM="offscreen", **extra)


def _summary(results: list[tuple[str, bool, float]]) -> Iterator[str]:
    for title, passed, seconds in results:
        yield f"{_verdict(passed=passed):<12} {seconds:7.1f} s  {title}"
    yield f"{'':<12} {sum(seconds for _, _, seconds in results):7.1f} s  in all"


def _verdict(*, passed: bool) -> str:
    return "passed" if passed else "NOT PASSED"
