"""The way from passphrase to key is part of the file format: it may grow, and never change."""

from __future__ import annotations

import pytest

from carecompanion.vault import keys

SALT = bytes.fromhex("01000102030405060708090a43c002a8")
OTHER_SALT = keys.new_salt(1)


def test_a_known_passphrase_gives_a_known_root_and_key() -> None:
    root = keys.derive_root("correct horse, caf\u00e9", SALT)
    assert root.hex() == "3cf48f93ec270508d5e9f92b6a6ed638"
    assert (
        keys.vault_key(root).hex()
        == "194fc52d546f4d174c0763af7fc95f811510cf01b964674653c53d1a7346773b"
    )


def test_the_parameter_sets_are_the_ones_that_were_published() -> None:
    assert dict(keys.PARAMETERS) == {1: keys.Argon2Parameters(64 * 1024, 3, 1)}


def test_one_passphrase_in_two_spellings_of_unicode_is_one_passphrase() -> None:
    cheap = {1: keys.Argon2Parameters(8, 1, 1)}
    composed, spelled_out = "caf\u00e9 \ufb01r", "cafe\u0301 fir"
    assert keys.derive_root(composed, SALT, cheap) == keys.derive_root(spelled_out, SALT, cheap)
    assert keys.derive_root("cafe fir", SALT, cheap) != keys.derive_root(composed, SALT, cheap)


def test_another_salt_gives_another_root() -> None:
    cheap = {1: keys.Argon2Parameters(8, 1, 1)}
    assert keys.derive_root("same", SALT, cheap) != keys.derive_root("same", OTHER_SALT, cheap)


def test_an_unknown_parameter_set_is_an_error() -> None:
    with pytest.raises(KeyError):
        keys.derive_root("any", b"\x07" + SALT[1:])


def test_a_new_salt_names_its_parameters_and_is_never_the_same() -> None:
    salts = {keys.new_salt(1) for _ in range(100)}
    assert len(salts) == 100
    assert all(len(salt) == 16 and salt[0] == 1 and keys.salt_is_whole(salt) for salt in salts)


def test_a_salt_with_any_byte_changed_is_not_whole() -> None:
    assert keys.salt_is_whole(SALT)
    for place in range(16):
        for flip in range(1, 256):
            changed = bytearray(SALT)
            changed[place] ^= flip
            assert not keys.salt_is_whole(bytes(changed))


def test_a_salt_cut_short_is_not_whole() -> None:
    assert not any(keys.salt_is_whole(SALT[:length]) for length in range(16))
