"""Share of people whose practices are in a file, by the list sizes of the nearest complete edition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

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
    """Coverage of the area whose practices on a date are `expected`. None if no list size of them is known.

    A practice without a list size in the nearest complete edition counts with its own nearest list size.
    """
    practices = {*expected, *present}
    nearest = sorted(lists, key=lambda day: (len(practices - lists[day].keys()), abs(day - on), day))
    sizes: dict[str, float] = {}
    for day in nearest:
        sizes = {**lists[day], **sizes}
    people = {code: sizes[code] for code in practices if code in sizes}
    if not sum(people.values()):
        return None
    share = sum(people.get(code, 0.0) for code in present) / sum(people.values())
    return Coverage(share, tuple(sorted(set(expected) - set(present))), nearest[0])
