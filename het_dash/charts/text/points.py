"""Differences in percentage points, with their signs."""

from het_dash.figures.verdicts import decimals
from het_dash.figures.year_on_year import Compared


def signed(points: float, places: int = 1) -> str:
    """For example '+0.9' or '-1.2'; '0.0' has no sign."""
    rounded = round(points, places)
    return f"{rounded:+.{places}f}" if rounded else f"{0:.{places}f}"


def three(found: Compared) -> tuple[str, str, str]:
    """Difference and limits with the same decimals. Limits that exclude 0 are never printed as 0."""
    places = decimals(found.lower, found.upper)
    return signed(found.points, places), signed(found.lower, places), signed(found.upper, places)


def plain(points: float, places: int = 1) -> str:
    """For a column of numbers: '0.9' or '-1.2', as spreadsheets write them."""
    return signed(points, places).removeprefix("+")


def in_points(found: Compared) -> str:
    """For example '+0.9 points (-3.6 to +5.4)'."""
    value, lower, upper = three(found)
    return f"{value} points ({lower} to {upper})"


def middle_in_points(found: Compared) -> str:
    """For example '-1.4 to +1.8'; empty without other PCNs."""
    return " to ".join(map(signed, found.middle)) if found.middle else ""
