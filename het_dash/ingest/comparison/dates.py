"""Compares the edition's name with the dates in a file and in the file's name."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, refusal

Span = tuple[date, date]
FINANCIAL = r"(20\d\d)-(\d\d)"
MONTH = r"(20\d\d)-(0[1-9]|1[0-2])"
YEARS = r"((?:19|20)\d\d)(?:-((?:19|20)\d\d))?"


def span_of(edition: str) -> Span | None:
    """Days that an edition's name covers: 2026-07, 2024-25, 2025 or 2014-2025. None for any other name."""
    if (found := re.fullmatch(FINANCIAL, edition)) and _follows(found[1], found[2]):
        return date(int(found[1]), 4, 1), date(int(found[1]) + 1, 3, 31)
    if found := re.fullmatch(MONTH, edition):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if found := re.fullmatch(YEARS, edition):
        return date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31)
    return None


def wrong_dates(new: Figures, edition: str, file: str) -> Iterator[Finding]:
    """Refusals if the file's periods or the file's name are of another time than the edition."""
    span = span_of(edition)
    if span is None:
        return
    if not span[0] <= new.latest <= span[1]:
        words = f"The latest date in the file is {new.latest}, which is not in the edition {edition!r}."
        yield refusal(words, f"Give the edition of the file's own date, for example --edition {new.latest:%Y-%m}.")
    named = years_in_name(file)
    if re.fullmatch(FINANCIAL, edition) and named and edition not in named:
        words = f"The file's name says {' and '.join(named)}, and the edition is {edition!r}."
        yield refusal(words, f"Give it as --edition {named[0]}, or import the file of {edition}.")
    months = months_in_name(file)
    if re.fullmatch(MONTH, edition) and not _follows(edition[:4], edition[5:]) and months and edition not in months:
        words = f"The file's name says {' and '.join(months)}, and the edition is {edition!r}."
        yield refusal(words, f"Give it as --edition {months[0]}, or import the file of {edition}.")


def years_in_name(file: str) -> list[str]:
    """Financial years in a file's name: 2024-25, 2024_25, 202425 or 2425."""
    name = PurePath(file).stem
    found = [
        f"20{first[-2:]}-{second}"
        for first, second in re.findall(r"(?<!\d)((?:20)?\d\d)[-_ ]?(?:20)?(\d\d)(?!\d)", name)
        if _follows(first, second)
    ]
    return list(dict.fromkeys(found))


def months_in_name(file: str) -> list[str]:
    """Months in a file's name: 2026-07."""
    found = re.findall(rf"(?<!\d){MONTH}(?!\d)", PurePath(file).stem)
    return list(dict.fromkeys(f"{year}-{month}" for year, month in found if not _follows(year, month)))


def _follows(first: str, second: str) -> bool:
    """Whether two numbers are the years of a financial year: 2024 and 25."""
    return (int(first[-2:]) + 1) % 100 == int(second)
