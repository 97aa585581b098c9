"""Sources with their editions, dates and freshness, and definitions of measures."""

from collections.abc import Collection
from datetime import date
from typing import Any, Protocol

from het_dash.catalogue import Catalogue, Edition, Source
from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Definitions, Tabled, Words
from het_dash.content.rules.definitions import definition
from het_dash.figures import Answer, Figure
from het_dash.store import Asks

COLUMNS = ("Edition", "Period", "Published file", "Taken in on", "Figures that rest on it", "File's SHA-256")


def overdue(catalogue: Catalogue, today: date) -> tuple[str, ...]:
    """One sentence per source with an overdue edition."""
    return tuple(
        f"{source.title}: the next edition was due in {due:%B %Y}; the latest we have is {last.edition}."
        for source in catalogue.sources.values()
        if (last := latest(source, catalogue)) and (due := due_on(source, last)) and is_past(due, today)
    )


def latest(source: Source, catalogue: Catalogue) -> Edition | None:
    mine = [e for e in catalogue.editions if e.source_id == source.id]
    return max(mine, key=lambda e: e.period_end, default=None)


def due_on(source: Source, last: Edition) -> date | None:
    """Month in which the next edition is due, or None for a source that is published once."""
    if source.update_months is None:
        return None
    years, month = divmod(last.period_end.month - 1 + source.update_months, 12)
    return date(last.period_end.year + years, month + 1, 1)


def is_past(due: date, today: date) -> bool:
    """Whether the due month is over."""
    return (due.year, due.month) < (today.year, today.month)


def about(source: Source, catalogue: Catalogue, today: date, in_store: Collection[str] = ()) -> Words:
    """Description of a source: its publisher, licence and next edition.

    `in_store`: sources with figures in the store. The catalogue lists only the bundle's editions.
    """
    last = latest(source, catalogue)
    due = due_on(source, last) if last else None
    if source.layer == "own" and source.id in in_store:
        fresh = "Figures of it are held: small numbers hidden, the rest rounded."
    elif last is None:
        fresh = "No figures of it are held."
    elif due is None:
        fresh = "Published once; nothing newer is due."
    else:
        fresh = f"Next edition {'was due' if is_past(due, today) else 'due'} in {due:%B %Y}."
    said = (f"{source.what} {source.publisher}. {source.cadence}. {fresh}", f"{source.licence}. {source.statement}")
    return Words(said, heading=source.title)


def trace(answer: Answer, catalogue: Catalogue) -> Words:
    """Traces each figure to its file, in one sentence per figure and file."""
    said = tuple(
        f"{_figure_in_words(f, answer, catalogue)} {line.rule} From {line.publisher}'s file {line.file} "
        f"(SHA-256 {line.sha256[:12]}…), taken in on {line.imported_on.day} {line.imported_on:%B %Y}."
        for f in answer.figures
        for line in answer.lineage
        if line.lineage_id == f.lineage_id
    )
    return Words(said, source=wording.source(answer))


def _figure_in_words(f: Figure, answer: Answer, catalogue: Catalogue) -> str:
    """'March 2025: 9.1%, 8,275 of 91,407.'."""
    value = wording.value_or_reason(f, answer.indicator.unit, catalogue)
    throughout = ", same practices throughout" if f.membership == "constant" else ""
    shown = f"{wording.period_of(f, answer.indicator)}{throughout}: {value}"
    if f.numerator is None or f.denominator is None:
        return f"{shown}."
    return f"{shown}, {wording.number(f.numerator, 'count')} of {wording.number(f.denominator, 'count')}."


class Traced(Asks, Protocol):
    """Store that lists the editions behind its figures: source, edition, file, SHA-256, dates, figures."""

    @property
    def editions(self) -> tuple[tuple[Any, ...], ...]: ...


def editions(source: Source, store: Traced) -> Tabled:
    """Editions of one source, with the number of figures from each."""
    resting = {(row[0], row[1]): row for row in store.editions}
    if source.layer == "own":  # readers cannot open these files, so the page shows only the store's own record
        rows = [_edition_row(*row[1:]) for row in store.editions if row[0] == source.id]
        return Tabled("", Table(COLUMNS, tuple(rows)), "")
    mine = [e for e in store.catalogue.editions if e.source_id == source.id]
    rows = [
        _edition_row(
            e.edition, e.file, e.sha256, e.imported_on, e.period_start, e.period_end,
            resting[e.source_id, e.edition][-1] if (e.source_id, e.edition) in resting else 0,
        )
        for e in mine
    ]  # fmt: skip
    return Tabled("", Table(COLUMNS, tuple(rows)), " ".join(dict.fromkeys(e.note for e in mine if e.note)))


def _edition_row(
    edition: str, file: str, sha256: str, taken_in: date, start: date, end: date, figures: int
) -> tuple[str, ...]:
    on = f"{taken_in.day} {taken_in:%B %Y}"
    return edition, wording.period(start, end), file, on, f"{figures:,}", f"{sha256[:12]}…"


def definitions(catalogue: Catalogue, condition: str) -> Definitions:
    """Definitions of every measure of a condition."""
    return Definitions(tuple(definition(i) for i in catalogue.indicators.values() if i.condition == condition))
