"""The tabs of the data pack's page, for every PCN, with and without example data."""

import re
from functools import cache

import pytest

from het_dash import content
from het_dash.charts import Chart
from het_dash.content.blocks import Composed, Lead, Questions, Tabled, Tiles
from het_dash.content.recording_store import Asked
from het_dash.store import Store
from tests.support.blocks import CARE_PARTNERSHIP, MODALITY, NORTH, PCNS, area, slips, texts
from tests.support.wording import FORBIDDEN

TABS = {tab.id: tab for tab in content.data_pack.PAGE.tabs}
MOST_CHARTS = 6
ONE_PRACTICE = (MODALITY, CARE_PARTNERSHIP)


@cache
def composed(store: Store, tab: str, label: str = NORTH, with_example: bool = False) -> tuple[Composed, ...]:
    return tuple(content.compose_all(TABS[tab].sections, area(label).code, Asked(store, with_example)))


def blocks(store: Store, tab: str, label: str = NORTH, with_example: bool = False) -> list[object]:
    return [block for one in composed(store, tab, label, with_example) for block in one.blocks]


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_has_at_most_six_charts_and_opens_with_a_sentence_that_names_its_strong_part(
    tab: str, bundle: Store
) -> None:
    for label in PCNS:
        for with_example in (False, True):
            drawn = blocks(bundle, tab, label, with_example)
            assert sum(isinstance(block, Chart) for block in drawn) <= MOST_CHARTS, (label, with_example)
            leads = [block for block in drawn if isinstance(block, Lead)]
            assert drawn[0] in leads or (tab == "reach" and not with_example), label
            assert all(lead.strong in lead.sentence for lead in leads)


@pytest.mark.parametrize("tab", TABS)
def test_no_text_of_a_tab_shows_that_a_part_was_missing_or_demeans(tab: str, bundle: Store) -> None:
    for label in PCNS:
        said = [text for block in blocks(bundle, tab, label, True) for text in texts(block)]  # type: ignore[arg-type]
        assert said
        assert [text for text in said if slips(text) or FORBIDDEN.search(text)] == []


def test_people_not_found_are_in_the_first_sentence_only_where_the_limits_exclude_as_many_as_expected(
    bundle: Store,
) -> None:
    for label in PCNS:
        lead, tiles, *_ = blocks(bundle, "overview", label)
        assert isinstance(lead, Lead)
        assert isinstance(tiles, Tiles)
        clear = "about as many" not in tiles.tiles[1].below.lower()
        assert ("expect" in lead.sentence) == clear, label
        assert ("too high" in lead.sentence) != clear, label


def test_the_parts_of_the_first_sentence_add_up(bundle: Store) -> None:
    (lead,) = (block for block in blocks(bundle, "overview", MODALITY) if isinstance(block, Lead))
    whole, _, *parts = (int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d", lead.sentence))
    assert whole == sum(parts)


def test_the_first_screen_has_four_tiles_three_questions_and_the_practices(bundle: Store) -> None:
    for label in PCNS:
        _, tiles, questions, chart, small_map, _ = blocks(bundle, "overview", label)
        assert isinstance(tiles, Tiles)
        assert isinstance(questions, Questions)
        assert isinstance(chart, Chart)
        assert isinstance(small_map, Chart)
        assert small_map.kind == "map"
        assert [tile.bars is not None for tile in tiles.tiles] == [True] * 4
        assert len(questions.entries) == 3
        assert all(one.asks.endswith("?") and one.about.endswith("?") for one in questions.entries)


def test_a_strength_is_named_and_the_lowest_practice_is_not(bundle: Store) -> None:
    _, _, questions, chart, *_ = blocks(bundle, "overview")
    assert isinstance(questions, Questions)
    assert isinstance(chart, Chart)
    assert questions.entries[1].asks == f"What works at {chart.categories[0]}?"
    assert all(chart.categories[-1] not in one.words for one in questions.entries)


@pytest.mark.parametrize("label", ONE_PRACTICE)
def test_one_practice_is_placed_among_all_of_lewishams(label: str, bundle: Store) -> None:
    chart = next(block for block in blocks(bundle, "overview", label) if isinstance(block, Chart))
    others, own = chart.series
    assert (len(own.points), len(others.points)) == (1, 25)


def test_the_question_on_equal_treatment_uses_local_records_and_marks_example_data(bundle: Store) -> None:
    for with_example, nature in ((False, "published"), (True, "demonstration")):
        (found,) = (b for b in blocks(bundle, "overview", NORTH, with_example) if isinstance(b, Questions))
        assert found.entries[2].nature == nature
        assert ("In our records" in found.entries[2].about) == with_example


def test_the_table_of_practices_is_shaded_by_quarters_of_lewishams(bundle: Store) -> None:
    for label in PCNS:
        (found,) = (block for block in blocks(bundle, "practices", label) if isinstance(block, Tabled))
        assert len(found.shades) == len(found.table.rows)
        assert {len(row) for row in found.shades} == {len(found.table.columns)}
        assert {shade for row in found.shades for shade in row} <= {0, 1, 2, 3, 4}
        assert set(found.shades[0]) == {0}
