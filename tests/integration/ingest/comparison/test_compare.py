"""An import is compared with the editions held: what is wrong is refused, what is odd is warned about."""

import shutil

import pytest
from ruamel.yaml import YAML

from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.problems import ImportProblem
from tests.support import qof_ccg_extract
from tests.support.held_files import Bundle, Row, changed, next_year, qof, table, times
from tests.support.publishers_rows import FILES

HALF = sorted({row["PRACTICE_CODE"] for row in qof("2024-25")})[:14]


def refusal(bundle: Bundle, form: str, text: str, edition: str, source: str = "", **more: str) -> str:
    with pytest.raises(ImportProblem) as wrong:
        bundle.take(form, text, edition, source, **more)
    return str(wrong.value)


def test_a_sound_new_edition_is_imported_with_a_table_of_before_and_now(copied: Bundle) -> None:
    home = copied.take("qof", table(next_year(qof("2024-25"))), "2025-26")
    assert home.is_dir()
    lines = [" ".join(line.split()) for line in copied.said]
    assert lines[0] == "2024-25 2025-26, this file"
    assert "Practices 28 -> 28" in lines
    assert "Hypertension, same areas 41,091 -> 42,325" in lines
    assert not [line for line in copied.said if "looks like" in line]


def test_another_years_figures_are_recognised(untouched: Bundle) -> None:
    said = refusal(untouched, "qof", table(qof("2021-22")), "2025-26")
    assert "figures are those of edition '2021-22', and the edition given is '2025-26'" in said
    assert "the file looks like 2021-22" in said
    assert "give --edition 2021-22" in said
    assert 'say why with --replace "reason"' in said


def test_another_years_file_does_not_replace_a_good_edition(untouched: Bundle) -> None:
    said = refusal(untouched, "qof", table(next_year(qof("2020-21"))), "2024-25")
    assert "differ from edition '2024-25'" in said
    assert "Belmont Hill Surgery (G85003)" in said


def test_a_name_of_another_year_is_noticed(untouched: Bundle) -> None:
    text = table(next_year(qof("2024-25")))
    for name in ("PREVALENCE_2425_england.csv", "QOF 2024-25.csv", "qof_202425.csv"):
        assert "The file's name says 2024-25, and the edition is '2025-26'." in refusal(
            untouched, "qof", text, "2025-26", name=name
        )


def test_half_of_the_practices_are_imported_with_a_warning_of_who_is_missing(copied: Bundle) -> None:
    home = copied.take("qof", table(next_year(qof("2024-25", HALF))), "2025-26")
    kept = YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))["warnings"]
    (coverage,) = [line for line in kept if line.startswith("The file covers")]
    assert "covers 6" in coverage
    assert "below 90%" in coverage
    assert "Vesta Road Surgery" in coverage


def test_half_of_the_practices_never_replace_an_edition(untouched: Bundle) -> None:
    said = refusal(untouched, "qof", table(qof("2024-25", HALF)), "2024-25")
    assert "The file has 14 practices, and edition '2024-25' has 28." in said


def test_half_of_lewisham_is_not_england(untouched: Bundle) -> None:
    said = refusal(untouched, "qof", table(next_year(qof("2024-25", HALF))), "2025-26", covers="england")
    assert "for England" in said


def test_figures_of_another_unit_are_refused(untouched: Bundle) -> None:
    thousands = changed(qof("2024-25"), REGISTER=times(1000), PRACTICE_LIST_SIZE=times(1000))
    assert "in edition '2024-25'" in refusal(untouched, "qof", table(thousands), "2025-26")


def test_the_first_edition_of_a_source_is_compared_with_list_sizes_of_other_sources(copied: Bundle) -> None:
    for home in (copied.folder / "observations" / "qof").iterdir():
        for file in home.iterdir():
            file.unlink()
    thousands = changed(qof("2024-25"), REGISTER=times(1000), PRACTICE_LIST_SIZE=times(1000))
    assert "List sizes of 28 areas add up to" in refusal(copied, "qof", table(thousands), "2024-25")


def test_a_register_that_jumps_is_named_with_the_year_before(copied: Bundle) -> None:
    rows = [
        {**row, "REGISTER": "17700"} if (row["PRACTICE_CODE"], row["GROUP_CODE"]) == ("G85004", "HYP") else row
        for row in next_year(qof("2024-25"))
    ]
    home = copied.take("qof", table(rows), "2025-26")
    warning = "Modality Lewisham (G85004), Recorded hypertension: 5,066 in 2024-25, 17,700 in this file."
    assert warning in copied.said
    assert warning in YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))["warnings"]


def test_a_reason_overrides_a_refusal_and_is_recorded_with_what_was_refused(copied: Bundle) -> None:
    home = copied.take("qof", table(qof("2024-25", HALF)), "2025-26", replace="A rehearsal")
    facts = YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))
    assert facts["replaced_because"] == "A rehearsal"
    assert any("the file looks like 2024-25" in line for line in facts["warnings"])


def test_a_reason_that_was_not_needed_is_not_recorded(copied: Bundle) -> None:
    home = copied.take("qof", table(next_year(qof("2024-25"))), "2025-26", replace="To be safe")
    assert "replaced_because" not in (home / "source.yaml").read_text(encoding="utf-8")


def test_a_format_belongs_to_its_sources(untouched: Bundle) -> None:
    said = refusal(untouched, "qof", table(qof("2024-25")), "2025-26", "cvdprevent")
    assert said.startswith("file.csv: The source 'cvdprevent' has no files of the format 'qof'.")


def test_every_source_that_is_imported_names_its_formats(untouched: Bundle) -> None:
    named = {form for source in untouched.catalogue.sources.values() for form in source.formats}
    assert set(FORMATS) - named == set()


def test_rows_that_the_catalogue_does_not_use_are_counted_in_the_message(copied: Bundle) -> None:
    rows = [*next_year(qof("2024-25")), {**qof("2024-25")[0], "GROUP_CODE": "SMOK", "PATIENT_LIST_TYPE": "15OV"}]
    copied.take("qof", table(rows), "2025-26")
    assert "1 row was skipped, because the catalogue does not use it: SMOK (1)." in copied.said


def test_a_new_year_of_england_with_fewer_practices_than_the_year_before_is_refused(copied: Bundle) -> None:
    practices = [f"A{number:05}" for number in range(81000, 81000 + 4000)]  # of about 6,188
    row = next_year(qof("2024-25"))[0]
    rows = [*next_year(qof("2024-25")), *({**row, "PRACTICE_CODE": code} for code in practices)]
    said = refusal(copied, "qof", table(rows), "2025-26", covers="england")
    assert "The file has 4,028 practices in all, and edition '2024-25' has 6,188." in said


def test_half_of_the_commissioning_groups_are_not_england(copied: Bundle) -> None:
    shutil.rmtree(copied.folder / "observations" / "qof" / qof_ccg_extract.EDITION)
    file, rows = FILES["qof-ccg registers"], qof_ccg_extract.rows()
    with pytest.raises(ImportProblem, match=r"The file has 3,4\d\d practices in all, and edition '2017-18' has 7,1"):
        file.take(copied, rows[: len(rows) // 2])
    assert file.take(copied, rows).is_dir()


def test_a_practice_map_of_another_date_does_not_replace_the_current_one(untouched: Bundle) -> None:
    older = [{**row, "EXTRACT_DATE": "01Sep2020"} for row in FILES["practice-map"].rows()]
    said = refusal(untouched, "practice-map", table(older), "2026-07")
    assert "The latest date in the file is 2020-09-01, which is not in the edition '2026-07'." in said
    assert "for example --edition 2020-09" in said


def test_a_practice_map_with_a_new_code_of_the_icb_is_refused_in_one_sentence(untouched: Bundle) -> None:
    recoded = [{**row, "ONS_ICB_CODE": "E54000075"} for row in FILES["practice-map"].rows()]
    (said,) = refusal(untouched, "practice-map", table(recoded), "2026-10").splitlines()
    assert "No practice is in NHS South East London (E54000030); the file has E54000075." in said
    assert "If NHS England gave it a new code, correct it in data/areas/places" in said


def test_codes_that_were_sorted_apart_from_their_figures_are_refused(untouched: Bundle) -> None:
    rows = next_year(qof("2024-25"))
    codes = [row["PRACTICE_CODE"] for row in rows]
    apart = [{**row, "PRACTICE_CODE": code} for row, code in zip(rows, codes[10:] + codes[:10], strict=True)]
    said = refusal(untouched, "qof", table(apart), "2025-26")
    assert "The lists of 21 of 28 practices jumped. Check that each practice's code has its own figures." in said


def test_half_of_the_registered_people_of_each_area_are_refused(untouched: Bundle) -> None:
    half = changed(FILES["patients-by-lsoa"].rows(), EXTRACT_DATE=lambda _: "2022-10-01", NUMBER_OF_PATIENTS=times(0.5))
    said = refusal(untouched, "patients-by-lsoa", table(half), "2022-10", covers="england")
    assert (
        "Where registered patients live, numerator for Patients of any practice who live in Lewisham: 345,660" in said
    )


def test_a_practice_map_that_did_not_change_is_told(copied: Bundle) -> None:
    later = [{**row, "EXTRACT_DATE": "01Oct2026"} for row in FILES["practice-map"].rows()]
    home = copied.take("practice-map", table(later), "2026-10")
    words = (
        "All 189 practices have the names, postcodes and PCNs of edition '2026-07'. Check that this is the map of "
        "October 2026."
    )
    assert words in copied.said
    assert words in YAML(typ="safe").load((home / "source.yaml").read_text(encoding="utf-8"))["warnings"]


def interchanged(rows: list[Row]) -> list[Row]:
    """Rows with the ethnic groups Black and White interchanged."""
    other = {"Black": "White", "White": "Black"}
    return [
        {**row, "MetricCategoryName": other.get(row["MetricCategoryName"], row["MetricCategoryName"])} for row in rows
    ]


def test_a_few_figures_that_differ_from_the_edition_replaced_are_told(copied: Bundle) -> None:
    copied.take("cvdprevent", table(interchanged(FILES["cvdprevent"].rows())), "2026-03")
    assert "14 figures of 271 differ from edition '2026-03' as held." in copied.said


def grown_by_a_fifth(row: Row) -> Row:
    """A row of the next quarter with a fifth more people."""
    row = {**row, "TimePeriodName": "To June 2026"}
    if row["Denominator"]:
        numerator, denominator = (int(row[name]) * 6 // 5 for name in ("Numerator", "Denominator"))
        share = 100 * numerator / denominator
        row |= {"Numerator": str(numerator), "Denominator": str(denominator), "Value": str(share)}
        row |= {"LowerConfidenceLimit": str(max(share - 1, 0)), "UpperConfidenceLimit": str(min(share + 1, 100))}
    return row


def test_groups_whose_labels_were_interchanged_are_named_with_their_people_before(copied: Bundle) -> None:
    grown = [grown_by_a_fifth(row) for row in interchanged(FILES["cvdprevent"].rows())]
    copied.take("cvdprevent", table(grown), "2026-06")
    icb = "NHS South East London (E54000030), Blood pressure treated to threshold"
    assert f"{icb}, patients, Black: 68,915 in 2026-03, 161,262 in this file." in copied.said
    assert f"{icb}, patients, White: 134,385 in 2026-03, 82,698 in this file." in copied.said
    assert not [line for line in copied.said if f"{icb}, patients, Female" in line]
