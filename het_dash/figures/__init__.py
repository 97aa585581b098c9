"""The domain, pure: figures and answers, rates and intervals, honest comparison."""

from het_dash.figures.answer import Answer, Lineage, Span
from het_dash.figures.figure import Figure

__all__ = ["Answer", "Figure", "Lineage", "Span"]
