"""With no store yet, the app builds one, or says why it cannot."""

import shutil
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT
from tests.support.open_page import opened


def test_a_build_that_fails_stops_the_page_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("observations", "boundaries"))
    (data / "status.yaml").write_text("- {id: shown, words: Shown}\n", encoding="utf-8")
    monkeypatch.setenv("HET_DATA", str(data))
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    app = opened()
    assert app.status[0].label == "The figures could not be built. The lines below say why."
    assert app.status[0].state == "error"
    assert any("status.yaml" in line.value for line in app.text)
    assert not app.title
