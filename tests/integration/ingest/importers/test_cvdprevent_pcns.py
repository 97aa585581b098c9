"""CVDPREVENT at PCN level as a reference: other PCNs of England, all patients, Marches only."""

import csv
from pathlib import Path

import duckdb
import pytest

from het_dash.ingest.build import reference_changes
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.editions_on_disk import held
from het_dash.ingest.import_file import FORMATS, editions_of, take_in
from het_dash.ingest.importers import cvdprevent_pcns
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem
from tests.integration.ingest.importers.test_cvdprevent import BLACK, HEADER
from tests.support.small_bundle import SmallData, small_data

PCNS = 1_010
NORTH = "U53896"  # a PCN of the programme
Row = dict[str, str]


def pcn(n: int) -> str:
    return f"U{10_000 + n}"


def row(code: str, part: int, people: int = 1000, month: str = "March 2025", **more: str) -> Row:
    """A whole PCN: all patients."""
    share = 100 * part / people
    return BLACK | {
        "AreaCode": code, "MetricCategoryTypeName": "Sex", "MetricCategoryName": "Persons",
        "TimePeriodName": f"To {month}", "Numerator": str(part), "Denominator": str(people), "Value": f"{share:.2f}",
        "LowerConfidenceLimit": f"{share - 3:.2f}", "UpperConfidenceLimit": f"{share + 3:.2f}", **more,
    }  # fmt: skip


def england(month: str = "March 2025", rise: int = 0, many: int = PCNS, base: int = 600) -> list[Row]:
    """Control from 60% to 69.5%, if that is the base; it rose by up to `rise` more in 1,000 people, in steps of 5."""
    return [row(pcn(n), base + 5 * (n % 20) + 5 * (n % (rise // 5 + 1)), month=month) for n in range(many)]


def file(folder: Path, *rows: Row, name: str = "cvd.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> SmallData:
    return small_data(tmp_path_factory.mktemp("reference"))


def taking(data: SmallData, edition: str = "2025-03") -> Taking:
    catalogue = data.catalogue
    return Taking(catalogue, catalogue.sources["cvdprevent_pcns"], edition, "england")


def taken(data: SmallData, path: Path, edition: str = "2025-03") -> Imported:
    return cvdprevent_pcns.read(read_raw(path), taking(data, edition))


def test_other_pcns_are_kept_and_nothing_else(data: SmallData, tmp_path: Path) -> None:
    """No PCN of the programme, no other level, no group, and no suppressed figure."""
    blank = dict.fromkeys(("Numerator", "Denominator", "Value", "LowerConfidenceLimit", "UpperConfidenceLimit"), "")
    reason = {"ValueNote": "Value suppressed for disclosure control due to small count"}
    hidden = row(pcn(2_000), 1) | blank | reason
    group = row(pcn(3), 60, 100, MetricCategoryTypeName="Ethnicity", MetricCategoryName="Black")
    practice, own = row("G85085", 600), row(NORTH, 600)
    rows = taken(data, file(tmp_path, *england(), hidden, group, practice, own)).observations
    assert set(rows["area_code"]) == {pcn(n) for n in range(PCNS)}
    assert set(rows["indicator_id"]) == {"cvdp007hyp"}
    first = rows[rows["area_code"] == pcn(3)]
    assert first[["numerator", "denominator"]].to_numpy().tolist() == [[615, 1000]]


def test_only_marches_of_all_england_are_taken(data: SmallData, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"is of 2025-06, and changes are between two Marches"):
        taken(data, file(tmp_path, *england("June 2025")), "2025-06")
    with pytest.raises(ImportProblem, match=r"has counts of 400 other PCNs, and England has about 1,300"):
        taken(data, file(tmp_path, *england(many=400)))
    with pytest.raises(ImportProblem, match="Expected 'To March 2025', for edition 2025-03"):
        taken(data, file(tmp_path, *england("March 2024")))


def test_no_spoilt_file_is_accepted_without_a_word(tmp_path: Path) -> None:
    """The same numbers once more, another unit, swapped columns, another source."""
    data = small_data(tmp_path)
    take_in("cvdprevent-pcns", file(tmp_path, *england("March 2024")), taking(data, "2024-03"))
    thousand = [one | {name: f"{one[name]}000" for name in ("Numerator", "Denominator")} for one in england()]
    swapped = [one | {"Numerator": one["Denominator"], "Denominator": one["Numerator"]} for one in england()]
    wrong = {"are those of edition '2024-03'": england(), "in this file": thousand, "is more than the denom": swapped}
    for message, rows in wrong.items():
        with pytest.raises(ImportProblem, match=message):
            take_in("cvdprevent-pcns", file(tmp_path, *rows), taking(data))
    catalogue, path = data.catalogue, file(tmp_path, *england())
    elsewhere = Taking(catalogue, catalogue.sources["cvdprevent"], "2025-03")
    with pytest.raises(ImportProblem, match="The source 'cvdprevent' has no files of the format 'cvdprevent-pcns'"):
        take_in("cvdprevent-pcns", path, elsewhere)


def test_two_marches_in_several_files_give_the_reference_of_an_indicator_without_a_break(
    small: SmallData, tmp_path: Path
) -> None:
    """CVDP007HYP has a break in June 2024, so the Marches of 2025 and 2026 are compared and those of 2024 are not."""
    for edition, month, rise in (
        ("2024-03", "March 2024", 0),
        ("2025-03", "March 2025", 5),
        ("2026-03", "March 2026", 40),
    ):
        rows = england(month, rise, base=600 + 10 * (int(edition[:4]) - 2024))
        other = [one | {"IndicatorCode": "CVDP002AF"} for one in rows]
        files = [file(tmp_path, *some, name=f"{edition}-{n}.csv") for n, some in enumerate((rows, other))]
        for ready in editions_of("cvdprevent-pcns", files, taking(small, edition)):
            ready.write()
    catalogue = small.catalogue
    with duckdb.connect() as con:
        reference_changes.write(con, catalogue, held(catalogue))
        found = con.table("reference_change").fetchall()
    spans = {measure: {(a.year, b.year) for m, a, b, *_ in found if m == measure} for measure, *_ in found}
    assert spans == {"cvdp007hyp": {(2025, 2026)}, "cvdp002af": {(2024, 2025), (2024, 2026), (2025, 2026)}}
    first = next(one for one in found if one[0] == "cvdp007hyp")
    assert first[3:5] == (PCNS, 0)
    assert (first[5], first[6]) == pytest.approx((0.5, 5.0), abs=0.1)


def test_the_format_is_registered_and_belongs_to_its_source(data: SmallData) -> None:
    assert FORMATS["cvdprevent-pcns"] is cvdprevent_pcns.read
    assert data.catalogue.sources["cvdprevent_pcns"].reference_for == "cvdprevent"
