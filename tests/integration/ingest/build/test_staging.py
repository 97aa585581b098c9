"""Observations before anything is worked out: each mistake is named with its file and row, and the build stops."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from het_dash.ingest.build.staging import stage
from het_dash.ingest.editions_on_disk import held
from het_dash.ingest.problems import ImportProblem
from tests.support.small_bundle import QOF_2024_25, SmallData

QOF = "qof/2024-25"
FILE = "data/observations/qof/2024-25/observations.csv"
GROVE = "G85085,2024-04-01,2025-03-31,persons,all,113,1000,,,,exact,"


def refusal(small: SmallData) -> str:
    with duckdb.connect() as con, pytest.raises(ImportProblem) as wrong:
        stage(con, small.catalogue, held(small.catalogue))
    return str(wrong.value)


def observed(small: SmallData) -> Path:
    return small.observe(
        QOF,
        """
        area_code  numerator  denominator
        G85085     113        1000
        G85696     87         900
        """,
        **QOF_2024_25,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("qof_hypertension,G85696", "qof_asthma,G85696", "column indicator_id: 'qof_asthma' is not an indicator"),
        ("G85696", "A81001", "column area_code: 'A81001' is not an area of the catalogue. Add it to data/areas."),
        ("G85696", "", "column area_code: is not an area of the catalogue."),
        ("all,87", "everybody,87", "column group_id: 'everybody' is not a group of breakdown persons. Correct it, or"),
        ("persons,all,87", "people,all,87", "column group_id: 'all' is not a group of breakdown people."),
        ("persons,all,87", ",all,87", "column group_id: 'all' is not a group of breakdown (blank)."),
        (",87,", ",many,", "column numerator: 'many' is not a number. Import the file again, or correct the cell"),
        (",87,", ",inf,", "column numerator: 'inf' is not a number."),
        (",87,", ",nan,", "column numerator: 'nan' is not a number."),
        (",900,", ',"1,000",', "column denominator: '1,000' is not a number."),
        ("87,900,,", "87,900,x,", "column value: 'x' is not a number."),
        ("87,900,,,,", "87,900,,x,,", "column lower: 'x' is not a number."),
        ("87,900,,,,", "87,900,,,x,", "column upper: 'x' is not a number."),
        ("2025-03-31,persons,all,87", "31/03/2025,persons,all,87", "column period_end: '31/03/2025' is not a date."),
        ("2025-03-31,persons,all,87", "2025-02-30,persons,all,87", "column period_end: '2025-02-30' is not a date."),
        ("2025-03-31,persons,all,87", "infinity,persons,all,87", "column period_end: 'infinity' is not a date."),
        ("2025-03-31,persons,all,87", ",persons,all,87", "column period_end: is not a date."),
        ("2025-03-31,persons,all,87", "2023-03-31,persons,all,87", "column period_end: '2023-03-31' is before the per"),
        (",87,900", ",901,900", "column numerator: '901' is more than the denominator. Check the two columns."),
        (",87,900", ",-1,900", "column numerator: '-1' is below zero. A count cannot be."),
        (",87,900", ",,-900", "column denominator: '-900' is below zero."),
        ("87,900,,,,", "87,900,10,11,12,", "column value: '10' lies outside its limits. Check value, lower and upper."),
        ("87,900,,,,", "87,900,13,11,12,", "column value: '13' lies outside its limits."),
        ("87,900,,,,exact", "87,900,,,,certain", "column qualifier: 'certain' is not a qualifier. Use exact,"),
        ("87,900,,,,exact", "87,900,,,,", "column qualifier: is not a qualifier."),
        ("G85696", "G85085", "column indicator_id: 'qof_hypertension' stands here and in another row"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_file_row_and_column(small: SmallData, old: str, new: str, message: str) -> None:
    observed(small)
    small.change("observations/qof/2024-25/observations.csv", old, new)
    assert f"{FILE}, row 3, {message}" in refusal(small)


def test_every_mistake_of_a_kind_is_told_at_once(small: SmallData) -> None:
    observed(small)
    for code, other in (("G85085", "A81001"), ("G85696", "A81002")):
        small.change("observations/qof/2024-25/observations.csv", code, other)
    message = refusal(small)
    assert "row 2, column area_code: 'A81001'" in message
    assert "row 3, column area_code: 'A81002'" in message


def test_a_figure_given_in_two_editions_is_named_in_the_later_file(small: SmallData) -> None:
    observed(small)
    small.observe("qof/2024-25b", "area_code numerator denominator\nG85085 114 1000", **QOF_2024_25)
    assert "data/observations/qof/2024-25b/observations.csv, row 2, column indicator_id:" in refusal(small)


def test_a_source_that_the_indicator_does_not_name_is_refused(small: SmallData) -> None:
    small.observe("census2021/2021", "area_code numerator denominator\nG85085 113 1000", **QOF_2024_25)
    assert (
        "data/observations/census2021/2021/observations.csv, row 2, column source_id: 'census2021' is not among the "
        "sources of indicator qof_hypertension. Name it under `sources` in the indicator's YAML file."
    ) in refusal(small)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text.replace("area_code", "area"), f"{FILE}, row 1: has the columns ['indicator_id', 'area', "),
        (lambda _: "", f"{FILE}, row 1: has the columns []. Expected indicator_id, area_code,"),
        (lambda text: text.replace(",exact,\n", "\n", 1), f"{FILE}, row 2: has too few or too many cells. Import the"),
        (lambda text: text.replace("\nqof", "\n\nqof", 1), f"{FILE}, row 2: has too few or too many cells."),
        (lambda text: text.replace("113", '"113'), f"{FILE}: cannot be read (unexpected end of data). Save it as"),
    ],
)
def test_a_file_that_is_not_in_our_shape_is_refused(
    small: SmallData, spoil: Callable[[str], str], message: str
) -> None:
    path = observed(small)
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert message in refusal(small)


def test_a_file_saved_by_a_spreadsheet_in_another_encoding_is_refused(small: SmallData) -> None:
    path = observed(small)
    path.write_bytes(path.read_bytes().replace(b"exact,\n", b"exact,caf\xe9\n"))
    assert f"{FILE}: cannot be read (" in refusal(small)
    assert "Save it as comma-separated UTF-8." in refusal(small)


def test_a_byte_order_mark_does_no_harm(small: SmallData) -> None:
    path = observed(small)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert small.build().observations == 2


def test_an_edition_whose_observations_are_gone_is_not_passed_over(small: SmallData) -> None:
    observed(small).unlink()
    assert f"{FILE}: is missing. Import the edition again, or remove its folder." in refusal(small)


def test_an_empty_data_folder_builds_an_empty_store(small: SmallData) -> None:
    built = small.build()
    assert (built.observations, built.figures) == (0, 0)
