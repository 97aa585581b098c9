"""The sentence that opens each tab of the data pack's page, made by rule from its figures."""

from collections.abc import Sequence

from het_dash.catalogue import Indicator
from het_dash.charts.peer_group import counting, units
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Definitions, Lead
from het_dash.content.rules import known_inequality
from het_dash.content.rules.data_pack_overview import against, to_50
from het_dash.content.rules.patients import programme_groups, programme_share
from het_dash.content.rules.people_lost import Published
from het_dash.content.rules.recorded_against_ages import against_expected
from het_dash.figures import Answer
from het_dash.figures.funnel_position import standing

MOST_DEPRIVED = 2  # fifths of areas


def patients(*, ethnic_mix: Answer, by_deprivation: Answer, view: View) -> Lead | None:
    """Estimated share in the programme's groups, and the share in the two most deprived fifths of areas."""
    share = programme_share(ethnic_mix, view.pcn.code, view)
    here = by_deprivation.latest.of(view.pcn.code).figures[:MOST_DEPRIVED]
    if share is None or len(here) < MOST_DEPRIVED or any(f.value is None for f in here):
        return None
    deprived = sum(f.value or 0.0 for f in here)
    strong = f"about {share:.0f}% are {' or '.join(programme_groups(ethnic_mix, view))}"
    nation, borough = view.catalogue.nation.whose, view.catalogue.borough.label
    return Lead(
        f"Of {wording.of(view.pcn.label)} patients who live in {borough}, {strong}, and {deprived:.0f}% live in "
        f"{nation} two most deprived fifths of areas.",
        strong,
        "derived",
    )


def found(lost: Published) -> Lead | None:
    """People recorded, and only what the limits carry about those expected from ages."""
    view = lost.view
    compared = against_expected(view.pcn.code, register=lost.register, patients=lost.patients, rates=lost.rates)
    figure = lost.register.latest.one(view.pcn.code)
    if compared is None or figure is None or figure.numerator is None:
        return None
    strong = f"{figure.numerator:,.0f} of {wording.of(view.pcn.label)} patients"
    condition = wording.lead_lower(lost.register.indicator.in_plain_words)
    said = f"{strong} have recorded {condition}, {against(compared, figure.denominator or 0.0)}."
    return Lead(said, strong, "derived")


def care(lost: Published) -> Lead | None:
    """People of the register who were not checked, and who were checked and are not controlled."""
    here = lost.at(lost.view.pcn.code)
    if here is None or here.not_checked is None or here.not_treated is None:
        return None
    condition = wording.lead_lower(lost.register.indicator.in_plain_words)
    strong = f"About {to_50(here.not_checked):,} patients with {condition}"
    return Lead(
        f"{strong} were not checked in the past year, and about {to_50(here.not_treated):,} more were checked but had "
        "a reading that was too high.",
        strong,
        "derived",
    )


def unequal(by_group: Answer, register: Indicator, view: View) -> Lead | None:
    """The published gap in the headline measure. `register` names the condition."""
    gap = known_inequality.gap(by_group, known_inequality.nearest(by_group, view))
    if gap is None:
        return None
    where = f"{'In' if gap.group.area_code == view.pcn.code else 'Across'} {view.label(gap.group.area_code)}"
    strong = f"{gap.group.value:.0f}% of Black patients and {gap.reference.value:.0f}% of White patients"
    condition = wording.lead_lower(register.in_plain_words)
    clear = "" if gap.clear else ", which is no clear gap"
    return Lead(f"{where}, {strong} with {condition} have it controlled{clear}.", strong, gap.group.nature)


def practices(care: Sequence[Answer], weights: Sequence[Answer | None], view: View) -> Lead | None:
    """How many of the PCN's practices are outside the usual range of a measure, of how many looked at."""
    own, outside, measures = set(), set(), 0
    for answer, register in zip(care, weights, strict=True):
        shown = units(answer, view)
        placed = standing(shown.answer, register=register)
        if placed is None:
            continue
        measures += 1
        own |= {f.area_code for f in placed.counted if f.area_code in shown.own}
        outside |= {code for code in own if placed.places.get(code) in ("above_998", "below_998")}
    if not own:
        return None
    strong = f"{counting(len(outside)).capitalize()} of {wording.of(view.pcn.label)} {counting(len(own))} practices"
    borough = view.catalogue.borough.label
    if len(own) == 1:
        strong = f"{view.pcn.label} is one practice"
        clearly = "clearly differs" if outside else "does not clearly differ"
        said = f"{strong}. It {clearly} from others in {borough} on {_of(measures, bool(outside))}."
        return Lead(said, strong, "derived")
    verb = "clearly differs" if len(outside) == 1 else "clearly differ"
    return Lead(f"{strong} {verb} from others in {borough} on {_of(measures, True)}.", strong, "derived")


def _of(measures: int, some: bool) -> str:
    """'at least one of two measures', or 'two measures'."""
    return (
        f"at least one of {counting(measures)} measures" if some and measures > 1 else f"{counting(measures)} measures"
    )


def definitions(found: Definitions) -> Lead:
    strong = f"{len(found.entries)} measures"
    return Lead(f"The pack uses {strong}. Each says what it counts and how to compare it.", strong)
