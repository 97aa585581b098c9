"""A slip in a file that an analyst edits is one sentence: file, field, value, remedy."""

import shutil
from collections.abc import Callable

import pytest

from het_dash.catalogue import CatalogueError
from tests.support.small_bundle import SmallData

HYPERTENSION = "indicators/qof_hypertension.yaml"
BLOOD_PRESSURE = "indicators/cvdp007hyp.yaml"
MEMBERSHIP = "areas/membership.csv"
PROGRAMME, PCNS, TEAMS = (f"programme/lewisham/{name}.yaml" for name in ("programme", "pcns", "teams"))


def said(small: SmallData) -> str:
    with pytest.raises(CatalogueError) as wrong:
        assert small.catalogue
    message = str(wrong.value)
    assert "\n" not in message
    return message


def test_a_small_data_folder_is_a_catalogue(small: SmallData) -> None:
    assert len(small.catalogue.pcns) == 6
    assert small.catalogue.folder == small.folder


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (HYPERTENSION, "polarity:", "polarty:", "polarty: 'polarty': is not a known field; did you mean 'polarity'?"),
        (HYPERTENSION, "roles:", "colour: red\nroles:", "colour: 'colour': is not a known field; known fields are id,"),
        (HYPERTENSION, "unit: percent\n", "", "unit: None: is missing; add it."),
        (HYPERTENSION, "unit: percent", "unit: percentage", "unit: 'percentage': is not accepted: input should be"),
        (HYPERTENSION, "age_adjusted: false", "age_adjusted: maybe", "age_adjusted: 'maybe': is not accepted:"),
        (HYPERTENSION, "sources: [qof]", "sources: [qoff]", "sources: 'qoff': is not declared in data/sources;"),
        (HYPERTENSION, "condition: hyper", "condition: hypo", "'hypotension': is not declared in data/conditions"),
        ("pathways.yaml", "condition: hyper", "condition: hypo", "'hypotension': is not declared in data/conditions"),
        ("conditions.yaml", "id: lifestyle", "id: people", "id: 'people': is used twice;"),
        (HYPERTENSION, "codes: {qof:", "codes: {qoff:", "sources: 'qoff': is not declared in data/sources;"),
        (HYPERTENSION, "breakdowns: [persons]", "breakdowns: [person]", "'person': is not declared in data/breakdowns"),
        (BLOOD_PRESSURE, "weight: qof_hypertension", "weight: qof_hyp", "weight: 'qof_hyp': is not declared in data/"),
        (BLOOD_PRESSURE, "2024-06-01", "2024-06-31", "breaks.0.on: '2024-06-31': is not accepted: input should be a"),
        (HYPERTENSION, "unit: percent", "unit: percent\nunit: percent", "duplicate key \"unit\""),
        (HYPERTENSION, "unit: percent", "unit: [percent", "mend the YAML at this line."),
        (HYPERTENSION, "unit: percent", "\tunit: percent", "line 10: \"found character '\\\\t' that cannot start any"),
        (HYPERTENSION, "unit: percent", "unit: per\x07cent", "special characters are not allowed"),
        (HYPERTENSION, "unit: percent", "unit: !!python/object:os.system x", "line 10: \"could not determine a const"),
        ("status.yaml", "id: undefined", "id: undefinedd", "entry 11, id: 'undefinedd': is not accepted:"),
        ("status.yaml", "id: undefined", "id: shown", "id: 'shown': is used twice;"),
        ("status.yaml", "- {id: undefined", "#", "id: 'undefined': has no entry; add its words."),
        (PROGRAMME, "id: lewisham", "id: anytown", "id: 'anytown': is not the folder's name, 'lewisham';"),
        (PROGRAMME, "E09000023", "E09000099", "borough, code: 'E09000099': is no area of kind borough in data/areas/p"),
        (PROGRAMME, "E54000030", "E40000003", "icb, code: 'E40000003': is no area of kind icb in data/areas/places;"),
        (PCNS, "U53896", "U53897", "ods_pcns: 'U53897': is not in places/ods_pcns.csv; add it there."),
        (PCNS, "label: Aplos Health", "label: North Lewisham", "label: 'North Lewisham': is used twice;"),
        (PCNS, "pcn:aplos-health", "pcn:north-lewisham", "code: 'pcn:north-lewisham': is used twice;"),
        ("areas/practices.csv", "G85004", "G85003", "code: 'G85003': is listed twice; keep one row."),
        ("areas/places/wards.csv", "E05013716", "E05013715", "code: 'E05013715': is listed twice; keep one row."),
        ("areas/places/wards.csv", "ward,nbh:1", "wards,nbh:1", "row 2, kind: 'wards': is not accepted: input should"),
        (MEMBERSHIP, "G85003", "G99999", "row 2, practice_code: 'G99999': add it to practices.csv."),
        (MEMBERSHIP, "U11059", "U99999", "row 2, pcn_code: 'U99999': belongs to no programme PCN in pcns.yaml."),
        (MEMBERSHIP, "2023-02-28", "2019-09-30", "row 2, end: '2019-09-30': is before the start; correct it."),
        (MEMBERSHIP, "2023-02-28", "28/02/2023", "row 2, end: '28/02/2023': is not accepted: input should be a valid"),
        (MEMBERSHIP, "\nG85035,U11059", "\nG85035,,U11059", "row 3: '7 cells': the header has 6; look for a stray"),
        (MEMBERSHIP, "\nG85035", "\n\nG85035", "row 3: '0 cells': the header has 6; look for a stray comma or a bl"),
        (MEMBERSHIP, "practice_code", "practice", "row 2, practice: 'practice': is not a known field; did you mean"),
        (MEMBERSHIP, '"NHS', '"N"HS', "save it as comma-separated UTF-8."),
        ("breakdowns.yaml", "[sex, age_5yr]", "[sex, age_6yr]", "sex_x_age_5yr, parts: 'age_6yr': is not declared ab"),
        ("ethnic_groups.yaml", "id: ethnicity_census5", "id: persons", "id: 'persons': is used twice;"),
        ("ethnic_groups.yaml", "id: asian,", "id: black,", "ethnicity_census5, groups, id: 'black': is used twice;"),
        ("ethnic_groups.yaml", "parent: black", "parent: blck", "ethnicity_census19, parent: 'blck': is not a group"),
        ("ethnic_groups.yaml", "broad: ethnicity_census5", "broad: census5", "ethnicity_census19, broad: 'census5':"),
        (TEAMS, "pcn:aplos-health", "pcn:aplos", "pcn: 'pcn:aplos': is not in pcns.yaml;"),
        ("programme/lewisham/lessons.yaml", "[trust, ", "[trusted, ", "measures: 'trusted': is not in data/outcomes;"),
        (TEAMS, "pcn:aplos-health", "pcn:sevenfields", "'pcn:sevenfields, cycle_2': is used twice;"),
    ],
)  # fmt: skip
def test_a_slip_is_one_sentence_naming_its_file_field_value_and_remedy(
    small: SmallData, file: str, old: str, new: str, message: str
) -> None:
    small.change(file, old, new)
    found = said(small)
    assert found.startswith(f"data/{file}: ")
    assert message in found


def test_the_data_folder_holds_exactly_one_programme(small: SmallData) -> None:
    home = small.folder / "programme"
    shutil.copytree(home / "lewisham", home / "anytown")
    assert "folder: 'anytown, lewisham': keep exactly one folder with a programme.yaml." in said(small)
    for name in ("lewisham", "anytown"):
        (home / name / "programme.yaml").unlink()
    assert "folder: 'programme': programme.yaml is missing; put the programme's folder back" in said(small)


def test_a_ward_of_an_unknown_neighbourhood_would_lose_its_residents_and_is_refused(small: SmallData) -> None:
    small.change("areas/places/wards.csv", "nbh:1", "nbh:9")
    assert "data/areas/places: E05013715, parent: 'nbh:9': is not an area; correct it or add it." in said(small)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda folder: shutil.copy(folder / HYPERTENSION, folder / "indicators/zz.yaml"),
            "data/indicators/zz.yaml: id: 'qof_hypertension': is used by another file too; give each its own id.",
        ),
        (
            lambda folder: (folder / HYPERTENSION).rename(folder / "indicators/blood_pressure.yaml"),
            "data/indicators/blood_pressure.yaml: id: 'qof_hypertension': is not the file's name; call the file "
            "qof_hypertension.yaml.",
        ),
        (
            lambda folder: (folder / HYPERTENSION).write_bytes(b"title: caf\xe9\n"),
            "data/indicators/qof_hypertension.yaml: byte 10: 'qof_hypertension.yaml': save the file as UTF-8.",
        ),
        (
            lambda folder: (folder / HYPERTENSION).write_bytes(b""),
            "data/indicators/qof_hypertension.yaml: entry: None: is not accepted: input should be a valid dictionary",
        ),
        (
            lambda folder: (folder / "status.yaml").write_text("shown: Shown\n"),
            "data/status.yaml: file: 'dict': must be a list: begin each entry with '- '.",
        ),
        (
            lambda folder: (folder / MEMBERSHIP).write_bytes((folder / MEMBERSHIP).read_bytes() + b"caf\xe9,,,,,\n"),
            "save it as comma-separated UTF-8.",
        ),
        (
            lambda folder: (folder / MEMBERSHIP).unlink(),
            "data/areas/membership.csv: file: 'membership.csv': is missing; put it back from the repository.",
        ),
        (
            lambda folder: (folder / "status.yaml").unlink(),
            "data/status.yaml: file: 'status.yaml': is missing; put it back from the repository.",
        ),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    small: SmallData, spoil: Callable[[object], object], message: str
) -> None:
    spoil(small.folder)
    assert message in said(small)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"source_id": "qoff"}, "source_id: 'qoff': is not declared; add data/sources/<id>.yaml for it."),
        ({"source_id": "census2021"}, "source_id: 'census2021': lies in the folder 'qof'; they must agree."),
        ({"edition": "2023-24"}, "edition: '2023-24': lies in the folder '2024-25'; they must agree."),
        ({"sha256": "0x12"}, "sha256: '0x12': is not accepted: string should match pattern"),
        ({"nature": "open"}, "nature: 'open': is not accepted: input should be 'published', 'derived',"),
        ({"checked_by": "me"}, "checked_by: 'checked_by': is not a known field;"),
    ],
)
def test_a_source_file_that_is_not_of_its_folder_is_refused(
    small: SmallData, changed: dict[str, str], message: str
) -> None:
    (small.folder / "observations/qof/2024-25").mkdir(parents=True)
    small.source_file("qof/2024-25", "2024-04-01", "2025-03-31", **changed)
    assert f"data/observations/qof/2024-25/source.yaml: {message}" in said(small)


def test_a_new_indicator_is_one_file(small: SmallData) -> None:
    text = (small.folder / HYPERTENSION).read_text(encoding="utf-8").replace("roles: [headline_register]\n", "")
    (small.folder / "indicators/qof_asthma.yaml").write_text(
        text.replace("id: qof_hypertension", "id: qof_asthma").replace("HYP", "AST"), encoding="utf-8"
    )
    assert small.catalogue.indicators["qof_asthma"].codes == {"qof": "AST"}
