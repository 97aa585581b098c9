"""What holds of every chart kind."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from het_dash.catalogue import Nature
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import DARK, LIGHT, Theme
from het_dash.render.plotly import CONFIG, FONT, draw
from tests.support import charts_by_hand

CHARTS = {
    "bars": charts_by_hand.bars(),
    "dots": charts_by_hand.dots(),
    "trend": charts_by_hand.trend(),
    "pyramid": charts_by_hand.pyramid(),
    "timeline": charts_by_hand.timeline(),
    "funnel": charts_by_hand.funnel(),
}
of_each_kind = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def _sizes(part: Any) -> Iterator[float]:
    """Every text size, wherever in a figure it is set."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if "font" in name and "size" in inner:
                yield inner["size"]
            yield from _sizes(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _sizes(inner)


@of_each_kind
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("nature", ["published", "demonstration"])
def test_plotly_accepts_every_kind_in_both_themes(chart: Chart, theme: Theme, nature: Nature) -> None:
    figure = draw(replace(chart, nature=nature), theme)
    assert len(go.Figure(figure).data) == len(figure["data"])


@of_each_kind
def test_a_figure_is_plain_data(chart: Chart) -> None:
    figure = draw(chart, LIGHT)
    assert json.loads(json.dumps(figure)) == figure


def test_drawing_needs_no_plotly() -> None:
    code = "import sys, het_dash.render.plotly; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@of_each_kind
def test_the_page_writes_title_subtitle_alternative_and_width(chart: Chart) -> None:
    figure = draw(chart, LIGHT)
    assert "title" not in figure["layout"]
    assert "width" not in figure["layout"]
    assert "the page" not in json.dumps(figure)


@of_each_kind
def test_a_finger_scrolls_the_page_and_never_zooms(chart: Chart) -> None:
    layout = draw(chart, LIGHT)["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is True
    assert layout["yaxis"]["fixedrange"] is True


@of_each_kind
def test_no_legend_and_one_font_of_readable_size(chart: Chart) -> None:
    layout = draw(replace(chart, nature="demonstration"), LIGHT)["layout"]
    assert layout["showlegend"] is False
    assert layout["font"]["family"] == FONT
    assert min(_sizes(layout)) >= 12


@of_each_kind
def test_a_hidden_points_number_is_nowhere_in_the_figure(chart: Chart) -> None:
    """Even where a faulty builder left one in the chart."""
    first, *others = chart.series
    secret = replace(first.points[0], value=7.654, lower=7.321, upper=7.987, text="why", status=charts_by_hand.HIDDEN)
    clean = replace(secret, value=None, lower=None, upper=None)
    leaking, without = (
        replace(chart, series=(replace(first, points=(point, *first.points[1:])), *others)) for point in (secret, clean)
    )
    assert draw(leaking, LIGHT) == draw(without, LIGHT)


@of_each_kind
def test_demonstration_data_says_so_on_amber_with_a_hatch(chart: Chart) -> None:
    shown = replace(chart, nature="demonstration")
    assert charts_by_hand.noted(shown, "Example data")["bgcolor"] == LIGHT.amber
    assert re.search(r'"(fill)?pattern": {"shape": "/"', json.dumps(draw(shown, LIGHT)))


@of_each_kind
def test_published_data_has_neither_tag_nor_hatch(chart: Chart) -> None:
    written = json.dumps(draw(chart, LIGHT))
    assert "Example data" not in written
    assert '"shape": "/"' not in written


def test_words_cannot_write_markup() -> None:
    chart = charts_by_hand.chart("bars", Series("s", "other", (Point('<a href="x">A & B</a>', 5.0, text="<1%"),)))
    written = json.dumps(draw(chart, LIGHT))
    assert "<a" not in written
    assert "&lt;1%" in written


def test_a_chart_without_any_point_is_refused() -> None:
    with pytest.raises(ValueError, match="made: no point to draw"):
        draw(charts_by_hand.chart("trend"), LIGHT)


def test_the_toolbar_offers_nothing_that_leaves_the_machine_or_zooms() -> None:
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displaylogo"] is False
    assert CONFIG["scrollZoom"] is False
    assert {"zoom2d", "pan2d", "select2d", "lasso2d", "sendChartToCloud"} <= set(CONFIG["modeBarButtonsToRemove"])


def test_streamlits_full_screen_stays_and_pictures_come_from_the_card() -> None:
    """`modeBarButtons` would replace the whole bar, and Streamlit's own button with it."""
    assert "modeBarButtons" not in CONFIG
    assert "toImage" in CONFIG["modeBarButtonsToRemove"], "a picture needs its title and source"
    assert CONFIG["displayModeBar"] == "hover"
