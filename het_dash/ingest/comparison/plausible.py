"""Notices totals, rates and list sizes that cannot have changed so much."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from het_dash.catalogue import Catalogue, Indicator, Source
from het_dash.catalogue.import_checks import Limits
from het_dash.ingest.comparison.figures import CELL, LARGE, Figures
from het_dash.ingest.comparison.finding import Finding, counted, people, refusal
from het_dash.ingest.comparison.held import Held, lists_in

REMEDY = "Check that the columns, the unit and the year of the file are right."


def implausible(new: Figures, before: Held, source: Source, catalogue: Catalogue, limits: Limits) -> Iterator[Finding]:
    """A refusal naming the measure whose total over the same areas changed most, if any changed more than its limit."""
    pairs = pairs_of(new, before.figures)
    found = sorted(_changed(pairs, source, catalogue, new.kinds, limits), key=lambda one: -one.times)
    if found:
        worst = found[0]
        areas = f"the same {len(worst.areas)} areas"
        areas = _name(worst.areas[0], catalogue) if len(worst.areas) == 1 else areas
        more = f" ({counted(len(found) - 1, 'totals')} more changed too much.)" if len(found) > 1 else ""
        words = (
            f"{catalogue.indicators[worst.measure].title}, {worst.column} for {areas}: "
            f"{_number(worst.then)} in edition {before.edition.edition!r}, {_number(worst.now)} in this file.{more}"
        )
        yield refusal(words, REMEDY)


def _name(code: str, catalogue: Catalogue) -> str:
    return catalogue.areas[code].name if code in catalogue.areas else code


@dataclass(frozen=True)
class Change:
    """A total of one measure over some areas, before and now. `times` is its factor beyond the limit."""

    measure: str
    column: str
    areas: tuple[str, ...]
    then: float
    now: float
    times: float


def _changed(
    pairs: pd.DataFrame, source: Source, catalogue: Catalogue, kinds: Mapping[str, str], limits: Limits
) -> Iterator[Change]:
    """Totals of counts, and medians of values, that changed by more than the limit."""
    kind = pairs["area_code"].map(kinds).fillna("other")  # PCNs of a reference are in no catalogue
    for (indicator, _), some in pairs.groupby(["indicator_id", kind], sort=False):
        for column, factor in _factors(source, catalogue.indicators[str(indicator)], limits).items():
            both = some[some[column].notna() & some[f"{column}_held"].notna()]
            then, now = both[f"{column}_held"], both[column]
            one, other = (then.median(), now.median()) if column == "value" else (then.sum(), now.sum())
            if one >= (0 if column == "value" else LARGE) and _beyond(float(other), float(one), factor):
                times = max(other / one, one / other if other else math.inf) / factor
                areas = tuple(both["area_code"].unique())
                yield Change(str(indicator), column, areas, float(one), float(other), float(times))


def _number(count: float) -> str:
    return f"{count:,.0f}" if count >= LARGE else f"{count:.3g}"


def unlike_lists(
    new: Figures, source: Source, catalogue: Catalogue, lists: Mapping[date, Mapping[str, float]], limits: Limits
) -> Iterator[Finding]:
    """Refusals for list sizes, or counts of registered people, that do not fit the list sizes nearest in time."""
    factor = limits["list_factor"]
    for day, sizes in lists_in(new, source, catalogue).items():
        nearest = _nearest(lists, day)
        for kind in dict.fromkeys(new.kinds[code] for code in sizes if code in nearest):
            shared = [code for code in sizes if code in nearest and new.kinds[code] == kind]
            then, now = sum(nearest[code] for code in shared), sum(sizes[code] for code in shared)
            if _beyond(now, then, factor):
                summed = f"List sizes of {counted(len(shared), 'areas')} add up to"
                words = f"{summed} {people(now)}, and to {people(then)} elsewhere."
                yield refusal(words, REMEDY)
    yield from _more_than_registered(new, catalogue, _nearest(lists, new.latest), factor)


def _more_than_registered(
    new: Figures, catalogue: Catalogue, lists: Mapping[str, float], factor: float
) -> Iterator[Finding]:
    """A refusal if a measure counts more people in areas of one kind than are registered there."""
    registered = [m for m in new.measures if m in catalogue.indicators and _of_patients(catalogue.indicators[m])]
    rows = new.rows[new.rows["indicator_id"].isin(registered) & new.rows["area_code"].isin(list(lists))]
    if rows.empty:
        return
    counted = rows.assign(
        people=rows[["numerator", "denominator"]].astype(float).max(axis=1).fillna(0),
        registered=rows["area_code"].map(lists).astype(float),
        kind=rows["area_code"].map(new.kinds),
    )
    by = ["indicator_id", "kind", "period_end", "breakdown", "group_id"]
    sums = counted.groupby(by, sort=False)[["people", "registered"]].sum().reset_index()
    over = sums[sums["people"] > factor * sums["registered"]]
    if not over.empty:
        first = over.iloc[0]
        words = (
            f"{catalogue.indicators[first['indicator_id']].title}: {people(first['people'])} people in areas where "
            f"{people(first['registered'])} are registered."
        )
        yield refusal(words, REMEDY)


def _of_patients(indicator: Indicator) -> bool:
    return indicator.population == "registered" and indicator.of_people


def _nearest(lists: Mapping[date, Mapping[str, float]], on: date) -> dict[str, float]:
    """List size of each area at the nearest date that has it."""
    sizes: dict[str, float] = {}
    for day in sorted(lists, key=lambda one: abs(one - on)):
        sizes = {**lists[day], **sizes}
    return sizes


def pairs_of(new: Figures, before: Figures) -> pd.DataFrame:
    """Figures of the latest period, with those of the nearest period of the edition before."""
    if not new.ends or not before.ends:
        return pd.DataFrame(columns=["indicator_id", "area_code"])
    nearest = min(before.ends, key=lambda end: abs(end - new.latest))
    now, then = new.of_period(new.latest).reset_index(), before.of_period(nearest).reset_index()
    return now.merge(then, on=CELL, suffixes=("", "_held"))


def _factors(source: Source, measure: Indicator, limits: Limits) -> dict[str, float]:
    """A count of registered people changes as lists do."""
    lists, counts = limits["list_factor"], limits["count_factor"]
    of_lists = _of_patients(measure) and measure.unit == "count"
    return {
        "numerator": lists if of_lists or measure.id == source.list_sizes else counts,
        "denominator": lists if source.list_sizes else counts,
        "value": limits["value_factor"],
    }


def _beyond(now: float, then: float, factor: float) -> bool:
    return then > 0 and (now > factor * then or now * factor < then)
