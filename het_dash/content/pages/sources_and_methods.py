"""Sources with their editions, dates and freshness, and definitions of measures."""

from collections.abc import Collection
from datetime import date
from typing import Any, Protocol

from het_dash.catalogue import WHOLE, Catalogue, Edition, Indicator, Source
from het_dash.catalogue.about import Method
from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules.definitions import definition
from het_dash.content.search import Entry
from het_dash.figures import Answer, Figure
from het_dash.store import Asks

OVERDUE = "was due"
COLUMNS = ("Edition", "Period", "Published file", "Taken in on", "Figures that rest on it", "File's SHA-256")


class Traced(Asks, Protocol):
    """Store that lists the editions behind its figures: source, edition, file, SHA-256, dates, figures."""

    @property
    def editions(self) -> tuple[tuple[Any, ...], ...]: ...


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


def freshness(source: Source, catalogue: Catalogue, today: date, in_store: Collection[str] = ()) -> str:
    """Whether figures of a source are here and when its next edition is due.

    `in_store`: sources with figures in the store. The catalogue lists only the bundle's editions.
    """
    last = latest(source, catalogue)
    due = due_on(source, last) if last else None
    if source.layer == "own" and source.id in in_store:
        return "We have figures: small numbers suppressed, the rest rounded."
    if last is None:
        return "We have no figures of it."
    if due is None:
        return "Published once; nothing newer is due."
    return f"Next edition {OVERDUE if is_past(due, today) else 'due'} in {due:%B %Y}."


def source_entries(store: Traced, today: date) -> tuple[Entry, ...]:
    """Every source, those with a newer edition due first."""
    catalogue = store.catalogue
    in_store = {row[0] for row in store.editions}
    fresh = {one.id: freshness(one, catalogue, today, in_store) for one in catalogue.sources.values()}
    ordered = sorted(catalogue.sources.values(), key=lambda one: OVERDUE not in fresh[one.id])
    return tuple(_source_entry(one, fresh[one.id], store) for one in ordered)


def _source_entry(source: Source, fresh: str, store: Traced) -> Entry:
    listed = editions(source, store)
    parts = (
        ("What it is", source.what),
        ("Publisher", f"{source.publisher}. {source.cadence}."),
        ("How new", fresh),
        ("Licence", f"{source.licence}. {source.statement}"),
        ("Editions", listed.source),
    )
    hashes = (e.sha256 for e in store.catalogue.editions if e.source_id == source.id)
    return Entry(
        "source", source.id, source.title, f"{source.publisher}. {fresh}",
        tuple((name, text) for name, text in parts if text), listed.table if listed.table.rows else None,
        (source.id, source.short, *hashes), address=source.url,
    )  # fmt: skip


def measure_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Every measure, by condition."""
    ordered = sorted(catalogue.indicators.values(), key=lambda one: list(catalogue.conditions).index(one.condition))
    return tuple(_measure_entry(one, catalogue) for one in ordered)


def _measure_entry(one: Indicator, catalogue: Catalogue) -> Entry:
    said = definition(one)
    sources = [catalogue.sources[source] for source in one.sources]
    codes = ", ".join(dict.fromkeys(one.codes.values()))
    parts = (
        ("What it means", said.meaning),
        ("What is counted", f"{said.counted}."),
        ("Ages", one.ages),
        ("Comparing it", said.comparing),
        ("Breaks", " ".join(f"{b.on.day} {b.on:%B %Y}: {b.reason}" for b in one.breaks)),
        ("Sources", "; ".join(source.title for source in sources)),
        ("Id", f"{one.id}{f' (publisher: {codes})' if codes else ''}"),
    )
    condition = catalogue.conditions[one.condition]
    names = (one.short, one.condition, condition.label, *(f"{s.short} {s.publisher} {s.id}" for s in sources))
    plain = one.plain if one.plain and one.plain.casefold() not in one.title.casefold() else ""
    return Entry(
        "measure", one.id, one.title, plain, tuple((name, text) for name, text in parts if text), None, names,
        condition.label, traced=one.id if WHOLE in one.breakdowns else "",
    )  # fmt: skip


def method_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    return tuple(
        Entry("method", one.id, one.title, "", (("In short", " ".join(one.says)), ("In full", _in_full(one))))
        for one in catalogue.methods
    )


def _in_full(method: Method) -> str:
    """'Sections 8 and 14 of docs/methods.md'."""
    *first, last = (str(number) for number in method.sections)
    numbers = f"sections {', '.join(first)} and {last}" if first else f"section {last}"
    return f"Formulas and their sources: docs/methods.md, {numbers}."


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
