"""At which ages a gap is, and what is left of it with the same ages."""

from collections.abc import Mapping

from het_dash.charts.spec import Chart
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import age_adjusted_gap, gap_by_age
from het_dash.content.rules.ages_by_group import Ages, ages
from het_dash.content.rules.gap_text import Reference
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import LEWISHAM, view_of
from tests.support.local_extract import PCN, answered, counted, everywhere, kept_back

CROSS, AGES = "ethnicity_broad_x_age", "age_cvdprevent"
# Black patients are mostly young; at each age the same share is treated as among White patients but at 60 to 79.
BLACK = {"18_39": (200, 400), "40_59": (360, 600), "60_79": (210, 300), "80_plus": (80, 100)}
WHITE = {"18_39": (100, 200), "40_59": (360, 600), "60_79": (800, 1000), "80_plus": (320, 400)}
LEWISHAMS = {"18_39": (700, 1400), "40_59": (1800, 3000), "60_79": (3600, 4600), "80_plus": (800, 1000)}


def given(
    store: Store,
    *crossed: Figure,
    lewisham: Mapping[str, tuple[int, int]] = LEWISHAMS,
    reference: Reference = "white",
) -> Ages:
    cross = crossed or (*of("black", BLACK), *of("white", WHITE))
    here = {band: (BLACK[band][0] + WHITE[band][0], BLACK[band][1] + WHITE[band][1]) for band in BLACK}
    broad = everywhere("ethnicity_broad", {"black": (850.0, 1400.0), "white": (1580.0, 2200.0)})
    return ages(
        cross=answered(*cross),
        by_age=answered(*everywhere(AGES, here), *everywhere(AGES, lewisham, LEWISHAM)),
        by_broad=answered(*broad),
        everyone=answered(counted("persons", "all", 2430, 3600)),
        area=PCN,
        reference=reference,
        view=view_of(store),
    )


def of(group: str, bands: dict[str, tuple[int, int]]) -> tuple[Figure, ...]:
    return tuple(counted(CROSS, f"{group}|{band}", *pair) for band, pair in bands.items())


def hidden_band(band: str) -> tuple[Figure, ...]:
    black = [
        kept_back(CROSS, f"black|{one}") if one == band else counted(CROSS, f"black|{one}", *BLACK[one])
        for one in BLACK
    ]
    return (*black, *of("white", WHITE))


def drawn(found: Ages) -> Chart:
    chart = gap_by_age.chart(found)
    assert isinstance(chart, Chart)
    return chart


def rows(found: Ages) -> dict[str, tuple[str, ...]]:
    table = age_adjusted_gap.table(found)
    assert isinstance(table, Tabled)
    return {row[0]: row[1:] for row in table.table.rows}


def told(found: Ages) -> str:
    return age_adjusted_gap.said(found).sentences[0]


def test_the_title_names_the_age_of_the_widest_clear_gap(bundle: Store) -> None:
    chart = drawn(given(bundle))
    assert chart.title == ("Blood pressure treated to threshold: widest clear gap from White patients at ages 60 to 79")
    assert chart.sentence == (
        "North Lewisham: clear gaps between Black patients as a whole and White patients "
        "by age are 60 to 79, 10.0 points (3.3 to 17.1), about 30 people (5 to 55). At the other ages "
        "(18 to 39, 40 to 59, 80 and over) there is no clear gap, or we cannot compute it."
    )


def test_both_groups_stand_beside_one_another_at_every_age(bundle: Store) -> None:
    black, white = drawn(given(bundle)).series
    assert [(p.at, p.value) for p in black.points] == [
        ("18 to 39", 50.0), ("40 to 59", 60.0), ("60 to 79", 70.0), ("80 and over", 80.0),
    ]  # fmt: skip
    assert (black.role, white.role, white.label) == ("programme_1", "other", "White as a whole")
    assert drawn(given(bundle, reference="all")).series[1].label == "All patients"


def test_without_a_clear_gap_at_any_age_none_is_claimed(bundle: Store) -> None:
    alike = given(bundle, *of("black", WHITE), *of("white", WHITE))
    assert drawn(alike).title.endswith("no clear gap from White patients at any one age")


def test_shares_with_the_same_ages_by_hand(bundle: Store) -> None:
    """(0.5 x 1400 + 0.6 x 3000 + 0.7 x 4600 + 0.8 x 1000) / 10000 = 65.2; White: 0.8 at 60 to 79 makes 69.8."""
    found = rows(given(bundle))
    assert found["Black"][0].startswith("60.7% (")
    assert found["Black"][1].startswith("65.2% (")
    assert found["White"][1].startswith("69.8% (")
    assert found["Black"][2].startswith("11.1 (")
    assert found["Black"][3].startswith("4.6 (")
    assert found["White"][2:] == ("the reference", "the reference")


def test_what_ages_do_not_explain_is_said_as_far_as_the_limits_carry(bundle: Store) -> None:
    said = told(given(bundle))
    assert said.startswith("North Lewisham: the share of Black patients as a whole is 11.1 points (")
    assert said.endswith(" below: ages do not explain all of it.")


def test_where_no_clear_gap_is_left_ages_may_explain_it(bundle: Store) -> None:
    """The same share at every age: 66.2% of both with the same ages, 60.7% and 71.8% as recorded."""
    alike = {band: (round(BLACK[band][1] * WHITE[band][0] / WHITE[band][1]), BLACK[band][1]) for band in BLACK}
    said = told(given(bundle, *of("black", alike), *of("white", WHITE)))
    assert said.endswith("no clear gap is left, so ages may explain it.")


def test_where_a_band_is_hidden_it_cannot_be_computed(bundle: Store) -> None:
    answers = given(bundle, *hidden_band("80_plus"))
    assert rows(answers)["Black"][1] == "cannot be computed: not shown at 80 and over"
    assert rows(answers)["Black"][3] == "cannot be computed: not shown at 80 and over"
    assert told(answers).endswith("With the same ages cannot be computed, not shown at 80 and over.")
    point = drawn(answers).series[0].points[-1]
    assert (point.value, point.text) == (None, "1 to 7, hidden")


def test_without_lewishams_register_there_is_nothing_to_weigh_by(bundle: Store) -> None:
    part = {band: pair for band, pair in LEWISHAMS.items() if band != "18_39"}
    assert rows(given(bundle, lewisham=part))["Black"][1] == "cannot be computed: a band of Lewisham's is not shown"


def test_a_group_without_figures_is_not_shown(bundle: Store) -> None:
    assert rows(given(bundle))["Asian"][0] == "not shown"


def test_with_nothing_to_hand_it_says_so(bundle: Store) -> None:
    nothing = ages(
        cross=answered(), by_age=answered(), by_broad=answered(), everyone=answered(), area=PCN, reference="white",
        view=view_of(bundle),
    )  # fmt: skip
    for rule in (gap_by_age.chart, age_adjusted_gap.table, age_adjusted_gap.said):
        assert rule(nothing) == Words(("We have no figures by ethnic group and age for North Lewisham.",))
