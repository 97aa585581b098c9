"""Maps: drawn without any host's help, carrying no more than codes and words."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from het_dash.catalogue import Area
from het_dash.charts.theme import LIGHT, Mode
from het_dash.content.pages import patient_map
from het_dash.geo.layers import KINDS
from het_dash.render.plotly.area_map import MAP_CONFIG, Place, Shapes
from het_dash.render.plotly.figure import drawn_map
from het_dash.store import Store
from tests.support.bundled_boundaries import layer

PLACE = Place("Vale Medical Centre", 51.435, -0.043, 12_000)


@pytest.fixture
def pcn(bundle: Store) -> Area:
    return bundle.catalogue.areas["pcn:aplos-health"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_plotly_takes_it_whole(mode: Mode, bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(patient_map.Choice("ward", "This PCN's patients"), pcn, bundle)
    outline = {"features": layer("neighbourhood")["features"][:1]}
    shapes = Shapes(layer("ward"), outline, chart.categories[0], [PLACE])
    figure = drawn_map(chart, mode, shapes)
    go.Figure(figure)
    assert [trace["type"] for trace in figure["data"]] == ["choropleth", "scattergeo", "scattergeo", "scattergeo"]


def test_the_world_that_plotly_would_fetch_is_given_and_empty() -> None:
    assert MAP_CONFIG["topojsonURL"].startswith("data:application/json,")
    assert MAP_CONFIG["showSendToCloud"] is False


def test_demonstration_data_says_so_on_amber(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(patient_map.Choice("ward", "This PCN's patients"), pcn, bundle)
    shown = drawn_map(replace(chart, nature="demonstration"), "light", Shapes(layer("ward")))
    (tag,) = shown["layout"]["annotations"]
    assert (tag["text"], tag["bgcolor"]) == ("Example data", LIGHT.amber)
    assert drawn_map(chart, "light", Shapes(layer("ward")))["layout"]["annotations"] == []


def test_an_area_without_a_number_is_drawn_apart_and_says_so(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(patient_map.Choice("ward", "Deprivation"), pcn, bundle)
    shaded, empty = drawn_map(chart, "light", Shapes(layer("ward")))["data"]
    assert shaded["locations"] == []
    assert len(empty["locations"]) == 19
    assert all(words.endswith(": no figure") for words in empty["hovertext"])
    assert empty["marker"]["line"]["color"] == LIGHT.hidden, "an edge of the page's own colour could not be seen"


def test_geometry_carries_nothing_but_codes() -> None:
    for kind in KINDS:
        properties = {json.dumps(f["properties"]) for f in layer(kind)["features"]}
        assert all(set(json.loads(p)) <= {"code"} for p in properties)


def test_the_most_deprived_tenth_has_the_strongest_shade(bundle: Store, pcn: Area) -> None:
    deprivation = patient_map.living(patient_map.Choice("lsoa", "Deprivation"), pcn, bundle)
    patients = patient_map.living(patient_map.Choice("lsoa", "This PCN's patients"), pcn, bundle)
    scales = [drawn_map(c, "light", Shapes(layer("lsoa")))["data"][0]["colorscale"] for c in (deprivation, patients)]
    assert scales[0][0][1] == scales[1][-1][1]


def test_a_longer_list_is_a_larger_point(bundle: Store, pcn: Area) -> None:
    chart = patient_map.living(patient_map.Choice("ward", "This PCN's patients"), pcn, bundle)
    places = [Place("Small", 51.4, 0.0, 9_000), Place("Large", 51.5, 0.0, 52_000)]
    sizes = drawn_map(chart, "light", Shapes(layer("ward"), places=places))["data"][-1]["marker"]["size"]
    assert sizes[0] < sizes[1]
