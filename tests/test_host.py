"""The one module that knows on which system it runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from carecompanion import host

AF_UNIX = 1  # Python has this name on some systems only
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="what only Linux needs")


def test_a_lock_has_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = host.take_lock(path)
    with pytest.raises(BlockingIOError):
        host.take_lock(path)
    first.release()
    assert not path.exists()
    second = host.take_lock(path)
    first.release()  # once more, long after: the new holder keeps it
    with pytest.raises(BlockingIOError):
        host.take_lock(path)
    second.release()


def test_a_lock_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        host.take_lock(tmp_path / "missing" / "a.lock")


def test_publishing_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    draft, target = tmp_path / "draft", tmp_path / "target"
    draft.write_text("new")
    target.write_text("old")
    with pytest.raises(FileExistsError):
        host.publish_file(draft, target)
    assert target.read_text() == "old"
    target.unlink()
    host.publish_file(draft, target)
    assert target.read_text() == "new"
    assert not draft.exists()


@pytest.mark.skipif(os.name == "nt", reason="made without links there")
def test_publishing_works_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("as on FAT")

    monkeypatch.setattr(os, "link", no_links)
    test_publishing_takes_no_name_that_is_taken(tmp_path)


def test_a_private_file_is_made_once(tmp_path: Path) -> None:
    host.create_private_file(tmp_path / "a")
    with pytest.raises(FileExistsError):
        host.create_private_file(tmp_path / "a")
    if os.name != "nt":
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_flushing_a_file_and_its_folder_leaves_them_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    host.sync_file(tmp_path / "a")
    host.sync_folder(tmp_path)
    host.sync_folder(tmp_path / "missing")
    assert (tmp_path / "a").read_bytes() == b"content"


HARDENED = """
import ctypes, resource
from carecompanion import host
host.harden_process()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@linux_only
def test_a_hardened_process_leaves_no_memory_dump() -> None:
    done = subprocess.run(
        (sys.executable, "-c", HARDENED), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0", "PR_GET_DUMPABLE"


@linux_only
def test_printing_asks_the_local_printer_service_only() -> None:
    environ = {"CUPS_SERVER": "printers.example.org"}
    host.prepare_environment(environ)
    assert environ == {"CUPS_SERVER": "/run/cups/cups.sock"}


@linux_only
def test_no_session_bus_is_started_when_there_is_none() -> None:
    environ = {"DISPLAY": ":0"}
    host.prepare_environment(environ)
    assert environ["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"


@linux_only
def test_a_session_bus_that_is_there_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/somewhere"}
    host.prepare_environment(named)
    assert named["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/somewhere"
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    with socket.socket(AF_UNIX) as bus:
        bus.bind("bus")
        usual = {"DISPLAY": ":0", "XDG_RUNTIME_DIR": str(tmp_path)}
        host.prepare_environment(usual)
    assert usual["DBUS_SESSION_BUS_ADDRESS"] == f"unix:path={tmp_path / 'bus'}"


@linux_only
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, {"system"}),
        ("", {"system"}),
        ("disabled:", {"system"}),
        ("autolaunch:", {"system"}),
        ("unix:path=/somewhere", {"system", "session"}),
    ],
)
def test_only_a_bus_that_is_there_is_asked(address: str | None, expected: set[str]) -> None:
    environ = {} if address is None else {"DBUS_SESSION_BUS_ADDRESS": address}
    assert host.message_buses(environ) == expected


@linux_only
def test_the_clock_that_goes_on_in_sleep_is_the_one_of_the_kernel() -> None:
    before = float(Path("/proc/uptime").read_text().split()[0])
    now = host.seconds_since_boot()
    after = float(Path("/proc/uptime").read_text().split()[0])
    assert before - 0.02 <= now <= after + 0.02  # it is written in hundredths


def test_a_computer_that_is_awake_does_not_sleep() -> None:
    first = host.seconds_asleep()
    assert abs(host.seconds_asleep() - first) < 1.0


@linux_only
@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "offscreen:size=9"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}, True),
    ],
)
def test_whether_a_window_can_be_shown(environ: dict[str, str], expected: bool) -> None:
    assert host.has_display(environ) is expected


def test_notes_go_into_a_folder_of_their_own_at_home() -> None:
    assert host.default_notes_folder() == Path.home() / "Care Companion"


@linux_only
def test_settings_are_kept_where_the_login_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert host.settings_folder() == tmp_path / "config" / "carecompanion"
    for nothing_usable in ("", "config"):
        monkeypatch.setenv("XDG_CONFIG_HOME", nothing_usable)
        assert host.settings_folder() == tmp_path / ".config" / "carecompanion"
