"""Files are read in a process of their own, which can do nothing else and cannot outstay."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from carecompanion.domain.errors import IntakeError, IntakeFault
from carecompanion.domain.intake import INTAKE_BYTES, BroughtKind, IntakeWarning
from carecompanion.exchange.intake.apart import read_apart, read_file
from tests.exchange.intake.mails import mails
from tests.exchange.intake.malformed import trap
from tests.ui.papers import pdf, save_file

TRY = """
import sys
from carecompanion.exchange.intake.lockdown import lock_down
import {loads}
lock_down()
try:
    {does}
except PermissionError:
    print("refused")
else:
    print("done")
"""


def tried(does: str, loads: str = "os") -> str:
    """What becomes of something that a reader tries once it is locked down."""
    done = subprocess.run(
        (sys.executable, "-P", "-c", TRY.format(does=does, loads=loads)),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_file_is_read_with_its_words_its_day_and_what_hangs_on_it(tmp_path: Path) -> None:
    sample = next(each for each in mails() if each.parts == 2)
    path = save_file(tmp_path, "letter.eml", sample.content)
    brought = read_file(path)

    assert brought.kind is BroughtKind.MAIL
    assert brought.source == "Dr. Jörg Bauer"
    assert brought.on == "2026-04-21"
    assert brought.content == sample.content
    assert [part.name for part in brought.parts] == ["image001.png", "Letter.pdf"]
    assert [part.is_inline for part in brought.parts] == [True, False]
    assert brought.parts[1].text == "Letter of the clinic"
    assert brought.parts[1].content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("does", "loads"),
    [
        ("socket.socket()", "socket"),
        ("socket.getaddrinfo('localhost', 80)", "socket"),
        ("socket.gethostname()", "socket"),
        ("subprocess.Popen(['true'])", "subprocess"),
        ("os.system('true')", "os"),
        ("os.execv('/bin/true', ['true'])", "os"),
        ("open('/etc/hostname')", "os"),
        ("open('left-behind', 'w')", "os"),
        ("os.open('left-behind', os.O_CREAT | os.O_WRONLY)", "os"),
        ("os.remove('left-behind')", "os"),
        ("os.listdir('/')", "os"),
        ("ctypes.CDLL(None)", "ctypes"),
    ],
)
def test_a_reader_can_reach_nothing(does: str, loads: str) -> None:
    assert tried(does, loads) == "refused"


def test_a_reader_can_still_load_what_it_reads_with() -> None:
    assert tried("import pypdf, email, html.parser") == "done"


def test_nothing_but_the_reader_loads_the_module_for_mails() -> None:
    words = (
        "import sys\n"
        "from carecompanion.exchange.intake.apart import read_apart\n"
        "read_apart(b'From: a@b.c\\nDate: x\\nMIME-Version: 1.0\\n\\nhello')\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('email', 'socket')])\n"
    )
    done = subprocess.run(
        (sys.executable, "-P", "-c", words), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_takes_too_long_is_given_up_and_can_still_be_kept() -> None:
    content = trap("calls.pdf")
    brought = read_apart(content, name="calls.pdf", seconds=1.5)

    assert brought.warnings == (IntakeWarning.OUT_OF_TIME,)
    assert brought.kind is BroughtKind.PDF
    assert (brought.title, brought.text) == ("calls", "")
    assert brought.content == content


def test_a_person_can_stop_it() -> None:
    content = trap("calls.pdf")
    asked = threading.Event()
    threading.Timer(0.3, asked.set).start()
    with pytest.raises(IntakeError) as stopped:
        read_apart(content, name="calls.pdf", stop=asked.is_set)

    assert stopped.value.fault is IntakeFault.STOPPED


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", IntakeFault.EMPTY), (bytes(INTAKE_BYTES + 1), IntakeFault.TOO_LARGE)],
)
def test_what_is_empty_or_too_large_is_not_read(
    tmp_path: Path, content: bytes, fault: IntakeFault
) -> None:
    with pytest.raises(IntakeError) as refused:
        read_file(save_file(tmp_path, "x.bin", content))
    assert refused.value.fault is fault
    assert refused.value.name == "x.bin"
    assert "x.bin" not in str(refused.value), "a name is content: no traceback carries it"


@pytest.mark.parametrize("name", ["away.txt", "folder"])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IntakeError) as refused:
        read_file(tmp_path / name)
    assert refused.value.fault is IntakeFault.UNREADABLE


def test_a_name_that_is_no_text_does_no_harm() -> None:
    brought = read_apart(pdf("words"), name="caf\udce9.pdf")
    assert brought.text == "words"
    assert brought.name == "caf?.pdf"
