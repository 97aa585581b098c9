"""The six PCNs side by side, with the larger places as reference lines."""

from het_dash.charts import tables, words
from het_dash.charts.chart import Benchmark, Chart, Line, Point, Series
from het_dash.charts.view import View
from het_dash.figures import Answer, Figure

LINES: dict[str, Line] = {"borough": "solid", "icb": "dotted", "region": "dotted", "england": "dashed"}


def areas(answer: Answer, view: View) -> Chart:
    """Bars in the catalogue's order, never ranked; the chosen PCN stands out."""
    now, indicator = answer.latest, answer.indicator
    larger = [f for f in now.figures if view.role(f.area_code) == "benchmark"]
    bars = [f for f in now.figures if f not in larger]
    sentence = _sentence(now.one(view.pcn.code), now, view)
    return Chart(
        id=f"areas-{indicator.id}",
        kind="bars",
        title=f"{indicator.title}, by PCN",
        subtitle=f"{tables.measure(indicator)} {words.periods(now)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=(Series(indicator.short, "other", tuple(_bar(f, view, indicator.unit) for f in bars)),),
        categories=tuple(view.label(f.area_code) for f in bars),
        benchmarks=tuple(b for f in larger for b in benchmark(f, view, indicator.unit)),
        sentence=sentence,
        alt=f"Bar chart of the six PCNs. {sentence}",
        source=words.source(now),
        table=tables.over_time(now, view),
        nature=tables.weakest_nature(now),
        notes=words.notes(now, only=[view.pcn.code]),
    )


def benchmark(figure: Figure, view: View, unit: str) -> tuple[Benchmark, ...]:
    """A labelled reference line, where the larger place has a number."""
    if figure.value is None:
        return ()
    area = view.catalogue.areas[figure.area_code]
    return (Benchmark(f"{area.label} {words.number(figure.value, unit)}", figure.value, LINES[area.kind]),)


def _bar(f: Figure, view: View, unit: str) -> Point:
    text = words.number(f.value, unit) if f.value is not None else view.catalogue.statuses[f.status].chart
    return Point(view.label(f.area_code), f.value, f.lower, f.upper, text, f.status, view.role(f.area_code))


def _sentence(own: Figure | None, now: Answer, view: View) -> str:
    indicator = now.indicator
    if own is None or own.value is None:
        return f"{view.pcn.label}: {words.value_or_reason(own, indicator.unit, view.catalogue).lower()}."
    return f"{view.pcn.label}: {words.with_interval(own, indicator.unit)}.{words.not_adjusted(indicator)}"
