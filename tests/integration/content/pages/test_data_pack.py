"""What must hold of every chart and every word of the pack, for all six PCNs."""

import re
from pathlib import Path

import pytest

from het_dash import content
from het_dash.catalogue import load
from het_dash.charts import Chart
from het_dash.charts.text.wording import NATURE_WORDS
from het_dash.content.blocks import Composed, Definitions, Tile, Tiles, Words
from het_dash.content.pages.data_pack import what_is_drawn
from het_dash.export.warm_up import warm_up
from het_dash.store import Store
from tests.support.blocks import (
    PCNS,
    SECTIONS,
    area,
    charts,
    composed,
    every_text,
    of_tile,
    pack,
    plain_rows,
    slips,
    texts,
    view_of,
)
from tests.support.wording import FORBIDDEN, unspelled

CATALOGUE = load()
RANKS = re.compile(r"\b(higher|lower|above|below|highest|lowest|more than|less than|fewer than)\b", re.IGNORECASE)
# It stands above every page and spells out the first abbreviation.
CHOOSER = "Primary Care Network (PCN)"


@pytest.fixture(scope="module")
def packed(bundle: Store) -> dict[str, list[Composed]]:
    return {label: pack(bundle, label) for label in PCNS}


@pytest.fixture(params=PCNS)
def one(request: pytest.FixtureRequest, packed: dict[str, list[Composed]]) -> list[Composed]:
    """One PCN's whole pack."""
    return packed[request.param]


def tiles(one: list[Composed]) -> list[Tile]:
    return [tile for section in one for block in section.blocks if isinstance(block, Tiles) for tile in block.tiles]


def test_there_are_six_pcns_and_each_section_has_something_to_say(one: list[Composed]) -> None:
    assert len(PCNS) == 6
    assert [section.id for section in one] == [section.id for section in content.PCN_PACK]
    for section in one:
        assert section.blocks
        assert any(text for block in section.blocks for text in texts(block))


def test_every_chart_has_a_title_a_subtitle_and_a_sentence(one: list[Composed]) -> None:
    for chart in charts(one):
        assert len(chart.title) >= 10, chart.id
        assert chart.subtitle.endswith("."), chart.id
        assert len(chart.sentence) >= 20, chart.id
        assert chart.sentence.endswith("."), chart.id


def test_every_text_alternative_is_made_of_its_charts_data(one: list[Composed]) -> None:
    for chart in charts(one):
        assert len(chart.alt) >= 60, chart.id
        assert chart.sentence in chart.alt, chart.id
        assert re.match(r"(Bar|Line|Dot|Funnel) chart|Age pyramid|Timeline|Map of", chart.alt), chart.id
        assert chart.empty or re.search(r"\d", chart.alt), chart.id


def test_every_source_line_names_publisher_period_denominator_and_nature(one: list[Composed]) -> None:
    publishers = {source.publisher for source in CATALOGUE.sources.values()}
    lines = [(c.id, c.unit, c.source, c.subtitle) for c in charts(one)]
    lines += [(tile.label, "percent" if "%" in tile.value else "count", tile.source, "") for tile in tiles(one)]
    for named, unit, source, subtitle in lines:
        assert source.startswith("Source: "), named
        assert any(publisher in source for publisher in publishers), named
        assert re.search(r"Period: .*20\d\d", source), named
        assert unit == "count" or "Out of" in source or re.search(r"Per cent of |Share of ", subtitle), named
        assert any(words in source for words in NATURE_WORDS.values()), named


def test_every_chart_has_a_table_with_as_many_cells_in_a_row_as_columns(one: list[Composed]) -> None:
    for chart in charts(one):
        assert chart.table.rows, chart.id
        assert all(chart.table.columns), chart.id
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}, chart.id


def test_every_point_has_a_number_a_range_or_a_reason_and_never_two_of_them(one: list[Composed]) -> None:
    """A hidden point's words may go on to name the finest figure that may be shown instead."""
    reasons = tuple(status.chart for status in CATALOGUE.statuses.values() if status.chart)
    for chart in charts(one):
        for point in (p for series in chart.series for p in series.points):
            has = (point.value is not None, point.between is not None, point.text.startswith(reasons))
            assert sum(has) == 1, (chart.id, point)


def test_no_text_shows_that_a_part_was_missing(one: list[Composed]) -> None:
    assert [(text, slips(text)) for text in every_text(one) if slips(text)] == []


def test_chart_ids_are_unique_on_the_page_and_names_within_a_chart(one: list[Composed]) -> None:
    ids = [chart.id for chart in charts(one)]
    assert len(set(ids)) == len(ids)
    for chart in charts(one):
        assert len(set(chart.categories)) == len(chart.categories), chart.id


def test_the_same_charts_stand_in_the_same_places_for_every_pcn(packed: dict[str, list[Composed]]) -> None:
    """A team follows up one condition: its pathway stands where another team's would."""

    def shape(label: str) -> list[tuple[str, list[str]]]:
        return [(s.id, [_kind(block) for block in s.blocks]) for s in packed[label]]

    assert {str(shape(label)) for label in PCNS} == {str(shape(PCNS[0]))}


def _kind(block: object) -> str:
    if not isinstance(block, Chart):
        return type(block).__name__
    return re.sub(r"^pathway-[\w-]+", "pathway", re.sub(r"pcn:[\w-]+", "pcn", block.id))


def test_no_word_that_demeans_or_claims_too_much(one: list[Composed]) -> None:
    assert [text for text in every_text(one) if FORBIDDEN.search(text)] == []


def test_no_prevalence_is_said_to_be_higher_or_lower_than_elsewhere(one: list[Composed]) -> None:
    registers = {i.id for i in CATALOGUE.indicators.values() if i.stage == "found"}
    trends = [chart for chart in charts(one) if chart.id.removeprefix("trend-") in registers]
    assert len(trends) == 5
    for chart in trends:
        assert not RANKS.search(f"{chart.title} {chart.sentence}"), chart.id
        assert chart.sentence.endswith(", not adjusted for age."), chart.id
        assert chart.benchmarks == ()


def test_more_or_fewer_people_found_is_said_only_against_what_their_ages_predict(one: list[Composed]) -> None:
    compared = [
        text
        for text in every_text(one)
        if re.search(r"\b(more|fewer|as many) (people|patients)\b|found .*no clear difference", text, re.I)
    ]
    found = [text for text in compared if re.search(r"\b(found|recorded) ", text) and "Lists add up" not in text]
    assert len(found) >= 1
    assert all(re.search(r"expect|predict", text) for text in found), found


def test_december_values_never_stand_beside_march_ones(one: list[Composed]) -> None:
    """methods 2: the practice values of December 2025 and South East London's of March 2026."""
    together = re.compile(r"December 2025[\s\S]*March 2026|March 2026[\s\S]*December 2025")
    steps = "people-lost"  # its steps are different measures, each with its date
    for chart in (c for c in charts(one) if "CVDPREVENT" in c.source and not c.id.startswith(steps)):
        assert not together.search(" ".join(texts(chart))), chart.id
    for tile in tiles(one):
        assert not together.search(" ".join(of_tile(tile))), tile.label
    for block in (b for section in one for b in section.blocks if isinstance(b, Words)):
        assert not [said for said in block.sentences if together.search(said)]


def test_estimated_mix_and_practice_values_have_no_interval(one: list[Composed]) -> None:
    bare = [c for c in charts(one) if c.id.startswith(("groups-ethnic_mix", "groups-patients_by", "spread-"))]
    assert len(bare) == 7
    for chart in bare:
        assert all(p.lower is None and p.upper is None for s in chart.series for p in s.points), chart.id
        assert not [column for column in chart.table.columns if "limit" in column], chart.id


def test_where_the_publisher_or_we_have_an_interval_it_is_drawn(one: list[Composed]) -> None:
    for chart in charts(one):
        if chart.id.startswith(("trend-", "groups-cvdp")):
            assert all(p.lower is not None for s in chart.series for p in s.points if p.value is not None), chart.id


def test_the_programmes_groups_stand_first_wherever_ethnic_groups_do(one: list[Composed]) -> None:
    ethnic = [c for c in charts(one) if "-ethnicity_" in c.id]
    assert len(ethnic) == 5
    for chart in ethnic:
        scheme = next(b for b in CATALOGUE.breakdowns.values() if f"-{b.id}-" in chart.id)
        programme = [group.tick for group in scheme.groups if group.programme]
        assert programme
        assert list(chart.categories[: len(programme)]) == programme


def test_every_abbreviation_is_spelled_out_where_it_first_stands(one: list[Composed]) -> None:
    practices = [practice.name for practice in CATALOGUE.practices.values()]
    statements = [CATALOGUE.boundary_statement.removeprefix("Source: ")]
    read = CHOOSER
    for text in every_text(one):
        for name in (*practices, *statements):
            text = text.replace(name, "")  # noqa: PLW2901
        read = f"{read} {text}"
        assert unspelled(text, read) == [], text


def test_every_measure_that_is_drawn_is_defined(one: list[Composed], bundle: Store) -> None:
    (definitions,) = (b for section in one for b in section.blocks if isinstance(b, Definitions))
    asked = {q.indicator for q in what_is_drawn(view_of(bundle))}
    assert {entry.title for entry in definitions.entries} == {CATALOGUE.indicators[i].title for i in asked}


@pytest.mark.parametrize("label", PCNS)
def test_the_list_on_the_first_screen_is_the_stores_count(label: str, bundle: Store, bundle_store: Path) -> None:
    rows = plain_rows(
        bundle_store,
        "SELECT numerator FROM figure WHERE indicator_id = 'registered_patients' AND breakdown = 'persons' "
        "AND area_code = $area ORDER BY period_end DESC LIMIT 1",
        area=area(label).code,
    )
    first = composed(bundle, "on-a-page", label)
    (said, *_) = (text for block in first.blocks for text in texts(block) if "registered patients" in text)
    assert f"{rows[0][0]:,.0f} registered patients" in said


@pytest.mark.parametrize("label", PCNS)
def test_the_names_of_the_section_list_are_unique_and_its_ids_can_stand_in_a_link(label: str) -> None:
    assert len(SECTIONS) == len(content.PCN_PACK)
    assert all(re.fullmatch(r"[a-z][a-z-]*", section_id) for section_id in SECTIONS)


def test_warming_up_asks_everything_that_the_tabs_ask(bundle_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warm = Store(bundle_store)
    warm_up(warm)
    monkeypatch.setattr(warm.answering, "look_up", lambda questions, _: pytest.fail(f"asked anew: {questions}"))
    for label in PCNS:
        for tab in content.data_pack.PAGE.tabs:
            content.compose_all(tab.sections, area(label).code, warm)
