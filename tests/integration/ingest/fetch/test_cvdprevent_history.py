"""CVDPREVENT's history: every standard period in one command, resumed where it broke off, with its breaks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from het_dash.figures.year_on_year import Marches, NotComparable
from het_dash.ingest.fetch import Client, Outcome, fetch
from het_dash.store import Question, Store
from tests.integration.ingest.fetch.conftest import Noting
from tests.support.cvdprevent_api import ALL_LEVELS, Api
from tests.support.publisher import Answer, Publisher, nobody_there
from tests.support.small_bundle import SmallData

Declare = Callable[..., None]
SEL, NORTH = "E54000030", "pcn:north-lewisham"
ENDS = {17: date(2024, 3, 31), 18: date(2024, 6, 30), 3: date(2020, 3, 31), 33: date(2026, 3, 31), 2: date(2019, 3, 31)}
TABLE = """
nation    E92000001  Persons  7007000  9467291
icb       E54000030  Persons   200000   271960
sub_icb   E38000244  Persons   200000   271960
sub_icb   E38000244  Black      46350    68915
ods_pcn   U53896     Black       1000     2000
ods_pcn   U53896     Female      3000     4000
ods_pcn   U53896     40-59       1500     2500
ods_pcn   U53896     Most-deprived  900  1300
practice  G85085     Persons      600      800
"""


def table(number: int) -> str:
    """The table of one period: each numerator is larger by the period's number."""
    cells = [line.split() for line in TABLE.strip().splitlines()]
    return "\n".join(" ".join([*one[:3], str(int(one[3]) + number), one[4]]) for one in cells)


def period(number: int, end: date, kind: str = "Standard") -> dict[str, Any]:
    return {"TimePeriodID": number, "TimePeriodName": f"To {end:%B %Y}", "EndDate": f"{end}", "IndicatorTypeName": kind}


@pytest.fixture
def api(publisher: Publisher) -> Api:
    """Four standard periods from March 2020 in no order, one before it, and one of outcomes."""
    listed = [period(number, end) for number, end in ENDS.items()]
    tables = {str(number): table(number) for number in ENDS}
    return Api(
        publisher, periods=[*listed, period(40, date(2026, 6, 30), "Outcomes")], tables=tables, levels=ALL_LEVELS
    )


@pytest.fixture
def run(api: Api, small: SmallData, declare: Declare, client: Client) -> Callable[[], Outcome]:
    declare(cvdprevent=api.serve(since="2020-03-31"))

    def once() -> Outcome:
        (outcome,) = fetch(small.catalogue, client=client)
        return outcome

    return once


Run = Callable[[], Outcome]


def asked_for_data(publisher: Publisher) -> list[str]:
    return [one.query["timePeriodID"] for one in publisher.asked if "rawData" in one.path]


def editions(small: SmallData) -> list[str]:
    return [one.edition for one in small.catalogue.editions]


def test_every_standard_period_since_march_2020_is_an_edition_and_the_newest_comes_first(
    run: Run, small: SmallData, publisher: Publisher, noting: Noting
) -> None:
    outcome = run()
    assert str(outcome).startswith("cvdprevent: new 4 editions, 2020-03 to 2026-03: CVDPREVENT does not list ")
    assert outcome.news == tuple(
        f"cvdprevent {month}: figures 8; indicators 1; England 1; ICBs 1; PCNs 1; practices 1"
        for month in ("2026-03", "2024-06", "2024-03", "2020-03")
    )
    assert editions(small) == ["2020-03", "2024-03", "2024-06", "2026-03"]
    assert list(dict.fromkeys(asked_for_data(publisher))) == ["33", "18", "17", "3"]
    assert noting.sources == ["cvdprevent 1/1", *(
        f"cvdprevent {month} {n}/4" for n, month in enumerate(("2026-03", "2024-06", "2024-03", "2020-03"), start=1)
    )]  # fmt: skip
    assert noting.counts == [5] * 4  # no region is in the table, and the catalogue has one


def test_the_next_fetch_asks_for_the_newest_period_alone(run: Run, publisher: Publisher) -> None:
    run()
    before = len(publisher.asked)
    assert str(run()).startswith("cvdprevent: unchanged 3 editions, 2020-03 to 2024-06; unchanged 2026-03")
    assert {one.query.get("timePeriodID", "33") for one in publisher.asked[before:]} == {"33"}


def test_a_history_that_broke_off_goes_on_where_it_broke_off(run: Run, small: SmallData, publisher: Publisher) -> None:
    (fine,) = publisher.answers["/indicator/32/rawDataCSV"]
    publisher.on("/indicator/32/rawDataCSV", *[fine] * 7, Answer(status=404))
    outcome = run()
    assert str(outcome).startswith("cvdprevent: new 2026-03: ")
    assert [result.what for result in outcome.results] == ["new", "failed", "failed", "failed"]
    assert editions(small) == ["2026-03"]
    before = len(asked_for_data(publisher))
    publisher.on("/indicator/32/rawDataCSV", fine)
    run()
    assert editions(small) == ["2020-03", "2024-03", "2024-06", "2026-03"]
    assert asked_for_data(publisher)[before:].count("18") == 3  # two of its five levels were here already


def test_a_publisher_that_goes_away_is_not_asked_for_the_rest(
    run: Run, api: Api, small: SmallData, declare: Declare
) -> None:
    gone = api.serve(since="2020-03-31")
    declare(cvdprevent={**gone, "urls": {**gone["urls"], "areas": f"{nobody_there()}/area?{{period}}{{level}}"}})
    with pytest.raises(Exception, match="No publisher could be reached"):
        run()
    assert editions(small) == []


def test_the_only_sub_icb_adds_to_its_icb_and_never_counts_twice(run: Run, small: SmallData) -> None:
    run()
    small.build()
    whole = small.figure(SEL, "cvdp007hyp", breakdown="persons", period_end="2024-06-30")
    black = small.figure(SEL, "cvdp007hyp", breakdown="ethnicity_cvdprevent", period_end="2024-06-30")
    assert whole is not None
    assert black is not None
    assert (whole["numerator"], black["numerator"]) == (200_018, 46_368)


def test_each_period_of_a_pcn_has_ethnicity_age_sex_and_deprivation(run: Run, small: SmallData) -> None:
    run()
    small.build()
    for breakdown, group, counts in (
        ("ethnicity_cvdprevent", "black", (1003, 2000)),
        ("sex", "female", (3003, 4000)),
        ("age_cvdprevent", "40_59", (1503, 2500)),
        ("imd_quintile_england", "1", (903, 1300)),
    ):
        figure = small.figure(NORTH, "cvdp007hyp", breakdown=breakdown, group_id=group, period_end="2020-03-31")
        assert figure is not None, breakdown
        assert (figure["numerator"], figure["denominator"]) == counts


def test_the_trend_of_a_pcn_has_every_period_and_the_declared_break(run: Run, small: SmallData) -> None:
    run()
    small.build()
    store = Store(small.current)
    answer = store.ask(Question("cvdp007hyp", (NORTH,), "ethnicity_cvdprevent"))
    black = {figure.period_end: figure for figure in answer.figures if figure.group_id == "black"}
    assert {end: figure.numerator for end, figure in black.items()} == {
        date(2020, 3, 31): 1003,
        date(2024, 3, 31): 1017,
        date(2024, 6, 30): 1018,
        date(2026, 3, 31): 1033,
    }
    Marches(answer.indicator, black[date(2020, 3, 31)], black[date(2024, 3, 31)])
    with pytest.raises(NotComparable, match="The series breaks in June 2024: From June 2024 blood pressure taken at"):
        Marches(answer.indicator, black[date(2024, 3, 31)], black[date(2026, 3, 31)])
