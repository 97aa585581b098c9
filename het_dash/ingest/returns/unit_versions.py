"""Which version of a team's return the counts of each indicator and quarter are from.

A version that gives the same counts of an indicator as an earlier one is the earlier one's: sending a return again to
correct its champions leaves its residents as they were, and a reader would take them to be the same people.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.build.rollups import margins
from het_dash.ingest.build.suppress import FORMER, VERSIONS
from het_dash.ingest.returns.history import Version
from het_dash.ingest.returns.observations import Counted, counts, followed, observed

Unit = tuple[str, str, Quarter]  # indicator, team and the quarter that its counts are of
Content = frozenset[tuple[str, str, int]]  # breakdown, group and number
Coarser = dict[tuple[str, str], list[tuple[str, str]]]  # a group, and the published ones that it is a part of


class UnitVersions:
    """The names of versions, from the whole history of returns in the order of acceptance.

    A version is named by the hash of its file: the number of its record is given again after a backup was restored.
    """

    def __init__(self, versions: Sequence[Version], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._standing = [one for one in versions if one.standing == "accepted"]
        self._named: dict[Unit, dict[Content, str]] = {}
        for version in versions:
            for unit, content in _contents(version, catalogue):
                self._named.setdefault(unit, {}).setdefault(content, version.record.sha256[:16])

    def standing(self) -> pd.DataFrame:
        """A row an indicator, team and quarter that counts today, with the name of its version."""
        rows = [(*self._row(unit), self._named[unit][content]) for unit, content in self._today()]
        return pd.DataFrame(rows, columns=VERSIONS)

    def former(self, source_id: str) -> pd.DataFrame:
        """True counts of the versions that count no more, by every group that is published. Their teams know them."""
        today = {(unit, self._named[unit][content]) for unit, content in self._today()}
        return self._true(source_id, [each for each in self._all() if (each[0], each[1]) not in today])

    def every(self, source_id: str) -> pd.DataFrame:
        """True counts of all versions."""
        return self._true(source_id, list(self._all()))

    def _all(self) -> Iterator[tuple[Unit, str, Content]]:
        for unit, named in self._named.items():
            yield from ((unit, name, content) for content, name in named.items())

    def _true(self, source_id: str, units: Sequence[tuple[Unit, str, Content]]) -> pd.DataFrame:
        coarser: Coarser = {}
        for by, group, target, target_group in margins(self._catalogue.breakdowns):
            coarser.setdefault((by, group), []).append((target, target_group))
        rows = [
            (source_id, unit[0], by, group, _name(unit, name), float(number))
            for unit, name, content in units
            for (by, group), number in self._by_every_group(content, coarser).items()
        ]
        return pd.DataFrame(rows, columns=FORMER)

    def _by_every_group(self, content: Content, coarser: Coarser) -> dict[tuple[str, str], int]:
        """Counts of all groups of the published breakdowns; a group without a row counts 0 people."""
        added: Counter[tuple[str, str]] = Counter()
        for by, group, number in content:
            for target in coarser[by, group]:
                added[target] += number
        known = self._catalogue.breakdowns
        return {(by, one.id): added[by, one.id] for by in {by for by, _ in added} for one in known[by].groups}

    def _today(self) -> Iterator[tuple[Unit, Content]]:
        found: dict[Unit, list[Counted]] = {}
        for version, one in observed(self._standing, self._catalogue):
            found.setdefault((one.indicator, version.record.pcn, one.quarter), []).append(one)
        yield from ((unit, _content(each)) for unit, each in found.items())

    def _row(self, unit: Unit) -> tuple[str, str, pd.Timestamp, pd.Timestamp]:
        indicator, pcn, quarter = unit
        return indicator, pcn, pd.Timestamp(quarter.start), pd.Timestamp(quarter.end)


def _contents(version: Version, catalogue: Catalogue) -> Iterator[tuple[Unit, Content]]:
    found: dict[Unit, list[Counted]] = {}
    cohorts = (one for cohort in version.given.cohorts for one in followed(cohort, catalogue))
    told = [*counts(version.given, catalogue), *cohorts]
    for one in told if version.standing != "erased" else ():
        found.setdefault((one.indicator, version.record.pcn, one.quarter), []).append(one)
    yield from ((unit, _content(each)) for unit, each in found.items())


def _content(counted: Sequence[Counted]) -> Content:
    return frozenset((one.breakdown, one.group, one.number) for one in counted)


def _name(unit: Unit, version: str) -> str:
    """As a build names the unit."""
    _, pcn, quarter = unit
    return f"{pcn}/{quarter.start}/{quarter.end}/{version}"
