"""Which service copies a folder to the internet, as far as its own traces in the folder tell.

Names and environment variables are looked at, contents never, and nothing is asked over a network.
A folder can be copied without a trace (a backup of the whole computer, macOS with Documents in
iCloud): None means "not known to be", and no more. On a network drive a look can take long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

DROPBOX = "Dropbox"
GOOGLE_DRIVE = "Google Drive"
ICLOUD = "iCloud Drive"
NEXTCLOUD = "Nextcloud or ownCloud"
ONEDRIVE = "OneDrive"
SYNCTHING = "Syncthing"

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

# What each service leaves in the top folder that it copies. "~/.dropbox" is a folder with
# Dropbox's settings; the trace in the folder it copies is a file, so files are told apart.
_FILES = {
    ".dropbox": DROPBOX,
    ".nextcloudsync.log": NEXTCLOUD,
    ".owncloudsync.log": NEXTCLOUD,
    "._sync_*.db": NEXTCLOUD,
    ".sync_*.db": NEXTCLOUD,
    ".stignore": SYNCTHING,
    ".stfolder": SYNCTHING,
}
_FOLDERS = {
    ".dropbox.cache": DROPBOX,
    ".stfolder": SYNCTHING,
    ".tmp.drivedownload": GOOGLE_DRIVE,
    ".tmp.driveupload": GOOGLE_DRIVE,
}
# The start of the names below ~/Library/CloudStorage, and of usual names anywhere.
_CLOUD_STORAGE = {"GoogleDrive": GOOGLE_DRIVE}
_USUAL_NAMES = {
    "dropbox": DROPBOX,
    "google drive": GOOGLE_DRIVE,
    "googledrive": GOOGLE_DRIVE,
    "my drive": GOOGLE_DRIVE,
    "icloud drive": ICLOUD,
    "iclouddrive": ICLOUD,
    "nextcloud": NEXTCLOUD,
    "onedrive": ONEDRIVE,
    "owncloud": NEXTCLOUD,
}


def synced_by(
    folder: Path, *, home: Path | None = None, environ: Mapping[str, str] | None = None
) -> str | None:
    """The name of the service that copies `folder`, or None. The folder need not exist yet."""
    home = (home or Path.home()).absolute()
    environ = os.environ if environ is None else environ
    ways = tuple(dict.fromkeys((folder.absolute(), _resolved(folder))))
    for way in ways:
        found = _by_place(way, home, environ) or _by_traces(way, home)
        if found:
            return found
    return next(filter(None, (_by_name(way, home) for way in ways)), None)


def _by_place(folder: Path, home: Path, environ: Mapping[str, str]) -> str | None:
    for name in _ONEDRIVE_VARIABLES:
        if environ.get(name) and folder.is_relative_to(Path(environ[name])):
            return ONEDRIVE
    if folder.is_relative_to(home / "Library" / "Mobile Documents"):
        return ICLOUD
    storage = home / "Library" / "CloudStorage"
    if folder != storage and folder.is_relative_to(storage):
        service = folder.relative_to(storage).parts[0].partition("-")[0]
        return _CLOUD_STORAGE.get(service, service)
    return None


def _by_traces(folder: Path, home: Path) -> str | None:
    return next(filter(None, map(_traces_in, _upwards(folder, home))), None)


def _traces_in(folder: Path) -> str | None:
    try:
        with os.scandir(folder) as entries:
            found = [_trace(entry) for entry in entries if entry.name.startswith(".")]
    except OSError:
        return None  # not there yet, or not ours to look at
    return next(filter(None, found), None)


def _trace(entry: os.DirEntry[str]) -> str | None:
    known = _FOLDERS if entry.is_dir() else _FILES
    return next((known[name] for name in known if fnmatchcase(entry.name, name)), None)


def _by_name(folder: Path, home: Path) -> str | None:
    """The last resort: a folder called like a service, or like "OneDrive - My clinic"."""
    for above in _upwards(folder, home):
        name = above.name.lower()
        for usual, service in _USUAL_NAMES.items():
            if above != home and (name == usual or name.startswith((f"{usual} -", f"{usual} ("))):
                return service
    return None


def _upwards(folder: Path, home: Path) -> Iterator[Path]:
    """The folder and those above it, up to home or the root."""
    for above in (folder, *folder.parents):
        yield above
        if above == home:
            return


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return folder.absolute()
