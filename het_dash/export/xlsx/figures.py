"""The figures behind one tab of a pack: those of the store, and those that a chart works out from them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from het_dash.charts import Chart
from het_dash.charts.spec import Point, Series
from het_dash.charts.text import wording
from het_dash.charts.text.csv_download import COLUMNS, row
from het_dash.content.blocks import Block
from het_dash.export.document import Pack
from het_dash.export.xlsx.tidy import DATA, Cell, Column, Number
from het_dash.figures import Answer

FIGURES = (
    Column("Measure", 40), Column("Area", 24), Column("Group", 26), Column("From", 12, "day"), Column("To", 12, "day"),
    Column("Status", 24), Column("Value", 10, "number"), Column("Lower limit", 10, "number"),
    Column("Upper limit", 10, "number"), Column("Unit", 9), Column("Numerator", 11, "number"),
    Column("Denominator", 12, "number"), Column(DATA, 22), Column("Limits", 12, printed=False),
    Column("Kind of number", 14, printed=False), Column("Practices counted", 16, printed=False),
    Column("Shown instead", 30, printed=False), Column("Note", 30, printed=False), Column("Source", 60, printed=False),
    Column("Measure id", 24, printed=False), Column("Area code", 20, printed=False),
    Column("Breakdown", 20, printed=False), Column("Group id", 18, printed=False),
)  # fmt: skip
NUMBERS = ("value", "lower", "upper")
COUNTS = ("numerator", "denominator")
NEAR = 9  # decimals to which a drawn value and a stored one are the same
WORKED_OUT, BENCHMARK = "Worked out for a chart", "Benchmark"


def figure_rows(answers: Sequence[Answer], blocks: Iterable[Block], pack: Pack) -> list[tuple[Cell, ...]]:
    """Each figure once, in the order of the questions, then what charts work out."""
    stored = dict.fromkeys(cells for answer in answers for cells in _of_answer(answer, pack))
    known = {round(f.value, NEAR) for answer in answers for f in answer.figures if f.value is not None}
    drawn = (chart for chart in blocks if isinstance(chart, Chart))
    worked_out = dict.fromkeys(cells for chart in drawn for cells in _of_chart(chart, known))
    return [*stored, *worked_out]


def _of_answer(answer: Answer, pack: Pack) -> Iterator[tuple[Cell, ...]]:
    one = answer.indicator
    sources = {line.lineage_id: f"{line.publisher}, {line.title} ({line.edition})" for line in answer.lineage}
    for f in answer.figures:
        known = dict(zip(COLUMNS, row(f, answer, pack.catalogue), strict=True))
        status = pack.catalogue.statuses[f.status]
        texts = {name: str(cell or "") for name, cell in known.items()}
        numbers = [_number(known[name], one.unit) for name in NUMBERS]
        counts = [_number(known[name], "count") for name in COUNTS]
        yield (
            one.title, texts["area"], texts["group"], f.period_start, f.period_end, status.words, *numbers, one.unit,
            *counts, wording.NATURE_WORDS[f.nature], texts["interval"], texts["qualifier"], texts["membership"],
            texts["instead"], texts["note"], sources.get(f.lineage_id, wording.NO_SOURCE), one.id, f.area_code,
            f.breakdown, f.group_id,
        )  # fmt: skip


def _of_chart(chart: Chart, known: set[float]) -> Iterator[tuple[Cell, ...]]:
    """Points, ranges and benchmarks that are no figure of the store."""
    lines = (Series(BENCHMARK, "benchmark", (Point(one.label, one.value),)) for one in chart.benchmarks)
    for series in (*chart.series, *lines):
        for point in series.points:
            if point.between or (point.value is not None and round(point.value, NEAR) not in known):
                yield _of_point(chart, series, point)


def _of_point(chart: Chart, series: Series, point: Point) -> tuple[Cell, ...]:
    low, high = point.between or (point.lower, point.upper)
    on = point.at if isinstance(point.at, date) else None
    return (
        chart.title, series.label, "" if on else str(point.at), None, on, "Range" if point.between else "Shown",
        *(_number(one, chart.unit) for one in (point.value, low, high)), chart.unit, None, None,
        wording.EXAMPLE if chart.is_example(point) else WORKED_OUT, "", "", "", "", point.text, chart.source, chart.id,
        "", "", "",
    )  # fmt: skip


def _number(value: object, unit: str) -> Number | None:
    return Number(float(value), unit) if isinstance(value, int | float) else None
