"""Dimensions along which published groups add up: area, ethnic group, age, sex, period."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from het_dash.catalogue import CROSS, Breakdown
from het_dash.figures.disclosure.secondary_suppression import Dimension

EVERYONE_AT = 0
ETHNICITY = "ethnicity"


@dataclass(frozen=True)
class Axes:
    """`names` are of `dimensions`. `places`: breakdown and group -> one group of each dimension, where 0 is everyone.

    `unpublished`: the places of groups that only the sums of a breakdown name.
    """

    dimensions: tuple[Dimension, ...]
    names: tuple[str, ...]
    places: Mapping[tuple[str, str], tuple[int, ...]]
    unpublished: tuple[tuple[int, ...], ...] = ()


def axes(breakdowns: Collection[str], known: Mapping[str, Breakdown]) -> Axes:
    """The dimensions that these breakdowns span. Groups as a whole and their detailed groups lie on one."""
    single = dict.fromkeys(part for one in breakdowns for part in parts_of(known[one]))
    named: dict[str, list[Breakdown]] = {}
    for part in single:
        named.setdefault(axis_of(known[part]), []).append(known[part])
    numbered = {axis: _numbered(schemes) for axis, schemes in named.items()}
    return Axes(
        tuple(Dimension(len(numbered[axis]) + 1, tuple(_sums(named[axis], numbered[axis]))) for axis in named),
        tuple(named),
        {
            (one, group.id): _place(known[one], group.id, list(named), numbered, known)
            for one in breakdowns
            for group in known[one].groups
        },
        tuple(
            _place(known[one], name, list(named), numbered, known)
            for one in breakdowns
            for name in known[one].unpublished
        ),
    )


def parts_of(breakdown: Breakdown) -> tuple[str, ...]:
    """The breakdowns that a cross is made of; a single one is its own part; everyone has none."""
    if breakdown.parts:
        return breakdown.parts
    return () if len(breakdown.groups) == 1 else (breakdown.id,)


def axis_of(part: Breakdown) -> str:
    return ETHNICITY if part.kind.startswith(ETHNICITY) else part.id


def _numbered(schemes: list[Breakdown]) -> dict[tuple[str, str], int]:
    groups = [(one.id, group.id) for one in schemes for group in one.groups]
    groups += [(one.id, name) for one in schemes for name in one.unpublished]
    return {group: number for number, group in enumerate(groups, start=1)}


def _sums(schemes: list[Breakdown], number: dict[tuple[str, str], int]) -> Iterable[tuple[int, tuple[int, ...]]]:
    """Everyone is the sum of a scheme's groups, and a group as a whole that of its detailed groups."""
    here = {one.id for one in schemes}
    for one in schemes:
        if one.broad in here:
            for parent in dict.fromkeys(group.parent for group in one.groups):
                children = tuple(number[one.id, g.id] for g in one.groups if g.parent == parent)
                yield number[str(one.broad), str(parent)], children
        elif one.adds_up:
            yield EVERYONE_AT, tuple(number[one.id, group.id] for group in one.groups)
        for whole, parts in one.sums:
            yield number[one.id, whole], tuple(number[one.id, part] for part in parts)


def _place(
    breakdown: Breakdown,
    group_id: str,
    order: list[str],
    numbered: dict[str, dict[tuple[str, str], int]],
    known: Mapping[str, Breakdown],
) -> tuple[int, ...]:
    found = dict.fromkeys(order, EVERYONE_AT)
    for part, group in zip(parts_of(breakdown), group_id.split(CROSS), strict=False):
        axis = axis_of(known[part])
        found[axis] = numbered[axis][part, group]
    return tuple(found.values())
