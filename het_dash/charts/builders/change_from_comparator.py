"""Changes between two Marches, less the comparator's change, before the range of other PCNs' changes (methods 20)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from het_dash.charts.spec import Band, Benchmark, Chart, Point, Role, Series, Table
from het_dash.charts.text.points import in_points, middle_in_points, plain, three
from het_dash.figures.verdicts import decimals
from het_dash.figures.year_on_year import Compared

MIDDLE = "Middle 95% of {} other PCNs"
NOT_LOADED = "not loaded"
COLUMNS = ("Difference in points", "Lower 95% limit", "Upper 95% limit")


@dataclass(frozen=True)
class Changed:
    """One row: what changed, and by how much more or less than the comparator."""

    label: str
    found: Compared
    role: Role = "chosen"


@dataclass(frozen=True, kw_only=True)
class ChartWords:
    """The chart's words. `nation` names the comparator; `whose` is its possessive."""

    id: str
    title: str
    rows_of: str
    series: str
    sentence: str
    source: str
    nation: str
    whose: str
    measures: tuple[str, ...]
    notes: tuple[str, ...]


def change_from_comparator(rows: Sequence[Changed], words: ChartWords) -> Chart:
    """Dots with 95% limits. The grey band behind a row is the middle 95% of the same difference in other PCNs.

    All rows compare the same two Marches, and there is at least one.
    """
    before, after = rows[0].found.own.dates
    return Chart(
        id=words.id,
        kind="dots",
        title=words.title,
        subtitle=(
            f"Change from {before:%B %Y} to {after:%B %Y} less the change in {words.nation}. Percentage points, with "
            "95% limits."
        ),
        axis=f"Points more or less than the change in {words.nation}",
        unit="points",
        series=(Series(words.series, "chosen", tuple(map(_point, rows))),),
        categories=tuple(row.label for row in rows),
        benchmarks=(Benchmark(f"As in {words.nation}", 0.0),),
        bands=tuple(_bands(rows, words.whose)),
        sentence=words.sentence,
        alt=f"Dot chart{', with a grey band behind each row' if any(r.found.middle for r in rows) else ''}. "
        f"{words.sentence} {_in_short(rows)}".strip(),
        source=words.source,
        measures=words.measures,
        table=_table(rows, words),
        nature="derived",
        notes=words.notes,
    )


def _point(row: Changed) -> Point:
    found = row.found
    value, lower, upper = three(found)
    return Point(
        row.label, found.points, found.lower, found.upper, f"{value} ({lower} to {upper}): {found.verdict}",
        role=row.role,
    )  # fmt: skip


def _bands(rows: Sequence[Changed], whose: str) -> Iterator[Band]:
    for row in rows:
        if row.found.middle:
            low, high = row.found.middle
            label = MIDDLE.format(whose)
            yield Band(label, row.label, low, high, f"{label}: {middle_in_points(row.found)}")


def _in_short(rows: Sequence[Changed]) -> str:
    """Every row in words, for the text alternative."""
    return " ".join(
        f"{row.label}: {in_points(row.found)}"
        + (f", other PCNs {middle_in_points(row.found)}" if row.found.middle else "")
        + f", {row.found.verdict}."
        for row in rows
    )


def _table(rows: Sequence[Changed], words: ChartWords) -> Table:
    before, after = rows[0].found.own.dates
    middle = MIDDLE.format(words.whose)
    columns = (
        words.rows_of, f"{before:%B %Y}", f"{after:%B %Y}", *COLUMNS, f"{middle}, from", f"{middle}, to", "Other PCNs",
        "Verdict",
    )  # fmt: skip
    return Table(columns, tuple(_cells(row.label, row.found) for row in rows))


def _cells(label: str, found: Compared) -> tuple[str, ...]:
    shares = [f"{100 * part / people:.1f}%" for part, people in found.own.counts]
    places = decimals(found.lower, found.upper)
    numbers = [plain(x, places) for x in (found.points, found.lower, found.upper)]
    middle = [plain(x) for x in found.middle] if found.middle else [NOT_LOADED, NOT_LOADED]
    others = f"{found.reference.pcns:,}" if found.reference else NOT_LOADED
    return (label, *shares, *numbers, *middle, others, found.verdict)
