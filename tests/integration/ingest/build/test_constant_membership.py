"""Sums over the same practices throughout: against a plain count of the observations, and in small made-up data."""

import csv
from collections import defaultdict
from datetime import date

from het_dash.catalogue import load
from het_dash.store import Question, Store
from tests.support.small_bundle import QOF_2024_25, SmallData, rows_of

ALLIANCE, SEVENFIELDS, NORTH = "pcn:lewisham-alliance", "pcn:sevenfields", "pcn:north-lewisham"
QOF_2020_21 = {**QOF_2024_25, "period_start": "2020-04-01", "period_end": "2021-03-31"}
HEADER = "area_code numerator denominator\n"
Counts = dict[tuple[str, str, str], tuple[float, float]]


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader((load().folder / path).read_text(encoding="utf-8").splitlines()))


def homes() -> dict[str, str]:
    """Practice -> programme PCN today, after its successors, without services. Reads the files alone."""
    today = max(str(e.period_end) for e in load().editions if e.format == "practice-map")
    pcns = {ods: pcn.code for pcn in load().pcns for ods in pcn.ods_pcns}
    now = {
        row["practice_code"]: pcns[row["pcn_code"]]
        for row in rows("areas/membership.csv")
        if (row["start"] or today) <= today <= (row["end"] or today)
    }
    successors = {row["practice_code"]: row["successor_code"] for row in rows("areas/successions.csv")}
    found = {}
    for row in rows("areas/practices.csv"):
        last = row["code"]
        while successors.get(last):
            last = successors[last]
        if last in now and row["kind"] == "practice":
            found[row["code"]] = now[last]
    return found


def counted() -> Counts:
    """Register and list by indicator, PCN and end of period, added up from the practices' observations."""
    home = homes()
    sums: defaultdict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for file in sorted(load().folder.glob("observations/qof/*/observations.csv")):
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
            if row["area_code"] in home:
                cell = sums[row["indicator_id"], home[row["area_code"]], row["period_end"]]
                cell[0] += float(row["numerator"])
                cell[1] += float(row["denominator"])
    return {key: (cell[0], cell[1]) for key, cell in sums.items()}


def test_every_register_of_the_same_practices_is_what_a_plain_count_gives(bundle: Store) -> None:
    expected = counted()
    indicators = sorted({indicator for indicator, *_ in expected})
    pcns = tuple(pcn.code for pcn in bundle.catalogue.pcns)
    answers = bundle.ask_all([Question(one, pcns, membership="constant") for one in indicators])
    found = {
        (f.indicator_id, f.area_code, str(f.period_end)): (f.numerator, f.denominator)
        for answer in answers.values()
        for f in answer.figures
    }
    assert len(expected) > 100
    assert found == expected


def ways(small: SmallData, pcn: str, indicator: str = "qof_hypertension") -> dict[tuple[str, str], object]:
    """Numerator by end of period and membership."""
    return {
        (str(row["period_end"]), row["membership"]): row["numerator"]
        for row in rows_of(small.current, "figure")
        if (row["area_code"], row["indicator_id"]) == (pcn, indicator)
    }


def both_years(small: SmallData, first: str, second: str) -> None:
    small.observe("qof/2020-21", HEADER + first, **QOF_2020_21)
    small.observe("qof/2024-25", HEADER + second, **QOF_2024_25)
    small.build()


def test_both_ways_are_kept_only_where_membership_changed(small: SmallData) -> None:
    both_years(
        small, "G85023 10 100\nG85027 20 100\nG85057 5 100\nG85085 1 50", "G85023 11 100\nG85057 30 200\nG85085 2 50"
    )
    assert ways(small, ALLIANCE) == {
        ("2021-03-31", "dated"): 30, ("2021-03-31", "constant"): 10,
        ("2025-03-31", "dated"): 11, ("2025-03-31", "constant"): 11,
    }  # fmt: skip
    assert ways(small, SEVENFIELDS) == {
        ("2021-03-31", "dated"): 5, ("2021-03-31", "constant"): 25,
        ("2025-03-31", "dated"): 30, ("2025-03-31", "constant"): 30,
    }  # fmt: skip
    assert ways(small, NORTH) == {("2021-03-31", "both"): 1, ("2025-03-31", "both"): 2}
    rule = {row["rule"] for row in rows_of(small.current, "lineage") if "throughout" in str(row["lineage_id"])}
    assert rule == {
        "Summed from the same practices at every date: those in the newest practice map, with the practices that "
        "merged into them."
    }


def test_a_measure_of_a_single_date_is_kept_by_the_members_of_that_date_alone(small: SmallData) -> None:
    small.observe("qof/2020-21", HEADER + "G85023 10 100\nG85027 20 100", **QOF_2020_21)
    small.build()
    assert ways(small, ALLIANCE) == {("2021-03-31", "dated"): 30}


def test_where_the_successor_is_unknown_the_series_starts_after_the_event(small: SmallData) -> None:
    small.change("areas/successions.csv", "G85027,G85057,2024-03-31,2025-03-31,lists", "G85027,,,2025-03-31,unknown")
    both_years(small, "G85027 20 100\nG85057 5 100", "G85057 30 200")
    assert ways(small, SEVENFIELDS) == {
        ("2021-03-31", "dated"): 5, ("2025-03-31", "dated"): 30, ("2025-03-31", "constant"): 30,
    }  # fmt: skip


def test_a_hidden_part_hides_the_sum_of_the_same_practices_too(small: SmallData) -> None:
    both_years(small, "G85023 10 100\nG85120 . 100\nG85027 20 100", "G85023 11 100\nG85120 12 100")
    assert ways(small, ALLIANCE)["2021-03-31", "constant"] is None
    assert ways(small, ALLIANCE)["2025-03-31", "constant"] == 23


def test_services_are_left_out_of_a_pcns_prevalence_and_named_and_count_for_lewisham(small: SmallData) -> None:
    small.observe("qof/2024-25", HEADER + "G85085 113 1000\nY08411 170 300", **QOF_2024_25)
    small.observe(
        "registered_age/2026-07",
        "area_code numerator\nG85085 1000\nY08411 300",
        indicator_id="registered_patients",
        period_start="2026-07-01",
        period_end="2026-07-01",
    )
    small.build()
    for area in (NORTH, "U53896"):
        figure = small.figure(area)
        assert figure is not None
        assert (figure["numerator"], figure["denominator"]) == (113, 1000)
        assert "Leaves out services that are not ordinary practices: One Care Lewisham." in figure["note"]
    lewisham, patients = small.figure("E09000023"), small.figure(NORTH, "registered_patients")
    assert lewisham is not None
    assert patients is not None
    assert (lewisham["numerator"], patients["numerator"]) == (283, 1300)


def test_a_figure_published_for_a_pcn_itself_serves_a_change_only_from_when_its_practices_are_the_same(
    small: SmallData,
) -> None:
    small.observe(
        "cvdprevent/2026-03",
        """
        indicator_id  area_code  period_start  period_end  numerator  denominator
        cvdp007hyp    U21222     2023-04-01    2024-03-31  60         100
        cvdp007hyp    U21222     2025-04-01    2026-03-31  70         100
        """,
    )
    small.build()
    assert ways(small, ALLIANCE, "cvdp007hyp") == {("2024-03-31", "dated"): 60, ("2026-03-31", "both"): 70}
    answer = Store(small.current).ask(Question("cvdp007hyp", (ALLIANCE,), membership="constant"))
    assert [f.period_end for f in answer.figures] == [date(2026, 3, 31)]
