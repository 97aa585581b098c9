"""Local counts from extract to published store: summed, hidden, rounded, and never seen as they were."""

import duckdb
import pytest

from het_dash.catalogue import CatalogueError
from het_dash.ingest.problems import ImportProblem
from tests.support.small_bundle import SmallData, rows_of

MARCH = {"indicator_id": "cvdp007hyp", "period_start": "2025-04-01", "period_end": "2026-03-31"}
BY_GROUP = {**MARCH, "breakdown": "ethnicity_nhs16"}
PCNS = (
    "north-lewisham",
    "aplos-health",
    "lewisham-care-partnership",
    "lewisham-alliance",
    "sevenfields",
    "modality-lewisham",
)
LEWISHAM = "E09000023"


def six(*groups: tuple[str, int, int]) -> str:
    """The same groups in each of the six PCNs."""
    rows = [f"pcn:{pcn} {group} {n} {d}" for pcn in PCNS for group, n, d in groups]
    return "\n".join(["area_code group_id numerator denominator", *rows])


@pytest.fixture
def built(small: SmallData) -> SmallData:
    small.extract("gp_extract/2026-03", six(("N", 63, 99), ("M", 5, 30), ("A", 200, 301), ("S", 0, 24)), **BY_GROUP)
    small.build()
    return small


def shown(small: SmallData, area: str, breakdown: str, group: str = "all") -> tuple[object, ...]:
    found = small.figure(area, "cvdp007hyp", breakdown=breakdown, group_id=group)
    assert found
    return found["status"], found["numerator"], found["denominator"]


def test_counts_are_rounded_and_the_rate_is_of_the_rounded_pair(built: SmallData) -> None:
    found = built.figure("pcn:aplos-health", "cvdp007hyp", breakdown="ethnicity_nhs16", group_id="N")
    assert found
    assert (found["numerator"], found["denominator"], found["value"]) == (65, 100, 65)
    assert (round(found["lower"], 2), round(found["upper"], 2)) == (52.07, 76.73)
    assert (found["interval_kind"], found["nature"], found["source_id"]) == ("rounded", "local", "gp_extract")


def test_a_small_count_is_hidden_with_everything_of_it(built: SmallData) -> None:
    found = built.figure("pcn:aplos-health", "cvdp007hyp", breakdown="ethnicity_nhs16", group_id="M")
    assert found
    assert found["status"] in ("hidden_small", "hidden_linked")
    assert [found[name] for name in ("value", "lower", "upper", "numerator", "denominator")] == [None] * 5


def test_zero_is_shown_and_a_group_of_nobody_says_so(built: SmallData) -> None:
    assert shown(built, "pcn:aplos-health", "ethnicity_nhs16", "S") == ("too_few_for_rate", 0, 25)
    assert shown(built, "pcn:aplos-health", "ethnicity_nhs16", "H") == ("undefined", None, None)


def test_groups_as_a_whole_everyone_and_lewisham_are_summed_before_rounding(built: SmallData) -> None:
    assert shown(built, "pcn:aplos-health", "ethnicity_broad", "black") == ("shown", 70, 130)
    assert shown(built, "pcn:aplos-health", "persons") == ("shown", 270, 455)
    assert shown(built, LEWISHAM, "ethnicity_nhs16", "M") == ("shown", 30, 180)
    assert shown(built, LEWISHAM, "persons") == ("shown", 6 * 268 + 2, 6 * 454 + 1)


def test_no_true_count_is_anywhere_in_the_store(built: SmallData) -> None:
    content = built.current.read_bytes()
    assert b"ethnicity_nhs16" in content
    for row in rows_of(built.current, "figure"):
        assert not {row["numerator"], row["denominator"]} & {63, 99, 5, 301, 268, 454}
    with duckdb.connect(str(built.current), read_only=True) as con:
        assert {name for (name,) in con.sql("SELECT table_name FROM duckdb_tables()").fetchall()} >= {"figure"}
        held = con.sql("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'own%'").fetchall()
    assert held == []


def test_the_name_of_a_local_file_is_not_in_the_store(built: SmallData) -> None:
    assert {row["file"] for row in rows_of(built.current, "lineage")} == {"gp_extract, 2026-03"}


def test_a_pcn_that_sent_nothing_was_not_collected_and_lewisham_has_no_rate(small: SmallData) -> None:
    small.extract("gp_extract/2026-03", "area_code group_id numerator denominator\npcn:sevenfields N 63 99", **BY_GROUP)
    small.build()
    assert shown(small, "pcn:sevenfields", "persons") == ("shown", 65, 100)
    assert shown(small, "pcn:aplos-health", "persons") == ("not_collected", None, None)
    assert shown(small, LEWISHAM, "persons") == ("not_collected", None, None)


def test_practices_are_summed_by_membership_and_never_published(small: SmallData) -> None:
    rows = "area_code group_id numerator denominator\nG85085 N 40 60\nG85696 N 23 39"
    small.extract("gp_extract/2026-03", rows, **BY_GROUP)
    small.build()
    areas = {row["area_code"] for row in rows_of(small.current, "figure")}
    assert not areas & {"G85085", "G85696"}
    held = [row for row in rows_of(small.current, "figure") if row["denominator"] and row["breakdown"] == "persons"]
    assert sum(row["denominator"] for row in held) in (100, 100 + 5, 100 - 5)


def test_a_newer_extract_takes_the_place_of_an_older_one_for_the_same_quarter(small: SmallData) -> None:
    small.extract("gp_extract/2026-03", six(("N", 63, 99)), **BY_GROUP)
    second = small.extract("gp_extract/2026-06", six(("N", 80, 120)), **BY_GROUP)
    source = second.parent / "source.yaml"
    source.write_text(source.read_text().replace('period_end: "2026-03-31"', 'period_end: "2026-06-30"'))
    small.build()
    assert shown(small, "pcn:sevenfields", "persons") == ("shown", 80, 120)


def test_two_breakdowns_of_the_same_are_refused_as_they_would_be_added_twice(small: SmallData) -> None:
    rows = "breakdown group_id numerator denominator\nethnicity_nhs16 N 63 99\npersons all 63 99"
    small.extract("gp_extract/2026-03", rows, **MARCH, area_code="pcn:sevenfields")
    with pytest.raises(ImportProblem, match="stand both for cvdp007hyp"):
        small.build()


@pytest.mark.parametrize("published", [False, True])
def test_counts_of_our_own_in_the_data_folder_stop_the_build(small: SmallData, published: bool) -> None:
    path = small.extract("gp_extract/2026-03", six(("N", 63, 99)), **BY_GROUP)
    home = small.folder / "observations" / "gp_extract" / "2026-03"
    home.parent.mkdir(parents=True, exist_ok=True)
    path.parent.rename(home)
    if published:  # and its source passes itself off as published
        small.change("sources/gp_extract.yaml", "nature: local", "nature: published")
    with pytest.raises(CatalogueError, match="nature"):
        small.build()
