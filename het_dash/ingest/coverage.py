"""Share of people whose practices are in a file, by the list sizes of the nearest complete edition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Catalogue

LEAST_KNOWN = 0.9  # of the practices; a share of the few lists that are known would say nothing of the rest
Lists = Mapping[date, Mapping[str, float]]  # list size of each practice, by date


@dataclass(frozen=True)
class Coverage:
    """Share of an area's patients (0 to 1) whose practices are present, and the codes of the practices missing.

    `lists_of` is the date of the list sizes.
    """

    share: float
    missing: tuple[str, ...]
    lists_of: date


def coverage(present: Collection[str], expected: Collection[str], lists: Lists, on: date) -> Coverage | None:
    """Coverage of the area whose practices on a date are `expected`. None if too few of their list sizes are known.

    A practice without a list size in the nearest complete edition counts with its own nearest list size.
    """
    practices = {*expected, *present}
    nearest = sorted(lists, key=lambda day: (len(practices - lists[day].keys()), abs(day - on), day))
    sizes: dict[str, float] = {}
    for day in nearest:
        sizes = {**lists[day], **sizes}
    people = {code: sizes[code] for code in practices if code in sizes}
    if not sum(people.values()) or len(people) < LEAST_KNOWN * len(practices):
        return None
    share = sum(people.get(code, 0.0) for code in present) / sum(people.values())
    return Coverage(share, tuple(sorted(set(expected) - set(present))), nearest[0])


def expected(catalogue: Catalogue, on: date) -> set[str]:
    """Practices that are known to have been members of a PCN on a day, with a list of their own; without services."""
    gone = {one.practice_code for one in catalogue.successions if one.by <= on}
    services = {code for code, one in catalogue.practices.items() if one.kind == "service"}
    members = {
        m.practice_code
        for m in catalogue.membership
        if m.start is not None and m.start <= on and (m.end is None or m.end >= on)
    }
    return members - gone - services
