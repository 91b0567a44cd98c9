"""Takes from a process what reading a file does not need: the network, programs, other files.

Python tells a hook of everything that reaches out of the interpreter (PEP 578), and a hook that
is there cannot be taken away again. What it refuses fails as if the system had refused it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_REFUSED: Final = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn"),
    *("os.system", "os.startfile", "os.kill", "os.remove", "os.rename", "os.mkdir", "os.rmdir"),
    *("os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.putenv"),
    *("shutil.", "tempfile.", "ctypes.", "winreg.", "webbrowser.", "urllib.", "http.", "ftplib."),
    *("smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.", "sqlite3.", "pty.", "syslog."),
)
_LOOKING: Final = ("os.listdir", "os.scandir")
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def lock_down() -> None:
    """From now on this process reads its own program and its standard input, and nothing else."""
    package = Path(__file__).resolve().parents[3]
    roots = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, str(package)}
    sys.addaudithook(_refusing(tuple(Path(root) for root in sorted(roots))))


def _refusing(roots: tuple[Path, ...]) -> Callable[[str, tuple[object, ...]], None]:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(event)
        if event == "open" and not _may_open(arguments, roots):
            raise PermissionError(event)
        if event in _LOOKING and not _is_ours(arguments[0], roots):
            raise PermissionError(event)

    return hook


def _may_open(arguments: tuple[object, ...], roots: tuple[Path, ...]) -> bool:
    path, _mode, flags = arguments
    if isinstance(flags, int) and flags & _WRITING:
        return False
    return _is_ours(path, roots)


def _is_ours(path: object, roots: tuple[Path, ...]) -> bool:
    """Whether it is open already, or belongs to Python or to this program."""
    if isinstance(path, int):
        return True
    # Lexically: looking where links lead would itself look around in the file system.
    return isinstance(path, str) and ".." not in path and any(map(Path(path).is_relative_to, roots))
