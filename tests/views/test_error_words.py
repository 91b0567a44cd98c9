"""Words for what can go wrong with keys, exports and imports: plain, short, and none left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.content.never_words import find_never_words
from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    EarlierVaultNotWritableError,
    FolderNotWritableError,
    ImportFault,
    ImportRefusedError,
    KeyringLockedError,
    KeyringRefusedError,
    KeyringTimeoutError,
    KeyringUnavailableError,
    VaultDamagedError,
    VaultExistsError,
    VaultMissingError,
)
from carecompanion.domain.passphrase_hint import Strength, StrengthHint, Weakness
from carecompanion.views.change_words import change_problem
from carecompanion.views.hint_words import hint_words
from carecompanion.views.import_words import import_problem
from carecompanion.views.keyring_words import keyring_problem, remembered_opening_problem
from carecompanion.views.opening_words import opening_problem
from carecompanion.views.synced_words import chosen_folder_words, notes_folder_words

FILE = Path("/somewhere/notes.carevault")
KEYRING: tuple[CareError, ...] = (
    KeyringLockedError(),
    KeyringTimeoutError(5.0),
    KeyringRefusedError(),
    KeyringUnavailableError(),
)
WORLD: tuple[CareError, ...] = (
    DiskFullError(FILE),
    EarlierVaultNotWritableError(FILE),
    FolderNotWritableError(FILE),
    VaultDamagedError(FILE),
    VaultExistsError(FILE),
    VaultMissingError(FILE),
)
LONGEST = 20


def all_words() -> Iterator[str]:
    for fault in ImportFault:
        yield import_problem(ImportRefusedError("notes.json", fault))
    for error in WORLD:
        yield import_problem(error)
        yield change_problem(error)
        yield remembered_opening_problem(error)
        yield opening_problem(error)
    for error in KEYRING:
        yield keyring_problem(error)
        yield remembered_opening_problem(error)
    for strength, weakness in product(Strength, (*Weakness, None)):
        yield hint_words(StrengthHint(strength, weakness))
    yield chosen_folder_words("OneDrive")
    yield notes_folder_words("OneDrive")


def test_every_sentence_is_short_and_says_none_of_the_words_we_never_use(
    qapp: QApplication,
) -> None:
    for words in all_words():
        assert words.endswith(".")
        assert find_never_words(words) == []
        for sentence in re.split(r"(?<=\.) ", words):
            assert len(sentence.split()) <= LONGEST, sentence


def test_notes_of_an_earlier_version_on_a_stick_for_reading_are_safe_and_know_a_way(
    qapp: QApplication,
) -> None:
    said = opening_problem(EarlierVaultNotWritableError(FILE))
    assert "They are safe." in said
    assert "Copy the file to a folder of your own, and open it there." in said


@pytest.mark.parametrize("fault", ImportFault)
def test_a_refused_folder_is_told_by_the_part_that_is_the_reason(
    qapp: QApplication, fault: ImportFault
) -> None:
    assert import_problem(ImportRefusedError("notes.json", fault)).startswith("notes.json ")


@pytest.mark.parametrize("error", KEYRING, ids=lambda error: type(error).__name__)
def test_whatever_the_store_does_the_password_is_named_as_the_way_in(
    qapp: QApplication, error: CareError
) -> None:
    said = remembered_opening_problem(error)
    assert said.endswith("Your password still opens your notes.")


@pytest.mark.parametrize("weakness", Weakness)
def test_each_reason_for_a_weak_password_has_words_of_its_own_and_leaves_the_choice(
    qapp: QApplication, weakness: Weakness
) -> None:
    said = hint_words(StrengthHint(Strength.EASY_TO_GUESS, weakness))
    others = {
        hint_words(StrengthHint(Strength.EASY_TO_GUESS, other))
        for other in (*Weakness, None)
        if other is not weakness
    }
    assert said not in others
    assert "You can keep it" in said
