"""Every screen in every look, and the page: `python -m tests.ui.screenshots`.

The pictures go into screenshots/, which git ignores, or into the folder that is named.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE_WIDTH_PX = 1240
ROOT = Path(__file__).resolve().parents[2]


def main(folder: Path) -> None:
    """Take all pictures."""
    with TemporaryDirectory(prefix="carecompanion-pictures-") as place:
        _keep_to(Path(place))
        _take(folder, Path(place))


def _keep_to(place: Path) -> None:
    """Let the app write nowhere else; without a screen there is nothing to show either."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(place)


def _take(folder: Path, place: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from carecompanion.pages.pictures import picture_pages, png_of
    from carecompanion.views.theme.palettes import THEMES
    from tests.ui.apps import use_own_dialogs, write_small_notes
    from tests.ui.stage import CASES, Stage, repaint

    use_own_dialogs()
    application = QApplication([])
    notes = place / "notes.carevault"
    write_small_notes(notes)
    stage = Stage(application, place, notes)
    for view, scale in CASES:
        driver = stage.show(view, scale)
        for theme in THEMES:
            repaint(driver, theme)
            target = folder / f"{theme.value}-{scale}"
            target.mkdir(parents=True, exist_ok=True)
            driver.window.grab().save(str(target / f"{view.name}.png"))
        preview = driver.running.care.models.preview.preview
        if view.name == "page" and preview is not None:
            png = png_of(picture_pages(preview.made.pdf, PAGE_WIDTH_PX)[0])
            (folder / "page.png").write_bytes(png)
    stage.close()
    print(f"{len(CASES) * len(THEMES)} pictures of screens and the page are in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "screenshots")
