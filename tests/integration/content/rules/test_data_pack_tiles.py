"""The first screen's tiles."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from het_dash.catalogue import Status
from het_dash.content.blocks import Tile
from het_dash.content.pages.data_pack.overview import Overview, first_screen
from het_dash.content.rules.data_pack_tiles import tiles
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import (
    CARE_PARTNERSHIP,
    MODALITY,
    NORTH,
    PCNS,
    Altered,
    answers_of,
    emptied,
    of_tile,
    slips,
    view_of,
    with_hidden,
)

PATIENTS, FOUND, CARE, GAP = range(4)
Change = Callable[[Answer], Answer]


def drawn(store: Store, label: str = NORTH, change: Change = lambda answer: answer) -> tuple[Tile, ...]:
    altered = cast(Store, Altered(store, lambda _, answer: change(answer)))
    return tiles(first_screen(answers_of(Overview, altered, label), view_of(store, label))).tiles


def test_north_lewishams_tiles_read_so(bundle: Store) -> None:
    assert [of_tile(tile)[:5] for tile in drawn(bundle)] == [
        ("Registered patients", "89,273", "1 July 2026", "9 practices and 1 service", "Published"),
        (
            "Recorded hypertension", "9.1%", "March 2025; between 8.9% and 9.2%", "About 9.7% expected at these ages",
            "Counted",
        ),
        (
            "Blood pressure treated to threshold", "about 64%", "from 55% to 69% between practices",
            "Lewisham about 65%, December 2025", "Estimated",
        ),
        (
            drawn(bundle)[GAP].label, "10.0 points", "between 9.6 and 10.4",
            "South East London, March 2026; we have no figure for this PCN", "Published",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("label", PCNS)
def test_every_tile_has_an_interval_a_spread_or_a_date_a_comparison_and_its_source(label: str, bundle: Store) -> None:
    for tile in drawn(bundle, label):
        assert all(of_tile(tile)[:6]), tile
        assert tile.limit.endswith("."), tile
        assert tile.behind, tile
        assert tile.evidence in ("Published", "Counted", "Estimated")
        assert tile.source.startswith("Source: ")


def test_the_figure_on_a_tile_stands_in_the_table_behind_it(bundle: Store) -> None:
    drawn_tiles = drawn(bundle)
    for tile in drawn_tiles[:2]:
        assert tile.behind
        assert tile.value in tile.behind.rows[0]
    care, gap = drawn_tiles[CARE].behind, drawn_tiles[GAP].behind
    assert care
    assert gap
    assert len(care.rows) == 9
    assert {"67.3%", "77.3%"} <= {cell for row in gap.rows for cell in row}


def test_a_gap_is_called_clear_only_where_its_interval_leaves_out_nought(bundle: Store) -> None:
    assert [tile.verdict for tile in drawn(bundle)] == ["", "", "", "A clear gap"]

    def alike(answer: Answer) -> Answer:
        by_group = answer.indicator.id == "cvdp007hyp" and answer.figures[:1] and answer.figures[0].group_id != "all"
        white = next((f for f in answer.latest.figures if f.group_id == "white"), None)
        if not by_group or white is None:
            return answer
        same = {name: getattr(white, name) for name in ("numerator", "denominator", "value", "lower", "upper")}
        return replace(answer, figures=tuple(replace(f, **same) for f in answer.figures))

    assert drawn(bundle, change=alike)[GAP].verdict == "No clear gap"


def test_an_estimate_says_so_beside_its_number_and_in_its_source(bundle: Store) -> None:
    tile = drawn(bundle)[CARE]
    assert tile.value.startswith("about ")
    assert "not an NHS-published PCN figure" in tile.source
    assert "Quality and Outcomes Framework" in tile.source


@pytest.mark.parametrize("label", [MODALITY, CARE_PARTNERSHIP])
def test_one_practices_value_is_published_and_stands_among_lewishams(label: str, bundle: Store) -> None:
    tile = drawn(bundle, label)[CARE]
    assert re.fullmatch(r"\d+%", tile.value)
    assert tile.below == "one practice, December 2025"
    assert re.fullmatch(r"\d+ of Lewisham's 26 practices are lower", tile.comparison)
    assert tile.evidence == "Published"
    assert "Estimate" not in tile.source


def test_a_hidden_tile_has_the_words_of_its_status(bundle: Store) -> None:
    shown = drawn(bundle, change=lambda a: with_hidden(a, lambda f: f.area_code == "pcn:north-lewisham"))
    assert [tile.value for tile in shown[:2]] == ["Hidden: 1 to 7 people"] * 2
    assert shown[FOUND].below == "March 2025"
    assert shown[FOUND].comparison == "Not compared"


def test_suppressed_practices_give_no_estimate(bundle: Store) -> None:
    tile = drawn(bundle, change=lambda a: with_hidden(a, lambda f: f.area_code[0] == "G", Status.SUPPRESSED_AT_SOURCE))[
        CARE
    ]
    assert (tile.value, tile.below, tile.comparison) == ("No figure", "no practice has a value", "Not compared")


def test_with_no_figures_at_all_no_tile_has_a_number_or_a_slip(bundle: Store) -> None:
    for tile in drawn(bundle, change=emptied):
        assert tile.value == "No figure"
        assert tile.behind is None
        assert not [text for text in of_tile(tile) if re.search(r"\d", text) or slips(text)], tile
