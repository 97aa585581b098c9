"""A chart of a query's rows, where they suit one: a text and a number as bars, or a date and a number as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from het_dash.catalogue import EXAMPLE
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import wording

MOST_BARS, MOST_LINES, FEWEST = 40, 4, 2
LIMITS = ("lower", "upper")
NUMBERS = ("INTEGER", "BIGINT", "HUGEINT", "SMALLINT", "TINYINT", "DOUBLE", "FLOAT")
NO_NUMBER = "no number"


@dataclass(frozen=True)
class Rows:
    """Rows of a query with their columns and DuckDB's types. `example` says which depend on example data."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    example: tuple[bool, ...]

    def of_kind(self, *kinds: str) -> list[int]:
        return [n for n, kind in enumerate(self.types) if kind in kinds]


@dataclass(frozen=True)
class Shape:
    """Places of the columns that are drawn. `by` is a text that separates lines; the limits come in pairs."""

    at: int
    value: int
    limits: tuple[int, ...]
    by: int | None = None


def chart_of(rows: Rows, table: Table, source: str) -> Chart | None:
    """The chart, or None for rows that have another shape, too many marks or two marks at one place."""
    line = _shape(rows, "DATE")
    if line and (lines := _lines(rows, line)):
        return _chart(rows, table, source, "trend", line, lines)
    bars = _shape(rows, "VARCHAR")
    if bars and bars.by is None and (series := _bars(rows, bars)):
        return _chart(rows, table, source, "bars", bars, (series,))
    return None


def _shape(rows: Rows, kind: str) -> Shape | None:
    """One column of this kind, one number with or without its limits and, for dates, at most one text."""
    names = [name.lower() for name in rows.columns]
    limits = tuple(names.index(one) for one in LIMITS if one in names)
    values = [n for n in rows.of_kind(*NUMBERS) if n not in limits]
    at, texts = rows.of_kind(kind), rows.of_kind("VARCHAR") if kind == "DATE" else []
    used = len(at) + len(values) + len(limits) + len(texts)
    if len(at) != 1 or len(values) != 1 or len(limits) == 1 or len(texts) > 1 or used != len(rows.columns):
        return None
    return Shape(at[0], values[0], limits, texts[0] if texts else None)


def _bars(rows: Rows, shape: Shape) -> Series | None:
    points = [_point(rows, shape, n, str(row[shape.at])) for n, row in enumerate(rows.rows)]
    names = {point.at for point in points}
    fits = FEWEST <= len(points) <= MOST_BARS and len(names) == len(points)
    return Series(rows.columns[shape.value], "chosen", tuple(points)) if fits else None


def _lines(rows: Rows, shape: Shape) -> tuple[Series, ...]:
    found: dict[str, dict[date, Point]] = {}
    for n, row in enumerate(rows.rows):
        on = _day(row[shape.at])
        name = rows.columns[shape.value] if shape.by is None else str(row[shape.by])
        line = found.setdefault(name, {})
        if on is None or on in line:
            return ()
        line[on] = _point(rows, shape, n, on)
    if not 1 <= len(found) <= MOST_LINES or max(map(len, found.values())) < FEWEST:
        return ()
    return tuple(
        Series(name, "other" if n else "chosen", tuple(line[on] for on in sorted(line)))
        for n, (name, line) in enumerate(found.items())
    )


def _point(rows: Rows, shape: Shape, number: int, at: str | date) -> Point:
    row = rows.rows[number]
    value, *limits = (_number(row[n]) for n in (shape.value, *shape.limits))
    whole = None not in (value, *limits)
    text = wording.number(value, unit_of(rows, shape)) if value is not None else NO_NUMBER
    lower, upper = limits if len(limits) == len(LIMITS) and whole else (None, None)
    return Point(at, value, lower, upper, text, example=rows.example[number])


def unit_of(rows: Rows, shape: Shape) -> str:
    """How numbers are written: whole ones without decimals, small ones with two, others with one."""
    values = [value for row in rows.rows if (value := _number(row[shape.value])) is not None]
    if all(value == round(value) for value in values):
        return "count"
    return "ratio" if max(map(abs, values)) < 1 else "score"


def _chart(rows: Rows, table: Table, source: str, kind: Any, shape: Shape, series: Sequence[Series]) -> Chart:
    at, value = rows.columns[shape.at], rows.columns[shape.value]
    points = [point for one in series for point in one.points if point.value is not None]
    if not points:
        said = f"{value} by {at}: no row has a number."
    else:
        low, high = (pick(points, key=lambda point: point.value or 0.0) for pick in (min, max))
        said = f"{value} by {at}: from {low.text} ({_name(low.at)}) to {high.text} ({_name(high.at)})."
    return Chart(
        id="query",
        kind=kind,
        title=f"{value} by {at}",
        subtitle="",
        axis=value,
        unit=unit_of(rows, shape),
        series=tuple(series),
        categories=tuple(str(point.at) for point in series[0].points) if kind == "bars" else (),
        sentence=said,
        alt=f"{'Line' if kind == 'trend' else 'Bar'} chart. {said}",
        source=source,
        table=table,
        nature=EXAMPLE if any(rows.example) else "published",
        partly=any(rows.example) and not all(rows.example),
    )


def _name(at: str | date) -> str:
    return at.isoformat() if isinstance(at, date) else at


def _number(cell: Any) -> float | None:
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell) else None


def _day(cell: Any) -> date | None:
    try:
        return date.fromisoformat(cell)
    except (TypeError, ValueError):
        return None
