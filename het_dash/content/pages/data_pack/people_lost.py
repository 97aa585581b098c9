"""Questions and blocks on where people are lost between expected and treated (methods 22)."""

from collections.abc import Iterator

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask, ask_rates_by_age, ask_register_that_weighs
from het_dash.content.blocks import Block
from het_dash.content.rules import people_lost
from het_dash.figures import Answer
from het_dash.store.questions import BOROUGH, NATION, PRACTICES, THIS_PCN

PLACES = (THIS_PCN, BOROUGH)


class PeopleLost(Asks):
    lost_register: Answer = ask("headline_register", PLACES)
    lost_ages: Answer = ask("list_size", PLACES, "age_5yr")
    lost_rates: Answer = ask_rates_by_age("headline_register", (NATION,), "age_cvdprevent")
    lost_checked: Answer = ask("headline_check", (PRACTICES,))
    lost_treated: Answer = ask("headline_care", (PRACTICES,))
    lost_weights: Answer = ask_register_that_weighs("headline_care", (PRACTICES,))
    lost_checked_there: Answer = ask("headline_check", PLACES)
    lost_treated_there: Answer = ask("headline_care", PLACES)
    own_checked: Answer = ask("headline_check", by="ethnicity_nhs16", layer="own")
    own_checked_broad: Answer = ask("headline_check", by="ethnicity_broad", layer="own")
    own_treated: Answer = ask("headline_care", by="ethnicity_nhs16", layer="own")
    own_treated_broad: Answer = ask("headline_care", by="ethnicity_broad", layer="own")


def blocks(asked: PeopleLost, view: View) -> Iterator[Block | None]:
    """Chart of the PCN, table with the six PCNs together, and by ethnic group where an extract gives it."""
    given = published(asked, view)
    yield people_lost.chart(given)
    yield people_lost.together(given)
    yield people_lost.by_group(
        checked=(asked.own_checked, asked.own_checked_broad),
        treated=(asked.own_treated, asked.own_treated_broad),
        view=view,
    )


def published(asked: PeopleLost, view: View) -> people_lost.Published:
    return people_lost.Published(
        register=asked.lost_register, patients=asked.lost_ages, rates=asked.lost_rates, checked=asked.lost_checked,
        treated=asked.lost_treated, weights=asked.lost_weights, checked_there=asked.lost_checked_there,
        treated_there=asked.lost_treated_there, view=view,
    )  # fmt: skip
