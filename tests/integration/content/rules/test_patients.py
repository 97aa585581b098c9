"""Who is on the list: methods 3 for the ethnic mix, shares beside Lewisham's for the rest."""

import re
from pathlib import Path

import pytest

from het_dash.charts.spec import Chart
from het_dash.content.pages.data_pack.patients import Patients
from het_dash.content.rules.patients import compared_with_borough, ethnic_mix
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, NORTH, PCNS, answers_of, area, emptied, plain_rows, view_of, with_hidden

WORDS = (
    "Estimate: assumes that a practice's patients mirror their neighbourhood. It narrows true differences between PCNs "
    "and is not recorded ethnicity."
)


def mix(store: Store, label: str = NORTH) -> Chart:
    asked = answers_of(Patients, store, label)
    return ethnic_mix(by_group=asked.ethnic_mix, covered=asked.covered, view=view_of(store, label))


def homes(store: Store, label: str = NORTH) -> Chart:
    asked = answers_of(Patients, store, label)
    return compared_with_borough(by_group=asked.by_neighbourhood, covered=asked.covered, view=view_of(store, label))


def test_the_mix_is_said_in_methods_3s_words_and_about(bundle: Store) -> None:
    assert mix(bundle).sentence == f"{WORDS} North Lewisham: about 17% Black African and about 9% Black Caribbean."


@pytest.mark.parametrize("label", PCNS)
def test_the_mix_is_in_whole_per_cent_and_no_interval_wherever_it_stands(label: str, bundle: Store) -> None:
    chart = mix(bundle, label)
    texts = [p.text for series in chart.series for p in series.points] + [row[2] for row in chart.table.rows]
    assert len(texts) == 4 * 19
    assert not [text for text in texts if not re.fullmatch(r"under 1%|[1-9]\d*%", text)]
    assert all(p.value == int(p.value or 0) for series in chart.series for p in series.points)
    assert all((p.lower, p.upper) == (None, None) for series in chart.series for p in series.points)
    assert chart.table.columns == ("Area", "Ethnic group (19 groups)", "Per cent")


@pytest.mark.parametrize("label", PCNS)
def test_bars_words_and_table_are_the_stores_share_rounded_once(label: str, bundle: Store, bundle_store: Path) -> None:
    rows = plain_rows(
        bundle_store,
        "SELECT group_id, area_code, value FROM figure WHERE indicator_id = 'ethnic_mix_estimate' "
        "AND breakdown = 'ethnicity_census19' AND area_code IN ($own, $lewisham)",
        own=area(label).code,
        lewisham=LEWISHAM,
    )
    exact = {(group, place): value for group, place, value in rows}
    chart, scheme = mix(bundle, label), bundle.catalogue.breakdowns["ethnicity_census19"]
    for n, (series, place) in enumerate(zip(chart.series, (area(label).code, LEWISHAM), strict=True)):
        for m, (point, group) in enumerate(zip(series.points, scheme.groups, strict=True)):
            value = exact[group.id, place]
            written = "under 1%" if value < 0.5 else f"{int(value + 0.5)}%"
            assert point.text == chart.table.rows[19 * n + m][2] == written, (group.id, value)


def test_the_mix_is_never_ranked(bundle: Store) -> None:
    chart = mix(bundle)
    assert not re.search(r"largest|most|highest|lowest|from .* to ", f"{chart.title} {chart.sentence}")
    scheme = bundle.catalogue.breakdowns["ethnicity_census19"]
    assert chart.categories == tuple(group.tick for group in scheme.groups)


@pytest.mark.parametrize("label", PCNS)
def test_the_covered_share_is_printed(label: str, bundle: Store, bundle_store: Path) -> None:
    ((covered,),) = plain_rows(
        bundle_store,
        "SELECT value FROM figure WHERE indicator_id = 'patients_living_in_borough' AND area_code = $own",
        own=area(label).code,
    )
    for chart in (mix(bundle, label), homes(bundle, label)):
        assert chart.notes[0].startswith(f"Covers the {covered:.0f}% of {label}'")
        assert chart.notes[0].endswith("who live in Lewisham (July 2022).")


def test_golden_about_82_per_cent_of_north_lewisham_is_covered(bundle: Store) -> None:
    assert "the 82% of North Lewisham's patients" in mix(bundle).notes[0]


def test_where_patients_live_is_said_beside_lewisham(bundle: Store) -> None:
    chart = homes(bundle)
    assert chart.sentence == (
        "North Lewisham's largest shares: Neighbourhood 1 92% (Lewisham 33%), Neighbourhood 2 4% (Lewisham 20%)."
    )
    assert chart.title == "92% live in Neighbourhood 1"
    assert [s.role for s in chart.series] == ["chosen", "benchmark"]


@pytest.mark.parametrize("label", PCNS)
def test_shares_of_neighbourhoods_add_up(label: str, bundle: Store) -> None:
    for series in homes(bundle, label).series:
        assert sum(p.value or 0 for p in series.points) == pytest.approx(100)


def test_without_lewishams_shares_the_pcns_own_are_still_said(bundle: Store) -> None:
    asked = answers_of(Patients, bundle)
    by_group, covered = asked.by_neighbourhood, asked.covered
    own = by_group.only(f for f in by_group.figures if f.area_code != LEWISHAM)
    sentence = compared_with_borough(by_group=own, covered=covered, view=view_of(bundle)).sentence
    assert sentence == "North Lewisham's largest shares: Neighbourhood 1 92%, Neighbourhood 2 4%."


def test_without_a_covered_share_none_is_claimed(bundle: Store) -> None:
    asked = answers_of(Patients, bundle)
    by_group, covered = asked.ethnic_mix, asked.covered
    for missing in (emptied(covered), with_hidden(covered, lambda _: True)):
        chart = ethnic_mix(by_group=by_group, covered=missing, view=view_of(bundle))
        assert not [note for note in chart.notes if "Covers" in note]


def test_a_hidden_share_keeps_its_words_in_chart_and_table(bundle: Store) -> None:
    asked = answers_of(Patients, bundle)
    by_group, covered = asked.ethnic_mix, asked.covered
    hidden = with_hidden(by_group, lambda f: f.group_id == "black_african")
    chart = ethnic_mix(by_group=hidden, covered=covered, view=view_of(bundle))
    assert chart.series[0].points[0].text == "1 to 7, hidden"
    assert chart.table.rows[0][2] == "Hidden: 1 to 7 people"
    assert "Black African" not in chart.sentence


@pytest.mark.parametrize("rule", [ethnic_mix, compared_with_borough])
def test_with_no_figures_it_says_so_and_does_not_fail(rule, bundle: Store) -> None:  # type: ignore[no-untyped-def]
    asked = answers_of(Patients, bundle)
    chart = rule(by_group=emptied(asked.ethnic_mix), covered=emptied(asked.covered), view=view_of(bundle))
    assert chart.empty
    assert chart.sentence in (WORDS, "We have no shares for North Lewisham.")
