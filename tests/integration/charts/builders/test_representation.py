"""The representation chart: the same share is a labelled line, what limits do not carry is not said."""

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts import Chart
from het_dash.charts.builders.representation import Compared, representation
from het_dash.figures.reach_shares import LIMITS_IN_WORDS
from het_dash.figures.representation import Asked, Mix, hold, reached_mix
from het_dash.figures.totals import Counted
from het_dash.store import Store
from tests.support.blocks import asked, slips, texts, view_of
from tests.support.returns import BROAD, GROUPS, TOLD, Counts, counts
from tests.support.wording import FORBIDDEN

RESIDENTS = Mix({"N": Counted(12.6), "M": Counted(10.6), "P": Counted(3.6), "G": Counted(2.0)}, Counted(100.0))
ASKED = (
    Asked("Black African and Black Caribbean", ("N", "M"), programme=True),
    Asked("All Black groups", ("N", "M", "P"), "black"),
    Asked("Other Mixed", ("G",)),
)


def drawn(
    store: Store, population: str = "residents", groups: Counts = GROUPS, everyone: Counts = TOLD, **answer: str
) -> Chart:
    nhs = load().breakdowns["ethnicity_nhs16"]
    people = counts(everyone, **answer)  # type: ignore[arg-type]
    reached = reached_mix(
        nhs, by_group=counts(groups, "ethnicity_nhs16"), by_broad=counts(BROAD, "ethnicity_broad"), everyone=people
    )
    against = load().representation.population(population)
    found = Compared("people reached", reached, hold(reached, RESIDENTS, ASKED), against)
    return representation(found, (people, asked(store, "residents_ethnic_group", "E09000023", by="ethnicity_census19")),
                          view_of(store))  # fmt: skip


def test_bars_stand_round_a_labelled_line_at_the_same_share(bundle: Store) -> None:
    chart = drawn(bundle)
    (line,) = chart.benchmarks
    assert (line.value, line.label) == (1.0, "1.0, the same share as the population")
    first = chart.series[0].points[0]
    assert (first.at, first.text, first.role) == ("Black African and Black Caribbean", "2.16", "chosen")
    assert first.lower is not None
    assert first.lower < first.value < first.upper  # type: ignore[operator]


def test_the_sentence_says_both_shares_the_ratio_its_limits_and_its_bounds(bundle: Store) -> None:
    assert drawn(bundle).sentence == (
        "50% of people reached whose ethnic group is known are from Black African and Black Caribbean backgrounds, and "
        "23% of Lewisham's residents. That is 2.16 times their share (between 1.91 and 2.42). 1.0 means the same share "
        "as the population, not enough. If none of the 40 whose ethnic group is not known came from these groups, it "
        "would be 1.96 times their share. If all did, it would be 2.35."
    )


def test_the_title_is_the_finding_as_far_as_the_limits_carry_it(bundle: Store) -> None:
    assert drawn(bundle).title == (
        "Black African and Black Caribbean: a larger share of people reached than of Lewisham's residents"
    )
    few = drawn(bundle, groups={**GROUPS, "N": 30, "M": 15})
    assert few.title.startswith("Black African and Black Caribbean: a smaller share")
    level = drawn(bundle, groups={**GROUPS, "N": 50, "M": 40})
    assert level.title.startswith("Black African and Black Caribbean: no clear difference from their share")
    assert "no clear difference)" in level.sentence


def test_a_hidden_group_has_its_reason_in_the_bars_place(bundle: Store) -> None:
    hidden = drawn(bundle).series[0].points[2]
    assert (hidden.value, hidden.text, hidden.status) == (None, "1 to 7, hidden", Status.HIDDEN_SMALL)


def test_above_thirty_per_cent_unknown_no_bar_is_drawn_and_the_bounds_are_told(bundle: Store) -> None:
    chart = drawn(bundle, groups={**GROUPS, "99": 250}, everyone={"all": 665})
    assert chart.empty
    assert chart.sentence.startswith("We do not know the ethnic group of 40% of people reached, too many for a ratio.")
    assert "If all did, it would be 3.01." in chart.sentence
    assert chart.table.rows[0][4:] == ("no figure", "no figure", "no figure", "1.30", "3.01")


@pytest.mark.parametrize(
    ("groups", "everyone", "said"),
    [
        (GROUPS, {"all": Status.HIDDEN_TOTAL_TOO_SMALL}, "how many people reached there are: hidden: fewer than 20"),
        (
            {**GROUPS, "N": Status.HIDDEN_SMALL, "M": Status.HIDDEN_SMALL, "Z": Status.HIDDEN_SMALL},
            TOLD,
            "(how many have no known ethnic group: hidden: would reveal another group)",
        ),
        (
            {**GROUPS, "N": Status.HIDDEN_LINKED, "M": Status.HIDDEN_LINKED},
            TOLD,
            "are of these groups: hidden: would reveal another group)",
        ),
    ],
)
def test_without_a_ratio_the_sentence_says_which_part_is_hidden(
    groups: Counts, everyone: Counts, said: str, bundle: Store
) -> None:
    assert said in drawn(bundle, groups=groups, everyone=everyone).sentence


def test_a_range_is_told_with_the_counts_behind_it_and_drawn_as_a_range(bundle: Store) -> None:
    """200 is 196 to 204; not known 25 and not stated 1 to 7 are 24 to 34 of 438 to 442."""
    chart = drawn(bundle, groups={**GROUPS, "Z": Status.HIDDEN_SMALL})
    assert chart.sentence.startswith(
        "About 47% to 50% of people reached whose ethnic group is known are from Black African and Black Caribbean "
        "backgrounds: 200 (196 to 204) of 404 to 418 people. They are 23% of Lewisham's residents. That is about "
        "2.0 to 2.2 times their share. It is a range because the number whose ethnic group is not known is suppressed."
    )
    assert (
        chart.title
        == "Black African and Black Caribbean: a larger share of people reached than of Lewisham's residents"
    )
    first = chart.series[0].points[0]
    assert (first.value, first.lower, first.upper, first.text) == (None, None, None, "2.0 to 2.2")
    assert first.between
    assert first.between == pytest.approx((196 / 418 / 0.232, 204 / 404 / 0.232))
    assert chart.table.rows[0][:5] == (
        "Black African and Black Caribbean", "200", "about 47% to 50%", "23.2%", "about 2.0 to 2.2",
    )  # fmt: skip
    assert any(note.startswith("A pale bar is a range") for note in chart.notes)
    assert not any(note == LIMITS_IN_WORDS for note in chart.notes), "no bar has limits for chance"


def test_a_suppressed_number_of_unknown_that_may_be_too_many_tells_both_ranges(bundle: Store) -> None:
    chart = drawn(bundle, groups={"N": 10, "M": 10, "99": Status.HIDDEN_SMALL, "Z": 0}, everyone={"all": 25})
    assert chart.empty
    assert chart.sentence.startswith(
        "We do not know the ethnic group of about 4% to 30% of people reached, which may be too many for a ratio. "
        "If none of those whose ethnic group is not known"
    )


def test_an_estimated_population_says_so_and_is_about(bundle: Store) -> None:
    chart = drawn(bundle, "registered")
    assert any("estimate" in note for note in chart.notes)
    assert chart.table.rows[0][3] == "about 23%"
    assert "about 23%" in chart.sentence


def test_the_word_need_is_not_in_it(bundle: Store) -> None:
    for population in load().representation.populations:
        assert not [text for text in texts(drawn(bundle, population.id)) if "need" in text.lower()]


def test_it_is_as_weak_as_its_weakest_part_and_names_both_sources(bundle: Store) -> None:
    chart = drawn(bundle, nature="demonstration")
    assert chart.nature == "demonstration"
    assert "Quarterly returns" in chart.source
    assert "Census 2021" in chart.source
    assert "April 2025 to September 2026" in chart.source


def test_its_words_are_whole_and_claim_no_better_or_worse(bundle: Store) -> None:
    for chart in (
        drawn(bundle),
        drawn(bundle, groups={**GROUPS, "M": Status.HIDDEN_SMALL}),
        drawn(bundle, "registered"),
    ):
        assert not [text for text in texts(chart) if slips(text) or FORBIDDEN.search(text)]
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}
        assert chart.sentence in chart.alt


def test_nothing_returned_leaves_a_chart_without_rows(bundle: Store) -> None:
    assert drawn(bundle, groups={}, everyone={}).table.rows == ()
