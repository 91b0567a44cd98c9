"""Builds the Debian package from the program's folder.

Libraries that Debian has are taken from Debian: what the package depends on is worked out from
what its files need. Notes are never in a place that the package owns, so removing it keeps them.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import icons
from bundle import BUILD, LIBRARIES, commit_time, same_times, shared_objects
from licences import OF_SYSTEM
from machine import ROOT, SetUpStopped, clean_environment

LINUX = ROOT / "installer" / "linux"
NAME = "carecompanion"
APP_ID = "org.carecompanion.CareCompanion"
INSTALLED = Path("usr/lib") / NAME
_OWN_OF_PYTHON = re.compile(r"^libpython3")
_CONTROL = """\
Package: {name}
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Maintainer: The Care Companion developers <developers@carecompanion.invalid>
Installed-Size: {size}
Depends: {depends}
Description: private care notes, and one page of questions for the clinic
 For families who live with a rare genetic condition. A headline about a
 treatment becomes questions for the care team, and one printed page that a
 clinician can use in two minutes. Notes stay in one encrypted file on this
 computer. There is no account, and the program never uses the network.
 .
 It is not a doctor: it decides nothing about a person.
"""


def make_deb(bundle: Path, version: str, target: Path) -> Path:
    """The package, written into `target`.

    Raises SetUpStopped when a library that it needs belongs to no package.
    """
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    program = root / INSTALLED
    shutil.copytree(bundle, program, symlinks=True)
    _leave_to_debian(program)
    _place_files(root, version)
    architecture = _told("dpkg", "--print-architecture").strip()
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        _CONTROL.format(
            name=NAME,
            version=version,
            architecture=architecture,
            size=_kilobytes(root),
            depends=depends_on(program),
        ),
        encoding="utf-8",
    )
    write_sums(root)
    same_times(root)
    package = target / f"{NAME}_{version}_{architecture}.deb"
    print(
        f"Installed, the Debian package takes {_kilobytes(root) * 1024 / 1e6:.0f} MB.", flush=True
    )
    pack(root, package)
    return package


def pack(root: Path, package: Path) -> None:
    """Pack the files; the parts of the package get the time of the commit too."""
    _told(
        *("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)),
        env=clean_environment(SOURCE_DATE_EPOCH=str(commit_time())),
    )


def write_sums(root: Path) -> None:
    """The sums by which `dpkg --verify` tells whether a file was changed after it was installed."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {name}\n"
        for file in files
        if not (name := file.relative_to(root).as_posix()).startswith("DEBIAN/")
    ]
    (root / "DEBIAN" / "md5sums").write_text("".join(lines), encoding="utf-8", newline="\n")


def depends_on(program: Path) -> str:
    """The Debian packages that hold what the files need, with their versions."""
    source = BUILD / "shlibdeps"
    shutil.rmtree(source, ignore_errors=True)
    (source / "debian").mkdir(parents=True)
    stanzas = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    (source / "debian" / "control").write_text(stanzas, encoding="utf-8")
    files = [program / NAME, *shared_objects(program)]
    folders = sorted({str(file.parent) for file in files})
    told = _told(
        *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{folder}" for folder in folders),
        *(f"-e{file}" for file in files),
        cwd=source,
    )
    line = next(line for line in told.splitlines() if line.startswith("shlibs:Depends="))
    return line.removeprefix("shlibs:Depends=")


def _leave_to_debian(program: Path) -> None:
    """Take away the libraries that came from this Debian: the package depends on theirs."""
    for file in (program / LIBRARIES).iterdir():
        is_library = ".so" in file.name and file.name.startswith("lib")
        if is_library and not _OWN_OF_PYTHON.match(file.name):
            file.unlink()
    shutil.rmtree(program / LIBRARIES / "licences" / OF_SYSTEM, ignore_errors=True)


def _place_files(root: Path, version: str) -> None:
    """Everything beside the program: how desktops find it, and its documents."""
    share = root / "usr" / "share"
    documents = share / "doc" / NAME
    for source, folder, name in (
        ("carecompanion.desktop", share / "applications", "carecompanion.desktop"),
        ("carecompanion-mime.xml", share / "mime" / "packages", "carecompanion.xml"),
        ("metainfo.xml", share / "metainfo", f"{APP_ID}.metainfo.xml"),
        ("copyright", documents, "copyright"),
        ("lintian-overrides", share / "lintian" / "overrides", NAME),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(LINUX / source, folder / name)
    _zip((LINUX / "carecompanion.1").read_bytes(), share / "man" / "man1" / "carecompanion.1.gz")
    _zip(_changelog(version).encode(), documents / "changelog.Debian.gz")
    _zip((ROOT / "CHANGELOG.md").read_bytes(), documents / "changelog.gz")
    icons.write(share / "icons" / "hicolor", NAME)
    command = root / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..") / "lib" / NAME / NAME)
    for path in root.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path == root / INSTALLED / NAME else 0o644)


def _changelog(version: str) -> str:
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(commit_time(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"{NAME} ({version}) unstable; urgency=medium\n\n"
        "  * What changed is in changelog.gz beside this file.\n\n"
        f" -- The Care Companion developers <developers@carecompanion.invalid>  {moment}\n"
    )


def _zip(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def _kilobytes(root: Path) -> int:
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(file.stat().st_size for file in files) // 1024


def _told(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetUpStopped(f"{command[0]} stopped:\n{done.stderr[-2000:]}")
    return done.stdout
