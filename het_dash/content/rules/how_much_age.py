"""Bound on the part of an ethnic gap that age could explain (methods 21)."""

from collections.abc import Iterator

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Block, Words
from het_dash.content.rules import age_adjusted_gap, known_inequality
from het_dash.content.rules.ages_by_group import Ages
from het_dash.content.rules.gap_by_age import has_groups
from het_dash.figures import Answer
from het_dash.figures.age_bound import AgeBound, age_bound
from het_dash.figures.gaps import counts

HEADING = "How much could age explain?"
ASSUMED = "Within each half of the ages, Black patients are taken to have the ages of all patients."
NEARLY_ALL = 0.95
FRACTIONS = {
    "one in ten": 1 / 10, "one in five": 1 / 5, "one in four": 1 / 4, "one in three": 1 / 3, "two in five": 2 / 5,
    "half": 1 / 2, "three in five": 3 / 5, "two in three": 2 / 3, "three in four": 3 / 4, "four in five": 4 / 5,
    "nine in ten": 9 / 10,
}  # fmt: skip


def bound(*, by_group: Answer, by_age: Answer, view: View) -> AgeBound | None:
    """The bound where the gap is published; None without a clear gap, or without counts by age of the same period."""
    area = known_inequality.nearest(by_group, view)
    gap, ours = known_inequality.gap(by_group, area), by_group.latest.one(area, known_inequality.GROUP)
    then = by_age.latest.of(area)
    pairs = {f.group_id: counts(f) for f in then.figures}
    bands = {band: pair for band, pair in pairs.items() if pair is not None}
    group = counts(ours)
    if gap is None or not gap.fewer or by_group.indicator.polarity != "higher_is_better" or group is None:
        return None
    if not bands or len(bands) < len(pairs) or ours is None or then.period != by_group.latest.period:
        return None
    return age_bound(group, bands)


def said(*, by_group: Answer, by_age: Answer, view: View) -> Words | None:
    """The bound in words, or None where there is nothing to bound."""
    found = bound(by_group=by_group, by_age=by_age, view=view)
    if found is None:
        return None
    area = known_inequality.nearest(by_group, view)
    own = (by_group.latest.of(area), by_age.latest.of(area))
    return Words(
        tuple(_sentences(found, by_group=own[0], by_age=own[1], view=view)),
        heading=HEADING,
        source=wording.source(*own),
        nature="derived",
    )


def chart(*, by_group: Answer, by_age: Answer, view: View) -> Chart | None:
    """Two bars: the share of Black patients who would have to be that young, and that share of all patients."""
    found = bound(by_group=by_group, by_age=by_age, view=view)
    if found is None or found.impossible:
        return None
    area = known_inequality.nearest(by_group, view)
    own = (by_group.latest.of(area), by_age.latest.of(area))
    needed, everyone = 100 * min(found.needed, 1.0), 100 * found.everyone
    names = ("Black patients, if age explained the gap", "All patients")
    limits = (max(0.0, 100 * found.lower), min(100.0, 100 * found.upper))
    sentence = " ".join(_sentences(found, by_group=own[0], by_age=own[1], view=view)[1:])
    return Chart(
        id=f"how-much-age-{by_group.indicator.id}-{area}",
        kind="bars",
        title=f"Age alone explains the gap only if {about(found.needed)} Black patients are {found.ages}",
        subtitle=f"Per cent {found.ages}. {view.label(area)}, {wording.periods(own[0])}.",
        axis=f"Per cent {found.ages}",
        unit="percent",
        series=(
            Series(
                f"Per cent {found.ages}",
                "other",
                (
                    Point(names[0], needed, *limits, f"{needed:.0f}%", role="programme_1"),
                    Point(names[1], everyone, text=f"{everyone:.0f}%"),
                ),
            ),
        ),
        categories=names,
        sentence=sentence,
        alt=f"Bar chart. {sentence}",
        source=wording.source(*own),
        measures=wording.measures(*own),
        table=Table(
            ("Patients", f"Per cent {found.ages}", "Lower 95% limit", "Upper 95% limit"),
            ((names[0], f"{needed:.0f}%", *(f"{x:.0f}%" for x in limits)), (names[1], f"{everyone:.0f}%", "", "")),
        ),
        nature="derived",
        notes=(ASSUMED,),
    )


def blocks(*, by_group: Answer, by_age: Answer, view: View) -> Iterator[Block]:
    """Words and chart; nothing where there is nothing to bound."""
    for rule in (said, chart):
        made = rule(by_group=by_group, by_age=by_age, view=view)
        if made is not None:
            yield made


def bound_or_own(*, by_group: Answer, by_age: Answer, own: Ages) -> Iterator[Block]:
    """The bound, unless a real extract has groups by age: then the standardised gap replaces it."""
    real = any(f.nature == "local" for f in own.cross.of(own.area).figures)
    found = None if real else said(by_group=by_group, by_age=by_age, view=own.view)
    if found is not None:
        yield found
    if has_groups(own):
        yield age_adjusted_gap.said(own)


def about(share: float) -> str:
    """'about four in five': the nearest plain fraction."""
    if share >= NEARLY_ALL:
        return "nearly all"
    return f"about {min(FRACTIONS, key=lambda name: abs(FRACTIONS[name] - share))}"


def _sentences(found: AgeBound, *, by_group: Answer, by_age: Answer, view: View) -> list[str]:
    ours = by_group.one(by_group.figures[0].area_code, known_inequality.GROUP)
    share = ours.value or 0.0 if ours else 0.0
    bands = view.catalogue.breakdowns[by_age.figures[0].breakdown]
    each = [f"{f.value:.0f}% at {bands.group(f.group_id).label}" for f in by_age.figures if f.value is not None]
    rates = f"{', '.join(each[:-1])} and {each[-1]}"
    first = f"{by_group.indicator.title} across {view.label(by_group.figures[0].area_code)}, by age: {rates}."
    if found.impossible:
        return [
            first,
            f"If all Black patients were {found.ages}, we would expect {100 * found.expected:.0f}%, not {share:.0f}%.",
            "So age alone does not explain the gap.",
        ]
    return [
        first,
        f"For age alone to explain the {share:.1f}% of Black patients, {_counted(found.needed)} of them would have "
        f"to be {found.ages}.",
        f"Of all patients in this measure, {_counted(found.everyone)} are {found.ages}.",
        "The ages of Black patients are not published.",
    ]


def _counted(share: float) -> str:
    """'about four in five (79%)'."""
    return f"{about(share)} ({100 * min(share, 1.0):.0f}%)"
