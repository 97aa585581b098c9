"""Layout of a map: areas in the shade of their class, names where there is room, a key in an empty corner."""

from dataclasses import replace

from het_dash.charts.layout.area_map.areas import outlines, patches, sites
from het_dash.charts.layout.area_map.frame import Frame, frame_of
from het_dash.charts.layout.area_map.key import key_of
from het_dash.charts.layout.area_map.names import names
from het_dash.charts.layout.area_map.numbered_areas import listed_areas, numbers
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import NARROWEST, Drawn, Laid, Plot, Words
from het_dash.charts.spec import Chart

TALLEST = 600.0


def layout(chart: Chart, width: float | None, tallest: float = TALLEST) -> Laid:
    """A map laid out for a canvas of this width, at most `tallest` pixels high without its key and list.

    Without a width it is laid out for the narrowest canvas, because a map keeps its proportions.
    """
    if chart.mapped is None:
        raise ValueError(f"{chart.id}: a map without geometry cannot be laid out; its builder must add `mapped`")
    frame = frame_of(chart, chart.mapped, width or NARROWEST, tallest)
    header = Header(chart, frame.room, 0, 0)
    key = key_of(frame, header)
    frame.top = header.height
    header.words += [replace(words, y=words.y + frame.top) for words in key.words]
    header.key_marks += [replace(mark, y=mark.y + frame.top) for mark in key.marks]
    plot = Plot(0.0, 0.0, frame.top, frame.top + frame.height)
    practices = list(sites(frame))
    numbered, labels = _labels(frame)
    listed = listed_areas(frame)
    bottom = max(plot.bottom, *(words.y + words.height / 2 for words in listed), 0.0)
    return header.over(
        plot,
        frame.room,
        bottom + 2,
        ends=(0.0, max((p.value or 0.0 for p in frame.points.values()), default=0.0)),
        marks=(*patches(frame), *outlines(frame), *practices, *numbered),
        words=(*labels, *listed),
    )


def _labels(frame: Frame) -> tuple[list[Drawn], list[Words]]:
    """Names, or numbers of the areas that are listed under the map."""
    if not frame.mapped.numbered:
        return [], names(frame)
    found = list(numbers(frame))
    return [dot for dot, _ in found], [words for _, words in found]
