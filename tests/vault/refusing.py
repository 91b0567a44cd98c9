"""Makes system calls of this process fail from now on, as a broken disk or a quota would.

Linux hands them to a filter (seccomp) that nobody can take away again: for children of tests only.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Collection

NOT_HERE = 77
"""The exit status of a child on a system that has no such filter."""

_NUMBERS = {
    "x86_64": {"write": 18, "sync": 75, "sync_all": 74, "cut": 77, "delete": 87, "delete_at": 263},
    "aarch64": {"write": 68, "sync": 83, "sync_all": 82, "cut": 46, "delete_at": 35},
}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IS, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("then", ctypes.c_uint8),
        ("otherwise", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def refuse(calls: Collection[str], error: int) -> None:
    """Let these calls (`write` is pwrite64, `delete` unlink) fail with `error`, an errno."""
    known = _NUMBERS.get(os.uname().machine)
    if known is None:
        os._exit(NOT_HERE)
    numbers = [number for name, number in known.items() if name.split("_")[0] in calls]
    steps = [_Step(_LOAD, 0, 0, 0)]
    steps += [_Step(_IS, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _FAIL | error)]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        _SECCOMP, _FILTER, ctypes.byref(program)
    ):
        os._exit(NOT_HERE)
