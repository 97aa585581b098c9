"""The six teams in one table."""

from collections.abc import Iterable
from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled
from het_dash.content.rules.clinical_context import NOT_PUBLISHED, declared, words_of
from het_dash.content.rules.cycle_2_summary import of_cycle, reached
from het_dash.content.rules.returns_status import Received, received
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


@dataclass(frozen=True, kw_only=True)
class Glance:
    """What is published, returned and declared about the teams."""

    people: Answer
    pathways: tuple[Answer, ...]
    declared: dict[str, Declared]
    received: Received
    view: View

    @property
    def used(self) -> list[Answer]:
        return [a.collected for a in (self.people, *self.pathways) if a.collected.figures]

    def nature(self, pcn: str) -> Nature:
        """Of one team's row."""
        own = nature_of(*(answer.of(pcn) for answer in self.used))
        return EXAMPLE if EXAMPLE in (own, self.received.nature_of(pcn)) else own


def at_a_glance(
    *,
    people: Answer,
    pathways: Iterable[Answer],
    teams: Listing[Declared],
    receipts: Listing[Receipt],
    view: View,
) -> Tabled:
    """One row per team. A blank is not published and never guessed. Teams with example data are marked."""
    found = Glance(
        people=of_cycle(people, view),
        pathways=tuple(of_cycle(pathway, view) for pathway in pathways),
        declared=declared(teams, view),
        received=received(receipts, view),
        view=view,
    )
    natures = {pcn.code: found.nature(pcn.code) for pcn in found.view.catalogue.pcns}
    rows = marked_rows([(nature, _row(found, pcn, nature)) for pcn, nature in natures.items()])
    nature = EXAMPLE if EXAMPLE in natures.values() else nature_of(*found.used)
    return Tabled("", Table(COLUMNS, rows), _source(found, natures), nature, partly=is_mixed(natures.values()))


def _source(found: Glance, natures: dict[str, Nature]) -> str:
    """Without the sources of partners that are not named."""
    named = dict.fromkeys(t.source for t in found.view.catalogue.teams if t.source and natures[t.pcn] != EXAMPLE)
    partner = f"Partner: {'; '.join(named)}. " if named else ""
    returned = wording.source(*found.used) if found.used else ""
    return f"Six teams: {found.view.catalogue.programme.council}. {partner}{returned}".strip()


def _row(found: Glance, pcn: str, nature: Nature) -> tuple[str, ...]:
    team, view = found.declared.get(pcn), found.view
    cycle = view.catalogue.cycles[-1].id
    partner = next((t.partner for t in view.catalogue.teams if (t.pcn, t.cycle) == (pcn, cycle) and t.partner), None)
    return (
        view.label(pcn),
        words_of(team.condition) if team else NOT_PUBLISHED,
        NOT_NAMED if nature == EXAMPLE else partner or NOT_PUBLISHED,
        found.received.of(pcn),
        _people(found.people.of(pcn).collected, view),
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
