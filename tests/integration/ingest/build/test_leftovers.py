"""What killed builds, imports, fetches and servers left behind is removed by the next build, and nothing else is."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from het_dash.catalogue.paths import ROOT
from het_dash.ingest.fetch.workspace import KEPT_SECONDS
from tests.support.small_bundle import QOF_2024_25, SmallData

# Each begins something, and kills its own process in the midst of it; {kill} stands for that.
KILL = "lambda *_, **__: os.kill(os.getpid(), 9)"
KILLED = {
    "a build that makes the example extract": """
from het_dash.ingest.build import prepare, run
prepare.write_gp_extract = {kill}
run.build()
""",
    "a build that fills the new store": """
from het_dash.ingest.build import run
run.compute = {kill}
run.build()
""",
    "a build that names the new store": """
from het_dash.ingest.build import run
from het_dash.storefile import Place
before = Place.point_to
def point_to(self, path):
    Path.replace = {kill}
    before(self, path)
Place.point_to = point_to
run.build()
""",
    "a build that notes why it failed": """
from het_dash.ingest.build import run
from het_dash.storefile import FailedBuild, Place
Path.replace = {kill}
FailedBuild.note(Place(Path(os.environ["HET_STATE"]) / "store"), "It failed.")
""",
    "an import of boundaries": """
from het_dash.catalogue.folder_swap import in_place_of
from het_dash.catalogue.paths import data_folder
with in_place_of(data_folder() / "boundaries") as made:
    (made / "ward.geojson").write_text("half")
    rename, Path.rename = Path.rename, lambda *given: (rename(*given), os.kill(os.getpid(), 9))
""",
    "a fetch that puts an edition in the place of another": """
from het_dash.catalogue.paths import data_folder
from het_dash.ingest.fetch.place import place
home = data_folder() / "observations" / "qof" / "2024-25"
rename, Path.rename = Path.rename, lambda *given: (rename(*given), os.kill(os.getpid(), 9))
place(home, home, [])
""",
    "a server that keeps an upload": """
from het_dash.ui.subprocesses import keep_upload
keep_upload("return.xlsx", b"unpublished")
os.kill(os.getpid(), 9)
""",
    "a server that makes six packs": """
from het_dash.ui import pack_archive
pack_archive._made_into = {kill}
pack_archive._make((), None, (), None)
""",
}


def killed(script: str) -> None:
    whole = "import os, sys\nfrom pathlib import Path\n" + script.replace("{kill}", KILL)
    command = [sys.executable, "-c", whole]
    done = subprocess.run(command, cwd=ROOT, check=False, env=os.environ.copy(), capture_output=True, text=True)
    assert done.returncode == -9, done.stderr


def everything(small: SmallData) -> set[str]:
    """Every file and folder of data and state, but for the store's own and what every build makes anew."""
    found = (path for folder in (small.folder, small.state) for path in folder.rglob("*"))
    named = {path.relative_to(small.folder.parent).as_posix() for path in found}
    return {name for name in named if "/work/demo_journals" not in name and "/work/returns" not in name}


@pytest.mark.parametrize("what", KILLED)
def test_what_a_killed_process_left_is_removed_by_the_next_build(
    what: str, small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HET_DEMO", "1" if "example" in what else "0")
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 113 1000", **QOF_2024_25)
    small.build()
    for folder in ("private/uploads", "work/scratch"):
        (small.state / folder).mkdir(mode=0o700, exist_ok=True)
    before = everything(small)
    killed(KILLED[what])
    assert everything(small) - before, "Nothing was left: the test shows nothing."
    small.build()
    assert everything(small) == before
    assert small.figure("G85085") is not None


def test_what_a_living_server_keeps_stays(small: SmallData) -> None:
    script = "from het_dash.ui.subprocesses import keep_upload\nprint(keep_upload('a.zip', b'a'), flush=True)\ninput()"
    command = [sys.executable, "-c", script]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ.copy()
    ) as server:
        assert server.stdout is not None
        upload = Path(server.stdout.readline().strip())
        small.build()
        assert upload.read_bytes() == b"a"
        server.kill()
        server.wait()
    small.build()
    assert list((small.state / "private" / "uploads").iterdir()) == []


def test_a_fetch_that_broke_off_may_go_on_for_a_day(small: SmallData) -> None:
    fetched = small.state / "work" / "fetch" / "qof" / "file.csv"
    fetched.parent.mkdir(parents=True)
    fetched.write_text("fetched")
    small.build()
    assert fetched.is_file()
    yesterday = time.time() - KEPT_SECONDS - 1
    os.utime(fetched, (yesterday, yesterday))
    with FileLock(small.state / "work" / "fetch.lock"):
        small.build()
        assert fetched.is_file(), "a fetch is running"
    small.build()
    assert not fetched.parent.exists()
