"""BLACHIR opportunities: status by theme, and activities linked to each."""

from collections.abc import Iterator

from het_dash.catalogue import Review
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, rows
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.blachir import themes
from het_dash.content.rules.blachir.activities import NONE_NAMED, Activities, named_in
from het_dash.content.rules.blachir.opportunities import opportunities_table
from het_dash.content.rules.blachir.review import key_areas, summary
from het_dash.content.sections import Section
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Linked
from het_dash.store import Asks as Store
from het_dash.store import Listed


def activities(store: Store) -> Activities:
    """The activities of returns that name each opportunity."""
    return named_in(store.listing(Listed("linked").at(store.catalogue.borough.code, store.catalogue)), store.catalogue)


def first_screen(review: Review) -> tuple[Block, ...]:
    """The answer, and the whole system's position as squares."""
    return (themes.lead(review), themes.whole_system(review))


def about(review: Review, activities: Activities = NONE_NAMED) -> tuple[Block, ...]:
    """Entered statuses, and the review's key areas."""
    return (summary(review, activities), key_areas(review))


class LinkedActivities(Asks):
    linked: Listing[Linked] = rows("linked")


def in_the_pack(asked: LinkedActivities, view: View) -> Iterator[Block]:
    """Those about cardiovascular disease, with what the place's team did for them."""
    yield in_short(asked.linked, view)
    yield that_bear_on_us(asked.linked, view)


def in_short(linked: Listing[Linked], view: View) -> Words:
    return summary(view.catalogue.blachir, named_in(linked, view.catalogue))


def that_bear_on_us(linked: Listing[Linked], view: View) -> Tabled:
    """For a pack: those about cardiovascular disease, and those that the place's own activities name."""
    review, named = view.catalogue.blachir, named_in(linked, view.catalogue)
    chosen = [one for one in review.opportunities if review.about_cvd(one) or one.number in named]
    return opportunities_table("About cardiovascular disease, or named by the team's activities", chosen, review, named)


IN_THE_PACK = Section(
    "opportunities",
    "Opportunities",
    "What did the {review} (BLACHIR) ask for?",
    LinkedActivities,
    in_the_pack,
)
