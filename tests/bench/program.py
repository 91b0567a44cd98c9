"""The surroundings in which the program is measured."""

from __future__ import annotations

import os
from pathlib import Path

import carecompanion

PACKAGE_HOME = Path(carecompanion.__file__).resolve().parent.parent
CHECKOUT = Path(__file__).resolve().parents[2]


def fresh_home(folder: Path) -> dict[str, str]:
    """The variables of a login that has just been made, with everything in `folder`."""
    env = {
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        # The measured program first: the checkout is there for tests.bench only.
        "PYTHONPATH": os.pathsep.join(map(str, (PACKAGE_HOME, CHECKOUT))),
        "PYTHONSAFEPATH": "1",
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local"),
        "XDG_RUNTIME_DIR": str(folder / ".run"),
    }
    for name in ("HOME", *(name for name in env if name.startswith("XDG_"))):
        Path(env[name]).mkdir(mode=0o700, parents=True, exist_ok=True)
    return env
