"""An edition is replaced whole or not at all, whatever ends the import."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from het_dash.catalogue.folder_swap import UNFINISHED
from het_dash.catalogue.paths import ROOT
from het_dash.ingest.build import publication, run
from tests.integration.ingest.test_import_file import contents, file, taken
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData

RENAMES = (0, 1)  # the older edition is set aside; the newer takes its place


def left_behind(small: SmallData) -> list[Path]:
    return list(small.folder.rglob(f"{UNFINISHED}*"))


@pytest.mark.parametrize("rename", RENAMES)
@pytest.mark.parametrize("then", ["import", "build"])
def test_a_killed_import_loses_nothing_and_leaves_nothing(
    rename: int, then: str, small: SmallData, tmp_path: Path
) -> None:
    home = taken(small, file(tmp_path))
    before = contents(home)
    path = file(tmp_path, csv(VALE, GROVE.replace("87", "90")))
    command = [sys.executable, "-m", "tests.support.import_killed", str(rename), str(path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert left_behind(small)
    if then == "build":
        run.build()
    else:
        taken(small, file(tmp_path, csv(VALE.replace("87", "95"), GROVE.replace("113", "120"))), "2023-24")
    assert contents(home) == before
    assert left_behind(small) == []


@pytest.mark.parametrize("rename", RENAMES)
def test_an_import_that_fails_leaves_the_older_edition(
    rename: int, small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = taken(small, file(tmp_path))
    before = contents(home)
    renames = [Path.rename] * rename

    def failing(self: Path, target: Path) -> Path:
        if not renames:
            monkeypatch.undo()
            raise OSError("No space left on device")
        return renames.pop()(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space left"):
        taken(small, file(tmp_path, csv(VALE, GROVE.replace("87", "90"))))
    assert contents(home) == before
    assert left_behind(small) == []


def test_an_import_waits_until_a_build_has_ended(small: SmallData, tmp_path: Path) -> None:
    home = taken(small, file(tmp_path))
    before = contents(home)
    importing = threading.Thread(target=taken, args=(small, file(tmp_path, csv(VALE, GROVE.replace("87", "90")))))
    with publication.alone():
        importing.start()
        importing.join(0.5)
        assert importing.is_alive()
        assert contents(home) == before
    importing.join()
    assert contents(home) != before
