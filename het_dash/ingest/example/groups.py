"""Groups and PCNs of the example extract."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import CROSS, Catalogue

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

SEXES = ("female", "male")
SEX_NOT_KNOWN = "not_known"
AGES = ("18_39", "40_59", "60_79", "80_plus")
NOT_STATED, NOT_KNOWN = "Z", "99"
# CVDPREVENT's two names for unknown ethnic group, by those of the NHS's sixteen groups.
IN_CVDPREVENT = {NOT_STATED: "not_stated", NOT_KNOWN: "missing"}


@dataclass(frozen=True)
class Groups:
    """Axes of the extract's arrays, in order: PCN, ethnic group, sex, age."""

    catalogue: Catalogue

    @cached_property
    def pcns(self) -> tuple[str, ...]:
        return tuple(pcn.code for pcn in self.catalogue.pcns)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The sixteen ethnic groups."""
        return tuple(g.id for g in self.catalogue.breakdowns["ethnicity_nhs16"].groups if not g.unknown)

    @cached_property
    def ethnic(self) -> tuple[str, ...]:
        """The sixteen ethnic groups, then not stated, then not known."""
        return (*self.known, NOT_STATED, NOT_KNOWN)

    @cached_property
    def broad(self) -> tuple[str, ...]:
        """Broad group of each group in `ethnic`, by CVDPREVENT's name."""
        groups = self.catalogue.breakdowns["ethnicity_nhs16"].groups
        parents = {g.id: IN_CVDPREVENT.get(g.id, g.parent or g.id) for g in groups}
        return tuple(parents[one] for one in self.ethnic)

    @cached_property
    def of_census(self) -> dict[str, str]:
        """The group of the sixteen for each Census group (methods 6)."""
        return {group.id: group.common or group.id for group in self.catalogue.breakdowns["ethnicity_census19"].groups}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Group ids of a PCN's cells, in array order."""
        sexes = (*SEXES, SEX_NOT_KNOWN)
        return tuple(CROSS.join((group, sex, age)) for group in self.ethnic for sex in sexes for age in AGES)

    def at(self, on: date) -> dict[str, int]:
        """Practice -> position of its programme PCN in `pcns`, on a day."""
        places = {ods: n for n, pcn in enumerate(self.catalogue.pcns) for ods in pcn.ods_pcns}
        return {
            m.practice_code: places[m.pcn_code]
            for m in self.catalogue.membership
            if (m.start is None or m.start <= on) and (m.end is None or m.end >= on)
        }

    def summed(self, by_practice: dict[str, float], on: date) -> Floats:
        """Practices' counts summed by programme PCN, by membership on a day."""
        places, sums = self.at(on), np.zeros(len(self.pcns))
        for practice, count in by_practice.items():
            if practice in places:
                sums[places[practice]] += count
        return sums


def spread(by_group: dict[str, float], names: tuple[str, ...], otherwise: float) -> Floats:
    """Numbers of some groups as an array over all `names`; the others take `otherwise`."""
    return np.array([by_group.get(name, otherwise) for name in names])
