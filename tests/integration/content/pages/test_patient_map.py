"""The map's shadings: the store's numbers, for every area of a layer, from the sources they name."""

import pytest

from het_dash.catalogue import Area
from het_dash.content.boundaries import catchments_of
from het_dash.content.pages import patient_map
from het_dash.content.pages.patient_map import Choice
from het_dash.geo.layers import LayerKind
from het_dash.store import Question, Store

LAYERS = {"lsoa": 175, "ward": 19, "neighbourhood": 4}


@pytest.fixture
def pcn(bundle: Store) -> Area:
    return bundle.catalogue.areas["pcn:sevenfields"]


@pytest.mark.parametrize("shade", patient_map.SHADES)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_shade_of_every_layer_names_all_its_areas_and_its_source(
    layer: LayerKind, shade: str, bundle: Store, pcn: Area
) -> None:
    chart = patient_map.living(Choice(layer, shade), pcn, bundle)
    assert len(chart.categories) == len(chart.table.rows) == len(chart.series[0].points) == LAYERS[layer]
    assert chart.sentence
    assert "None" not in chart.source
    if not chart.empty:
        assert chart.source.startswith("Source: ")


def test_the_count_of_patients_is_the_store_s_own(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("lsoa", "This PCN's patients"), pcn, bundle)
    answer = bundle.ask(Question("patients_by_lsoa", (pcn.code,), "lsoa21"))
    stored = {f.group_id: f.value for f in answer.figures}
    assert {p.at: p.value for p in chart.series[0].points} == {c: stored.get(c) for c in chart.categories}


def test_patients_of_wards_and_of_neighbourhoods_are_the_same_people(bundle: Store, pcn: Area) -> None:
    totals = [
        sum(
            p.value or 0 for p in patient_map.living(Choice(layer, "This PCN's patients"), pcn, bundle).series[0].points
        )
        for layer in patient_map.LAYERS.values()
    ]
    assert totals == pytest.approx([totals[0]] * 3)


def test_a_share_of_residents_is_patients_over_census_residents(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("ward", "This PCN's patients, of residents"), pcn, bundle)
    counts = patient_map.living(Choice("ward", "This PCN's patients"), pcn, bundle)
    residents = bundle.ask(Question("residents", chart.categories))
    first = chart.series[0].points[0]
    people = residents.one(str(first.at))
    assert people is not None
    assert first.value == pytest.approx(100 * (counts.series[0].points[0].value or 0) / (people.value or 1))


def test_deprivation_of_wards_is_not_published_and_says_so(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("ward", "Deprivation"), pcn, bundle)
    assert chart.empty
    assert chart.sentence == "We have no figures for these areas."
    assert any("LSOAs only" in note for note in chart.notes)


def test_the_most_deprived_areas_come_first(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("lsoa", "Deprivation"), pcn, bundle)
    assert chart.sentence.startswith("Among the most deprived: ")
    assert [row[-1] for row in chart.table.rows][:3] == ["1", "1", "1"]


def test_one_area_tells_all_its_figures_and_its_residents_add_up(bundle: Store, pcn: Area) -> None:
    told = patient_map.about_area("E01003189", pcn, bundle)
    shares = [float(row[1].removesuffix("%")) for row in told.table.rows if row[0].startswith("Residents: ")]
    assert len(shares) == 5
    assert sum(shares) == pytest.approx(100, abs=0.3)


def test_six_catchments_and_outside_cover_all_lsoas_once(bundle: Store) -> None:
    found = catchments_of(bundle)
    lsoas = [code for area in found.areas.values() for code in area.lsoas]
    assert len(found.areas) == 7
    assert sorted(lsoas) == sorted(a.code for a in bundle.catalogue.of_kind("lsoa"))


def test_every_practice_on_the_map_has_a_list(bundle: Store) -> None:
    lists = patient_map.lists(bundle)
    assert sum(lists.values()) == 351_702
