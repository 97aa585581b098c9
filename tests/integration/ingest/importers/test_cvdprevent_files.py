"""Workbooks of the CVDPREVENT tool: read as they are, several at once, each into the edition of its month."""

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from het_dash.catalogue import Catalogue, load
from het_dash.ingest.import_file import Ready, editions_of
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem
from tests.support.cvdprevent_api import COLUMNS
from tests.support.cvdprevent_workbooks import row, workbook
from tests.support.official_files import OFFICIAL, needs_official
from tests.support.small_bundle import SmallData

SEL, SUB_ICB, NORTH_LEWISHAM = "E54000030", "E38000244", "U53896"
OTHER = row("E38000231")
OFFICIAL_BOOKS = [
    OFFICIAL / f"cvdprevent/cvd_export_{code}_to2024-06_sub-icb_england.xlsx" for code in ("CVDP009CHOL", "CVDP008CHOL")
]


def read(small: SmallData, *files: Path) -> list[Ready]:
    return read_for(small.catalogue, *files)


def read_for(catalogue: Catalogue, *files: Path) -> list[Ready]:
    return editions_of("cvdprevent", files, Taking(catalogue, catalogue.sources["cvdprevent"], ""))


def figures(found: Ready) -> "dict[tuple[str, str], tuple[float, float]]":
    """Numerator and denominator by area and group."""
    rows: pd.DataFrame = found.imported.observations
    keys = zip(rows["area_code"], rows["group_id"], strict=True)
    return dict(zip(keys, zip(rows["numerator"], rows["denominator"], strict=True), strict=True))


def refusal(small: SmallData, *files: Path) -> str:
    with pytest.raises(ImportProblem) as wrong:
        read(small, *files)
    return str(wrong.value)


def test_the_only_sub_icb_of_south_east_london_is_south_east_london(small: SmallData, tmp_path: Path) -> None:
    (found,) = read(small, workbook(tmp_path / "a.xlsx", [row(SUB_ICB), row(SUB_ICB, "Black", 1300, 2000), OTHER]))
    assert figures(found) == {(SEL, "all"): (6000, 8000), (SEL, "black"): (1300, 2000)}
    assert found.edition.edition == "2024-06"
    assert found.edition.note == "Rows of other areas left out: 1."


def test_every_level_and_indicator_of_a_month_makes_one_edition(small: SmallData, tmp_path: Path) -> None:
    books = [
        workbook(tmp_path / "icb.xlsx", [row(SEL)]),
        workbook(tmp_path / "sub-icb.xlsx", [row(SUB_ICB)]),
        workbook(tmp_path / "pcn.xlsx", [row(NORTH_LEWISHAM, "Black", 90, 150), row("U00001")]),
        workbook(tmp_path / "practice.xlsx", [row("G85085", numerator=600, denominator=800)]),
    ]
    (found,) = read(small, *books)
    assert figures(found) == {
        (SEL, "all"): (6000, 8000),
        (NORTH_LEWISHAM, "black"): (90, 150),
        ("G85085", "all"): (600, 800),
    }
    assert found.edition.file == "icb.xlsx, sub-icb.xlsx, pcn.xlsx, practice.xlsx"


def test_files_of_two_months_make_two_editions(small: SmallData, tmp_path: Path) -> None:
    march = row(SEL, TimePeriodName="To March 2021")
    books = workbook(tmp_path / "june.xlsx", [row(SEL)]), workbook(tmp_path / "march.xlsx", [march])
    assert [(one.edition.edition, one.edition.file) for one in read(small, *books)] == [
        ("2021-03", "march.xlsx"),
        ("2024-06", "june.xlsx"),
    ]


def test_a_month_that_is_held_from_other_files_gets_a_second_edition(small: SmallData, tmp_path: Path) -> None:
    first, second = (workbook(tmp_path / f"{code}.xlsx", [row(code)]) for code in (SEL, NORTH_LEWISHAM))
    for _ in range(2):  # the same file again replaces its own edition
        (found,) = read(small, first)
        assert found.write().name == "2024-06"
    (found,) = read(small, second)
    assert found.write().name == "2024-06-2"
    assert figures(found) == {(NORTH_LEWISHAM, "all"): (6000, 8000)}
    small.build()
    shown = small.figure(NORTH_LEWISHAM, "cvdp007hyp")
    assert shown is not None
    assert (shown["numerator"], shown["denominator"]) == (6000, 8000)


def test_an_earlier_month_may_have_less_than_a_later_one(small: SmallData, tmp_path: Path) -> None:
    (later,) = read(small, workbook(tmp_path / "a.xlsx", [row(SEL), row(SEL, "Black", 1300, 2000)]))
    later.write()
    with (tmp_path / "march.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerow(row(SEL, numerator=5900, TimePeriodName="To March 2021"))
    (found,) = read(small, tmp_path / "march.csv")
    assert found.edition.edition == "2021-03"


def test_rows_that_a_filter_hides_are_read_and_sums_below_the_table_are_not(small: SmallData, tmp_path: Path) -> None:
    def change(page: Any) -> None:
        page.auto_filter.ref = "A1:R3"
        page.row_dimensions[2].hidden = True
        page["N6"] = "=N2+N3"

    book = workbook(tmp_path / "a.xlsx", [row(SEL), row(SEL, "Black", 1300, 2000)], change)
    (found,) = read(small, book)
    assert figures(found) == {(SEL, "all"): (6000, 8000), (SEL, "black"): (1300, 2000)}
    assert found.edition.note == "Rows left out below the table: 6. Rows read that a filter hides: 1."


def hide(page: Any) -> None:
    page.row_dimensions[2].hidden = True


def calculate(page: Any) -> None:
    page["N2"] = "=1+1"


def conceal(page: Any) -> None:
    page.sheet_state = "hidden"


def test_cells_that_somebody_changed_are_refused(small: SmallData, tmp_path: Path) -> None:
    for change, told in (
        (hide, "sheet sheet1, row 2: is hidden and holds values."),
        (calculate, "sheet sheet1, row 2, column N: '' is a formula without a value."),
        (conceal, "sheet sheet1: is hidden and holds values."),
    ):
        assert told in refusal(small, workbook(tmp_path / "a.xlsx", [row(SEL)], change))


def test_files_without_one_month_are_refused(small: SmallData, tmp_path: Path) -> None:
    two = [row(SEL), row(SEL, TimePeriodName="To March 2021")]
    for rows, told in (
        (two, "has the periods To June 2024, To March 2021. Download one period at a time"),
        ([row(SEL, TimePeriodName="2023/24")], "has the period '2023/24', which does not name a month."),
    ):
        assert told in refusal(small, workbook(tmp_path / "a.xlsx", rows))


def test_two_files_with_other_numbers_for_one_figure_are_refused(small: SmallData, tmp_path: Path) -> None:
    books = [workbook(tmp_path / f"{n}.xlsx", [row(SEL, numerator=n)]) for n in (6000, 6005)]
    assert "twice. Remove the repeated rows." in refusal(small, *books)


def test_only_cvdprevent_has_several_files(small: SmallData, tmp_path: Path) -> None:
    catalogue = small.catalogue
    with pytest.raises(ImportProblem, match=r"b\.csv: is a second file; qof has one\."):
        editions_of("qof", [tmp_path / "a.csv", tmp_path / "b.csv"], Taking(catalogue, catalogue.sources["qof"], ""))


# Typed from the workbooks: NHS South East London ICB - 72Q, to June 2024.
@needs_official
def test_cholesterol_treatment_of_south_east_london_by_ethnic_group() -> None:
    (found,) = read_for(load(), *OFFICIAL_BOOKS)
    rows = found.imported.observations
    chol = rows[(rows["indicator_id"] == "cvdp009chol") & rows["breakdown"].isin(["persons", "ethnicity_cvdprevent"])]
    assert {one.group_id: (one.numerator, one.denominator, one.value) for one in chol.itertuples()} == {
        "all": (48_580, 58_570, 82.94),
        "asian": (4_590, 5_260, 87.23),
        "black": (6_620, 8_420, 78.61),
        "mixed": (1_050, 1_360, 77.06),
        "white": (33_595, 40_120, 83.73),
        "other": (1_105, 1_355, 81.55),
        "not_stated": (1_170, 1_445, 81.05),
        "missing": (450, 610, 74.22),
    }
    assert set(rows["indicator_id"]) == {"cvdp009chol", "cvdp008chol"}
