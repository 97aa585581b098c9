"""Charts and numbers of the data pack as slides need them: fewer marks, and the same figures."""

from dataclasses import replace

from het_dash.catalogue import Indicator
from het_dash.charts import Chart
from het_dash.charts.builders.age_sex_pyramid import YOUNGER
from het_dash.charts.perspective import View
from het_dash.charts.spec import Point, Series, Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Lead, Tile, Tiles, Words
from het_dash.content.rules import data_pack_overview, data_pack_tiles, people_lost
from het_dash.content.rules.data_pack_facts import FirstScreen
from het_dash.content.rules.data_pack_overview import to_50
from het_dash.content.rules.people_lost import Published
from het_dash.content.rules.where_patients_live import LISTED, Homes
from het_dash.figures import Answer

FOUND, CONTROLLED = 1, 2  # places among the tiles of the first screen
GAP = "between Black and White patients"


def tile(first: FirstScreen, place: int) -> Tiles:
    """One of the first screen's tiles."""
    return Tiles((data_pack_overview.tiles(first).tiles[place],))


def answer(given: Published) -> Chart | None:
    """The pathway in people. Its tiles have the numbers of people lost."""
    drawn, short = data_pack_overview.lost(given), people_lost.chart(given)
    return replace(drawn, subtitle=short.subtitle) if drawn and short else drawn


def losses(given: Published) -> Tiles | None:
    """People of the register who were not checked, and who were checked and are not controlled."""
    here = given.at(given.view.pcn.code)
    if here is None or here.not_checked is None or here.not_treated is None:
        return None
    source = wording.source(given.register.latest, given.checked.latest, given.treated.latest)
    return Tiles(
        (
            _loss("not checked in the past year", here.not_checked, source),
            _loss("checked, with a reading that was too high", here.not_treated, source),
        )
    )


def _loss(label: str, people: float, source: str) -> Tile:
    return Tile(label, f"{to_50(people):,}", "An estimate", "", "Estimated", source, nature="derived")


def ages(drawn: Chart, view: View) -> Chart:
    """The PCN alone, with the ages of the title in its own colour."""
    labels = {one.label for one in view.catalogue.breakdowns["age_5yr"].groups if one.id in YOUNGER}
    own = tuple(one for one in drawn.series if one.role == "chosen")
    return replace(drawn, series=tuple(replace(one, points=tuple(_aged(p, labels) for p in one.points)) for one in own))


def _aged(point: Point, labels: set[str]) -> Point:
    return replace(point, role="chosen" if point.at in labels else "other")


def as_bars(drawn: Chart) -> Chart:
    """Dots in rows as bars from zero, which can be edited with their names in a worksheet. Small marks are left out."""
    series = tuple(replace(one, points=_bare(one)) for one in drawn.series if not one.minor)
    shown = {point.at for one in series for point in one.points}
    names = tuple(name for name in drawn.categories if name in shown)
    alt = drawn.alt.replace("Dot chart", "Bar chart", 1)
    return replace(drawn, kind="bars", series=series, categories=names, alt=alt)


def _bare(series: Series) -> tuple[Point, ...]:
    """Points with their number alone, because the key names the series."""
    return tuple(replace(p, text=p.text.rpartition(" ")[2] if p.value is not None else p.text) for p in series.points)


def own_and_borough(drawn: Chart, title: str, view: View) -> Chart:
    """The measures of a PCN of one practice as bars with the borough's: without a dot for each other practice."""
    labels = {"chosen": view.pcn.label}
    series = tuple(replace(one, label=labels.get(one.role, one.label)) for one in drawn.series if one.role != "other")
    when = drawn.subtitle.rpartition(", ")[2]
    subtitle = f"Per cent of patients. {view.pcn.label} and {view.catalogue.borough.label}, {when}"
    return replace(as_bars(replace(drawn, series=series)), title=title, subtitle=subtitle)


def known_groups(drawn: Chart, by_group: Answer, view: View) -> Chart:
    """The chart without bars for people whose group is not known; its table keeps them."""
    scheme = view.catalogue.breakdowns[by_group.figures[0].breakdown] if by_group.figures else None
    unknown = {group.tick for group in scheme.groups if group.unknown} if scheme else set()
    series = tuple(replace(one, points=tuple(p for p in one.points if p.at not in unknown)) for one in drawn.series)
    return replace(drawn, series=series, categories=tuple(one for one in drawn.categories if one not in unknown))


def gap(first: FirstScreen) -> Tiles | None:
    """The gap in points with its limits, and where it is published."""
    if first.gap is None:
        return None
    found = data_pack_tiles.gap(first)
    return Tiles((replace(found, label=GAP, below=f"{found.below}. {found.comparison}", verdict="", limit=""),))


def in_notes(lead: Lead | None) -> Words | None:
    """A sentence that is longer than a title."""
    return Words((lead.sentence,), nature=lead.nature) if lead else None


def wards(homes: Homes, drawn: Chart) -> Chart | None:
    """The wards where most patients live, for a chart next to the map."""
    view, most = homes.view, homes.most[:LISTED]
    if not most:
        return None
    names = [f"{n}  {view.catalogue.areas[f.group_id].name}" for n, f in enumerate(most, start=1)]
    points = tuple(Point(name, f.value, text=f"{f.value or 0.0:,.0f}") for name, f in zip(names, most, strict=True))
    return replace(
        drawn,
        id="wards-with-most-patients",
        kind="bars",
        title="Wards where most of our patients live",
        subtitle=drawn.subtitle.replace(" by ward", ""),
        series=(Series(drawn.axis, "chosen", points),),
        categories=tuple(names),
        alt=f"Bar chart. {drawn.sentence}",
        table=Table(("Ward", drawn.axis), tuple((str(point.at), point.text) for point in points)),
        notes=(),
        mapped=None,
    )


def without(tiles: Tiles | None, left_out: Tile | None) -> Tiles | None:
    """The tiles but one."""
    return Tiles(tuple(one for one in tiles.tiles if one != left_out)) if tiles else None


def not_adjusted(measure: Indicator, view: View) -> str:
    return view.catalogue.conditions[measure.condition].not_adjusted
