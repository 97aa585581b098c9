"""Text of a chart card's About: meaning, reading, source and files."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue
from het_dash.charts.spec import Chart

MOST_FILES = 12


def about(chart: Chart, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Pairs of heading and text."""
    yield "In words", chart.sentence
    for indicator in (catalogue.indicators[one] for one in chart.measures):
        yield "What it counts", f"{indicator.title}. {indicator.meaning} Counted: {indicator.numerator}."
    if chart.notes:
        yield "Read with care", " ".join(chart.notes)
    yield "Source", chart.source.removeprefix("Source: ")
    if chart.files:
        more = [f"and {len(chart.files) - MOST_FILES} more"] if len(chart.files) > MOST_FILES else []
        yield "Files", "; ".join([*chart.files[:MOST_FILES], *more])
