"""The store as a page or pack asks it: without example data it reads as if there had never been any."""

from pathlib import Path

import pytest

from het_dash.content.recording_store import Asked, by_default
from het_dash.export.document import pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.ingest.build.run import build
from het_dash.store import Question, Store
from tests.support.blocks import LEWISHAM, NORTH, area, every_text

HYPERTENSION = Question("qof_hypertension", (area(NORTH).code,))
REACHED = Question("residents_reached", (area(NORTH).code, LEWISHAM), layer="own")


@pytest.fixture(scope="module")
def never(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The bundle built without any example data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_STATE", str(tmp_path_factory.mktemp("never")))
        patch.setenv("HET_DEMO", "0")
        return Store(Path(build().path))


def test_example_data_is_left_out_unless_asked_for(bundle: Store) -> None:
    assert Asked(bundle, with_example=False).ask(REACHED).figures == ()
    assert Asked(bundle, with_example=True).ask(REACHED).figures
    assert Asked(bundle, with_example=False).editions != bundle.editions


def test_a_pack_without_it_reads_as_if_there_had_never_been_any(bundle: Store, never: Store) -> None:
    pack = pack_of(DATA_PACK, area(NORTH), bundle)
    assert pack.sections == pack_of(DATA_PACK, area(NORTH), never).sections
    assert not pack.example
    assert pack.label == ""
    assert not [text for text in every_text(list(pack.sections)) if "example data" in text.lower()]


def test_a_pack_with_it_says_so_and_its_name_does_too(bundle: Store) -> None:
    pack = pack_of(DATA_PACK, area(NORTH), bundle, with_example=True)
    assert pack.example
    assert pack.label == "Contains example data, marked where it appears"
    assert pack.stem.endswith("_with-example-data")


def test_a_store_that_never_had_any_neither_shows_it_nor_offers_it(never: Store) -> None:
    assert (never.has_example, by_default(never)) == (False, False)
    assert not pack_of(DATA_PACK, area(NORTH), never, with_example=True).example


def test_what_was_answered_is_remembered_once(bundle: Store) -> None:
    asked = Asked(bundle, with_example=True)
    assert asked.ask(HYPERTENSION) is asked.ask(HYPERTENSION)
    assert len(asked.answers) == 1
    asked.ask(Question("under75_cvd_mortality", (area(NORTH).code,)))  # not published for PCNs
    assert len(asked.answers) == 1
