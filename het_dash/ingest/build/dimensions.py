"""Tables that explain the ids of figures, so that plain SQL needs no catalogue."""

from collections.abc import Iterable, Iterator

import duckdb

from het_dash.catalogue import Catalogue
from het_dash.catalogue.status import Status
from het_dash.ingest.build.fill import fill
from het_dash.ingest.build.sql_files import statement

Rows = Iterable[tuple[object, ...]]


def describe_ids(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Writes `indicator`, `breakdown`, `breakdown_group`, `status` and `source`, in the catalogue's order."""
    for name, rows in _tables(catalogue):
        con.execute(statement(f"published/{name}"))
        fill(con, name, rows)


def _tables(c: Catalogue) -> Iterator[tuple[str, Rows]]:
    yield "indicator", _indicators(c)
    yield "breakdown", ((b.id, b.title, b.note, b.adds_up, list(b.parts)) for b in c.breakdowns.values())
    yield (
        "breakdown_group",
        (
            (b.id, g.id, g.label, g.parent, g.common, g.programme, g.unknown, place)
            for b in c.breakdowns.values()
            for place, g in enumerate(b.groups)
        ),
    )
    words = c.statuses
    yield "status", ((one.value, words[one].words, words[one].code, place) for place, one in enumerate(Status))
    yield (
        "source",
        (
            (s.id, s.title, s.short, s.publisher, s.url, s.licence, s.statement, s.nature, s.layer, s.what, s.cadence)
            for s in c.sources.values()
        ),
    )


def _indicators(c: Catalogue) -> Rows:
    return (
        (
            i.id, i.title, i.short, i.meaning, i.numerator, i.denominator, i.unit, i.polarity,
            c.conditions[i.condition].label, i.stage, i.ages, i.population, i.time, i.of_people, i.age_adjusted,
            i.comparability,
        )
        for i in c.indicators.values()
    )  # fmt: skip
