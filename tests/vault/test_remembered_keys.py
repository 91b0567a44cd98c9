"""Keys in the password store of the computer, tried on a real one (gnome-keyring)."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from carecompanion.domain.ports.remembered_keys import RememberedKeys
from carecompanion.vault.remembered_keys import SystemRememberedKeys
from tests.vault.secret_service import Login, need_a_store, open_login
from tests.vault.workbench import bytes_below

KEY = bytes(range(100, 132))
FILE_NUMBER = "K7QM-2F9X-ABCD"

# In a process of its own, because the store a process talks to is part of its surroundings.
START = """
import time
from carecompanion.domain import errors
from carecompanion.vault.remembered_keys import SystemRememberedKeys
keys = SystemRememberedKeys(patience_seconds=float(sys.argv[1]) if len(sys.argv) > 1 else 30.0)
key, number = bytes(range(100, 132)), "K7QM-2F9X-ABCD"
def tell(work):
    try:
        print(work())
    except errors.KeyringError as error:
        print(type(error).__name__)
"""
ASK_EVERYTHING = """
print(keys.is_available())
tell(lambda: keys.remember(number, key))
tell(lambda: keys.recall(number))
tell(lambda: keys.forget(number))
"""
LOCK = """
import secretstorage
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
"""


@pytest.fixture
def login() -> Iterator[Login]:
    """Somebody who has logged in; the password store is not there yet."""
    need_a_store()
    with open_login() as login:
        yield login


@pytest.fixture
def store(login: Login) -> Login:
    """Somebody with a password store, unlocked as after a login."""
    login.start_bus()
    login.start_store()
    return login


def test_a_remembered_key_comes_back_after_a_new_start_of_the_program(store: Login) -> None:
    store.run(START + "keys.remember(number, key)")
    told = store.run(START + "print(keys.is_available()); print(keys.recall(number) == key)")
    assert told == ["True", "True"]


def test_the_key_of_one_file_is_not_the_key_of_another(store: Login) -> None:
    told = store.run(
        START
        + """
keys.remember(number, key)
keys.remember("other", bytes(32))
print(keys.recall("neither"))
print(keys.recall(number) == key, keys.recall("other") == bytes(32))
keys.forget("other")
print(keys.recall(number) == key, keys.recall("other"))
"""
    )
    assert told == ["None", "True True", "True None"]


def test_remembering_again_keeps_the_newer_key_alone(store: Login) -> None:
    told = store.run(
        START
        + """
keys.remember(number, bytes(32))
keys.remember(number, key)
print(keys.recall(number) == key)
keys.forget(number)
print(keys.recall(number))
"""
    )
    assert told == ["True", "None"]


def test_a_forgotten_key_is_really_gone_and_forgetting_twice_is_harmless(store: Login) -> None:
    store.run(START + "keys.remember(number, key); keys.forget(number); keys.forget(number)")
    entries = """
import secretstorage
collection = secretstorage.get_default_collection(secretstorage.dbus_init())
print(len(list(collection.get_all_items())))
"""
    assert store.run(entries) == ["0"]


def test_forgetting_takes_every_entry_of_the_name(store: Login) -> None:
    told = store.run(
        START
        + """
import secretstorage
keys.remember(number, key)
collection = secretstorage.get_default_collection(secretstorage.dbus_init())
(item,) = collection.get_all_items()
twin = {**item.get_attributes(), "application": "another program"}
collection.create_item("a twin", twin, b"left over")
print(len(list(collection.get_all_items())))
keys.forget(number)
print(len(list(collection.get_all_items())))
"""
    )
    assert told == ["2", "0"]


def test_the_entry_names_the_program_and_the_file_number_and_nothing_else(store: Login) -> None:
    told = store.run(
        START
        + """
import secretstorage
keys.remember(number, key)
(item,) = secretstorage.get_default_collection(secretstorage.dbus_init()).get_all_items()
print(item.get_label())
attributes = item.get_attributes()
attributes.pop("xdg:schema", None)  # some stores add what kind of entry it is
print(sorted(attributes.values()))
"""
    )
    assert told == [
        f"Password for '{FILE_NUMBER}' on 'Care Companion'",
        str(sorted([FILE_NUMBER, "Care Companion", "Python keyring library"])),
    ]


@pytest.mark.parametrize("text", ["", "no key", "ab" * 31, "ab" * 33, "é" * 64])
def test_an_entry_that_is_no_key_counts_as_none(store: Login, text: str) -> None:
    planted = f"""
import keyring.backends.SecretService as backend
backend.Keyring().set_password("Care Companion", number, {text!r})
print(keys.recall(number))
"""
    assert store.run(START + planted) == ["None"]


def test_a_locked_store_is_told_apart_and_nobody_is_asked_to_unlock_it(store: Login) -> None:
    told = store.run(START + LOCK + ASK_EVERYTHING)
    assert told == ["True", *["KeyringLockedError"] * 3]


def test_without_a_store_on_the_bus_there_is_none(login: Login) -> None:
    login.start_bus()
    assert login.run(START + ASK_EVERYTHING) == ["False", *["KeyringUnavailableError"] * 3]


@pytest.mark.parametrize("address", ["", "disabled:", "unix:path=/nowhere/bus", "nonsense"])
def test_without_a_bus_there_is_none(login: Login, address: str) -> None:
    login.env["DBUS_SESSION_BUS_ADDRESS"] = address
    assert login.run(START + ASK_EVERYTHING) == ["False", *["KeyringUnavailableError"] * 3]


def test_a_frozen_store_costs_the_deadline_once_and_then_nothing(
    store: Login, record_property: Callable[[str, object], None]
) -> None:
    store.freeze_store()
    code = """
began = time.monotonic()
tell(lambda: keys.recall(number))
first = time.monotonic() - began
print(keys.is_available())
tell(lambda: keys.remember(number, key))
print(f"{first:.2f} s, then {time.monotonic() - began - first:.3f} s")
"""
    told = store.run(START + code, "0.5")
    assert told[:3] == ["KeyringTimeoutError", "False", "KeyringTimeoutError"]
    record_property("figure", f"a frozen password store with a patience of 0.5 s: {told[3]}")


def test_a_key_that_a_thawed_store_keeps_too_late_is_taken_out_again(store: Login) -> None:
    store.freeze_store()
    code = """
import os, signal, threading
tell(lambda: keys.remember(number, key))
(late,) = [thread for thread in threading.enumerate() if thread.name == "patience"]
os.kill(int(sys.argv[2]), signal.SIGCONT)
late.join()
print(keys.recall(number))
"""
    told = store.run(START + code, "0.5", str(store.store_process))
    assert told == ["KeyringTimeoutError", "None"]


PLAIN_BACKEND = """
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username):
        return "00" * 32
    def set_password(self, service, username, password):
        open(__file__ + ".secrets", "a").write(password)
    def delete_password(self, service, username):
        pass
"""


@pytest.mark.parametrize(
    "named",
    [
        *("keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"),
        *("keyring.backends.chainer.ChainerBackend", "plain.Keyring"),
    ],
)
@pytest.mark.parametrize("how", ["variable", "settings"])
def test_a_store_that_is_none_or_keeps_things_in_plain_is_never_used(
    login: Login, named: str, how: str
) -> None:
    login.start_bus()
    folder = login.folder / "plain"
    folder.mkdir()
    (folder / "plain.py").write_text(PLAIN_BACKEND, encoding="utf-8")
    login.env["PYTHONPATH"] = f"{folder}:{login.env.get('PYTHONPATH', '')}"
    if how == "variable":
        login.env["PYTHON_KEYRING_BACKEND"] = named
    else:
        settings = login.folder / "config" / "python_keyring"
        settings.mkdir()
        text = f"[backend]\ndefault-keyring={named}\nkeyring-path={folder}\n"
        (settings / "keyringrc.cfg").write_text(text, encoding="utf-8")
    code = START.replace("import time", "import time, plain")
    assert login.run(code + ASK_EVERYTHING) == ["False", *["KeyringUnavailableError"] * 3]
    assert not list(folder.glob("*.secrets"))


def spellings(secret: bytes) -> Iterator[bytes]:
    """The bytes a key can have in a file."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    yield secret.hex().encode("utf-16-le")
    yield base64.b64encode(secret)
    yield base64.urlsafe_b64encode(secret)


def test_a_remembered_key_is_in_no_file_of_the_person_in_plain(store: Login) -> None:
    store.run(START + "keys.remember(number, key)")
    content = bytes_below(store.folder)
    assert any(name.endswith(".keyring") for name in content), "the store had written nothing yet"
    assert not [
        name for name, data in content.items() for needle in spellings(KEY) if needle in data
    ]


def test_loading_the_port_loads_no_password_library() -> None:
    code = """
import sys, carecompanion.vault.remembered_keys as it
it.SystemRememberedKeys()
print(sorted({"keyring", "secretstorage", "jeepney"} & set(sys.modules)))
"""
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_only_the_key_itself_is_taken(length: int) -> None:
    keys: RememberedKeys = SystemRememberedKeys()
    with pytest.raises(ValueError, match=str(length)):
        keys.remember(FILE_NUMBER, bytes(length))
