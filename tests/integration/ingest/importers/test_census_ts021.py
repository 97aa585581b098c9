"""Census ethnic groups by LSOA, in NOMIS's wide layout: what a file must hold, and what becomes of it."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.importers import census_ts021
from het_dash.ingest.importers.census_groups import BROAD, DETAILED, GROUPS, detail_of
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official" / "census"
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here.")
Covers = Literal["known", "england"]

# NOMIS's header, verbatim.
HEADER = (
    'date,geography,geography code,Ethnic group: Total: All usual residents,"Ethnic group: Asian, Asian British or '
    'Asian Welsh","Ethnic group: Asian, Asian British or Asian Welsh: Bangladeshi","Ethnic group: Asian, Asian British '
    'or Asian Welsh: Chinese","Ethnic group: Asian, Asian British or Asian Welsh: Indian","Ethnic group: Asian, Asian '
    'British or Asian Welsh: Pakistani","Ethnic group: Asian, Asian British or Asian Welsh: Other Asian","Ethnic '
    'group: Black, Black British, Black Welsh, Caribbean or African","Ethnic group: Black, Black British, Black Welsh, '
    'Caribbean or African: African","Ethnic group: Black, Black British, Black Welsh, Caribbean or African: Caribbean",'
    '"Ethnic group: Black, Black British, Black Welsh, Caribbean or African: Other Black",Ethnic group: Mixed or '
    "Multiple ethnic groups,Ethnic group: Mixed or Multiple ethnic groups: White and Asian,Ethnic group: Mixed or "
    "Multiple ethnic groups: White and Black African,Ethnic group: Mixed or Multiple ethnic groups: White and Black "
    "Caribbean,Ethnic group: Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups,Ethnic group: "
    'White,"Ethnic group: White: English, Welsh, Scottish, Northern Irish or British",Ethnic group: White: Irish,'
    "Ethnic group: White: Gypsy or Irish Traveller,Ethnic group: White: Roma,Ethnic group: White: Other White,"
    "Ethnic group: Other ethnic group,Ethnic group: Other ethnic group: Arab,"
    "Ethnic group: Other ethnic group: Any other ethnic group"
)
NAMES = next(csv.reader(io.StringIO(HEADER)))
# Residents in the order of NOMIS's columns: 78 people.
PEOPLE = "78,15,1,2,3,4,5,21,6,7,8,10,1,2,3,4,22,10,5,0,1,6,10,4,6"
FIRST = f"2021,Lewisham 034A,E01003189,{PEOPLE}"
SECOND = f"2021,Lewisham 034B,E01003190,{PEOPLE}"
ELSEWHERE = f"2021,City of London 001A,E01000001,{PEOPLE}"


def file(tmp_path: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> RawFile:
    path = tmp_path / "census2021-ts021-lsoa.csv"
    path.write_bytes("\n".join([header, *lines]).encode(encoding))
    return read_raw(path)


def taken(raw: RawFile, covers: Covers = "known") -> Imported:
    catalogue = load()
    return census_ts021.read(raw, Taking(catalogue, catalogue.sources["census2021"], "ts021-lsoa", covers))


def shares(imported: Imported, area_code: str, breakdown: str) -> dict[str, tuple[float, float]]:
    rows = imported.observations.query("area_code == @area_code and breakdown == @breakdown")
    pairs = zip(rows["numerator"], rows["denominator"], strict=True)
    return dict(zip(rows["group_id"], pairs, strict=True))


def refused(tmp_path: Path, *lines: str, header: str = HEADER) -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(file(tmp_path, *lines, header=header))
    return str(wrong.value)


def test_five_groups_of_all_residents(tmp_path: Path) -> None:
    assert shares(taken(file(tmp_path, FIRST)), "E01003189", "ethnicity_census5") == {
        "asian": (15, 78), "black": (21, 78), "mixed": (10, 78), "white": (22, 78), "other": (10, 78),
    }  # fmt: skip


def test_nineteen_groups_of_all_residents(tmp_path: Path) -> None:
    found = shares(taken(file(tmp_path, FIRST)), "E01003189", "ethnicity_census19")
    assert {group: people for group, (people, _) in found.items()} == {
        "asian_bangladeshi": 1, "asian_chinese": 2, "asian_indian": 3, "asian_pakistani": 4, "asian_other": 5,
        "black_african": 6, "black_caribbean": 7, "black_other": 8,
        "mixed_white_asian": 1, "mixed_white_black_african": 2, "mixed_white_black_caribbean": 3, "mixed_other": 4,
        "white_british": 10, "white_irish": 5, "white_gypsy_traveller": 0, "white_roma": 1, "white_other": 6,
        "other_arab": 4, "other_any": 6,
    }  # fmt: skip
    assert {total for _, total in found.values()} == {78}


def test_residents_are_the_total_as_a_count(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, FIRST)).observations.query("indicator_id == 'residents'")
    assert rows[["area_code", "breakdown", "group_id", "numerator"]].to_numpy().tolist() == [
        ["E01003189", "persons", "all", 78]
    ]
    assert rows["denominator"].isna().all()


def test_the_period_is_census_day(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, FIRST)).observations
    assert set(rows["period_start"]) == set(rows["period_end"]) == {date(2021, 3, 21)}


def test_our_groups_are_those_of_the_header_and_of_the_catalogue() -> None:
    assert ["Ethnic group: " + name for name in GROUPS] == [*sorted_by_header(BROAD), *sorted_by_header(DETAILED)]
    assert len(NAMES) == 28
    for name, (breakdown, group) in GROUPS.items():
        assert load().breakdowns[breakdown].group(group), name


def sorted_by_header(names: dict[str, str]) -> list[str]:
    return [name for name in NAMES if name.removeprefix("Ethnic group: ") in names]


def test_a_detailed_group_s_parent_is_the_broad_group_its_name_begins_with() -> None:
    scheme = load().breakdowns["ethnicity_census19"]
    assert {group.id for group in scheme.groups} == set(DETAILED.values())
    for broad, parent in BROAD.items():
        assert {scheme.group(DETAILED[name]).parent for name in detail_of(broad)} == {parent}


def test_an_lsoa_elsewhere_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    assert "row 3, column geography code: 'E01000001' is not known." in refused(tmp_path, FIRST, ELSEWHERE)
    wales = f"2021,Cardiff 001A,W01001846,{PEOPLE}"
    rows = taken(file(tmp_path, FIRST, ELSEWHERE, wales), "england").observations
    assert set(rows["area_code"]) == {"E01003189"}


def test_a_row_of_a_larger_area_is_refused(tmp_path: Path) -> None:
    assert "column geography code: 'E09000023' does not look right." in refused(
        tmp_path, f"2021,Lewisham,E09000023,{PEOPLE}"
    )


def test_another_census_is_refused(tmp_path: Path) -> None:
    assert "row 2, column date: '2011' is not known." in refused(tmp_path, FIRST.replace("2021,", "2011,", 1))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (
            5,
            "2",
            "column Ethnic group: Asian, Asian British or Asian Welsh: '15' is not the sum of its detailed groups.",
        ),
        (3, "79", "column Ethnic group: Total: All usual residents: '79' is not the sum of the five broad groups."),
        (23, "-1", "column Ethnic group: White: Roma: '-1' is below zero."),
        (23, "1.5", "column Ethnic group: White: Roma: '1.5' is not a whole number."),
        (23, "", "column Ethnic group: White: Roma: '' is blank."),
        (23, "c", "column Ethnic group: White: Roma: 'c' is not a number."),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_place(tmp_path: Path, column: int, value: str, said: str) -> None:
    cells = FIRST.split(",")
    cells[column] = value
    message = refused(tmp_path, SECOND, ",".join(cells))
    assert f"census2021-ts021-lsoa.csv, row 3, {said}" in message
    assert "\n" not in message


def test_an_lsoa_given_twice_is_refused(tmp_path: Path) -> None:
    assert "row 3, column geography code: 'E01003189' repeats an earlier row" in refused(tmp_path, FIRST, FIRST)


def test_another_table_is_refused_by_its_header(tmp_path: Path) -> None:
    header = "date,geography,geography code,Age: Total,Age: Aged 4 years and under"
    message = refused(tmp_path, "2021,Lewisham 034A,E01003189,78,5", header=header)
    assert "column Ethnic group: Total: All usual residents: has no such column." in message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_byte_order_mark_and_windows_1252_do_no_harm(tmp_path: Path, encoding: str) -> None:
    accented = FIRST.replace("Lewisham", "Léwisham")
    assert shares(taken(file(tmp_path, accented, encoding=encoding)), "E01003189", "ethnicity_census5")["black"] == (
        21,
        78,
    )


@settings(deadline=None, max_examples=25)
@given(detailed=st.lists(st.integers(0, 3000), min_size=19, max_size=19))
def test_the_groups_of_either_scheme_are_all_residents(
    tmp_path_factory: pytest.TempPathFactory, detailed: list[int]
) -> None:
    count = dict(zip(DETAILED, detailed, strict=True))
    count |= {broad: sum(count[name] for name in detail_of(broad)) for broad in BROAD}
    cells = [str(count[name.removeprefix("Ethnic group: ")]) for name in NAMES[4:]]
    line = f"2021,Lewisham 034A,E01003189,{sum(detailed)},{','.join(cells)}"
    rows = taken(file(tmp_path_factory.mktemp("census"), line)).observations
    sums = rows.groupby("breakdown")["numerator"].sum()
    assert sums["ethnicity_census5"] == sums["ethnicity_census19"] == sums["persons"] == sum(detailed)


def test_the_format_is_registered() -> None:
    assert FORMATS["census-ts021"] is census_ts021.read


@official
def test_lewisham_has_300_568_residents_of_whom_80_466_are_black() -> None:
    rows = taken(read_raw(OFFICIAL / "census2021-ts021-lsoa_lewisham_official_shape.csv")).observations
    assert set(rows["area_code"]) == {area.code for area in load().of_kind("lsoa")}
    assert rows.query("indicator_id == 'residents'")["numerator"].sum() == 300_568
    black = rows.query("group_id == 'black'")[["numerator", "denominator"]].sum()
    assert black["numerator"] == 80_466
    assert 100 * black["numerator"] / black["denominator"] == pytest.approx(26.77, abs=0.005)
    assert rows.query("group_id == 'black_african'")["numerator"].sum() == 37_822
    assert rows.query("group_id == 'black_caribbean'")["numerator"].sum() == 31_883
