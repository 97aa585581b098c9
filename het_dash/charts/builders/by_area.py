"""PCNs side by side, with larger areas as reference lines."""

from het_dash.catalogue import EXAMPLE
from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Line, Point, Series
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.charts.text.example_marks import marked, of_figure, partly_example
from het_dash.figures import Answer, Figure

KINDS: dict[str, str] = {"pcn": "PCN", "ods_pcn": "PCN", "lsoa": "LSOA"}
LINES: dict[str, Line] = {"borough": "solid", "icb": "dotted", "region": "dotted", "nation": "dashed"}


def areas(answer: Answer, view: View) -> Chart:
    """One bar per area in catalogue order, not ranked, with the chosen PCN highlighted."""
    now, indicator = answer.latest, answer.indicator
    larger = [f for f in now.figures if view.role(f.area_code) == "benchmark"]
    bars = [f for f in now.figures if f not in larger] or larger
    nature = tables.weakest_nature(now)
    own = now.one(view.pcn.code)
    sentence = _sentence(own, bars, now, view)
    if partly_example(now):
        sentence = wording.of_nature(sentence, nature if own is None else of_figure(own) or "published")
    return Chart(
        id=f"areas-{indicator.id}",
        kind="bars",
        title=f"{indicator.title}, {_which(bars, view)}",
        subtitle=f"{tables.measure(indicator)} {wording.periods(now)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=(Series(indicator.short, "other", tuple(_bar(f, now, view) for f in bars)),),
        categories=tuple(_name(f, now, view) for f in bars),
        benchmarks=tuple(b for f in larger if f not in bars for b in benchmark(f, view, indicator.unit)),
        sentence=sentence,
        alt=f"Bar chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(now),
        files=wording.files(now),
        measures=wording.measures(now),
        table=tables.over_time(now, view),
        nature=nature,
        partly=partly_example(now),
        notes=(*fallback_text.notes(now, view.catalogue), *wording.notes(now, only=[view.pcn.code])),
    )


def benchmark(figure: Figure, view: View, unit: str) -> tuple[Benchmark, ...]:
    """Labelled reference line for a larger area. Empty if it has no value or the measure is a count."""
    if figure.value is None or unit == "count":
        return ()
    area = view.catalogue.areas[figure.area_code]
    return (Benchmark(f"{area.label} {wording.written(figure, unit)}", figure.value, LINES.get(area.kind, "solid")),)


def _bar(f: Figure, answer: Answer, view: View) -> Point:
    text = wording.written(f, answer.indicator.unit) if f.value is not None else ""
    text = text or fallback_text.in_its_place(f, answer, view.catalogue)
    name, role, example = _name(f, answer, view), view.role(f.area_code), of_figure(f) == EXAMPLE
    return Point(name, f.value, f.lower, f.upper, text, f.status, role, example=example)


def _name(f: Figure, answer: Answer, view: View) -> str:
    """A place with example data says so if other places have none."""
    return marked(view.label(f.area_code), of_figure(f) if partly_example(answer) else None)


def _which(bars: list[Figure], view: View) -> str:
    """For example 'by PCN' or 'by ward'; 'by area' for a mix of kinds; the area's name for a single bar."""
    if len(bars) == 1:
        return view.label(bars[0].area_code)
    kinds = {KINDS.get(kind, kind) for f in bars for kind in [view.catalogue.areas[f.area_code].kind]}
    return f"by {kinds.pop()}" if len(kinds) == 1 else "by area"


def _sentence(own: Figure | None, bars: list[Figure], now: Answer, view: View) -> str:
    """The chosen PCN's value, then the lowest and highest value of the other areas."""
    indicator = now.indicator
    if own is not None:
        if not own.shown:
            return f"{view.pcn.label}: {wording.lead_lower(view.catalogue.statuses[own.status].words)}."
        return wording.ended(f"{view.pcn.label}: {wording.with_interval(own, indicator.unit)}", indicator)
    known = sorted((f for f in bars if f.value is not None), key=lambda f: f.value or 0.0)
    if not known:
        return "No figure is shown for these areas."
    if len(known) == 1:
        return wording.ended(
            f"{view.label(known[0].area_code)}: {wording.with_interval(known[0], indicator.unit)}", indicator
        )
    low, high = (wording.written(f, indicator.unit) for f in (known[0], known[-1]))
    return wording.ended(f"From {low} to {high} across {len(known)} with a figure", indicator)
