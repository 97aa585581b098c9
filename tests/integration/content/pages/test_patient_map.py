"""The map's shadings: the store's numbers, for every area of a layer, from the sources they name."""

import pytest

from het_dash.catalogue import Area
from het_dash.charts import Chart
from het_dash.content.blocks import Block, Words
from het_dash.content.boundaries import catchments_of
from het_dash.content.pages import patient_map
from het_dash.content.pages.patient_map import Choice
from het_dash.geo.layers import LayerKind
from het_dash.store import Question, Store
from tests.support.blocks import NORTH, PCNS, area

WARD = "E05013732"

LAYERS: dict[LayerKind, int] = {"lsoa": 175, "ward": 19, "neighbourhood": 4}


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
    chart = patient_map.living(Choice("lsoa", "patients"), pcn, bundle)
    answer = bundle.ask(Question("patients_by_lsoa", (pcn.code,), "lsoa21"))
    stored = {f.group_id: f.value for f in answer.figures}
    assert {p.at: p.value for p in chart.series[0].points} == {c: stored.get(c) for c in chart.categories}


def test_patients_of_wards_and_of_neighbourhoods_are_the_same_people(bundle: Store, pcn: Area) -> None:
    totals = [
        sum(p.value or 0 for p in patient_map.living(Choice(layer, "patients"), pcn, bundle).series[0].points)
        for layer in LAYERS
    ]
    assert totals == pytest.approx([totals[0]] * 3)


def test_a_share_of_residents_is_patients_over_census_residents(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("ward", "share"), pcn, bundle)
    counts = patient_map.living(Choice("ward", "patients"), pcn, bundle)
    residents = bundle.ask(Question("residents", chart.categories))
    first = chart.series[0].points[0]
    people = residents.one(str(first.at))
    assert people is not None
    assert first.value == pytest.approx(100 * (counts.series[0].points[0].value or 0) / (people.value or 1))


def test_deprivation_of_wards_is_not_published_and_says_so(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("ward", "deprivation"), pcn, bundle)
    assert chart.empty
    assert chart.sentence == "We have no figures for these areas."
    assert any("LSOAs only" in note for note in chart.notes)


def test_the_most_deprived_areas_come_first(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(Choice("lsoa", "deprivation"), pcn, bundle)
    assert chart.sentence.startswith("Among the most deprived: ")
    assert [row[-1] for row in chart.table.rows][:3] == ["1", "1", "1"]


def test_six_catchments_and_outside_cover_all_lsoas_once(bundle: Store) -> None:
    found = catchments_of(bundle)
    lsoas = [code for area in found.areas.values() for code in area.lsoas]
    assert len(found.areas) == 7
    assert sorted(lsoas) == sorted(a.code for a in bundle.catalogue.of_kind("lsoa"))


def test_without_a_chosen_area_the_five_first_wards_and_the_outlined_area_are_described(bundle: Store) -> None:
    for label in PCNS:
        wards, mix, deprivation = around(Choice(), label, bundle)
        assert isinstance(wards, Chart)
        counts = [p.value or 0 for p in wards.series[0].points]
        assert counts == sorted(counts, reverse=True)
        assert len(wards.categories) == 5
        for chart in (mix, deprivation):
            assert isinstance(chart, Chart)
            assert sum(p.value or 0 for p in chart.series[0].points) == pytest.approx(100)
            assert "outlined area" in chart.sentence


def test_the_mix_of_an_area_is_the_census_shares_of_the_store(bundle: Store) -> None:
    _, mix, _ = around(Choice(area=WARD), NORTH, bundle)
    stored = bundle.ask(Question("residents_ethnic_group", (WARD,), "ethnicity_census19"))
    assert isinstance(mix, Chart)
    drawn = {p.at: p.value for p in mix.series[0].points}
    for group in ("black_african", "black_caribbean", "black_other"):
        figure = stored.one(WARD, group)
        assert figure is not None
        assert drawn[bundle.catalogue.breakdowns["ethnicity_census19"].group(group).tick] == pytest.approx(figure.value)
    assert mix.title == "25% of residents here are Black African or Black Caribbean"


def test_a_chosen_area_replaces_the_wards_with_how_many_live_there(bundle: Store) -> None:
    first, _, _ = around(Choice(area=WARD), NORTH, bundle)
    assert isinstance(first, Words)
    assert first.heading == "Telegraph Hill ward"
    assert first.sentences[0] == "11,973 of our patients live here, 14% of our list."
    assert first.source.startswith("Source: ")
    chart = patient_map.living(Choice(area=WARD), area(NORTH), bundle)
    assert chart.mapped is not None
    assert chart.mapped.picked == WARD


def test_every_layer_has_its_areas_to_choose_from_after_the_outlined_one(bundle: Store) -> None:
    for layer, count in LAYERS.items():
        offered = patient_map.areas(layer, bundle.catalogue)
        assert len(offered) == count + 1
        assert next(iter(offered)) == patient_map.OUTLINED
        *_, last = offered
        assert len(around(Choice(layer, area=last), NORTH, bundle)) == 3


def test_the_maps_title_has_the_year_and_the_sentence_the_share_and_the_month(bundle: Store) -> None:
    chart = patient_map.living(Choice(), area(NORTH), bundle)
    assert chart.title == "Where North Lewisham's patients live, 2022"
    lead = patient_map.lead(area(NORTH), bundle)
    assert lead is not None
    assert lead.sentence.startswith(lead.strong)
    assert "in July 2022." in lead.sentence


def around(choice: Choice, label: str, store: Store) -> list[Block]:
    return patient_map.around_the_map(choice, area(label), store)
