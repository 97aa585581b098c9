"""Detailed groups of a PCN compared by estimates that allow for small numbers."""

from dataclasses import replace

from het_dash.catalogue import Status
from het_dash.charts import Chart
from het_dash.content.blocks import Tabled
from het_dash.content.rules import ethnic_groups, gap_over_time, gap_tiles
from het_dash.content.rules.gap_text import Reference
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import view_of
from tests.support.local_extract import PCN, answered, counted, everywhere, kept_back

COUNTS = {"N": (380.0, 610.0), "M": (500.0, 830.0), "P": (15.0, 30.0), "A": (1370.0, 1900.0), "B": (115.0, 160.0)}
WHITE = (1485.0, 2060.0)
UNKNOWN = counted("ethnicity_nhs16", "Z", 20, 90)


def given(
    store: Store, *more: Figure, reference: Reference = "white", counts: dict[str, tuple[float, float]] = COUNTS
) -> ByGroup:
    here = (*everywhere("ethnicity_nhs16", counts), UNKNOWN, *more)
    elsewhere = [f for pcn in store.catalogue.pcns[1:] for f in everywhere("ethnicity_nhs16", counts, pcn.code)]
    return ByGroup(
        by_group=answered(*here),
        by_broad=answered(counted("ethnicity_broad", "white", *WHITE)),
        everyone=answered(counted("persons", "all", 2400, 3620)),
        area=PCN,
        reference=reference,
        view=view_of(store),
        peers=answered(*here, *elsewhere),
    )


def rows(given: ByGroup) -> dict[str, tuple[str, ...]]:
    table = ethnic_groups.table(given)
    assert isinstance(table, Tabled)
    return {row[0]: row for row in table.table.rows}


def test_the_recorded_share_has_no_limits_and_the_estimate_has_them_and_the_verdict(bundle: Store) -> None:
    table = ethnic_groups.table(given(bundle))
    assert isinstance(table, Tabled)
    assert table.table.columns[:4] == (
        "Ethnic group", "Per cent as recorded", "Per cent allowing for small numbers (95% limits)",
        "Points below White patients (95% limits)",
    )  # fmt: skip
    row = rows(given(bundle))["Black Caribbean"]
    assert row[1] == "60.2%"
    assert row[2].startswith("60.")
    assert row[-1] == "Clear: fewer"
    assert "A small group's share moves towards theirs" in table.source
    assert "published counts alone" in table.source


def test_a_small_group_with_a_wide_raw_gap_is_drawn_towards_the_others(bundle: Store) -> None:
    """Thirty people at each PCN, half of them treated: 22 points below as counted, less and uncertain as estimated."""
    alone = {group: pair for group, pair in COUNTS.items() if group != "P"}
    here = given(bundle, counts=alone)
    small = counted("ethnicity_nhs16", "P", *COUNTS["P"])
    one = replace(
        here,
        by_group=answered(*here.by_group.figures, small),
        peers=answered(*(here.peers or here.by_group).figures, small),
    )
    gap = one.held().gap(small)
    assert gap is not None
    assert 0 < gap.points < 15


def test_the_title_and_sentence_follow_the_estimates(bundle: Store) -> None:
    chart = ethnic_groups.chart(given(bundle))
    assert chart.title == (
        "Blood pressure treated to threshold for fewer Black African and Black Caribbean than White patients"
    )
    assert "the widest clear gap of the 5 groups shown" in chart.sentence
    assert "These shares allow for small numbers." in chart.sentence
    assert chart.alt.startswith("Dot chart. ")


def test_the_chart_has_an_estimate_with_limits_and_a_mark_without_for_every_group(bundle: Store) -> None:
    chart = ethnic_groups.chart(given(bundle, kept_back("ethnicity_nhs16", "F")))
    assert isinstance(chart, Chart)
    estimates, recorded = (series.points for series in chart.series)
    assert chart.kind == "dots"
    shown = [p for p in estimates if p.value is not None]
    assert len(shown) == len(COUNTS)
    assert all(p.lower is not None and p.upper is not None for p in shown)
    assert all(p.lower is None and p.upper is None for p in recorded)
    rates = [people for _, people in COUNTS.values() if people >= 55]
    assert len(recorded) == len(rates) + 1, "those whose group is not known have a recorded share only"
    hidden = next(p for p in estimates if p.at == "White and Asian")
    assert hidden.text == "1 to 7, hidden"


def test_those_whose_group_is_not_known_are_not_compared_and_change_no_estimate(bundle: Store) -> None:
    with_unknown = rows(given(bundle))
    assert with_unknown["Asked and not stated"][1:] == ("22%", "not compared", "", "", "", "")
    most = given(bundle)
    without = replace(most, by_group=most.by_group.only(f for f in most.by_group.figures if f != UNKNOWN))
    assert rows(without)["Black African"] == with_unknown["Black African"]


def test_a_share_withheld_for_a_small_denominator_keeps_its_estimate(bundle: Store) -> None:
    withheld = replace(
        counted("ethnicity_nhs16", "J", 20, 30),
        status=Status.TOO_FEW_FOR_RATE,
        value=None,
        lower=None,
        upper=None,
    )
    one = given(bundle)
    one = replace(
        one,
        by_group=answered(*one.by_group.figures, withheld),
        peers=answered(*(one.peers or one.by_group).figures, withheld),
    )
    row = rows(one)["Pakistani"]
    assert "%" not in row[1]
    assert "%" in row[2]
    assert row[-1] == "No clear gap"


def test_tiles_and_the_table_over_time_give_the_same_gap(bundle: Store) -> None:
    one = given(bundle)
    points = rows(one)["Black African"][3].split(" ")[0]
    tile = gap_tiles.ours(one).tiles[0]
    assert tile.value == f"{points} points"
    assert tile.evidence == "Estimated"
    assert tile.limit.startswith("Allows for small numbers")
    over_time = gap_over_time.gaps(one, ["N"])
    assert isinstance(over_time, Tabled)
    assert over_time.table.rows[0][1].split(" ")[0] == points
    assert over_time.source.startswith("Gaps allow for small numbers.")


def test_against_all_patients_the_reference_is_everyone_whose_group_is_known(bundle: Store) -> None:
    one = given(bundle, reference="all")
    gap = one.held().gap(counted("ethnicity_nhs16", "M", *COUNTS["M"]))
    assert gap is not None
    everyone = 100 * sum(n for n, _ in COUNTS.values()) / sum(d for _, d in COUNTS.values())
    assert abs((gap.reference.value or 0) - everyone) < 1


def test_example_data_is_never_estimated_together_with_real_records(bundle: Store) -> None:
    one = given(bundle)
    real = [replace(f, nature="local") for f in (one.peers or one.by_group).figures if f.area_code != PCN]
    mixed = replace(one, peers=answered(*one.by_group.figures, *real))
    alone = replace(one, peers=one.by_group)
    assert rows(mixed) == rows(alone)
    assert rows(mixed) != rows(one)


def test_groups_as_a_whole_are_compared_as_counted(bundle: Store) -> None:
    one = given(bundle)
    broad = answered(counted("ethnicity_broad", "black", 955, 1550), counted("ethnicity_broad", "white", *WHITE))
    table = ethnic_groups.table(replace(one, by_group=broad, peers=broad))
    assert isinstance(table, Tabled)
    assert table.table.columns[1] == "Per cent (95% limits)"
