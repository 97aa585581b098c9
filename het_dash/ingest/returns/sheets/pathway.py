"""Pathway: one row per cohort, which is everyone checked for a condition in a quarter. A return covers all cohorts."""

from collections.abc import Iterator

from het_dash.catalogue.activities import Pathway, Stage
from het_dash.catalogue.quarter import MONTHS_A_QUARTER, Quarter
from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.form import Column, Form, Table, label_of
from het_dash.ingest.returns.model import Cohort, Return
from het_dash.ingest.returns.row_reader import Found, Row

NAME = "Pathway"
CONDITION, QUARTER = "Condition", "Quarter of the check"
SPARE = 16


def stages(form: Form) -> dict[str, str]:
    """Maps each header to its stage, in order. All conditions use the same stages."""
    return {stage.asked: stage.id for pathway in form.catalogue.pathways for stage in pathway.stages if stage.asked}


def old_enough(cohort: Quarter, stage: Stage, now: Quarter) -> bool:
    """Whether this many months have passed since the end of the cohort's quarter."""
    return cohort.plus(stage.after_months // MONTHS_A_QUARTER) <= now


def table(form: Form, given: Return) -> Table:
    cohorts = given.cohorts or _expected(form, given)
    headers = stages(form)
    rows = tuple(
        (
            label_of(form.conditions, one.condition),
            str(one.quarter),
            *(one.counts.get(stage) for stage in headers.values()),
        )
        for one in cohorts
    )
    return Table(
        name=NAME,
        title="What followed a check, a row a condition and quarter",
        help=(
            "Update the figures for each earlier quarter; enter 0 where there are no people.",
            "An outcome stays blank until 6 or 12 months have gone by since the quarter ended.",
            "We calculate the number not yet followed up: people who need follow-up minus people seen.",
        ),
        columns=(
            Column(CONDITION, "choice", "What the people were checked for.", 24, form.conditions, names_row=True),
            Column(QUARTER, "choice", "The quarter in which they were checked.", 12, form.quarters, names_row=True),
            *(Column(header, "count", _note(form, stage), 14) for header, stage in headers.items()),
        ),
        rows=rows,
        spare=SPARE,
    )


def _expected(form: Form, given: Return) -> tuple[Cohort, ...]:
    """One row per quarter of the cycle so far, if the team has one condition."""
    if given.condition is None:
        return ()
    return tuple(Cohort(condition=given.condition, quarter=Quarter.parse(q), counts={}) for q in form.quarters)


def _note(form: Form, stage_id: str) -> str:
    """Meaning of the stage for each condition."""
    meanings: dict[str, list[str]] = {}
    for pathway in form.catalogue.pathways:
        meanings.setdefault(pathway.stage(stage_id).meaning, []).append(pathway.condition.replace("_", " "))
    if len(meanings) == 1:
        return next(iter(meanings))
    return "\n".join(f"{', '.join(of).capitalize()}: {meaning}" for meaning, of in meanings.items())


def read(rows: Iterator[Row], form: Form, _: Found) -> dict[str, object]:
    cohorts = []
    before: dict[tuple[str, Quarter], int] = {}
    for row in rows:
        if not any(row.cells[header] for header in stages(form)):
            continue  # the row is printed or chosen, but not filled in
        one = _cohort(row, form)
        if one is None:
            continue
        key = (one.condition, one.quarter)
        if key in before:
            row.say(QUARTER, Note(f"is the same cohort as in row {before[key]}.", "Keep one row of it."))
        before[key] = row.number
        cohorts.append(one)
    return {"cohorts": tuple(cohorts)}


def _cohort(row: Row, form: Form) -> Cohort | None:
    condition = row.choice(CONDITION, form.conditions, needed=True)
    chosen = row.choice(QUARTER, form.quarters, needed=True)
    counts = {stage: row.count(header) for header, stage in stages(form).items()}
    if condition is None or chosen is None:
        return None
    quarter = Quarter.parse(chosen)
    pathway = next(p for p in form.catalogue.pathways if p.condition == condition)
    _check_blanks(row, pathway, quarter, form)
    given = {stage: count for stage, count in counts.items() if count is not None}
    _check_order(row, pathway, given)
    return Cohort(condition=condition, quarter=quarter, counts=given)


def _check_blanks(row: Row, pathway: Pathway, quarter: Quarter, form: Form) -> None:
    """Checks that every stage has an entry, except an outcome that is not due yet."""
    for stage in (s for s in pathway.stages if s.asked):
        filled, due = bool(row.cells[stage.asked]), old_enough(quarter, stage, form.quarter)
        if due and not filled:
            row.say(stage.asked, Note("is blank.", "Write the number; 0 if none yet."))
        if filled and not due:
            when = str(quarter.plus(stage.after_months // MONTHS_A_QUARTER))
            row.say(stage.asked, Note("cannot be known yet.", f"Leave it blank until the return for {when}."))


def _check_order(row: Row, pathway: Pathway, given: dict[str, int]) -> None:
    """Checks that no stage has more people than the stage before it."""
    for stage in pathway.stages:
        if stage.id in given and stage.of and all(one in given for one in stage.of):
            most = sum(given[one] for one in stage.of)
            if given[stage.id] > most:
                of = " and ".join(f"'{pathway.stage(one).asked}'" for one in stage.of)
                row.say(stage.asked, Note(f"is more than {most}, which is {of}.", "Correct one of them."))
    both = [s for s in pathway.stages if s.of == ("seen",) and s.id in given]
    if len(both) == 2 and "seen" in given and sum(given[s.id] for s in both) > given["seen"]:
        names = " and ".join(f"'{s.asked}'" for s in both)
        row.say(both[1].asked, Note(f"together {names} are more than those seen.", "Each person is one or the other."))
