"""A source that is not there, or was never taken in, leaves every page standing and saying what is missing."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT
from het_dash.content.pages.sources_and_methods import freshness
from het_dash.export.warm_up import warm_up
from het_dash.ingest.build.run import build
from het_dash.store import Store
from tests.support.blocks import NORTH, PCNS, area, every_text, pack, slips
from tests.support.open_page import opened, said, turned_to

OBSERVATIONS = (ROOT / "data" / "observations", *(ROOT / "data" / "programme").glob("*/observations"))
SOURCES = {folder.name: folder for home in OBSERVATIONS for folder in sorted(home.iterdir()) if folder.is_dir()}
# Source -> what the pack says instead.
INSTEAD = {
    "census2021": "Figures would come from: Patients registered at a GP practice, by the lower layer",
    "cvdprevent": "No inequality is published for this.",
    "cvdprevent_practice": "Blood pressure treated to threshold: no practice of North Lewisham has a value.",
    "fingertips": "Estimated undiagnosed hypertension: we have no figure for Lewisham.",
    "imd2025": "We have no shares for North Lewisham.",
    "patients_by_lsoa": "We have no shares for North Lewisham.",
    "qof": "North Lewisham: recorded hypertension cannot be compared with what is expected",
    "registered_age": "North Lewisham: we do not have the number of registered patients.",
}


@dataclass(frozen=True)
class Without:
    """The bundle's store less one source."""

    source: str
    store: Store


@pytest.fixture(scope="module", params=SOURCES)
def without(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Without]:
    """Built by the production ingest from all published sources but one, no demonstration, and what pages then see."""
    folder = tmp_path_factory.mktemp(f"without_{request.param}")
    _data_without(request.param, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(folder / "data"))
        patch.setenv("HET_STATE", str(folder / "state"))
        patch.setenv("HET_DEMO", "0")
        yield Without(request.param, Store(build().path))


def _data_without(source: str, data: Path) -> None:
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("observations"))
    (data / "observations").mkdir()
    for kept, folder in SOURCES.items():
        if kept != source:
            (data / "observations" / kept).symlink_to(folder)


def test_the_store_holds_nothing_of_it(without: Without) -> None:
    assert without.source not in {row[0] for row in without.store.editions}
    assert without.source in load().sources


def test_every_pcns_pack_is_composed_without_a_slip(without: Without) -> None:
    for label in PCNS:
        texts = list(every_text(pack(without.store, label)))
        assert not [(text, slips(text)) for text in texts if slips(text)], label


def test_the_pack_says_what_is_missing(without: Without) -> None:
    instead = INSTEAD.get(without.source)
    if instead is not None:
        assert any(instead in text for text in every_text(pack(without.store, NORTH)))


def test_every_page_still_opens(without: Without) -> None:
    app = opened(pcn=NORTH)
    for page in PAGES:
        turned_to(app, page)
        assert not app.exception, page
        assert not app.error, page
        assert app.title, page
        assert not [text for text in said(app) if slips(text)], page


def test_the_sources_page_says_that_no_figures_of_it_are_held(without: Without) -> None:
    source = without.store.catalogue.sources[without.source]
    said = freshness(source, without.store.catalogue, without.store.built_on)
    assert said == "We have no figures of it."


def test_a_pack_can_be_warmed_up_without_it(without: Without) -> None:
    warm_up(without.store)
    assert area(NORTH)
