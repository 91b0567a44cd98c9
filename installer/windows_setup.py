"""Makes the installer for Windows from the program's folder, with makensis.

makensis is on every system: the script is compiled and looked into on Linux as well.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bundle import commit_time
from machine import ROOT, SetUpStopped, clean_environment, require

SCRIPT = ROOT / "installer" / "windows" / "carecompanion.nsi"
_USUAL_PLACE = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def make_setup(payload: Path, version: str, target: Path) -> Path:
    """The installer, written into `target`; the same folder gives the same bytes.

    Raises SetUpStopped when NSIS is not on this computer or does not take the script.
    """
    makensis = shutil.which("makensis") or (_USUAL_PLACE if _USUAL_PLACE.is_file() else None)
    if makensis is None:
        raise SetUpStopped("Not found: makensis. Install NSIS 3.08 or newer, then try again.")
    setup = target / f"carecompanion-{version}-setup.exe"
    # makensis on Windows takes options with a slash; those with a hyphen it takes everywhere.
    require(
        *(makensis, "-V2", "-WX", f"-DVERSION={version}", f"-DPAYLOAD={payload}"),
        *(f"-DOUTPUT={setup}", SCRIPT),
        env=clean_environment(SOURCE_DATE_EPOCH=str(commit_time()), PATH=os.environ["PATH"]),
        otherwise="The installer for Windows could not be made. The lines above name the reason.",
    )
    return setup
