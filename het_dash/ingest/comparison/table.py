"""The comparison as a small table of plain text: before, and this file."""

from collections.abc import Iterator

from het_dash.catalogue import Catalogue
from het_dash.ingest.comparison.figures import Figures
from het_dash.ingest.comparison.held import Held
from het_dash.ingest.comparison.kept import counts
from het_dash.ingest.comparison.plausible import pairs_of

MOST_MEASURES = 12
Row = tuple[str, str, str]


def table(new: Figures, before: Held | None, catalogue: Catalogue) -> Iterator[str]:
    """Lines of the table, or one that says that there is nothing to compare with."""
    if before is None:
        yield "There is no earlier edition to compare it with."
        return
    rows = [("", before.edition.edition, f"{new.name}, this file")]
    rows += [(what.capitalize(), f"{a:,}", f"{b:,}") for what, (a, b) in counts(new, before.figures).items()]
    rows.append(("Latest date", str(before.figures.latest), str(new.latest)))
    rows += _measures(new, before, catalogue)
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    for first, then, now in rows:
        arrow = "->" if first else "  "
        yield f"{first:<{widths[0]}}  {then:>{widths[1]}} {arrow} {now:>{widths[2]}}"


def _measures(new: Figures, before: Held, catalogue: Catalogue) -> Iterator[Row]:
    """Counts of the measures over the areas that both have; the largest changes first."""
    pairs = pairs_of(new, before.figures)
    if pairs.empty:
        return
    pairs = pairs[pairs["breakdown"] == "persons"]
    practices = pairs["area_code"].isin(new.practices)
    pairs = pairs[practices] if practices.any() else pairs
    counted = pairs[pairs["numerator"].notna() & pairs["numerator_held"].notna()]
    sums = counted.groupby("indicator_id")[["numerator_held", "numerator"]].sum()
    change = (sums["numerator"] / sums["numerator_held"].where(sums["numerator_held"] > 0) - 1).abs().fillna(0)
    for measure in change.sort_values(ascending=False, kind="stable").index[:MOST_MEASURES]:
        title = catalogue.indicators[measure].short if measure in catalogue.indicators else str(measure)
        then, now = sums.loc[measure, "numerator_held"], sums.loc[measure, "numerator"]
        yield f"{title}, same areas", f"{then:,.0f}", f"{now:,.0f}"
