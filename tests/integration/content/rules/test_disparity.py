"""How far all groups lie apart, only where every group of the scheme is shown."""

import re

from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import SEL, asked, view_of
from tests.support.local_extract import PCN, answered, everywhere, kept_back

BROAD = {
    "black": (600.0, 1000.0),
    "asian": (300.0, 500.0),
    "mixed": (140.0, 200.0),
    "white": (1400.0, 2000.0),
    "other": (60.0, 100.0),
}


def said(store: Store, answer: Answer, area: str = PCN) -> str:
    given = ByGroup(by_group=answer, by_broad=answer, everyone=answer, area=area, reference="all", view=view_of(store))
    return spread_of_groups(given).sentences[0]


def test_both_measures_are_those_worked_out_by_hand_less_what_chance_adds(bundle: Store) -> None:
    """Everyone 2,500 of 3,800 = 65.8%; |60-65.8|, 5.8, 4.2, 4.2, 5.8 make a mean of 5.16 / 65.8 = 7.8%;
    (1600 x 5.79^2 + 2200 x 4.21^2) / 3800 = 24.4, whose root is 4.9. Less chance: 6.8% and 4.8."""
    found = said(bundle, answered(*everywhere("ethnicity_broad", BROAD)))
    index, points = (float(x) for x in re.findall(r": (\d+\.\d)%? \(", found))
    assert 6.3 < index < 7.5
    assert 4.4 < points < 4.9
    many = {group: (100 * n, 100 * d) for group, (n, d) in BROAD.items()}
    large = said(bundle, answered(*everywhere("ethnicity_broad", many)))
    assert "Index of disparity over the 5 groups: 7.8% (" in large
    assert "Standard deviation between groups: 4.9 (" in large


def test_those_whose_group_is_not_known_are_no_group(bundle: Store) -> None:
    more = {**BROAD, "not_stated": (1.0, 500.0)}
    without = said(bundle, answered(*everywhere("ethnicity_broad", BROAD)))
    assert said(bundle, answered(*everywhere("ethnicity_broad", more))) == without


def test_with_one_group_hidden_or_missing_it_cannot_be_computed(bundle: Store) -> None:
    rest = {group: pair for group, pair in BROAD.items() if group != "other"}
    shown = everywhere("ethnicity_broad", rest)
    for answer in (answered(*shown), answered(*shown, kept_back("ethnicity_broad", "other"))):
        assert "cannot be computed, because 1 of the 5 groups is not shown with their counts" in said(bundle, answer)


def test_what_is_published_has_it_too(bundle: Store) -> None:
    found = said(bundle, asked(bundle, "cvdp007hyp", SEL, by="ethnicity_cvdprevent"), SEL)
    assert found.startswith("Index of disparity over the 5 groups: 5.4% (4.9% to 5.8%)")


def test_with_nothing_to_hand_it_says_so(bundle: Store) -> None:
    assert "cannot be computed, because we have no groups for North Lewisham." in said(bundle, answered())
