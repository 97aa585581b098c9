"""Cycle 2: every quarterly return of an example team."""

from collections.abc import Sequence

from het_dash.catalogue import Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.returns.activities import held
from het_dash.ingest.example.returns.answers import learnt, said
from het_dash.ingest.example.returns.champions import championed
from het_dash.ingest.example.returns.pathways import followed
from het_dash.ingest.example.returns.reach import Reached, reached
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import ChampionsOf, Return, Totals
from het_dash.ingest.returns.observations import CHAMPIONS


def returns_of(team: Team, quarters: Sequence[Quarter], catalogue: Catalogue) -> tuple[Return, ...]:
    """One return per quarter, agreed by both partners."""
    found, champions = reached(team, quarters), championed(team, quarters)
    people_new = {quarter: one.people_new for quarter, one in zip(quarters, found, strict=True)}
    disagreeing = team.assumed.messy.disagreeing
    return tuple(
        Return(
            pcn=team.pcn,
            quarter=quarter,
            hef_agrees=True,
            vcso_agrees=True,
            no_personal_data=True,
            disagreement=team.assumed.learning.text.disagreement if disagreeing.concerns(team.pcn, quarter) else "",
            activities=held(team, quarter, found[n].contacts, team.assumed.activities.types.rates),
            totals=_totals(found[n], champions[n]),
            attendance=found[n].attendance,
            contacts_by=found[n].contacts_by,
            champions=champions[n],
            cohorts=followed(team, quarters[: n + 1], people_new),
            answers=said(team, catalogue.framework, quarters[: n + 1]),
            learning=learnt(team, catalogue.framework, quarter),
        )
        for n, quarter in enumerate(quarters)
    )


def _totals(of: Reached, champions: Sequence[ChampionsOf]) -> Totals:
    return Totals(
        people_new=of.people_new,
        contacts=of.contacts,
        **{f"registered_{answer}": count for answer, count in of.registered.items()},
        **{f"living_{answer}": count for answer, count in of.living.items()},
        **{field: sum(getattr(one, field) for one in champions) for field in CHAMPIONS},
    )


def before_it_was_complete(given: Return) -> Return:
    """The first version of a return, without the last activity, its attendees and contacts by group."""
    *activities, missed = given.activities
    attendance = list(given.attendance)
    people = given.totals.people_new
    while attendance and people - attendance[-1].people >= given.totals.people_new - missed.people:
        people -= attendance.pop().people
    gone = given.totals.people_new - people
    less = {"people_new": people, "contacts": given.totals.contacts - max(gone, _only_contacts(given, missed.people))}
    for what in ("registered", "living"):
        less |= _less(given.totals, what, gone)
    return given.model_copy(
        update={
            "activities": tuple(activities),
            "attendance": tuple(attendance),
            "contacts_by": {},
            "totals": given.totals.model_copy(update=less),
        }
    )


def _only_contacts(given: Return, people: int) -> int:
    """Number of contacts to remove, so that everyone who is new keeps at least one."""
    return min(people, given.totals.contacts - given.totals.people_new)


def _less(totals: Totals, what: str, people: int) -> dict[str, int]:
    """Subtracts `people` from yes, no and not known, as far as each allows."""
    left = {}
    for answer in ("yes", "no", "not_known"):
        count = getattr(totals, f"{what}_{answer}")
        left[f"{what}_{answer}"] = count - min(count, people)
        people -= min(count, people)
    return left
