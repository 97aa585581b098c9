"""The teams side by side: patients, condition, partner, people reached, and one mark a quarter for their returns."""

from collections.abc import Iterator, Sequence
from datetime import date

from het_dash.catalogue import EXAMPLE
from het_dash.catalogue.quarter import Quarter
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Mark, MarkKind, MarkRow, Marks
from het_dash.content.rules.clinical_context import declared, words_of
from het_dash.content.rules.cycle_2_summary import of_cycle
from het_dash.content.rules.returns_status import first_versions
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared, Receipt

KEY: tuple[tuple[MarkKind, str], ...] = (
    ("done", "on time"),
    ("late", "late"),
    ("corrected", "corrected"),
    ("missing", "missing"),
    ("none", "not due"),
)
NO_RETURN = "no return yet"


def strip(
    *, people: Answer, patients: Answer, teams: Listing[Declared], receipts: Listing[Receipt], view: View
) -> Marks:
    """A card for each team. A blank is not published and never guessed; no partner is named with example data."""
    cycle = view.catalogue.cycles[-1]
    quarters = cycle.first_quarter.until(cycle.last_quarter)
    here = receipts.only(lambda one: one.cycle == cycle.id)
    said = declared(teams, view)
    rows = tuple(
        _row(pcn.code, here, quarters, said.get(pcn.code), view, people=of_cycle(people, view), patients=patients)
        for pcn in view.catalogue.pcns
    )
    return Marks(
        id="teams",
        title=f"The teams in {wording.lead_lower(cycle.title)}.",
        subtitle=_how_many(here, quarters, view),
        columns=tuple(one.words for one in quarters),
        rows=rows,
        key=KEY if here.rows else (),
        source=_source(here, view, people=people, patients=patients),
        cards=True,
    )


def _row(
    pcn: str,
    receipts: Listing[Receipt],
    quarters: Sequence[Quarter],
    team: Declared | None,
    view: View,
    *,
    people: Answer,
    patients: Answer,
) -> MarkRow:
    own = receipts.only(lambda one: one.pcn == pcn)
    nature = EXAMPLE if own.nature == EXAMPLE and own.rows else "published"
    reached = people.of(pcn).collected
    now = next(iter(reached.within(reached.spans[-1]).figures), None) if reached.spans else None
    value = f"{wording.value_or_reason(now, 'count', view.catalogue)} people" if now else ""
    began = min((one.quarter for one in receipts.rows if (one.nature == EXAMPLE) == (nature == EXAMPLE)), default=None)
    return MarkRow(
        label=view.label(pcn),
        marks=tuple(_mark(one, own, began, view.built_on) for one in quarters),
        lines=(
            *_lines(pcn, patients, team, view, with_partner=nature != EXAMPLE),
            *([NO_RETURN] if receipts.rows and not own.rows else []),
        ),
        value=value,
        nature=nature,
    )


def _lines(pcn: str, patients: Answer, team: Declared | None, view: View, *, with_partner: bool) -> Iterator[str]:
    listed = patients.latest.one(pcn)
    if listed is not None and listed.shown:
        yield f"{wording.written(listed, 'count')} patients"
    if team and team.condition:
        yield words_of(team.condition)
    cycle = view.catalogue.cycles[-1].id
    partner = next((t.partner for t in view.catalogue.teams if (t.pcn, t.cycle) == (pcn, cycle) and t.partner), None)
    if partner and with_partner:
        yield f"with {partner}"


def _mark(quarter: Quarter, own: Listing[Receipt], began: Quarter | None, today: date | None) -> Mark:
    """On time or late by the first version that counts. Missing only from the first quarter of any team."""
    sent = [one for one in own.rows if one.quarter == quarter and one.standing == "accepted"]
    if sent:
        first = next(iter(first_versions(one for one in own.rows if one.quarter == quarter).values()))
        corrected = len([one for one in own.rows if one.quarter == quarter]) > 1
        how = f"{'late' if first.late else 'on time'}{', corrected' if corrected else ''}"
        kind: MarkKind = "late" if first.late else "corrected" if corrected else "done"
        return Mark(kind, f"{quarter.words}: {how}")
    past = today is not None and quarter.due < today
    if began is not None and quarter >= began and past:
        return Mark("missing", f"{quarter.words}: missing")
    return Mark("none", f"{quarter.words}: not due")


def _how_many(receipts: Listing[Receipt], quarters: Sequence[Quarter], view: View) -> str:
    """Number of teams that have sent a return, and when the next one is due."""
    counted = [one for one in receipts.rows if one.standing == "accepted"]
    invented, every = {one.pcn for one in counted if one.nature == EXAMPLE}, len(view.catalogue.pcns)
    sent = len({one.pcn for one in counted} - invented)
    said = f"{sent} of {every} teams have sent a return." if sent else "No team has sent a return yet."
    said += f" Example data for {len(invented)} of {every}." if invented and sent else ""
    due = next((one.due for one in quarters if view.built_on and one.due >= view.built_on), None)
    return f"{said} The next is due by {due.day} {due:%B %Y}." if due else said


def _source(receipts: Listing[Receipt], view: View, *, people: Answer, patients: Answer) -> str:
    """Sources of patients, partners and returns."""
    named = dict.fromkeys(t.source for t in view.catalogue.teams if t.source)
    used = [one for one in (patients.latest, people.collected) if one.figures]
    said = (
        f"Teams: {view.catalogue.programme.council}.",
        wording.source(*used) if used else "",
        f"Partner: {'; '.join(named)}." if named else "",
        "One mark a quarter, from the receipts of returns." if receipts.rows else "",
    )
    return " ".join(filter(None, said))
