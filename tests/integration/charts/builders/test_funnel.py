"""A funnel as plain data, and its words."""

from dataclasses import replace

import pytest

from het_dash.catalogue import Nature
from het_dash.charts.builders.funnel import funnel
from het_dash.charts.peer_group import units
from het_dash.charts.spec import Chart
from het_dash.figures import Answer
from het_dash.figures.funnel_position import standing
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, area, hidden, slips, texts, view_of
from tests.support.counted_practices import all_pcns, counted, everywhere, practices
from tests.support.wording import FORBIDDEN


def drawn(store: Store, answer: Answer, label: str = NORTH) -> Chart:
    shown = units(answer, view_of(store, label))
    found = standing(shown.answer)
    assert found is not None
    return funnel(shown, found, "test")


def one_low(store: Store, part: float = 550) -> Answer:
    """All practices at 65%, the first of North Lewisham's lower."""
    return counted({**everywhere(store), practices(store, NORTH)[0]: (part, 1000)})


def six(store: Store, nature: Nature = "published", own: float = 4000) -> Answer:
    return counted({**all_pcns(store), area(NORTH).code: (own, 6000)}, nature)


def test_the_pcns_practices_stand_out_and_only_those_outside_are_named(bundle: Store) -> None:
    others, own = drawn(bundle, one_low(bundle)).series
    assert (others.role, own.role) == ("other", "chosen")
    assert len(own.points) == len(practices(bundle, NORTH)) == 9
    assert len(own.points) + len(others.points) == 26
    assert [p.value for s in (others, own) for p in s.points if p.named] == [55.0]
    assert {p.denominator for p in own.points} == {1000.0}


def test_limits_run_beyond_the_smallest_and_the_largest(bundle: Store) -> None:
    chart = drawn(bundle, one_low(bundle))
    assert [c.label for c in chart.curves] == ["95% limits", "95% limits", "99.8% limits", "99.8% limits"]
    assert all(c.across[0] < 1000 < c.across[-1] for c in chart.curves)
    low, high = chart.curves[2].up, chart.curves[3].up
    average = chart.benchmarks[0].value
    assert all(a < average < b for a, b in zip(low, high, strict=True))
    assert high[0] - low[0] > high[-1] - low[-1]


def test_the_words_say_which_of_the_pcns_practices_are_where(bundle: Store) -> None:
    name = bundle.catalogue.areas[practices(bundle, NORTH)[0]].label
    chart = drawn(bundle, one_low(bundle))
    assert chart.sentence.startswith(
        "Blood pressure treated to threshold: 64.6% for Lewisham's 26 practices together, not adjusted for age. "
        f"Of North Lewisham's practices, {name} (55.0%) is below the 99.8% limits; eight are within the limits."
    )
    assert name in chart.alt


def test_beyond_the_95_limits_alone_is_no_more_than_that(bundle: Store) -> None:
    chart = drawn(bundle, one_low(bundle, 610))
    assert chart.title == "Blood pressure treated to threshold: 1 of 26 practices beyond the 95% limits"
    assert "is below the 95% limits" in chart.sentence
    assert "overdispersion" not in chart.sentence


def test_with_all_alike_none_is_beyond_and_all_are_within(bundle: Store) -> None:
    chart = drawn(bundle, counted(everywhere(bundle)))
    assert chart.title.endswith("none of 26 practices beyond the limits")
    assert "All nine practices of North Lewisham with counts are within the limits." in chart.sentence
    assert "No practice is beyond the limits." in chart.alt


def varying(store: Store) -> Answer:
    """Practices between 55% and 75%, and one at 30%."""
    spread = {code: (550.0 + 8 * n, 1000.0) for n, code in enumerate(everywhere(store))}
    return counted({**spread, practices(store, NORTH)[0]: (300.0, 1000.0)})


def test_limits_are_widened_where_practices_vary_by_more_than_chance(bundle: Store) -> None:
    chart, name = drawn(bundle, varying(bundle)), bundle.catalogue.areas[practices(bundle, NORTH)[0]].label
    assert chart.title.endswith("1 of 26 practices is worth asking about")
    assert f"{name} (30.0%) is below the 99.8% limits" in chart.sentence
    assert "Practices vary by more than chance: the standard deviation between them is" in chart.sentence
    assert "Chance alone would put about 1.3 of 26 outside the 95% limits; one is." in chart.sentence
    assert any("usual variation between practices as well as for chance" in note for note in chart.notes)


def test_one_practice_far_from_others_that_are_alike_does_not_widen_the_limits(bundle: Store) -> None:
    chart = drawn(bundle, one_low(bundle, 300))
    assert chart.title.endswith("1 of 26 practices beyond the 99.8% limits")
    assert "because of a few that are far from the others" in chart.sentence


def test_a_pcn_of_one_practice_has_nothing_to_compare_within(bundle: Store) -> None:
    sentence = drawn(bundle, one_low(bundle), MODALITY).sentence
    assert "Modality Lewisham (one practice, nothing to compare within): 65.0%, within the limits." in sentence


def test_six_points_are_all_named_and_it_is_said_what_they_can_show(bundle: Store) -> None:
    chart = drawn(bundle, six(bundle, own=3900))
    assert all(p.named for s in chart.series for p in s.points)
    assert "66.4% for the six PCNs together" in chart.sentence
    assert "North Lewisham: 65.0%, below the 95% limits." in chart.sentence
    assert "What six points can show: whether one PCN is far from the six together." in chart.sentence
    assert "about 1 time in 4 at least one of six lies beyond the 95% limits by chance alone" in chart.sentence
    assert "What 26 points" not in drawn(bundle, one_low(bundle)).sentence


def test_a_hidden_unit_is_named_with_its_reason_and_its_number_is_nowhere(bundle: Store) -> None:
    answer = one_low(bundle)
    secret = practices(bundle, NORTH)[0]
    spoiled = replace(answer, figures=tuple(hidden(f) if f.area_code == secret else f for f in answer.figures))
    chart, name = drawn(bundle, spoiled), bundle.catalogue.areas[secret].label
    assert any(
        f"Without a place, because counts are not shown: {name} (hidden: 1 to 7 people)." in n for n in chart.notes
    )
    assert chart.table.rows[-1][0] == name
    assert chart.table.rows[-1][2:] == ("Hidden: 1 to 7 people", "", "", "", "", "No place: counts not shown")
    assert len([p for s in chart.series for p in s.points]) == 25
    assert "for the 25 practices whose counts are shown together" in chart.sentence


def test_a_chosen_pcn_that_is_hidden_is_said_to_have_no_place(bundle: Store) -> None:
    answer = six(bundle)
    spoiled = replace(
        answer, figures=tuple(hidden(f) if f.area_code == area(NORTH).code else f for f in answer.figures)
    )
    chart = drawn(bundle, spoiled)
    assert "North Lewisham has no place: its counts are not shown." in chart.sentence
    assert [s.role for s in chart.series] == ["other"]


def test_a_value_without_counts_has_no_place_and_says_so(bundle: Store) -> None:
    answer = six(bundle)
    last = replace(answer.figures[-1], numerator=None, denominator=None)
    chart = drawn(bundle, replace(answer, figures=(*answer.figures[:-1], last)))
    assert any("(66.7%, without counts)" in note for note in chart.notes)


@pytest.mark.parametrize("nature", ["published", "local", "demonstration"])
def test_it_keeps_the_nature_of_its_figures(nature: Nature, bundle: Store) -> None:
    chart = drawn(bundle, six(bundle, nature))
    assert chart.nature == nature
    assert ["Example data." in text for text in (chart.mark + ".", chart.alt)] == [nature == "demonstration"] * 2


def test_its_table_has_limits_and_place_of_each(bundle: Store) -> None:
    table = drawn(bundle, six(bundle, own=3900)).table
    assert table.columns == ("PCN", "Per cent", "Numerator", "Denominator", "95% limits", "99.8% limits", "Place")
    assert table.rows[-1] == (
        "North Lewisham", "65.0%", "3,900", "6,000", "65.2% to 67.6%", "64.5% to 68.3%", "Below the 95% limits",
    )  # fmt: skip


def test_no_slip_and_no_word_that_a_limit_does_not_carry(bundle: Store) -> None:
    for chart in (drawn(bundle, one_low(bundle)), drawn(bundle, six(bundle)), drawn(bundle, one_low(bundle), MODALITY)):
        assert not [text for text in texts(chart) if slips(text) or FORBIDDEN.search(text)]


def test_a_share_under_one_per_cent_is_written_so_that_units_can_be_told_apart(bundle: Store) -> None:
    chart = drawn(bundle, counted({**all_pcns(bundle, 40, 40_000), area(NORTH).code: (60, 40_000)}))
    assert "North Lewisham: 0.15%, " in chart.sentence
    assert chart.benchmarks[0].label == "Average of these six PCNs together: 0.11%"
    assert chart.table.rows[0][1] == "0.15%"
