"""The whole main job in the real program: keys in, one page out, notes locked behind it."""

from __future__ import annotations

import stat
from pathlib import Path

from pypdf import PdfReader

from tests.e2e import family
from tests.e2e.desktop import App, Desktop


def test_a_family_goes_from_its_first_start_to_a_page_and_comes_back_to_locked_notes(
    desktop: Desktop,
) -> None:
    page = desktop.home / "questions for the clinic.pdf"
    with desktop.start() as app:
        family.start_notes(app)
        family.write_headline(app)
        questions = family.put_the_rest_on_the_list(app)
        family.make_the_page(app)
        family.save_the_page(app, page)
        family.quit_for_the_first_time(app)

    _is_one_page_with(page, family.HEADLINE, *questions)
    _left_behind_only_locked_notes_and(page, desktop)

    with desktop.start() as app:
        _refuses_another_password(app)
        _opens_where_the_family_stopped(app)
        family.quit_from_the_keyboard(app)
    _left_behind_only_locked_notes_and(page, desktop)


def _is_one_page_with(pdf: Path, *texts: str) -> None:
    pages = PdfReader(pdf).pages
    assert len(pages) == 1
    printed = " ".join(pages[0].extract_text().split())
    assert len(texts) == 4
    assert [text for text in texts if " ".join(text.split()) not in printed] == []


def _left_behind_only_locked_notes_and(page: Path, desktop: Desktop) -> None:
    notes = desktop.home / "Care Companion" / "notes.carevault"
    files = {path for path in desktop.home.rglob("*") if path.is_file()}
    # On a slow computer the day's backup is made meanwhile.
    backups = {path for path in files if path.parent == notes.parent / "Backups"}
    assert files - backups == {notes, page}
    assert len(backups) <= 1
    assert _permissions(notes.parent) == 0o700
    assert {_permissions(path) for path in files} == {0o600}
    assert family.HEADLINE.encode() not in notes.read_bytes()
    # Qt's file dialog would keep the folders that were visited, had it a place to.
    config = Path(desktop.env["XDG_CONFIG_HOME"])
    kept = {path.relative_to(config) for path in config.rglob("*") if path.is_file()}
    assert kept == {Path("carecompanion", "settings.ini")}


def _refuses_another_password(app: App) -> None:
    app.wait_for_screen("unlock")
    app.type_hidden("kalmar birch lanterne", into="password")
    app.press("Return")
    app.wait_for_words("That password did not open your notes.")


def _opens_where_the_family_stopped(app: App) -> None:
    app.tab_to("password")
    app.press("ctrl+a")
    app.type_hidden(family.PASSWORD, into="password")
    app.press("Return")
    app.wait_for_screen("page")
    app.wait_for_words("Page 1 of 1")


def _permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
