"""Warnings of single practices whose list or register jumped since the edition before."""

from collections.abc import Iterator

import pandas as pd

from het_dash.catalogue import Catalogue, Source
from het_dash.catalogue.import_checks import Limits
from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.finding import Finding, people, refusal
from het_dash.ingest.comparison.held import Held
from het_dash.ingest.comparison.plausible import pairs_of

Jump = tuple[float, str, str, float, float]  # factor, measure, area, before, now
MOST_NAMED, FEWEST_COMPARED = 20, 8


def before_of(new: Figures, held: tuple[Held, ...]) -> Held | None:
    """The nearest edition that ends before the file does and has a measure in common with it."""
    earlier = [one for one in held if one.figures.latest < new.latest and one.figures.measures & new.measures]
    return max(earlier, key=lambda one: one.figures.latest, default=None)


def jumps(new: Figures, before: Held, source: Source, catalogue: Catalogue, limits: Limits) -> Iterator[Finding]:
    """A warning for each jump, the largest first. Compared with the change of all practices together."""
    pairs = pairs_of(new, before.figures)
    whole, practices = pairs["breakdown"] == "persons", pairs["area_code"].isin(new.practices)
    lists = list(_lists(pairs[practices & whole], source, catalogue, limits))
    yield from _too_many(lists, pairs[practices & whole], source, limits)
    registers = _registers(pairs[practices & whole], catalogue, limits)
    found = [*lists, *registers, *_groups(pairs[~practices & ~whole], catalogue, limits)]
    found.sort(key=lambda one: -one[0])
    for _, measure, practice, then, now in found[:MOST_NAMED]:
        place = catalogue.areas[practice].name
        yield Finding(
            f"{place} ({practice}), {measure}: {people(then)} in {before.edition.edition}, {people(now)} in this file."
        )
    if len(found) > MOST_NAMED:
        yield Finding(f"{len(found) - MOST_NAMED:,} more lists or registers jumped.")


def _too_many(lists: list[Jump], pairs: pd.DataFrame, source: Source, limits: Limits) -> Iterator[Finding]:
    """A refusal if so many lists jumped that codes and figures cannot belong together."""
    compared = int((pairs["indicator_id"] == source.list_sizes).sum())
    if compared >= FEWEST_COMPARED and len(lists) > limits["most_jumps"] * compared:
        words = f"The lists of {len(lists)} of {compared} practices jumped."
        yield refusal(words, "Check that each practice's code has its own figures.")


def _groups(pairs: pd.DataFrame, catalogue: Catalogue, limits: Limits) -> Iterator[Jump]:
    """Compares the people of each group, such as an ethnic group, with the change of all groups of the measure."""
    labels = {(b.id, g.id): g.label for b in catalogue.breakdowns.values() for g in b.groups}
    for measure, rows in pairs.groupby("indicator_id"):
        title = catalogue.indicators[str(measure)].title
        groups = zip(rows["breakdown"], rows["group_id"], strict=True)
        named = pd.Series([f"{title}, patients, {labels.get(one, one[1])}" for one in groups], index=rows.index)
        yield from _beyond(rows, rows["denominator_held"], rows["denominator"], named, limits, "group_jump")


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
    named: "str | pd.Series[str]",
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
        label = named if isinstance(named, str) else str(named[place])
        yield float(factor[place]), label, str(rows.at[place, "area_code"]), float(then[place]), float(now[place])
