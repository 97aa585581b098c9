"""Where our patients live: the map by the reader's choice, and who lives in the outlined or the chosen area."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from het_dash.catalogue import Area, Catalogue
from het_dash.charts import Chart, View
from het_dash.charts.builders.area_map import Names, Shading, area_map
from het_dash.charts.classes import ShadeClass
from het_dash.charts.text import wording
from het_dash.content.blocks import Block, Lead
from het_dash.content.boundaries import asked, catchments_of, credit, ground_of_pcn
from het_dash.content.rules import living_in_area
from het_dash.content.rules.living_in_area import Place, Residents
from het_dash.content.rules.where_patients_live import A_LIST, OUTLINE, Homes, in_words
from het_dash.figures import Answer
from het_dash.geo.layers import LayerKind
from het_dash.store import Asks

LAYERS: dict[str, str] = {"ward": "Wards", "lsoa": "Small areas (LSOAs)", "neighbourhood": "Neighbourhoods"}
HOME = {"lsoa": "lsoa21", "ward": "ward", "neighbourhood": "neighbourhood"}
SCHEMES = {"ethnicity_census19": "19 groups", "ethnicity_census5": "Five groups"}
OUTLINED, OUTLINED_LABEL = "outlined", "The outlined area"
# The three most deprived fifths, and the others; the most deprived has the darkest shade.
TENTHS = (
    ShadeClass("7 to 10, least deprived", 7, 10, 1),
    ShadeClass("5 and 6", 5, 6, 2),
    ShadeClass("3 and 4", 3, 4, 3),
    ShadeClass("1 and 2, most deprived", 1, 2, 4),
)


@dataclass(frozen=True)
class Choice:
    """`shade` is one of SHADES; `group` an ethnic group's id, and `scheme` its breakdown, where that is the shade.

    `area` is the code of the area that the reader chose, or OUTLINED.
    """

    layer: LayerKind = "ward"
    shade: str = "patients"
    scheme: str = "ethnicity_census19"
    group: str = "black_african"
    area: str = OUTLINED


def areas(layer: LayerKind, catalogue: Catalogue) -> dict[str, str]:
    """Areas to choose from, by code: the outlined area, then the layer's in the order of their labels."""
    named = sorted(catalogue.of_kind(layer), key=lambda area: area.label)
    return {OUTLINED: OUTLINED_LABEL, **{area.code: area.label for area in named}}


def lead(pcn: Area, store: Asks) -> Lead | None:
    """The sentence that answers the page's question; None without figures."""
    homes = homes_of(pcn, store)
    said = in_words(homes)
    return Lead(said, f"{homes.finding[0]} of {wording.of(pcn.label)} patients") if said else None


def homes_of(pcn: Area, store: Asks) -> Homes:
    view = View(store.catalogue, pcn, store.members)
    covered = store.ask(asked("home_coverage", (pcn.code,), store))
    return Homes(by_ward=_homes("ward", view, store), covered=covered, view=view)


def living(choice: Choice, pcn: Area, store: Asks) -> Chart:
    """The map for a choice, as plain data."""
    view = View(store.catalogue, pcn, store.members)
    codes = tuple(a.code for a in store.catalogue.of_kind(choice.layer))
    shading = SHADES[choice.shade](choice, codes, view, store)
    if not shading.values:
        shading = replace(shading, subtitle="We have no figures to shade these areas by.")
    names = None if choice.layer == "lsoa" else Names()
    chart = area_map(shading, codes, view, ground_of_pcn(choice.layer, pcn, store.opened), names)
    borough = view.catalogue.borough
    notes = (A_LIST.format(borough=borough.label), OUTLINE.format(borough=borough.label, whose=borough.whose))
    picked = choice.area if choice.area in codes else ""
    mapped = replace(chart.mapped, picked=picked) if chart.mapped else None
    source = f"{chart.source} {credit(store.catalogue)}"
    return replace(chart, notes=(*notes, *chart.notes), source=source, mapped=mapped)


def around_the_map(choice: Choice, pcn: Area, store: Asks) -> list[Block]:
    """The five wards with most patients, or how many live in the chosen area; then who lives there."""
    homes, place, residents = homes_of(pcn, store), _place(choice, pcn, store), _residents(store)
    blocks = (
        living_in_area.five_wards(homes) if place.area is None else _patients_in(place.area, homes, store),
        living_in_area.ethnic_mix(place, residents, homes.view),
        living_in_area.deprivation(place, residents, homes.view),
    )
    return [block for block in blocks if block is not None]


def _place(choice: Choice, pcn: Area, store: Asks) -> Place:
    """The chosen area, or the PCN's catchment."""
    if choice.area in areas(choice.layer, store.catalogue) and choice.area != OUTLINED:
        area = store.catalogue.areas[choice.area]
        return Place(area, living_in_area.small_areas(area, store.catalogue))
    outlined = catchments_of(store.opened).areas.get(pcn.code)
    return Place(None, outlined.lsoas if outlined else ())


def _residents(store: Asks) -> Residents:
    every = tuple(area.code for area in store.catalogue.of_kind("lsoa"))
    return Residents(
        everyone=store.ask(asked("residents", every, store)),
        by_group=store.ask(asked("residents_by_ethnic_group", every, store, living_in_area.SCHEME)),
        tenths=store.ask(asked("area_deprivation", every, store)),
    )


def _patients_in(area: Area, homes: Homes, store: Asks) -> Block | None:
    by = HOME[area.kind]
    here = store.ask(asked("patients_by_small_area", (homes.view.pcn.code,), store, by))
    everyone = store.ask(asked("patients_by_small_area", (store.catalogue.living_here.code,), store, by))
    residents = store.ask(asked("residents", (area.code,), store))
    return living_in_area.patients_here(area, homes, by_area=here, everyone=everyone, residents=residents)


def _homes(layer: str, view: View, store: Asks) -> Answer:
    return store.ask(asked("patients_by_small_area", (view.pcn.code,), store, HOME[layer]))


def _count(choice: Choice, codes: tuple[str, ...], view: View, store: Asks) -> Shading:
    homes = _homes(choice.layer, view, store)
    found = {f.group_id: f.value for f in homes.latest.figures if f.value is not None and f.group_id in codes}
    return Shading(
        id="patients",
        title=f"Where {wording.of(view.pcn.label)} patients live, {homes.period[1]:%Y}"
        if homes.period
        else f"Where {wording.of(view.pcn.label)} patients live",
        subtitle=f"Number of registered patients. {wording.periods(homes)}.",
        axis="Registered patients",
        unit="count",
        values=found,
        answers=(homes,),
        notes=wording.notes(homes)[:1],
    )


def _share(choice: Choice, codes: tuple[str, ...], view: View, store: Asks) -> Shading:
    counted, residents = _count(choice, codes, view, store), store.ask(asked("residents", codes, store))
    people = {f.area_code: f.value for f in residents.latest.figures if f.value}
    return Shading(
        id="share",
        title=f"{wording.of(view.pcn.label)} patients as a share of residents",
        subtitle=(
            f"Per cent. Patients of {wording.periods(counted.answers[0])}, residents of {wording.periods(residents)}."
        ),
        axis="Our patients, of residents",
        unit="percent",
        values={code: 100 * n / people[code] for code, n in counted.values.items() if code in people},
        answers=(*counted.answers, residents),
        notes=("The two are of different dates: where many homes were built since, the share is too high.",),
    )


def _deprivation(_: Choice, codes: tuple[str, ...], view: View, store: Asks) -> Shading:
    answer = store.ask(asked("area_deprivation", codes, store))
    return Shading(
        id="deprivation",
        title="Deprivation of areas",
        subtitle=f"Tenth of {view.catalogue.nation.whose} areas by the Index of Multiple Deprivation 2025: "
        "1 is the most deprived.",
        axis="Deprivation tenth",
        unit="rank",
        values={f.area_code: f.value for f in answer.latest.figures if f.value is not None},
        answers=(answer,),
        notes=("Published for LSOAs only. Areas are deprived, people are not.",),
        classes=TENTHS,
        lowest_first="most deprived",
    )


def _ethnic(choice: Choice, codes: tuple[str, ...], view: View, store: Asks) -> Shading:
    answer = store.ask(asked("residents_by_ethnic_group", codes, store, choice.scheme))
    group = view.catalogue.breakdowns[choice.scheme].group(choice.group)
    return Shading(
        id="ethnic",
        title=f"Residents by ethnic group: {group.label}",
        subtitle=f"Per cent of residents, {wording.periods(answer)}. All residents, wherever they are registered.",
        axis=f"{group.tick}, of residents",
        unit="percent",
        values={f.area_code: f.value for f in answer.figures if f.group_id == group.id and f.value is not None},
        answers=(answer,),
    )


ETHNIC = "ethnic"
SHADES: dict[str, Callable[[Choice, tuple[str, ...], View, Asks], Shading]] = {
    "patients": _count,
    "share": _share,
    ETHNIC: _ethnic,
    "deprivation": _deprivation,
}
SHADE_LABELS = {
    "patients": "Our patients",
    "share": "Our patients as a share of residents",
    ETHNIC: "Ethnic group of residents",
    "deprivation": "Deprivation",
}
