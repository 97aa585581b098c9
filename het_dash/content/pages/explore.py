"""Explore: one measure, area, breakdown and comparator of the analyst's choice."""

from dataclasses import dataclass, replace

from het_dash.catalogue import CROSS, WHOLE, Area, Catalogue, Indicator, Layer
from het_dash.catalogue.same_practices import MEMBERSHIP_WORDS, Members
from het_dash.charts import Chart, View
from het_dash.charts.builders.by_area import areas
from het_dash.charts.builders.by_group import chosen, groups
from het_dash.charts.builders.trend import trend
from het_dash.charts.text import wording
from het_dash.content import data_layers
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import patients
from het_dash.figures import Answer
from het_dash.store import Asks, Question

MOST_BARS = 40


@dataclass(frozen=True)
class Choice:
    """Choice of figures. `where` is a kind of area (bars) for everyone, or one area's code for a breakdown.

    `groups`: ethnic groups of the breakdown, or of its first part. Empty means all groups. `membership`: the practices
    that a PCN's figures count over time; a single date always counts the members of that date.
    """

    indicator: str
    breakdown: str
    where: str
    against: tuple[str, ...] = ()
    layer: Layer = "published"
    groups: tuple[str, ...] = ()
    membership: Members = "constant"


def kinds(catalogue: Catalogue) -> dict[str, str]:
    """Words for each kind of area, the reader's own first."""
    whose, region = catalogue.borough.whose, catalogue.areas[catalogue.icb.parent or catalogue.nation.code]
    return {
        "pcn": "The six PCNs",
        "practice": "This PCN's practices",
        "ods_pcn": "PCNs as NHS England lists them",
        "neighbourhood": f"{whose} neighbourhoods",
        "ward": f"{whose} wards",
        "lsoa": f"{whose} lower layer super output areas (LSOAs)",
        "living_here": catalogue.living_here.label,
        "borough": "Boroughs",
        "icb": catalogue.icb.label,
        "region": region.label,
        "nation": catalogue.nation.label,
    }


def places(indicator: str, breakdown: str, pcn: Area, store: Asks, layer: Layer = "published") -> dict[str, str]:
    """Choices for `where` by label: kinds of area for everyone, single areas for a breakdown."""
    held = [store.catalogue.areas[code] for code in store.areas_with(indicator, breakdown, layer)]
    if breakdown == WHOLE:
        return {name: kind for kind, name in kinds(store.catalogue).items() if any(a.kind == kind for a in held)}
    single = [a for a in held if a.kind not in ("practice", "lsoa") or _practice_of(a, pcn, store)]
    order = list(kinds(store.catalogue))
    nearest = sorted(single, key=lambda a: (a.code != pcn.code, order.index(a.kind)))
    return {a.label: a.code for a in nearest}


def explore(choice: Choice, pcn: Area, store: Asks) -> tuple[tuple[Block, ...], Answer | None]:
    """Blocks to show, and the answer for the download."""
    indicator, view = store.catalogue.indicators[choice.indicator], View(store.catalogue, pcn, store.members)
    codes = _codes(choice, pcn, store)
    own = store.ask(_question(choice, *codes))
    if not own.figures:
        return (Words((why_not(indicator, choice.breakdown, store, choice.layer),)),), None
    beside, apart = _beside(own, choice, store)
    answer = store.ask(_question(choice, *codes, *beside))
    picked = _picked(answer, choice)
    notes = [Words(apart)] if apart else []
    if choice.breakdown != WHOLE:
        return (*_by_group(answer, picked, choice, beside, view), *notes), chosen(answer, picked)
    over_time = _over_time(own, choice, view, store)
    several = len({f.period_end for f in over_time.figures}) > 1
    drawn = [_drawn_or_tabled(areas(answer, view)), *([trend(over_time, view)] if several else [])]
    return (*drawn, *notes), chosen(answer.joined(over_time) if several else answer, picked)


def _question(choice: Choice, *codes: str) -> Question:
    return Question(choice.indicator, codes, choice.breakdown, choice.layer)


def _throughout(choice: Choice, *codes: str) -> Question:
    """Our own counts are sent for a PCN as it was at each date, so they are never of the same practices throughout."""
    asked = _question(choice, *codes)
    return replace(asked, membership=choice.membership) if choice.layer == "published" else asked


def memberships(choice: Choice, pcn: Area, store: Asks) -> dict[str, Members]:
    """Ways to count the PCN's practices over time, by label; none where both give the same figures."""
    if choice.breakdown != WHOLE or choice.where != "pcn":
        return {}
    ways: dict[str, Members] = {label: way for way, label in MEMBERSHIP_WORDS.items()}
    answers = [store.ask(_throughout(replace(choice, membership=way), pcn.code)) for way in ways.values()]
    periods = {f.period_end for answer in answers for f in answer.figures}
    return ways if len(periods) > 1 and answers[0].figures != answers[1].figures else {}


def _picked(answer: Answer, choice: Choice) -> tuple[str, ...]:
    """Ids in the breakdown that belong to the chosen ethnic groups."""
    ids = dict.fromkeys(f.group_id for f in answer.figures)
    return tuple(one for one in ids if one.split(CROSS)[0] in choice.groups)


def _over_time(own: Answer, choice: Choice, view: View, store: Asks) -> Answer:
    """The PCN, if it is among the areas shown, with larger places of the same source, whose years may be others.

    Where the measure does not exist for PCNs the borough is drawn instead.
    """
    places = (*_drawn_over_time(own, choice, view, store), *choice.against)
    found = store.ask(_throughout(choice, *dict.fromkeys(places)))
    return found.only(f for f in found.figures if f.source_id == own.figures[0].source_id)


def _drawn_over_time(own: Answer, choice: Choice, view: View, store: Asks) -> tuple[str, ...]:
    if own.of(view.pcn.code).figures:
        return (view.pcn.code,)
    for_pcns = store.ask(_question(choice, view.pcn.code)).figures
    return () if for_pcns else (store.catalogue.borough.code,)


def _by_group(
    answer: Answer, picked: tuple[str, ...], choice: Choice, beside: tuple[str, ...], view: View
) -> list[Block]:
    chart = groups(answer, choice.where, view, compared=next(iter(beside), None), only=picked)
    if "ethnic_mix" in answer.indicator.roles:  # methods 3 sets its wording
        return [patients.as_estimate(chart, chosen(answer, picked), choice.where, view)]
    return [_drawn_or_tabled(chart)]


def _drawn_or_tabled(chart: Chart) -> Block:
    return chart if len(chart.categories) <= MOST_BARS else Tabled(chart.title, chart.table, chart.source)


def _beside(own: Answer, choice: Choice, store: Asks) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Larger places to compare with, and why others are left out: December and March values are not comparable."""
    beside, apart = [], []
    for code in choice.against:
        there = store.ask(_question(choice, code)) if not own.of(code).figures else None
        if there is None or not there.figures:
            continue
        if (there.period, there.figures[0].source_id) == (own.period, own.figures[0].source_id):
            beside.append(code)
        else:
            apart.append(
                f"{store.catalogue.areas[code].label} is left out: its figures are of {wording.periods(there.latest)} "
                f"({there.lineage[0].title}), these of {wording.periods(own.latest)} ({own.lineage[0].title})."
            )
    return tuple(beside), tuple(apart)


def held_for(indicator: str, kind: str, store: Asks) -> bool:
    """Whether an indicator has any figure for a kind of area."""
    return any(held == kind for held, *_ in store.holdings(indicator))


def why_not(indicator: Indicator, breakdown: str, store: Asks, layer: Layer = "published") -> str:
    """Explains a missing breakdown: the areas that it is published for, if any, or who can supply local data."""
    catalogue = store.catalogue
    if layer == "own":
        return f"{indicator.title}: {data_layers.not_collected(indicator, catalogue)}"
    published = {kind for kind, by, _, _ in store.holdings(indicator.id) if by == breakdown}
    held = [name for kind, name in kinds(catalogue).items() if kind in published]
    by = wording.lead_lower(catalogue.breakdowns[breakdown].title)
    if held:
        return f"{indicator.title} is published by {by} only for: {', '.join(held)}."
    return f"{indicator.title}: we have no figures by {by}. Ask the programme team whether local GP data could show it."


def benchmarks(indicator: str, breakdown: str, store: Asks, layer: Layer = "published") -> dict[str, str]:
    """Codes of the larger places that have the figure, by label."""
    larger, held = store.catalogue, store.areas_with(indicator, breakdown, layer)
    return {a.label: a.code for a in (larger.borough, larger.icb, larger.nation) if a.code in held}


def _codes(choice: Choice, pcn: Area, store: Asks) -> tuple[str, ...]:
    held = store.areas_with(choice.indicator, choice.breakdown, choice.layer)
    if choice.breakdown != WHOLE:
        return (choice.where,)
    of_kind = [code for code in held if store.catalogue.areas[code].kind == choice.where]
    if choice.where == "practice":
        of_kind = [code for code in of_kind if _practice_of(store.catalogue.areas[code], pcn, store)]
    return tuple(of_kind)


def _practice_of(area: Area, pcn: Area, store: Asks) -> bool:
    return area.kind == "practice" and store.members(store.built_on).get(area.code) == pcn.code
