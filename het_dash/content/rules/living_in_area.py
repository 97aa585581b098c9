"""Who lives in an area of the map, or in the outlined area: how many patients, ethnic mix and deprivation."""

from collections.abc import Mapping
from dataclasses import dataclass

from het_dash.catalogue import Area, Catalogue, Group
from het_dash.charts import Chart, Table
from het_dash.charts.builders.by_group import PROGRAMME
from het_dash.charts.perspective import View
from het_dash.charts.spec import Point, Role, Series
from het_dash.charts.text import wording
from het_dash.content.blocks import Words
from het_dash.content.rules.where_patients_live import LISTED, Homes
from het_dash.figures import Answer
from het_dash.figures.areas_together import shares_of_fifths, shares_of_groups

MOST_DEPRIVED = 2  # fifths that a title speaks of
SCHEME, FIFTHS = "ethnicity_census19", "imd_quintile_england"
DEPRIVED = "Areas are deprived, people are not."


@dataclass(frozen=True)
class Place:
    """An area of the map, or the outlined area (`area` is None), as the small areas that it consists of."""

    area: Area | None
    lsoas: tuple[str, ...]

    @property
    def here(self) -> str:
        """'here' or 'of the outlined area', after 'residents'."""
        return "here" if self.area else "of the outlined area"

    @property
    def label(self) -> str:
        return self.area.label if self.area else "Outlined area"


@dataclass(frozen=True, kw_only=True)
class Residents:
    """Residents of every small area: all of them, by ethnic group, and the tenth of deprivation of each area."""

    everyone: Answer
    by_group: Answer
    tenths: Answer


def small_areas(area: Area, catalogue: Catalogue) -> tuple[str, ...]:
    """The LSOAs of an area, itself if it is one."""
    lsoas = catalogue.of_kind("lsoa")
    return tuple(one.code for one in lsoas if area.code in (one.code, *_above(one, catalogue)))


def _above(area: Area, catalogue: Catalogue) -> list[str]:
    found, parent = [], area.parent
    while parent:
        found.append(parent)
        parent = catalogue.areas[parent].parent
    return found


def five_wards(homes: Homes) -> Chart | None:
    """The wards with most patients as bars; None without figures."""
    most = homes.most[:LISTED]
    if not most:
        return None
    view, whose = homes.view, wording.of(homes.view.pcn.label)
    counted = homes.by_ward.only(homes.figures)
    points = tuple(
        Point(view.catalogue.areas[f.group_id].name, f.value, text=f"{f.value:,.0f}", role="chosen") for f in most
    )
    named = ", ".join(f"{p.at} {p.text}" for p in points)
    return Chart(
        id="wards-with-most-patients",
        kind="bars",
        title=f"{_in_words(len(most))} with most of our patients",
        subtitle=f"{whose} registered patients, {most[0].period_end:%B %Y}.",
        axis="Registered patients",
        unit="count",
        series=(Series(view.pcn.label, "chosen", points),),
        categories=tuple(str(p.at) for p in points),
        sentence=f"{named}.",
        alt=f"Bar chart of the wards with most patients. {named}.",
        source=wording.source(counted),
        files=wording.files(counted),
        measures=wording.measures(counted),
        table=Table(("Ward", "Registered patients"), tuple((str(p.at), p.text) for p in points)),
        nature="derived",
    )


def patients_here(area: Area, homes: Homes, *, by_area: Answer, everyone: Answer, residents: Answer) -> Words | None:
    """How many patients live in an area, of the list and of all registered people who live there."""
    view = homes.view
    ours, all_here = by_area.latest.one(view.pcn.code, area.code), everyone.latest.one(everyone_of(view), area.code)
    census, living = residents.latest.one(area.code), homes.living_here
    if ours is None or ours.value is None:
        return None
    of_list = f", {_whole(100 * ours.value / living.denominator)} of our list" if living and living.denominator else ""
    sentences = [f"{ours.value:,.0f} of our patients live here{of_list}."]
    if all_here is not None and all_here.value:
        sentences.append(
            f"{_whole(100 * ours.value / all_here.value)} of all registered people who live here are ours."
        )
    if census is not None and census.value:
        sentences.append(f"{census.value:,.0f} people lived here on {wording.periods(residents.latest)}.")
    used = (by_area.latest.of(view.pcn.code), everyone.latest, residents.latest)
    return Words(tuple(sentences), heading=area.label, panel=True, source=wording.source(*used))


def everyone_of(view: View) -> str:
    """The code under which all registered people who live in the borough are counted."""
    return view.catalogue.living_here.code


def ethnic_mix(place: Place, residents: Residents, view: View) -> Chart | None:
    """Residents of a place by ethnic group, compared with the borough; None if a figure is missing."""
    every = tuple(one.code for one in view.catalogue.of_kind("lsoa"))
    here, there = (_merged(shares_of_groups(residents.by_group, codes), view) for codes in (place.lsoas, every))
    if not here or not there:
        return None
    of_programme = [(group.tick, share) for group, share, role in here if role in PROGRAMME]
    total = _whole(sum(share for _, share in of_programme))
    borough = view.catalogue.borough.label
    rows = tuple((g.tick, _whole(v), _whole(other)) for (g, v, _), (_, other, _) in zip(here, there, strict=True))
    points = tuple(
        Point(tick, share, text=f"{own} ({theirs})", role=role)
        for (tick, own, theirs), (_, share, role) in zip(rows, here, strict=True)
    )
    names = " or ".join(tick for tick, _ in of_programme)
    sentence = f"{total} of residents {place.here} are {names}."
    asked = residents.by_group.latest
    return Chart(
        id="residents-by-ethnic-group",
        kind="bars",
        title=sentence.removesuffix("."),
        subtitle=f"Everyone who lives there, {wording.periods(asked)}. In brackets: {borough}.",
        axis="Per cent of residents",
        unit="percent",
        series=(Series(place.label, "other", points),),
        categories=tuple(tick for tick, _, _ in rows),
        sentence=sentence,
        alt=f"Bar chart, with {borough} in brackets. {'; '.join(f'{p.at} {p.text}' for p in points)}.",
        source=wording.source(asked.of(place.lsoas[0])),
        files=wording.files(asked),
        measures=wording.measures(asked),
        table=Table(("Ethnic group", place.label, borough), rows),
        nature="derived",
        notes=("Residents, wherever they are registered; not our patients.",),
    )


def _merged(shares: Mapping[str, float], view: View) -> list[tuple[Group, float, Role]]:
    """The programme's groups by themselves, the others by broad group; one alone keeps its name."""
    scheme = view.catalogue.breakdowns[SCHEME]
    if not shares or not scheme.broad:
        return []
    own = [group for group in scheme.groups if group.programme]
    found: list[tuple[Group, float, Role]] = [
        (group, shares.get(group.id, 0.0), PROGRAMME[min(n, len(PROGRAMME) - 1)]) for n, group in enumerate(own)
    ]
    for broad in view.catalogue.breakdowns[scheme.broad].groups:
        parts = [group for group in scheme.groups if group.parent == broad.id and not group.programme]
        if parts:
            named = parts[0] if len(parts) == 1 else broad
            found.append((named, sum(shares.get(part.id, 0.0) for part in parts), "other"))
    return found


def deprivation(place: Place, residents: Residents, view: View) -> Chart | None:
    """Residents of a place by the deprivation of their small area; None if a figure is missing."""
    shares = shares_of_fifths(place.lsoas, tenths=residents.tenths, residents=residents.everyone)
    if not shares:
        return None
    groups = view.catalogue.breakdowns[FIFTHS].groups
    named = [(group.tick, shares[n]) for n, group in enumerate(groups, start=1)]
    nation, asked = view.catalogue.nation, residents.tenths.latest
    most = _whole(sum(share for _, share in named[:MOST_DEPRIVED]))
    sentence = f"{most} of residents {place.here} live in {nation.whose} two most deprived fifths of areas."
    points = tuple(Point(tick, share, text=_whole(share), role="chosen") for tick, share in named)
    used = (asked.of(place.lsoas[0]), residents.everyone.latest.of(place.lsoas[0]))
    return Chart(
        id="residents-by-deprivation",
        kind="bars",
        title=f"{most} live in {nation.whose} two most deprived fifths of areas",
        subtitle=f"Residents {place.here} by the deprivation of their small area, {asked.figures[0].period_end:%Y}.",
        axis="Per cent of residents",
        unit="percent",
        series=(Series(place.label, "chosen", points),),
        categories=tuple(tick for tick, _ in named),
        sentence=sentence,
        alt=f"Bar chart. {', '.join(f'{tick} {_whole(share)}' for tick, share in named)}.",
        source=wording.source(*used),
        files=wording.files(*used),
        measures=wording.measures(*used),
        table=Table(("Deprivation of area", "Per cent of residents"), tuple((t, _whole(v)) for t, v in named)),
        nature="derived",
        notes=(DEPRIVED,),
    )


def _in_words(number: int) -> str:
    names = ("No wards", "The ward", "Two wards", "Three wards", "Four wards", "Five wards")
    return names[number]


def _whole(percent: float) -> str:
    """Whole per cent, half upwards."""
    return "under 1%" if 0 < percent < 0.5 else f"{int(percent + 0.5)}%"
