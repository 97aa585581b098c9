"""Where patients live: the store's numbers by ward, a finding of all patients, and no share that cannot be said."""

from dataclasses import replace

import pytest

from het_dash.charts import Chart
from het_dash.charts.layout import layout
from het_dash.content.boundaries import ground, ground_of_pcn
from het_dash.content.rules.where_patients_live import Homes, by_ward, in_words, small
from het_dash.store import Question, Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area, view_of


def homes(store: Store, label: str = NORTH) -> Homes:
    code = area(label).code
    living = store.ask(Question("patients_living_in_borough", (code,)))
    by_ward = store.ask(Question("patients_by_lsoa", (code,), "ward"))
    return Homes(by_ward=by_ward, covered=living, view=view_of(store, label))


def drawn(store: Store, label: str = NORTH) -> Chart:
    chart = by_ward(homes(store, label), ground_of_pcn("ward", area(label), store))
    assert chart is not None
    return chart


def test_the_finding_names_three_wards_and_their_share_of_all_patients(bundle: Store) -> None:
    assert drawn(bundle).title == "50% live in Deptford, Evelyn or Brockley"
    assert drawn(bundle, MODALITY).title == "60% live in Bellingham, Catford South or Crofton Park"
    assert drawn(bundle).subtitle == "North Lewisham's registered patients by ward, July 2022."
    assert in_words(homes(bundle)) == (
        "50% of North Lewisham's patients lived in Deptford, Evelyn or Brockley in July 2022. 82% lived in Lewisham."
    )


def test_the_map_has_the_stores_number_of_every_ward_and_a_name_for_each(bundle: Store) -> None:
    for label in PCNS:
        chart, stored = drawn(bundle, label), homes(bundle, label)
        assert {p.at: p.value for p in chart.series[0].points} == {f.group_id: f.value for f in stored.figures}
        assert chart.mapped is not None
        assert len(chart.mapped.named) == len(chart.table.rows) == 19
        assert chart.mapped.ground.outline is not None


def test_without_the_size_of_the_list_no_share_is_said(bundle: Store) -> None:
    without = replace(homes(bundle), covered=homes(bundle).covered.only(()))
    chart = small(without, ground("ward", bundle))
    assert chart is not None
    assert chart.title == "Where North Lewisham's patients live"
    assert in_words(without) == ""
    assert "%" not in chart.sentence


def test_a_size_of_the_list_of_another_date_is_not_used(bundle: Store) -> None:
    now = homes(bundle)
    later = tuple(replace(f, period_end=f.period_end.replace(year=2025)) for f in now.covered.figures)
    assert in_words(replace(now, covered=replace(now.covered, figures=later))) == ""


def test_without_a_figure_there_is_no_map(bundle: Store) -> None:
    nothing = replace(homes(bundle), by_ward=homes(bundle).by_ward.only(()))
    assert by_ward(nothing, ground("ward", bundle)) is None
    assert small(nothing, ground("ward", bundle)) is None


def test_every_name_of_a_ward_finds_room_on_a_page_and_every_practice_is_a_point(bundle: Store) -> None:
    for label in PCNS:
        chart = drawn(bundle, label)
        assert chart.mapped is not None
        laid = layout(chart, 640)
        named = [" ".join(words.rows) for words in laid.words if words.part == "category"]
        assert len(named) >= 18, (label, named)
        members = [code for code, pcn in bundle.members(bundle.built_on).items() if pcn == area(label).code]
        kinds = [bundle.catalogue.practices[code].kind for code in members]
        assert len(chart.mapped.ground.sites) == kinds.count("practice"), label


@pytest.mark.parametrize("width", [240, 300])
def test_the_small_map_numbers_and_lists_three_wards(width: int, bundle: Store) -> None:
    for label in PCNS:
        chart = small(homes(bundle, label), ground("ward", bundle))
        assert chart is not None
        laid = layout(chart, width)
        assert [words.rows[0] for words in laid.words if words.part == "number"] == ["1", "2", "3"] * 2, label
