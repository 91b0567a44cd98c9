"""The installed package beside other programs of Debian. `python -m tests.bench.peers ROOT`.

As root on Debian. ROOT is a system of its own (debootstrap) where the package and the peers are
installed; `installer/bare_window.spec` makes the bare window that is measured in the same bundle.
`--status FILE` is the list of packages of that system before anything was installed: with it, what
each takes with all that it depends on is told too.

The figures inform; they never pass or fail.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.bench.measures import Figure, interleaved, ratio, spread
from tests.bench.screen import own_screen

OURS, PEER, OTHER = "carecompanion", "keepassxc", "featherpad"
BARE = "/usr/lib/carecompanion/bare_window"
PASSPHRASE = "kalmar birch lantern"
MOST_OF_PEER, MOST_OF_BARE = 0.8, 1.6
MOST_INSTALLED_MB = 190


def main(arguments: Sequence[str]) -> int:
    """Take all figures and print them."""
    parser = argparse.ArgumentParser(description="Compare the installed package with others.")
    parser.add_argument("root", type=Path)
    parser.add_argument("--status", type=Path, help="dpkg's list before anything was installed")
    parser.add_argument("--rounds", type=int, default=12)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="carecompanion-peers-") as folder:
        for figure in (*sizes(chosen.root, chosen.status), *starts(chosen, Path(folder))):
            verdict = "met" if figure.is_met else "missed"
            print(f"  {figure.what:58} {figure.value:>9}   goal {figure.goal:>10}   {verdict}")
            print(f"      {figure.details}", flush=True)
    return 0


def sizes(root: Path, status: Path | None) -> Iterator[Figure]:
    """What the packages take on the disk, alone and with what they depend on."""
    alone = {name: installed_mb(root, (name,)) for name in (OURS, PEER, OTHER)}
    told = ", ".join(f"{name} {size:.0f} MB" for name, size in alone.items())
    ours = alone[OURS]
    goal = f"≤ {MOST_INSTALLED_MB} MB"
    yield Figure("Installed size of the package", f"{ours:.0f} MB", goal, ours <= 190, told)
    if status is None:
        return
    whole = {name: installed_mb(root, needed(root, name, status)) for name in (OURS, PEER, OTHER)}
    value = whole[OURS] / whole[PEER]
    told = ", ".join(f"{name} {size:.0f} MB" for name, size in whole.items())
    is_met = value <= MOST_OF_PEER
    yield Figure(
        "The same with all that it depends on, beside KeePassXC",
        f"{value:.2f} ×",
        f"≤ {MOST_OF_PEER} ×",
        is_met,
        f"added to a minimal Debian: {told}",
    )


def needed(root: Path, name: str, status: Path) -> tuple[str, ...]:
    """The packages that installing this one would bring to a system with that list."""
    inside = root / "tmp" / "status-before"
    inside.write_bytes(status.read_bytes())
    told = in_root(
        *(root, "apt-get", "--simulate", "--no-install-recommends"),
        *("-o", "Dir::State::status=/tmp/status-before", "install"),
        *((name,) if name != OURS else depends(root)),
    )
    found = re.findall(r"^Inst (\S+)", told, re.MULTILINE)
    return tuple(dict.fromkeys((name, *found)))


def depends(root: Path) -> tuple[str, ...]:
    """What our package depends on; no archive has it, so apt cannot be asked for it by name."""
    line = in_root(root, "dpkg-query", "--show", "--showformat", "${Depends}", OURS)
    return tuple(re.sub(r"[ (|:].*", "", part.strip()) for part in line.split(","))


def installed_mb(root: Path, names: Sequence[str]) -> float:
    """The sizes that the packages say of themselves, in MB."""
    told = in_root(root, "dpkg-query", "--show", "--showformat", "${Installed-Size}\n", *names)
    return sum(int(size) for size in told.split()) * 1024 / 1e6


def starts(chosen: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """From the start to the first painted window: notes and passwords waiting to be unlocked."""
    root: Path = chosen.root
    env = home(root)
    make_files(root, env)
    with own_screen() as stopwatch:
        commands = {
            "ours": (f"/usr/bin/{OURS}", "/opt/bench/notes.carevault"),
            "welcome": (f"/usr/bin/{OURS}",),
            "bare": (BARE,),
            "peer": (f"/usr/bin/{PEER}", "/opt/bench/passwords.kdbx"),
            "other": (f"/usr/bin/{OTHER}",),
        }
        times = interleaved(
            {
                name: partial(stopwatch.time, ("chroot", str(root), *command), env)
                for name, command in commands.items()
            },
            chosen.rounds,
        )
    words = "Start to first painted window,"
    yield ratio(f"{words} unlock", times["ours"], times["peer"], PEER, MOST_OF_PEER)
    yield ratio(f"{words} unlock", times["ours"], times["bare"], "bare window", MOST_OF_BARE)
    yield ratio(f"{words} welcome", times["welcome"], times["bare"], "bare window", MOST_OF_BARE)
    beside = statistics.median(times["ours"]) / statistics.median(times["other"])
    told = f"{spread(times['ours'])}; {OTHER} {spread(times['other'])}"
    yield Figure(f"{words} unlock, beside {OTHER}", f"{beside:.2f} ×", "none", True, told)


def home(root: Path) -> dict[str, str]:
    """An empty home inside ROOT."""
    in_root(root, "rm", "-rf", "/opt/bench")
    in_root(root, "mkdir", "-m", "700", "-p", "/opt/bench/run")
    return {
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "HOME": "/opt/bench",
        "LANG": "C.UTF-8",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "XDG_RUNTIME_DIR": "/opt/bench/run",
    }


def make_files(root: Path, env: Mapping[str, str]) -> None:
    """Notes of ours and a file of passwords, each locked with a passphrase."""
    offscreen = {**env, "QT_QPA_PLATFORM": "offscreen"}
    in_root(root, OURS, "demo", "/opt/bench/demo", env=offscreen)
    in_root(root, "mv", "/opt/bench/demo/sample.carevault", "/opt/bench/notes.carevault")
    command = ("keepassxc-cli", "db-create", "-p", "/opt/bench/passwords.kdbx")
    in_root(root, *command, env=offscreen, typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")


def in_root(
    root: Path, *command: str, env: Mapping[str, str] | None = None, typed: str = ""
) -> str:
    """Run a command inside ROOT; what it printed."""
    done = subprocess.run(
        ("chroot", str(root), *command),
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", **(env or {})},
        input=typed,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    os.environ["LANG"] = "C.UTF-8"
    raise SystemExit(main(sys.argv[1:]))
