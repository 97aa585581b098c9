"""Charts made by hand, for drawing."""

from datetime import date
from typing import Any

from het_dash.catalogue import Status
from het_dash.charts.classes import classes
from het_dash.charts.ground import Ground, Mapped, Outline, Shape, Site
from het_dash.charts.spec import Benchmark, Chart, Curve, Kind, Point, Role, Series, Table
from het_dash.charts.theme import LIGHT, Theme
from het_dash.render.plotly import draw

HIDDEN = Status.HIDDEN_SMALL
PCNS = ("Aplos Health PCN", "North Lewisham PCN", "Sevenfields PCN")
YEARS = (date(2021, 3, 31), date(2022, 3, 31), date(2025, 3, 31))
AGES = ("0 to 4", "5 to 9", "10 to 14")


def chart(kind: Kind, *series: Series, **more: Any) -> Chart:
    written = {
        "id": "made",
        "title": "A title that the page writes",
        "subtitle": "A subtitle that the page writes",
        "axis": "Per cent of patients",
        "unit": "percent",
        "sentence": "",
        "alt": "An alternative that the page gives",
        "source": "",
        "table": Table((), ()),
        "nature": "published",
    }
    return Chart(kind=kind, series=series, **{**written, **more})


def points(places: tuple[Any, ...], *values: float | None, half_width: float = 0.5) -> tuple[Point, ...]:
    """Points of a chart. None means a hidden number."""
    return tuple(
        Point(at, None, text="1 to 7, hidden", status=HIDDEN)
        if value is None
        else Point(at, value, value - half_width, value + half_width, f"{value:.1f}%")
        for at, value in zip(places, values, strict=True)
    )


def series(label: str, role: Role, places: tuple[Any, ...], *values: float | None) -> Series:
    return Series(label, role, points(places, *values))


def bars(*values: float | None, **more: Any) -> Chart:
    return chart("bars", series("Recorded", "other", PCNS, *(values or (11.2, 9.2, 13.4))), **more)


def with_a_range(status: Status = Status.SHOWN, **more: Any) -> Chart:
    """A bar of 11.2 and a range from 6 to 17.5. `status` can make the range hidden, as a faulty builder might."""
    number, *_ = points(PCNS, 11.2, 9.2, 13.4)
    between = Point(PCNS[1], None, text="6% to 17.5%", status=status, role="chosen", between=(6.0, 17.5))
    return chart("bars", Series("Recorded", "other", (number, between)), **more)


def dots(**more: Any) -> Chart:
    practices = tuple(Point("AF", float(v), text=f"Practice {v}: {v}%") for v in (61, 61, 70, 88))
    chosen = Series("North Lewisham PCN", "chosen", (Point("AF", 72.0, text="North Lewisham PCN 72%"),))
    lewisham = Series("Lewisham", "benchmark", (Point("AF", 69.0, text="Lewisham 69%"),))
    return chart("dots", Series("Other practices", "other", practices), lewisham, chosen, **more)


def trend(*values: float | None, **more: Any) -> Chart:
    return chart(
        "trend",
        series("North Lewisham PCN", "chosen", YEARS, *(values or (8.9, 8.7, 9.2))),
        series("Lewisham", "benchmark", YEARS, 9.4, 9.3, 9.9),
        series("England", "benchmark", YEARS, 9.6, 9.7, 9.8),
        **more,
    )


def pyramid(**more: Any) -> Chart:
    return chart(
        "pyramid",
        *(series(f"North Lewisham PCN, {sex}", "chosen", AGES, 3.1, 2.5, 2.2) for sex in ("female", "male")),
        *(series(f"Lewisham, {sex}", "benchmark", AGES, 3.4, 2.9, 2.7) for sex in ("female", "male")),
        *(series(f"England, {sex}", "benchmark", AGES, 2.4, 2.8, 3.0) for sex in ("female", "male")),
        categories=AGES,
        **more,
    )


def timeline(**more: Any) -> Chart:
    """Two health fairs on one day in May and one in July; a workshop in June."""
    fairs = (Point(date(2026, 5, 16), 2.0, text="Two fairs on 16 May"), Point(date(2026, 7, 4), 1.0, text="4 July"))
    return chart(
        "timeline",
        Series("Health fair", "chosen", fairs),
        Series("Health workshop", "chosen", (Point(date(2026, 6, 9), 1.0, text="9 June"),)),
        **{"unit": "count", **more},
    )


def traces(made: Chart, kind: str, theme: Theme = LIGHT) -> list[dict[str, Any]]:
    return [trace for trace in draw(made, theme)["data"] if trace["type"] == kind]


def noted(made: Chart, words: str, theme: Theme = LIGHT) -> dict[str, Any]:
    """The only annotation that contains these words."""
    (found,) = [a for a in draw(made, theme)["layout"]["annotations"] if words in a["text"]]
    return dict(found)


UNITS = ((400.0, 71.0), (900.0, 52.0), (1600.0, 64.0), (5000.0, 65.0))


def funnel(**more: Any) -> Chart:
    """Funnel plot of four practices. The second belongs to the chosen PCN and is below every limit."""
    own, *others = (
        Point(f"Practice {n}", value, text=f"{value:.1f}% of {people:,.0f}", denominator=people, named=value == 52.0)
        for n, (people, value) in enumerate([UNITS[1], UNITS[0], *UNITS[2:]])
    )
    across = (300.0, 1000.0, 5200.0)
    curves = (
        Curve("95% limits", across, (59.0, 61.5, 63.2), "dashed"),
        Curve("95% limits", across, (70.0, 67.5, 65.8), "dashed"),
        Curve("99.8% limits", across, (56.0, 60.0, 62.4), "dotted"),
        Curve("99.8% limits", across, (73.0, 69.0, 66.6), "dotted"),
    )
    written = {"curves": curves, "across": "Patients: how many", "benchmarks": (Benchmark("Together", 64.5),), **more}
    return chart(
        "funnel", Series("Other practices", "other", tuple(others)), Series("Own", "chosen", (own,)), **written
    )


WARDS = ("Riverside", "Castle Hill", "Fairfield", "Mill Lane", "Old Town", "Long Meadow", "Station", "Park", "East End")


def squares(names: tuple[str, ...] = WARDS, side: float = 2.0) -> Ground:
    """Areas in rows of three squares, with a line around the first and a practice in the second."""
    shapes = []
    for n, name in enumerate(names):
        x, y = side * (n % 3), side * (n // 3)
        ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
        shapes.append(Shape(f"W{n}", name, (ring,)))
    outline = Outline("most residents are ours", shapes[0].rings)
    return Ground(tuple(shapes), outline, (Site("Mill Surgery", 1.5 * side, side / 4),), "our practices")


def area_map(*values: float | None, names: tuple[str, ...] = WARDS, ground: Ground | None = None, **more: Any) -> Chart:
    """A map of squares. None is a suppressed number; named and shaded by value."""
    given = values or tuple(500.0 * (len(names) - n) for n in range(len(names)))
    points = tuple(
        Point(f"W{n}", v, text=f"{name}: {'1 to 7, hidden' if v is None else f'{v:,.0f}'}",
              status=HIDDEN if v is None else Status.SHOWN)
        for n, (name, v) in enumerate(zip(names, given, strict=True))
    )  # fmt: skip
    mapped = {"named": tuple(f"W{n}" for n in range(len(names))), **more.pop("mapped", {})}
    shown = [v for v in given if v is not None]
    return chart(
        "map", Series("Registered patients", "chosen", points),
        **{"unit": "count", "axis": "Registered patients",
           "mapped": Mapped(ground or squares(names), classes(shown, "count"), **mapped), **more},
    )  # fmt: skip
