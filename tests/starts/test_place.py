"""There is one window on a screen, and nothing about that keeps a window away."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from carecompanion import host

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such folders")


def test_one_window_has_the_place_at_a_time(tmp_path: Path) -> None:
    place = tmp_path / "carecompanion" / "window.lock"
    first = host.take_window_place(place)
    assert first is not None
    with pytest.raises(BlockingIOError):
        host.take_window_place(place)
    first.release()
    second = host.take_window_place(place)
    assert second is not None
    second.release()


def test_where_no_lock_can_be_made_the_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert host.take_window_place(tmp_path / "file" / "window.lock") is None


@linux_only
def test_the_place_is_in_the_folder_of_the_login_and_one_for_each_screen(tmp_path: Path) -> None:
    login = {"XDG_RUNTIME_DIR": str(tmp_path)}
    one = host.window_place({**login, "DISPLAY": ":0"})
    other = host.window_place({**login, "DISPLAY": ":1", "WAYLAND_DISPLAY": "wayland/0"})
    assert one.parent == other.parent == tmp_path / "carecompanion"
    assert one != other


@linux_only
@pytest.mark.parametrize("runtime", ["", "run", "/nowhere/at/all"])
def test_without_such_a_folder_it_is_beside_the_settings(runtime: str) -> None:
    place = host.window_place({"XDG_RUNTIME_DIR": runtime, "DISPLAY": ":0"})
    assert place.parent == host.settings_folder()


def test_the_right_to_come_to_the_front_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "of this start")
    assert host.take_activation_token() == "of this start"
    assert host.take_activation_token() == ""
    host.use_activation_token("of another start")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "of another start"
