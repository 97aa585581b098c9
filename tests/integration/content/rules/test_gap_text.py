"""Gaps in words: no word goes further than the limits."""

import pytest

from het_dash.catalogue import load
from het_dash.content.rules import gap_text
from het_dash.figures.gaps import Gap, gap_between
from tests.support.local_extract import answered, counted

CATALOGUE = load()
WHITE = counted("ethnicity_broad", "white", 700, 1000)
EVERYONE = counted("persons", "all", 650, 1000)


def gap(n: float, of: float = 1000, group: str = "N", scheme: str = "ethnicity_nhs16", ref: object = WHITE) -> Gap:
    found = gap_between(counted(scheme, group, n, of), ref, "higher_is_better")  # type: ignore[arg-type]
    assert found
    return found


@pytest.mark.parametrize(
    ("n", "of", "cells"),
    [
        (600, 1000, ("10.0 (5.4 to 14.6)", "0.86 (0.80 to 0.92)", "100 (50 to 150)", "Clear: fewer")),
        (68, 100, ("2.0 (−9.9 to 15.3)", "0.97 (0.79 to 1.17)", "no clear gap", "No clear gap")),
        (800, 1000, ("−10.0 (−14.2 to −5.7)", "1.14 (1.08 to 1.21)", "none", "Clear: more")),
    ],
)
def test_a_rows_cells(n: float, of: float, cells: tuple[str, ...]) -> None:
    assert gap_text.cells(gap(n, of)) == cells


def test_a_group_of_whom_nobody_is_treated_has_no_ratio_limits() -> None:
    assert gap_text.cells(gap(0, 100))[1] == "cannot be computed"


def test_the_sentence_compares_group_and_reference_of_one_service() -> None:
    answer = answered(indicator="cvdp007hyp")
    assert gap_text.compared(gap(600), answer, CATALOGUE) == (
        "blood pressure is treated to threshold for 60% of Black African and 70% of White patients with hypertension"
    )
    assert gap_text.compared(gap(600, ref=EVERYONE), answer, CATALOGUE) == (
        "blood pressure is treated to threshold for 60% of Black African patients and 65% of all patients with "
        "hypertension"
    )


def test_a_measure_without_a_clause_of_its_own_names_its_title() -> None:
    answer = answered(indicator="cvdp004ckd")
    assert gap_text.compared(gap(600), answer, CATALOGUE) == (
        "urine kidney test done in the past year, with chronic kidney disease: 60% of Black African and 70% of White "
        "patients"
    )


def test_a_gap_is_sized_with_its_people_or_not_at_all() -> None:
    assert gap_text.sized(gap(600)) == "10.0 points (5.4 to 14.6), about 100 people (50 to 150)"
    assert gap_text.sized(gap(800)) == "10.0 points (5.7 to 14.2)"
    assert gap_text.sized(gap(68, 100)) == "no clear gap"


@pytest.mark.parametrize(
    ("gaps", "title"),
    [
        ([gap(600), gap(580, group="M")], "for fewer Black African and Black Caribbean than White patients"),
        ([gap(600), gap(69, 100, "M")], "for fewer Black African than White patients"),
        ([gap(690), gap(69, 100, "M")], ": no clear gap for Black African or Black Caribbean patients"),
        ([gap(800)], "for more Black African than White patients"),
    ],
)
def test_the_title_is_the_finding_as_far_as_the_limits_carry_it(gaps: list[Gap], title: str) -> None:
    answer = answered(indicator="cvdp007hyp")
    found = gap_text.finding(answer, gaps, "white", CATALOGUE)
    assert found.removeprefix("Blood pressure treated to threshold").strip() == title


def test_against_all_patients_the_title_says_overall() -> None:
    found = gap_text.finding(answered(), [gap(580, ref=EVERYONE)], "all", CATALOGUE)
    assert found == "Blood pressure treated to threshold for fewer Black African patients than overall"


def test_points_that_round_to_nothing_have_no_sign() -> None:
    assert gap_text.signed(-0.04) == "0.0"
    assert gap_text.signed(-1.26) == "−1.3"
