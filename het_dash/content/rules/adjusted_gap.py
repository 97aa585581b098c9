"""Gap adjusted by a model of published counts, with the crude and the standardised gap (methods 24)."""

from het_dash.catalogue import CROSS
from het_dash.charts.spec import Table
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import gap_text
from het_dash.content.rules.ages_by_group import BROAD, EVERYONE_BY_AGE, FOCUS, Ages
from het_dash.figures import Answer
from het_dash.figures.adjusted_gap import FEWEST_DEGREES, Adjusted, Cell, adjusted, degrees_of_freedom
from het_dash.figures.age_adjusted_gap import Share, below
from het_dash.figures.disparity import CANNOT_BE_COMPUTED
from het_dash.figures.gaps import counts

HEADING = "Adjusted by a model"
MEANING = (
    "The model has terms for ethnic group and age. It is fitted on the rounded counts that this page shows, and on "
    "nothing else. Its limits are wider where the counts vary more than chance."
)


def blocks(found: Ages, by_sex: Answer | None = None) -> list[Block]:
    """The model in words, and a row a group: points as recorded, with the same ages, and from the model."""
    cells = by_age(found)
    if not cells:
        return []
    model = adjusted(cells)
    shown = found.cross.of(found.area)
    nature = tables.weakest_nature(shown)
    sentences = (*_said(found, model, cells), *_said_of_sex(found, by_sex))
    words = Words(sentences, heading=HEADING, nature=nature)
    if model is None:
        return [words]
    peers = gap_text.PEERS[found.reference]
    columns = ("Ethnic group", "As recorded", "With the same ages", "From the model", "Odds ratio against White")
    rows = tuple(_row(g.id, g.label, found, model) for g in found.groups if g.id != found.against)
    return [
        words,
        Tabled(
            f"{found.view.label(found.area)}: points below {peers}, in three ways",
            Table(columns, rows),
            f"95% limits in brackets. {gap_text.BELOW_0} {MEANING} {wording.source(shown, found.by_age)}",
            nature,
        ),
    ]


def by_age(found: Ages) -> list[Cell]:
    """Shown counts by broad group and age, with groups that are not known: they tell about ages too."""
    groups = found.view.catalogue.breakdowns[BROAD].groups
    pairs = ((g.id, band.id, counts(found.at(g.id, band.id))) for g in groups for band in found.bands)
    return [Cell(group, (band,), pair) for group, band, pair in pairs if pair is not None]


def by_sex_and_pcn(found: Ages, answer: Answer) -> list[Cell]:
    """Shown counts by broad group and sex: of the borough, those of its PCNs."""
    borough = found.view.catalogue.borough.code
    there = {pcn.code for pcn in found.view.catalogue.pcns} if found.area == borough else {found.area}
    end = found.cross.period[1] if found.cross.period else None
    cells = []
    for f in answer.figures:
        pair = counts(f)
        if f.area_code in there and f.period_end == end and pair is not None:
            group, _, sex = f.group_id.partition(CROSS)
            cells.append(Cell(group, (f.area_code, sex), pair))
    return cells


def gap(found: Ages, model: Adjusted | None, group: str) -> Share | None:
    """Points below the reference from the model, both with the ages of the borough's register."""
    if model is None or not found.register:
        return None
    return model.gap(group, _reference(found, model), found.register)


def _reference(found: Ages, model: Adjusted) -> dict[str, float]:
    if found.against != EVERYONE_BY_AGE:
        return {found.against: 1.0}
    sizes = {group: counts(found.by_broad.one(found.area, group)) for group in model.groups}
    return {group: pair[1] for group, pair in sizes.items() if pair is not None}


def _said(found: Ages, model: Adjusted | None, cells: list[Cell]) -> tuple[str, ...]:
    place, peers = found.view.label(found.area), gap_text.PEERS[found.reference]
    if model is None:
        left = max(0, degrees_of_freedom(cells))
        return (f"{place}: too few counts are shown to fit a model ({left} residual degrees of freedom, at least "
                f"{FEWEST_DEGREES} needed).",)  # fmt: skip
    left_over = gap(found, model, FOCUS)
    if left_over is None:
        return (f"{place}: the model's gap {CANNOT_BE_COMPUTED}.",)
    apart = gap_text.apart(left_over.value, left_over.lower, left_over.upper)
    return (
        f"{place}: adjusted for age by a model, the share of Black patients as a whole is {apart} that of {peers}.",
        _compared(below(found.recorded(found.against), found.recorded(FOCUS)), left_over),
    )


def _compared(recorded: Share | None, left: Share) -> str:
    """Sentence on what is left of a clear crude gap, as far as the limits carry it."""
    if left.lower <= 0 <= left.upper:
        return "That is no clear gap."
    if recorded is None or recorded.lower <= 0 <= recorded.upper:
        return "That is a clear gap."
    return "A clear gap is left after adjusting for age."


def _said_of_sex(found: Ages, answer: Answer | None) -> tuple[str, ...]:
    """Sex is adjusted for separately, as group, age and sex together are never published."""
    if answer is None:
        return ()
    cells = by_sex_and_pcn(found, answer)
    model = adjusted(cells)
    ratio = model.odds_ratio(FOCUS, "white") if model else None
    if ratio is None:
        left = max(0, degrees_of_freedom(cells)) if cells else 0
        return (f"Not adjusted for sex: the counts by group and sex leave {left} residual degrees of freedom.",)
    several = len({cell.levels[0] for cell in cells}) > 1
    return (
        f"Adjusted for sex{' and PCN' if several else ''} instead of age, the odds ratio of Black against White "
        f"patients is {_ratio(ratio)}.",
    )


def _row(group: str, label: str, found: Ages, model: Adjusted) -> tuple[str, ...]:
    crude = below(found.recorded(found.against), found.recorded(group))
    same = below(found.with_same_ages(found.against), found.with_same_ages(group))
    ratio = model.odds_ratio(group, "white") if group != "white" else None
    reference = "the reference" if group == "white" else CANNOT_BE_COMPUTED
    return (
        label, _points(crude), _points(same), _points(gap(found, model, group)),
        _ratio(ratio) if ratio else reference,
    )  # fmt: skip


def _points(share: Share | None) -> str:
    if share is None:
        return CANNOT_BE_COMPUTED
    value, lower, upper = (gap_text.signed(x) for x in (share.value, share.lower, share.upper))
    return f"{value} ({lower} to {upper})"


def _ratio(ratio: Share) -> str:
    return f"{ratio.value:.2f} ({ratio.lower:.2f} to {ratio.upper:.2f})"
