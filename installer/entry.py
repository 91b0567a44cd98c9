"""What a built program starts with: the command, or one of its readers in a process of its own."""

from __future__ import annotations

import runpy
import sys

from carecompanion.cli import main
from carecompanion.host import APART

READERS = ("carecompanion.exchange.intake.apart_reader", "carecompanion.pages.paper_words_apart")

if __name__ == "__main__":
    if sys.argv[1:2] == [APART] and sys.argv[2:] and sys.argv[2] in READERS:
        runpy.run_module(sys.argv[2], run_name="__main__", alter_sys=True)
    else:
        raise SystemExit(main())
