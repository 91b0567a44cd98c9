"""What the set-up knows about this checkout and this computer.

Everything in installer/ runs on a bare Python: standard library only.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
ON_LINUX = sys.platform.startswith("linux")
ON_WINDOWS = os.name == "nt"
ON_MACOS = sys.platform == "darwin"


class SetUpStopped(Exception):
    """The set-up cannot go on; the text says what happened and what to do next."""


def tool(name: str) -> Path:
    """Where the virtual environment keeps the command `name`."""
    return VENV / "Scripts" / f"{name}.exe" if ON_WINDOWS else VENV / "bin" / name


def site_packages() -> Path:
    """Where the virtual environment keeps its libraries."""
    python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return (VENV / "Lib" if ON_WINDOWS else VENV / "lib" / python) / "site-packages"


def clean_environment(**extra: str) -> dict[str, str]:
    """Give the environment for our own Python: nothing of the caller's can shadow the program.

    Settings of pip (indexes, certificates) pass through untouched.
    """
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "PYTHONPATH"}}
    return {**kept, "PYTHONSAFEPATH": "1", **extra}


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the checkout with its output shown; give its exit status."""
    sys.stdout.flush()
    environment = clean_environment() if env is None else env
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def require(*command: str | Path, otherwise: str, env: dict[str, str] | None = None) -> None:
    """Run a command that the set-up depends on.

    Raises SetUpStopped with `otherwise` when it does not succeed.
    """
    if call(*command, env=env) != 0:
        typed = shlex.join(map(str, command))
        raise SetUpStopped(f"{otherwise}\nThe command was: {typed}")


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not ON_LINUX or any(os.environ.get(name) for name in named)


def on_ci() -> bool:
    """Tell whether this is an unattended run, where nothing may be skipped in silence."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
