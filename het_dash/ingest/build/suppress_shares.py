"""Disclosure control of shares: rounded counts of numerator and denominator, over all releases."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.figures.disclosure.contributors import Contributors, contributors
from het_dash.figures.disclosure.secondary_suppression import Dimension, Ints
from het_dash.figures.disclosure.suppression import Earlier, Family, Released, release
from het_dash.ingest.build.released_cells import CELL, Groups, Sets, groups, sets, withheld_before


def suppressed_shares(rows: pd.DataFrame, earlier: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The figures of one family with their status and rounded counts; `rule`: the status of each by itself."""
    table = ShareTable(
        rows, earlier, groups([rows, earlier], catalogue.breakdowns), sets(rows["whose"], earlier["whose"])
    )
    family = Family(
        cells=table.cells(rows),
        dimensions=table.dimensions,
        measure=table.measure(rows),
        numerator=rows["numerator"].to_numpy(np.float64),
        denominator=rows["denominator"].to_numpy(np.float64),
        total=rows["total"].fillna(np.inf).to_numpy(np.float64),
        linked=withheld_before(rows, earlier),
    )
    found = release(family, table.before)
    return rows.assign(status=found.status, rule=family.rule, numerator=found.numerator, denominator=found.denominator)


@dataclass(frozen=True)
class ShareTable:
    """Figures of this release and of earlier ones, that count parts of the same people."""

    rows: pd.DataFrame
    earlier: pd.DataFrame
    groups: Groups
    sets: Sets

    @cached_property
    def _made(self) -> Contributors:
        return contributors(self.sets.members)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return Dimension(len(self._made.members), self._made.additions), *self.groups.dimensions

    def cells(self, figures: pd.DataFrame) -> Ints:
        return np.column_stack([self.sets.of(figures["whose"]), self.groups.places[self.groups.of(figures)]])

    def measure(self, figures: pd.DataFrame) -> Ints:
        """The number of each figure's indicator."""
        named = sorted({*self.rows["indicator_id"], *self.earlier["indicator_id"]})
        return np.array(figures["indicator_id"].map({one: n for n, one in enumerate(named)}), dtype=np.int64)

    @property
    def before(self) -> Earlier:
        """Figures of earlier releases; then, without any status, sets that only tie two published ones together."""
        place = pd.Series(np.arange(len(self.earlier)), index=pd.MultiIndex.from_frame(self.earlier[CELL]))
        again = place.reindex(pd.MultiIndex.from_frame(self.rows[CELL])).fillna(-1).to_numpy(np.int64)
        every = pd.concat([self.rows[CELL], self.earlier[CELL]])
        kinds = np.unique(np.column_stack([self.measure(every), self.cells(every)[:, 1:]]), axis=0)
        tied = np.arange(self._made.published, len(self._made.members))
        unsaid = np.column_stack([np.repeat(tied, len(kinds)), np.tile(kinds[:, 1:], (tied.size, 1))])
        nothing = np.full(len(unsaid), np.nan)
        return Earlier(
            np.concatenate([self.cells(self.earlier), unsaid]),
            np.concatenate([self.measure(self.earlier), np.tile(kinds[:, 0], tied.size)]),
            Released(
                np.concatenate([self.earlier["status"].to_numpy(str), np.full(len(unsaid), "")]),
                np.concatenate([self.earlier["numerator"].to_numpy(np.float64), nothing]),
                np.concatenate([self.earlier["denominator"].to_numpy(np.float64), nothing]),
            ),
            again,
        )
