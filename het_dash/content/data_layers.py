"""Layers of an indicator (published statistics, our own counts) and the breakdowns each has."""

from het_dash.catalogue import WHOLE, Breakdown, Catalogue, Indicator, Layer, Nature
from het_dash.catalogue.source import NATURES
from het_dash.store import Asks

OURS = ("sex_recorded", "imd_quintile_recorded")
PUBLISHED = "Published statistics"
LOCAL, RETURNS = "Local records", "Quarterly returns"
NOT_YET = {
    LOCAL: (
        "not collected yet. It takes an extract from the practices' own records, which {} GP practices can "
        "supply; docs/data.md says how it is brought in."
    ),
    RETURNS: "not collected yet. It comes with the Health Equity Teams' quarterly returns.",
}


def layers(indicator: Indicator, store: Asks) -> dict[str, Layer]:
    """Label -> layer, for each layer that the measure may have. Labels do not depend on the data: links keep them."""
    kinds = {store.catalogue.sources[source].layer for source in indicator.sources}
    found: dict[str, Layer] = {PUBLISHED: "published"} if "published" in kinds else {}
    return {**found, _own(indicator): "own"} if "own" in kinds else found


def own_nature(indicator: Indicator, store: Asks) -> Nature | None:
    """The weakest nature of our own figures of a measure, or None where there are none."""
    held = {store.catalogue.sources[source].nature for _, _, source, _ in store.holdings(indicator.id, "own")}
    return max(held, key=NATURES.index, default=None)


def not_collected(indicator: Indicator, catalogue: Catalogue) -> str:
    """Sentences on missing data: what, why, and who can supply it."""
    return NOT_YET[_own(indicator)].format(catalogue.borough.whose)


def breakdowns(indicator: Indicator, layer: Layer, store: Asks) -> list[str]:
    """Breakdowns of a measure in a layer: for our own counts, those in the store; for published ones, all declared."""
    catalogue = store.catalogue
    if layer == "published":
        return [by for by in indicator.breakdowns if not _ours(catalogue.breakdowns[by], catalogue)]
    held = {by for _, by, _, _ in store.holdings(indicator.id, "own")}
    return [by for by in indicator.breakdowns if by in held] or [WHOLE]


def ethnic_scheme(breakdown: str, catalogue: Catalogue) -> str | None:
    """The scheme of ethnic groups that a breakdown is, or that its first part is."""
    first = (catalogue.breakdowns[breakdown].parts or (breakdown,))[0]
    return first if first.startswith("ethnicity_") else None


def _own(indicator: Indicator) -> str:
    return RETURNS if any("returns" in source for source in indicator.sources) else LOCAL


def _ours(breakdown: Breakdown, catalogue: Catalogue) -> bool:
    """Schemes of our own records: no published statistic comes in them."""
    parts = [catalogue.breakdowns[part] for part in breakdown.parts] or [breakdown]
    return any(one.kind.startswith("ethnicity_") or one.id in OURS for one in parts)
