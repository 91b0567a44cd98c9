"""What Qt and the end-to-end tests need from the system: found out, installed or asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from machine import ON_LINUX, SetUpStopped, clean_environment, tool

# Each of these was shown to be needed by taking it away on a minimal Debian 12.
QT_PACKAGES = (
    *("libglib2.0-0", "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxkbcommon-x11-0", "libwayland-cursor0"),
)

# Command -> Debian package: a person's screen, hands and eyes for tests/e2e.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "strace": "strace",
    "pdftotext": "poppler-utils",
}

# What a Debian package is built with, and the libraries that it is worked out to depend on.
BUILD_PACKAGES = (
    *("binutils", "dpkg-dev", "libpython3.11", "libwayland-egl1", "libwayland-client0"),
    *("libsm6", "libxcb-util1", "libcups2", *QT_PACKAGES),
)
BUILD_TOOLS = ("objdump", "strip", "dpkg-deb", "dpkg-shlibdeps")

PROBE = Path(__file__).with_name("qt_probe.py")


def ensure_qt(*, window_systems: Iterable[str] = ()) -> None:
    """Have what Qt needs to start, with the named window systems (`xcb`, `wayland`).

    Raises SetUpStopped with the one command to type when it cannot be installed from here.
    """
    systems = tuple(window_systems)
    reasons = _what_qt_misses(systems)
    if reasons and can_install() and install(QT_PACKAGES):
        reasons = _what_qt_misses(systems)
    if reasons:
        raise SetUpStopped(_qt_message(reasons))


def ensure_test_tools() -> str:
    """Have the tools of the end-to-end tests; give a sentence about those still missing."""
    if not ON_LINUX:
        return "The end-to-end tests need Linux and are skipped here."
    if _missing_tools() and can_install():
        install(_missing_tools())
    missing = _missing_tools()
    if not missing:
        return ""
    return (
        f"Some end-to-end tests are skipped: {', '.join(missing)} not found. "
        f"To run them as well, type:\n  {install_command(missing)}"
    )


def ensure_build_tools() -> None:
    """Have what the Linux installers are built with.

    Raises SetUpStopped with the one command to type when it cannot be installed from here.
    """
    if can_install() and install(BUILD_PACKAGES):
        return
    missing = [tool for tool in BUILD_TOOLS if shutil.which(tool) is None]
    if missing:
        raise SetUpStopped(
            f"Not found: {', '.join(missing)}. On Debian or Ubuntu, type this, then try again:\n"
            f"  {install_command(BUILD_PACKAGES)}"
        )


def can_install() -> bool:
    """Tell whether system packages can be added from here: root on Debian or a relative."""
    return ON_LINUX and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Iterable[str]) -> bool:
    """Install system packages; tell whether that worked, and show apt's own words if not."""
    names = tuple(packages)
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    update = _apt("update")
    done = _apt("install", "-y", "--no-install-recommends", *names)
    if done.returncode != 0:
        print(update.stdout + done.stdout, flush=True)
    return done.returncode == 0


def install_command(packages: Iterable[str]) -> str:
    """Give the one line that installs these packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def _apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *arguments),
        env=clean_environment(DEBIAN_FRONTEND="noninteractive"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _missing_tools() -> tuple[str, ...]:
    return tuple(p for command, p in TEST_TOOLS.items() if shutil.which(command) is None)


def _what_qt_misses(window_systems: tuple[str, ...]) -> tuple[str, ...]:
    probe = subprocess.run(
        (tool("python"), PROBE, *window_systems),
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = probe.stdout.split("\n") if probe.returncode == 0 else probe.stderr.split("\n")[-2:]
    return tuple(filter(None, lines))


def _qt_message(reasons: tuple[str, ...]) -> str:
    listed = "\n".join(f"  {reason}" for reason in reasons)
    opening = f"Qt, which draws the windows, cannot start on this computer yet:\n{listed}\n"
    if ON_LINUX and shutil.which("apt-get"):
        return f"{opening}Type this one command, then try again:\n  {install_command(QT_PACKAGES)}"
    return f"{opening}Add what is named above with this system's package manager, then try again."
