"""PCN catchments: LSOAs where most registered residents are patients of one PCN."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import shapely

from het_dash.catalogue import Nature
from het_dash.catalogue.paths import data_folder
from het_dash.geo import layers
from het_dash.geo.geojson import GeoJson, collection
from het_dash.geo.shapes import feature, shapes

OUTSIDE = "outside"
MAJORITY = 0.5
ROUNDING = 1e-6
People = dict[str, float]


@dataclass(frozen=True)
class Home:
    """To which PCN an LSOA is given, and the share of its registered residents who are that PCN's patients.

    `outside`: more than half are registered elsewhere (or nobody is registered); the share is then theirs.
    """

    code: str
    share: float | None


@dataclass(frozen=True)
class Catchment:
    """One PCN's shape in numbers; shares are from 0 to 1. For `outside`, read: those registered elsewhere.

    `share_of_residents`: of the registered residents of its LSOAs, those who are this PCN's patients.
    `share_of_patients`: of the PCN's patients who live in the borough, those who live in its LSOAs.
    """

    code: str
    lsoas: tuple[str, ...]
    share_of_residents: float | None
    share_of_patients: float | None


@dataclass(frozen=True)
class Catchments:
    """`geojson` has a feature for each of `areas`, by its PCN's code, and one for `outside` where there is any."""

    homes: dict[str, Home]
    areas: dict[str, Catchment]
    geojson: GeoJson
    nature: Nature = "derived"


def catchments(patients: Mapping[tuple[str, str], float], registered: Mapping[str, float] | None = None) -> Catchments:
    """`patients` by LSOA and PCN; `registered`: all registered residents of an LSOA, wherever their practice lies.

    Without `registered`, only the PCNs of `patients` are compared, and an LSOA is outside only if it has none of
    their patients. Raises ValueError for an LSOA that is not in the layer, and for a total below its parts.
    """
    counts = _counts(patients, registered)
    homes = {lsoa: _home(people) for lsoa, people in counts.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for lsoa, home in homes.items():
        members[home.code].append(lsoa)
    areas = {code: _catchment(code, tuple(members[code]), counts) for code in sorted(members)}
    drawn = _drawn(data_folder(), tuple((code, area.lsoas) for code, area in areas.items()))
    return Catchments(homes, areas, drawn)


def _counts(patients: Mapping[tuple[str, str], float], registered: Mapping[str, float] | None) -> dict[str, People]:
    """Every LSOA of the layer, with its registered residents by PCN and, where totals are known, elsewhere."""
    counts: dict[str, People] = {one["id"]: {} for one in layers.layer("lsoa")["features"]}
    for (lsoa, pcn), people in patients.items():
        if lsoa not in counts:
            raise ValueError(f"{lsoa!r} is not an LSOA of data/boundaries; give only LSOAs of 2021 in the borough.")
        counts[lsoa][pcn] = people
    if registered is not None:
        for lsoa, pcns in counts.items():
            pcns[OUTSIDE] = _elsewhere(lsoa, sum(pcns.values()), registered.get(lsoa, 0))
    return counts


def _elsewhere(lsoa: str, counted: float, total: float) -> float:
    if total < counted - ROUNDING:
        raise ValueError(f"{lsoa}: {total:,.0f} registered residents are fewer than the {counted:,.0f} of its PCNs.")
    return max(0.0, total - counted)


def _home(people: People) -> Home:
    """The PCN with the most patients (of equals, the first by code), unless most are registered elsewhere."""
    total = sum(people.values())
    if total == 0:
        return Home(OUTSIDE, None)
    if people.get(OUTSIDE, 0) / total > MAJORITY:
        return Home(OUTSIDE, people[OUTSIDE] / total)
    code = min((pcn for pcn in people if pcn != OUTSIDE), key=lambda pcn: (-people[pcn], pcn))
    return Home(code, people[code] / total)


def _catchment(code: str, lsoas: tuple[str, ...], counts: Mapping[str, People]) -> Catchment:
    within = sum(counts[lsoa].get(code, 0) for lsoa in lsoas)
    residents = sum(sum(counts[lsoa].values()) for lsoa in lsoas)
    everywhere = sum(people.get(code, 0) for people in counts.values())
    return Catchment(code, lsoas, _share(within, residents), _share(within, everywhere))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


@lru_cache(maxsize=16)
def _drawn(data: Path, members: tuple[tuple[str, tuple[str, ...]], ...]) -> GeoJson:
    """Neighbouring LSOAs share their edges exactly, so that their union leaves no slivers."""
    del data  # the cache's key only: which data folder the layer was read from
    small = shapes(layers.layer("lsoa"))
    united = ((code, shapely.coverage_union_all([small[lsoa] for lsoa in lsoas])) for code, lsoas in members)
    return collection(feature(code, shape) for code, shape in united)
