"""Lets `python -m carecompanion` do what the `carecompanion` command does."""

from __future__ import annotations

from carecompanion.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
