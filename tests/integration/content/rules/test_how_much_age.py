"""How much age could explain of the published gap: said from the bundle, silent where there is nothing to bound."""

from dataclasses import replace

from het_dash.catalogue import Nature
from het_dash.charts.spec import Chart
from het_dash.content.blocks import Block, Words
from het_dash.content.pages.data_pack.unequal_care import UnequalCare, unequal_care
from het_dash.content.rules import how_much_age
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import answers_of, asked, view_of
from tests.support.local_extract import WithOwn

BOUND = (
    "Blood pressure treated to threshold across South East London, by age: 57% at 18 to 39, 65% at 40 to 59, 76% at 60 "
    "to 79 and 84% at 80 and over.",
    "For age alone to explain the 67.3% of Black patients, about four in five (79%) of them would have to be under 60.",
    "Of all patients in this measure, about one in three (34%) are under 60.",
    "The ages of Black patients are not published.",
)


def answers(store: Store) -> tuple[Answer, Answer]:
    icb = store.catalogue.icb.code
    by_group, by_age = (asked(store, "cvdp007hyp", icb, by=by) for by in ("ethnicity_cvdprevent", "age_cvdprevent"))
    return by_group, by_age


def test_the_bound_is_said_with_the_rates_that_it_is_from(bundle: Store) -> None:
    by_group, by_age = answers(bundle)
    found = how_much_age.said(by_group=by_group, by_age=by_age, view=view_of(bundle))
    assert found
    assert found.sentences == BOUND
    assert found.nature == "derived"


def test_the_chart_sets_what_would_be_needed_against_all_patients(bundle: Store) -> None:
    by_group, by_age = answers(bundle)
    chart = how_much_age.chart(by_group=by_group, by_age=by_age, view=view_of(bundle))
    assert isinstance(chart, Chart)
    assert chart.title == "Age alone explains the gap only if about four in five Black patients are under 60"
    needed, everyone = chart.series[0].points
    assert (needed.text, everyone.text) == ("79%", "34%")
    assert needed.lower is not None
    assert needed.upper is not None
    assert needed.lower < 78.8 < needed.upper < 100


def test_without_rates_by_age_or_from_another_date_there_is_no_bound(bundle: Store) -> None:
    by_group, by_age = answers(bundle)
    view = view_of(bundle)
    older = by_age.only(replace(f, period_end=f.period_end.replace(year=2025)) for f in by_age.figures)
    three = by_age.only(f for f in by_age.figures if f.group_id != "18_39")
    part = by_age.only(replace(f, numerator=None) if f.group_id == "18_39" else f for f in by_age.figures)
    for other in (by_age.only(()), older, part):
        assert list(how_much_age.blocks(by_group=by_group, by_age=other, view=view)) == []
    assert how_much_age.said(by_group=by_group, by_age=three, view=view) is not None  # those published are all given


def test_without_a_clear_gap_there_is_nothing_to_explain(bundle: Store) -> None:
    by_group, by_age = answers(bundle)
    white = next(f for f in by_group.latest.figures if f.group_id == "white")
    alike = by_group.latest.only(
        replace(white, group_id="black") if f.group_id == "black" else f for f in by_group.latest.figures
    )
    assert how_much_age.bound(by_group=alike, by_age=by_age, view=view_of(bundle)) is None


def test_a_share_below_every_age_is_said_not_to_come_from_age_alone(bundle: Store) -> None:
    by_group, by_age = answers(bundle)
    low = by_group.latest.only(
        replace(f, numerator=27_566.0, value=40.0, lower=39.6, upper=40.4) if f.group_id == "black" else f
        for f in by_group.latest.figures
    )
    found = how_much_age.said(by_group=low, by_age=by_age, view=view_of(bundle))
    assert found
    assert found.sentences[1:] == (
        "If all Black patients were under 60, we would expect 64%, not 40%.",
        "So age alone does not explain the gap.",
    )
    assert how_much_age.chart(by_group=low, by_age=by_age, view=view_of(bundle)) is None


def in_pack(store: Store, nature: Nature) -> list[Block | None]:
    own = WithOwn(store, nature)
    return list(unequal_care(answers_of(UnequalCare, own), view_of(store)))  # type: ignore[arg-type]


def test_a_real_extract_replaces_the_bound_in_the_pack_and_example_data_stand_beside_it(bundle: Store) -> None:
    cases: tuple[tuple[Nature, bool], ...] = (("local", False), ("demonstration", True))
    for nature, kept in cases:
        said = [one.sentences for one in in_pack(bundle, nature) if isinstance(one, Words)]
        assert (BOUND in said) is kept
        assert any("With the same ages" in sentences[0] for sentences in said)
