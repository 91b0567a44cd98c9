"""Makes the sample page and ends: what a fresh process needs for one page, without a vault."""

from __future__ import annotations

import sys
from pathlib import Path

from carecompanion.composition import Parts, make_page
from carecompanion.demo import write_sample_walk
from carecompanion.domain.printouts import Paper
from tests.fakes.memory_store import MemoryVaults

walk = write_sample_walk(MemoryVaults().create(Path("sample.carevault"), "kalmar birch lantern"))
Path(sys.argv[1]).write_bytes(make_page(walk, Paper.A4, Parts()).pdf)
