"""Ages of the registered patients."""

import re
from pathlib import Path

import pytest

from het_dash.charts.builders.age_sex_pyramid import pyramid
from het_dash.charts.spec import Chart
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, PCNS, area, asked, emptied, plain_rows, view_of, with_hidden


def ages(store: Store, label: str = "North Lewisham") -> Answer:
    return asked(store, "registered_patients", area(label).code, LEWISHAM, ENGLAND, by="sex_x_age_5yr")


def drawn(store: Store, label: str = "North Lewisham") -> Chart:
    return pyramid(ages(store, label), view_of(store, label))


@pytest.mark.parametrize("label", PCNS)
def test_every_share_is_of_all_patients_as_the_store_counts_them(label: str, bundle: Store, bundle_store: Path) -> None:
    rows = plain_rows(
        bundle_store,
        "SELECT split_part(group_id, '|', 1), split_part(group_id, '|', 2), "
        "100 * numerator / sum(numerator) OVER () FROM figure WHERE indicator_id = 'registered_patients' "
        "AND breakdown = 'sex_x_age_5yr' AND area_code = $area",
        area=area(label).code,
    )
    wanted = {(sex, age): share for sex, age, share in rows}
    chart = drawn(bundle, label)
    groups = bundle.catalogue.breakdowns["age_5yr"].groups
    for series, sex in zip(chart.series[:2], ("female", "male"), strict=True):
        shown = {(sex, group.id): point.value or 0.0 for group, point in zip(groups, series.points, strict=True)}
        assert all(abs(shown[key] - wanted[key]) < 1e-9 for key in shown)
    assert abs(sum(p.value or 0.0 for s in chart.series[:2] for p in s.points) - 100) < 1e-9


def test_the_sentence_and_the_title_add_up_the_bars(bundle: Store) -> None:
    chart = drawn(bundle)
    young = sum(p.value or 0 for s in chart.series[:2] for p in s.points[4:8])
    old = sum(p.value or 0 for s in chart.series[:2] for p in s.points[13:])
    assert chart.title == f"{young:.0f}% of patients are aged 20 to 39"
    said = re.match(
        r"(\d+)% of North Lewisham's patients are aged 20 to 39 .*, and (\d+)% are 65 or over", chart.sentence
    )
    assert said
    assert said.groups() == (f"{young:.0f}", f"{old:.0f}")


def test_lewisham_and_england_stand_behind_as_benchmarks(bundle: Store) -> None:
    chart = drawn(bundle)
    assert [s.role for s in chart.series] == ["chosen"] * 2 + ["benchmark"] * 4
    assert chart.categories[0] == "0 to 4"
    assert chart.categories[-1] == "95 and over"


def test_a_hidden_age_takes_its_place_out_and_is_never_counted_as_nobody(bundle: Store) -> None:
    hidden = with_hidden(ages(bundle), lambda f: (f.area_code, f.group_id) == (LEWISHAM, "female|95_plus"))
    chart = pyramid(hidden, view_of(bundle))
    assert {s.label.split(",")[0] for s in chart.series} == {"North Lewisham", "England"}
    assert chart.notes == ("Lewisham is not drawn: a part of its ages is not shown.",)
    assert "Lewisham)" not in chart.sentence.replace("North Lewisham", "")


def test_where_the_pcns_own_ages_are_hidden_no_share_is_said_of_it(bundle: Store) -> None:
    own = area("North Lewisham").code
    chart = pyramid(with_hidden(ages(bundle), lambda f: f.area_code == own), view_of(bundle))
    assert chart.title == "Ages of the registered patients"
    assert chart.sentence == "We have no figures for North Lewisham."


def test_a_missing_age_band_is_not_taken_for_nobody(bundle: Store) -> None:
    answer = ages(bundle)
    fewer = answer.only(f for f in answer.figures if f.group_id != "male|0_4")
    assert pyramid(fewer, view_of(bundle)).empty


def test_with_no_figures_it_says_so_and_has_no_rows(bundle: Store) -> None:
    chart = pyramid(emptied(ages(bundle)), view_of(bundle))
    assert chart.sentence == "We have no figures for North Lewisham."
    assert (chart.series, chart.table.rows) == ((), ())
