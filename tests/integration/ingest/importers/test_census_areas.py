"""Census ethnic groups of England and the boroughs, in the long layout: what a file must hold, what becomes of it."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.importers import census_areas
from het_dash.ingest.importers.census_groups import BROAD, DETAILED, detail_of
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official" / "census"
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here.")
Covers = Literal["known", "england"]

HEADER = "area,ethnic_group,count,pct,total"
SIX = ("Bexley", "Bromley", "Greenwich", "Lambeth", "Lewisham", "Southwark")


def of(area: str, each: int) -> list[str]:
    """An area with `each` people in every one of the 19 detailed groups."""
    counts = dict.fromkeys(DETAILED, each) | {broad: each * len(detail_of(broad)) for broad in BROAD}
    return [f'{area},"{name}",{n},{100 * n / (19 * each):.3f},{19 * each}' for name, n in counts.items()]


BOROUGHS = [line for n, borough in enumerate(SIX, start=1) for line in of(borough, n)]
LINES = [*of("England", 1000), *BOROUGHS]


def file(tmp_path: Path, lines: list[str], header: str = HEADER, encoding: str = "utf-8") -> RawFile:
    path = tmp_path / "ethnic_group_2021.csv"
    path.write_bytes("\n".join([header, *lines]).encode(encoding))
    return read_raw(path)


def taken(raw: RawFile, covers: Covers = "known") -> Imported:
    catalogue = load()
    return census_areas.read(raw, Taking(catalogue, catalogue.sources["census2021"], "areas", covers))


def cell(imported: Imported, area_code: str, group_id: str) -> list[float]:
    rows = imported.observations.query("area_code == @area_code and group_id == @group_id")
    return [float(n) for n in rows[["numerator", "denominator"]].to_numpy().ravel()]


def refused(tmp_path: Path, lines: list[str], header: str = HEADER) -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(file(tmp_path, lines, header))
    return str(wrong.value)


def test_england_and_the_boroughs_go_by_name(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, LINES))
    assert cell(imported, "E92000001", "black") == [3_000, 19_000]
    assert cell(imported, "E09000028", "black_african") == [6, 114]  # Southwark
    assert set(imported.observations["period_end"]) == {date(2021, 3, 21)}


def test_lewisham_is_left_to_the_sum_of_its_lsoas(tmp_path: Path) -> None:
    areas = set(taken(file(tmp_path, LINES)).observations["area_code"])
    assert areas == {"E92000001", "E09000004", "E09000006", "E09000011", "E09000022", "E09000028", "E54000030"}


def test_south_east_london_is_the_sum_of_six_with_lewisham_and_says_so(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, LINES))
    assert cell(imported, "E54000030", "black_african") == [1 + 2 + 3 + 4 + 5 + 6, 19 * 21]
    words = "South East London: sum of the boroughs Bexley, Bromley, Greenwich, Lambeth, Lewisham and Southwark."
    assert imported.note == words
    notes = imported.observations.groupby("area_code")["note"].agg(set)
    assert notes["E54000030"] == {words}
    assert notes["E92000001"] == {""}


def test_residents_are_the_total_as_a_count(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, LINES)).observations.query("indicator_id == 'residents'").set_index("area_code")
    assert rows.loc["E92000001", "numerator"] == 19_000
    assert rows.loc["E54000030", "numerator"] == 19 * 21
    assert rows["denominator"].isna().all()


def test_the_file_s_own_sum_of_the_six_must_agree(tmp_path: Path) -> None:
    agreeing = taken(file(tmp_path, [*LINES, *of("SEL six boroughs", 21)]))
    assert cell(agreeing, "E54000030", "black") == [63, 399]
    message = refused(tmp_path, [*LINES, *of("SEL six boroughs", 22)])
    assert "'SEL six boroughs'" in message
    assert "Asian, Asian British or Asian Welsh: 110 people, but the six boroughs have 105." in message


def test_south_east_london_needs_all_six(tmp_path: Path) -> None:
    message = refused(tmp_path, [line for line in LINES if not line.startswith(("Bexley", "Lambeth"))])
    assert "lacks Bexley, Lambeth, so South East London cannot be summed." in message


def test_an_unknown_area_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    lines = [*LINES, *of("Dartford", 5)]
    assert "row 170, column area: 'Dartford' is not known." in refused(tmp_path, lines)
    assert len(taken(file(tmp_path, lines), "england").observations) == len(taken(file(tmp_path, LINES)).observations)


def test_another_london_borough_is_taken_too(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, [*LINES, *of("Croydon", 50)]))
    assert cell(imported, "E09000008", "black_other") == [50, 950]
    assert cell(imported, "E54000030", "black_other") == [21, 399]


def test_a_missing_group_is_refused(tmp_path: Path) -> None:
    lines = [line for line in LINES if not line.startswith('Bromley,"White: Roma"')]
    assert "column area: 'Bromley' does not have all 24 ethnic groups." in refused(tmp_path, lines)


def test_a_row_given_twice_is_refused(tmp_path: Path) -> None:
    assert "row 170, column ethnic_group: 'White: Roma' repeats an earlier row" in refused(
        tmp_path, [*LINES, next(line for line in LINES if "White: Roma" in line)]
    )


def test_a_group_under_another_name_is_refused(tmp_path: Path) -> None:
    lines = [line.replace("White: Roma", "White: Romany") for line in LINES]
    assert "column ethnic_group: 'White: Romany' is not known." in refused(tmp_path, lines)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            'England,"White: Roma",1000',
            'England,"White: Roma",1001',
            "column count: '5000' is not the sum of its detailed",
        ),
        ('England,"White: Roma",1000', 'England,"White: Roma",-1000', "column count: '-1000' is below zero."),
        ('England,"White: Roma",1000', 'England,"White: Roma",', "column count: '' is blank."),
        (",19000", ",19001", "column total: '19001' is not the sum of the five broad groups."),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_place(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert said in refused(tmp_path, [line.replace(right, wrong) for line in LINES])


def test_an_area_with_two_totals_is_refused(tmp_path: Path) -> None:
    lines = [LINES[0], LINES[1].replace(",19000", ",19001"), *LINES[2:]]
    assert "row 2, column area: 'England' has more than one total." in refused(tmp_path, lines)


def test_the_wide_layout_is_refused_by_its_header(tmp_path: Path) -> None:
    message = refused(tmp_path, ["2021,Lewisham 034A,E01003189,78"], header="date,geography,geography code,Total")
    assert "row 1, column area: has no such column." in message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_byte_order_mark_and_windows_1252_do_no_harm(tmp_path: Path, encoding: str) -> None:
    lines = [*LINES, *of("Orléans", 5)]
    assert cell(taken(file(tmp_path, lines, encoding=encoding), "england"), "E92000001", "white") == [5_000, 19_000]


def test_the_format_is_registered() -> None:
    assert FORMATS["census-areas"] is census_areas.read


@official
def test_england_and_south_east_london_in_2021_as_published() -> None:
    imported = taken(read_raw(OFFICIAL / "ethnic_group_2021_england_sel_boroughs.csv"))
    assert cell(imported, "E92000001", "black") == [2_381_670, 56_490_108]
    assert cell(imported, "E54000030", "black") == [349_760, 1_791_417]
    assert cell(imported, "E54000030", "black_caribbean") == [99_181, 1_791_417]
    assert cell(imported, "E09000028", "black_african")[1] == 307_623
