"""What an extract may hold follows the catalogue: an indicator's unit, its grains, its breakdowns."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.ingest import extract
from het_dash.ingest.extract.groups import FULL, coarser
from het_dash.ingest.extract.suggestions import MOST_SOUGHT, Near
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.read_any import read_file
from tests.support.extract_files import csv, row


def read(folder: Path, *given: dict[str, Any], **changed: object) -> Imported:
    """The rows taken by a catalogue in which CVDP007HYP is changed."""
    catalogue = load()
    other = catalogue.indicators["cvdp007hyp"].model_copy(update=changed)
    catalogue = replace(catalogue, indicators={**catalogue.indicators, "cvdp007hyp": other})
    (folder / "extract.csv").write_text(csv(*given))
    taking = Taking(catalogue, catalogue.sources["gp_extract"], "")
    return extract.read(read_file(folder / "extract.csv"), taking)


def refusal(folder: Path, *given: dict[str, Any], **changed: object) -> list[str]:
    with pytest.raises(ImportProblem) as wrong:
        read(folder, *given, **changed)
    return [str(problem) for problem in wrong.value.problems]


def test_an_indicator_that_counts_has_a_numerator_alone(tmp_path: Path) -> None:
    found = read(tmp_path, row(denominator=""), unit="count").observations
    assert (found["numerator"].tolist(), found["denominator"].isna().tolist()) == ([113], [True])
    assert refusal(tmp_path, row(denominator=""), row(group_id="N|male|40_59"), unit="count") == [
        "extract.csv, row 3, column denominator: '171' is given for an indicator that counts people and divides "
        "nothing. Clear it."
    ]


def test_an_indicator_is_given_for_its_kinds_of_area_alone(tmp_path: Path) -> None:
    assert refusal(tmp_path, row(), row(area_code="G85085"), grains=("pcn", "borough"))[0] == (
        "extract.csv, row 3, column area_code: 'G85085' is a practice, for which cvdp007hyp is not collected. "
        "Leave it out, or add practice to its grains."
    )


def test_an_indicator_is_given_by_its_own_breakdowns_alone(tmp_path: Path) -> None:
    given = row(breakdown="ethnicity_broad", group_id="black")
    assert len(read(tmp_path, given).observations) == 1
    assert refusal(tmp_path, given, breakdowns=("persons",)) == [
        "extract.csv, row 2, column breakdown: 'ethnicity_broad' is not a breakdown of cvdp007hyp. "
        f"Write {FULL}: it is the finest, and all others are summed here."
    ]


def test_what_can_be_summed_from_the_finest_breakdown_follows_from_its_parts() -> None:
    assert set(coarser(load().breakdowns, FULL)) == {
        "persons", "sex_recorded", "age_cvdprevent", "ethnicity_nhs16", "ethnicity_broad", "sex_x_age",
        "ethnicity_broad_x_age", "ethnicity_broad_x_sex",
    }  # fmt: skip


def test_what_is_near_is_sought_a_few_times_only() -> None:
    near = Near({"Grove Medical Centre": "G85085"}, "Look it up.")
    assert near.remedy("grove medical centre") == near.remedy("Grove Medcal Centre") == "Did you mean 'G85085'?"
    for n in range(MOST_SOUGHT):
        assert near.remedy(f"elsewhere {n}") == "Look it up."
    assert near.remedy("Grove Medcal Centre") == "Look it up."
    assert near.remedy("grove medical centre") == "Did you mean 'G85085'?"
    assert near.remedy("x" * 10_000) == "Look it up."
