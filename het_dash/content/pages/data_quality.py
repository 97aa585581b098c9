"""Data quality: coverage, recorded ethnic group, moves, what imports noticed, breaks, and tables changed by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from het_dash.catalogue import Breakdown, Catalogue
from het_dash.catalogue.area import Succession
from het_dash.catalogue.same_practices import same_practices
from het_dash.charts import Table
from het_dash.charts.text import completeness
from het_dash.content.blocks import Tabled, Words
from het_dash.content.search import Entry
from het_dash.store import Asks, Question

NOT_ALL = 0.995  # a smaller share is printed; the rest rounds to 100%


class Checked(Asks, Protocol):
    """Store that lists coverage (source, edition, period end, area, share, complete, missing), changed tables and
    warnings of the build."""

    @property
    def coverage(self) -> tuple[tuple[Any, ...], ...]: ...

    @property
    def changed_by_hand(self) -> tuple[tuple[str, str], ...]: ...

    @property
    def build_warnings(self) -> tuple[str, ...]: ...


def coverage(store: Checked) -> Tabled:
    """Share of patients whose practices are in a source's figures, lowest of its measures, by area and period."""
    catalogue = store.catalogue
    areas = [catalogue.borough, *(catalogue.areas[pcn.code] for pcn in catalogue.pcns)]
    shares = {(row[0], row[2], row[3]): row for row in store.coverage}
    periods = dict.fromkeys((row[0], row[2]) for row in store.coverage)
    rows = [
        (catalogue.sources[source].short, f"{end:%B %Y}", *(_share(shares.get((source, end, a.code))) for a in areas))
        for source, end in periods
    ]
    columns = ("Source", "Period to", *(area.label for area in areas))
    return Tabled("Share of patients whose practices are in the figures", Table(columns, tuple(rows)), "")


def _share(row: tuple[Any, ...] | None) -> str:
    if row is None:
        return "not summed"
    share, complete = float(row[4]), bool(row[5])
    text = "100%" if share >= NOT_ALL else f"{share:.0%}"
    return text if complete else f"{text}, incomplete"


def missing(store: Checked) -> Words:
    """Practices that are missing from totals, one sentence per source, period and area."""
    areas = store.catalogue.areas
    said = [
        f"{store.catalogue.sources[row[0]].short}, {row[2]:%B %Y}, {areas[row[3]].label}: {', '.join(row[6])}."
        for row in store.coverage
        if row[6]
    ]
    return Words(tuple(said) or ("No practice is missing from any total.",), heading="Missing practices")


def ethnicity(store: Checked) -> Tabled:
    """Share of patients with a recorded ethnic group, for each published measure by ethnic group."""
    catalogue, icb = store.catalogue, store.catalogue.icb
    published = {edition.source_id for edition in catalogue.editions}
    found = [
        (one.short, f"{now.figures[0].period_end:%B %Y}", share)
        for one in catalogue.indicators.values()
        if published & set(one.sources)
        for breakdown in _by_ethnic_group(one.breakdowns, catalogue)
        if (now := store.ask(Question(one.id, (icb.code,), breakdown.id)).latest).figures
        if (share := completeness.recorded_share(breakdown, by_group=now, everyone=None))
    ]
    columns = ("Measure", "Period to", "Patients with a recorded ethnic group")
    return Tabled(f"Recorded ethnic group, {icb.label}", Table(columns, tuple(found)), "")


def _by_ethnic_group(ids: Iterable[str], catalogue: Catalogue) -> Iterable[Breakdown]:
    """Breakdowns whose groups include people of unknown ethnic group."""
    every = (catalogue.breakdowns[one] for one in ids)
    return (one for one in every if one.id.startswith("ethnicity") and any(group.unknown for group in one.groups))


def moves(store: Checked) -> Tabled:
    """Practices that changed their PCN between the dates of the figures, and practices that merged or closed."""
    catalogue = store.catalogue
    dates = tuple(dict.fromkeys(row[2] for row in store.coverage))
    same = same_practices(catalogue)
    moved = dict.fromkeys(one for pcn in catalogue.pcns for one in same.moves(pcn.code, dates))
    rows = [
        (
            _name(one.practice, catalogue),
            f"Moved from {_name(one.left, catalogue)} to {_name(one.joined, catalogue)}",
            _on(one.since) if one.since else "not known",
        )
        for one in moved
    ]
    rows += [(_name(one.practice_code, catalogue), *_merged(one, catalogue)) for one in catalogue.successions]
    return Tabled(
        "Practices that moved, merged or closed", Table(("Practice", "What happened", "When"), tuple(rows)), ""
    )


def _merged(one: Succession, catalogue: Catalogue) -> tuple[str, str]:
    what = (
        f"Merged into {_name(one.successor_code, catalogue)}" if one.successor_code else "Closed; successor not known"
    )
    return what, f"between {_on(one.after)} and {_on(one.by)}" if one.after else f"by {_on(one.by)}"


def _name(code: str, catalogue: Catalogue) -> str:
    return f"{catalogue.areas[code].label}" if code in catalogue.areas else code


def warnings(catalogue: Catalogue) -> Tabled:
    """Warnings from the import of each edition, newest period first."""
    editions = sorted(catalogue.editions, key=lambda e: (e.period_end, e.source_id), reverse=True)
    rows = [
        (catalogue.sources[e.source_id].short, e.edition, _on(e.imported_on), words)
        for e in editions
        for words in (*e.warnings, *_replaced(e.replaced_because))
    ]
    columns = ("Source", "Edition", "Imported on", "What the import noticed")
    return Tabled("Warnings of the imports", Table(columns, tuple(rows)), "")


def _replaced(because: str) -> Iterable[str]:
    return (f"Imported although it was refused, because: {because}",) if because else ()


def breaks(catalogue: Catalogue) -> Tabled:
    """Breaks in a series: no change is calculated across them. Measures with the same break share a row."""
    found: dict[tuple[date, str], list[str]] = {}
    for indicator in catalogue.indicators.values():
        for one in indicator.breaks:
            found.setdefault((one.on, one.reason), []).append(indicator.short)
    rows = [(_on(on), reason, ", ".join(names)) for (on, reason), names in sorted(found.items())]
    return Tabled("Breaks in a series", Table(("On", "Reason", "Measures"), tuple(rows)), "")


def changed(store: Checked) -> Words | None:
    """Editions whose table was changed after its import, or None."""
    said = tuple(
        f"{store.catalogue.sources[source].short}, edition {edition}: the table was changed after its import."
        for source, edition in store.changed_by_hand
    )
    return Words(said, heading="Changed by hand") if said else None


def noticed(store: Checked) -> Words | None:
    """Warnings from the build about the data folder, or None."""
    return Words(store.build_warnings, heading="Warnings of the build") if store.build_warnings else None


def _on(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def entries(store: Checked) -> tuple[Entry, ...]:
    """Everything that we know about the quality of the data, one entry a question."""
    catalogue = store.catalogue
    complete = sum(bool(row[5]) for row in store.coverage)
    moved, noted, broken = moves(store).table, warnings(catalogue).table, breaks(catalogue).table
    return (
        *(_told("changed", one) for one in (changed(store),) if one),
        *(_told("noticed", one) for one in (noticed(store),) if one),
        Entry(
            "quality", "coverage", "Are all practices in the totals?",
            f"{complete:,} of {len(store.coverage):,} totals are complete",
            (("Missing practices", " ".join(missing(store).sentences)),), coverage(store).table,
        ),
        Entry(
            "quality", "ethnicity", "How often is ethnic group recorded?", f"Patients of {catalogue.icb.label}",
            table=ethnicity(store).table,
        ),
        Entry(
            "quality", "moves", "Which practices moved, merged or closed?",
            f"{len(moved.rows)} practices or mergers", table=moved,
        ),
        Entry("quality", "warnings", "What did the imports notice?", f"{len(noted.rows)} warnings", table=noted),
        Entry("quality", "breaks", "Where does a series break?", f"{len(broken.rows)} breaks", table=broken),
    )  # fmt: skip


def _told(id_: str, said: Words) -> Entry:
    return Entry("quality", id_, said.heading, "", (("", " ".join(said.sentences)),))
