"""Filled example with obviously invented numbers."""

from datetime import date
from itertools import product

import pandas as pd

from het_dash.catalogue import CROSS, Catalogue
from het_dash.ingest.extract.deprivation import FIFTHS
from het_dash.ingest.extract.groups import FULL, Groups
from het_dash.ingest.extract.template.notes import Cell

QUARTERS = (date(2025, 12, 31), date(2026, 3, 31))
AGES, SEXES = ("40_59", "60_79"), ("female", "male")
MOST_INDICATORS, MOST_GROUPS = 2, 6
FIRST, APART = 501, 500
MADE_UP = "These are the template's example numbers, made up: take them out again before anybody sees them."


def example(catalogue: Catalogue, source: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows in the template's columns. Counts of 501 of 1001, 502 of 1002 and so on are clearly invented.

    The second quarter has deprivation as well.
    """
    indicators = _of_the_same_people(catalogue, source)
    ethnic = catalogue.breakdowns[catalogue.breakdowns[FULL].parts[0]]
    chosen = [g.id for g in sorted(ethnic.groups, key=lambda g: not (g.programme or g.unknown))]
    groups = [CROSS.join(cell) for cell in product(chosen[:MOST_GROUPS], SEXES, AGES)]
    pcn, given = catalogue.pcns[0].code, [fifth.id for fifth in catalogue.breakdowns[FIFTHS].groups]
    return tuple(
        (indicator, pcn, end, FULL, group, FIRST + n, FIRST + APART + n, fifths[n % len(fifths)])
        for indicator, (end, fifths) in product(indicators, zip(QUARTERS, ([""], given), strict=True))
        for n, group in enumerate(groups)
    )


def is_example(rows: pd.DataFrame) -> bool:
    """True if counts are those of the example, with or without more such rows below."""
    return bool((rows["numerator"] >= FIRST).all() and (rows["denominator"] - rows["numerator"] == APART).all())


def _of_the_same_people(catalogue: Catalogue, source: str) -> list[str]:
    """Two measures with the same population, if there are any, so that their denominators agree."""
    given = sorted(Groups(catalogue, source).indicators, key=lambda one: "headline_care" not in one.roles)
    same = [[one.id for one in given if one.denominator == first.denominator] for first in given]
    return max(same, key=lambda ids: min(len(ids), MOST_INDICATORS))[:MOST_INDICATORS]
