"""By deprivation of area: slope and relative index, from what is published."""

from dataclasses import replace

import numpy as np
import pytest

from het_dash.catalogue import Status
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules.deprivation import indices, slope, slope_in_words
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import ENGLAND, SEL, asked, emptied, view_of, with_hidden

FIFTHS = "imd_quintile_england"


def by_fifth(store: Store, indicator: str = "cvdp007hyp", *areas: str) -> Answer:
    return asked(store, indicator, *(areas or (SEL, ENGLAND)), by=FIFTHS)


def rows(store: Store, answer: Answer) -> dict[str, tuple[str, ...]]:
    found = indices(answer, view_of(store))
    assert isinstance(found, Tabled)
    return {row[0]: row[1:] for row in found.table.rows}


def said(store: Store, answer: Answer) -> str:
    return slope_in_words(answer, view_of(store)).sentences[0]


def test_the_slope_is_the_line_through_the_fifths_by_hand(bundle: Store) -> None:
    """Least squares of the published shares on mid-points of cumulative patients, weighed by patients."""
    people = np.array([46_650, 84_520, 48_215, 34_145, 31_175], dtype=float)
    shares = np.array([f.value for f in by_fifth(bundle, "cvdp007hyp", SEL).figures], dtype=float)
    rank = (np.cumsum(people) - people / 2) / people.sum()
    line, middle = np.polyfit(rank, shares, 1, w=np.sqrt(people))
    found = slope(by_fifth(bundle, "cvdp007hyp", SEL))
    assert found
    assert found.slope == pytest.approx(line)
    assert found.relative == pytest.approx((middle + line) / middle)
    assert found.slope_lower < line < found.slope_upper


def test_a_place_a_row_with_both_indices(bundle: Store) -> None:
    assert rows(bundle, by_fifth(bundle)) == {
        "South East London": ("9.6 (9.0 to 10.2)", "1.14 (1.13 to 1.15)"),
        "England": ("4.8 (4.7 to 4.9)", "1.07 (1.07 to 1.07)"),
    }


def test_the_sentence_says_which_way_as_far_as_the_limits_carry(bundle: Store) -> None:
    assert said(bundle, by_fifth(bundle)) == (
        "Across South East London, blood pressure treated to threshold rises by 9.6 points (9.0 to 10.2) from the most "
        "to the least deprived areas, not adjusted for age."
    )


def test_a_slope_the_other_way_falls_and_a_flat_one_is_not_called_a_slope(bundle: Store) -> None:
    answer = by_fifth(bundle)
    turned = dict(zip("12345", reversed([f for f in answer.figures if f.area_code == SEL]), strict=True))
    falls = replace(answer, figures=tuple(replace(f, group_id=group) for group, f in turned.items()))
    assert "falls by" in said(bundle, falls)
    flat = replace(falls, figures=tuple(replace(f, value=70.0, lower=69.5, upper=70.5) for f in falls.figures))
    assert "has no clear slope" in said(bundle, flat)


def test_where_a_fifth_is_hidden_it_cannot_be_computed(bundle: Store) -> None:
    hidden = with_hidden(by_fifth(bundle), lambda f: f.group_id == "3", Status.SUPPRESSED_AT_SOURCE)
    assert rows(bundle, hidden)["England"] == ("cannot be computed: a fifth is not shown",) * 2
    assert "cannot be computed, because a fifth is not shown" in said(bundle, hidden)


def test_crude_prevalence_has_no_slope(bundle: Store) -> None:
    """methods 1: it follows age, and runs the wrong way round."""
    why = "cannot be computed: recorded prevalence follows age, and this is not adjusted for it"
    assert rows(bundle, by_fifth(bundle, "cvdp001hyp")) == dict.fromkeys(("South East London", "England"), (why, why))


def test_without_counts_of_patients_there_is_nothing_to_weigh_by(bundle: Store) -> None:
    found = rows(bundle, by_fifth(bundle, "cvdp001hyp_standardised"))
    assert found["England"][0] == "cannot be computed: the fifths' counts of patients are not published"


def test_with_nothing_to_hand_it_says_so(bundle: Store) -> None:
    assert isinstance(indices(emptied(by_fifth(bundle)), view_of(bundle)), Words)
    assert "cannot be computed" in said(bundle, emptied(by_fifth(bundle)))
