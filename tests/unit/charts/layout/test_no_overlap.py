"""Whatever a chart holds, no two labels touch, no label lies on a mark, and nothing leaves the canvas."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue import Status
from het_dash.charts.layout import NARROWEST, layout
from het_dash.charts.spec import Band, Benchmark, Chart, Kind, Point, Role, Series
from tests.support import charts_by_hand
from tests.support.laid_charts import outside, overlaps

WIDTHS = (NARROWEST, 390.0, 700.0, 1280.0)
WORDS = st.sampled_from(
    "Practice Surgery Medical Centre Lewisham White and Black Caribbean Neighbourhood 3 Hypertension per cent "
    "Kidney-protecting medicine, high risk (Hurley Group) Pneumonoultramicroscopicsilicovolcanoconiosis".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
REASONS = ("1 to 7, hidden", "not collected", "1 to 7, hidden. Instead: Black as a whole 62.0%", "too few in all")
HIDDEN = [status for status in Status if status is not Status.SHOWN]
ROLES: list[Role] = ["chosen", "benchmark", "other", "programme_1", "programme_2"]
UNITS = st.sampled_from(["percent", "count", "ratio", "per_100000"])
NUMBERS = st.floats(0, 5000, allow_subnormal=False).map(lambda number: round(number, 1))
SIGNED = st.floats(-40, 40, allow_subnormal=False).map(lambda number: round(number, 1))
YEARS = [date(year, 3, 31) for year in range(2001, 2026)]


@st.composite
def points(draw: st.DrawFn, at: str | date, numbers: st.SearchStrategy[float]) -> Point:
    if draw(st.integers(0, 3)) == 0:
        return Point(at, None, text=draw(st.sampled_from(REASONS)), status=draw(st.sampled_from(HIDDEN)))
    value, role = draw(numbers), draw(st.sampled_from([None, *ROLES]))
    if draw(st.booleans()):
        return Point(at, value, role=role)
    half = draw(st.floats(0.1, 30))
    text = f"{value:,.1f}%" if draw(st.booleans()) else f"{value:,.1f}% ({value - half:.1f} to {value + half:.1f})"
    return Point(at, value, value - half, value + half, text, role=role)


@st.composite
def charts(draw: st.DrawFn, kind: Kind, most_series: int, numbers: st.SearchStrategy[float]) -> Chart:
    places: list[str] | list[date]
    if kind == "trend":
        places = sorted(draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=12, unique=True)))
    else:
        places = draw(st.lists(NAMES, min_size=1, max_size=14, unique=True))
    labels = draw(st.lists(NAMES, min_size=1, max_size=most_series, unique=True))
    repeats = draw(st.integers(1, 6)) if kind == "dots" else 1
    series = [
        Series(
            label,
            draw(st.sampled_from(ROLES)),
            tuple(draw(points(at, numbers)) for at in places for _ in range(repeats)),
        )
        for label in labels
    ]
    lines = [Benchmark(draw(NAMES), draw(numbers)) for _ in range(draw(st.integers(0, 2)))]
    breaks = ((places[-1], draw(NAMES)),) if kind == "trend" and draw(st.booleans()) else ()
    return charts_by_hand.chart(
        kind,
        *series,
        unit=draw(UNITS),
        axis=draw(NAMES),
        benchmarks=tuple(lines),
        breaks=breaks,
        nature=draw(st.sampled_from(["published", "demonstration"])),
        named_by=draw(st.sampled_from(["end", "span"])),
    )


def _sound(chart: Chart) -> None:
    anywhere = layout(chart)
    for width in WIDTHS:
        for laid in (anywhere, layout(chart, width)):
            assert overlaps(laid, width) == [], (width, laid.width)
            assert outside(laid, width) == [], (width, laid.width)


@settings(max_examples=30)
@given(charts("bars", 3, NUMBERS))
def test_bars_keep_every_label_apart(chart: Chart) -> None:
    _sound(chart)


@settings(max_examples=30)
@given(charts("bars", 2, SIGNED))
def test_bars_below_zero_keep_every_label_apart(chart: Chart) -> None:
    _sound(chart)


@settings(max_examples=30)
@given(charts("dots", 4, NUMBERS))
def test_dots_keep_every_label_apart(chart: Chart) -> None:
    _sound(chart)


@settings(max_examples=30)
@given(st.data())
def test_dots_before_bands_keep_every_label_apart(data: st.DataObject) -> None:
    made = data.draw(charts("dots", 3, SIGNED))
    places = dict.fromkeys(str(p.at) for s in made.series for p in s.points)
    ends = {at: sorted(data.draw(st.tuples(SIGNED, SIGNED))) for at in places if data.draw(st.booleans())}
    _sound(replace(made, bands=tuple(Band("Usual", at, low, high, "Usual") for at, (low, high) in ends.items())))


@settings(max_examples=30)
@given(st.data())
def test_pyramids_keep_every_label_apart(data: st.DataObject) -> None:
    bands = [f"{age} to {age + 4}" for age in range(0, data.draw(st.integers(5, 100)), 5)]
    areas = data.draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    series = [
        Series(f"{area}, {sex}", "benchmark" if n else "chosen", tuple(data.draw(points(b, NUMBERS)) for b in bands))
        for n, area in enumerate(areas)
        for sex in ("female", "male")
    ]
    made = charts_by_hand.chart("pyramid", *series, axis=data.draw(NAMES), nature="demonstration")
    _sound(made)


@settings(max_examples=30)
@given(st.data())
def test_timelines_keep_every_label_apart(data: st.DataObject) -> None:
    counts = st.integers(1, 9).map(float)
    days = st.dates(date(2025, 4, 1), date(2026, 9, 30))
    labels = data.draw(st.lists(NAMES, min_size=1, max_size=10, unique=True))
    series = [
        Series(label, "chosen", tuple(Point(on, data.draw(counts)) for on in data.draw(st.lists(days, min_size=1))))
        for label in labels
    ]
    span = data.draw(st.sampled_from([None, (date(2025, 4, 1), date(2026, 9, 30))]))
    made = charts_by_hand.chart("timeline", *series, span=span, unit="count", nature="demonstration")
    _sound(made)


@settings(max_examples=30)
@given(charts("trend", 5, NUMBERS))
def test_trends_keep_every_label_apart(chart: Chart) -> None:
    _sound(chart)
