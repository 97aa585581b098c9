"""Frame that all plotly figures share: font, axes, colours, configuration."""

from typing import Any

from het_dash.charts.layout.laid import Laid
from het_dash.charts.layout.text import TEXT_PX
from het_dash.charts.theme import Theme

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
        "toImage",  # a picture without title and source; the card's About offers one with both
    ],
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
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


def below_top(laid: Laid, y: float) -> float:
    """A height of the canvas in pixels from the top of the plot."""
    return round(y - laid.plot.top, 2)
