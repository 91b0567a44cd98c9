"""Nothing is sent anywhere: the kernel is asked which sockets the program opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.e2e import family
from tests.e2e.desktop import Desktop


def test_the_whole_walk_with_saving_and_printing_opens_no_internet_socket(
    desktop: Desktop, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    trace = tmp_path / "trace.txt"
    strace = ("strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace))
    with desktop.start(under=strace) as app:
        family.start_notes(app)
        family.write_headline(app)
        family.go_through_the_groups(app)
        family.make_the_page(app)
        family.save_the_page(app, desktop.home / "page.pdf")
        family.ask_for_the_printer(app)
        family.quit_for_the_first_time(app)

    families = Counter(re.findall(r"\bsocket\((AF_\w+)", trace.read_text(encoding="utf-8")))
    internet = families["AF_INET"] + families["AF_INET6"]
    others = ", ".join(f"{count} {name}" for name, count in sorted(families.items()))
    record_property("figure", f"offline: {internet} internet sockets in the whole walk ({others})")
    assert families["AF_UNIX"], "the trace saw not even the window system"
    assert internet == 0
