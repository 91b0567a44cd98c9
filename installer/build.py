"""Builds what is handed to people: `python installer/build.py linux|windows|macos`.

So far that is the wheel, which is the same for the three systems, and its
checksum. The installers of each system join here.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import environment
from machine import ROOT, SetUpStopped

DIST = ROOT / "dist"

# Named so that a missing artefact is told, not overlooked.
NOT_MADE_YET = {
    "linux": ("Debian package (.deb)",),
    "windows": ("installer (.exe)",),
    "macos": ("application (.app in a .dmg)",),
}


def main(arguments: list[str]) -> int:
    """Build for one system; give the exit status."""
    system = _parser().parse_args(arguments).system
    try:
        environment.prepare(for_development=False)
        wheel = environment.build_wheel(DIST)
    except SetUpStopped as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    sums = write_checksums(DIST)
    print(f"Made {wheel.relative_to(ROOT)} and {sums.relative_to(ROOT)}.")
    print(f"Not made yet for {system}: {', '.join(NOT_MADE_YET[system])}.")
    return 0


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS over the files of a folder, in the form `sha256sum -c` reads."""
    target = folder / "SHA256SUMS"
    files = sorted(p for p in folder.iterdir() if p.is_file() and p != target)
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build Care Companion for one system.")
    parser.add_argument("system", choices=sorted(NOT_MADE_YET))
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
