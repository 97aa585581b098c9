"""Folders for work in progress: kept while their process lives, removed once it does not."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT
from het_dash.catalogue.scratch import KEPT_SECONDS, Owned, remove_abandoned, scratch

# Makes a folder, says so, and waits to be killed.
HOLD = """
import sys, time
from pathlib import Path
from het_dash.catalogue.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "file").write_text("unpublished")
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ.copy()) as child:
        yield child
        child.kill()


def test_it_is_for_its_owner_alone_and_gone_at_the_end(tmp_path: Path) -> None:
    with scratch(tmp_path / "scratch") as folder:
        assert [path.stat().st_mode & 0o777 for path in (folder, folder.parent)] == [0o700, 0o700]
    assert list((tmp_path / "scratch").iterdir()) == []


def test_it_stays_while_its_process_lives_and_goes_once_that_is_killed(
    holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert holder.stdout is not None
    folder = Path(holder.stdout.readline().strip())
    remove_abandoned(tmp_path)
    assert (folder / "file").read_text() == "unpublished"
    holder.kill()
    holder.wait()
    remove_abandoned(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_has_no_owner_or_is_a_day_old_goes_too(tmp_path: Path) -> None:
    (tmp_path / "of an older version").mkdir()
    owned = Owned.make(tmp_path)
    yesterday = time.time() - KEPT_SECONDS - 1
    os.utime(owned.folder, (yesterday, yesterday))
    remove_abandoned(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]
    owned.remove()
    assert list(tmp_path.iterdir()) == []
