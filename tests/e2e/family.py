"""What a family does with the program, from its first start to a saved page; keys only."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import App

PASSWORD = "kalmar birch lantern"
HEADLINE = (
    "First children treated with one-time gene therapy for Sanfilippo syndrome type A, "
    "says team in Montréal"
)
CONDITION = "Sanfilippo syndrome type A (MPS IIIA)"
QUESTION_FIELDS = ("question_1_text", "question_2_text", "question_3_text")


def start_notes(app: App) -> None:
    """First run: two screens, and the notes are there."""
    app.wait_for_screen("welcome")
    app.press("ctrl+Return")
    app.wait_for_screen("password")
    app.type(PASSWORD, into="new_password")
    app.press("Return")
    app.wait_for_screen("home")


def write_headline(app: App) -> None:
    """Type the headline, and the first row of what it means for us."""
    app.press("ctrl+n")
    app.wait_for_screen("headline")
    app.type(HEADLINE, into="headline_text")
    app.press("ctrl+Return")
    app.wait_for_screen("relevance")
    app.type("Sanfilippo syndrome type A", into="row_R1_says")
    app.press("Tab")
    app.type(CONDITION, into="row_R1_notes")
    app.tab_to("row_R1_mark")
    app.press("s")
    app.wait_for_words("Same here means")


def put_the_rest_on_the_list(app: App) -> list[str]:
    """Leave the other rows as questions; the three that lead the page."""
    app.tab_to("action_second")
    app.press("space")
    return _three_questions(app)


def go_through_the_groups(app: App) -> list[str]:
    """Look at each of the four pages and change nothing; the three that lead the page."""
    for screen in ("stage", "risk", "access"):
        app.press("ctrl+Return")
        app.wait_for_screen(screen)
    app.press("ctrl+Return")
    return _three_questions(app)


def make_the_page(app: App) -> None:
    """Go to the page; whatever is asked of it now happens as soon as it is made."""
    app.press("ctrl+Return")
    app.wait_for_screen("page")


def save_the_page(app: App, path: Path) -> None:
    """Save the page as PDF through the file dialog."""
    app.press("ctrl+shift+s")
    app.wait_for_words("Save as PDF — Care Companion")
    app.wait_for_focus("fileNameEdit")
    app.press("ctrl+a")
    app.type(str(path), into="fileNameEdit")
    app.press("Return")
    app.wait_for_words(f"Saved as {path.name} in")


def ask_for_the_printer(app: App) -> None:
    """Print where there is no printer, right after saving: a sentence says what to do instead."""
    app.press("ctrl+p")
    app.wait_for_words("No printer found.")


def quit_for_the_first_time(app: App) -> None:
    """Leave with Ctrl+Q: the recovery sheet is shown once, and leaving again leaves."""
    app.press("ctrl+q")
    app.wait_for_screen("recovery_sheet")
    quit_from_the_keyboard(app)


def quit_from_the_keyboard(app: App) -> None:
    """Leave with Ctrl+Q; everything is saved without asking."""
    app.press("ctrl+q")
    app.wait_for_end()


def _three_questions(app: App) -> list[str]:
    app.wait_for_screen("questions")
    return [app.read(field) for field in QUESTION_FIELDS]
