"""Folders that are copied to the internet, known by what the services leave in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecompanion import synced
from carecompanion.synced import synced_by

NOTES = Path("papers", "Care Companion")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "somebody"
    home.mkdir()
    return home


def plant(folder: Path, name: str) -> None:
    """Leave a trace: a folder when its name ends with a slash."""
    folder.mkdir(parents=True, exist_ok=True)
    if name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).touch()


@pytest.mark.parametrize(
    ("trace", "service"),
    [
        (".dropbox", synced.DROPBOX),
        (".dropbox.cache/", synced.DROPBOX),
        (".stfolder/", synced.SYNCTHING),
        (".stfolder", synced.SYNCTHING),
        (".stignore", synced.SYNCTHING),
        (".owncloudsync.log", synced.NEXTCLOUD),
        (".nextcloudsync.log", synced.NEXTCLOUD),
        ("._sync_1a2b3c.db", synced.NEXTCLOUD),
        (".sync_1a2b3c.db", synced.NEXTCLOUD),
        (".tmp.driveupload/", synced.GOOGLE_DRIVE),
    ],
)
@pytest.mark.parametrize("exists", [True, False])
def test_a_trace_in_a_folder_above_tells_the_service(
    home: Path, trace: str, service: str, exists: bool
) -> None:
    plant(home / "shared", trace)
    notes = home / "shared" / NOTES
    if exists:
        notes.mkdir(parents=True)
    assert synced_by(notes, home=home, environ={}) == service
    assert synced_by(home / "shared", home=home, environ={}) == service
    assert synced_by(home / "other", home=home, environ={}) is None


def test_the_settings_of_dropbox_at_home_are_not_its_folder(home: Path) -> None:
    plant(home, ".dropbox/")
    assert synced_by(home / NOTES, home=home, environ={}) is None


def test_a_home_that_is_copied_as_a_whole_is_noticed_and_nothing_above_it(home: Path) -> None:
    plant(home.parent, ".stignore")
    assert synced_by(home / NOTES, home=home, environ={}) is None
    plant(home, ".stignore")
    assert synced_by(home / NOTES, home=home, environ={}) == synced.SYNCTHING


def test_outside_the_home_every_folder_up_to_the_root_is_looked_at(home: Path) -> None:
    plant(home.parent / "stick", ".stignore")
    assert synced_by(home.parent / "stick" / NOTES, home=home, environ={}) == synced.SYNCTHING


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_says_in_the_environment_where_it_is(home: Path, variable: str) -> None:
    environ = {variable: str(home / "Files of the clinic")}
    inside = home / "Files of the clinic" / NOTES
    assert synced_by(inside, home=home, environ=environ) == synced.ONEDRIVE
    beside = home / "Files of the clinic, old"
    assert synced_by(beside, home=home, environ=environ) is None
    assert synced_by(home / NOTES, home=home, environ={variable: ""}) is None


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs", synced.ICLOUD),
        ("Library/CloudStorage/OneDrive-Personal", synced.ONEDRIVE),
        ("Library/CloudStorage/GoogleDrive-somebody@example.org/My Drive", synced.GOOGLE_DRIVE),
        ("Library/CloudStorage/Dropbox", synced.DROPBOX),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("OneDrive", synced.ONEDRIVE),
        ("OneDrive - A Clinic", synced.ONEDRIVE),
        ("Dropbox (Family)", synced.DROPBOX),
        ("Google Drive", synced.GOOGLE_DRIVE),
        ("iCloudDrive", synced.ICLOUD),
        ("Nextcloud", synced.NEXTCLOUD),
        ("ownCloud", synced.NEXTCLOUD),
    ],
)
def test_the_place_or_at_last_the_name_tells_the_service(
    home: Path, place: str, service: str
) -> None:
    assert synced_by(home / place / NOTES, home=home, environ={}) == service


@pytest.mark.parametrize(
    "name", ["Dropboxes", "Not OneDrive", "Library/CloudStorage", "Nextclouds"]
)
def test_a_name_that_only_resembles_a_service_is_none(home: Path, name: str) -> None:
    assert synced_by(home / name, home=home, environ={}) is None


def test_a_person_called_like_a_service_is_none(tmp_path: Path) -> None:
    home = tmp_path / "dropbox"
    assert synced_by(home / NOTES, home=home, environ={}) is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_into_a_copied_folder_is_followed(home: Path) -> None:
    plant(home / "cloud", ".stfolder/")
    (home / "papers").symlink_to(home / "cloud")
    assert synced_by(home / "papers" / "notes", home=home, environ={}) == synced.SYNCTHING
    (home / "loop").symlink_to(home / "loop")
    assert synced_by(home / "loop" / "notes", home=home, environ={}) is None


PARTS = st.sampled_from(["a", "B", "papers", "drive", "sync", ".hidden", "été"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=3))
def test_a_trace_counts_for_all_below_it_and_nothing_else(
    tmp_path: Path, above: list[str], below: list[str]
) -> None:
    traced = tmp_path.joinpath("home", *above, "traced")
    if not traced.exists():
        plant(traced, ".stignore")
    home = tmp_path / "home"
    assert synced_by(traced.joinpath(*below), home=home, environ={}) == synced.SYNCTHING
    assert synced_by(traced.with_name("beside").joinpath(*below), home=home, environ={}) is None
