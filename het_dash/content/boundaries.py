"""The ground of a map: the boundaries that a store carries as plain shapes, and the credit for them."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from het_dash.catalogue import WHOLE, Area, Catalogue
from het_dash.catalogue.indicator import IndicatorRole
from het_dash.charts.ground import Ground, Outline, Shape, Site
from het_dash.geo.catchments import Catchments, catchments
from het_dash.geo.geojson import GeoJson
from het_dash.geo.layers import Boundaries, LayerKind, boundaries_of
from het_dash.geo.plane import Plane, plane_of
from het_dash.store import Asks, Question, Store

MOSTLY_OURS, OUR_PRACTICES = "most residents are ours", "our practices"
_kept: WeakKeyDictionary[Store, Boundaries] = WeakKeyDictionary()
_shapes: WeakKeyDictionary[Store, dict[LayerKind, tuple[Shape, ...]]] = WeakKeyDictionary()
_catchments: WeakKeyDictionary[Store, Catchments] = WeakKeyDictionary()


def boundaries(store: Store) -> Boundaries:
    """Kept as long as the store is."""
    if store not in _kept:
        _kept[store] = boundaries_of(store.documents)
    return _kept[store]


def credit(catalogue: Catalogue) -> str:
    """For the source line of a map."""
    return f"Boundaries: {catalogue.boundary_statement.removeprefix('Source: ')}"


def ground(layer: LayerKind, store: Store) -> Ground:
    """The areas of a layer."""
    return Ground(_shapes_of(layer, store))


def ground_of_pcn(layer: LayerKind, pcn: Area, store: Store) -> Ground:
    """The areas of a layer, with a line around the PCN's catchment and a point for each of its practices."""
    plane = _plane(store)
    drawn = [one for one in catchments_of(store).geojson["features"] if one["id"] == pcn.code]
    rings = tuple(ring for one in drawn for ring in plane.rings(one["geometry"]))
    outline = Outline(MOSTLY_OURS, rings) if rings else None
    return Ground(_shapes_of(layer, store), outline, tuple(_sites(pcn, store, plane)), OUR_PRACTICES)


def catchments_of(store: Store) -> Catchments:
    """The PCNs' catchments. Kept as long as the store is."""
    if store not in _catchments:
        _catchments[store] = _drawn(store)
    return _catchments[store]


def _drawn(store: Store) -> Catchments:
    """From the LSOAs that the PCNs' patients and all other registered residents live in."""
    here = {a.code for a in store.catalogue.of_kind("lsoa")}
    of_pcns, living_here = (p.code for p in store.catalogue.pcns), store.catalogue.living_here.code
    pcns = store.ask(asked("patients_by_small_area", tuple(of_pcns), store, "lsoa21")).latest
    everyone = store.ask(asked("patients_by_small_area", (living_here,), store, "lsoa21")).latest
    patients = {(f.group_id, f.area_code): f.value for f in pcns.figures if f.value is not None and f.group_id in here}
    lsoas = boundaries(store)["lsoa"]
    return catchments(lsoas, patients, {f.group_id: f.value for f in everyone.figures if f.value is not None})


def asked(role: IndicatorRole, areas: tuple[str, ...], store: Asks, by: str = WHOLE) -> Question:
    """The question for the indicator that has this role."""
    return Question(store.catalogue.with_role(role).id, areas, by)


def _plane(store: Store) -> Plane:
    return plane_of(boundaries(store)["borough"])


def _shapes_of(layer: LayerKind, store: Store) -> tuple[Shape, ...]:
    kept = _shapes.setdefault(store, {})
    if layer not in kept:
        kept[layer] = tuple(_flat(boundaries(store)[layer], store))
    return kept[layer]


def _flat(layer: GeoJson, store: Store) -> Iterator[Shape]:
    plane, areas = _plane(store), store.catalogue.areas
    for feature in layer["features"]:
        yield Shape(feature["id"], areas[feature["id"]].name, plane.rings(feature["geometry"]))


def _sites(pcn: Area, store: Store, plane: Plane) -> Iterator[Site]:
    """The PCN's practices of today; a service has no place of its own that patients go to."""
    members = store.members(store.built_on)
    for code, practice in store.catalogue.practices.items():
        placed = practice.latitude is not None and practice.longitude is not None
        if members.get(code) == pcn.code and practice.kind == "practice" and placed:
            yield Site(practice.name, *plane.at(practice.longitude or 0.0, practice.latitude or 0.0))
