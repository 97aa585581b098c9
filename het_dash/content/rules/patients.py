"""Registered patients: ages, ethnic mix, deprivation and neighbourhoods, compared with the borough."""

from dataclasses import replace

from het_dash.charts.builders.by_group import groups
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point
from het_dash.charts.text import wording
from het_dash.figures import Answer


def compared_with_borough(*, by_group: Answer, covered: Answer, view: View) -> Chart:
    """The PCN's shares and those of all the borough's practices, by the same method, with the patients they cover."""
    chart = groups(by_group, view.pcn.code, view, compared=view.catalogue.borough.code)
    sentence = _shares_in_words(by_group.latest, view)
    chart = replace(
        chart,
        title=_title(by_group, view),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
    )
    share = covered.latest.one(view.pcn.code)
    if share is None or share.value is None:
        return chart
    whose = f"the {share.value:.0f}% of {wording.of(view.pcn.label)} patients"
    covers = f"Covers {whose} who live in {view.catalogue.borough.label} ({share.period_end:%B %Y})."
    return replace(chart, notes=(covers, *chart.notes))


def ethnic_mix(*, by_group: Answer, covered: Answer, view: View) -> Chart:
    """methods 3: whole per cent, 'about', no interval, never ranked; its own words."""
    return as_estimate(
        compared_with_borough(by_group=by_group, covered=covered, view=view), by_group, view.pcn.code, view
    )


def as_estimate(chart: Chart, by_group: Answer, area: str, view: View) -> Chart:
    """The mix as methods 3 has it said, of any place."""
    series = tuple(replace(s, points=tuple(_about(p) for p in s.points)) for s in chart.series)
    rows = tuple(
        row if f.value is None else (*row[:2], _whole(f.value))
        for row, f in zip(chart.table.rows, by_group.latest.figures, strict=True)
    )
    sentence = f"{by_group.indicator.meaning} {_programme_groups(by_group.latest.of(area), view)}".strip()
    return replace(
        chart,
        title=_programme_title(by_group, area, view),
        series=series,
        table=replace(chart.table, rows=rows),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
    )


def mix_in_short(chart: Chart, by_group: Answer, view: View) -> Chart:
    """The estimate's chart with the programme's broad group in detail and every other broad group as a whole.

    The table keeps every group. A chart with a hidden part stays as it is.
    """
    now = by_group.latest
    if not now.figures or any(f.value is None for f in now.figures):
        return chart
    scheme = view.catalogue.breakdowns[now.figures[0].breakdown]
    detailed = {group.parent for group in scheme.groups if group.programme}
    broad = view.catalogue.breakdowns[scheme.broad or scheme.id]
    series = []
    for drawn, area in zip(chart.series, dict.fromkeys(f.area_code for f in now.figures), strict=False):
        sums: dict[str, float] = {}
        for f in now.of(area).figures:
            group = scheme.group(f.group_id)
            at = group.tick if group.parent in detailed else broad.group(group.parent or group.id).tick
            sums[at] = sums.get(at, 0.0) + (f.value or 0.0)
        points = tuple(_about(Point(at, share, role=drawn.points[0].role)) for at, share in sums.items())
        series.append(replace(drawn, points=points))
    return replace(chart, series=tuple(series), categories=tuple(str(point.at) for point in series[0].points))


def _programme_title(by_group: Answer, area: str, view: View) -> str:
    """'About 26% are Black African or Black Caribbean', from the shares before rounding."""
    share = programme_share(by_group, area, view)
    if share is None:
        return by_group.indicator.title
    return f"About {_whole(share)} are {' or '.join(programme_groups(by_group, view))}"


def programme_groups(ethnic_mix: Answer, view: View) -> list[str]:
    """Labels of the groups that the programme is for."""
    if not ethnic_mix.figures:
        return []
    scheme = view.catalogue.breakdowns[ethnic_mix.figures[0].breakdown]
    return [group.label for group in scheme.groups if group.programme]


def programme_share(ethnic_mix: Answer, area: str, view: View) -> float | None:
    """Estimated share in the groups that the programme is for (methods 3); None if a part is missing."""
    scheme = view.catalogue.breakdowns
    own = ethnic_mix.latest.of(area).figures
    found = [f.value for f in own if scheme[f.breakdown].group(f.group_id).programme]
    return sum(x or 0.0 for x in found) if found and None not in found else None


def _title(by_group: Answer, view: View) -> str:
    """The largest share: '92% live in Eastern neighbourhood', '53% live in the most deprived fifth of areas'."""
    own = [f for f in by_group.latest.of(view.pcn.code).figures if f.value is not None]
    if not own:
        return by_group.indicator.title
    largest = max(own, key=lambda f: f.value or 0.0)
    group = view.catalogue.breakdowns[largest.breakdown].group(largest.group_id).label
    named = group if largest.group_id in view.catalogue.areas else f"the {wording.lead_lower(group)}"
    return f"{largest.value:.0f}% live in {named}"


def _shares_in_words(by_group: Answer, view: View) -> str:
    """The two largest groups, each with the borough's share."""
    own = [f for f in by_group.of(view.pcn.code).figures if f.value is not None]
    if not own:
        return f"We have no shares for {view.pcn.label}."
    breakdown, larger = view.catalogue.breakdowns[own[0].breakdown], view.catalogue.borough.code
    told = []
    for f in sorted(own, key=lambda f: -(f.value or 0.0))[:2]:
        there = by_group.one(larger, f.group_id)
        beside = (
            f" ({view.catalogue.borough.label} {there.value:.0f}%)"
            if there is not None and there.value is not None
            else ""
        )
        told.append(f"{breakdown.group(f.group_id).label} {f.value:.0f}%{beside}")
    return f"{wording.of(view.pcn.label)} largest shares: {', '.join(told)}."


def _about(p: Point) -> Point:
    return p if p.value is None else replace(p, value=float(int(p.value + 0.5)), text=_whole(p.value))


def _whole(percent: float) -> str:
    """A share in whole per cent, half upwards."""
    return "under 1%" if 0 < percent < 0.5 else f"{int(percent + 0.5)}%"


def _programme_groups(own: Answer, view: View) -> str:
    if not own.figures:
        return ""
    breakdown = view.catalogue.breakdowns[own.figures[0].breakdown]
    told = [
        f"about {_whole(f.value)} {breakdown.group(f.group_id).tick}"
        for f in own.figures
        if f.value is not None and breakdown.group(f.group_id).programme
    ]
    return f"{view.label(own.figures[0].area_code)}: {' and '.join(told)}." if told else ""
