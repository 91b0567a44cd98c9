"""The present moment, from whoever knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the present moment in UTC, with its zone."""
