"""Opportunities that are known: one to read, and all as a table."""

from collections.abc import Sequence

from het_dash.catalogue import EXAMPLE, Nature, Opportunity, Review
from het_dash.charts import Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.blachir.activities import NONE_NAMED, Activities, activities_table, alike
from het_dash.content.rules.blachir.status import NO_STATUS, dated, status_of

NO_TEXT = "Text not entered yet."
COLUMNS = ("Number", "What the review asks for", "Theme", "Status", "About cardiovascular disease")


def known(review: Review, activities: Activities = NONE_NAMED) -> list[Opportunity]:
    """Opportunities with anything entered besides their number, or named by an activity."""
    return [
        one
        for one in review.opportunities
        if one.text or one.cut_off or one.theme or one.status != NO_STATUS or one.number in activities
    ]


def readable(review: Review, activities: Activities = NONE_NAMED) -> dict[str, str]:
    """Labels by number of the known opportunities, for the reader to choose from."""
    return {
        f"{one.number}": f"Opportunity {one.number}" + (f": {status_of(one).lower()}" if one.status_on else "")
        for one in known(review, activities)
    }


def first_to_read(review: Review, activities: Activities = NONE_NAMED) -> str:
    """The first that activities name, or else the first that is known."""
    numbers = list(readable(review, activities))
    return next((n for n in numbers if int(n) in activities), numbers[0])


def one_opportunity(number: int, review: Review, activities: Activities = NONE_NAMED) -> tuple[Block, ...]:
    """Its text, who was asked, theme and status, and the activities that name it."""
    one = next(one for one in review.opportunities if one.number == number)
    theme = review.theme_of(one)
    said = (
        _text(one),
        f"The review asks {wording.lead_lower(one.addressed_to)}." if one.addressed_to else "",
        f"Theme: {theme.title}." if theme else "",
        f"Status: {dated(one)}." if one.status_on else "",
        one.cvd or "",
    )
    named = activities.get(number, ())
    return (
        Words(tuple(filter(None, said))),
        activities_table(named) if named else Words(("No activity names this opportunity yet.",)),
    )


def everything_entered(review: Review, activities: Activities = NONE_NAMED) -> Tabled:
    """Every known opportunity."""
    chosen = known(review, activities)
    return opportunities_table(
        f"Entered: {len(chosen)} of {len(review.opportunities)} opportunities", chosen, review, activities
    )


def opportunities_table(title: str, chosen: Sequence[Opportunity], review: Review, activities: Activities) -> Tabled:
    rows = tuple((f"{one.number}", *_cells(one, review, activities)) for one in chosen)
    table = _without_unknown((*COLUMNS, "Activities") if activities else COLUMNS, rows)
    example = any(one.nature == EXAMPLE for o in chosen for one in activities.get(o.number, ()))
    nature: Nature = EXAMPLE if example else "published"
    return Tabled(title, table, f"Source: {review.source}. {review.url}", nature, partly=example)


def _without_unknown(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """The table without columns in which nothing is entered."""
    kept = [n for n in range(len(columns)) if any(row[n] != NO_STATUS for row in rows)]
    return Table(tuple(columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))


def _cells(one: Opportunity, review: Review, activities: Activities) -> tuple[str, ...]:
    theme = review.theme_of(one)
    asked = f" The review asks {wording.lead_lower(one.addressed_to)}." if one.addressed_to else ""
    cells = (
        f"{_text(one)}{asked}",
        theme.title if theme else NO_STATUS,
        dated(one),
        _why_cvd(one, review),
    )
    named = "; ".join(marked(each.said, each.nature) for each in alike(activities.get(one.number, ())))
    return (*cells, named or "No activity yet") if activities else cells


def _text(one: Opportunity) -> str:
    return one.text or (f"“{one.cut_off} …” We have not seen the rest." if one.cut_off else NO_TEXT)


def _why_cvd(one: Opportunity, review: Review) -> str:
    if one.cvd or review.about_cvd(one):
        return f"Yes. {one.cvd}" if one.cvd else "Yes, by its theme"
    return "No" if one.theme else "Not known yet"
