"""A chart's figures as a table of text."""

from collections.abc import Callable

from het_dash.catalogue import Indicator, Nature
from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import fallback_text, wording
from het_dash.charts.text.example_marks import Row, marked_rows, nature_of, of_figure
from het_dash.figures import Answer, Figure
from het_dash.figures.rounded_rates import AT_LEAST

UNIT_WORDS = {
    "percent": "Per cent",
    "per_1000": "Per 1,000",
    "per_100000": "Per 100,000",
    "count": "Number",
    "score": "Score",
    "ratio": "Ratio",
}


def measure(indicator: Indicator) -> str:
    """Axis title, for example 'Per cent of all patients on the practice's list'."""
    unit = UNIT_WORDS[indicator.unit]
    of = f" of {wording.lead_lower(indicator.denominator)}" if indicator.unit == "percent" else ""
    return f"{unit}{of}."


def weakest_nature(*answers: Answer) -> Nature:
    """The weakest nature among the figures, which their combination takes."""
    return nature_of(*answers)


def over_time(answer: Answer, view: View) -> Table:
    """One row per area and period."""
    return Table(
        ("Area", "Period", *figure_columns(answer)),
        _rows(answer, view, lambda f: (view.label(f.area_code), wording.period_of(f, answer.indicator))),
    )


def by_group(answer: Answer, view: View) -> Table:
    """One row per area and group, for one period."""
    breakdown = view.catalogue.breakdowns[answer.figures[0].breakdown] if answer.figures else None
    return Table(
        ("Area", breakdown.title if breakdown else "Group", *figure_columns(answer)),
        _rows(
            answer,
            view,
            lambda f: (view.label(f.area_code), breakdown.group(f.group_id).label if breakdown else f.group_id),
        ),
    )


def by_group_over_time(answer: Answer, view: View) -> Table:
    """One row per period and group, for one area. Groups may come from several schemes."""
    return Table(
        ("Group", "Period", *figure_columns(answer)),
        _rows(
            answer,
            view,
            lambda f: (fallback_text.group_label(f, view.catalogue), wording.period_of(f, answer.indicator)),
        ),
    )


def _rows(answer: Answer, view: View, keys: Callable[[Figure], Row]) -> tuple[Row, ...]:
    """A row a figure; those of example data say so where others are not."""
    return marked_rows([(of_figure(f), (*keys(f), *figure_cells(f, answer, view))) for f in answer.figures])


def limit_columns(answer: Answer) -> tuple[str, str]:
    """Limits that cover rounding are of at least 95%."""
    level = AT_LEAST if any(f.interval_kind == "rounded" for f in answer.figures) else "95%"
    return f"Lower {level} limit", f"Upper {level} limit"


def figure_columns(answer: Answer) -> tuple[str, ...]:
    unit = UNIT_WORDS[answer.indicator.unit]
    limits = limit_columns(answer) if any(f.lower is not None for f in answer.figures) else ()
    counts = ("Numerator", "Denominator") if any(f.denominator is not None for f in answer.figures) else ()
    return (unit, *limits, *counts)


def figure_cells(f: Figure, answer: Answer, view: View) -> tuple[str, ...]:
    """The value with its interval and counts, or the reason and fallback followed by blanks."""
    unit = answer.indicator.unit
    cells = [wording.written(f, unit) if f.shown else fallback_text.reason(f, answer, view.catalogue)]
    if any(x.lower is not None for x in answer.figures):
        cells += wording.limits(f, unit) or ("", "")
    if any(x.denominator is not None for x in answer.figures):
        cells += ["" if x is None else wording.number(x, "count") for x in (f.numerator, f.denominator)]
    return tuple(cells)
