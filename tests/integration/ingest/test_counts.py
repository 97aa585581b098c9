"""What practices and LSOAs are summed to: by membership at the period's end, one hidden part hiding the whole."""

import pytest

from het_dash.ingest.problems import ImportProblem
from tests.support.small_bundle import QOF_2024_25, SmallData, rows_of

QOF_2023_24 = {**QOF_2024_25, "period_start": "2023-04-01", "period_end": "2024-03-31"}
NORTH, ALLIANCE, SEVENFIELDS = "pcn:north-lewisham", "pcn:lewisham-alliance", "pcn:sevenfields"
LEWISHAM, SEL = "E09000023", "E54000030"
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
ON_A_DAY = {"indicator_id": "registered_patients"}


def counts(small: SmallData, area: str, indicator: str = "qof_hypertension", **where: str) -> tuple[object, object]:
    figure = small.figure(area, indicator, **where)
    return (figure["numerator"], figure["denominator"]) if figure else (None, None)


def registered(small: SmallData, table: str) -> None:
    """Registered patients on a day: area, day, people."""
    small.observe("registered_age/2026-07", f"area_code period_start period_end numerator\n{table}", **ON_A_DAY)


def test_a_pcn_is_the_sum_of_its_practices_by_dated_membership(small: SmallData) -> None:
    small.observe(
        "qof/2024-25",
        """
        area_code  numerator  denominator
        G85085     113        1000
        G85698     87         900
        G85032     40         500
        """,
        **QOF_2024_25,
    )
    built = small.build()
    assert counts(small, NORTH) == (200, 1900)
    assert counts(small, SEVENFIELDS) == (40, 500)
    assert counts(small, LEWISHAM) == (240, 2400)
    north = small.figure(NORTH)
    assert north is not None
    assert north["value"] == pytest.approx(100 * 200 / 1900)
    assert (north["nature"], north["interval_kind"], north["status"]) == ("derived", "wilson", "shown")
    assert north["lineage_id"] == "qof 2024-25 summed from practices"
    assert built.figures == len(list(rows_of(built.path, "figure")))


@pytest.mark.parametrize(
    ("day", "home", "other"),
    [
        ("2024-07-30", ALLIANCE, SEVENFIELDS),
        ("2024-07-31", SEVENFIELDS, ALLIANCE),
        ("2022-10-02", SEVENFIELDS, ALLIANCE),
    ],
)
def test_burnt_ash_counts_where_it_was_on_the_day(small: SmallData, day: str, home: str, other: str) -> None:
    registered(small, f"G85027 {day} {day} 5000")
    small.build()
    assert counts(small, home, "registered_patients") == (5000, None)
    assert small.figure(other, "registered_patients") is None
    assert counts(small, LEWISHAM, "registered_patients") == (5000, None)


def test_membership_is_taken_at_the_end_of_a_period(small: SmallData) -> None:
    small.observe("qof/2023-24", "area_code numerator denominator\nG85027 5 100\nG85023 7 100", **QOF_2023_24)
    small.observe("qof/2024-25", "area_code numerator denominator\nG85027 6 100\nG85023 8 100", **QOF_2024_25)
    small.build()
    assert counts(small, ALLIANCE, period_end="2024-03-31") == (12, 200)
    assert counts(small, ALLIANCE, period_end="2025-03-31") == (8, 100)
    assert counts(small, SEVENFIELDS, period_end="2025-03-31") == (6, 100)
    members = {
        (str(m["on_date"]), m["practice_code"]): m["programme_pcn"] for m in rows_of(small.current, "practice_member")
    }
    assert members["2024-03-31", "G85027"] == ALLIANCE
    assert members["2025-03-31", "G85027"] == SEVENFIELDS


def test_a_practice_that_may_be_in_either_ods_pcn_counts_for_the_programme_and_for_neither(small: SmallData) -> None:
    # G85104 may be Ravensbourne's (U42936) or still Sevenfields' (U58020): the start is in no published file.
    small.observe("qof/2024-25", "area_code numerator denominator\nG85104 60 500\nG85032 40 500", **QOF_2024_25)
    small.build()
    assert counts(small, SEVENFIELDS) == (100, 1000)
    assert small.figure("U42936") is None
    assert small.figure("U58020") is None


def test_an_ods_pcn_whose_practices_are_certain_is_summed(small: SmallData) -> None:
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 113 1000\nG85032 40 500", **QOF_2024_25)
    small.build()
    assert counts(small, "U53896") == (113, 1000)
    assert counts(small, "U58020") == (40, 500)


def test_practices_that_belonged_but_are_not_in_the_file_are_named(small: SmallData) -> None:
    small.observe(
        "qof/2024-25", "area_code numerator denominator\nG85024 1 10\nG85061 1 10\nG85114 1 10", **QOF_2024_25
    )
    small.build()
    figure = small.figure("pcn:aplos-health")
    assert figure is not None
    assert figure["note"] == (
        "Listed then, but not in the source's file (it may have closed or merged): Vale Medical Centre."
    )


@pytest.mark.parametrize(
    ("change", "day", "many"),
    [
        (("G85048,U11059,2019-10-01,2020-03-31", "G85048,U11059,2019-10-01,2020-03-31"), "2024-03-31", 0),
        (("G85048,U11059,2019-10-01,2020-03-31", "G85048,U11059,2019-10-01,"), "2019-09-30", 0),
        (("G85003,U11059", "G85048,U53896"), "2020-03-31", 2),
    ],
)
def test_a_practice_in_no_programme_pcn_or_in_two_stops_the_build(
    small: SmallData, change: tuple[str, str], day: str, many: int
) -> None:
    small.change("areas/membership.csv", *change)
    registered(small, f"G85048 {day} {day} 5000")
    with pytest.raises(ImportProblem) as wrong:
        small.build()
    assert str(wrong.value) == (
        f"data/areas/membership.csv, column practice_code: 'G85048' is in {many} programme PCNs on {day}; "
        "it must be in one. Correct the dates of its rows."
    )
    assert not small.stores


def test_one_hidden_practice_hides_its_pcns_sum_and_lewishams(small: SmallData) -> None:
    small.observe(
        "qof/2024-25", "area_code numerator denominator\nG85085 . 1000\nG85698 87 900\nG85032 40 500", **QOF_2024_25
    )
    built = small.build()
    for area in ("G85085", NORTH, "U53896", LEWISHAM):
        figure = small.figure(area)
        assert figure is not None
        assert figure["status"] == "suppressed_at_source"
        assert [figure[number] for number in NUMBERS] == [None] * 5
    assert counts(small, SEVENFIELDS) == (40, 500)
    assert counts(small, "G85698") == (87, 900)
    assert built.without_number == 4


def test_zero_is_shown_and_is_not_suppressed(small: SmallData) -> None:
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 0 1000\nG85698 0 900", **QOF_2024_25)
    small.build()
    for area in ("G85085", NORTH):
        figure = small.figure(area)
        assert figure is not None
        assert (figure["status"], figure["value"], figure["numerator"]) == ("shown", 0, 0)
        assert figure["upper"] > 0


def test_a_denominator_of_nobody_is_undefined_not_zero(small: SmallData) -> None:
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 0 0\nG85698 8 80", **QOF_2024_25)
    small.build()
    figure = small.figure("G85085")
    assert figure is not None
    assert (figure["status"], figure["value"], figure["denominator"]) == ("undefined", None, None)
    assert counts(small, NORTH) == (8, 80)


def test_a_published_ods_figure_serves_the_pcn_that_is_the_same_practices(small: SmallData) -> None:
    registered(small, "U53896 2026-07-01 2026-07-01 89273\nG85085 2026-07-01 2026-07-01 12000")
    small.build()
    figure = small.figure(NORTH, "registered_patients")
    assert figure is not None
    assert (figure["numerator"], figure["nature"]) == (89273, "published")
    assert figure["lineage_id"] == "registered_age 2026-07 same practices"
    assert counts(small, "U53896", "registered_patients") == (89273, None)


def test_a_pcn_of_two_ods_pcns_is_summed_from_practices_and_derived(small: SmallData) -> None:
    day = "2026-07-01 2026-07-01"
    registered(small, f"U58020 {day} 41000\nU42936 {day} 31000\nG85032 {day} 9000\nG85104 {day} 15000")
    small.build()
    figure = small.figure(SEVENFIELDS, "registered_patients")
    assert figure is not None
    assert (figure["numerator"], figure["nature"]) == (24000, "derived")
    assert counts(small, "U58020", "registered_patients") == (41000, None)


def test_an_area_that_the_publisher_does_not_give_is_derived(small: SmallData) -> None:
    small.observe("qof/2024-25", f"area_code numerator denominator\n{SEL} 900 9000\nG85085 1 10", **QOF_2024_25)
    small.build()
    total, practice = small.figure(SEL), small.figure("G85085")
    assert total is not None
    assert practice is not None
    assert (total["nature"], practice["nature"]) == ("derived", "published")
    assert (total["lineage_id"], practice["lineage_id"]) == ("qof 2024-25 totalled", "qof 2024-25 as published")


def test_lewisham_as_published_is_not_summed_again(small: SmallData) -> None:
    registered(small, f"{LEWISHAM} 2026-07-01 2026-07-01 351702\nG85085 2026-07-01 2026-07-01 12000")
    small.build()
    assert counts(small, LEWISHAM, "registered_patients") == (351702, None)


CENSUS = {"indicator_id": "residents", "period_start": "2021-03-21", "period_end": "2021-03-21"}
# Two LSOAs of Brockley ward (Neighbourhood 1) and one of Ladywell (Neighbourhood 2).
LSOAS = "area_code numerator\nE01003207 1500\nE01003209 1700\nE01003274 1400"


def test_wards_neighbourhoods_and_lewisham_are_summed_from_lsoas(small: SmallData) -> None:
    small.observe("census2021/2021", LSOAS, **CENSUS)
    small.build()
    sums = {
        area: counts(small, area, "residents")[0] for area in ("E05013716", "E05013725", "nbh:1", "nbh:2", LEWISHAM)
    }
    assert sums == {"E05013716": 3200, "E05013725": 1400, "nbh:1": 3200, "nbh:2": 1400, LEWISHAM: 4600}
    assert small.figure("nbh:3", "residents") is None


def test_one_hidden_lsoa_hides_its_ward_neighbourhood_and_lewisham(small: SmallData) -> None:
    small.observe("census2021/2021", LSOAS.replace("1700", "."), **CENSUS)
    small.build()
    hidden = {row["area_code"] for row in rows_of(small.current, "figure") if row["status"] == "suppressed_at_source"}
    assert hidden == {"E01003209", "E05013716", "nbh:1", LEWISHAM}
    assert counts(small, "nbh:2", "residents") == (1400, None)


def test_lewisham_as_the_census_publishes_it_is_not_summed_again(small: SmallData) -> None:
    small.observe("census2021/2021", f"{LSOAS}\n{LEWISHAM} 300568", **CENSUS)
    small.build()
    figure = small.figure(LEWISHAM, "residents")
    assert figure is not None
    assert (figure["numerator"], figure["nature"]) == (300568, "published")
