"""Those reached against each population: which questions are asked, and that need is said only of a condition."""

from dataclasses import replace

import pytest

from het_dash.catalogue import Status, load
from het_dash.charts import Chart
from het_dash.content.blocks import Words
from het_dash.content.rules import representation
from het_dash.content.rules.representation import (
    NEED,
    NOT_HELD,
    CountedPeople,
    Theirs,
    by_group_of_each,
    everyone_of_each,
)
from het_dash.figures import Answer
from het_dash.store import Store
from het_dash.store.questions import BOROUGH as AT_LEWISHAM
from tests.support.blocks import LEWISHAM, asked, texts, view_of
from tests.support.returns import BROAD, GROUPS, TOLD, a_count, counts

REPRESENTATION = load().representation
MIX = CountedPeople(
    everyone=counts(TOLD),
    by_group=counts(GROUPS, "ethnicity_nhs16"),
    by_broad=counts(BROAD, "ethnicity_broad"),
)
SUPPRESSED = replace(MIX, by_group=counts({**GROUPS, "Z": Status.HIDDEN_SMALL}, "ethnicity_nhs16"))


def with_condition(indicator: str = "cvdp007hyp", nature: str = "local") -> Theirs:
    """An extract's denominators: 1,000 people, 100 of unknown group; of 900, 300 Black African, 150 Caribbean."""
    people = {"N": 300, "M": 150, "P": 50, "A": 400, "Z": 50, "99": 50}
    made = counts({}, indicator=indicator)
    by = tuple(
        a_count(10, g, "ethnicity_nhs16", indicator, nature=nature, denominator=float(n)) for g, n in people.items()
    )
    whole = a_count(100, "all", "persons", indicator, nature=nature, denominator=1000.0)
    return Theirs(by_group=Answer(made.indicator, by, ()), everyone=Answer(made.indicator, (whole,), ()))


def without_extract(indicator: str = "cvdp007hyp") -> Theirs:
    return Theirs(by_group=counts({}, indicator=indicator), everyone=counts({}, indicator=indicator))


def residents(store: Store) -> Theirs:
    return Theirs(by_group=asked(store, "residents_ethnic_group", LEWISHAM, by="ethnicity_census19"))


def populations(store: Store, **given: Theirs) -> dict[str, Theirs]:
    """Each population of the catalogue: residents, those given, and no figure of any other."""
    conditions = {one.id: without_extract(one.indicator) for one in REPRESENTATION.populations if one.need}
    estimate = Theirs(by_group=residents(store).by_group.only(()))
    return {"residents": residents(store), "registered": estimate, **conditions, **given}


def test_published_populations_are_asked_of_the_published_layer_and_conditions_of_our_own() -> None:
    by_group, everyone = by_group_of_each(load()), everyone_of_each(load())
    assert list(by_group) == [one.id for one in REPRESENTATION.populations]
    for one in REPRESENTATION.populations:
        assert by_group[one.id].layer == ("own" if one.need else "published")
        assert (one.id in everyone) == one.need
    assert by_group["residents"].areas == (AT_LEWISHAM,)
    assert by_group["residents"].indicator == load().with_role("residents_by_ethnic_group").id


def test_residents_of_sixteen_groups_add_up_to_everyone(bundle: Store) -> None:
    chart = representation.against(people=MIX, theirs=residents(bundle), view=view_of(bundle))
    assert isinstance(chart, Chart)
    shares = [float(row[3].removesuffix("%")) for row in chart.table.rows[3:]]
    assert len(shares) == 16
    assert sum(shares) == pytest.approx(100, abs=0.5)


def test_each_population_has_a_range_where_the_number_not_known_is_suppressed(bundle: Store) -> None:
    table = representation.each(people=SUPPRESSED, populations=populations(bundle), view=view_of(bundle))
    assert table is not None
    first = table.table.rows[0]
    assert table.title == "Black African and Black Caribbean: about 47% to 50% of people reached"
    assert first[2] == "about 2.0 to 2.2"


def test_the_programmes_groups_come_first_together_and_apart(bundle: Store) -> None:
    chart = representation.against(people=MIX, theirs=residents(bundle), view=view_of(bundle))
    assert isinstance(chart, Chart)
    assert chart.categories[:5] == (
        "Black African and Black Caribbean", "All Black groups", "Mixed White and Black groups", "Black African",
        "Black Caribbean",
    )  # fmt: skip
    roles = {p.at: p.role for p in chart.series[0].points if p.value is not None}
    assert [at for at, role in roles.items() if role == "chosen"] == [
        "Black African and Black Caribbean", "Black African", "Black Caribbean"
    ]  # fmt: skip


def test_census_2021_lewisham_is_23_per_cent_black_african_or_black_caribbean(bundle: Store) -> None:
    """Census 2021: 12.58% and 10.61%."""
    chart = representation.against(people=MIX, theirs=residents(bundle), view=view_of(bundle))
    assert isinstance(chart, Chart)
    assert chart.table.rows[0][3] == "23.2%"


def test_need_is_said_only_where_the_population_has_the_condition(bundle: Store) -> None:
    plain = representation.against(people=MIX, theirs=residents(bundle), view=view_of(bundle))
    need = representation.against(people=MIX, theirs=with_condition(), view=view_of(bundle), population="hypertension")
    assert isinstance(plain, Chart)
    assert isinstance(need, Chart)
    assert NEED in need.notes
    assert not [text for text in texts(plain) if "need" in text.lower()]
    assert "50%; of" not in need.sentence
    assert "and 50% of patients with recorded hypertension. That is 1.00 times" in need.sentence


def test_every_population_stands_in_a_row_and_one_not_to_hand_says_so(bundle: Store) -> None:
    estimated = asked(bundle, "ethnic_mix_estimate", view_of(bundle).pcn.code, by="ethnicity_census19")
    given = populations(bundle, registered=Theirs(by_group=estimated), hypertension=with_condition())
    tabled = representation.each(people=MIX, populations=given, view=view_of(bundle))
    assert tabled is not None
    rows = {row[0]: row[1:] for row in tabled.table.rows}
    assert list(rows) == [f"{one.label} (need)" if one.need else one.label for one in REPRESENTATION.populations]
    assert tabled.title == "Black African and Black Caribbean: 50% of people reached"
    assert rows["Lewisham's residents, Census 2021"] == ("23%", "2.16 (1.91 to 2.42)")
    assert rows["Patients with recorded hypertension (need)"] == ("50%", "1.00 (0.89 to 1.12)")
    assert rows["Patients with recorded chronic kidney disease (need)"] == (NOT_HELD, NOT_HELD)
    assert rows["Registered patients (estimate)"][0].startswith("about ")


def test_real_reach_against_an_example_population_is_example_data(bundle: Store) -> None:
    example = with_condition(nature="demonstration")
    given = populations(bundle, hypertension=example)
    tabled = representation.each(people=MIX, populations=given, view=view_of(bundle))
    assert tabled is not None
    assert tabled.mark == "Contains example data"
    marked = [row[0] for row in tabled.table.rows if row[0].endswith("(example data)")]
    assert marked == ["Patients with recorded hypertension (need) (example data)"]
    chart = representation.against(people=MIX, theirs=example, view=view_of(bundle), population="hypertension")
    assert isinstance(chart, Chart)
    assert chart.mark == "Example data"


def test_a_population_that_nobody_brought_in_is_not_held_and_who_can_supply_it_is_said(bundle: Store) -> None:
    said = representation.against(people=MIX, theirs=without_extract(), view=view_of(bundle), population="hypertension")
    assert isinstance(said, Words)
    assert said.missing
    assert said.sentences == (
        "We have no ethnic groups of patients with recorded hypertension yet. Lewisham's GP practices can supply them "
        "in a local extract.",
    )


def test_against_a_population_that_is_not_held_no_ratio_is_called_hidden(bundle: Store) -> None:
    tabled = representation.each(people=SUPPRESSED, populations=populations(bundle), view=view_of(bundle))
    assert tabled is not None
    assert [row[1:] for row in tabled.table.rows[2:]] == [(NOT_HELD, NOT_HELD)] * 3


def test_nobody_returned_has_nothing_to_hold_against_anything(bundle: Store) -> None:
    nobody = CountedPeople(everyone=counts({}), by_group=counts({}), by_broad=counts({}))
    assert representation.against(people=nobody, theirs=residents(bundle), view=view_of(bundle)) is None
    assert representation.each(people=nobody, populations=populations(bundle), view=view_of(bundle)) is None
