"""A programme PCN made of several ODS PCNs: their published counts are summed, or it is hidden and says why."""

import pytest

from tests.support.small_bundle import SmallData, rows_of

SEVENFIELDS, NORTH, RAVENSBOURNE = "pcn:sevenfields", "pcn:north-lewisham", "U42936"
CVD = {"indicator_id": "cvdp007hyp", "period_start": "2025-04-01", "period_end": "2026-03-31"}
BLACK = {"breakdown": "ethnicity_cvdprevent", "group_id": "black"}
HEADER = "area_code numerator denominator value lower upper note\n"
NOTE = "Counts_are_rounded."
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")


def published(small: SmallData, table: str, edition: str = "cvdprevent/2026-03", **more: str) -> None:
    small.observe(edition, HEADER + table, **(CVD | more))


def sevenfields(small: SmallData, **where: str) -> dict[str, object]:
    figure = small.figure(SEVENFIELDS, "cvdp007hyp", **where)
    assert figure is not None
    return figure


def test_counts_of_both_are_summed_and_the_value_is_worked_out_from_them(small: SmallData) -> None:
    published(small, f"U58020 1400 2100 66.6 65 68 {NOTE}\nU42936 400 700 57.3 55 59 {NOTE}", **BLACK)
    small.build()
    figure = sevenfields(small)
    assert (figure["numerator"], figure["denominator"], figure["status"]) == (1800, 2800, "shown")
    assert figure["value"] == pytest.approx(100 * 1800 / 2800)
    assert (figure["nature"], figure["group_id"]) == ("derived", "black")
    assert figure["note"] == (
        f"Worked out from the summed counts of Ravensbourne PCN Ltd and Sevenfields PCN. Said of those: {NOTE}"
    )
    rules = {row["lineage_id"]: row["rule"] for row in rows_of(small.current, "lineage")}
    assert figure["lineage_id"] == "cvdprevent 2026-03 summed from ODS PCNs"
    assert rules[str(figure["lineage_id"])] == (
        "Summed from the counts published for the PCNs that NHS England lists it as."
    )


@pytest.mark.parametrize("ravensbourne", ["", "U42936 . . . . . Suppressed."])
def test_one_that_is_missing_or_suppressed_hides_the_sum(small: SmallData, ravensbourne: str) -> None:
    published(small, f"U58020 1400 2100 66.6 65 68 .\n{ravensbourne}", **BLACK)
    small.build()
    figure = sevenfields(small)
    assert [figure[number] for number in NUMBERS] == [None] * 5
    assert (figure["status"], figure["nature"]) == ("suppressed_at_source", "derived")
    assert figure["note"] == "Cannot be summed: no counts are published for Ravensbourne PCN Ltd."


def test_each_group_stands_for_itself(small: SmallData) -> None:
    small.observe(
        "cvdprevent/2026-03",
        """
        area_code breakdown            group_id numerator denominator
        U58020    persons              all      5000      7000
        U42936    persons              all      2000      3000
        U58020    ethnicity_cvdprevent asian    200       250
        U42936    ethnicity_cvdprevent asian    .         .
        """,
        **CVD,
    )
    small.build()
    assert sevenfields(small, group_id="all")["numerator"] == 7000
    assert sevenfields(small, group_id="asian")["status"] == "suppressed_at_source"


def test_values_that_come_without_counts_are_not_summed(small: SmallData) -> None:
    published(small, "U58020 . . 66.6 65 68 .\nU42936 . . 57.3 55 59 .")
    small.build()
    assert small.figure(SEVENFIELDS, "cvdp007hyp") is None


def test_practices_counts_come_first_where_they_are_there(small: SmallData) -> None:
    same = {"period_start": "2026-07-01", "period_end": "2026-07-01", "indicator_id": "registered_patients"}
    small.observe("registered_age/2026-07", "area_code numerator\nG85032 9000\nU58020 9100\nU42936 5000", **same)
    small.build()
    figure = small.figure(SEVENFIELDS, "registered_patients")
    assert figure is not None
    assert (figure["numerator"], figure["lineage_id"]) == (9000, "registered_age 2026-07 summed from practices")


def test_a_count_needs_no_denominator(small: SmallData) -> None:
    same = {"period_start": "2026-07-01", "period_end": "2026-07-01", "indicator_id": "registered_patients"}
    small.observe("registered_age/2026-07", "area_code numerator\nU58020 9100\nU42936 5000", **same)
    small.build()
    figure = small.figure(SEVENFIELDS, "registered_patients")
    assert figure is not None
    assert (figure["value"], figure["denominator"]) == (14_100, None)


def test_a_pcn_of_one_ods_pcn_keeps_its_published_figure(small: SmallData) -> None:
    published(small, "U53896 6000 8000 75.1 74 76 .")
    small.build()
    figure = small.figure(NORTH, "cvdp007hyp")
    assert figure is not None
    assert (figure["value"], figure["nature"], figure["lineage_id"]) == (
        75.1, "published", "cvdprevent 2026-03 same practices",
    )  # fmt: skip


def test_editions_are_summed_each_for_itself(small: SmallData) -> None:
    older = {"period_start": "2024-04-01", "period_end": "2025-03-31"}
    published(small, "U58020 10 20 50 40 60 .\nU42936 1 2 50 40 60 .")
    published(small, "U58020 30 40 75 70 80 .\nU42936 3 4 75 70 80 .", "cvdprevent/2025-03", **older)
    small.build()
    assert sevenfields(small, period_end="2026-03-31")["numerator"] == 11
    assert sevenfields(small, period_end="2025-03-31")["numerator"] == 33
