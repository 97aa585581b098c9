"""Published statistics and our own records never meet in a chart; ethnic groups can be picked in both."""

from typing import cast

from het_dash.catalogue import Nature
from het_dash.charts import Chart
from het_dash.charts.text.csv_download import as_csv
from het_dash.content.data_layers import breakdowns, ethnic_scheme, layers
from het_dash.content.pages.explore import Choice, benchmarks, explore, places, why_not
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, SEL, area
from tests.support.local_extract import PCN, WithOwn

PRESSURE = "cvdp007hyp"


def with_own(store: Store, nature: Nature = "demonstration", places: tuple[str, ...] = (PCN, LEWISHAM)) -> Store:
    return cast(Store, WithOwn(store, nature, places))


def drawn(store: Store, choice: Choice) -> Chart:
    block = explore(choice, area(NORTH), store)[0][0]
    assert isinstance(block, Chart)
    return block


def test_layers_have_the_same_names_whatever_is_held(bundle: Store) -> None:
    indicator = bundle.catalogue.indicators[PRESSURE]
    for nature in ("demonstration", "local"):
        assert list(layers(indicator, with_own(bundle, nature))) == ["Published statistics", "Local records"]
    assert list(layers(indicator, with_own(bundle, places=()))) == ["Published statistics", "Local records"]


def test_a_measure_that_is_only_published_has_one_layer(bundle: Store) -> None:
    assert layers(bundle.catalogue.indicators["qof_hypertension"], bundle) == {"Published statistics": "published"}


def test_our_own_schemes_are_offered_in_our_own_layer_only(bundle: Store) -> None:
    indicator, store = bundle.catalogue.indicators[PRESSURE], with_own(bundle)
    published = breakdowns(indicator, "published", store)
    assert {"persons", "ethnicity_cvdprevent", "imd_quintile_england"} <= set(published)
    assert not {"ethnicity_nhs16", "ethnicity_broad", "sex_recorded", "ethnicity_broad_x_age"} & set(published)
    assert {"ethnicity_nhs16", "ethnicity_broad"} <= set(breakdowns(indicator, "own", store))
    assert breakdowns(indicator, "own", with_own(bundle, places=())) == ["persons"]


def test_ethnic_groups_can_be_picked_in_every_scheme_and_of_a_cross(bundle: Store) -> None:
    assert ethnic_scheme("ethnicity_nhs16", bundle.catalogue) == "ethnicity_nhs16"
    assert ethnic_scheme("ethnicity_broad_x_age", bundle.catalogue) == "ethnicity_broad"
    assert ethnic_scheme("ethnicity_cvdprevent", bundle.catalogue) == "ethnicity_cvdprevent"
    assert ethnic_scheme("age_cvdprevent", bundle.catalogue) is None


def test_our_own_records_are_drawn_tagged_and_downloaded_with_codes_and_what_is_shown_instead(bundle: Store) -> None:
    store = with_own(bundle)
    choice = Choice(PRESSURE, "ethnicity_nhs16", (PCN,), layer="own", groups=("N", "F"))
    chart = drawn(store, choice)
    assert chart.nature == "demonstration"
    assert chart.categories == ("Black African", "White and Asian")
    answer = explore(choice, area(NORTH), store)[1]
    assert answer
    content = as_csv(answer, bundle.catalogue, "2026-11-01")
    assert "Status [c],Hidden: 1 to 7 people" in content
    (line,) = (line for line in content.splitlines() if "2026-03-31" in line and ",F," in line)
    assert ",[c],,,,,," in line
    assert "Mixed as a whole in North Lewisham, 65.9%" in line
    assert {f.group_id for f in answer.figures} == {"N", "F"}


def test_picked_groups_of_a_cross_are_those_of_its_first_part(bundle: Store) -> None:
    choice = Choice(PRESSURE, "ethnicity_broad_x_age", (PCN,), layer="own", groups=("black",))
    chart = drawn(with_own(bundle), choice)
    assert [series.label for series in chart.series] == ["Black"]
    assert len(chart.categories) == 4


def test_picked_groups_of_published_figures(bundle: Store) -> None:
    chart = drawn(bundle, Choice(PRESSURE, "ethnicity_cvdprevent", (SEL,), groups=("black", "white")))
    assert chart.categories == ("Black", "White")
    assert any(note.startswith("Ethnic group is recorded for 97.0% of the 247,370") for note in chart.notes)


def test_picked_groups_of_the_estimated_mix(bundle: Store) -> None:
    choice = Choice("ethnic_mix_estimate", "ethnicity_census19", (PCN,), groups=("black_african", "black_caribbean"))
    assert drawn(bundle, choice).categories == ("Black African", "Black Caribbean")


def test_a_published_figure_never_stands_beside_our_own(bundle: Store) -> None:
    store = with_own(bundle)
    offered = places(PRESSURE, "ethnicity_nhs16", area(NORTH), store, "own")
    assert list(offered.values()) == ["North Lewisham", "Lewisham"]
    assert benchmarks(PRESSURE, "ethnicity_nhs16", store, "own") == {LEWISHAM: "Lewisham"}
    chart = drawn(store, Choice(PRESSURE, "ethnicity_nhs16", (PCN,), (LEWISHAM, SEL), "own"))
    assert [series.label for series in chart.series] == ["North Lewisham", "Lewisham"]


def test_without_records_of_our_own_it_says_who_can_supply_them(bundle: Store) -> None:
    store, indicator = with_own(bundle, places=()), bundle.catalogue.indicators[PRESSURE]
    assert places(PRESSURE, "persons", area(NORTH), store, "own") == {}
    reason = why_not(indicator, "persons", store, "own")
    assert "not collected yet" in reason
    assert "Lewisham's GP practices can supply" in reason
