"""Key of a chart: entries with their swatches."""

from dataclasses import dataclass
from typing import Literal

from het_dash.charts.spec import Line

Swatch = Literal["bar", "dot", "diamond", "tick", "line"]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One row of the key."""

    label: str
    swatch: Swatch
    fill: str
    outline: str
    line: Line = "solid"
