"""Where a PCN's patients live: a map by ward for pages and files, and a small one that names three wards."""

from dataclasses import dataclass, replace

from het_dash.charts import Chart
from het_dash.charts.builders.area_map import Names, Shading, area_map
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.boundaries import credit
from het_dash.figures import Answer, Figure

NAMED, LISTED = 3, 5
A_LIST = "A PCN is a list of people, not an area: its patients live all over {borough} and beyond."
OUTLINE = (
    "The outline holds the small areas where more registered residents belong to this PCN than to any other in "
    "{borough}; where more than half are registered outside {whose} PCNs, no outline is drawn."
)


@dataclass(frozen=True, kw_only=True)
class Homes:
    """A PCN's patients by ward of home, and how many of all its patients live in the borough."""

    by_ward: Answer
    covered: Answer
    view: View

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.by_ward.latest.of(self.view.pcn.code).figures

    @property
    def most(self) -> list[Figure]:
        """The wards with most patients, first the largest."""
        return sorted((f for f in self.figures if f.value), key=lambda f: -(f.value or 0.0))

    @property
    def living_here(self) -> Figure | None:
        """The share who live in the borough, of the same date as the wards' counts."""
        found = self.covered.latest.one(self.view.pcn.code)
        same = found is not None and bool(self.figures) and found.period_end == self.figures[0].period_end
        return found if same and found is not None and found.denominator else None

    @property
    def finding(self) -> tuple[str, str]:
        """'50%' and 'live in Riverside, Castle or Fairfield'; both empty where the share cannot be said."""
        living, first = self.living_here, self.most[:NAMED]
        if living is None or not living.denominator or not first:
            return "", ""
        *others, last = [self.view.catalogue.areas[f.group_id].name for f in first]
        share = 100 * sum(f.value or 0.0 for f in first) / living.denominator
        return _whole(share), f"live in {', '.join(others)} or {last}" if others else f"live in {last}"


def by_ward(homes: Homes, ground: Ground) -> Chart | None:
    """The map of a page of its own, with every ward named; None without figures."""
    chart = _map("map-where-patients-live", Names(valued=LISTED), homes, ground)
    if chart is None:
        return None
    borough = homes.view.catalogue.borough
    outline = OUTLINE.format(borough=borough.label, whose=borough.whose)
    return replace(chart, notes=(A_LIST.format(borough=borough.label), outline, *chart.notes))


def numbered(homes: Homes, ground: Ground) -> Chart | None:
    """The map of a slide, with numbers for the wards of the chart next to it; None without figures."""
    chart = _map("map-where-patients-live", Names(numbered=LISTED), homes, ground)
    if chart is None:
        return None
    return replace(chart, notes=(A_LIST.format(borough=homes.view.catalogue.borough.label), *chart.notes))


def small(homes: Homes, ground: Ground) -> Chart | None:
    """A small map that numbers and lists three wards; None without figures."""
    return _map("map-small", Names(numbered=NAMED), homes, ground)


def in_words(homes: Homes) -> str:
    """'50% of North Anytown's patients lived in Riverside, Castle or Fairfield in July 2022. 82% lived in Anytown.'"""
    share, where = homes.finding
    living = homes.living_here
    if not share or living is None or living.value is None:
        return ""
    whose, borough = wording.of(homes.view.pcn.label), homes.view.catalogue.borough.label
    lived, when = where.replace("live", "lived", 1), f"{living.period_end:%B %Y}"
    return f"{share} of {whose} patients {lived} in {when}. {_whole(living.value)} lived in {borough}."


def _map(id_: str, names: Names, homes: Homes, ground: Ground) -> Chart | None:
    view, figures = homes.view, homes.figures
    wards = tuple(shape.code for shape in ground.shapes)
    values = {f.group_id: f.value for f in figures if f.value is not None and f.group_id in wards}
    if not figures:
        return None
    counted, whose = homes.by_ward.only(figures), wording.of(view.pcn.label)
    finding = " ".join(homes.finding).strip()
    shading = Shading(
        id="",
        title=finding or f"Where {whose} patients live",
        subtitle=f"{whose} registered patients by ward, {figures[0].period_end:%B %Y}.",
        axis="Registered patients",
        unit="count",
        values=values,
        answers=(counted, homes.covered.latest) if finding else (counted,),
        notes=wording.notes(counted)[:1],
        reasons={f.group_id: f.status for f in figures if f.value is None},
    )
    chart = area_map(shading, wards, view, ground, names)
    said = _sentence(homes)
    alt = f"Map of {view.catalogue.borough.label} in {len(wards)} wards, shaded by registered patients. {said}"
    return replace(chart, id=id_, sentence=said, alt=alt, source=f"{chart.source} {credit(view.catalogue)}")


def _sentence(homes: Homes) -> str:
    """The wards with most patients and their numbers, and how many of all patients live in the borough."""
    areas, living = homes.view.catalogue.areas, homes.living_here
    if not homes.most:
        return "We have no figures for these wards."
    *others, last = [f"{areas[f.group_id].name} ({f.value:,.0f})" for f in homes.most[:LISTED]]
    most = f"{', '.join(others)} and {last}" if others else last
    if living is None or living.value is None:
        return f"Most live in {most}."
    return f"Most live in {most}. {_whole(living.value)} of all patients live in {homes.view.catalogue.borough.label}."


def _whole(percent: float) -> str:
    """Whole per cent, half upwards."""
    return f"{int(percent + 0.5)}%"
