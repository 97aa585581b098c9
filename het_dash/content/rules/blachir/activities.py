"""Activities of returns that name an opportunity, as a table and in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Catalogue, Nature
from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked
from het_dash.content.blocks import Tabled
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked

NO_ACTIVITY = "No Health Equity Team activity names an opportunity yet. Teams name them in their quarterly returns."


@dataclass(frozen=True)
class Named:
    """An activity of a return that names an opportunity."""

    what: str
    team: str
    when: str
    nature: Nature

    @property
    def said(self) -> str:
        return f"{self.what}, {self.team}, {self.when}"


Activities = Mapping[int, Sequence[Named]]  # number -> the activities of returns that name it
NONE_NAMED: Activities = {}


def named_in(linked: Listing[Linked], catalogue: Catalogue) -> Activities:
    """The latest activity first; those alike once."""
    named: dict[int, dict[Named, None]] = {}
    types = {one.id: one.label for one in catalogue.activity_types}
    for one in sorted(linked.rows, key=lambda row: row.on, reverse=True):
        what = one.name or types.get(one.type, one.type)
        made = Named(what, catalogue.areas[one.pcn].label, f"{one.on:%B %Y}", one.nature)
        named.setdefault(one.opportunity, {})[made] = None
    return {number: tuple(those) for number, those in sorted(named.items())}


def activities_table(named: Sequence[Named]) -> Tabled:
    natures = [one.nature for one in named]
    mixed = is_mixed(natures)
    rows = tuple((marked(one.what, one.nature if mixed else None), one.team, one.when) for one in alike(named))
    nature: Nature = EXAMPLE if EXAMPLE in natures else "programme"
    count = "1 activity names it" if len(named) == 1 else f"{len(named)} activities name it"
    return Tabled(count, Table(("Activity", "Team", "When"), rows), "", nature, partly=mixed)


def alike(named: Sequence[Named]) -> Iterator[Named]:
    """Activities of one kind and team as one, with the latest date."""
    dates: dict[tuple[str, str, Nature], list[str]] = {}
    for one in named:
        dates.setdefault((one.what, one.team, one.nature), []).append(one.when)
    for (what, team, nature), when in dates.items():
        yield Named(what, team, _latest(when), nature)


def _latest(when: list[str]) -> str:
    """'July 2026' or 'July 2026 and 2 earlier'."""
    return when[0] if len(when) == 1 else f"{when[0]} and {len(when) - 1} earlier"


def in_sentences(activities: Activities) -> tuple[str, ...]:
    """Which opportunities the teams' activities name, and which the activities of example data do."""
    real = [n for n, those in activities.items() if any(one.nature != EXAMPLE for one in those)]
    invented = [n for n, those in activities.items() if any(one.nature == EXAMPLE for one in those)]
    if not real and not invented:
        return (NO_ACTIVITY,)
    said = f"Activities of Health Equity Teams name {_which(real)}." if real else ""
    example = f"Activities of Health Equity Teams name {_which(invented)}." if invented else ""
    return tuple(filter(None, (said, wording.of_nature(example, EXAMPLE) if example else "")))


def _which(numbers: Sequence[int]) -> str:
    return f"opportunity {numbers[0]}" if len(numbers) == 1 else f"opportunities {', '.join(map(str, numbers))}"
