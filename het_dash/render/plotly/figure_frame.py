"""Frame that all plotly figures share: font, axes, colours, configuration."""

from collections.abc import Sequence
from typing import Any

from het_dash.charts.layout.scale import Scale
from het_dash.charts.layout.text import LINE_PX, PHONE_PX, SMALL_PX, TEXT_PX, joined, that_fit
from het_dash.charts.theme import Theme
from het_dash.render.plotly.header import Above

FONT = "Source Sans, sans-serif"
# `modeBarButtons` would also remove Streamlit's full-screen button, so the other buttons are removed by name.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": "hover",
    "modeBarButtonsToRemove": [
        "zoom2d",
        "pan2d",
        "select2d",
        "lasso2d",
        "zoomIn2d",
        "zoomOut2d",
        "autoScale2d",
        "resetScale2d",
        "hoverClosestCartesian",
        "hoverCompareCartesian",
        "toggleSpikelines",
        "sendChartToCloud",
    ],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "het-chart"},
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}


def figure(
    traces: list[dict[str, Any]],
    theme: Theme,
    above: Above,
    plot_height: float,
    bottom: float,
    **layout: Any,
) -> dict[str, Any]:
    """A figure as plain data without title or width, which the page sets."""
    annotations = [*above.annotations, *layout.pop("annotations", [])]
    shapes = [*layout.pop("shapes", []), *above.shapes]
    return {
        "data": traces,
        "layout": {
            **base_layout(theme),
            "height": round(above.height + 4 + plot_height + bottom),
            "margin": {"l": above.left, "r": above.right, "t": above.height + 4, "b": bottom, "pad": 0},
            "annotations": annotations,
            "shapes": shapes,
            **layout,
        },
    }


def base_layout(theme: Theme) -> dict[str, Any]:
    """Font, colours and behaviour of every figure."""
    return {
        "autosize": True,
        "font": {"family": FONT, "size": TEXT_PX, "color": theme.text},
        "paper_bgcolor": theme.background,
        "plot_bgcolor": theme.background,
        "showlegend": False,
        "barmode": "overlay",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": theme.panel,
            "bordercolor": theme.hidden,
            "font": {"family": FONT, "size": TEXT_PX, "color": theme.text},
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": theme.quiet_text,
            "activecolor": theme.text,
            "orientation": "h",
        },
    }


def value_axis(scale: Scale, theme: Theme) -> dict[str, Any]:
    return {
        "range": [scale.low, scale.high],
        "fixedrange": True,
        "tickvals": scale.ticks,
        "ticktext": [scale.text(tick) for tick in scale.ticks],
        "tickfont": {"size": SMALL_PX, "color": theme.quiet_text},
        "tickangle": 0,
        "gridcolor": theme.grid,
        "zeroline": scale.low <= 0 <= scale.high,
        "zerolinecolor": theme.hidden,
        "zerolinewidth": 1.5,
    }


def axis_title(text: str, left: float, right: float, theme: Theme) -> tuple[dict[str, Any], float]:
    """Title of a value axis, wrapped for a phone, and the bottom margin that it needs."""
    middle = (left + PHONE_PX - right) / 2
    rows = that_fit(text, 2 * min(middle, PHONE_PX - middle))
    title = {
        "text": joined(rows),
        "font": {"size": SMALL_PX, "color": theme.quiet_text},
        "standoff": 8,
    }
    return title, 28 + LINE_PX * len(rows) if text else 28


def hatch(across: Sequence[Any], up: tuple[float, float], theme: Theme) -> dict[str, Any]:
    """Light diagonal hatch behind points and lines of example data."""
    (first, last), (low, high) = across, up
    return {
        "type": "scatter",
        "mode": "none",
        "x": [first, last, last, first],
        "y": [low, low, high, high],
        "fill": "toself",
        "fillpattern": {"shape": "/", "fgcolor": theme.amber, "fgopacity": 0.45, "size": 12, "solidity": 0.12},
        "hoverinfo": "skip",
    }
