"""Unequal care: gaps by ethnic group, age and deprivation where they are published, and from our own records."""

from collections.abc import Iterator, Mapping

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_by, ask_each
from het_dash.content.blocks import Block
from het_dash.content.rules import how_much_age, widest_gaps
from het_dash.content.rules.ages_by_group import Ages, ages
from het_dash.content.rules.known_inequality import by_group_at_icb, known_inequality
from het_dash.figures import Answer
from het_dash.store.questions import BOROUGH, ICB, THIS_PCN

OWN = (THIS_PCN, BOROUGH)
NEAREST = (THIS_PCN, ICB)  # published for the PCN or, if not, for the ICB


class UnequalCare(Asks):
    by_ethnic_group: Mapping[str, Answer] = ask_each(section="unequal_care", areas=NEAREST, by="ethnicity_cvdprevent")
    everyone: Mapping[str, Answer] = ask_each(section="unequal_care", areas=NEAREST)
    headline_by_age: Answer = ask("headline_care", (ICB,), "age_cvdprevent")
    headline_by_deprivation: Answer = ask("headline_care", (ICB,), "imd_quintile_england")
    headline_of_everyone: Answer = ask("headline_care", (ICB,))
    headline_groups: Answer = ask("headline_care", NEAREST, "ethnicity_cvdprevent")
    own_cross: Answer = ask("headline_care", OWN, "ethnicity_broad_x_age", "own")
    own_by_age: Answer = ask("headline_care", OWN, "age_cvdprevent", "own")
    own_broad: Answer = ask("headline_care", OWN, "ethnicity_broad", "own")
    own_everyone: Answer = ask("headline_care", OWN, layer="own")
    own_by_group: Mapping[str, Answer] = ask_by(widest_gaps.by_scheme(widest_gaps.DETAILED), defined=False)
    own_by_broad: Mapping[str, Answer] = ask_by(widest_gaps.by_scheme(widest_gaps.BROAD), defined=False)


def unequal_care(asked: UnequalCare, view: View) -> Iterator[Block | None]:
    yield widest_gaps.published(asked.by_ethnic_group.values(), view)
    for measure, by_group in asked.by_ethnic_group.items():
        yield known_inequality(by_group=by_group, everyone=asked.everyone[measure], view=view)
    for by_group in (asked.headline_by_age, asked.headline_by_deprivation):
        yield by_group_at_icb(by_group=by_group, everyone=asked.headline_of_everyone, view=view)
    yield from how_much_age.bound_or_own(
        by_group=asked.headline_groups, by_age=asked.headline_by_age, own=by_age(asked, view)
    )
    own = widest_gaps.Own(by_group=asked.own_by_group, by_broad=asked.own_by_broad, view=view)
    yield widest_gaps.ours(own)
    yield widest_gaps.our_table(own)


def by_age(asked: UnequalCare, view: View) -> Ages:
    """The headline measure of our own records by broad group and age, in this PCN."""
    return ages(
        cross=asked.own_cross, by_age=asked.own_by_age, by_broad=asked.own_broad, everyone=asked.own_everyone,
        area=view.pcn.code, reference="white", view=view,
    )  # fmt: skip
