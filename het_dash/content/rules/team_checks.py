"""People each team checked in this cycle, and what followed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled, unshaded
from het_dash.content.rules.cycle_2_summary import of_cycle, reached
from het_dash.figures import Answer
from het_dash.figures.care_pathway import CHECKED, Reached
from het_dash.figures.totals import NOBODY, NOT_COLLECTED

NOT_YET, HIDDEN = "too early", "hidden"
COLUMNS = {
    CHECKED: "Checked",
    "follow_up": "Needing follow-up",
    "seen": "Seen",
    "newly_diagnosed": "Newly diagnosed",
    "treated": "Treated",
    "outcome_6_months": "On target, 6 months",
}
Row = tuple[Nature, tuple[str, ...]]


def by_team(pathways: Iterable[Answer], view: View) -> Tabled | None:
    """One row for each team and condition with checks; the teams without are named below. None without a check."""
    found = [of_cycle(one, view) for one in pathways]
    rows = [row for pcn in view.catalogue.pcns for one in found for row in _rows(one.of(pcn.code), pcn.code, view)]
    if not rows:
        return None
    natures = [nature for nature, _ in rows]
    table = Table(("Team", "Check", *COLUMNS.values()), marked_rows(_most_first(rows)))
    used = [one.collected for one in found if one.collected.figures]
    nature = EXAMPLE if EXAMPLE in natures else nature_of(*used)
    return Tabled(
        "",
        table,
        wording.source(*used),
        nature,
        partly=is_mixed(natures),
        shades=unshaded(table),
        key=_without(rows, view),
    )


def _rows(answer: Answer, pcn: str, view: View) -> Iterator[Row]:
    stages = {one.stage.id: one for one in reached(answer, view)}
    checked = stages.get(CHECKED)
    if checked is None or checked.people in (NOBODY, NOT_COLLECTED):
        return
    title = next(one.title for one in view.catalogue.pathways if one.id == answer.indicator.id)
    numbers = (_number(stages.get(stage)) for stage in COLUMNS)
    yield nature_of(answer), (view.label(pcn), title.partition(" checks ")[0], *numbers)


def _number(stage: Reached | None) -> str:
    if stage is None or stage.too_early:
        return NOT_YET
    return HIDDEN if stage.people.count is None else f"{stage.people.count:,.0f}"


def _most_first(rows: list[Row]) -> list[Row]:
    """Teams in their order; for each, the condition with most people checked first."""
    teams = groupby(rows, key=lambda row: row[1][0])
    return [row for _, own in teams for row in sorted(own, key=_checked, reverse=True)]


def _checked(row: Row) -> int:
    written = row[1][2]
    return 0 if written == HIDDEN else int(written.replace(",", ""))


def _without(rows: list[Row], view: View) -> str:
    named = {row[0] for _, row in rows}
    missing = [pcn.label for pcn in view.catalogue.pcns if pcn.label not in named]
    return f"No checks reported yet: {', '.join(missing)}." if missing else ""
