"""Opportunities as squares: of the whole system, and theme by theme."""

from collections.abc import Mapping, Sequence

from het_dash.catalogue import EXAMPLE, Nature, Opportunity, Review
from het_dash.catalogue.blachir import STATUSES, OpportunityStatus, Theme
from het_dash.charts.peer_group import counting
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.content.blocks import Lead, Mark, MarkKind, MarkRow, Squares
from het_dash.content.rules.blachir.activities import NONE_NAMED, Activities
from het_dash.content.rules.blachir.status import NO_STATUS, entered, status_of

NO_THEME = "Theme not entered yet"
CVD = "Cardiovascular disease"
SQUARES: Mapping[OpportunityStatus, tuple[MarkKind, str]] = {
    "Fully progressed": ("done", "F"),
    "Started": ("partly", "S"),
    "No action mapped": ("no", "N"),
    "Not entered": ("none", ""),
}


def lead(review: Review) -> Lead:
    whole = review.whole_system
    strong = f"{whole.no_action_mapped} had no action mapped"
    return Lead(
        f"Across all partners, {whole.fully_progressed} of {whole.total} opportunities were fully progressed, "
        f"{whole.started} had started and {strong}.",
        strong,
    )


def whole_system(review: Review) -> Squares:
    whole = review.whole_system
    counts: tuple[tuple[OpportunityStatus, int], ...] = (
        ("Fully progressed", whole.fully_progressed),
        ("Started", whole.started),
        ("No action mapped", whole.no_action_mapped),
    )
    return Squares(
        id="whole-system",
        title="",
        subtitle="",
        rows=tuple(MarkRow(status, (Mark(*_kind(status, status)),) * n, value=f"{n}") for status, n in counts),
        key=(),
        source=f"Source: {whole.source}. {whole.url}",
        note=f"Reported {whole.when}. The report does not say which opportunities. It covers all partners, so it "
        "is not a result of the teams.",
        spread=True,
    )


def _kind(status: OpportunityStatus, words: str) -> tuple[MarkKind, str, str]:
    kind, letter = SQUARES[status]
    return kind, words, letter


def by_theme(review: Review, activities: Activities = NONE_NAMED) -> Squares:
    """A row a theme. Its opportunities are squares, once their theme is entered; the rest follow in a row of their own
    if they have a status."""
    rows = [_theme(theme, review, activities) for theme in review.themes]
    without = [one for one in review.opportunities if one.theme is None and one.status != NO_STATUS]
    if without:
        rows.append(_row(NO_THEME, (), without, activities))
    used = {one.status for one in review.opportunities if one.theme or one.status != NO_STATUS}
    natures = [one.nature for row in activities.values() for one in row if any(r.value for r in rows)]
    return Squares(
        id="by-theme",
        title=f"{wording.sentence_case(counting(len(review.themes)))} themes",
        subtitle=entered(review),
        rows=tuple(rows),
        key=tuple(Mark(*_kind(s, s.replace(NO_STATUS, "Status not entered"))) for s in STATUSES if s in used),
        source="",
        nature=EXAMPLE if EXAMPLE in natures else "published",
        partly=True,
    )


def _theme(theme: Theme, review: Review, activities: Activities) -> MarkRow:
    held = [one for one in review.opportunities if one.theme == theme.number]
    return _row(f"{theme.number}. {theme.title}", (CVD,) if theme.cvd else (), held, activities)


def _row(label: str, lines: tuple[str, ...], held: Sequence[Opportunity], activities: Activities) -> MarkRow:
    named = [one for opportunity in held for one in activities.get(opportunity.number, ())]
    value = "1 activity" if len(named) == 1 else f"{len(named)} activities" if named else ""
    nature: Nature = EXAMPLE if any(one.nature == EXAMPLE for one in named) else "programme"
    return MarkRow(label, tuple(map(_square, held)), lines, marked(value, nature) if value else "", nature)


def _square(one: Opportunity) -> Mark:
    kind, letter = SQUARES[one.status]
    return Mark(kind, f"Opportunity {one.number}: {status_of(one).lower()}", f"{one.number}{letter}")
