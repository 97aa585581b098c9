"""Differences in percentage points, with their signs."""

from het_dash.figures.year_on_year import Compared


def signed(points: float) -> str:
    """For example '+0.9' or '-1.2'; '0.0' has no sign."""
    return f"{points:+.1f}" if abs(points) >= 0.05 else "0.0"


def plain(points: float) -> str:
    """For a column of numbers: '0.9' or '-1.2', as spreadsheets write them."""
    return signed(points).removeprefix("+")


def in_points(found: Compared) -> str:
    """For example '+0.9 points (-3.6 to +5.4)'."""
    value, lower, upper = map(signed, (found.points, found.lower, found.upper))
    return f"{value} points ({lower} to {upper})"


def middle_in_points(found: Compared) -> str:
    """For example '-1.4 to +1.8'; empty without other PCNs."""
    return " to ".join(map(signed, found.middle)) if found.middle else ""
