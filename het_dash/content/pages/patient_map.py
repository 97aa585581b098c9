"""Map of where patients live, shaded by the reader's choice."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from het_dash.catalogue import Area
from het_dash.charts import Chart, Table, View
from het_dash.charts.builders.area_map import Names, Shading, area_map
from het_dash.charts.classes import ShadeClass
from het_dash.charts.text import wording
from het_dash.content.blocks import Tabled
from het_dash.content.boundaries import asked, credit, ground_of_pcn
from het_dash.figures import Answer
from het_dash.geo.layers import LayerKind
from het_dash.store import Asks

LAYERS: dict[str, LayerKind] = {
    "Lower layer super output areas (LSOAs)": "lsoa",
    "Wards": "ward",
    "Neighbourhoods": "neighbourhood",
}
HOME = {"lsoa": "lsoa21", "ward": "ward", "neighbourhood": "neighbourhood"}
SCHEMES = {"19 groups": "ethnicity_census19", "Five groups": "ethnicity_census5"}
PCN_IS_A_LIST = (
    "A PCN is a list of people, not an area: its patients live all over {borough} and beyond. The outline holds the "
    "LSOAs where more registered residents belong to this PCN than to any other in {borough}; where more than half are "
    "registered outside {whose} PCNs, no outline is drawn."
)

# The three most deprived fifths, and the others; the most deprived has the darkest shade.
TENTHS = (
    ShadeClass("tenths 7 to 10 (least deprived)", 7, 10, 1),
    ShadeClass("tenths 5 and 6", 5, 6, 2),
    ShadeClass("tenths 3 and 4", 3, 4, 3),
    ShadeClass("tenths 1 and 2 (most deprived)", 1, 2, 4),
)
PRACTICES = "Points are practices, larger for a longer list."


@dataclass(frozen=True)
class Choice:
    """`shade` is one of SHADES; `group` an ethnic group's id, and `scheme` its breakdown, where that is the shade."""

    layer: LayerKind
    shade: str
    scheme: str = "ethnicity_census19"
    group: str = "black_african"


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
    list_note = PCN_IS_A_LIST.format(borough=borough.label, whose=borough.whose)
    notes = (list_note, PRACTICES, *chart.notes)
    return replace(chart, notes=notes, source=f"{chart.source} {credit(store.catalogue)}")


def about_area(code: str, pcn: Area, store: Asks) -> Tabled:
    """Everything that is known of one area: each shade's number, and the ethnic groups of its residents."""
    view = View(store.catalogue, pcn, store.members)
    layer = next(kind for kind in LAYERS.values() if kind == store.catalogue.areas[code].kind)
    shades = [SHADES[shade](Choice(layer, shade), (code,), view, store) for shade in SHADES if shade != ETHNIC]
    rows = [(s.axis, wording.number(s.values[code], s.unit) if code in s.values else "no figure") for s in shades]
    mix = store.ask(asked("residents_by_ethnic_group", (code,), store, "ethnicity_census5"))
    scheme = store.catalogue.breakdowns["ethnicity_census5"]
    rows += [
        (f"Residents: {scheme.group(f.group_id).label}", wording.value_or_reason(f, "percent", store.catalogue))
        for f in mix.figures
    ]
    answers = dict.fromkeys(wording.source(a) for s in shades for a in s.answers)
    return Tabled(view.label(code), Table(("Figure", "Value"), tuple(rows)), " ".join((*answers, wording.source(mix))))


def lists(store: Asks) -> dict[str, float]:
    """Practice -> registered patients, at the last date."""
    answer = store.ask(asked("list_size", tuple(store.catalogue.practices), store))
    return {f.area_code: f.value for f in answer.latest.figures if f.value is not None}


def _homes(layer: str, view: View, store: Asks) -> Answer:
    return store.ask(asked("patients_by_small_area", (view.pcn.code,), store, HOME[layer]))


def _count(choice: Choice, codes: tuple[str, ...], view: View, store: Asks) -> Shading:
    homes = _homes(choice.layer, view, store)
    found = {f.group_id: f.value for f in homes.latest.figures if f.value is not None and f.group_id in codes}
    return Shading(
        id="patients",
        title=f"Where {wording.of(view.pcn.label)} patients live",
        subtitle=f"Number of registered patients. {wording.periods(homes)}.",
        axis=f"{wording.of(view.pcn.label)} patients",
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
        axis=f"{wording.of(view.pcn.label)} patients, of residents",
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
        axis="Deprivation tenth (1 is most deprived)",
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


ETHNIC = "Ethnic group of residents"
SHADES: dict[str, Callable[[Choice, tuple[str, ...], View, Asks], Shading]] = {
    "This PCN's patients": _count,
    "This PCN's patients, of residents": _share,
    ETHNIC: _ethnic,
    "Deprivation": _deprivation,
}
