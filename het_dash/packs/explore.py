"""The analyst's free choice: a measure, where, by what, against what; or the reason why there is none."""

from dataclasses import dataclass

from het_dash.catalogue import WHOLE, Area, Indicator
from het_dash.charts import View, words
from het_dash.charts.areas import areas
from het_dash.charts.groups import groups
from het_dash.charts.trend import trend
from het_dash.figures import Answer
from het_dash.packs.blocks import Block, Tabled, Words
from het_dash.store import Question, Store

KINDS = {
    "pcn": "The six PCNs",
    "practice": "This PCN's practices",
    "ods_pcn": "ODS PCNs",
    "neighbourhood": "Lewisham's neighbourhoods",
    "ward": "Lewisham's wards",
    "lsoa": "Lewisham's LSOAs",
    "borough": "Boroughs",
    "icb": "South East London",
    "region": "London",
    "england": "England",
}
MOST_BARS = 40


@dataclass(frozen=True)
class Choice:
    """`where` is a kind of area (bars side by side) for everyone, or one area's code for a breakdown."""

    indicator: str
    breakdown: str
    where: str
    against: tuple[str, ...] = ()


def places(indicator: str, breakdown: str, pcn: Area, store: Store) -> dict[str, str]:
    """Label -> what may be chosen as `where`: kinds of area for everyone, single areas for a breakdown."""
    held = [store.catalogue.areas[code] for code in store.areas_with(indicator, breakdown)]
    if breakdown == WHOLE:
        return {name: kind for kind, name in KINDS.items() if any(a.kind == kind for a in held)}
    single = [a for a in held if a.kind not in ("practice", "lsoa") or _practice_of(a, pcn, store)]
    nearest = sorted(single, key=lambda a: (a.code != pcn.code, list(KINDS).index(a.kind)))
    return {a.label: a.code for a in nearest}


def explore(choice: Choice, pcn: Area, store: Store) -> tuple[tuple[Block, ...], Answer | None]:
    """The blocks to show, and the answer for the download."""
    indicator, view = store.catalogue.indicators[choice.indicator], View(store.catalogue, pcn, store.members)
    codes = _codes(choice, pcn, store)
    answer = store.ask(Question(choice.indicator, codes, choice.breakdown))
    if not answer.figures:
        return (Words((why_not(indicator, choice.breakdown, store),)),), None
    if choice.breakdown != WHOLE:
        compared = next((code for code in choice.against if answer.of(code).figures), None)
        return (groups(answer, None, choice.where, view, compared),), answer
    side_by_side = areas(answer, view)
    few = len(side_by_side.categories) <= MOST_BARS
    blocks: list[Block] = [side_by_side if few else Tabled(side_by_side.title, side_by_side.table, side_by_side.source)]
    if len({f.period_end for f in answer.figures}) > 1:
        blocks.append(trend(answer.only(f for f in answer.figures if f.area_code in (pcn.code, *choice.against)), view))
    return tuple(blocks), answer


def held_for(indicator: str, kind: str, store: Store) -> bool:
    """Whether there is any figure of an indicator for a kind of area."""
    return any(held == kind for held, *_ in store.holdings(indicator))


def why_not(indicator: Indicator, breakdown: str, store: Store) -> str:
    """A missing breakdown says why: for which larger areas it is published, if any."""
    catalogue = store.catalogue
    held = dict.fromkeys(KINDS[kind] for kind, by, _, _ in store.holdings(indicator.id) if by == breakdown)
    by = words.lead_lower(catalogue.breakdowns[breakdown].title)
    if held:
        return f"{indicator.title} is published by {by} only for: {', '.join(held)}."
    return f"{indicator.title} is not published by {by}. Ask the programme team whether local GP data could show it."


def benchmarks(indicator: str, breakdown: str, store: Store) -> dict[str, str]:
    """Label -> code of the larger places that have the figure, to compare with."""
    larger, held = store.catalogue, store.areas_with(indicator, breakdown)
    return {a.label: a.code for a in (larger.lewisham, larger.sel, larger.england) if a.code in held}


def _codes(choice: Choice, pcn: Area, store: Store) -> tuple[str, ...]:
    held = store.areas_with(choice.indicator, choice.breakdown)
    if choice.breakdown != WHOLE:
        return (choice.where, *choice.against)
    chosen = [code for code in held if store.catalogue.areas[code].kind == choice.where]
    if choice.where == "practice":
        chosen = [code for code in chosen if _practice_of(store.catalogue.areas[code], pcn, store)]
    return tuple(dict.fromkeys((*chosen, *choice.against)))


def _practice_of(area: Area, pcn: Area, store: Store) -> bool:
    return area.kind == "practice" and store.members(store.built_on).get(area.code) == pcn.code
