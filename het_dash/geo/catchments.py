"""PCN catchments: LSOAs where most registered residents are patients of one PCN."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from het_dash.catalogue import Nature
from het_dash.geo.geojson import GeoJson, collection
from het_dash.geo.shapes import feature, shapes

OUTSIDE = "outside"
MAJORITY = 0.5
ROUNDING = 1e-6
People = dict[str, float]


@dataclass(frozen=True)
class Home:
    """PCN that an LSOA is assigned to, and the share of its registered residents who are that PCN's patients.

    If `outside`, more than half are registered elsewhere, or no one is registered. The share then counts those
    elsewhere.
    """

    code: str
    share: float | None


@dataclass(frozen=True)
class Catchment:
    """Statistics of one PCN's catchment; shares are 0 to 1. For `outside`, they count people registered elsewhere.

    `share_of_residents`: this PCN's patients as a share of the registered residents of its LSOAs. `share_of_patients`:
    residents of its LSOAs as a share of the PCN's patients who live in the borough.
    """

    code: str
    lsoas: tuple[str, ...]
    share_of_residents: float | None
    share_of_patients: float | None


@dataclass(frozen=True)
class Catchments:
    """`geojson` has one feature per PCN in `areas`, with its code as id, and one for `outside` if there is any."""

    homes: dict[str, Home]
    areas: dict[str, Catchment]
    geojson: GeoJson
    nature: Nature = "derived"


def catchments(
    lsoas: GeoJson, patients: Mapping[tuple[str, str], float], registered: Mapping[str, float] | None = None
) -> Catchments:
    """`patients` by LSOA and PCN; `registered`: all registered residents of an LSOA, wherever their practice lies.

    `lsoas` is the layer of their shapes. Without `registered`, only the PCNs of `patients` are compared, and an LSOA
    is outside only if it has none of their patients. Raises ValueError for an LSOA that is not in the layer, and for
    a total below its parts.
    """
    counts = _counts(lsoas, patients, registered)
    homes = {lsoa: _home(people) for lsoa, people in counts.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for lsoa, home in homes.items():
        members[home.code].append(lsoa)
    areas = {code: _catchment(code, tuple(members[code]), counts) for code in sorted(members)}
    drawn = _drawn(lsoas, {code: area.lsoas for code, area in areas.items()})
    return Catchments(homes, areas, drawn)


def _counts(
    lsoas: GeoJson, patients: Mapping[tuple[str, str], float], registered: Mapping[str, float] | None
) -> dict[str, People]:
    """Registered residents of every LSOA by PCN and, if totals are known, elsewhere."""
    counts: dict[str, People] = {one["id"]: {} for one in lsoas["features"]}
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
    """The PCN with the most patients (the first by code if equal), unless most residents are registered elsewhere."""
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


def _drawn(layer: GeoJson, members: Mapping[str, tuple[str, ...]]) -> GeoJson:
    """Merged shapes. Neighbouring LSOAs share exact edges, so merging leaves no slivers."""
    small = shapes(layer)
    united = ((code, shapely.coverage_union_all([small[lsoa] for lsoa in lsoas])) for code, lsoas in members.items())
    return collection(feature(code, shape) for code, shape in united)
