"""The first screen's tiles: label, number, interval or spread, comparison in words, kind of evidence."""

from het_dash.charts import words
from het_dash.charts.view import View
from het_dash.figures import Answer
from het_dash.packs.blocks import Tile, Tiles
from het_dash.packs.rules.first_screen import FirstScreen

NONE = "No figure"


def tiles(*given: Answer | View) -> Tiles:
    """Four tiles, in the order of the first screen's sentences."""
    first = FirstScreen(*given)  # type: ignore[arg-type]
    return Tiles((_patients(first), _found(first), _care(first), _gap(first)))


def _patients(first: FirstScreen) -> Tile:
    figure = first.patients.latest.one(first.view.pcn.code)
    return Tile(
        label="Registered patients",
        value=words.value_or_reason(figure, "count", first.view.catalogue),
        below=words.periods(first.patients.latest),
        comparison=first.practices,
        evidence="Published" if figure and figure.nature == "published" else "Counted",
        source=words.source(first.patients.latest.of(first.view.pcn.code)),
    )


def _found(first: FirstScreen) -> Tile:
    figure = first.register.latest.one(first.view.pcn.code)
    expected = first.against_expected
    return Tile(
        label="Recorded hypertension",
        value=words.value_or_reason(figure, "percent", first.view.catalogue),
        below=words.interval(figure, "percent") if figure else "",
        comparison=f"About {expected.expected_percent:.1f}% expected at these ages" if expected else "Not compared",
        evidence="Counted",
        source=words.source(first.register.latest.of(first.view.pcn.code)),
    )


def _care(first: FirstScreen) -> Tile:
    own, low_high = first.spread.own, first.low_and_high()
    estimated = own is not None and own.estimate == own.estimate
    return Tile(
        label=first.care.indicator.short,
        value=f"about {own.estimate:.0f}%" if own and estimated else NONE,
        below=_between(low_high),
        comparison=f"Lewisham about {first.spread.lewisham.estimate:.0f}%" if first.spread.lewisham else "Not compared",
        evidence="Estimated",
        source=words.source(first.care.latest),
    )


def _between(low_high: tuple[float, float] | None) -> str:
    if low_high is None:
        return "no practice has a value"
    low, high = low_high
    return "one practice" if low == high else f"practices from {low:.0f}% to {high:.0f}%"


def _gap(first: FirstScreen) -> Tile:
    gap = first.gap
    return Tile(
        label="Black and White patients, same measure",
        value=f"{gap.points:.1f} points" if gap else NONE,
        below=f"between {gap.lower:.1f} and {gap.upper:.1f}" if gap else "",
        comparison="South East London; not to hand for this PCN",
        evidence="Published",
        source=words.source(first.by_ethnic_group.latest),
    )
