"""The passphrase comes from a file or from the terminal, and from nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.commands import command, run, without_display

if sys.platform == "win32":
    pytest.skip("a terminal of one's own needs a Unix", allow_module_level=True)

import pty


@pytest.fixture
def passphrase(sample: Path) -> str:
    """The password of the sample."""
    return (sample / "passphrase.txt").read_text(encoding="utf-8").strip()


def test_the_terminal_asks_for_it_and_does_not_show_it(
    sample: Path, tmp_path: Path, passphrase: str
) -> None:
    out = tmp_path / "page.pdf"
    status, shown = _in_a_terminal(_page(sample, out), passphrase)
    assert status == 0, shown
    assert "Password for your notes:" in shown
    assert passphrase not in shown
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_wrong_one_in_the_terminal_is_told_calmly(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    status, shown = _in_a_terminal(_page(sample, out), "four other words here")
    assert status == 1
    assert shown.splitlines()[-1] == "That password did not open the notes. Nothing was changed."
    assert not out.exists()


def test_ctrl_c_at_the_question_ends_without_a_traceback(sample: Path, tmp_path: Path) -> None:
    status, shown = _in_a_terminal(_page(sample, tmp_path / "page.pdf"), "\x03", enter=False)
    assert status != 0
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


def _page(sample: Path, out: Path) -> tuple[str, ...]:
    return ("page", str(sample / "sample.carevault"), "--headline", "latest", "--out", str(out))


def _in_a_terminal(arguments: Sequence[str], typed: str, *, enter: bool = True) -> tuple[int, str]:
    """Run a command in a terminal of its own and answer its question; status and screen."""
    program = command()
    try:
        child, terminal = pty.fork()
    except OSError as error:  # a bare root without /dev/pts
        pytest.skip(f"this machine has no terminals to give: {error}")
    if child == 0:  # pragma: no cover - becomes the program
        os.execvpe(program[0], [*program, *arguments], without_display())
    shown = _read_until(terminal, b": ")
    os.write(terminal, typed.encode() + (b"\n" if enter else b""))
    shown += _read_until(terminal, None)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def _read_until(terminal: int, ending: bytes | None) -> bytes:
    """What appears until it ends so, or until the program lets go of the terminal."""
    shown = b""
    while ending is None or not shown.endswith(ending):
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux says so when nobody holds the other end any more
            break
        if not piece:
            break
        shown += piece
    return shown
