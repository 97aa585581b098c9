"""Warnings of single practices whose list or register jumped since the edition before."""

from collections.abc import Iterator

import pandas as pd

from het_dash.catalogue import Catalogue, Source
from het_dash.catalogue.import_checks import Limits
from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, people
from het_dash.ingest.comparison.held import Held
from het_dash.ingest.comparison.plausible import pairs_of

MOST_NAMED = 20


def before_of(new: Figures, held: tuple[Held, ...]) -> Held | None:
    """The nearest edition that ends before the file does and has a measure in common with it."""
    earlier = [one for one in held if one.figures.latest < new.latest and one.figures.measures & new.measures]
    return max(earlier, key=lambda one: one.figures.latest, default=None)


def jumps(new: Figures, before: Held, source: Source, catalogue: Catalogue, limits: Limits) -> Iterator[Finding]:
    """A warning for each jump, the largest first. Compared with the change of all practices together."""
    pairs = pairs_of(new, before.figures)
    pairs = pairs[pairs["area_code"].isin(new.practices) & (pairs["breakdown"] == "persons")]
    found = [*_lists(pairs, source, catalogue, limits), *_registers(pairs, catalogue, limits)]
    found.sort(key=lambda one: -one[0])
    for _, measure, practice, then, now in found[:MOST_NAMED]:
        place = catalogue.areas[practice].name
        yield Finding(
            f"{place} ({practice}), {measure}: {people(then)} in {before.edition.edition}, {people(now)} in this file."
        )
    if len(found) > MOST_NAMED:
        yield Finding(f"{len(found) - MOST_NAMED:,} more lists or registers jumped.")


Jump = tuple[float, str, str, float, float]  # factor, measure, practice, before, now


def _lists(pairs: pd.DataFrame, source: Source, catalogue: Catalogue, limits: Limits) -> Iterator[Jump]:
    if source.list_sizes:
        column = "numerator" if catalogue.indicators[source.list_sizes].unit == "count" else "denominator"
        rows = pairs[pairs["indicator_id"] == source.list_sizes]
        yield from _beyond(rows, rows[f"{column}_held"], rows[column], "patients on the list", limits, "list_jump")


def _registers(pairs: pd.DataFrame, catalogue: Catalogue, limits: Limits) -> Iterator[Jump]:
    """Compares the share of people, so that a list that grows is no jump of its registers."""
    for measure, rows in pairs.groupby("indicator_id"):
        one = catalogue.indicators.get(str(measure))
        counted = rows[rows["numerator"].notna() & rows["numerator_held"].notna() & (rows["denominator_held"] > 0)]
        if one is not None and one.unit == "percent" and not counted.empty:
            expected = counted["numerator_held"] * counted["denominator"] / counted["denominator_held"]
            yield from _beyond(counted, counted["numerator_held"], counted["numerator"], one.title, limits,
                               "register_jump", expected)  # fmt: skip


def _beyond(
    rows: pd.DataFrame,
    then: "pd.Series[float]",
    now: "pd.Series[float]",
    named: str,
    limits: Limits,
    limit: str,
    expected: "pd.Series[float] | None" = None,
) -> Iterator[Jump]:
    """Jumps of a count from what it was `then`, or from the count `expected` of as many people as now."""
    usual = then if expected is None else expected
    change = now / usual.where(usual > 0)
    usual = usual * change.median()
    factor = (now / usual).where(now >= usual, usual / now.where(now > 0, 1.0))
    jumped = (factor > limits[limit]) & ((now - usual).abs() >= limits["jump_people"])
    for place in rows.index[jumped]:
        yield float(factor[place]), named, str(rows.at[place, "area_code"]), float(then[place]), float(now[place])
