"""Published breakdowns that a more detailed one adds up to, group by group (methods 10)."""

from collections.abc import Iterator, Mapping
from itertools import product

from het_dash.catalogue import CROSS, EVERYONE, Breakdown
from het_dash.figures.disclosure.dimensions import parts_of
from het_dash.figures.disclosure.small_numbers import may_be_published

Margin = tuple[str, str, str, str]  # breakdown and group, then the breakdown and group that include it
Coarser = dict[str, str]  # a part's group -> the broader part's group


def margins(known: Mapping[str, Breakdown]) -> Iterator[Margin]:
    """Maps every group of every breakdown of people to each published group that includes it."""
    named = {frozenset(parts_of(one)): one.id for one in known.values() if publishable(one, known)}
    for one in known.values():
        if not one.areas:
            for choice in product(*(list(_coarser(known[part], known)) for part in parts_of(one))):
                target = named.get(frozenset(part for part, _ in choice if part))
                if target is not None:
                    yield from _groups(one, known[target], choice)


def publishable(one: Breakdown, known: Mapping[str, Breakdown]) -> bool:
    """Whether our own counts may be published by this breakdown: one dimension of any kind, or a permitted cross."""
    kinds = [known[part].kind for part in parts_of(one)]
    return not one.areas and (len(kinds) <= 1 or may_be_published(*kinds))


def _coarser(part: Breakdown, known: Mapping[str, Breakdown]) -> Iterator[tuple[str, Coarser]]:
    """The part itself, its broad groups, and everyone (no part at all)."""
    yield part.id, {group.id: group.id for group in part.groups}
    if part.broad and known[part.broad].kind:
        yield part.broad, {group.id: str(group.parent) for group in part.groups}
    if part.adds_up:
        yield "", {}


def _groups(one: Breakdown, target: Breakdown, choice: tuple[tuple[str, Coarser], ...]) -> Iterator[Margin]:
    order = parts_of(target)
    for group in one.groups:
        ids = group.id.split(CROSS) if one.parts else [group.id]
        found = {part: coarser[own] for (part, coarser), own in zip(choice, ids, strict=False) if part}
        yield one.id, group.id, target.id, CROSS.join(found[part] for part in order) or EVERYONE
