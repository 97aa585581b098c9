"""Which rows of a query suit a chart, and what it shows of them."""

from collections.abc import Sequence
from typing import Any

import pytest

from het_dash.charts.builders.query_result import MOST_BARS, MOST_LINES, Rows, chart_of
from het_dash.charts.layout import layout
from het_dash.charts.spec import Chart, Table

TEXT, NUMBER, WHOLE, DAY = "VARCHAR", "DOUBLE", "BIGINT", "DATE"
DAYS = ("2024-03-31", "2025-03-31", "2026-03-31")


def chart(
    columns: str, types: Sequence[str], rows: Sequence[tuple[Any, ...]], example: Sequence[bool] = ()
) -> Chart | None:
    marks = tuple(example) or (False,) * len(rows)
    return chart_of(Rows(tuple(columns.split()), tuple(types), tuple(rows), marks), Table((), ()), "Source: a test.")


def test_a_text_and_a_number_are_bars_in_the_order_of_the_rows() -> None:
    made = chart("pcn value", (TEXT, NUMBER), [("B", 2.25), ("A", 10.0), ("C", None)])
    assert made
    assert (made.kind, made.title, made.categories) == ("bars", "value by pcn", ("B", "A", "C"))
    assert [(p.value, p.text) for p in made.series[0].points] == [(2.25, "2.2"), (10.0, "10.0"), (None, "no number")]
    assert made.sentence == "value by pcn: from 2.2 (B) to 10.0 (A)."


def test_columns_called_lower_and_upper_are_the_limits_of_the_bars() -> None:
    made = chart("pcn value lower upper", (TEXT, NUMBER, NUMBER, NUMBER), [("A", 2.0, 1.0, 3.0), ("B", 4.0, None, 5.0)])
    assert made
    assert [(p.lower, p.upper) for p in made.series[0].points] == [(1.0, 3.0), (None, None)]


def test_a_date_and_a_number_are_a_line_in_the_order_of_time() -> None:
    made = chart("day people", (DAY, WHOLE), [(DAYS[2], 30), (DAYS[0], 10)])
    assert made
    assert made.kind == "trend"
    assert [p.value for p in made.series[0].points] == [10.0, 30.0]
    assert made.unit == "count"


def test_a_text_beside_the_date_separates_up_to_four_lines() -> None:
    rows = [(day, f"line {n}", float(n)) for n in range(MOST_LINES) for day in DAYS]
    made = chart("day place value", (DAY, TEXT, NUMBER), rows)
    assert made
    assert [one.label for one in made.series] == [f"line {n}" for n in range(MOST_LINES)]
    assert chart("day place value", (DAY, TEXT, NUMBER), [*rows, (DAYS[0], "more", 1.0)]) is None


@pytest.mark.parametrize(
    ("columns", "types", "rows"),
    [
        ("a b", (TEXT, TEXT), [("x", "y"), ("z", "y")]),
        ("a b c", (TEXT, NUMBER, NUMBER), [("x", 1.0, 2.0), ("y", 1.0, 2.0)]),
        ("a b lower", (TEXT, NUMBER, NUMBER), [("x", 1.0, 2.0), ("y", 1.0, 2.0)]),
        ("a b", (TEXT, NUMBER), [("x", 1.0), ("x", 2.0)]),
        ("a b", (TEXT, NUMBER), [("x", 1.0)]),
        ("a b", (TEXT, NUMBER), [(f"x{n}", 1.0) for n in range(MOST_BARS + 1)]),
        ("a b", (DAY, NUMBER), [(DAYS[0], 1.0), (DAYS[0], 2.0)]),
        ("a b", (DAY, NUMBER), [(None, 1.0), (DAYS[0], 2.0)]),
        ("a b", (TEXT, NUMBER), []),
    ],
)
def test_rows_of_another_shape_have_no_chart(
    columns: str, types: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    assert chart(columns, types, rows) is None


def test_example_rows_make_the_chart_example_data() -> None:
    part = chart("a b", (TEXT, WHOLE), [("x", 1), ("y", 2)], (True, False))
    whole = chart("a b", (TEXT, WHOLE), [("x", 1), ("y", 2)], (True, True))
    assert part
    assert whole
    assert part.partly
    assert part.mark
    assert [point.example for point in part.series[0].points] == [True, False]
    assert whole.all_example


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, -5.0, 0.0, 1e-9])
def test_any_number_can_be_laid_out(value: float) -> None:
    for made in (
        chart("a b", (TEXT, NUMBER), [("x", value), ("y" * 200, 2.0)]),
        chart("a b", (DAY, NUMBER), [(DAYS[0], value), (DAYS[1], 2.0)]),
    ):
        assert made
        assert layout(made)
