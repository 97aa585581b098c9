"""The demonstration returns before anybody checks them: shaped like real programmes, and no words invented."""

from collections import Counter

import pytest

from het_dash.catalogue import CatalogueError, load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.groups import NOT_KNOWN, NOT_STATED
from het_dash.ingest.example.published import NothingPublished
from het_dash.ingest.example.returns.scenario import Arrival, arrivals
from het_dash.ingest.returns.model import Cohort, Return
from tests.integration.ingest.example.conftest import Slip
from tests.support.small_bundle import SmallData

FIRST, LAST = Quarter(2025, 1), Quarter(2026, 2)
PROGRAMME = ("N", "M")


@pytest.fixture(scope="module")
def sent() -> tuple[Arrival, ...]:
    return arrivals(load())


@pytest.fixture(scope="module")
def second(sent: tuple[Arrival, ...]) -> dict[tuple[str, Quarter], Return]:
    """Returns of cycle 2 as they count in the end."""
    return {(one.given.pcn, one.given.quarter): one.given for one in sent if one.given.quarter >= FIRST}


def test_all_six_teams_every_quarter_but_the_one_that_never_came(second: dict[tuple[str, Quarter], Return]) -> None:
    expected = {(pcn.code, quarter) for pcn in load().pcns for quarter in FIRST.until(LAST)}
    assert expected - set(second) == {("pcn:lewisham-care-partnership", Quarter(2026, 1))}


def test_a_quarter_that_never_came_is_told_of_by_the_next_return(second: dict[tuple[str, Quarter], Return]) -> None:
    told = second["pcn:lewisham-care-partnership", LAST].cohorts
    assert [str(one.quarter) for one in told] == [str(quarter) for quarter in FIRST.until(LAST)]


def test_nobody_has_written_a_word(sent: tuple[Arrival, ...]) -> None:
    texts = Counter(
        text
        for one in sent
        for text in (
            one.given.disagreement,
            *(activity.name for activity in one.given.activities),
            *(text for learnt in one.given.learning for text in (learnt.heard, learnt.recommendation)),
        )
        if text
    )
    assert set(texts) == {"[example theme]", "[example recommendation]", "[example of what partners see differently]"}


def test_no_team_is_given_a_condition_or_a_primary_measure(sent: tuple[Arrival, ...]) -> None:
    assert {(one.given.condition, one.given.primary_measure) for one in sent} == {(None, None)}
    assert all(team.condition is None for team in load().teams)  # when one is published, the demonstration must follow


def test_people_are_reached_as_assumed(second: dict[tuple[str, Quarter], Return]) -> None:
    assert 2_500 < sum(one.totals.people_new for one in second.values()) < 4_000
    for one in second.values():
        assert one.totals.contacts == sum(one.contacts_by.values()) == sum(a.people for a in one.activities)
        assert one.totals.people_new == sum(a.people for a in one.attendance)


def test_programme_groups_are_reached_more_than_their_share(second: dict[tuple[str, Quarter], Return]) -> None:
    people: Counter[str] = Counter()
    for one in second.values():
        for attended in one.attendance:
            people[attended.group] += attended.people
    known = sum(people.values()) - people[NOT_STATED] - people[NOT_KNOWN]
    assert 0.5 < sum(people[group] for group in PROGRAMME) / known < 0.75  # about a quarter of residents
    assert 0.08 < 1 - known / sum(people.values()) < 0.2


def test_one_return_has_too_many_unknown_for_a_headline(second: dict[tuple[str, Quarter], Return]) -> None:
    unknown = {
        key: sum(a.people for a in one.attendance if a.group in (NOT_STATED, NOT_KNOWN)) / one.totals.people_new
        for key, one in second.items()
    }
    assert [key for key, share in unknown.items() if share > 0.3] == [("pcn:modality-lewisham", Quarter(2025, 4))]


def test_conversion_is_as_published_programmes_report(second: dict[tuple[str, Quarter], Return]) -> None:
    cohorts = [c for (_, q), one in second.items() if q == LAST for c in one.cohorts if c.condition == "hypertension"]
    of = Counter[str]()
    for cohort in cohorts:
        of.update(cohort.counts)
    people = sum(one.totals.people_new for (pcn, _), one in second.items() if _hypertension(second, pcn))
    assert of["checked"] / people == pytest.approx(142 / 250, abs=0.06)  # Peckham, October 2025
    assert 0.15 < of["follow_up"] / of["checked"] < 0.44  # Peckham 15%, Derby nearly 30%, Barnet 44%
    assert of["newly_diagnosed"] / of["checked"] == pytest.approx(0.118, abs=0.05)  # Manchester
    assert of["treated"] > of["outcome_12_months"] > 0


def _hypertension(second: dict[tuple[str, Quarter], Return], pcn: str) -> bool:
    return any(one.condition == "hypertension" for one in second[pcn, LAST].cohorts)


def test_later_returns_only_add_to_what_a_cohort_has_come_to(second: dict[tuple[str, Quarter], Return]) -> None:
    before: dict[tuple[str, Quarter], Cohort] = {}
    for (pcn, _), one in sorted(second.items(), key=lambda item: item[0]):
        for cohort in one.cohorts:
            earlier = before.get((pcn, cohort.quarter), cohort)
            assert earlier.counts["checked"] == cohort.counts["checked"]
            assert all(count <= cohort.counts[stage] for stage, count in earlier.counts.items())
            before[pcn, cohort.quarter] = cohort


def test_partners_do_not_see_everything_the_same_way(second: dict[tuple[str, Quarter], Return]) -> None:
    differ = [
        {answer.by: answer.answer for answer in one.answers if answer.measure == measure}
        for one in second.values()
        for measure in ("trust", "power", "time_together", "shared_decisions")
    ]
    share = sum(answers["hef"] != answers["vcso"] for answers in differ) / len(differ)
    assert 0.2 < share < 0.9


def test_milestones_never_go_back(second: dict[tuple[str, Quarter], Return]) -> None:
    steps = ["not_yet", "under_way", "done"]
    reached: dict[tuple[str, str], int] = {}
    for (pcn, _), one in sorted(second.items(), key=lambda item: item[0]):
        for answer in one.answers:
            if answer.answer in steps:
                step = steps.index(answer.answer)
                assert step >= reached.get((pcn, answer.measure), 0)
                reached[pcn, answer.measure] = step
    assert set(reached.values()) == {0, 1, 2}


def test_wellbeing_means_wait_for_thirty_people(second: dict[tuple[str, Quarter], Return]) -> None:
    for one in second.values():
        said = {answer.measure: answer.number for answer in one.answers}
        assert ("wellbeing_before" in said) == ((said.get("wellbeing_pairs") or 0) >= 30)


def test_cycle_1_holds_activities_totals_and_champions_only(sent: tuple[Arrival, ...]) -> None:
    first = [one.given for one in sent if one.given.quarter < FIRST]
    quarters = Quarter(2023, 1).until(load().cycles[0].last_quarter)
    assert {(one.pcn, one.quarter) for one in first} == {(pcn.code, q) for pcn in load().pcns for q in quarters}
    for one in first:
        assert not any((one.attendance, one.contacts_by, one.champions, one.cohorts, one.answers, one.learning))
        assert one.totals.registered_yes == one.totals.living_yes == 0
    assert 2_500 < sum(one.totals.people_new for one in first) < 2_600
    assert 70 < sum(one.totals.champions_trained for one in first) < 80


def test_the_same_seed_gives_the_same_returns(sent: tuple[Arrival, ...]) -> None:
    assert arrivals(load()) == sent


def test_one_more_quarter_changes_none_before(sent: tuple[Arrival, ...], slip: Slip) -> None:
    longer = slip("returns.yaml", "quarter: 2026-27Q2", "quarter: 2026-27Q3")
    assert tuple(one for one in arrivals(longer) if one.given.quarter <= LAST) == sent


def test_without_an_ethnic_mix_there_are_none(small: SmallData) -> None:
    with pytest.raises(NothingPublished):
        arrivals(small.catalogue)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"pcn:sevenfields", checks_for', '"pcn:seven", checks_for', "'pcn:seven'.*is not known"),
        ("checks_for: type_2_diabetes", "checks_for: diabetes", "checks_for.*'diabetes'"),
        ("health_fair: 2,", "health_fare: 2,", "'health_fare'.*is not known"),
        ('"M": 2.6', '"Q": 2.6', "'Q'.*is not known"),
        ("bids_won: [0, 1]", "bids_lost: [0, 1]", "'bids_lost'"),
        ("under_18: 3", "under_17: 3", "'under_17'"),
    ],
)
def test_a_slip_of_the_pen_is_said_in_words(slip: Slip, old: str, new: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=rf"data/demo/returns\.yaml.*{said}"):
        arrivals(slip("returns.yaml", old, new))
