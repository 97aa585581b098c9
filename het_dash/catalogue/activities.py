"""Types of activity that teams run, and the care pathway of each condition."""

from collections.abc import Iterator
from typing import Literal

from het_dash.catalogue.breakdown import Breakdown, Group
from het_dash.catalogue.entry import Entry

ACTIVITY_TYPE = "activity_type"


class ActivityType(Entry):
    """A type of activity and the cycles that included it."""

    id: str
    label: str
    short: str = ""
    meaning: str
    cycles: tuple[Literal["cycle_1", "cycle_2"], ...]


class Stage(Entry):
    """A stage of a care pathway. Its people come from the stages in `of`, so never exceed their sum.

    `asked` is its column in a return. A stage without one is calculated.
    """

    id: str
    label: str
    short: str = ""
    asked: str = ""
    meaning: str
    of: tuple[str, ...] = ()
    unknown: bool = False
    after_months: int = 0


class Pathway(Entry):
    """A condition's stages, from a check at an event to the outcome. `id` is also its indicator and its breakdown."""

    id: str
    condition: str
    title: str
    stages: tuple[Stage, ...]

    def stage(self, stage_id: str) -> Stage:
        return next(s for s in self.stages if s.id == stage_id)


def breakdown_of_activities(types: tuple[ActivityType, ...]) -> Breakdown:
    groups = tuple(Group(id=t.id, label=t.label, short=t.short) for t in types)
    return Breakdown(id=ACTIVITY_TYPE, title="Type of activity", groups=groups)


def breakdown_of(pathway: Pathway) -> Breakdown:
    """Stages in order. They do not add up, because one person can be in several stages."""
    groups = tuple(Group(id=s.id, label=s.label, short=s.short, unknown=s.unknown) for s in pathway.stages)
    sums = tuple(_sums(pathway.stages))
    return Breakdown(id=pathway.id, title=pathway.title, groups=groups, adds_up=False, sums=sums)


def _sums(stages: tuple[Stage, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How stages of a pathway add up, as every reader knows.

    Everyone at a stage was at the stages that it is `of`. No one is at two stages that a later one is `of` together. A
    stage that no return asks for is everyone at the stages it is `of` who is at none of their other stages.
    """
    together = [stage.of for stage in stages if len(stage.of) > 1]
    yield from ((" and ".join(of), of) for of in dict.fromkeys(together))
    for of in dict.fromkeys(stage.of for stage in stages if stage.of):
        whole = " and ".join(of)
        parts = tuple(stage.id for stage in stages if stage.of == of)
        if any(stage.of == of and not stage.asked for stage in stages):
            yield whole, parts
        elif parts in together:
            yield whole, (*parts, f"{whole} but {' and '.join(parts)}")
        else:
            yield from ((whole, (part, f"{whole} but {part}")) for part in parts)
