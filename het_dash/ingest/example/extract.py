"""Example GP extract: counts by quarter, PCN, ethnic group, sex and age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.ingest.example.denominators import counted_among
from het_dash.ingest.example.deprivation import FIFTHS, STREAM, ByDeprivation
from het_dash.ingest.example.extract_assumptions import Measure, assumptions
from het_dash.ingest.example.groups import Floats, Groups, Whole
from het_dash.ingest.example.iterative_fitting import whole
from het_dash.ingest.example.published import PublishedFigures
from het_dash.ingest.example.quarters import Quarters, audit_year
from het_dash.ingest.example.rates import Chances
from het_dash.ingest.example.registers import Registers
from het_dash.ingest.extract.checks import DEPRIVATION

BREAKDOWN = "ethnicity_nhs16_x_sex_x_age"
HOME_NOT_KNOWN = "not_known"
SOURCES = ("census2021", "cvdprevent", "cvdprevent_practice", "imd2025", "patients_by_lsoa", "qof", "registered_age")


def extract(catalogue: Catalogue) -> pa.Table:
    """A table with the columns of a local extract. Raises NothingPublished if a figure that it needs is
    missing."""
    published = PublishedFigures(catalogue, *SOURCES)  # first, so that nothing else is read if it is missing
    assumed, groups = assumptions(catalogue), Groups(catalogue)
    draw = np.random.default_rng(int(assumed.seed.number))
    quarters = Quarters(assumed)
    among = counted_among(Registers(published, groups, assumed), quarters, draw)
    chances = Chances(published, groups, assumed, draw)
    measures = [one for one in assumed.indicators if one.id in catalogue.indicators]
    counted = _counted(measures, among, chances, draw)
    fifths = ByDeprivation(published, groups, assumed, np.random.default_rng([int(assumed.seed.number), STREAM]))
    people = fifths.people({name: cells[-1] for name, cells in among.items()})
    shared = _by_fifth(measures, {name: found[-1] for name, found in counted.items()}, people, fifths)
    earlier = Cells(quarters.ends[:-1], groups, ("",))
    last = Cells(quarters.ends[-1:], groups, (*FIFTHS, HOME_NOT_KNOWN))
    return pa.concat_tables(
        table
        for one in measures
        for table in (
            _rows(one.id, counted[one.id][:-1], among[one.among][:-1], earlier),
            _rows(one.id, shared[one.id], people[one.among], last),
        )
    )


def _counted(
    measures: Sequence[Measure], among: Mapping[str, Whole], chances: Chances, draw: np.random.Generator
) -> Mapping[str, Whole]:
    """Numerators by indicator. If a definition is part of another, its count is within the other's."""
    counted: dict[str, Whole] = {}
    chance: dict[str, Floats] = {}
    for one in measures:
        people = among[one.among]
        chance[one.id] = chances.of(one, people)
        of = counted.get(one.within, people)
        of_whom = np.minimum(chance[one.id] / chance[one.within], 1.0) if one.within in chance else chance[one.id]
        counted[one.id] = np.clip(whole(of * of_whom, draw.random((1, people.shape[1]))), 0, of)
    return counted


def _by_fifth(
    measures: Sequence[Measure], counted: Mapping[str, Whole], people: Mapping[str, Whole], fifths: ByDeprivation
) -> Mapping[str, Whole]:
    """Numerators of one quarter by fifth, nested as the definitions are."""
    found: dict[str, Whole] = {}
    for one in measures:
        found[one.id] = fifths.of(counted[one.id], found.get(one.within, people[one.among]), fifths.odds(one))
    return found


@dataclass(frozen=True)
class Cells:
    """Quarters, groups and fifths of an array of counts, in order; one blank fifth if it is not by deprivation."""

    ends: tuple[date, ...]
    groups: Groups
    fifths: tuple[str, ...]


def _rows(indicator: str, counted: Whole, among: Whole, cells: Cells) -> pa.Table:
    """Rows of one indicator, without cells of 0 people."""
    there = among.ravel() > 0
    shape = (len(cells.ends), len(cells.groups.pcns), len(cells.groups.ids), len(cells.fifths))
    quarter, pcn, cell, fifth = (axis.ravel()[there] for axis in np.indices(shape))
    n = len(quarter)
    return pa.table(
        {
            "indicator_id": pa.array([indicator] * n, pa.string()),
            "area_code": _named(pcn, cells.groups.pcns),
            "period_start": _named(quarter, [str(audit_year(end)) for end in cells.ends]),
            "period_end": _named(quarter, [str(end) for end in cells.ends]),
            "breakdown": pa.array([BREAKDOWN] * n, pa.string()),
            "group_id": _named(cell, cells.groups.ids),
            "numerator": pa.array(counted.ravel()[there], pa.int64()),
            "denominator": pa.array(among.ravel()[there], pa.int64()),
            **{name: pa.nulls(n, pa.float64()) for name in ("value", "lower", "upper")},
            "qualifier": pa.array(["exact"] * n, pa.string()),
            "note": pa.array([""] * n, pa.string()),
            DEPRIVATION: _named(fifth, cells.fifths),
        }
    )


def _named(places: Whole, names: "tuple[str, ...] | list[str]") -> pa.Array:
    return pa.DictionaryArray.from_arrays(places, list(names)).cast(pa.string())
