"""Inequality by deprivation: slope and relative index over fifths (methods 11)."""

from functools import lru_cache
from math import isnan, nan

from het_dash.charts.perspective import View
from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.gap_text import three
from het_dash.figures import Answer, Figure
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.slope_index import Gradient, gradient
from het_dash.figures.verdicts import SLOPE

FIFTHS = 5
MEANING = (
    "The slope index is the difference in points between the two ends of a line through all fifths, weighted by their "
    "patients. The relative index divides one end by the other. Above 0, or above 1, means higher in less deprived "
    "areas. Deprivation describes areas, not people."
)


def indices(by_fifth: Answer, view: View) -> Block:
    """A row a place that has all five fifths with their patients."""
    now = by_fifth.latest
    places = list(dict.fromkeys(f.area_code for f in now.figures))
    if not places:
        return Words((f"{now.indicator.title}: we have no figures by deprivation of area.",))
    return Tabled(
        f"Slope by deprivation of area, {wording.periods(now)}",
        Table(
            ("Place", "Slope index of inequality, points (95% limits)", "Relative index of inequality (95% limits)"),
            tuple((view.label(place), *_cells(now.of(place))) for place in places),
        ),
        f"{MEANING} {wording.source(now)}",
    )


def slope_in_words(by_fifth: Answer, view: View) -> Words:
    """Sentence on the line of the ICB, as far as its limits carry."""
    own = by_fifth.latest.of(view.catalogue.icb.code)
    found = slope(own)
    place, title = f"Across {view.catalogue.icb.label}", wording.lead_lower(by_fifth.indicator.title)
    if found is None or isnan(found.slope_lower):
        return Words((f"{place}, {title} by deprivation of area {CANNOT_BE_COMPUTED}, because {_why(own)}.",))
    steep, low, high = three(abs(found.slope), *sorted((abs(found.slope_lower), abs(found.slope_upper))))
    size = f"{steep} points ({low} to {high})"
    by = f" by {size}" if SLOPE.clear(found.slope_lower, found.slope_upper) else ""
    said = f"{title} {SLOPE.words(found.slope_lower, found.slope_upper)}{by} from the most to the least deprived areas"
    return Words((wording.ended(f"{place}, {said}", by_fifth.indicator),))


def _cells(own: Answer) -> tuple[str, str]:
    found = slope(own)
    if found is None or isnan(found.slope_lower):
        why = f"{CANNOT_BE_COMPUTED}: {_why(own)}"
        return why, why
    value, low, high = three(found.slope, found.slope_lower, found.slope_upper)
    steep = f"{value} ({low} to {high})"
    if isnan(found.relative):
        return steep, CANNOT_BE_COMPUTED
    return steep, f"{found.relative:.2f} ({found.relative_lower:.2f} to {found.relative_upper:.2f})"


def _follows_age(own: Answer) -> bool:
    """methods 1: crude prevalence follows age, and its slope runs the wrong way round."""
    return own.indicator.stage == "found" and not own.indicator.age_adjusted


def _why(own: Answer) -> str:
    if _follows_age(own):
        return "recorded prevalence follows age, and this is not adjusted for it"
    shown = [f for f in own.figures if f.shown]
    return "a fifth is not shown" if len(shown) < FIFTHS else "the fifths' counts of patients are not published"


def slope(own: Answer) -> Gradient | None:
    """In points, over the fifths of one place and date; None where one is missing, and of crude prevalence."""
    figures = tuple(own.figures)
    if own.indicator.unit != "percent" or len(figures) != FIFTHS or _follows_age(own):
        return None
    return _slope(tuple(_numbers(f) for f in figures))


def _numbers(f: Figure) -> tuple[float, float, float, float]:
    parts = (f.value, f.lower, f.upper)
    value, lower, upper = (nan if x is None else x / 100 for x in parts)
    return value, lower, upper, f.denominator or 0.0


@lru_cache(maxsize=256)
def _slope(rows: tuple[tuple[float, float, float, float], ...]) -> Gradient | None:
    """In points and as a ratio; remembered, as its limits take a hundred thousand draws."""
    values, lower, upper, people = zip(*rows, strict=True)
    found = gradient(values, (lower, upper), people, "share")
    if found is None:
        return None
    points = (100 * found.slope, 100 * found.slope_lower, 100 * found.slope_upper)
    return Gradient(*points, found.relative, found.relative_lower, found.relative_upper)
