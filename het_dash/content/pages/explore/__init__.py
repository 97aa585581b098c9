"""Explore: a measure of the analyst's choice, by place, group and period, against larger places."""

from het_dash.content.pages.explore.choice import LATEST, ORDERS, TREND, Choice, Order
from het_dash.content.pages.explore.offers import (
    benchmarks,
    by_condition,
    codes_of,
    conditions,
    held_for,
    highlights,
    kinds,
    memberships,
    periods,
    places,
    simple,
    together,
    usual_place,
    why_not,
    why_not_together,
)
from het_dash.content.pages.explore.views import MOST_BARS, MOST_LINES, MOST_PANELS, composed, explore

__all__ = [
    "LATEST",
    "MOST_BARS",
    "MOST_LINES",
    "MOST_PANELS",
    "ORDERS",
    "TREND",
    "Choice",
    "Order",
    "benchmarks",
    "by_condition",
    "codes_of",
    "composed",
    "conditions",
    "explore",
    "held_for",
    "highlights",
    "kinds",
    "memberships",
    "periods",
    "places",
    "simple",
    "together",
    "usual_place",
    "why_not",
    "why_not_together",
]
