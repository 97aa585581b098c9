"""The six teams in one table."""

from dataclasses import dataclass
from typing import Any

from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text import tables, wording
from het_dash.content.blocks import Tabled
from het_dash.content.rules.clinical_context import NOT_PUBLISHED, declared, words_of
from het_dash.content.rules.cycle_2_summary import is_demonstration, of_cycle, reached
from het_dash.content.rules.returns_status import Received, received
from het_dash.content.rules.team_summary import marked
from het_dash.figures import Answer
from het_dash.figures.care_pathway import CHECKED, Reached
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared, Receipt

NOT_YET = "not collected yet"
COLUMNS = (
    "Primary Care Network (PCN)", "Condition", "Community partner", "Returns in", "Residents reached", "What followed",
)  # fmt: skip
NOT_NAMED = "not named beside example data"  # methods 12
FUNNEL = (CHECKED, "follow_up", "seen", "newly_diagnosed", "treated", "outcome_6_months")


@dataclass(frozen=True)
class Glance:
    """Everything about the teams, of one kind: what is published and returned, or a demonstration."""

    people: Answer
    pathways: tuple[Answer, ...]
    declared: dict[str, Declared]
    received: Received
    demonstration: bool
    view: View


def at_a_glance(*given: Answer | Listing[Declared] | Listing[Receipt] | View, demonstration: bool) -> Tabled | None:
    """A row a team; whatever is blank is not published, and is never guessed. No demonstration: no table of one."""
    found = _glance(given, demonstration)
    if demonstration and not found.people.figures:
        return None
    rows = tuple(_row(found, pcn.code) for pcn in found.view.catalogue.pcns)
    used = [a for a in (found.people, *found.pathways) if a.figures]
    partners = "; ".join(dict.fromkeys(t.source for t in found.view.catalogue.teams if t.source))
    partner = "" if demonstration else f"Partner: {partners}. "
    source = f"Six teams: London Borough of Lewisham. {partner}{wording.source(*used) if used else ''}".strip()
    nature = tables.weakest_nature(*used) if used else "published"
    return Tabled(marked("Team by team", nature) if demonstration else "", Table(COLUMNS, rows), source)


def _glance(given: tuple[Answer | Listing[Declared] | Listing[Receipt] | View, ...], demonstration: bool) -> Glance:
    view = next(one for one in given if isinstance(one, View))
    people, *pathways = (_of_kind(of_cycle(one, view), demonstration) for one in given if isinstance(one, Answer))
    listings: list[Listing[Any]] = [one for one in given if isinstance(one, Listing)]
    teams, receipts = listings
    kept = receipts.only(lambda one: (one.nature == "demonstration") == demonstration)
    return Glance(
        people, tuple(pathways), declared(teams, demonstration, view), received(kept, view), demonstration, view
    )


def _of_kind(answer: Answer, demonstration: bool) -> Answer:
    return answer if answer.figures and is_demonstration(answer) == demonstration else answer.only(())


def _row(found: Glance, pcn: str) -> tuple[str, ...]:
    team, view = found.declared.get(pcn), found.view
    cycle = view.catalogue.cycles[-1].id
    partner = next((t.partner for t in view.catalogue.teams if (t.pcn, t.cycle) == (pcn, cycle) and t.partner), None)
    return (
        view.label(pcn),
        words_of(team.condition) if team else NOT_PUBLISHED,
        NOT_NAMED if found.demonstration else partner or NOT_PUBLISHED,
        found.received.of(pcn),
        _people(found.people.of(pcn), view),
        _followed(found, pcn),
    )


def _people(answer: Answer, view: View) -> str:
    if not answer.figures:
        return NOT_YET
    now = answer.within(answer.spans[-1])
    return wording.value_or_reason(next(iter(now.figures), None), "count", view.catalogue)


def _followed(found: Glance, pcn: str) -> str:
    """'Checked 240; needing follow-up 60; ...', of the conditions that the team checks for."""
    told = [_told(reached(answer.of(pcn), found.view)) for answer in found.pathways]
    return ". ".join(one for one in told if one) or NOT_YET


def _told(stages: tuple[Reached, ...]) -> str:
    if not any(one.stage.id == CHECKED and one.people.count for one in stages):
        return ""
    kept = [one for one in stages if one.stage.id in FUNNEL and not one.too_early]
    parts = [
        f"{wording.lead_lower(one.stage.short or one.stage.label)} "
        + (f"{one.people.count:,.0f}" if one.people.count is not None else "hidden")
        for one in kept
    ]
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}"
