"""PCNs side by side, with larger areas as reference lines."""

from het_dash.charts.perspective import View
from het_dash.charts.spec import Benchmark, Chart, Line, Point, Series
from het_dash.charts.text import fallback_text, tables, wording
from het_dash.figures import Answer, Figure

KINDS: dict[str, str] = {"pcn": "PCN", "ods_pcn": "PCN", "lsoa": "LSOA"}
LINES: dict[str, Line] = {"borough": "solid", "icb": "dotted", "region": "dotted", "england": "dashed"}


def areas(answer: Answer, view: View) -> Chart:
    """One bar per area in catalogue order, not ranked, with the chosen PCN highlighted."""
    now, indicator = answer.latest, answer.indicator
    larger = [f for f in now.figures if view.role(f.area_code) == "benchmark"]
    bars = [f for f in now.figures if f not in larger] or larger
    nature = tables.weakest_nature(now)
    sentence = wording.of_nature(_sentence(now.one(view.pcn.code), bars, now, view), nature)
    return Chart(
        id=f"areas-{indicator.id}",
        kind="bars",
        title=f"{indicator.title}, {_which(bars, view)}",
        subtitle=f"{tables.measure(indicator)} {wording.periods(now)}.",
        axis=indicator.short,
        unit=indicator.unit,
        series=(Series(indicator.short, "other", tuple(_bar(f, now, view) for f in bars)),),
        categories=tuple(view.label(f.area_code) for f in bars),
        benchmarks=tuple(b for f in larger if f not in bars for b in benchmark(f, view, indicator.unit)),
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=wording.source(now),
        measures=wording.measures(now),
        table=tables.over_time(now, view),
        nature=nature,
        notes=(*fallback_text.notes(now, view.catalogue), *wording.notes(now, only=[view.pcn.code])),
    )


def benchmark(figure: Figure, view: View, unit: str) -> tuple[Benchmark, ...]:
    """Labelled reference line for a larger area. Empty if it has no value or the measure is a count."""
    if figure.value is None or unit == "count":
        return ()
    area = view.catalogue.areas[figure.area_code]
    return (
        Benchmark(f"{area.label} {wording.number(figure.value, unit)}", figure.value, LINES.get(area.kind, "solid")),
    )


def _bar(f: Figure, answer: Answer, view: View) -> Point:
    text = wording.number(f.value, answer.indicator.unit) if f.value is not None else ""
    text = text or fallback_text.in_its_place(f, answer, view.catalogue)
    return Point(view.label(f.area_code), f.value, f.lower, f.upper, text, f.status, view.role(f.area_code))


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
    low, high = (wording.number(f.value or 0.0, indicator.unit) for f in (known[0], known[-1]))
    return wording.ended(f"From {low} to {high} across {len(known)} with a figure", indicator)
