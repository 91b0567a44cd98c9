"""Builds what is handed to people: `python installer/build.py linux|windows|macos`.

Linux: a Debian package and a folder to run from a USB stick, proven on Debian 12. Windows: an
installer for one account. macOS: a disk image with the app. docs/release.md says what was tried.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from pathlib import Path

import environment
from bundle import make_bundle, sizes
from deb import make_deb
from machine import ON_LINUX, ON_MACOS, ON_WINDOWS, ROOT, SetUpStopped
from macos_image import make_image
from portable import make_portable
from system_packages import ensure_build_tools
from windows_setup import make_setup

DIST = ROOT / "dist"
_VERSION = re.compile(r'__version__ = "(.+)"')
_NAMED = 12
HERE = {"linux": ON_LINUX, "macos": ON_MACOS, "windows": ON_WINDOWS}


def main(arguments: list[str]) -> int:
    """Build for one system; give the exit status."""
    system = _parser().parse_args(arguments).system
    try:
        made = build(system)
    except SetUpStopped as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    sums = write_checksums(DIST)
    for path in (*made, sums):
        print(f"Made {path.relative_to(ROOT)}, {path.stat().st_size / 1e6:.1f} MB.")
    return 0


def build(system: str) -> list[Path]:
    """Everything for one system, in dist/."""
    if not HERE[system]:
        raise SetUpStopped(f"What {system} needs is built on {system}; see docs/release.md.")
    if system == "linux":
        ensure_build_tools()
    environment.prepare(for_development=False, for_installer=True)
    wheel = environment.build_wheel(DIST)
    bundle = make_bundle()
    print_sizes(bundle)
    version = program_version()
    if system == "windows":
        return [wheel, make_setup(bundle, version, DIST)]
    if system == "macos":
        return [wheel, make_image(version, DIST)]
    return [wheel, make_deb(bundle, version, DIST), make_portable(bundle, version, DIST)]


def program_version() -> str:
    """The version of the program in this checkout."""
    text = (ROOT / "carecompanion" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(text)
    if found is None:
        raise SetUpStopped("The version of the program was not found.")
    return found.group(1)


def print_sizes(bundle: Path) -> None:
    """What the largest parts take."""
    parts = sizes(bundle)
    print(f"The program's folder takes {sum(size for _, size in parts) / 1e6:.0f} MB:")
    for name, size in parts[:_NAMED]:
        print(f"  {size / 1e6:6.1f} MB  {name}")


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS over the files of a folder, in the form `sha256sum -c` reads."""
    target = folder / "SHA256SUMS"
    files = sorted(p for p in folder.iterdir() if p.is_file() and p != target)
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build Care Companion for one system.")
    parser.add_argument("system", choices=HERE)
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
