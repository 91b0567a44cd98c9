"""The passphrase comes from a file or from the terminal, and from nowhere else."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.cli.commands import PATIENCE, command, run, without_display

# Opening a terminal as the first of a session makes it that session's own.
IN_A_TERMINAL = ("sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1')


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A terminal that nobody sits at."""
    if not sys.platform.startswith("linux"):
        pytest.skip("a terminal of one's own needs Linux")
    try:
        terminal = Terminal()
    except OSError as problem:
        pytest.skip(f"this system hands out no terminals: {problem}")
    yield terminal
    terminal.close()


@pytest.fixture
def passphrase(sample: Path) -> str:
    """The password of the sample."""
    return (sample / "passphrase.txt").read_text(encoding="utf-8").strip()


def test_the_terminal_asks_for_it_and_does_not_show_it(
    terminal: Terminal, sample: Path, tmp_path: Path, passphrase: str
) -> None:
    out = tmp_path / "page.pdf"
    status, shown = terminal.run(_page(sample, out), f"{passphrase}\n")
    assert status == 0, shown
    assert "Password for your notes:" in shown
    assert passphrase not in shown
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_wrong_one_in_the_terminal_is_told_calmly(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "page.pdf"
    status, shown = terminal.run(_page(sample, out), "four other words here\n")
    assert status == 1
    assert shown.splitlines()[-1] == "That password did not open the notes. Nothing was changed."
    assert not out.exists()


def test_ctrl_c_at_the_question_ends_without_a_traceback(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    status, shown = terminal.run(_page(sample, tmp_path / "page.pdf"), "\x03")
    assert (status, shown.splitlines()[-1]) == (130, "Stopped.")
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_nothing_waits_for_it(sample: Path, tmp_path: Path) -> None:
    outcome = run(*_page(sample, tmp_path / "page.pdf"))
    assert outcome.status == 1
    assert outcome.complaint
    assert list(tmp_path.iterdir()) == []


def test_it_cannot_be_given_as_an_argument(sample: Path, tmp_path: Path, passphrase: str) -> None:
    outcome = run(*_page(sample, tmp_path / "page.pdf"), "--passphrase", passphrase)
    assert outcome.status != 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", ["\ufeff{}\n", "{}\r\n", "{}", "{}\nanother line\n"])
def test_the_first_line_of_a_file_is_the_password_whatever_editor_wrote_it(
    sample: Path, tmp_path: Path, passphrase: str, written: str
) -> None:
    file, out = tmp_path / "p.txt", tmp_path / "page.pdf"
    file.write_bytes(written.format(passphrase).encode())
    ways = ("--headline", "latest", "--passphrase-file", file, "--out", out)
    outcome = run("page", sample / "sample.carevault", *ways)
    assert outcome.status == 0, outcome
    assert out.read_bytes().startswith(b"%PDF-")


def _page(sample: Path, out: Path) -> tuple[str, ...]:
    return ("page", str(sample / "sample.carevault"), "--headline", "latest", "--out", str(out))


class Terminal:
    """A pseudo-terminal: what a program thinks a person sits at."""

    def __init__(self) -> None:
        self._ours, self._theirs = os.openpty()

    def run(self, arguments: Sequence[str], typed: str) -> tuple[int, str]:
        """Run a command here and type into its question; its status, and all that was shown."""
        process = subprocess.Popen(
            (*IN_A_TERMINAL, os.ttyname(self._theirs), *command(), *arguments),
            env=without_display(),
            start_new_session=True,
            # Where the tests run in the background, Ctrl+C is ignored, and that is inherited.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        shown = b""
        while not shown.endswith(b": "):
            assert select.select([self._ours], [], [], PATIENCE)[0], f"no question: {shown!r}"
            shown += os.read(self._ours, 4096)
        os.write(self._ours, typed.encode())
        status = process.wait(PATIENCE)
        os.close(self._theirs)
        self._theirs = -1
        return status, (shown + self._rest()).decode()

    def close(self) -> None:
        """Give the terminal back."""
        for descriptor in (self._ours, self._theirs):
            if descriptor >= 0:
                os.close(descriptor)

    def _rest(self) -> bytes:
        rest = b""
        try:
            while piece := os.read(self._ours, 4096):
                rest += piece
        except OSError:
            """Linux ends with an error when nobody holds the other end any more."""
        return rest
