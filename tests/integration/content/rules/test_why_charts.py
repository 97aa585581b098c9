"""The two charts of the board's page: titles claim only what limits carry, whatever years or groups are asked."""

from dataclasses import replace

from het_dash.charts import View
from het_dash.charts.layout.time_axis import when
from het_dash.content.pages.headline_impact import Why
from het_dash.content.rules.care_gaps import care_gaps
from het_dash.content.rules.early_deaths import early_deaths
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import ENGLAND, LEWISHAM, answers_of, slips, texts


def of_borough(store: Store) -> View:
    return View(store.catalogue, store.catalogue.borough, store.members)


def test_the_title_of_the_deaths_is_an_average_of_three_years_with_its_limits_below(bundle: Store) -> None:
    chart = early_deaths(answers_of(Why, bundle, LEWISHAM).deaths, of_borough(bundle))
    assert chart.title == "Early deaths in Lewisham are 33% above England's"
    assert "2001 to 2025 (2025 provisional)" in chart.subtitle
    assert chart.subtitle.endswith("Average of 2023 to 2025: 22% to 45% above.")
    assert chart.filled
    assert [one.name for one in chart.shaded] == ["Cycle 1", "Cycle 2"]
    assert chart.caveat == "This cannot show the programme's effect: heart disease develops over decades."
    assert not [text for text in texts(chart) if slips(text)]


def test_rates_of_years_are_drawn_in_the_middle_of_them_and_only_the_latest_has_limits(bundle: Store) -> None:
    deaths = answers_of(Why, bundle, LEWISHAM).deaths
    chart = early_deaths(deaths, of_borough(bundle))
    assert {when(p).month for s in chart.series for p in s.points} == {7}
    limited = [(s.label, when(p).year) for s in chart.series for p in s.points if p.lower is not None]
    assert limited == [("Lewisham", 2025)]
    assert len(chart.table.rows) == len(deaths.figures)


def shifted(deaths: Answer, by: float) -> Answer:
    """The borough's rates moved, with their limits."""
    return replace(deaths, figures=tuple(
        replace(f, value=f.value + by, lower=f.lower + by, upper=f.upper + by)
        if f.area_code == LEWISHAM and f.value and f.lower and f.upper else f
        for f in deaths.figures
    ))  # fmt: skip


def test_a_title_claims_no_gap_that_the_limits_do_not_carry(bundle: Store) -> None:
    deaths, view = answers_of(Why, bundle, LEWISHAM).deaths, of_borough(bundle)
    assert "No clear gap" in early_deaths(shifted(deaths, -24), view).title
    assert "below England's" in early_deaths(shifted(deaths, -45), view).title
    alone = deaths.only(f for f in deaths.figures if f.area_code != ENGLAND)
    assert "England" not in early_deaths(alone, view).title


def test_care_by_ethnic_group_has_three_treatments_with_a_gap_each(bundle: Store) -> None:
    chart = care_gaps(answers_of(Why, bundle, LEWISHAM).care, of_borough(bundle))
    assert chart
    assert chart.title == "Heart care reaches fewer Black than White patients"
    assert chart.categories == (
        "Blood pressure controlled", "On a blood thinner", "On a cholesterol medicine",
    )  # fmt: skip
    black, white, others = chart.series
    assert [p.text for p in black.points] == ["67%", "86%", "82%"]
    assert [p.text for p in white.points] == ["77%", "90%", "86%"]
    assert others.minor
    assert len(others.points) == 3 * 3
    assert chart.bands[0].text.split(": ")[1].split(",")[0] == "10.0 points (9.6 to 10.4)"
    assert chart.caveat == "Not adjusted for age, and not published for Lewisham on its own."
    assert not [text for text in texts(chart) if slips(text)]


def test_only_clear_gaps_make_the_title(bundle: Store) -> None:
    care, view = answers_of(Why, bundle, LEWISHAM).care, of_borough(bundle)

    def alike(answer: Answer) -> Answer:
        white = next(f for f in answer.figures if f.group_id == "white")
        same = {name: getattr(white, name) for name in ("value", "lower", "upper", "numerator", "denominator")}
        return replace(
            answer, figures=tuple(replace(f, **same) if f.group_id == "black" else f for f in answer.figures)
        )

    first, *rest = care
    some = care_gaps({**care, first: alike(care[first])}, view)
    none = care_gaps({one: alike(care[one]) for one in (first, *rest)}, view)
    assert some
    assert none
    assert some.title == "2 of 3 kinds of heart care reach fewer Black than White patients"
    assert none.title == "No clear gap in heart care between Black and White patients"
    assert care_gaps({}, view) is None
