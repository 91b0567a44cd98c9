"""Signs the app bundle for macOS and packs it into a disk image.

Run by the workflow for hosted runners; nobody has run it by hand yet (docs/release.md).
"""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from bundle import BUILD, FOLDER, LIBRARIES
from machine import ROOT, require

APP = FOLDER.parent / "Care Companion.app"
ENTITLEMENTS = ROOT / "installer" / "macos" / "entitlements.plist"
NOBODY = "-"
"""An ad-hoc signature: the bundle is whole, and nobody vouches for it."""


def make_image(version: str, target: Path) -> Path:
    """The disk image, written into `target`.

    CARECOMPANION_SIGN_AS names the certificate; without it the signature is ad hoc.
    Raises SetUpStopped when a step does not go well.
    """
    texts = APP / "Contents" / "Resources" / "licences"
    shutil.copytree(FOLDER / LIBRARIES / "licences", texts, dirs_exist_ok=True)
    sign(os.environ.get("CARECOMPANION_SIGN_AS", NOBODY))
    content = BUILD / "image"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(APP, content / APP.name, symlinks=True)
    (content / "Applications").symlink_to("/Applications")
    image = target / f"carecompanion-{version}-macos-{platform.machine()}.dmg"
    require(
        *("hdiutil", "create", "-ov", "-format", "UDZO", "-fs", "HFS+"),
        *("-volname", f"Care Companion {version}", "-srcfolder", content, image),
        otherwise="The disk image could not be made.",
    )
    return image


def sign(identity: str) -> None:
    """Sign the bundle and everything in it, and have the system check it."""
    stamp = () if identity == NOBODY else ("--timestamp",)
    require(
        *("codesign", "--force", "--deep", "--options", "runtime", *stamp),
        *("--entitlements", ENTITLEMENTS, "--sign", identity, APP),
        otherwise="The app could not be signed.",
    )
    require(
        *("codesign", "--verify", "--deep", "--strict", APP),
        otherwise="The signature of the app does not hold.",
    )
