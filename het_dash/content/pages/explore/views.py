"""Views of the Explore page: the kind of chart follows the shape of the answer."""

from collections.abc import Callable
from dataclasses import replace

from het_dash.catalogue import EVERYONE, Area
from het_dash.charts import Chart, View
from het_dash.charts.builders.by_area import areas
from het_dash.charts.builders.by_group import groups
from het_dash.charts.builders.groups_of_areas import MOST_SERIES, by_two, groups_of_areas
from het_dash.charts.builders.over_time import areas_over_time, groups_over_time, scale_of
from het_dash.charts.spec import Series
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Block, Composed, Tabled, Words
from het_dash.content.pages.explore.choice import Choice
from het_dash.content.pages.explore.found import Found, find
from het_dash.content.pages.explore.offers import why_not
from het_dash.content.rules import patients
from het_dash.figures import Answer, Figure
from het_dash.store import Asks

MOST_BARS, MOST_LINES, MOST_PANELS = 40, 12, 6
TOO_MANY_LINES = "More than 12 lines cannot be told apart, so these figures are a table. Choose fewer places or groups."
TOO_MANY_PANELS = "Small multiples are for two to six places or groups. Choose fewer to see them side by side."
PAIR = (1, 1)


def explore(choice: Choice, pcn: Area, store: Asks) -> tuple[tuple[Block, ...], Answer | None]:
    """Blocks to show, and the answer for the download."""
    found = find(choice, pcn, store)
    indicator = store.catalogue.indicators[choice.indicator]
    if found is None:
        return (Words((why_not(indicator, choice.breakdown, store, choice.layer),)),), None
    view = _view(choice, found, pcn, store)
    found = in_order(found, choice, view)
    drawn = [_highlighted(block, choice, view) for block in _drawn(found, choice, view)]
    notes = [Words(found.apart)] if found.apart else []
    return (*drawn, *notes), found.all


def composed(blocks: tuple[Block, ...]) -> Composed:
    """The blocks as a section: several charts two to a row."""
    charts = sum(isinstance(block, Chart) for block in blocks)
    return Composed("explore", "", "", blocks, layout=(PAIR,) * ((charts + 1) // 2) if charts > 1 else ())


def _view(choice: Choice, found: Found, pcn: Area, store: Asks) -> View:
    """The reader's PCN in bold, or the area to highlight."""
    place = store.catalogue.areas[choice.highlight] if choice.highlight in found.areas else pcn
    return View(store.catalogue, place, store.members)


def in_order(found: Found, choice: Choice, view: View) -> Found:
    """The same figures from the highest or the lowest; without a value they come last.

    Groups of several areas are in the order of the first area, or of the highlighted one.
    """
    if choice.order == "given" or choice.over_time or "ethnic_mix" in found.own.indicator.roles:  # methods 3: no ranks
        return found
    lead = view.pcn.code if view.pcn.code in found.areas else found.areas[0]
    sign = -1 if choice.order == "highest" else 1
    values = {f.area_code if len(found.groups) == 1 else f.group_id: f for f in _leading(found, lead)}

    def place(f: Figure) -> tuple[bool, float]:
        value = values[f.area_code if len(found.groups) == 1 else f.group_id].value
        return value is None, sign * (value or 0.0)

    several = len(found.groups) > 1
    ranked = sorted(found.own.figures, key=lambda f: (found.areas.index(f.area_code) if several else 0, *place(f)))
    return replace(found, own=replace(found.own, figures=tuple(ranked)))


def _leading(found: Found, lead: str) -> tuple[Figure, ...]:
    """The figures whose values decide the order."""
    return found.own.figures if len(found.groups) == 1 else found.own.of(lead).figures


def _drawn(found: Found, choice: Choice, view: View) -> list[Block]:
    everyone = found.groups == (EVERYONE,)
    if choice.over_time:
        return _over_time(found, choice, view)
    if everyone or (len(found.groups) == 1 and len(found.areas) > 1):
        return [_drawn_or_tabled(_by_area(found, view))]
    return _by_group(found, choice, view)


def _over_time(found: Found, choice: Choice, view: View) -> list[Block]:
    """Lines by area or by group, in one chart or in panels."""
    several_groups, several_areas = len(found.groups) > 1, len(found.areas) > 1
    if several_groups and several_areas:
        return _panels(found.areas, lambda code: _groups_of(found.own.of(code), view, found), found, view)
    if several_groups:
        if choice.panels:
            limits = scale_of(found.own.figures, found.own.indicator.unit)
            draw = lambda group: groups_over_time(found.own, view, of=group, limits=limits)  # noqa: E731
            return _panels(found.groups, draw, found, view)
        return _lines(groups_over_time(found.own, view), found.own, view)
    if choice.panels and several_areas:
        limits = scale_of(found.all.figures, found.own.indicator.unit)
        draw = lambda code: areas_over_time(found.all, view, of=code, limits=limits)  # noqa: E731
        return _panels(found.areas, draw, found, view)
    return _area_lines(found, view)


def _area_lines(found: Found, view: View) -> list[Block]:
    """A named line for each area; of many only the highlighted one and larger places are named."""
    if len(found.areas) + len(found.larger) <= MOST_LINES:
        return [areas_over_time(found.all, view)]
    lead = next((code for code in (view.pcn.code, view.catalogue.borough.code) if code in found.areas), None)
    if lead and len(found.areas) <= MOST_BARS:
        return [areas_over_time(found.all, view, of=lead)]
    return _lines(areas_over_time(found.all, view), found.all, view)


def _groups_of(own: Answer, view: View, found: Found) -> Chart:
    """A panel with the groups of one area."""
    drawn = groups_over_time(own, view, limits=scale_of(found.own.figures, own.indicator.unit))
    return replace(drawn, title=view.label(own.figures[0].area_code))


def _lines(chart: Chart, answer: Answer, view: View) -> list[Block]:
    if len(chart.series) <= MOST_LINES:
        return [chart]
    return [Words((TOO_MANY_LINES,)), Tabled(chart.title, tables.over_time(answer, view), chart.source)]


def _by_group(found: Found, choice: Choice, view: View) -> list[Block]:
    """Bars by group: of one area with a larger one, of a few areas in one chart, of more in panels."""
    breakdown = view.catalogue.breakdowns[found.own.figures[0].breakdown]
    together = len(found.areas) + len(found.larger)
    if len(found.areas) == 1:
        two = by_two(found.own, view) if breakdown.parts else None
        if two is not None:
            return [_drawn_or_tabled(two)]
        if together <= 2 or breakdown.parts or together > MOST_SERIES:
            return [_of_one_area(found, view)]
    if together <= MOST_SERIES and not choice.panels and not breakdown.parts:
        return [_drawn_or_tabled(groups_of_areas(found.all, view))]
    return _panels(found.areas, lambda code: _bars_of(code, found, view), found, view)


def _of_one_area(found: Found, view: View) -> Block:
    compared = found.larger[0] if found.larger else None
    answer = found.own.joined(found.beside.of(compared)) if compared else found.own
    chart = groups(answer.joined(found.every), found.areas[0], view, compared=compared, only=found.groups)
    if "ethnic_mix" in answer.indicator.roles:  # methods 3 sets its wording
        return patients.as_estimate(chart, answer, found.areas[0], view)
    return _drawn_or_tabled(chart)


def _bars_of(code: str, found: Found, view: View) -> Chart:
    """A panel with the groups of one area, on the scale of all."""
    own = found.own.of(code)
    chart = groups(own.joined(found.every.of(code)), code, view, only=found.groups)
    if "ethnic_mix" in own.indicator.roles:
        chart = patients.as_estimate(chart, own, code, view)
    reach = [x for f in found.own.figures for x in (f.value, f.upper) if x is not None]
    return replace(chart, title=view.label(code), limits=(0.0, max(reach)) if reach else None)


def _panels(names: tuple[str, ...], draw: Callable[[str], Chart], found: Found, view: View) -> list[Block]:
    """A chart for each name, or the figures as a table if there are too many."""
    if len(names) > MOST_PANELS:
        table = tables.by_group(found.all, view) if len(found.groups) > 1 else tables.over_time(found.all, view)
        title, source = found.own.indicator.title, wording.source(found.all)
        return [Words((TOO_MANY_PANELS,)), Tabled(title, table, source)]
    return [draw(name) for name in names]


def _drawn_or_tabled(chart: Chart) -> Block:
    return chart if len(chart.categories) <= MOST_BARS else Tabled(chart.title, chart.table, chart.source)


def _by_area(found: Found, view: View) -> Chart:
    """Bars by area; the title names the group if it is one of several."""
    chart, (group,) = areas(found.all, view), found.groups
    if group == EVERYONE:
        return chart
    label = view.catalogue.breakdowns[found.own.figures[0].breakdown].group(group).label
    return replace(chart, title=f"{chart.title}: {label}")


def _highlighted(block: Block, choice: Choice, view: View) -> Block:
    """The group to highlight in the colour of what is chosen, the other groups in grey."""
    if not isinstance(block, Chart) or choice.highlight in view.catalogue.areas or not choice.highlight:
        return block
    named = {g.id: g.tick for g in view.catalogue.breakdowns[choice.breakdown].groups}.get(choice.highlight)
    if named is None:
        return block
    return replace(block, series=tuple(_series_with(one, named) for one in block.series))


def _series_with(series: Series, named: str) -> Series:
    if series.role == "benchmark":
        return series
    if any(isinstance(p.at, str) for p in series.points):
        points = tuple(replace(p, role="chosen" if p.at == named else "other") for p in series.points)
        return replace(series, points=points)
    return replace(series, role="chosen" if series.label == named else "other")
