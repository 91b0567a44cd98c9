"""The recovery code and the file number: as printed, as typed, and as mistyped."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.errors import (
    CodeError,
    CodeLengthError,
    CodeMistypedError,
    OtherCodeError,
)
from carecompanion.domain.recovery_code import (
    ALPHABET,
    code_groups,
    is_same_group,
    number_groups,
    read_code,
    read_number,
    sheet_name,
)
from carecompanion.domain.vault_secrets import FileNumber, RecoveryCode

roots = st.binary(min_size=16, max_size=16)
places = st.integers(min_value=0, max_value=7)
spaces = st.sampled_from(["", " ", "-", " – ", "\n", "\t", ".", "\u00a0", " / "])


def printed(root: bytes) -> str:
    return " ".join(code_groups(RecoveryCode(root)))


def wrong_groups(typed: str) -> tuple[int, ...]:
    """The groups that reading names; none when it takes them all."""
    try:
        read_code(typed)
    except CodeMistypedError as error:
        return error.groups
    return ()


def test_a_code_is_8_groups_of_4_without_look_alikes() -> None:
    groups = code_groups(RecoveryCode(secrets.token_bytes(16)))
    assert [len(group) for group in groups] == [4] * 8
    assert not set("ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == 32
    assert set("".join(groups)) <= set(ALPHABET)


def test_the_form_never_changes_because_sheets_last_for_decades() -> None:
    data = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert " ".join(code_groups(RecoveryCode(data))) == ("008P 48SJ 8HAY CSVT H2CN NAXH SKEX XVZS")
    assert " ".join(number_groups(FileNumber(data))) == ("008Y 48ST 8HAP CSVJ H2CX NAXS SKEN XVZH")


@given(roots)
def test_what_is_printed_reads_back(data: bytes) -> None:
    assert read_code(printed(data)).root == data
    assert read_number("".join(number_groups(FileNumber(data)))).salt == data


@given(roots, st.lists(spaces, min_size=33, max_size=33), st.data())
def test_any_case_and_spacing_reads_and_look_alikes_are_read_as_digits(
    data: bytes, gaps: list[str], choose: st.DataObject
) -> None:
    typed = gaps[0]
    for character, gap in zip("".join(code_groups(RecoveryCode(data))), gaps[1:], strict=True):
        likes = {"0": "0Oo", "1": "1IiLl"}.get(character, character + character.lower())
        typed += choose.draw(st.sampled_from(likes)) + gap
    assert read_code(typed).root == data


def test_wide_letters_of_another_keyboard_are_the_same_letters() -> None:
    typed = printed(bytes(range(16)))
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in typed)
    assert read_code(wide).root == bytes(range(16))


def single_changes(group: str) -> Iterator[str]:
    for place, character in enumerate(group):
        for other in ALPHABET:
            if other != character:
                yield group[:place] + other + group[place + 1 :]


@given(roots, places)
def test_of_all_wrong_single_characters_30_in_31_are_noticed_in_their_group(
    data: bytes, place: int
) -> None:
    groups = list(code_groups(RecoveryCode(data)))
    noticed = 0
    for changed in single_changes(groups[place]):
        named = wrong_groups(" ".join([*groups[:place], changed, *groups[place + 1 :]]))
        assert named in ((), (place + 1,))
        noticed += bool(named)
    assert noticed == 4 * 30  # of 4 x 31


@given(roots, places, st.integers(min_value=0, max_value=2))
def test_neighbours_that_changed_places_are_noticed_unless_they_differ_by_the_polynomial(
    data: bytes, place: int, at: int
) -> None:
    groups = list(code_groups(RecoveryCode(data)))
    one, two = groups[place][at], groups[place][at + 1]
    groups[place] = groups[place][:at] + two + one + groups[place][at + 2 :]
    unnoticed = one == two or ALPHABET.index(one) ^ ALPHABET.index(two) == 0b10011
    assert wrong_groups(" ".join(groups)) == (() if unnoticed else (place + 1,))


@pytest.mark.parametrize(("one", "two"), [*combinations(range(8), 2)])
def test_two_groups_that_changed_places_are_always_noticed(one: int, two: int) -> None:
    groups = list(code_groups(RecoveryCode(secrets.token_bytes(16))))
    groups[one], groups[two] = groups[two], groups[one]
    assert wrong_groups(" ".join(groups)) == (one + 1, two + 1)


def test_a_wholly_other_group_is_noticed_15_times_in_16() -> None:
    groups = code_groups(RecoveryCode(bytes(16)))
    passed = sum(
        not wrong_groups(" ".join([*groups[:2], first + second + "00", *groups[3:]]))
        for first in ALPHABET
        for second in ALPHABET
    )
    assert passed == 32 * 32 / 16


@given(roots)
def test_a_file_number_and_a_code_in_each_others_place_are_called_that(data: bytes) -> None:
    with pytest.raises(OtherCodeError):
        read_code(" ".join(number_groups(FileNumber(data))))
    with pytest.raises(OtherCodeError):
        read_number(printed(data))


@pytest.mark.parametrize("sign", ["U", "é", "Ж", "٣"])
def test_a_letter_that_no_code_has_marks_its_group(sign: str) -> None:
    typed = printed(bytes(16))
    assert wrong_groups(sign + typed[1:]) == (1,)
    assert wrong_groups(typed[:-1] + sign) == (8,)


def test_a_group_with_a_character_too_few_or_too_many_is_named_when_the_spaces_show_it() -> None:
    groups = list(code_groups(RecoveryCode(bytes(16))))
    groups[1] = groups[1][:3]
    groups[6] += "77"
    assert wrong_groups(" ".join(groups)) == (2, 7)


@pytest.mark.parametrize(("cut", "given_"), [(0, 0), (1, 1), (31, 31), (33, 33), (40, 40)])
def test_a_code_of_another_length_is_called_that(cut: int, given_: int) -> None:
    typed = ("".join(code_groups(RecoveryCode(bytes(16)))) + "00000000")[:cut]
    for read in (read_code, read_number):
        with pytest.raises(CodeLengthError) as caught:
            read(typed)
        assert (caught.value.given, caught.value.wanted) == (given_, 32)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_with_a_reason(typed: str) -> None:
    for read in (read_code, read_number):
        with contextlib.suppress(CodeError):
            read(typed)


def test_a_sheet_is_called_by_the_end_of_its_file_number() -> None:
    number = FileNumber(secrets.token_bytes(16))
    assert sheet_name(number) == number_groups(number)[7]


def test_typing_one_group_shows_that_the_print_can_be_read() -> None:
    (_, _, third, *_) = code_groups(RecoveryCode(bytes.fromhex("00112233445566778899aabbccddeeff")))
    assert third == "8HAY"
    assert is_same_group(" 8hay ", third)
    assert is_same_group("8 H-ay", third)
    assert not is_same_group("8HA", third)
    assert not is_same_group("", third)


def test_no_secret_shows_in_a_repr_or_in_an_error() -> None:
    code = RecoveryCode(bytes.fromhex("00112233445566778899aabbccddeeff"))
    assert "root" not in repr(code)
    typed = printed(code.root).replace("8HAY", "8HAZ")
    with pytest.raises(CodeMistypedError) as caught:
        read_code(typed)
    assert "8HA" not in repr(caught.value)
    assert caught.value.groups == (3,)
