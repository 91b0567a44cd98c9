"""Backups and the ways back, as a person does them (ux.md 5.1, task 8, and 2.3, 2.10)."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.backup_names import MOMENT_FORM, moment_named
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import VaultDamagedError
from carecompanion.domain.records import Attachment, Headline, new_id
from carecompanion.domain.recovery_code import code_groups, number_groups
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.password_field import PasswordField
from tests.ui.apps import CHEAP, PASSPHRASE, SECOND_HEADLINE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.test_nothing_is_lost import all_headlines
from tests.ui.test_tasks import Figure, note, unlock

LETTER = b"A letter from the clinic. " * 40_000
WRONG = "not the password at all"


def opened(path: Path) -> SqlcipherStore:
    return SqlcipherVaults(parameters=CHEAP).open(path, PASSPHRASE)


def add_letter(path: Path) -> str:
    """A letter in the notes; the hash of its content."""
    store = opened(path)
    (person,) = store.people()
    letter = Attachment(id=new_id(), person_id=person.id, name="letter.txt")
    attaching = store.attach(letter, io.BytesIO(LETTER))
    while attaching.step() is None:
        pass
    kept = store.get(letter.id)
    store.close()
    assert isinstance(kept, Attachment)
    return kept.sha256


def add_headline(path: Path, text: str) -> None:
    store = opened(path)
    (person,) = store.people()
    headline = Headline(id=new_id(), person_id=person.id, text=text)
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    store.close()


def content_of(path: Path) -> tuple[list[str], bytes]:
    """All headlines and the one letter, as a closed file has them."""
    store = opened(path)
    (person,) = store.people()
    letter = store.of_person(Attachment, person.id, limit=1)[0]
    reader = store.read_attachment(letter.id)
    assert reader is not None
    content = b"".join(reader.chunks())
    store.close()
    return all_headlines(path), content


def papers_of(path: Path, secret: Secret) -> dict[UUID, str]:
    """All papers of a closed file, with a hash of what is really read from it."""
    store = SqlcipherVaults(parameters=CHEAP).open(path, secret)
    with closing(store):
        (person,) = store.people()
        papers = store.of_person(Attachment, person.id, limit=1_000)
        return {paper.id: hash_of(store, paper) for paper in papers}


def hash_of(store: SqlcipherStore, paper: Attachment) -> str:
    reader = store.read_attachment(paper.id)
    assert reader is not None
    found = hashlib.sha256(b"".join(reader.chunks())).hexdigest()
    assert found == paper.sha256
    return found


def says(d: Driver, start: str) -> bool:
    return any(text.startswith(start) for text in d.texts())


def wait_for_words(d: Driver, start: str) -> None:
    d.wait_until(lambda: says(d, start), start)


def show_backups(d: Driver) -> None:
    d.press("Ctrl+1")
    d.click("last_backup")
    d.wait_for_screen(ScreenName.BACKUPS)


def back_up(d: Driver) -> None:
    show_backups(d)
    d.click("Back up now")
    wait_for_words(d, "The backup is made. It was read back and is whole")


def make_older(backup: Path) -> None:
    """Let a backup be one of last month."""
    moment = moment_named(backup.name)
    assert moment is not None
    earlier = moment - timedelta(days=30)
    name = backup.name.replace(f"{moment:{MOMENT_FORM}}", f"{earlier:{MOMENT_FORM}}")
    backup.rename(backup.with_name(name))


def damage(path: Path) -> None:
    """Spoil the second half of the file, page after page, but for a few bytes in each."""
    content = bytearray(path.read_bytes())
    for place in range(4096 * 3 + 100, len(content) - 4096, 4096 * 4):
        content[place] ^= 0xFF
    path.write_bytes(content)


def try_password(d: Driver) -> None:
    d.click("Password")
    d.press("Ctrl+A")
    d.type(PASSPHRASE)
    d.press("Return")


# --- task 8 ---------------------------------------------------------------------------------


def test_task_8_a_copy_is_kept_safe_and_opens_on_another_computer(
    start: Start, small_notes: Path, tmp_path: Path, record_property: Figure
) -> None:
    add_letter(small_notes)
    stick = tmp_path / "stick"
    stick.mkdir()

    old = start(small_notes)
    unlock(old)
    old.click("last_backup")
    old.meet_dialog(
        lambda: old.press("Ctrl+A"), lambda: old.type(str(stick)), lambda: old.press("Return")
    )
    old.click("Choose another place…")
    old.click("Back up now")
    wait_for_words(old, "The backup is made.")
    note(record_property, "task 8, on the old computer", old, clicks=10)
    assert old.counts.clicks <= 10
    old.running.close()
    before = content_of(small_notes)
    shutil.rmtree(small_notes.parent)

    (backup,) = stick.glob("*.carevault")
    new = start()
    new.meet_dialog(
        lambda: new.press("Ctrl+A"), lambda: new.type(str(backup)), lambda: new.press("Return")
    )
    new.click("Open notes I already have")
    new.wait_for_screen(ScreenName.UNLOCK)
    try_password(new)
    new.wait_for_screen(ScreenName.HOME)
    note(record_property, "task 8, on the new computer", new, clicks=10)
    assert new.counts.clicks <= 10
    new.running.close()
    assert content_of(backup) == before
    assert before[1] == LETTER


def test_a_backup_opens_on_a_clean_computer_with_the_code_of_the_sheet_alone(
    start: Start, small_notes: Path, tmp_path: Path
) -> None:
    add_letter(small_notes)
    store = opened(small_notes)
    sheet = store.recovery_sheet()
    store.close()
    assert sheet is not None
    first = start(small_notes)
    unlock(first)
    back_up(first)
    first.running.close()
    (made,) = (small_notes.parent / "Backups").glob("*.carevault")
    before, papers = all_headlines(small_notes), papers_of(small_notes, PASSPHRASE)
    assert hashlib.sha256(LETTER).hexdigest() in papers.values()
    assert len(papers) == 4
    backup = tmp_path / "clean" / made.name
    backup.parent.mkdir()
    made.rename(backup)
    shutil.rmtree(small_notes.parent)

    assert papers_of(backup, sheet.code) == papers
    clean = start(backup)
    clean.click("I forgot my password")
    clean.type("".join(code_groups(sheet.code)).lower())
    clean.press("Return")
    clean.wait_for_screen(ScreenName.NEW_PASSWORD)
    clean.running.close()
    assert all_headlines(backup) == before
    assert papers_of(backup, PASSPHRASE) == papers


# --- checking -------------------------------------------------------------------------------


def test_checking_a_backup_takes_its_password_and_counts_what_is_in_it(
    start: Start, small_notes: Path
) -> None:
    add_letter(small_notes)
    d = start(small_notes)
    unlock(d)
    back_up(d)
    d.click("check_backup_1")
    d.type(WRONG)
    d.press("Return")
    wait_for_words(d, "That password or code does not open this backup.")
    d.type(PASSPHRASE)  # over the wrong one
    d.press("Return")
    wait_for_words(d, "It opens and is whole: 2 headlines, 6 answers, 5 facts, 4 files.")
    assert d.find("check_backup_1").hasFocus(), "not the button that closes the notes"
    assert not any(PASSPHRASE in text for text in d.texts())


def test_a_place_that_is_not_connected_is_said_to_be_so_on_home_too(
    start: Start, small_notes: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    d = start(small_notes)
    unlock(d)
    show_backups(d)
    d.meet_dialog(lambda: d.press("Ctrl+A"), lambda: d.type(str(stick)), lambda: d.press("Return"))
    d.click("Choose another place…")
    stick.rmdir()
    d.click("Back up now")
    wait_for_words(d, "The backup place is not connected. Your notes are safe on this computer.")
    wait_for_words(d, "Your backups cannot be seen now")
    assert not says(d, "No backup yet")
    d.press("Ctrl+1")
    wait_for_words(d, "The backup place is not connected. Your notes are safe here.")
    d.click("last_backup")
    d.click("Back up beside my notes")
    assert d.find("choose_backup_place").hasFocus(), "Enter does not leave the screen"


def test_home_leads_to_the_first_backup_and_backups_on_the_same_disk_say_so(
    start: Start, small_notes: Path
) -> None:
    d = start(small_notes)
    unlock(d)
    wait_for_words(d, "No backup yet. A USB stick kept in another room is enough.")
    d.click("Make a backup…")
    d.wait_for_screen(ScreenName.BACKUPS)
    wait_for_words(d, "These backups are on the same disk as your notes.")
    d.click("Back up now")
    wait_for_words(d, "The backup is made.")
    d.press("Ctrl+1")
    wait_for_words(d, "Last backup: ")
    assert not says(d, "No backup yet")
    assert not says(d, "Make a backup")


def test_what_came_of_a_backup_is_told_in_sight(start: Start, small_notes: Path) -> None:
    d = start(small_notes)
    unlock(d)
    back_up(d)
    d.window.resize(800, 560)
    d.click("check_backup_1")
    d.pause("the field")
    screen = d.window.current_screen
    assert screen is not None
    assert screen.page.verticalScrollBar().value() > 0
    d.click("Back up now")
    d.wait_until(lambda: screen.page.verticalScrollBar().value() == 0, "the message is in sight")


def test_a_backup_that_is_not_there_any_more_is_not_said_to_be_spoilt(
    start: Start, small_notes: Path
) -> None:
    d = start(small_notes)
    unlock(d)
    back_up(d)
    d.click("check_backup_1")
    (backup,) = (small_notes.parent / "Backups").glob("*.carevault")
    backup.unlink()
    d.type(PASSPHRASE)
    d.press("Return")
    wait_for_words(d, "This backup is not there now.")


def test_a_backup_made_meanwhile_leaves_what_is_typed_in_a_row_alone(
    start: Start, small_notes: Path
) -> None:
    d = start(small_notes)
    unlock(d)
    back_up(d)
    backups = d.running.care.models.backups
    (first,) = backups.files
    make_older(first.path)
    backups.look()
    d.wait_until(lambda: backups.files not in ((), (first,)), "it is an older one")
    d.pause("the list")
    d.click("check_backup_1")
    d.type("half a pass")
    backups.make_if_due()
    d.wait_until(lambda: len(backups.files) == 2 and not backups.is_making, "a second backup")
    d.wait_until(lambda: says(d, "Check this backup"), "its row")
    field = d.find("backup_secret_2").focusProxy()
    assert isinstance(field, PasswordField)
    assert field.text() == "half a pass"
    d.type("word")
    assert field.text() == "half a password"
    d.press("Ctrl+A")
    d.type(PASSPHRASE)
    d.press("Return")
    wait_for_words(d, "It opens and is whole: 2 headlines")


def test_a_backup_is_made_by_itself_once_a_day_and_at_once_after_a_new_password(
    start: Start, small_notes: Path
) -> None:
    folder = small_notes.parent / "Backups"
    d = start(small_notes)
    unlock(d)
    backups = d.running.care.models.backups
    for _ in range(2):
        backups.make_if_due()
        d.wait_until(lambda: len(backups.files) == 1 and not backups.is_making, "one backup")
        d.pause("the backup")
    (first,) = folder.glob("*.carevault")
    (earlier,) = backups.files
    make_older(first)
    backups.look()
    d.press("Ctrl+,")
    d.click("Change my password")
    d.press("Ctrl+Return")
    d.wait_until(lambda: len(backups.files) == 2, "a backup that the new password opens")
    newest, older = backups.files
    assert older.key_name == earlier.key_name != newest.key_name
    show_backups(d)
    for name in (newest.key_name, older.key_name):
        assert any(f"recovery sheet {name}" in text for text in d.texts())


# --- going back -----------------------------------------------------------------------------


def test_going_back_names_both_dates_and_keeps_the_notes_of_now(
    start: Start, small_notes: Path
) -> None:
    d = start(small_notes)
    unlock(d)
    back_up(d)
    d.running.close()
    add_headline(small_notes, "Written after the backup")
    d = start(small_notes)
    unlock(d)
    show_backups(d)
    d.click("restore_backup_1")
    d.wait_for_screen(ScreenName.RESTORE)
    assert not d.running.care.models.notes_file.is_open
    assert says(d, "The backup of "), "people know it by its date"
    assert says(d, "File: notes.backup-"), "and its file is named below"
    d.type(WRONG)
    d.press("Return")
    wait_for_words(d, "That password or code does not open this file.")
    assert "There is a problem" not in d.texts()
    d.type(PASSPHRASE)  # over the wrong one: the field kept the keyboard
    d.press("Return")
    wait_for_words(d, "The backup opens and is whole. Its newest change is from")
    assert says(d, "The newest change in the notes you have now is from")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Both dates"
    d.press("Return")
    assert d.screen is ScreenName.RESTORE, "a second Enter is no answer to what was not yet read"
    assert all_headlines(small_notes)[0] == "Written after the backup", "nothing changed so far"
    d.click("Put the backup in place")
    d.wait_for_screen(ScreenName.UNLOCK)
    wait_for_words(d, "The backup is in place. Open it with its password.")
    try_password(d)
    d.wait_for_screen(ScreenName.HOME)
    d.running.close()
    assert all_headlines(small_notes)[0] == SECOND_HEADLINE
    (kept,) = small_notes.parent.glob("*before-restore*.carevault")
    assert all_headlines(kept)[0] == "Written after the backup"


# --- damage ---------------------------------------------------------------------------------


def test_of_a_damaged_file_what_can_be_read_is_saved_into_a_new_one(
    start: Start, small_notes: Path
) -> None:
    add_letter(small_notes)
    damage(small_notes)
    damaged = small_notes.read_bytes()
    d = start(small_notes)
    d.running.care._assembled()._flows.backups.show_rescue(small_notes)
    d.click("salvage_secret")
    d.type(PASSPHRASE)
    d.press("Return")
    wait_for_words(d, "The new file is notes (recovered 1).carevault.")
    assert not any(" 0 " in text for text in d.texts()), "nothing is counted that is none"
    assert d.find("Open the new file").hasFocus()
    d.click("Open a backup…")
    d.wait_for_screen(ScreenName.RESTORE)
    d.click("Back")
    d.wait_for_screen(ScreenName.RESCUE)
    assert small_notes.read_bytes() == damaged
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.UNLOCK)
    try_password(d)
    d.wait_until(lambda: d.running.care.models.notes_file.is_open, "the new file opens")


def test_a_file_that_is_cut_leads_to_what_can_be_done(start: Start, small_notes: Path) -> None:
    first = start(small_notes)
    unlock(first)
    back_up(first)
    first.running.close()
    os.truncate(small_notes, small_notes.stat().st_size // 2)
    with pytest.raises(VaultDamagedError):
        opened(small_notes)
    d = start(small_notes)
    try_password(d)
    wait_for_words(d, "Part of this file cannot be read. Nothing was changed.")
    d.click("See what can be done")
    d.wait_for_screen(ScreenName.RESCUE)
    wait_for_words(d, "Your last backup is from")
    d.click("Open a backup…")
    d.wait_for_screen(ScreenName.RESTORE)
    d.type(PASSPHRASE)
    d.press("Return")
    wait_for_words(d, "The file of the notes you have now is from")
    d.click("Put the backup in place")
    d.wait_for_screen(ScreenName.UNLOCK)
    try_password(d)
    d.wait_for_screen(ScreenName.HOME)


def test_the_file_number_of_the_sheet_mends_a_damaged_start(
    start: Start, small_notes: Path
) -> None:
    store = opened(small_notes)
    number = number_groups(store.file_number)
    store.close()
    whole = small_notes.read_bytes()
    small_notes.write_bytes(bytes(16) + whole[16:])
    d = start(small_notes)
    try_password(d)
    wait_for_words(d, "Part of this file cannot be read.")
    d.click("See what can be done")
    d.click("file_number")
    d.type("7QM2")
    d.click("Mend the start")
    wait_for_words(d, "This is not the file number of a recovery sheet.")
    assert d.find("file_number").hasFocus()
    d.press("Ctrl+A")
    d.type(" ".join(number))
    d.click("mend_secret")
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_for_screen(ScreenName.UNLOCK)
    assert small_notes.read_bytes() == whole
    try_password(d)
    d.wait_for_screen(ScreenName.HOME)


def test_a_wrong_password_for_the_start_is_told_at_its_own_field(
    start: Start, small_notes: Path
) -> None:
    store = opened(small_notes)
    number = number_groups(store.file_number)
    store.close()
    whole = small_notes.read_bytes()
    small_notes.write_bytes(bytes(16) + whole[16:])
    d = start(small_notes)
    d.running.care._assembled()._flows.backups.show_rescue(small_notes)
    d.click("file_number")
    d.type(" ".join(number))
    d.click("mend_secret")
    d.type(WRONG)
    d.press("Return")
    wait_for_words(d, "That password or code does not open this file.")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert d.find("mend_secret").isAncestorOf(focused)
    d.type(PASSPHRASE)  # over the wrong one
    d.press("Return")
    d.wait_for_screen(ScreenName.UNLOCK)
    assert small_notes.read_bytes() == whole


def test_a_wrong_password_for_a_salvage_is_told_at_its_own_field(
    start: Start, small_notes: Path
) -> None:
    damage(small_notes)
    d = start(small_notes)
    d.running.care._assembled()._flows.backups.show_rescue(small_notes)
    d.click("salvage_secret")
    d.type(WRONG)
    d.press("Return")
    wait_for_words(d, "That password or code does not open this file.")
    d.type(PASSPHRASE)
    d.press("Return")
    wait_for_words(d, "The new file is notes (recovered 1).carevault.")


def test_a_file_that_is_no_backup_by_its_name_is_not_given_a_date(
    start: Start, small_notes: Path
) -> None:
    d = start(small_notes)
    d.running.care._assembled()._flows.backups.show_rescue(small_notes)
    d.click("Open a backup…")
    d.wait_for_screen(ScreenName.RESTORE)
    assert says(d, "No backup is chosen yet")
    d.meet_dialog(
        lambda: d.press("Ctrl+A"), lambda: d.type(str(small_notes)), lambda: d.press("Return")
    )
    d.click("Choose a backup file…")
    assert says(d, "The file you chose")
    assert says(d, "File: notes.carevault")
