"""The page's sections for every place, from the example returns of the build, and with none."""

import re
from collections.abc import Iterator

import pytest

from het_dash.catalogue import load
from het_dash.charts import Chart
from het_dash.content.blocks import Composed, Tiles
from het_dash.content.boundaries import credit
from het_dash.content.pages import reach_and_need
from het_dash.content.pages.reach_and_need import Choice
from het_dash.content.sections import compose
from het_dash.figures import Span
from het_dash.store import Store
from tests.support.blocks import NORTH, PCNS, area, charts, every_text, slips
from tests.support.returns import Returned
from tests.support.wording import FORBIDDEN, unspelled

CHOOSER = "Primary Care Network (PCN)"
PLACES = [*PCNS, "Lewisham"]


def place(label: str) -> str:
    return load().borough.code if label == "Lewisham" else area(label).code


def composed(store: Store, label: str, choice: Choice | None = None) -> list[Composed]:
    return [compose(section, place(label), store) for section in reach_and_need.sections(choice or Choice())]


@pytest.fixture(scope="module", params=PLACES)
def page(request: pytest.FixtureRequest, bundle: Store) -> list[Composed]:
    return composed(bundle, request.param)


def test_sections_stand_in_the_readers_order_and_each_has_something_to_say(page: list[Composed]) -> None:
    assert [one.id for one in page] == [
        "glance",
        "overview",
        "who",
        "held",
        "followed",
        "champions",
        "heard",
        "changed",
    ]
    assert all(one.blocks for one in page)


def test_its_words_are_whole_and_claim_nothing(page: list[Composed]) -> None:
    assert [(text, slips(text)) for text in every_text(page) if slips(text)] == []
    assert [text for text in every_text(page) if FORBIDDEN.search(text)] == []


def test_every_abbreviation_is_spelled_out_where_it_first_stands(page: list[Composed]) -> None:
    read = CHOOSER
    for text in (one.replace(credit(load()), "") for one in every_text(page)):
        read = f"{read} {text}"
        assert unspelled(text, read) == [], text


def test_every_chart_is_marked_as_example_data_and_has_source_and_table(page: list[Composed]) -> None:
    found = charts(page)
    assert len(found) >= 8
    for chart in found:
        assert chart.mark == "Example data", chart.id
        assert chart.source.startswith("Source: "), chart.id
        assert chart.table.rows, chart.id
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}, chart.id
    for section in page:
        ids = [chart.id for chart in charts([section])]
        assert len(set(ids)) == len(ids), section.id


def test_every_point_has_a_number_or_a_reason(page: list[Composed]) -> None:
    for chart in charts(page):
        for point in (p for series in chart.series for p in series.points):
            assert (point.value is not None) or point.text, (chart.id, point)


def test_the_source_of_several_quarters_names_the_returns_once(page: list[Composed]) -> None:
    for chart in charts(page):
        assert chart.source.count("Example quarterly returns") <= 1, chart.source


@pytest.mark.parametrize("label", ["North Lewisham", "Lewisham"])
def test_need_is_said_only_against_people_with_a_condition(label: str, bundle: Store) -> None:
    for population in load().representation.populations:
        section = reach_and_need.who(population.id)
        (chart,) = (
            one for one in charts([compose(section, place(label), bundle)]) if one.id.startswith("representation-")
        )
        said = " ".join((chart.title, chart.sentence, *chart.notes))
        assert ("need" in said) == population.need, population.id


def test_periods_are_the_cycle_to_date_and_its_quarters_from_the_last(bundle: Store) -> None:
    periods = list(reach_and_need.periods(load().areas[place(NORTH)], bundle))
    assert periods[:2] == ["Cycle to date", "July to September 2026"]
    assert periods[-1] == "April to June 2025"
    assert not [name for name in periods if "2023" in name or "2024" in name]


@pytest.mark.parametrize("label", PLACES)
def test_no_total_of_cycle_1_stands_on_the_page(label: str, bundle: Store) -> None:
    """methods 12: a published floor has no example data beside it."""
    said = [text for text in every_text(composed(bundle, label)) if "2023" in text or "2024" in text]
    assert said == []


@pytest.mark.parametrize("label", ["Lewisham Care Partnership", "Lewisham"])
def test_every_quarter_reads_well_too(label: str, bundle: Store) -> None:
    for span in _spans(label, bundle):
        page = composed(bundle, label, Choice(span))
        assert [(text, slips(text)) for text in every_text(page) if slips(text)] == []
        assert [text for text in every_text(page) if FORBIDDEN.search(text)] == []


def _spans(label: str, store: Store) -> Iterator[Span]:
    yield from (span for span in reach_and_need.periods(load().areas[place(label)], store).values() if span)


def test_a_missing_quarter_is_a_gap_and_makes_totals_floors(bundle: Store) -> None:
    page = composed(bundle, "Lewisham Care Partnership")
    quarters = next(chart for chart in charts(page) if chart.id == "trend-residents_reached")
    missing = [p for p in quarters.series[0].points if p.value is None]
    assert [p.text for p in missing] == ["not collected"]
    (tiles,) = (block for block in page[1].blocks if isinstance(block, Tiles))
    assert [tile.value.startswith("at least") for tile in tiles.tiles[:2]] == [True, True]


def test_only_the_teams_own_pathway_is_drawn(bundle: Store) -> None:
    for label in PCNS:
        (section,) = (one for one in composed(bundle, label) if one.id == "followed")
        assert len([block for block in section.blocks if isinstance(block, Chart)]) == 1, label


def test_before_any_return_it_says_what_is_missing_why_and_who_supplies_it(bundle: Store) -> None:
    nothing = Returned(bundle, nothing=True)
    said = " ".join(every_text([nothing.compose(section) for section in reach_and_need.sections(None)]))
    assert "The North Lewisham team has not sent a return yet." in said
    assert "The Health Equity Fellow and the community partner send one together every quarter." in said
    assert re.search(r"The return for \w+ to \w+ \d{4} is due on \d+ \w+ \d{4}\.", said)
    assert "no return yet" in said


def test_the_packs_section_says_the_same_without_a_return(bundle: Store) -> None:
    blocks = Returned(bundle, nothing=True).compose(reach_and_need.REACH).blocks
    assert len(blocks) == 1
    assert "The North Lewisham team has not sent a return yet." in " ".join(every_text([_alone(blocks)]))


def _alone(blocks: tuple[object, ...]) -> Composed:
    return Composed("x", "x", "x", blocks)  # type: ignore[arg-type]


def test_real_returns_are_not_marked_as_example_data(bundle: Store) -> None:
    page = [Returned(bundle).compose(section) for section in reach_and_need.sections(Choice())]
    assert {chart.nature for chart in charts(page)} == {"programme"}
    assert not [text for text in every_text(page) if "xample data" in text and "extract" not in text]
