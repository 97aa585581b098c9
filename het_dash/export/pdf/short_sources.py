"""Source lines in short, for the foot of a page: each source once, its editions from first to last."""

import re
from collections.abc import Iterable, Iterator

EDITIONS = re.compile(r"^(?P<name>.*) \((?P<editions>[^()]*)\)$")
MOST_LISTED = 2
CREDIT = "Boundaries: "


def short_sources(lines: Iterable[str]) -> str:
    """'NHS England, CVDPREVENT audit, values by general practice (2025-12)', for each source of some charts."""
    editions: dict[str, set[str]] = {}
    credited: dict[str, None] = {}
    for line in lines:
        named, _, credit = line.partition(CREDIT)
        if credit:
            credited[f"{CREDIT}{credit}"] = None
        for source in _named(named):
            found = EDITIONS.match(source)
            name, listed = (found["name"], found["editions"].split(", ")) if found else (source, [])
            editions.setdefault(name, set()).update(listed)
    said = "; ".join(f"{name}{_in_short(sorted(found))}" for name, found in editions.items())
    return " ".join(filter(None, (f"{said}." if said else "", *credited)))


def _named(line: str) -> Iterator[str]:
    """The sources that a source line names, before its period and its other facts."""
    for part in line.split("Source: ")[1:]:
        yield from filter(None, part.partition(". Period: ")[0].strip().rstrip(".").split("; "))


def _in_short(editions: list[str]) -> str:
    if not editions:
        return ""
    listed = ", ".join(editions) if len(editions) <= MOST_LISTED else f"{editions[0]} to {editions[-1]}"
    return f" ({listed})"
