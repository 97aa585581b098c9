"""Groups of one area as dots: estimates that allow for small numbers, with a small mark for the recorded share."""

from collections.abc import Callable
from dataclasses import replace

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.figures import Answer, Figure

ESTIMATE, RECORDED = "Allowing for small numbers, with 95% limits", "As recorded"


def with_estimates(drawn: Chart, own: Answer, estimate: Callable[[Figure], Figure | None], view: View) -> Chart:
    """`drawn`: bars of the same figures. Groups without an estimate keep the mark of their recorded share."""
    (bars,) = drawn.series
    pairs = list(zip(own.figures, bars.points, strict=True))
    estimates = tuple(_estimate(point, estimate(f), own.indicator.unit) for f, point in pairs)
    recorded = tuple(Point(point.at, f.value, text=point.text) for f, point in pairs if f.shown)
    return replace(
        drawn,
        id=f"{drawn.id}-estimates",
        kind="dots",
        series=(Series(ESTIMATE, bars.role, estimates), Series(RECORDED, "benchmark", recorded, minor=True)),
        table=table_with_estimates(own, estimate, view),
    )


def _estimate(point: Point, estimate: Figure | None, unit: str) -> Point:
    """Without an estimate there is no mark, and words only if there is no recorded share either."""
    if estimate is None or estimate.value is None:
        return replace(point, value=None, lower=None, upper=None, text="" if point.value is not None else point.text)
    text = wording.number(estimate.value, unit)
    return replace(
        point, value=estimate.value, lower=estimate.lower, upper=estimate.upper, text=text, status=estimate.status
    )


def table_with_estimates(own: Answer, estimate: Callable[[Figure], Figure | None], view: View) -> Table:
    """One row per group: recorded share, estimate with limits, counts."""
    breakdown, unit = view.catalogue.breakdowns[own.figures[0].breakdown], tables.UNIT_WORDS[own.indicator.unit]
    columns = (
        "Area", breakdown.title, f"{unit} as recorded", f"{unit} allowing for small numbers", "Lower 95% limit",
        "Upper 95% limit", "Numerator", "Denominator",
    )  # fmt: skip
    rows = tuple(
        (view.label(f.area_code), breakdown.group(f.group_id).label, *_cells(f, own, estimate(f), view))
        for f in own.figures
    )
    return Table(columns, rows)


def _cells(f: Figure, own: Answer, estimate: Figure | None, view: View) -> tuple[str, ...]:
    unit = own.indicator.unit
    recorded = wording.written(f, unit) if f.shown else fallback_text.reason(f, own, view.catalogue)
    shares = (estimate.value, estimate.lower, estimate.upper) if estimate else (None, None, None)
    cells = [*((x, unit) for x in shares), (f.numerator, "count"), (f.denominator, "count")]
    return (recorded, *("" if x is None else wording.number(x, how) for x, how in cells))
