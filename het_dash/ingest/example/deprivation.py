"""The last quarter of the example extract by deprivation of area: whole people, each cell divided exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from het_dash.ingest.example.extract_assumptions import Assumptions, Measure
from het_dash.ingest.example.groups import Floats, Groups, Whole, spread
from het_dash.ingest.example.people import patients_by_lsoa, shares_of_lsoas
from het_dash.ingest.example.published import NothingPublished, PublishedFigures

FIFTHS = ("1", "2", "3", "4", "5")
TENTHS_IN_A_FIFTH = 2
STREAM = 1  # of the seed; the other counts draw from stream 0, so they do not depend on this


@dataclass(frozen=True)
class ByDeprivation:
    """Divides cells (PCN x ethnic group x sex x age) by fifth; the last place is not known."""

    published: PublishedFigures
    groups: Groups
    assumed: Assumptions
    draw: np.random.Generator

    @cached_property
    def homes(self) -> Floats:
        """Share of a PCN's people of each ethnic group in each fifth: PCN x ethnic group x fifth."""
        patients, lsoas = patients_by_lsoa(self.published, self.groups)
        shares = shares_of_lsoas(self.published, self.groups, lsoas)
        tenth = self.published.areas_latest(self.groups.catalogue.with_role("area_deprivation").id)
        covered = np.array([lsoa in tenth for lsoa in lsoas]) & ~np.isnan(shares).any(axis=1)
        fifth = np.array([np.ceil(tenth.get(lsoa, 0) / TENTHS_IN_A_FIFTH) for lsoa in lsoas])
        inside = (fifth[:, np.newaxis] == np.arange(1, len(FIFTHS) + 1)) & covered[:, np.newaxis]
        known = np.einsum("pl,lg,lf->pgf", patients, np.where(covered[:, np.newaxis], shares, 0.0), inside)
        if (known.sum(axis=(1, 2)) == 0).any():
            raise NothingPublished("the deprivation of every PCN's neighbourhoods")
        whole = known.sum(axis=1, keepdims=True)
        unknown = np.repeat(whole, len(self.groups.ethnic) - len(self.groups.known), axis=1)
        every = np.concatenate([np.where(known.sum(axis=2, keepdims=True) > 0, known, whole), unknown], axis=1)
        every = every / every.sum(axis=2, keepdims=True)
        missing = self.assumed.deprivation.not_known.number / 100
        return np.concatenate([(1 - missing) * every, np.full((*every.shape[:2], 1), missing)], axis=2)

    def people(self, among: Mapping[str, Whole]) -> dict[str, Whole]:
        """Registers and their parts by fifth. A part has no more people in a fifth than its whole."""
        homes = self.homes[:, :, np.newaxis, np.newaxis]
        found = {name: self._apart(among[name][..., np.newaxis] * homes) for name in self.assumed.registers}
        for name, part in self.assumed.parts.items():
            found[name] = self.of(among[name], found[part.of], np.zeros(len(FIFTHS) + 1))
        return found

    def odds(self, measure: Measure) -> Floats:
        """Log odds of each fifth against everyone; 0 for not known, and where no published measure is used."""
        gradient, on = self.assumed.gradients[measure.gradient], self.assumed.last_quarter.on
        if not gradient.like:
            return np.zeros(len(FIFTHS) + 1)
        icb = self.groups.catalogue.icb.code
        everyone = self.published.whole("value", gradient.like, on, icb) / 100
        by_fifth = self.published.groups("value", gradient.like, "imd_quintile_england", on, icb)
        points = spread(by_fifth, FIFTHS, 100 * everyone) / 100 - everyone
        part = gradient.part * self.assumed.deprivation.differences.number
        return np.concatenate([part * points / (everyone * (1 - everyone)), [0.0]])

    def of(self, counted: Whole, people: Whole, odds: Floats) -> Whole:
        """Those `counted` in each cell, divided over its `people` by fifth."""
        size = people.sum(axis=-1, keepdims=True)
        some = np.maximum(size, 1)
        chance = counted[..., np.newaxis] / some
        middle = (people * odds).sum(axis=-1, keepdims=True) / some
        return self._apart(np.clip(people * (chance + chance * (1 - chance) * (odds - middle)), 0, people))

    def _apart(self, expected: Floats) -> Whole:
        """Whole people near `expected`, each within one of it; each cell keeps its own whole sum."""
        reached = np.cumsum(expected, axis=-1)
        reached[..., -1] = np.rint(reached[..., -1])
        start = self.draw.random((*expected.shape[:-1], 1))
        return np.asarray(np.diff(np.floor(reached + start), axis=-1, prepend=0.0), dtype=np.int64)
