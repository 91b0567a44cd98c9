"""Task 7 of ux.md 5.1 (a forgotten password), and the recovery sheet that makes it possible."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from carecompanion.domain.errors import CareError, CodeError, CodeMistypedError
from carecompanion.domain.recovery_code import ALPHABET, code_groups, is_same_group, read_code
from carecompanion.domain.vault_secrets import RecoveryCode, Secret
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.notice import Notice
from tests.ui.apps import CHEAP, PASSPHRASE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.pdfs import read_pdf
from tests.ui.test_tasks import HEADLINE, Figure, note, unlock

_EIGHT_GROUPS = re.compile("".join(rf"{number}(\w{{4}})" for number in range(1, 9)))


def items(notes: Path, secret: Secret) -> Counter[str]:
    """How many records of each kind a notes file holds that nobody has open, and how many states.

    Raises:
        CareError: the secret does not open it.
    """
    store = SqlcipherVaults(parameters=CHEAP).open(notes, secret)
    try:
        archive = store.archive()
        found = Counter(record.kind for record in archive.records())
        found["revision"] = sum(1 for _ in archive.revisions())
        return found
    finally:
        store.close()


def opens(notes: Path, secret: Secret) -> bool:
    """Whether a secret opens a notes file that nobody has open."""
    try:
        items(notes, secret)
    except CareError:
        return False
    return True


def code_of(notes: Path, passphrase: str) -> RecoveryCode:
    """The code on the recovery sheet of a notes file that nobody has open."""
    store = SqlcipherVaults(parameters=CHEAP).open(notes, passphrase)
    try:
        return store.sheet_secrets(passphrase).code
    finally:
        store.close()


def mixed_case(code: RecoveryCode) -> str:
    """A code without spaces, every other letter small."""
    letters = "".join(code_groups(code))
    return "".join(c.lower() if place % 2 else c for place, c in enumerate(letters))


def code_in(pdf: Path) -> RecoveryCode:
    """The code that a printed sheet says."""
    text = re.sub(r"\s+", "", read_pdf(pdf).text)
    for found in _EIGHT_GROUPS.finditer(text):
        try:
            return read_code("".join(found.groups()))
        except CodeError:
            continue  # the file number is spelled alike
    raise AssertionError(f"no code on the sheet: {text}")


def save_sheet(d: Driver, pdf: Path) -> RecoveryCode:
    """Save the shown sheet to a path; the code on it."""
    d.wait_until(lambda: d.running.care.models.recovery.preview is not None, "the sheet is made")
    d.meet_dialog(lambda: d.press("Ctrl+A"), lambda: d.type(str(pdf)), lambda: d.press("Return"))
    d.click("Save as PDF…")
    d.wait_until(lambda: any(text.startswith("Saved as") for text in d.texts()), "it is saved")
    return code_in(pdf)


def asked_group(d: Driver) -> int:
    """The number of the group that is to be typed."""
    (label,) = (text for text in d.texts() if text.startswith("Type group"))
    return int(re.findall(r"\d+", label)[0])


def quit_app(d: Driver) -> None:
    d.running.close()


def test_task_7_the_recovery_sheet_opens_the_same_notes_and_gives_a_new_password(
    small: Driver, small_notes: Path, tmp_path: Path, record_property: Figure
) -> None:
    d = small
    old = code_of(small_notes, PASSPHRASE)
    before = items(small_notes, PASSPHRASE)
    d.start_counting()
    d.click("I forgot my password")
    d.type(mixed_case(old))
    d.press("Return")
    d.wait_for_screen(ScreenName.NEW_PASSWORD)
    actions = d.counts.clicks + 1 + 1  # the code counts as one thing to do, Enter as one
    typed = d.counts.keys - 1
    new = d.text_of("Password")
    d.click("Change the password")
    d.wait_for_screen(ScreenName.RECOVERY_SHEET)
    assert "Your password is changed. Here is the new recovery sheet." in d.texts()
    fresh = save_sheet(d, tmp_path / "sheet.pdf")
    quit_app(d)

    note(record_property, "task 7", d)
    record_property("figure", f"task 7: open in {actions} actions (limit 5), {typed} letters")
    assert actions <= 5
    assert typed == 32
    assert d.counts.errors == 0
    assert items(small_notes, new) == before == items(small_notes, fresh)
    assert not opens(small_notes, PASSPHRASE)
    assert not opens(small_notes, old)


def test_a_mistyped_group_is_named_and_the_notes_stay_closed(
    small: Driver, small_notes: Path
) -> None:
    code = code_of(small_notes, PASSPHRASE)

    def is_mistyped(group: str) -> bool:
        try:
            read_code("".join((*code_groups(code)[:2], group, *code_groups(code)[3:])))
        except CodeMistypedError:
            return True
        return False

    groups = list(code_groups(code))
    groups[2] = next(filter(is_mistyped, (groups[2][:-1] + letter for letter in ALPHABET)))
    small.click("I forgot my password")
    small.type(" ".join(groups))
    small.press("Return")

    assert small.screen is ScreenName.FORGOT
    assert any(re.search(r"[Gg]roup 3\b", text) for text in small.texts())


def test_a_sheet_of_another_password_is_said_to_be_one(small: Driver) -> None:
    small.click("I forgot my password")
    small.type("".join(code_groups(RecoveryCode(bytes(range(16))))))
    small.press("Return")
    small.wait_until(
        lambda: any("another notes file, or to an earlier password" in t for t in small.texts()),
        "the words",
    )

    assert small.screen is ScreenName.FORGOT


def test_the_old_password_can_be_kept_after_the_sheet_opened_the_notes(
    small: Driver, small_notes: Path
) -> None:
    code = code_of(small_notes, PASSPHRASE)
    small.click("I forgot my password")
    small.type(mixed_case(code))
    small.press("Return")
    small.wait_for_screen(ScreenName.NEW_PASSWORD)
    small.click("Later")
    small.wait_for_screen(ScreenName.HOME)
    quit_app(small)

    assert opens(small_notes, PASSPHRASE)
    assert opens(small_notes, code)


def show_sheet(d: Driver) -> None:
    """The sheet, from Settings."""
    unlock(d)
    d.press("Ctrl+,")
    d.click("Show my recovery sheet")
    d.wait_for_screen(ScreenName.RECOVERY_SHEET)


def test_the_print_is_proved_by_typing_one_group_of_it(small: Driver, tmp_path: Path) -> None:
    show_sheet(small)
    code = save_sheet(small, tmp_path / "sheet.pdf")
    group = code_groups(code)[asked_group(small) - 1]
    wrong = "0000" if not is_same_group("0000", group) else "1111"
    small.type(wrong)
    small.click("Check")
    assert any("not what the sheet says" in text for text in small.texts())
    assert small.screen is ScreenName.RECOVERY_SHEET

    small.press("Ctrl+A")
    small.type(group.lower())
    small.click("Check")
    small.wait_for_screen(ScreenName.HOME)
    assert "Print your recovery sheet" not in small.texts()
    words = "The sheet can be read. Keep it with your important papers, not here."
    assert words in small.texts()


def test_while_the_print_is_proved_the_one_thing_to_do_is_to_check_it(
    small: Driver, tmp_path: Path
) -> None:
    show_sheet(small)
    save_sheet(small, tmp_path / "sheet.pdf")
    small.press("Ctrl+Return")
    assert "Type this group from the print." in small.texts()
    assert "Print…" not in small.texts()

    small.click("Show the sheet again")
    small.wait_until(lambda: "Print…" in small.texts(), "it can be printed again")
    save_sheet(small, tmp_path / "another.pdf")
    assert "Type this group from the print." not in small.texts()


def test_once_the_sheet_is_out_the_code_is_no_longer_on_the_screen(
    small: Driver, tmp_path: Path
) -> None:
    show_sheet(small)
    code = save_sheet(small, tmp_path / "sheet.pdf")

    shown = "".join("".join(small.texts()).split())
    assert not any(group in shown for group in code_groups(code))


def test_without_a_printer_the_sheet_is_offered_as_a_file(small: Driver) -> None:
    show_sheet(small)
    small.wait_until(
        lambda: small.running.care.models.recovery.preview is not None, "the sheet is made"
    )
    small.click("Print…")
    small.pause("printing")

    words = "No printer found. Save it as a PDF and print it somewhere else."
    assert words in small.texts()


def test_a_sheet_saved_beside_the_notes_is_warned_about(
    small: Driver, small_notes: Path, tmp_path: Path
) -> None:
    show_sheet(small)
    save_sheet(small, small_notes.parent / "sheet.pdf")
    warning = "Keep it somewhere else. With both, anyone can open your notes."
    assert any(warning in text for text in small.texts())

    small.click("Back")
    small.click("Show my recovery sheet")
    save_sheet(small, tmp_path / "sheet.pdf")
    assert not any(warning in text for text in small.texts())


def test_what_was_said_about_a_saved_sheet_is_in_sight_of_the_field_at_200_percent(
    small: Driver, tmp_path: Path
) -> None:
    show_sheet(small)
    small.window.resize(1000, 680)
    small.running.care.appearance.set_text_scale(200)
    small.pause("larger text")
    save_sheet(small, tmp_path / "sheet.pdf")
    small.pause("the question")
    for name in ("sheet_place", "sheet_group"):
        widget = small.find(name)
        small.wait_until(
            lambda widget=widget: widget.visibleRegion().boundingRect() == widget.rect(),  # type: ignore[misc]
            f"{name} is in sight",
        )
    assert small.find("sheet_group").hasFocus()


def first_walk(d: Driver) -> None:
    """New notes with one headline, in the middle of its walk."""
    d.click("Start")
    d.click("Start my notes")
    d.wait_for_screen(ScreenName.HOME)
    d.press("Ctrl+N")
    d.paste(HEADLINE)
    d.press("Ctrl+Return")


def test_leaving_the_first_walk_shows_the_sheet_once_and_keeps_it_as_a_task(
    empty: Driver,
) -> None:
    first_walk(empty)
    empty.press("Ctrl+1")
    empty.wait_for_screen(ScreenName.RECOVERY_SHEET)
    empty.click("Later")
    empty.wait_for_screen(ScreenName.HOME)
    assert "Print your recovery sheet" in empty.texts()

    empty.press("Ctrl+N", "Ctrl+1")
    assert empty.screen is ScreenName.HOME


def test_the_first_quit_shows_the_sheet_once(empty: Driver) -> None:
    first_walk(empty)
    empty.window.close()
    empty.wait_for_screen(ScreenName.RECOVERY_SHEET)
    notice = empty.find("sheet_message")
    assert isinstance(notice, Notice)
    assert notice.text().startswith("Before you go: here is your recovery sheet.")
    assert notice.text().endswith("Close the window again to leave.")
    assert notice.visibleRegion().boundingRect() == notice.rect()

    empty.window.close()
    empty.wait_until(lambda: not empty.window.isVisible(), "the window is closed")


def test_a_sheet_put_off_is_the_first_task_at_the_next_start(
    start: Start, empty: Driver, tmp_path: Path
) -> None:
    first_walk(empty)
    empty.press("Ctrl+1")
    empty.click("Later")
    password = "words of my own for this"  # a new start needs a password that the test knows
    empty.press("Ctrl+,")
    empty.click("Change my password")
    empty.press("Ctrl+A")
    empty.type(password)
    empty.click("Change the password")
    empty.wait_for_screen(ScreenName.RECOVERY_SHEET)
    empty.click("Later")
    quit_app(empty)
    again = start()
    again.type(password)
    again.press("Return")
    again.wait_for_screen(ScreenName.HOME)

    again.click("Print your recovery sheet")
    again.wait_for_screen(ScreenName.RECOVERY_SHEET)
