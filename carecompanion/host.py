"""Everything that differs between Linux, macOS and Windows, in one place. Standard library only.

What a platform cannot do is left out quietly where the loss is small (core dumps, folder fsync)
and raises `OSError` where it matters (locks, private files).
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl
    import resource

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_PR_SET_DUMPABLE = 4
_NOTE_BYTES = 4096
_FAR_BEHIND = 1 << 30
APART = "--apart"
"""How a built bundle, which has no Python to hand a module to, is asked to be that module."""

_CUPS_SOCKET = "/run/cups/cups.sock"
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


# --- files that only their owner may read ---------------------------------------------------


def create_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read; FileExistsError when there is one."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
    os.close(descriptor)


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, where missing. One that exists keeps its permissions."""
    if path.is_dir():
        return
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(str(path)) from error
    sync_folder(path.parent)


def publish_file(source: Path, target: Path) -> None:
    """Give a finished, closed file its real name; FileExistsError when that name is taken."""
    if sys.platform == "win32":
        source.rename(target)  # refuses a name that is taken, unlike elsewhere
    else:
        _publish_by_link(source, target)


def _publish_by_link(source: Path, target: Path) -> None:
    """A hard link cannot take a name that exists, which a rename can.

    Where there are no hard links (FAT, exFAT) the check and the rename are two steps; callers
    hold a lock.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from None
        source.rename(target)
    else:
        source.unlink()


def sync_file(path: Path) -> None:
    """Return once the content of a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Return once the names in a folder are on the disk. Windows and some file systems cannot."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _sync(descriptor)
            finally:
                os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        # On macOS fsync stops at the drive's own cache; this goes through it.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


# --- one program at a time ------------------------------------------------------------------


class FileLock:
    """A lock on a file of its own, held until `release`, or until the process ends in any way."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    def note(self) -> bytes:
        """What an earlier holder wrote and never took away."""
        return b"" if self._descriptor is None else _read_from_start(self._descriptor)

    def write_note(self, note: bytes) -> None:
        """Say who holds it, for whoever finds the lock file elsewhere. Failing is harmless."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                os.write(self._descriptor, note)

    def let_be(self) -> None:
        """Let go and leave the lock file with its note where it is."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def release(self) -> None:
        """Let go, and take the lock file away. Releasing twice is harmless."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if sys.platform == "win32":
            os.close(descriptor)  # Windows removes no open file
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            # Removed while still held: whoever waits for the old file notices that it is gone.
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(descriptor)


def take_lock(path: Path) -> FileLock:
    """Take the lock named `path` at once.

    Raises:
        BlockingIOError: somebody else holds it, in this process or another.
        OSError: the lock file cannot be made here, or the file system knows no locks.
    """
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        try:
            _lock_descriptor(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        if _is_still_there(path, descriptor):
            return FileLock(path, descriptor)
        os.close(descriptor)  # its last holder removed it between our two steps: try the new one


def _lock_descriptor(descriptor: int) -> None:
    if sys.platform == "win32":
        try:
            # A locked byte cannot be read there: one far behind the note.
            os.lseek(descriptor, _FAR_BEHIND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(str(error)) from error
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read_from_start(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, _NOTE_BYTES)


def _is_still_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def window_place(environ: MutableMapping[str, str] | None = None) -> Path:
    """The lock of the one window on this screen, in a folder of this account.

    Where the system has a folder that lasts as long as a login, it is there, else beside the
    settings. Those may be in a home that several computers share: the name tells them apart.
    """
    environ = os.environ if environ is None else environ
    screen = environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY") or "screen"
    name = "".join(c if c.isalnum() else "-" for c in f"window-{computer_name()}-{screen}")
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or "")
    is_there = sys.platform == "linux" and runtime.is_absolute() and runtime.is_dir()
    folder = runtime / "carecompanion" if is_there else settings_folder()
    return folder / f"{name}.lock"


def take_window_place(path: Path) -> FileLock | None:
    """Be the one window of this screen; None where there can be no lock, which stops nobody.

    Raises:
        BlockingIOError: another window is there already.
    """
    try:
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        return take_lock(path)
    except BlockingIOError:
        raise
    except OSError:
        return None


# --- this process and its surroundings ------------------------------------------------------


def harden_process() -> None:
    """Leave no memory dump behind after a crash, as far as the system allows."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def start_apart(module: str) -> subprocess.Popen[bytes]:
    """Start a module of ours in a process of its own, which is spoken to through pipes alone.

    It hears nothing but its standard input and says nothing but on its standard output.

    Raises:
        OSError: no process can be started now.
    """
    import subprocess  # takes longer to load than the first screen can wait

    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows: no black window appears
    is_bundle = getattr(sys, "frozen", False)
    python = (sys.executable, APART) if is_bundle else (sys.executable, "-B", "-P", "-m")
    return subprocess.Popen(
        (*python, module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )


def limit_process(*, memory_bytes: int, seconds: int) -> None:
    """Let this process have no more than so much memory and working time, and write no file.

    macOS counts memory otherwise and Windows has no such limits: there the caller's deadline and
    the limits of the work itself are what holds.
    """
    if sys.platform == "win32":
        return
    limits = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Keep Qt from opening network sockets and from starting programs. Call before Qt starts.

    Qt's printing asks the printer service over the network unless it is pointed at the local
    socket; without the address of a session bus Qt on X11 starts a bus that outlives the app.
    """
    environ = os.environ if environ is None else environ
    if sys.platform == "linux":
        environ["CUPS_SERVER"] = _CUPS_SOCKET
        if "DISPLAY" in environ and not environ.get("DBUS_SESSION_BUS_ADDRESS"):
            environ["DBUS_SESSION_BUS_ADDRESS"] = _bus_address(environ)


def _bus_address(environ: MutableMapping[str, str]) -> str:
    """The bus of the login session where it is in its usual place, else none."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    bus = Path(runtime) / "bus"
    return f"unix:path={bus}" if runtime and bus.is_socket() else "disabled:"


def message_buses(environ: MutableMapping[str, str] | None = None) -> frozenset[str]:
    """Which D-Bus buses ("system", "session") can be used without starting one. Linux only."""
    environ = os.environ if environ is None else environ
    if sys.platform != "linux":
        return frozenset()
    session = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    there = session and session != "disabled:" and not session.startswith("autolaunch:")
    return frozenset({"system", "session"} if there else {"system"})


def take_activation_token() -> str:
    """The right to come to the front that a desktop gave this start; taken, so that it counts once.

    Only Wayland has one.
    """
    return os.environ.pop(_ACTIVATION, "")


def use_activation_token(token: str) -> None:
    """Let the next window that asks for it come to the front by the right of another start."""
    if token:
        os.environ[_ACTIVATION] = token


def seconds_since_boot() -> float:
    """A clock that never jumps and goes on while the computer sleeps; differences count."""
    if sys.platform == "win32":
        import ctypes

        return float(ctypes.windll.kernel32.GetTickCount64()) / 1000
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # unlike time.monotonic() there
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def seconds_asleep() -> float:
    """How long this computer has slept since it was started; differences count."""
    return seconds_since_boot() - _seconds_awake()


def _seconds_awake() -> float:
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_uint64()  # of 100 ns
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 10_000_000
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def has_display(environ: MutableMapping[str, str] | None = None) -> bool:
    """Whether a window can be shown, as far as can be told without trying."""
    environ = os.environ if environ is None else environ
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    needs_server = not platform or platform in {"xcb", "wayland", "wayland-egl"}
    if sys.platform == "linux" and needs_server:
        return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return True


def password_store() -> str:
    """The module of the `keyring` library that speaks to this system's own password store."""
    if sys.platform == "win32":
        return "keyring.backends.Windows"
    if sys.platform == "darwin":
        return "keyring.backends.macOS"
    return "keyring.backends.SecretService"


def default_notes_folder() -> Path:
    """Where notes go unless the person chooses another place."""
    return Path.home() / "Care Companion"


def computer_name() -> str:
    """What this computer is called in its own network; it can tell two computers apart."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "?")
    return os.uname().nodename or "?"


def settings_folder() -> Path:
    """Where this computer keeps settings of programs: a folder of ours in the usual place.

    The place is that of the XDG Base Directory Specification, of `%LOCALAPPDATA%` on Windows, and
    of Application Support on macOS.
    """
    home = Path.home()
    if sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        usual = home / "Library" / "Application Support"
    else:
        chosen = Path(os.environ.get("XDG_CONFIG_HOME") or "")
        usual = chosen if chosen.is_absolute() else home / ".config"
    return usual / "carecompanion"


def system_description() -> str:
    """Python and operating system with their versions, for a crash report; names no person."""
    import platform

    return f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
