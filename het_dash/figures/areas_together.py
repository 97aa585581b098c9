"""Residents of several small areas together: by ethnic group and by deprivation of their area."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from het_dash.figures.answer import Answer

TENTHS_A_FIFTH = 2


def shares_of_groups(by_group: Answer, areas: Collection[str]) -> dict[str, float]:
    """Per cent of the areas' residents in each group; empty if an area or a group is not shown.

    `by_group` has for each area the number of residents in every group.
    """
    wanted, found = set(areas), [f for f in by_group.latest.figures if f.area_code in areas]
    if any(f.numerator is None for f in found) or {f.area_code for f in found} != wanted:
        return {}
    people: dict[str, float] = defaultdict(float)
    for figure in found:
        people[figure.group_id] += figure.numerator or 0.0
    total = sum(people.values())
    return {group: 100 * count / total for group, count in people.items()} if total else {}


def shares_of_fifths(areas: Collection[str], *, tenths: Answer, residents: Answer) -> dict[int, float]:
    """Per cent of the areas' residents in each fifth of areas, 1 the most deprived; empty if an area is not shown."""
    tenth, people = _values(tenths, areas), _values(residents, areas)
    if not areas or tenth.keys() != set(areas) or people.keys() != set(areas):
        return {}
    total = sum(people.values())
    shares = dict.fromkeys(range(1, 6), 0.0)
    for area, rank in tenth.items():
        shares[(int(rank) + 1) // TENTHS_A_FIFTH] += 100 * people[area] / total
    return shares


def _values(answer: Answer, areas: Collection[str]) -> Mapping[str, float]:
    return {f.area_code: f.value for f in answer.latest.figures if f.area_code in areas and f.value is not None}
