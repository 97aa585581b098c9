"""With no store that can be opened, the app builds one, or says why it cannot."""

import shutil
from pathlib import Path

import pytest

from tests.support.open_page import opened
from tests.support.small_bundle import SmallData

PAGE = "about/sources_and_methods"


def test_a_build_that_fails_stops_the_page_and_says_why(small: SmallData) -> None:
    (small.folder / "status.yaml").write_text("- {id: shown, words: Shown}\n", encoding="utf-8")
    app = opened()
    assert app.status[0].label == "The figures could not be built. The last line says why."
    assert app.status[0].state == "error"
    assert app.text[-1].value.startswith("data/status.yaml: entry 1, chart: None: is missing; add it.")
    assert not app.title


def test_figures_that_nobody_published_are_not_quoted_where_a_build_fails(small: SmallData) -> None:
    year = {"indicator_id": "cvdp007hyp", "period_start": "2025-07-01", "period_end": "2026-06-30"}
    small.extract("gp_extract/2026-06", "area_code numerator denominator\npcn:sevenfields 1003 1000", **year)
    app = opened()
    assert app.status[0].state == "error"
    assert app.text[-1].value == "A file of figures cannot be used. Run `python -m het_dash build` to see where."


@pytest.mark.parametrize("content", [b"", b"no store"])
def test_the_only_store_is_built_anew_where_it_is_damaged(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    name = small.build().path.name
    assert not opened(PAGE).status
    restarted = tmp_path / "a server that has not opened it"
    shutil.copytree(small.state, restarted)
    (restarted / "store" / name).write_bytes(content)
    monkeypatch.setenv("HET_STATE", str(restarted))
    app = opened(PAGE)
    assert not app.exception
    assert app.status[0].label == "The figures are built."
    assert app.title[0].value == "Lewisham · Sources and methods"
