"""Disclosure control of counts without a denominator, over all releases: at least three possible values for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from het_dash.catalogue import WHOLE, Breakdown, Catalogue
from het_dash.figures.disclosure.dimensions import parts_of
from het_dash.figures.disclosure.flows import Flows, withheld
from het_dash.figures.disclosure.readers import Totals
from het_dash.figures.disclosure.secondary_suppression import Ints, sums
from het_dash.figures.disclosure.small_numbers import Codes, rounded, status
from het_dash.figures.disclosure.suppression import LINKED, SHOWN, settled
from het_dash.figures.intervals import Floats
from het_dash.ingest.build.released_cells import ACTIVITY, Groups, Sets, groups, sets, withheld_before

WORTH = {0: 8.0, 1: 2.0}  # by how many ways people are told apart in a figure
WORTH_CROSSED = 1.0


def suppressed_flows(
    rows: pd.DataFrame, earlier: pd.DataFrame, former: pd.DataFrame, catalogue: Catalogue, insiders: bool
) -> pd.DataFrame:
    """The figures of one indicator with their status and rounded counts; `rule`: the status of each by itself.

    `insiders`: the teams know their own counts, and may use them to work out those of others.
    """
    cells = FlowCells(
        rows, earlier, groups([rows, earlier], catalogue.breakdowns), sets(rows["whose"], earlier["whose"])
    )
    numerator, true = rows["numerator"].to_numpy(np.float64), cells.true(former)
    rule = status(numerator, np.nan, cells.totals(true))
    linked = withheld_before(rows, earlier)
    before, again = cells.before[cells.at], cells.before[cells.at] != ""
    published = np.where(again, before, np.where(linked, LINKED, rule))
    flows = cells.flows(published, true, catalogue.breakdowns)
    final = settled(rule, published, again, linked | withheld(flows, insiders)[cells.at])
    counts = np.where(final == SHOWN, rounded(numerator), np.nan)
    return rows.assign(status=final, rule=rule, numerator=counts, denominator=np.nan)


@dataclass(frozen=True)
class FlowCells:
    """Figures of this release and of earlier ones, as a table of sets by groups."""

    rows: pd.DataFrame
    earlier: pd.DataFrame
    groups: Groups
    sets: Sets

    @cached_property
    def at(self) -> tuple[Ints, Ints]:
        """The set and the group of each row of this release."""
        return self._at(self.rows)

    @cached_property
    def before(self) -> Codes:
        """The status that each cell was published with in earlier releases, blank where it was not."""
        found = np.full((len(self.sets.members), len(self.groups.places)), "", dtype="<U32")
        found[self._at(self.earlier)] = self.earlier["status"].to_numpy(str)
        return found

    def true(self, former: pd.DataFrame) -> Floats:
        """True counts of the units by group: of this release's figures of single units, and of former versions."""
        found = np.full((len(self.sets.units), len(self.groups.places)), np.nan)
        single = self.sets.members.sum(axis=1) == 1
        unit = {name: number for number, name in enumerate(self.sets.units)}
        known = former[former["whose"].isin(unit) & self.groups.has(former)]
        found[known["whose"].map(unit).to_numpy(np.int64), self.groups.of(known)] = known["numerator"].to_numpy(float)
        whose, group = self.at
        alone = single[whose]
        units = self.sets.members[whose[alone]].argmax(axis=1)
        found[units, group[alone]] = self.rows["numerator"].to_numpy(np.float64)[alone]
        return found

    def totals(self, true: Floats) -> Floats:
        """The people that each row's breakdown divides: everyone in the returns with that breakdown."""
        everyone = self.groups.everyone
        if everyone is None:
            return np.full(len(self.rows), np.inf)
        of_sets = self.sets.members.astype(np.float64) @ np.nan_to_num(true[:, everyone])
        divided = ~self.rows["breakdown"].isin((WHOLE, ACTIVITY)).to_numpy(np.bool_)
        return np.where(divided, of_sets[self.at[0]], np.inf)

    def flows(self, published: Codes, true: Floats, known: Mapping[str, Breakdown]) -> Flows:
        """Everything that is published, with what this release adds by the rule."""
        new = np.zeros(self.before.shape, dtype=np.bool_)
        new[self.at] = self.before[self.at] == ""
        codes, count = self.before.copy(), np.full(self.before.shape, np.nan)
        codes[self.at] = published
        count[self._at(self.earlier)] = self.earlier["numerator"].to_numpy(np.float64)
        count[self.at] = np.where(published == SHOWN, rounded(self.rows["numerator"]), np.nan)
        breakdowns = self.groups.breakdown()
        return Flows(
            totals=Totals(
                self.sets.members,
                sums(self.groups.places, self.groups.dimensions),
                len(self.groups.places),
                np.unique(self.sets.team, return_inverse=True)[1].astype(np.int64),
                true,
            ),
            status=codes,
            count=count,
            new=new,
            everyone=self.groups.everyone,
            parts=np.array([by not in ("", WHOLE, ACTIVITY) for by in breakdowns]),
            worth=np.array([_worth(by, known) for by in breakdowns]),
        )

    def _at(self, figures: pd.DataFrame) -> tuple[Ints, Ints]:
        return self.sets.of(figures["whose"]), self.groups.of(figures)


def _worth(breakdown: str, known: Mapping[str, Breakdown]) -> float:
    return WORTH.get(len(parts_of(known[breakdown])), WORTH_CROSSED) if breakdown in known else WORTH_CROSSED
