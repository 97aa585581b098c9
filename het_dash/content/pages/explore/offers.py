"""Everything that the Explore page offers for a measure: places, periods, benchmarks, and why something is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from het_dash.catalogue import WHOLE, Area, Breakdown, Catalogue, Indicator, Layer
from het_dash.catalogue.same_practices import MEMBERSHIP_WORDS, Members
from het_dash.charts.text import wording
from het_dash.content import data_layers
from het_dash.content.pages.explore.choice import TREND, Choice
from het_dash.figures import Answer
from het_dash.figures.answer import Span
from het_dash.store import Asks, Question

EVERY_PRACTICE = "every_practice"


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
    """Labels of what `where` may hold: kinds of area with at least two, then single areas, the reader's own first."""
    catalogue = store.catalogue
    held = [catalogue.areas[code] for code in store.areas_with(indicator, breakdown, layer)]
    order = list(kinds(catalogue))
    nearest = sorted(held, key=lambda a: (a.code != pcn.code, order.index(a.kind)))
    return {**_sets(held, pcn, store), **{a.code: _name(a) for a in nearest}}


def _sets(held: list[Area], pcn: Area, store: Asks) -> dict[str, str]:
    """Kinds of area to choose as a whole."""
    found = {kind: name for kind, name in kinds(store.catalogue).items() if sum(a.kind == kind for a in held) > 1}
    practices = [a for a in held if a.kind == "practice"]
    if practices and not any(_practice_of(a, pcn, store) for a in practices):
        found.pop("practice", None)
    if len(practices) > 1:
        found[EVERY_PRACTICE] = f"All practices in {store.catalogue.borough.label}"
    return found


def _name(area: Area) -> str:
    """Practices and small areas say what they are, because a set may have the same name as one of them."""
    return f"{area.label} (practice)" if area.kind == "practice" else area.label


def usual_place(indicator: str, breakdown: str, pcn: Area, store: Asks, layer: Layer = "published") -> str:
    """Where to look first: areas side by side for everyone, the nearest single area for groups."""
    offered = places(indicator, breakdown, pcn, store, layer)
    single = [one for one in offered if one in store.catalogue.areas]
    of_nearest = [kind for kind in kinds(store.catalogue) if any(_kind(one, store) == kind for one in single)]
    first = of_nearest[0] if of_nearest else ""
    return first if breakdown == WHOLE and first in offered else single[0]


def _kind(code: str, store: Asks) -> str:
    return store.catalogue.areas[code].kind


def codes_of(choice: Choice, pcn: Area, store: Asks) -> tuple[str, ...]:
    """Codes of the chosen areas that have figures, each once, the smaller kinds of area first."""
    held = store.areas_with(choice.indicator, choice.breakdown, choice.layer)
    found = [code for code in held if _chosen(store.catalogue.areas[code], choice, pcn, store)]
    order = list(kinds(store.catalogue))
    return tuple(sorted(found, key=lambda code: order.index(_kind(code, store))))


def _chosen(area: Area, choice: Choice, pcn: Area, store: Asks) -> bool:
    if area.code in choice.where:
        return True
    if area.kind == "practice":
        every = EVERY_PRACTICE in choice.where
        return every or ("practice" in choice.where and _practice_of(area, pcn, store))
    return area.kind in choice.where


def _practice_of(area: Area, pcn: Area, store: Asks) -> bool:
    return area.kind == "practice" and store.members(store.built_on).get(area.code) == pcn.code


def question(choice: Choice, *codes: str) -> Question:
    """Figures of the choice at single dates, or over time.

    Our own counts are sent for a PCN as it was at each date, so they are never of the same practices throughout.
    """
    asked = Question(choice.indicator, codes, choice.breakdown, choice.layer)
    throughout = choice.over_time and choice.layer == "published"
    return replace(asked, membership=choice.membership) if throughout else asked


def spans(answer: Answer) -> dict[str, Span]:
    """Periods of an answer by id, the latest first: the day of its end, with its start where two end on one day."""
    ends = Counter(end for _, end in answer.spans)
    return {
        end.isoformat() if ends[end] == 1 else f"{start.isoformat()}_{end.isoformat()}": (start, end)
        for start, end in reversed(answer.spans)
    }


def periods(choice: Choice, pcn: Area, store: Asks) -> dict[str, str]:
    """Labels of the periods of the chosen areas, the latest first. The trend, by its years, is before them if there are
    several."""
    codes = codes_of(choice, pcn, store)
    answer = store.ask(question(replace(choice, when=""), *codes))
    named_by = answer.indicator.named_by
    found = {one: wording.period(*span, named_by) for one, span in spans(answer).items()}
    several = len({span[1] for span in answer.spans}) > 1
    return {**({TREND: _years(answer)} if several else {}), **found}


def _years(answer: Answer) -> str:
    ends = sorted(end.year for _, end in answer.spans)
    return f"{ends[0]} to {ends[-1]}"


def benchmarks(indicator: str, breakdown: str, store: Asks, layer: Layer = "published") -> dict[str, str]:
    """Labels of the larger places that have the figure, by code."""
    larger, held = store.catalogue, store.areas_with(indicator, breakdown, layer)
    return {a.code: a.label for a in (larger.borough, larger.icb, larger.nation) if a.code in held}


def memberships(choice: Choice, pcn: Area, store: Asks) -> dict[Members, str]:
    """Ways to count the PCNs' practices over time, with labels; none where both give the same figures."""
    pcns = [code for code in codes_of(choice, pcn, store) if _kind(code, store) == "pcn"]
    if not choice.over_time or choice.layer != "published" or not pcns:
        return {}
    answers = [store.ask(question(replace(choice, membership=way), *pcns)) for way in MEMBERSHIP_WORDS]
    return MEMBERSHIP_WORDS if answers[0].figures != answers[1].figures else {}


def highlights(choice: Choice, pcn: Area, store: Asks) -> dict[str, str]:
    """Labels of what may stand out: the reader's PCN, or an area or group of the choice."""
    breakdown = store.catalogue.breakdowns[choice.breakdown]
    usual = {"pcn": "The chosen PCN" if choice.breakdown == WHOLE else "The programme's groups"}
    areas = {code: store.catalogue.areas[code].label for code in codes_of(choice, pcn, store)}
    groups = {} if breakdown.parts or choice.breakdown == WHOLE else {g.id: g.label for g in breakdown.groups}
    return {**usual, **(groups or (areas if len(areas) > 1 else {}))}


def simple(indicator: Indicator, layer: Layer, store: Asks) -> dict[str, Breakdown]:
    """Breakdowns of one kind of group, without those by two kinds."""
    offered = [store.catalogue.breakdowns[by] for by in data_layers.breakdowns(indicator, layer, store)]
    parts = [part for one in offered for part in one.parts]
    every = {one.id: one for one in offered if not one.parts}
    return every | {part: store.catalogue.breakdowns[part] for part in parts if part not in every}


def together(indicator: Indicator, by: str, other: str, layer: Layer, store: Asks) -> str | None:
    """The breakdown by both, or None if the measure is not held so."""
    offered = [store.catalogue.breakdowns[one] for one in data_layers.breakdowns(indicator, layer, store)]
    return next((one.id for one in offered if set(one.parts) == {by, other}), None)


def why_not_together(indicator: Indicator, by: str, other: str, layer: Layer, store: Asks) -> str:
    """Explains why a measure cannot be shown by two breakdowns at once, and which two it can be shown by."""
    known = store.catalogue.breakdowns
    one, two = (wording.lead_lower(known[part].title) for part in (by, other))
    offered = [known[by_] for by_ in data_layers.breakdowns(indicator, layer, store) if known[by_].parts]
    pairs = [wording.lead_lower(pair.title) for pair in offered if store.areas_with(indicator.id, pair.id, layer)]
    said = f"{indicator.title}: we have figures by {one} and by {two}, but not by both together."
    return f"{said} Two at once: {'; '.join(pairs)}." if pairs else said


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


def conditions(offered: Iterable[Indicator], store: Asks) -> dict[str, str]:
    """Labels of the conditions of these measures, in the order of data/conditions.yaml."""
    held = {one.condition for one in offered}
    return {one.id: one.label for one in store.catalogue.conditions.values() if one.id in held}


def by_condition(store: Asks) -> list[Indicator]:
    """Measures of the page by condition, those available for PCNs first."""
    order = list(store.catalogue.conditions)
    offered = store.catalogue.on_page("explore")
    return sorted(offered, key=lambda i: (order.index(i.condition), not held_for(i.id, "pcn", store)))
