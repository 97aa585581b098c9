"""What publishers' words for a period stand for."""

from datetime import date

import pytest

from het_dash.ingest.importers.periods import fingertips_period, twelve_months_to
from het_dash.ingest.problems import ImportProblem


@pytest.mark.parametrize(
    ("edition", "start", "end"),
    [
        ("2026-03", date(2025, 4, 1), date(2026, 3, 31)),
        ("2025-12", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_twelve_months_end_with_the_month_named(edition: str, start: date, end: date) -> None:
    assert twelve_months_to(edition, "file.csv") == (start, end)


def test_edition_that_is_not_a_month_is_refused_with_the_file_and_the_form() -> None:
    with pytest.raises(ImportProblem, match=r"file\.csv: The edition '2025-26' is not a month\. Give it as"):
        twelve_months_to("2025-26", "file.csv")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2009/10", date(2009, 4, 1), date(2010, 3, 31)),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        ("2020 - 22", date(2020, 1, 1), date(2022, 12, 31)),
        ("1998 - 00", date(1998, 1, 1), date(2000, 12, 31)),
    ],
)
def test_fingertips_words_become_first_and_last_day(words: str, start: date, end: date) -> None:
    assert fingertips_period(words) == (start, end)


@pytest.mark.parametrize(
    "words", ["", "2022 Q1", "2009/11", "2022 - 20", "2018/19 - 20/21", "2022 - 22", "2022/", "last year"]
)
def test_words_that_are_not_understood_are_no_period_rather_than_a_guess(words: str) -> None:
    assert fingertips_period(words) is None
