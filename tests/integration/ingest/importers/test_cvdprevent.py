"""CVDPREVENT raw data: what comes out of a row, and which rows are refused."""

import csv
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.importers import cvdprevent
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem

HEADER = (
    "AreaCode,AreaName,CategoryAttribute,Denominator,Factor,HighestPriorityNotificationType,IndicatorCode,IndicatorName,"
    "IndicatorShortName,LowerConfidenceLimit,MetricCategoryName,MetricCategoryTypeName,NotificationCount,Numerator,"
    "TimePeriodName,UpperConfidenceLimit,Value,ValueNote"
).split(",")
SEL, ENGLAND = "E54000030", "E92000001"
FIGURES = ["numerator", "denominator", "value", "lower", "upper"]
SUPPRESSED = "Value suppressed for disclosure control due to small count"

# Typed from the publication: "To March 2026", NHS South East London, CVDP007HYP, ethnic group Black.
BLACK = {
    "AreaCode": SEL,
    "AreaName": "NHS South East London Integrated Care Board",
    "CategoryAttribute": "Persons",
    "IndicatorCode": "CVDP007HYP",
    "MetricCategoryTypeName": "Ethnicity",
    "MetricCategoryName": "Black",
    "TimePeriodName": "To March 2026",
    "NotificationCount": "0",
    "Numerator": "46350.0",
    "Denominator": "68915.0",
    "Value": "67.26",
    "LowerConfidenceLimit": "66.91",
    "UpperConfidenceLimit": "67.61",
}
WHITE = BLACK | {
    "MetricCategoryName": "White",
    "Numerator": "103820.0",
    "Denominator": "134385.0",
    "Value": "77.26",
    "LowerConfidenceLimit": "77.03",
    "UpperConfidenceLimit": "77.48",
}
HIDDEN = BLACK | dict.fromkeys(
    ("Numerator", "Denominator", "Value", "LowerConfidenceLimit", "UpperConfidenceLimit"), ""
)
STANDARDISED = HIDDEN | {
    "AreaCode": ENGLAND,
    "IndicatorCode": "CVDP001HYP",
    "MetricCategoryTypeName": "Sex - Age Standardised",
    "MetricCategoryName": "Female",
    "CategoryAttribute": "Female",
    "Value": "18.52",
    "LowerConfidenceLimit": "18.5",
    "UpperConfidenceLimit": "18.54",
    "ValueNote": "Numerators and Denominators are not provided for Age Standardisation.",
}


def raw(folder: Path, *rows: dict[str, str]) -> RawFile:
    file = folder / "rawDataCSV.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return read_raw(file)


def taking(covers: Literal["known", "england"] = "known", edition: str = "2026-03") -> Taking:
    catalogue = load()
    return Taking(catalogue, catalogue.sources["cvdprevent"], edition, covers)


def taken(folder: Path, *rows: dict[str, str], covers: Literal["known", "england"] = "known") -> pd.DataFrame:
    return cvdprevent.read(raw(folder, *rows), taking(covers)).observations


def refusal(folder: Path, *rows: dict[str, str], edition: str = "2026-03") -> str:
    with pytest.raises(ImportProblem) as wrong:
        cvdprevent.read(raw(folder, *rows), taking(edition=edition))
    return str(wrong.value)


def test_published_value_limits_and_counts_are_kept_as_they_are(tmp_path: Path) -> None:
    black, white = taken(tmp_path, BLACK, WHITE).to_dict("records")
    assert [black[name] for name in FIGURES] == [46350, 68915, 67.26, 66.91, 67.61]
    assert [white[name] for name in FIGURES] == [103820, 134385, 77.26, 77.03, 77.48]
    assert (black["indicator_id"], black["area_code"]) == ("cvdp007hyp", SEL)
    assert (black["breakdown"], black["group_id"]) == ("ethnicity_cvdprevent", "black")
    assert black["qualifier"] == "exact"


def test_period_is_the_twelve_months_to_the_month_named(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, BLACK).to_dict("records")
    assert (str(row["period_start"]), str(row["period_end"])) == ("2025-04-01", "2026-03-31")


def test_counts_below_england_say_that_they_are_rounded_and_englands_do_not(tmp_path: Path) -> None:
    england = BLACK | {"AreaCode": ENGLAND, "Numerator": "46351.0"}
    notes = taken(tmp_path, BLACK, england).set_index("area_code")["note"]
    assert "rounded to the nearest 5" in notes[SEL]
    assert notes[ENGLAND] == ""


@pytest.mark.parametrize(
    ("kind", "category", "attribute", "breakdown", "group"),
    [
        ("Sex", "Persons", "Persons", "persons", "all"),
        ("Sex", "Female", "Female", "sex", "female"),
        ("Age group", "18-39", "Persons", "age_cvdprevent", "18_39"),
        ("Age group", "80+", "Persons", "age_cvdprevent", "80_plus"),
        ("Age group", "18-39", "Female", "sex_x_age_cvdprevent", "female|18_39"),
        ("Age group", "80+", "Male", "sex_x_age_cvdprevent", "male|80_plus"),
        ("Deprivation quintile", "1 - most deprived", "Persons", "imd_quintile_england", "1"),
        ("Deprivation quintile", "5 - least deprived", "Persons", "imd_quintile_england", "5"),
        ("Ethnicity", "Not stated", "Persons", "ethnicity_cvdprevent", "not_stated"),
        ("Ethnicity", "Missing", "Persons", "ethnicity_cvdprevent", "missing"),
        ("Mental Health", "People without SMI", "Persons", "serious_mental_illness", "without_smi"),
        (
            "Learning Disability",
            "People with a diagnosed learning disability",
            "Persons",
            "learning_disability",
            "with_ld",
        ),
    ],
)
def test_every_breakdown_becomes_a_group_of_the_catalogue(
    tmp_path: Path, kind: str, category: str, attribute: str, breakdown: str, group: str
) -> None:
    words = {"MetricCategoryTypeName": kind, "MetricCategoryName": category, "CategoryAttribute": attribute}
    (row,) = taken(tmp_path, BLACK | words).to_dict("records")
    assert (row["breakdown"], row["group_id"]) == (breakdown, group)
    assert load().breakdowns[breakdown].group(group)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("MetricCategoryTypeName", "Deprivation decile"),
        ("MetricCategoryName", "Black African"),
        ("CategoryAttribute", "Female"),
    ],
)
def test_rows_with_words_that_the_catalogue_does_not_use_are_left_out(tmp_path: Path, column: str, value: str) -> None:
    assert len(taken(tmp_path, WHITE, BLACK | {column: value})) == 1


def test_letter_case_of_a_group_does_not_matter(tmp_path: Path) -> None:
    assert list(taken(tmp_path, WHITE | {"MetricCategoryName": "WHITE"})["group_id"]) == ["white"]


def test_a_share_of_nobody_has_counts_and_no_value(tmp_path: Path) -> None:
    zero = dict.fromkeys(("Numerator", "Denominator", "Value", "LowerConfidenceLimit", "UpperConfidenceLimit"), "0")
    (row,) = taken(tmp_path, WHITE | zero).to_dict("records")
    assert (row["numerator"], row["denominator"]) == (0, 0)
    assert all(pd.isna(row[name]) for name in ("value", "lower", "upper"))


def test_suppressed_row_has_no_figures_and_keeps_the_note(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, HIDDEN | {"ValueNote": SUPPRESSED}).to_dict("records")
    assert all(pd.isna(row[name]) for name in FIGURES)
    assert row["note"] == SUPPRESSED


def test_blank_value_without_a_reason_is_refused(tmp_path: Path) -> None:
    assert "ValueNote: '' does not say why the value is blank." in refusal(tmp_path, HIDDEN)


def test_count_beside_a_suppressed_value_is_refused_because_it_would_undo_it(tmp_path: Path) -> None:
    told = refusal(tmp_path, HIDDEN | {"ValueNote": SUPPRESSED, "Denominator": "40"})
    assert "column Denominator: '40' is filled although the value is blank." in told


def test_true_zero_stays_a_zero(tmp_path: Path) -> None:
    zero = {"Value": "0.0", "Numerator": "0.0", "Denominator": "90.0"}
    limits = {"LowerConfidenceLimit": "0.0", "UpperConfidenceLimit": "4.09"}
    (row,) = taken(tmp_path, BLACK | zero | limits).to_dict("records")
    assert [row[name] for name in FIGURES] == [0, 90, 0, 0, 4.09]


def test_age_standardised_series_is_an_indicator_of_its_own_without_counts(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, STANDARDISED).to_dict("records")
    assert row["indicator_id"] == "cvdp001hyp_standardised"
    assert (row["breakdown"], row["group_id"], row["value"]) == ("sex", "female", 18.52)
    assert pd.isna(row["numerator"])
    assert row["note"].startswith("Numerators and Denominators are not provided")


def test_age_standardised_series_that_the_catalogue_does_not_declare_is_left_out(tmp_path: Path) -> None:
    assert len(taken(tmp_path, BLACK, STANDARDISED | {"IndicatorCode": "CVDP007HYP"})) == 1


def test_rows_of_other_indicators_are_left_out_whatever_is_in_them(tmp_path: Path) -> None:
    other = BLACK | {"IndicatorCode": "CVDP004FH", "Value": "?", "MetricCategoryTypeName": "Anything"}
    assert len(taken(tmp_path, BLACK, other)) == 1


def test_heart_failure_is_found_under_either_of_its_two_codes(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, BLACK | {"IndicatorCode": "CVD002HF"}).to_dict("records")
    assert row["indicator_id"] == "cvdp002hf"


def test_practice_and_pcn_are_known_by_their_ods_codes(tmp_path: Path) -> None:
    rows = [BLACK | {"AreaCode": code} for code in ("G85004", "U53896", "E40000003")]
    assert list(taken(tmp_path, *rows)["area_code"]) == ["G85004", "U53896", "E40000003"]


def test_unknown_area_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    elsewhere = BLACK | {"AreaCode": "E54000027"}
    assert "column AreaCode: 'E54000027' is not known." in refusal(tmp_path, BLACK, elsewhere)
    assert list(taken(tmp_path, BLACK, elsewhere, covers="england")["area_code"]) == [SEL]


def test_period_other_than_the_editions_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, BLACK, edition="2025-12")
    assert "column TimePeriodName: 'To March 2026' is not known. Expected 'To December 2025'" in told


@pytest.mark.parametrize("edition", ["2026", "March 2026", "2026-13"])
def test_edition_that_is_not_a_month_is_refused(tmp_path: Path, edition: str) -> None:
    assert "Give it as --edition 2026-03." in refusal(tmp_path, BLACK, edition=edition)


def test_group_given_twice_is_refused_by_its_second_row(tmp_path: Path) -> None:
    assert "row 3, column AreaCode: 'E54000030' repeats an earlier row" in refusal(tmp_path, BLACK, BLACK)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"Value": "67.4"}, "'67.4' is not the share that the numerator and denominator give"),
        ({"Value": "66.9"}, "'66.9' lies outside its limits."),
        ({"UpperConfidenceLimit": "67.2"}, "'67.26' lies outside its limits."),
        ({"UpperConfidenceLimit": ""}, "column UpperConfidenceLimit: '' is blank although the other limit is filled."),
        (
            {"LowerConfidenceLimit": "", "UpperConfidenceLimit": ""},
            "column LowerConfidenceLimit: '' is blank, as is the upper limit, although there is a value.",
        ),
        ({"Numerator": ""}, "column Numerator: '' is blank although the other count is filled."),
        ({"Numerator": "68920"}, "column Numerator: '68920' is more than the denominator."),
        ({"Numerator": "46350.5"}, "'46350.5' is not a whole number."),
        ({"Value": "about 67"}, "'about 67' is not a number."),
        ({"UpperConfidenceLimit": "100.2"}, "'100.2' is above 100."),
        ({"LowerConfidenceLimit": "-0.1"}, "'-0.1' is below zero."),
    ],
)
def test_figures_that_cannot_be_are_refused_with_row_column_and_value(
    tmp_path: Path, change: dict[str, str], words: str
) -> None:
    told = refusal(tmp_path, WHITE, BLACK | change)
    assert words in told
    assert "rawDataCSV.csv, row 3" in told
    assert "row 2" not in told


def test_file_without_a_column_is_refused_by_the_columns_name(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("AreaCode,IndicatorCode\nE54000030,CVDP007HYP\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="MetricCategoryTypeName"):
        cvdprevent.read(read_raw(file), taking())


def test_publishers_notification_is_noted_with_the_edition(tmp_path: Path) -> None:
    marked = BLACK | {"HighestPriorityNotificationType": "Red", "NotificationCount": "1"}
    note = cvdprevent.read(raw(tmp_path, marked, WHITE), taking()).note
    assert note == "CVDPREVENT has a notification on CVDP007HYP (red); its text is not in the file."


def _five(count: int) -> int:
    return 5 * ((count + 2) // 5)


@given(data=st.data(), denominator=st.integers(20, 2_000_000))
def test_no_honestly_rounded_row_is_ever_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, denominator: int
) -> None:
    """The publisher works the value out from true counts, rounds it to 2 decimals, and rounds the counts to 5."""
    numerator = data.draw(st.integers(0, denominator))
    value = round(100 * numerator / denominator, 2)
    row = BLACK | {
        "Numerator": str(_five(numerator)),
        "Denominator": str(_five(denominator)),
        "Value": f"{value:.2f}",
        "LowerConfidenceLimit": str(max(0, value - 1)),
        "UpperConfidenceLimit": str(min(100, value + 1)),
    }
    assert len(taken(tmp_path_factory.mktemp("rounded"), row)) == 1
