"""Statistics as pure functions: figures, answers, rates, intervals and comparisons."""

from het_dash.figures.answer import Answer, Lineage, Span
from het_dash.figures.figure import Figure

__all__ = ["Answer", "Figure", "Lineage", "Span"]
