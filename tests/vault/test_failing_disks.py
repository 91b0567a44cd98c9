"""A write that fails for whatever reason is told as not written, and never as damage."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from tests.vault import child
from tests.vault.refusing import NOT_HERE
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="knows the filter of Linux only")

# Writes, is refused, reads, and is refused again: what it says goes to the parent.
WRITER = """
from pathlib import Path
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import CareError
from carecompanion.domain.records import Headline, new_id
from tests.vault.refusing import refuse
from tests.vault.workbench import PASSPHRASE, cheap_vaults, more_than_memory_holds

path, calls, error, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
store = cheap_vaults().open(path, PASSPHRASE)
(person,) = store.people()
store.apply(Action.WRITE_HEADLINE, puts=[Headline(id=new_id(), person_id=person.id, text="kept")])
small = [Headline(id=new_id(), person_id=person.id, text="refused")]
refuse([calls], error)

def said(work):
    try:
        return work()
    except CareError as error:
        return type(error).__name__

puts = small if size == "small" else more_than_memory_holds(person.id)
for _ in range(2):
    print(said(lambda: store.apply(Action.WRITE_HEADLINE, puts=puts) and "written"))
    print(said(lambda: " ".join(found.text for found in store.of_person(Headline, person.id))))
sys.stdout.flush()
"""

REFUSALS = (
    ("write", errno.EDQUOT),
    ("write", errno.EFBIG),
    ("write", errno.EIO),
    ("sync", errno.EIO),
    ("delete", errno.EIO),
    ("delete", errno.EROFS),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    cheap_vaults().create(path, PASSPHRASE).close()
    return path


@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize(
    ("calls", "error"), REFUSALS, ids=[f"{call}-{errno.errorcode[no]}" for call, no in REFUSALS]
)
def test_what_cannot_be_written_costs_nothing_that_was_and_is_no_damage(
    path: Path, calls: str, error: int, size: str
) -> None:
    with child.start(WRITER, path, calls, error, size) as writer:
        said, _ = writer.communicate(timeout=60)
    if writer.returncode == NOT_HERE:
        pytest.skip("no filter for system calls here")
    first, read, again, read_again = said.decode().splitlines()
    assert (first, again) == ("DiskFullError", "DiskFullError")
    # A journal that cannot be taken away would have to be, before anything can be read.
    assert read == read_again == ("DiskFullError" if calls == "delete" else "kept")
    store = cheap_vaults().open(path, PASSPHRASE)
    (person,) = store.people()
    assert [found.text for found in store.of_person(Headline, person.id)] == ["kept"]
    more = Headline(id=new_id(), person_id=person.id, text="there is room again")
    store.apply(Action.WRITE_HEADLINE, puts=[more])
    assert store.get(more.id) == more
    store.close()
    assert list(path.parent.iterdir()) == [path]
