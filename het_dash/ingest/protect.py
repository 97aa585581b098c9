"""Stage 4: disclosure control of our own counts, a family of figures that may be added to each other at a time."""

from collections import defaultdict
from collections.abc import Iterator

import duckdb
import numpy as np
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.figures.axes import Axes, axes
from het_dash.figures.propagation import Dimension, Ints
from het_dash.figures.release import Family, Released, release
from het_dash.ingest.sqlfile import statement, statements
from het_dash.ingest.staging import insert, stop_at

KEPT = (
    "indicator_id", "area_code", "breakdown", "period_start", "period_end", "group_id", "source_id", "qualifier",
    "lineage_id", "note",
)  # fmt: skip


def protect(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Sums our own counts to what may be published, and fills `decided` with the status of each and rounded counts."""
    _sum_up(con, catalogue)
    con.execute(statement("staging/decided"))
    cells = con.execute(statement("staging/own_cells")).to_arrow_table()
    for family in _families(cells, catalogue):
        insert(con, "decided", _decided(family, release(_family(family, catalogue)), catalogue))


def _sum_up(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    first, *rest = statements("own")
    con.execute(statement(first))
    for check in statements("own_checks"):
        stop_at(con, check)
    for name in rest:
        sql = statement(name)
        con.execute(sql, {"lewisham": catalogue.lewisham.code} if "$lewisham" in sql else {})


def _families(cells: pa.Table, catalogue: Catalogue) -> Iterator[pa.Table]:
    """Measures of the same people from one source belong together; counts without a denominator stand alone."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (source, indicator) in enumerate(_columns(cells, "source_id", "indicator_id")):
        places[source, _population(indicator, catalogue)].append(place)
    for rows in places.values():
        family = cells.take(pa.array(rows))
        yield from [family] if _same_people(family) else _apart(family)


def _population(indicator: str, catalogue: Catalogue) -> str:
    """The same wording of the denominator is the same people."""
    one = catalogue.indicators[indicator]
    return one.id if one.unit == "count" else " ".join(one.denominator.split())


def _same_people(family: pa.Table) -> bool:
    """Whether all measures have the same denominator wherever they stand side by side."""
    found: dict[tuple[object, ...], object] = {}
    where = _columns(family, "area_code", "breakdown", "group_id", "period_start", "period_end")
    return all(
        found.setdefault(key, people) == people
        for key, people in zip(where, family["denominator"].to_pylist(), strict=True)
    )


def _apart(family: pa.Table) -> Iterator[pa.Table]:
    indicators = np.asarray(family["indicator_id"].to_pylist())
    for one in dict.fromkeys(indicators.tolist()):
        yield family.filter(pa.array(indicators == one))


def _family(rows: pa.Table, catalogue: Catalogue) -> Family:
    spanned = axes(dict.fromkeys(rows["breakdown"].to_pylist()), catalogue.breakdowns)
    periods, times = _periods(rows)
    areas = {code: place for place, code in enumerate((*(p.code for p in catalogue.pcns), catalogue.lewisham.code))}
    measures = {one: place for place, one in enumerate(dict.fromkeys(rows["indicator_id"].to_pylist()))}
    total = _numbers(rows, "total")
    return Family(
        cells=np.column_stack(
            [
                [periods[key] for key in _columns(rows, "period_start", "period_end")],
                [areas[code] for code in rows["area_code"].to_pylist()],
                _places(rows, spanned),
            ]
        ),
        dimensions=(times, _whole_of(len(areas) - 1), *spanned.dimensions),
        measure=np.array([measures[one] for one in rows["indicator_id"].to_pylist()]),
        numerator=_numbers(rows, "numerator"),
        denominator=_numbers(rows, "denominator"),
        total=np.where(np.isnan(total), np.inf, total),
        collected=np.asarray(rows["collected"].to_pylist(), dtype=np.bool_),
    )


def _places(rows: pa.Table, spanned: Axes) -> Ints:
    found = [spanned.places[key] for key in _columns(rows, "breakdown", "group_id")]
    return np.array(found, dtype=np.int64).reshape(len(found), len(spanned.dimensions))


def _periods(rows: pa.Table) -> tuple[dict[tuple[object, ...], int], Dimension]:
    """The periods, numbered; of a flow, a longer one is the sum of the quarters within it."""
    spans = sorted(set(_columns(rows, "period_start", "period_end")))
    number = {span: place for place, span in enumerate(spans)}
    sums = []
    for start, end in spans if set(rows["time"].to_pylist()) != {"snapshot"} else ():
        within = [number[s] for s in spans if s != (start, end) and start <= s[0] and s[1] <= end]
        if within:
            sums.append((number[start, end], tuple(within)))
    return number, Dimension(len(spans), tuple(sums))


def _whole_of(parts: int) -> Dimension:
    return Dimension(parts + 1, ((parts, tuple(range(parts))),))


def _decided(rows: pa.Table, released: Released, catalogue: Catalogue) -> pa.Table:
    natures = [catalogue.sources[source].nature for source in rows["source_id"].to_pylist()]
    blank = pa.nulls(len(rows), pa.float64())
    made = {
        "numerator": pa.array(released.numerator, from_pandas=True),
        "denominator": pa.array(released.denominator, from_pandas=True),
        "value": blank,
        "lower": blank,
        "upper": blank,
        "nature": pa.array(natures, pa.string()),
        "status": pa.array(released.status.tolist(), pa.string()),
    }
    order = (
        "indicator_id", "area_code", "breakdown", "period_start", "period_end", "group_id", "source_id", "numerator",
        "denominator", "value", "lower", "upper", "qualifier", "nature", "lineage_id", "note", "status",
    )  # fmt: skip
    whole = {**{name: rows[name] for name in KEPT}, **made}
    return pa.table({name: whole[name] for name in order})


def _columns(rows: pa.Table, *names: str) -> list[tuple[object, ...]]:
    return list(zip(*(rows[name].to_pylist() for name in names), strict=True))


def _numbers(rows: pa.Table, name: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.asarray(rows[name].to_numpy(zero_copy_only=False), dtype=np.float64)
