"""The kind of chart follows the shape of the answer, and every number drawn is the one in the store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from het_dash.catalogue import WHOLE, Layer, load
from het_dash.charts import Chart
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.pages.explore import (
    LATEST,
    ORDERS,
    TREND,
    Choice,
    benchmarks,
    composed,
    explore,
    highlights,
    periods,
    places,
    simple,
    together,
    why_not_together,
)
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, NORTH, PCNS, SEL, area, slips, texts

OFFERED = load().on_page("explore")
PRESSURE, REGISTER = "cvdp007hyp", "qof_hypertension"
ETHNIC, BROAD = "ethnicity_cvdprevent", "ethnicity_broad"


def drawn(store: Store, choice: Choice, pcn: str = NORTH) -> list[Block]:
    return list(explore(choice, area(pcn), store)[0])


def charts(blocks: list[Block]) -> list[Chart]:
    return [block for block in blocks if isinstance(block, Chart)]


def codes(*labels: str) -> tuple[str, ...]:
    return tuple(area(label).code for label in labels)


def values(chart: Chart) -> dict[str, list[float | None]]:
    return {series.label: [p.value for p in series.points] for series in chart.series}


def test_small_multiples_share_one_scale_and_show_the_other_places_in_grey(bundle: Store) -> None:
    panels = charts(drawn(bundle, Choice(REGISTER, WHOLE, ("pcn",), (ENGLAND,), when=TREND, panels=True)))
    assert [panel.title.split(": ")[0] for panel in panels] == list(PCNS)
    assert len({panel.limits for panel in panels}) == 1
    for label, panel in zip(PCNS, panels, strict=True):
        assert [s.label for s in panel.series if not s.minor] == [label, "England"]
        assert [s.label for s in panel.series if s.role == "chosen"] == [label]
        assert len(panel.series) == len(PCNS) + 1


def test_panels_stand_two_to_a_row(bundle: Store) -> None:
    blocks = drawn(bundle, Choice(REGISTER, WHOLE, ("pcn",), when=TREND, panels=True))
    assert composed(tuple(blocks)).layout == ((1, 1),) * 3
    assert composed(tuple(blocks[:1])).layout == ()


def test_groups_of_one_place_over_time_are_lines_and_unknown_groups_stay_in_the_table(bundle: Store) -> None:
    choice = Choice(PRESSURE, BROAD, codes(NORTH), layer="own", when=TREND)
    (chart,) = charts(drawn(bundle, choice))
    assert chart.kind == "trend"
    assert list(values(chart)) == ["Black", "Asian", "Mixed", "White", "Other"]
    assert {"Not known", "Not stated"} & {row[0] for row in chart.table.rows}


def test_a_groups_trend_in_several_places_is_a_line_a_place(bundle: Store) -> None:
    choice = Choice(PRESSURE, BROAD, ("pcn",), (LEWISHAM,), "own", groups=("black",), when=TREND)
    (chart,) = charts(drawn(bundle, choice))
    assert list(values(chart)) == [*PCNS, "Lewisham"]


def test_several_groups_in_several_places_over_time_are_panels_on_one_scale(bundle: Store) -> None:
    panels = charts(drawn(bundle, Choice(PRESSURE, BROAD, ("pcn",), layer="own", when=TREND)))
    assert [panel.title for panel in panels] == list(PCNS)
    assert len({panel.limits for panel in panels}) == 1


def test_groups_of_two_or_three_places_are_bars_side_by_side(bundle: Store) -> None:
    choice = Choice(PRESSURE, ETHNIC, (SEL, bundle.catalogue.icb.parent or "", ENGLAND))
    (chart,) = charts(drawn(bundle, choice))
    assert chart.kind == "bars"
    assert list(values(chart)) == ["South East London", "London", "England"]
    assert {len(found) for found in values(chart).values()} == {7}
    assert len({series.role for series in chart.series}) == 3


def test_groups_of_more_places_are_panels_on_one_scale(bundle: Store) -> None:
    panels = charts(drawn(bundle, Choice(PRESSURE, BROAD, ("pcn",), layer="own")))
    assert [panel.title for panel in panels] == list(PCNS)
    assert len({panel.limits for panel in panels}) == 1


def test_two_breakdowns_at_once_are_bars_of_the_one_in_rows_of_the_other(bundle: Store) -> None:
    (chart,) = charts(drawn(bundle, Choice(PRESSURE, "sex_x_age_cvdprevent", (SEL,))))
    assert list(values(chart)) == ["Female", "Male"]
    assert chart.categories == ("18 to 39", "40 to 59", "60 to 79", "80 and over")


def test_what_is_not_held_by_two_breakdowns_is_told_with_what_is(bundle: Store) -> None:
    indicator = bundle.catalogue.indicators[PRESSURE]
    assert together(indicator, "age_cvdprevent", "sex", "published", bundle) == "sex_x_age_cvdprevent"
    assert together(indicator, "sex", ETHNIC, "published", bundle) is None
    said = why_not_together(indicator, "sex", ETHNIC, "published", bundle)
    assert said.endswith("but not by both together. Two at once: sex and age.")


def test_no_breakdown_that_is_chosen_first_joins_two(bundle: Store) -> None:
    for indicator in OFFERED:
        assert not [one.id for one in simple(indicator, "published", bundle).values() if one.parts]


def test_too_many_lines_or_panels_are_a_table_that_says_so(bundle: Store) -> None:
    lines = drawn(bundle, Choice(REGISTER, WHOLE, ("every_practice",), when=TREND))
    panels = drawn(bundle, Choice("residents_ethnic_group", "ethnicity_census5", ("ward",)))
    for blocks in (lines, panels):
        assert isinstance(blocks[0], Words)
        assert isinstance(blocks[1], Tabled)
        assert blocks[1].table.rows


def test_bars_are_sorted_as_asked_and_what_has_no_value_comes_last(bundle: Store) -> None:
    choice = Choice("cvdp003chol", WHOLE, ("every_practice",))
    for order, sign in (("highest", -1), ("lowest", 1)):
        (chart,) = charts(drawn(bundle, replace(choice, order=order)))  # type: ignore[arg-type]
        found = [p.value for p in chart.series[0].points]
        known = [value for value in found if value is not None]
        assert known == sorted(known, key=lambda value: sign * value)
        assert found[: len(known)] == known


def test_the_estimated_mix_is_never_ranked(bundle: Store) -> None:
    choice = Choice("ethnic_mix_estimate", "ethnicity_census5", codes(NORTH))
    usual, sorted_ = (charts(drawn(bundle, replace(choice, order=order))) for order in ("given", "highest"))
    assert usual == sorted_


def test_the_place_to_highlight_stands_out_in_place_of_the_readers_pcn(bundle: Store) -> None:
    choice = Choice(REGISTER, WHOLE, ("pcn",), when=TREND, highlight=codes("Sevenfields")[0])
    (chart,) = charts(drawn(bundle, choice))
    assert [s.label for s in chart.series if s.role == "chosen"] == ["Sevenfields"]
    (bars,) = charts(drawn(bundle, replace(choice, when=LATEST)))
    assert [p.at for p in bars.series[0].points if p.role == "chosen"] == ["Sevenfields"]


def test_the_group_to_highlight_stands_out(bundle: Store) -> None:
    choice = Choice(PRESSURE, ETHNIC, (SEL,), highlight="white")
    (bars,) = charts(drawn(bundle, choice))
    assert [p.at for p in bars.series[0].points if p.role == "chosen"] == ["White"]
    own = Choice(PRESSURE, BROAD, codes(NORTH), layer="own", when=TREND, highlight="white")
    (chart,) = charts(drawn(bundle, own))
    assert [s.label for s in chart.series if s.role == "chosen"] == ["White"]
    assert {"black", "white"} <= set(highlights(own, area(NORTH), bundle))


def test_an_earlier_period_is_drawn_as_of_its_members(bundle: Store) -> None:
    choice = Choice(REGISTER, WHOLE, codes("Lewisham Alliance"), when="2020-03-31")
    (chart,) = charts(drawn(bundle, choice, "Lewisham Alliance"))
    assert chart.series[0].points[0].text == "11.2%"
    assert "March 2020" in chart.subtitle


def test_places_of_two_sources_are_not_drawn_together_and_it_is_told_which_is_left_out(bundle: Store) -> None:
    blocks = drawn(bundle, Choice(PRESSURE, WHOLE, ("practice", SEL)))
    (chart,) = charts(blocks)
    assert chart.categories == ("South East London",)
    (said,) = (block for block in blocks if isinstance(block, Words))
    assert "and 6 more are left out: their figures are of December 2025" in said.sentences[0]


@st.composite
def offered_choices(draw: st.DrawFn, store: Store) -> Choice:
    """Any choice that the page offers."""
    indicator = draw(st.sampled_from(OFFERED))
    both: tuple[Layer, ...] = ("published", "own")
    layer = draw(st.sampled_from([one for one in both if store.holdings(indicator.id, one)] or both[:1]))
    held = [by for by in indicator.breakdowns if store.areas_with(indicator.id, by, layer)]
    by = draw(st.sampled_from(held or [WHOLE]))
    offered = list(places(indicator.id, by, area(NORTH), store, layer))
    where = draw(st.lists(st.sampled_from(offered or ["pcn"]), min_size=1, max_size=4, unique=True))
    larger = list(benchmarks(indicator.id, by, store, layer))
    choice = Choice(indicator.id, by, tuple(where), tuple(larger), layer)
    first = store.catalogue.breakdowns[(store.catalogue.breakdowns[by].parts or (by,))[0]]
    groups = (
        draw(st.lists(st.sampled_from([g.id for g in first.groups]), max_size=3, unique=True)) if by != WHOLE else []
    )
    when = draw(st.sampled_from(list(periods(choice, area(NORTH), store)) or [LATEST]))
    return replace(
        choice,
        groups=tuple(groups),
        when=when,
        order=draw(st.sampled_from(list(ORDERS))),
        membership=draw(st.sampled_from(["constant", "dated"])),
        highlight=draw(st.sampled_from(list(highlights(choice, area(NORTH), store)))),
        panels=draw(st.booleans()),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_offered_shows_the_numbers_of_the_store(bundle: Store, data: st.DataObject) -> None:
    choice = data.draw(offered_choices(bundle))
    blocks, answer = explore(choice, area(NORTH), bundle)
    assert not [(text, slips(text)) for block in blocks for text in texts(block) if slips(text)]
    if answer is None:
        return
    held = rows_of(choice, bundle)
    for f in answer.figures:
        assert (f.status.value, f.value) in held[key(f)], f
    shown = {f.value for f in answer.figures if f.value is not None}
    if "ethnic_mix" in answer.indicator.roles:  # drawn in whole per cent
        return
    for value in values_of(charts(list(blocks))):
        assert value in shown


def key(f: Figure) -> tuple[object, ...]:
    return f.area_code, f.group_id, f.period_start, f.period_end, f.source_id


def values_of(found: list[Chart]) -> Iterator[float]:
    points = (p for chart in found for series in chart.series for p in series.points)
    return (p.value for p in points if p.value is not None)


def rows_of(choice: Choice, store: Store) -> dict[tuple[object, ...], set[tuple[str, float | None]]]:
    """What the table of figures itself has of the choice's measure and breakdown."""
    found: dict[tuple[object, ...], set[tuple[str, float | None]]] = {}
    with store.cursor() as cursor:
        rows = cursor.execute(
            "SELECT area_code, group_id, period_start, period_end, source_id, status, value FROM figure "
            "WHERE indicator_id = ? AND breakdown = ?",
            [choice.indicator, choice.breakdown],
        ).fetchall()
    for *where, status, value in rows:
        found.setdefault(tuple(where), set()).add((status, value))
    return found


@pytest.mark.parametrize("label", PCNS)
def test_every_measure_opens_for_every_pcn_over_time_and_in_panels(label: str, bundle: Store) -> None:
    for indicator in OFFERED:
        for panels in (False, True):
            choice = Choice(indicator.id, WHOLE, ("pcn", "borough", "nation"), (ENGLAND,), when=TREND, panels=panels)
            for block in drawn(bundle, choice, label):
                assert not [text for text in texts(block) if slips(text)], indicator.id
