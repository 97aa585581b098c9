"""Words for a suppressed figure and for what is shown in its place."""

from het_dash.catalogue import WHOLE, Catalogue
from het_dash.charts.text import wording
from het_dash.figures import Answer, Figure

AS_A_WHOLE = "as a whole"


def group_label(figure: Figure, catalogue: Catalogue) -> str:
    """For example 'Black African', 'Black as a whole' (five ethnic groups), 'Everyone' (no breakdown)."""
    breakdown = catalogue.breakdowns[figure.breakdown]
    label = "Everyone" if figure.breakdown == WHOLE else breakdown.group(figure.group_id).label
    known = figure.breakdown != WHOLE and not breakdown.group(figure.group_id).unknown
    return f"{label} {AS_A_WHOLE}" if breakdown.kind == "ethnicity_broad" and known else label


def sentence(hidden: Figure, answer: Answer, catalogue: Catalogue) -> str:
    """For example 'Black African in North Anytown: hidden, 1 to 7 people. Instead: Black as a whole in North Anytown,
    62.0%.'"""
    why = wording.lead_lower(catalogue.statuses[hidden.status].words).replace(": ", ", ")
    said = f"{_people(hidden, catalogue)}: {why}."
    return f"{said} {shown_instead(hidden, answer, catalogue)}".strip()


def shown_instead(hidden: Figure, answer: Answer, catalogue: Catalogue) -> str:
    """For example 'Instead: Black as a whole in North Anytown, 62.0% (55.2% to 68.3%).' Empty without a fallback."""
    other = hidden.instead
    if other is None or other.value is None:
        return ""
    unit = answer.indicator.unit
    period = wording.period(other.period_start, other.period_end, "span" if unit == "count" else "end")
    when = "" if _when(other) == _when(hidden) else f", {period}"
    return f"Instead: {_people(other, catalogue)}{when}, {wording.with_interval(other, unit)}."


def reason(figure: Figure, answer: Answer, catalogue: Catalogue) -> str:
    """Table cell for a figure without a value: its reason and its fallback."""
    why = catalogue.statuses[figure.status].words
    other = shown_instead(figure, answer, catalogue)
    return f"{why}. {other}" if other else why


def in_its_place(figure: Figure, answer: Answer, catalogue: Catalogue) -> str:
    """Short chart label in place of a mark; names only what differs from the hidden figure."""
    why, other = catalogue.statuses[figure.status].chart, figure.instead
    if other is None or other.value is None:
        return why
    group = "" if _group(other) == _group(figure) else group_label(other, catalogue)
    area = "" if other.area_code == figure.area_code else catalogue.areas[other.area_code].label
    named = f"{group} in {area}" if group and area else group or area
    return " ".join(filter(None, (f"{why}. Instead:", named, wording.written(other, answer.indicator.unit))))


def notes(answer: Answer, catalogue: Catalogue) -> tuple[str, ...]:
    """One sentence for hidden figures that share a reason, area, period and fallback."""
    together: dict[tuple[object, ...], list[Figure]] = {}
    for f in answer.figures:
        if f.instead and f.instead.shown:
            together.setdefault((f.instead, f.status, f.area_code, _when(f)), []).append(f)
    return tuple(_of_several(figures, answer, catalogue) for figures in together.values())


def _of_several(hidden: list[Figure], answer: Answer, catalogue: Catalogue) -> str:
    """For example 'Other Mixed, White and Asian in North Anytown: hidden, 1 to 7 people. Instead: Mixed as a whole in
    ...'"""
    *others, last = hidden
    named = (group_label(f, catalogue) for f in others)
    return ", ".join((*dict.fromkeys(named), sentence(last, answer, catalogue)))


def _people(figure: Figure, catalogue: Catalogue) -> str:
    return f"{group_label(figure, catalogue)} in {catalogue.areas[figure.area_code].label}"


def _group(figure: Figure) -> tuple[str, str]:
    return figure.breakdown, figure.group_id


def _when(figure: Figure) -> tuple[object, object]:
    return figure.period_start, figure.period_end
