"""An import is compared with the editions held: what is wrong is refused, what is odd is warned about."""

import shutil

import pytest
from ruamel.yaml import YAML

from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.problems import ImportProblem
from tests.support import qof_ccg_extract
from tests.support.held_files import Bundle, changed, next_year, qof, table, times
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
