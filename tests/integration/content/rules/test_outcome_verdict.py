"""What may be said of a PCN's measure: from two comparable Marches beside a comparator, never from example data."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from het_dash.content.rules.outcome_verdict import (
    Measured,
    in_words,
    judge,
    local,
    of_pcn,
    published,
    seen,
    together,
    told,
)
from het_dash.figures import Answer
from het_dash.figures.year_on_year import WITHHELD
from het_dash.store import Store
from tests.support.blocks import SEL, an_answer, hidden, slips, view_of
from tests.support.programme_returns import NORTH, PCN_CODES, march, of_six

NOTHING = an_answer(indicator="cvdp005ckd")
OWN: tuple[float, float] = (600, 700)


def with_sel(own: tuple[float, float] = OWN, **more: Any) -> Answer:
    """Published for the six and South East London, the rest of which holds 10,000 and stands still at 60%."""
    six = of_six(own, nature="published", source_id="cvdprevent", **more)
    sel = [
        march(year, 6000 + 3000 + part, 16_000, SEL, nature="published", source_id="cvdprevent")
        for year, part in ((2025, own[0]), (2026, own[1]))
    ]
    return replace(six, figures=(*six.figures, *sel))


def test_from_published_counts_the_comparator_is_south_east_london_less_the_six(bundle: Store) -> None:
    found = published(Measured(own=NOTHING, published=with_sel()), view_of(bundle))
    assert found.verdict == "rose more"
    assert found.found
    assert found.found.comparator == ((6000, 10_000), (6000, 10_000))
    assert found.found.points == pytest.approx(10)


def test_from_local_counts_it_is_the_other_five(bundle: Store) -> None:
    found = local(Measured(own=of_six(OWN), published=NOTHING), view_of(bundle))
    assert found.verdict == "rose more"
    assert found.found
    assert found.found.comparator == ((3000, 5000), (3000, 5000))
    assert found.beside == "The other five PCNs, also taking part"


def test_published_counts_go_first_and_local_ones_serve_where_there_are_none(bundle: Store) -> None:
    both = Measured(own=of_six((600, 500)), published=with_sel())
    assert judge(both, view_of(bundle)).verdict == "rose more"
    assert judge(Measured(own=of_six((600, 500)), published=NOTHING), view_of(bundle)).verdict == "rose less"


def test_example_data_has_no_verdict_whatever_it_shows_and_is_never_taken_for_real_data(bundle: Store) -> None:
    made = Measured(own=of_six(OWN, nature="demonstration", source_id="demo_gp_extract"), published=NOTHING)
    assert seen(made, view_of(bundle)).verdict == WITHHELD
    assert judge(made, view_of(bundle)).verdict == "cannot tell: we have no March data"


def test_one_hidden_pcn_leaves_no_comparator(bundle: Store) -> None:
    answer = of_six(OWN)
    gone = replace(answer, figures=tuple(hidden(f) if f.area_code == PCN_CODES[3] else f for f in answer.figures))
    found = local(Measured(own=gone, published=NOTHING), view_of(bundle))
    assert found.found is None
    assert found.verdict.startswith("cannot tell")


def test_what_is_left_of_south_east_london_must_be_possible(bundle: Store) -> None:
    answer = with_sel()
    small = tuple(replace(f, denominator=5000.0) if f.area_code == SEL else f for f in answer.figures)
    found = published(Measured(own=NOTHING, published=replace(answer, figures=small)), view_of(bundle))
    assert found.verdict.startswith("cannot tell: What is left of the comparator")


def test_the_sentence_holds_both_marches_the_difference_what_could_be_seen_and_the_verdict(bundle: Store) -> None:
    said = in_words(judge(Measured(own=of_six(OWN), published=NOTHING), view_of(bundle)), view_of(bundle))
    assert said == (
        "North Lewisham: 60.0% in March 2025 and 70.0% in March 2026. Its change less that of the other five PCNs, "
        "also taking part: +10.0 points (+4.8 to +15.2). A change below about 6.7 points would be missed more than "
        "one time in five. Verdict: rose more."
    )
    assert not slips(said)


def from_2023(answer: Answer, **more: Any) -> Answer:
    """The same answer with March 2023 in place of March 2025."""
    earlier = {date(2025, 3, 31): date(2023, 3, 31)}
    figures = (replace(f, period_end=earlier.get(f.period_end, f.period_end), **more) for f in answer.figures)
    return replace(answer, figures=tuple(figures))


def test_a_pcn_whose_practices_changed_says_that_it_is_only_partly_comparable(bundle: Store) -> None:
    view, own = of_pcn("pcn:sevenfields", view_of(bundle)), from_2023(of_six(OWN))
    marches, *_ = told(local(Measured(own=own, published=NOTHING), view), view)
    assert marches == "2023 and 2026; partly comparable: not the same practices (Burnt Ash Surgery)"
    other = view_of(bundle)
    assert told(local(Measured(own=own, published=NOTHING), other), other)[0] == "2023 and 2026"


def test_a_merger_within_a_pcn_leaves_it_comparable(bundle: Store) -> None:
    view = of_pcn("pcn:sevenfields", view_of(bundle))  # Burnt Ash merged into another of its practices by March 2025
    assert told(local(Measured(own=of_six(OWN), published=NOTHING), view), view)[0] == "2025 and 2026"


def test_figures_of_the_same_practices_throughout_are_comparable(bundle: Store) -> None:
    view, own = of_pcn("pcn:sevenfields", view_of(bundle)), from_2023(of_six(OWN), membership="constant")
    assert told(local(Measured(own=own, published=NOTHING), view), view)[0] == "2023 and 2026"


def test_a_march_that_one_of_several_places_hides_is_not_added_up() -> None:
    answer = of_six(OWN)
    first = next(f for f in answer.figures if f.area_code == NORTH)
    gone = replace(answer, figures=(hidden(first), *answer.figures[1:]))
    assert [on.year for on in together(gone, PCN_CODES)] == [2026]
    assert together(answer, PCN_CODES[1:]) == {
        march(2025, 1, 2).period_end: (3000, 5000), march(2026, 1, 2).period_end: (3000, 5000),
    }  # fmt: skip
