"""Notes of the template's columns, from the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.extract.checks import DEPRIVATION
from het_dash.ingest.extract.deprivation import FIFTHS, crossed
from het_dash.ingest.extract.groups import FULL, Groups
from het_dash.ingest.extract.places import Places
from het_dash.ingest.extract.template.guide import guide

Lines = tuple[tuple[str, ...], ...]
Cell = str | int | date
FIRST_QUARTER = Quarter.of(date(2024, 3, 31))


@dataclass(frozen=True)
class Column:
    """A column to complete. `choices` names the sheet whose first column lists the allowed texts."""

    name: str
    what: str
    width: int
    choices: str = ""


COLUMNS = (
    Column("indicator_id", "Which measure. See the sheet Indicators.", 16, "Indicators"),
    Column("area_code", "Which Primary Care Network, or which general practice. See the sheet Areas.", 30, "Areas"),
    Column("period_end", "The quarter's last day. See the sheet Quarters.", 14, "Quarters"),
    Column("breakdown", f"How people are grouped: {FULL}, the finest.", 34, "Breakdowns"),
    Column("group_id", "Which people. See the sheet Groups.", 24, "Groups"),
    Column("numerator", "How many of them the measure counts. A true, whole count; 0 where there are no people.", 12),
    Column("denominator", "Out of how many people of this group, at this place, in this quarter.", 14),
    Column(
        DEPRIVATION,
        "Optional. Deprivation of the area where they live: 1 (most deprived fifth) to 5. See the sheet Deprivation.",
        14,
        "Deprivation",
    ),
)


@dataclass(frozen=True)
class Listing:
    """A sheet of allowed texts, with the text for the extract in its first column."""

    name: str
    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Lines


@dataclass(frozen=True)
class Notes:
    """Notes of a template. `guide` is heading and text, in reading order."""

    title: str
    guide: tuple[tuple[str, str], ...]
    listings: tuple[Listing, ...]


def notes(catalogue: Catalogue, source: str) -> Notes:
    """All notes for one source of local counts."""
    groups = Groups(catalogue, source)
    return Notes(
        "Local extract from general practice (GP) records",
        guide(source),
        (
            _indicators(groups),
            Listing(
                "Areas",
                "Where: the six Primary Care Networks (PCNs), or all practices of one",
                ("area_code", "Name", "Kind", "Part of"),
                (30, 40, 24, 28),
                tuple(_areas(catalogue)),
            ),
            Listing(
                "Quarters",
                "When: the last day of a quarter",
                ("period_end", "Quarter", "Counts look back over"),
                (14, 30, 40),
                tuple(_quarters(catalogue)),
            ),
            Listing(
                "Groups",
                f"Who: the groups of the breakdown {FULL}",
                ("group_id", "Ethnic group", "Sex", "Age"),
                (24, 34, 26, 16),
                tuple(_groups(catalogue)),
            ),
            Listing(
                "Breakdowns",
                "How people are grouped: the finest, or one that can be summed from it",
                ("breakdown", "By", "Groups"),
                (34, 44, 90),
                tuple(_breakdowns(catalogue, groups)),
            ),
            Listing(
                "Deprivation",
                f"Optional: where they live, together with the breakdown {' or '.join(crossed(catalogue))}",
                ("deprivation", "Meaning"),
                (34, 44),
                tuple((group.id, group.label) for group in catalogue.breakdowns[FIFTHS].groups),
            ),
        ),
    )


def _indicators(groups: Groups) -> Listing:
    header = ("indicator_id", "Measure", "Numerator: who is counted", "Denominator: who could be counted", "Ages")
    rows = tuple((one.id, one.title, one.numerator, one.denominator, one.ages) for one in groups.indicators)
    return Listing("Indicators", "What may be counted", header, (16, 36, 60, 60, 14), rows)


def _areas(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for pcn in catalogue.pcns:
        yield pcn.code, pcn.name, "Primary Care Network", catalogue.borough.label
    places, last = Places(catalogue), _last(catalogue).end
    label = {pcn.code: pcn.label for pcn in catalogue.pcns}
    practices = [one for one in catalogue.practices.values() if one.kind == "practice" and not one.closed]
    placed = sorted((label[pcn], one.code, one.name) for one in practices for pcn in places.pcns(one.code, last))
    yield from ((code, name, "General practice", pcn) for pcn, code, name in placed)


def _quarters(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for quarter in FIRST_QUARTER.until(_last(catalogue)):
        yield str(quarter.end), quarter.words, f"Twelve months to {quarter.end:%B %Y}"


def _last(catalogue: Catalogue) -> Quarter:
    return max(cycle.last_quarter for cycle in catalogue.cycles)


def _groups(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    parts = [catalogue.breakdowns[part] for part in catalogue.breakdowns[FULL].parts]
    for group in catalogue.breakdowns[FULL].groups:
        yield group.id, *(part.group(one).label for part, one in zip(parts, group.id.split("|"), strict=True))


def _breakdowns(catalogue: Catalogue, groups: Groups) -> Iterator[tuple[str, ...]]:
    yield FULL, "Ethnic group, sex and age: the finest, from which all others are summed", "See the sheet Groups"
    for name in groups.coarser:
        one = catalogue.breakdowns[name]
        yield name, one.title, ", ".join(group.id for group in one.groups)
