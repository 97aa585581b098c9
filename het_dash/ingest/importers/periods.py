"""Parses publishers' periods."""

import calendar
import re
from datetime import date

from het_dash.ingest.problems import refuse

Period = tuple[date, date]
MOST_YEARS = 10  # no indicator pools more years; a longer period is a typing error


def twelve_months_to(edition: str, file: str) -> Period:
    """'2026-03' -> 1 April 2025 to 31 March 2026, because CVDPREVENT's indicators look back over twelve months."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", edition):
        raise refuse(file, f"The edition {edition!r} is not a month.", "Give it as --edition 2026-03.")
    year, month = int(edition[:4]), int(edition[5:])
    start = date(year, 1, 1) if month == 12 else date(year - 1, month + 1, 1)
    return start, date(year, month, calendar.monthrange(year, month)[1])


def fingertips_period(words: str) -> Period | None:
    """Period of '2022', '2009/10' (financial year) or '2020 - 22' (calendar years); None for any other text."""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:(/| - )(\d\d))?", words)
    if found is None:
        return None
    first, joined = int(found[1]), found[2]
    years = 0 if joined is None else (int(found[3]) - first) % 100  # 1999/00 ends in 2000
    if joined == "/":
        return (date(first, 4, 1), date(first + 1, 3, 31)) if years == 1 else None
    return (date(first, 1, 1), date(first + years, 12, 31)) if joined is None or 0 < years <= MOST_YEARS else None
