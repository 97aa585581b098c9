"""Completeness and bounds, as the page words them."""

from dataclasses import replace

from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules import completeness_bounds
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Figure
from het_dash.store import Store
from tests.support.blocks import SEL, asked, view_of
from tests.support.local_extract import PCN, answered, counted, everywhere, kept_back

COUNTS = {"N": (300.0, 500.0), "M": (390.0, 600.0), "A": (1500.0, 2000.0), "Z": (40.0, 100.0), "99": (10.0, 50.0)}
BROAD = {"white": (1500.0, 2000.0)}


def given(store: Store, *instead: Figure) -> ByGroup:
    hidden = {f.group_id for f in instead}
    groups = (f for f in everywhere("ethnicity_nhs16", COUNTS) if f.group_id not in hidden)
    return ByGroup(
        by_group=answered(*groups, *instead),
        by_broad=answered(*everywhere("ethnicity_broad", BROAD)),
        everyone=answered(counted("persons", "all", 2240, 3250)),
        area=PCN,
        reference="white",
        view=view_of(store),
    )


def bounds(store: Store, *instead: Figure) -> Tabled:
    found = completeness_bounds.could_be(given(store, *instead))
    assert isinstance(found, Tabled)
    return found


def test_each_way_of_not_knowing_stands_by_itself_and_both_together_by_hand(bundle: Store) -> None:
    """Black African 300/500: + 60 untreated of Z: 300/560; + 40 treated: 340/540; of 99: 300/540, 310/510."""
    table = bounds(bundle).table
    assert table.columns[2:] == (
        "If all were this group: asked and not stated", "If all were this group: not known",
        "If all were this group: both",
    )  # fmt: skip
    assert table.rows[0] == ("Black African", "60.0%", "53.6% to 63.0%", "55.6% to 60.8%", "50.0% to 63.6%")
    assert [row[0] for row in table.rows] == ["Black African", "Black Caribbean", "White"]


def test_it_says_whether_a_gap_would_be_there_whatever_the_group_of_the_unknown(bundle: Store) -> None:
    """White at least 1500/2100 = 71.4%; Black African at most 63.6%, Black Caribbean 440/650 = 67.7%."""
    assert bounds(bundle).source.count("there would be a difference whatever their group.") == 2


def test_hidden_unknowns_have_no_bounds(bundle: Store) -> None:
    rows = bounds(bundle, kept_back("ethnicity_nhs16", "99")).table.rows
    assert rows[0][2:] == ("53.6% to 63.0%", "cannot be computed", "cannot be computed")


def test_a_hidden_group_has_its_reason(bundle: Store) -> None:
    rows = bounds(bundle, kept_back("ethnicity_nhs16", "N")).table.rows
    assert ("Black African", "Hidden: 1 to 7 people", *["cannot be computed"] * 3) in rows


def test_completeness_is_said_with_place_and_date(bundle: Store) -> None:
    said = completeness_bounds.completeness(given(bundle))
    assert said == Words((
        "North Lewisham, March 2026. Ethnic group is recorded for 95.4% of the 3,250 patients counted here: 100 asked "
        "and not stated, 50 not known.",
    ), nature="demonstration")  # fmt: skip


def test_a_suppressed_number_not_known_leaves_completeness_as_a_range(bundle: Store) -> None:
    """Known: 498 to 502, 598 to 602, 1,998 to 2,002; not stated 98 to 102; up to 60 more of 3,248 to 3,252."""
    said = completeness_bounds.completeness(given(bundle, kept_back("ethnicity_nhs16", "99")))
    assert "Ethnic group is recorded for about 95% to 97% of the 3,250 patients counted here" in said.sentences[0]


def test_a_range_too_wide_to_be_of_use_is_not_given(bundle: Store) -> None:
    said = completeness_bounds.completeness(
        given(bundle, kept_back("ethnicity_nhs16", "99"), kept_back("ethnicity_nhs16", "A"))
    )
    assert "cannot be computed from what is shown" in said.sentences[0]


def test_what_is_published_has_bounds_too(bundle: Store) -> None:
    """Black 46,350 of 68,915; not stated 3,635 of 5,495: 46,350 / 70,775 and 49,985 / 72,550."""
    by_group, everyone = asked(bundle, "cvdp007hyp", SEL, by="ethnicity_cvdprevent"), asked(bundle, "cvdp007hyp", SEL)
    published = replace(given(bundle), by_group=by_group, by_broad=by_group, everyone=everyone, area=SEL)
    found = completeness_bounds.could_be(published)
    assert isinstance(found, Tabled)
    assert found.table.rows[0][:3] == ("Black", "67.3%", "65.5% to 68.9%")
    assert found.mark == ""


def test_with_nobody_unknown_it_says_so(bundle: Store) -> None:
    known = answered(*everywhere("ethnicity_nhs16", {"N": (300.0, 500.0)}))
    said = completeness_bounds.could_be(replace(given(bundle), by_group=known))
    assert said == Words(("North Lewisham: no patient of unknown ethnic group is counted.",))


def test_with_nothing_to_hand_it_says_so(bundle: Store) -> None:
    said = completeness_bounds.completeness(replace(given(bundle), by_group=answered()))
    assert said == Words(("North Lewisham: we have no figures by ethnic group.",))
