"""The optional column `deprivation`: a part of the breakdown, complete for a PCN, published in two ways only."""

from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.ingest.extract.deprivation import REMEDY, crossed
from het_dash.ingest.problems import ImportProblem
from tests.integration.ingest.extract.test_to_the_store import bring
from tests.support.extract_files import FULL, csv, read, row
from tests.support.refused_extracts import PRACTICES
from tests.support.small_bundle import SmallData

NORTH, FIFTHS, BY_GROUP = "pcn:north-lewisham", "imd_quintile_recorded", "ethnicity_broad_x_deprivation"


def observations(folder: Path, *given: dict[str, Any]) -> list[tuple[str, str]]:
    (folder / "extract.csv").write_text(csv(*given))
    found = read(folder / "extract.csv").observations
    return sorted(zip(found["breakdown"].astype(str), found["group_id"].astype(str), strict=True))


def refusal(folder: Path, *given: dict[str, Any]) -> list[str]:
    with pytest.raises(ImportProblem) as wrong:
        observations(folder, *given)
    return [str(problem).partition(", column ")[2] for problem in wrong.value.problems]


def test_a_fifth_becomes_the_last_part_of_the_group(tmp_path: Path) -> None:
    for breakdown, group, meant, means in (
        (FULL, "N|female|40_59", f"{FULL}_x_deprivation", "N|female|40_59|1"),
        ("ethnicity_broad", "black", BY_GROUP, "black|1"),
        ("persons", "all", FIFTHS, "1"),
    ):
        given = row(breakdown=breakdown, group_id=group, deprivation="1")
        assert observations(tmp_path, given) == [(meant, means)]


def test_a_blank_column_and_no_column_are_alike(tmp_path: Path) -> None:
    assert observations(tmp_path, row(deprivation="")) == observations(tmp_path, row()) == [(FULL, "N|female|40_59")]


def test_the_same_group_in_two_fifths_is_no_repetition_and_in_one_fifth_it_is(tmp_path: Path) -> None:
    given = [row(deprivation="1"), row(deprivation="not_known", numerator=4, denominator=9)]
    assert len(observations(tmp_path, *given)) == 2
    assert "repeats row 2" in refusal(tmp_path, *given, row(deprivation="1"))[0]


def test_what_is_no_fifth_or_not_combined_is_refused(tmp_path: Path) -> None:
    other = row(breakdown="sex_recorded", group_id="male", deprivation="2")
    assert refusal(tmp_path, row(deprivation="6"), row(group_id="M|male|40_59", deprivation="2")) == [
        "deprivation: '6' is not a fifth of areas. Write one of 1, 2, 3, 4, 5, not_known: 1 is the most deprived. "
        "Or leave the column out."
    ]
    assert refusal(tmp_path, other) == [
        f"deprivation: '2' is given with sex_recorded, which is not combined with deprivation. Write {FULL}, "
        "or leave it blank."
    ]


def test_a_pcn_gives_fifths_for_all_its_rows_or_for_none(tmp_path: Path) -> None:
    part = [row(deprivation="1"), row(group_id="M|male|40_59", deprivation="", numerator=4, denominator=9)]
    assert refusal(tmp_path, *part) == [
        f"deprivation: '' is blank, and row 2 gives a fifth for the same indicator, PCN and quarter. {REMEDY}"
    ]
    practices = [row(area_code=code, deprivation="1" if n else "") for n, code in enumerate(PRACTICES)]
    assert "row 3 gives a fifth" in refusal(tmp_path, *practices)[0]
    other = row(area_code="pcn:sevenfields", group_id="M|male|40_59", deprivation="", numerator=4, denominator=9)
    assert len(observations(tmp_path, row(deprivation="1"), other)) == 2


def test_it_is_combined_only_where_the_catalogue_has_the_cross() -> None:
    assert set(crossed(load())) == {"persons", "ethnicity_broad", FULL}


def test_it_is_published_by_itself_and_by_group_as_a_whole_hidden_and_rounded(
    small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HET_DEMO", "0")
    bring(
        small,
        row(deprivation="1", numerator=113, denominator=171),
        row(deprivation="2", numerator=41, denominator=52),
        row(group_id="R|male|60_79", deprivation="2", numerator=62, denominator=88),
        row(group_id="R|male|60_79", deprivation="5", numerator=3, denominator=6),
    )
    small.build()

    def shown(breakdown: str, group: str) -> tuple[Any, ...]:
        figure = small.figure(NORTH, "cvdp007hyp", breakdown=breakdown, group_id=group)
        assert figure is not None
        return figure["status"], figure["numerator"], figure["denominator"]

    assert shown("persons", "all") == ("shown", 220, 315)
    assert shown(FIFTHS, "2") == ("shown", 105, 140)
    assert shown(FIFTHS, "5")[1:] == (None, None)
    assert shown(BY_GROUP, "black|1") == ("shown", 115, 170)
    assert small.figure(NORTH, "cvdp007hyp", breakdown=f"{FULL}_x_deprivation") is None
