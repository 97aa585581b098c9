"""Published inequality: the PCN's where it is published, else the ICB's (methods 4)."""

from dataclasses import replace

from het_dash.charts.builders.by_group import groups
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.content.rules import gap_text
from het_dash.figures import Answer
from het_dash.figures.gaps import Gap, gap_between

GROUP, REFERENCE = "black", "white"
NOT_HERE = "Cannot be shown for this PCN from open data."


def gap(by_group: Answer, area: str) -> Gap | None:
    """The gap at `area`, or None where either group is not counted there."""
    now = by_group.latest
    return gap_between(now.one(area, GROUP), now.one(area, REFERENCE), by_group.indicator.polarity)


def clear_or_not(found: Gap) -> str:
    """Only what the interval carries."""
    return gap_text.verdict(found)


def nearest(by_group: Answer, view: View) -> str:
    """The PCN where its groups are published, else the ICB."""
    return view.pcn.code if gap(by_group, view.pcn.code) else view.catalogue.icb.code


def known_inequality(*, by_group: Answer, everyone: Answer, view: View) -> Chart:
    """Ethnic groups at the nearest place, everyone's figure as a line; the sentence carries the gap and its limits."""
    area = nearest(by_group, view)
    chart, found = groups(by_group, area, view, whole=everyone), gap(by_group, area)
    return _with_gap(chart, found, by_group, placed(found, by_group, view)) if found else chart


def at_icb(*, by_group: Answer, everyone: Answer, view: View) -> Chart:
    """The same across the ICB, whatever is published for the PCN."""
    area = view.catalogue.icb.code
    chart, found = groups(by_group, area, view, whole=everyone), gap(by_group, area)
    return _with_gap(chart, found, by_group, in_words(found, by_group, view)) if found else chart


def placed(found: Gap, by_group: Answer, view: View) -> str:
    """The gap in words with its place; of the ICB, that it cannot be shown for the PCN."""
    if found.group.area_code == view.pcn.code:
        return in_words(found, by_group, view, f"In {view.pcn.name}")
    return f"{in_words(found, by_group, view)} {NOT_HERE}"


def in_words(found: Gap, by_group: Answer, view: View, where: str = "") -> str:
    """For example 'Across the ICB, ... for 67% of Black and 77% of White patients: 10.0 points (9.6 to 10.4), ...'."""
    indicator = by_group.indicator
    not_adjusted = view.catalogue.conditions[indicator.condition].not_adjusted
    where = where or f"Across {view.catalogue.icb.label}"
    shares = f"{found.group.value:.0f}% of Black and {found.reference.value:.0f}% of White"
    service = (
        indicator.says.format(group=shares)
        if indicator.says
        else f"{wording.lead_lower(indicator.title)}: {shares} patients"
    )
    if found.upper < 0:  # the other way round: the shares say it
        return f"{where}, {service}. {not_adjusted}"
    if not found.fewer:
        return f"{where}, {service}; no clear gap. {not_adjusted}"
    size = ", ".join(filter(None, (gap_text.points(found), _people(found))))
    return f"{where}, {service}: {size}. {not_adjusted}"


def _people(found: Gap) -> str:
    """One number where its lower limit is above 0, else the range."""
    if found.to_close is None or found.to_close.lower > 0:
        return f"about {_about(found.missed)} people" if found.missed else ""
    return gap_text.people(found)


def _about(people: float) -> str:
    """Hundreds where there are thousands, otherwise fives: no more digits than the limits carry."""
    step = 100 if people >= 1000 else 5
    return f"{step * round(people / step):,}"


def by_group_at_icb(*, by_group: Answer, everyone: Answer, view: View) -> Chart:
    """The same indicator by another breakdown at the ICB, where it is published."""
    return groups(by_group, view.catalogue.icb.code, view, whole=everyone)


def _with_gap(chart: Chart, found: Gap, by_group: Answer, sentence: str) -> Chart:
    title = f"{by_group.indicator.title} for fewer Black than White patients" if found.lower > 0 else chart.title
    return replace(chart, title=title, sentence=sentence, alt=f"Bar chart. {sentence}")
