"""Renews the locked requirements from pyproject.toml: `python installer/lock.py`.

Needs the `uv` command. The locks hold names, versions and hashes for Linux,
macOS and Windows, and no addresses: where packages come from is each user's choice.
"""

from __future__ import annotations

import subprocess
import sys

from machine import ROOT

LOCKS = {
    "requirements.txt": ("--no-default-groups",),
    "requirements-build.txt": ("--only-group", "build"),
    "requirements-installer.txt": ("--only-group", "installer"),
    "requirements-dev.txt": ("--group", "dev"),
}
EXPORT = ("export", "--frozen", "--quiet", "--no-header", "--no-emit-project")
HEADER = "# Made by installer/lock.py from pyproject.toml. Not for editing by hand.\n"


def main() -> int:
    """Resolve anew and write the files."""
    _uv("lock", "--upgrade")
    for name, groups in LOCKS.items():
        text = _uv(*EXPORT, "--format", "requirements-txt", *groups)
        if "://" in text:
            print(f"{name} was not written: the lock has an address in it.", file=sys.stderr)
            return 1
        (ROOT / name).write_text(HEADER + text, encoding="utf-8", newline="\n")
        print(f"Wrote {name}.")
    return 0


def _uv(*arguments: str) -> str:
    done = subprocess.run(("uv", *arguments), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


if __name__ == "__main__":
    raise SystemExit(main())
