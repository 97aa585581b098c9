"""Clinical context: a team's declared measure and its comparator, with the verdict (methods 8)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from het_dash.catalogue import Catalogue
from het_dash.charts import Chart, Table
from het_dash.charts.builders.year_on_year import Together, marches
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked_rows, nature_of
from het_dash.content.blocks import Tabled, Words
from het_dash.content.rules.outcome_verdict import (
    OTHER_FIVE,
    Judged,
    Measured,
    in_words,
    judge,
    limits_in_words,
    of_pcn,
    seen,
    together,
    told,
)
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.returns_records import Declared
from het_dash.figures.year_on_year import WITHHELD, comparable, only_to_hand
from het_dash.store import Question
from het_dash.store.questions import ALL_PCNS, ICB, NATION

NO_REFERENCES: Listing[ReferenceChange] = Listing()
NOT_PUBLISHED, NOT_DECLARED = "not published", "not declared"
UNDECLARED = "no verdict: no measure declared"
COLUMNS = (
    "Primary Care Network (PCN)", "Condition", "Declared measure", "Marches",
    "Difference from the change at comparator practices", "Smallest detectable change", "Verdict",
)  # fmt: skip
HOW = (
    "Cycle 1 collected no clinical outcomes. In cycle 2 each team declares one measure beforehand. We compare its "
    "change from March to March with the change at other practices. No clear change does not prove there was none.",
)
NONE_DECLARED = "No team has declared its measure yet. It does so in its first quarterly return."
TWO_MARCHES = "We need two comparable March figures, and only have {}."


def how() -> Words:
    return Words(HOW)


def own_counts(catalogue: Catalogue) -> dict[str, Question]:
    """Our own counts of each measure that a team may declare, by the measure's id."""
    return {measure: Question(feeds, (ALL_PCNS,), layer="own") for measure, feeds in _feeds(catalogue).items()}


def published_values(catalogue: Catalogue) -> dict[str, Question]:
    """Published figures of each measure that a team may declare, by the measure's id, of the same practices."""
    areas = (ALL_PCNS, ICB, NATION)
    return {measure: Question(feeds, areas, membership="constant") for measure, feeds in _feeds(catalogue).items()}


@dataclass(frozen=True)
class Context:
    """The answers by measure, and what teams have declared."""

    measured: Mapping[str, Measured]
    declared: Mapping[str, Declared]
    view: View

    def of(self, pcn: str) -> Measured | None:
        """The measure that a PCN's team has declared."""
        team = self.declared.get(pcn)
        return self.measured.get(team.measure) if team else None


def context(
    *,
    own: Mapping[str, Answer],
    published: Mapping[str, Answer],
    teams: Listing[Declared],
    view: View,
    references: Listing[ReferenceChange] = NO_REFERENCES,
) -> Context:
    measured = {
        measure: Measured(own=answer, published=published[measure], references=references.rows)
        for measure, answer in own.items()
    }
    return Context(measured, declared(teams, view), view)


def _feeds(catalogue: Catalogue) -> dict[str, str]:
    return {m.id: m.feeds for m in catalogue.framework.measures.values() if m.primary and m.feeds}


def declared(teams: Listing[Declared], view: View) -> dict[str, Declared]:
    """Declarations in real returns or in the catalogue's own list. No example data declares anything for a team."""
    cycle = view.catalogue.cycles[-1].id
    told = [one for one in teams.real.rows if one.cycle == cycle]
    listed = [
        Declared(
            team.pcn, team.cycle, team.condition or "", "", team.primary_measure or "", "", team.recorded_on, None,
            "", "published",
        )
        for team in view.catalogue.teams
        if team.cycle == cycle and (team.condition or team.primary_measure)
    ]  # fmt: skip
    return {one.pcn: one for one in (*listed, *told)}


def verdicts(found: Context) -> Counter[str]:
    """Number of teams with each verdict."""
    return Counter(_row(found, of_pcn(pcn.code, found.view))[-1] for pcn in found.view.catalogue.pcns)


def told_of(counted: Counter[str]) -> str:
    """Counts of verdicts: 'rose more (1 of 6 teams); ...'."""
    return "; ".join(f"{said} ({n} of {counted.total()} teams)" for said, n in counted.items())


def declared_measures(found: Context) -> Words | Tabled:
    """The teams' verdicts, or that none has declared a measure."""
    if any(team.measure for team in found.declared.values()):
        return table(found)
    icb = found.view.catalogue.icb.code
    dates = sorted({f.period_end for m in found.measured.values() for f in comparable(m.published, icb)})
    only = (TWO_MARCHES.format(f"{dates[0]:%B %Y}"),) if len(dates) == 1 else ()
    return Words((" ".join((NONE_DECLARED, *only)),), missing=True)


def table(found: Context) -> Tabled:
    """A row a PCN: its declared measure and the verdict, never from example data."""
    return _table("Each team's declared measure, March to March", [p.code for p in found.view.catalogue.pcns], found)


def of_this_team(found: Context) -> Tabled:
    """The row of the view's own PCN."""
    return _table("This team's declared measure, March to March", [found.view.pcn.code], found)


def _table(title: str, pcns: list[str], found: Context) -> Tabled:
    views = [of_pcn(pcn, found.view) for pcn in pcns]
    rows = tuple(_row(found, view) for view in views)
    judged = [judge(measure, view).found for view in views if (measure := found.of(view.pcn.code))]
    real = [m.own for m in found.measured.values() if m.own.figures and not m.is_example]
    used = [*real, *(m.published for m in found.measured.values() if m.published.figures)]
    source = f"{wording.source(*used)} {limits_in_words(judged)}"
    return Tabled(title, Table(COLUMNS, rows), source, nature_of(*used))


def each_measure(pcn: str, found: Context) -> Tabled | None:
    """Of a PCN that has declared none: every measure in equal weight, none picked by its result, no verdict."""
    kept = [one for one in found.measured.values() if one.own.figures]
    if not kept or found.of(pcn) is not None:
        return None
    view = of_pcn(pcn, found.view)
    natures = [nature_of(m.own) for m in kept]
    judged = [seen(m, view) for m in kept]
    rows = [
        (words_of(m.indicator.condition), m.indicator.title, *_unjudged(one, view))
        for m, one in zip(kept, judged, strict=True)
    ]
    title = f"{view.pcn.name}: every measure that a team could declare"
    table = Table(("Condition", "Measure", *COLUMNS[3:]), marked_rows(list(zip(natures, rows, strict=True))))
    source = f"{wording.source(*(m.own for m in kept))} {limits_in_words(one.found for one in judged)}"
    nature = nature_of(*(m.own for m in kept))
    return Tabled(title, table, source, nature, partly=is_mixed(natures), folded=True)


def _unjudged(judged: Judged, view: View) -> tuple[str, ...]:
    """Example data has no verdict, nor has a measure that was not declared beforehand."""
    *cells, verdict = told(judged, view)
    return (*cells, verdict if verdict == WITHHELD or judged.found is None else UNDECLARED)


def _row(found: Context, view: View) -> tuple[str, ...]:
    team, measure = found.declared.get(view.pcn.code), found.of(view.pcn.code)
    condition = words_of(team.condition) if team else NOT_PUBLISHED
    if team is None or measure is None:
        return (view.pcn.label, condition, NOT_DECLARED, "", "", "", _undeclared(found, view))
    named = f"{measure.indicator.title}{_dated(team)}"
    return (view.pcn.label, condition, named, *told(judge(measure, view), view))


def _undeclared(found: Context, view: View) -> str:
    """Without a declared measure, or with a single March, there is no verdict."""
    at_icb = [m.published for m in found.measured.values() if comparable(m.published, view.catalogue.icb.code)]
    if not at_icb or len(comparable(at_icb[0], view.catalogue.icb.code)) > 1:
        return UNDECLARED
    return only_to_hand(at_icb[0], view.catalogue.icb.code)


def words_of(condition: str) -> str:
    return condition.replace("_", " ").capitalize() if condition else NOT_PUBLISHED


def _dated(team: Declared) -> str:
    """When it was declared; a change after the first return is shown."""
    if team.recorded_on is None:
        return ""
    changed = f"; changed in {team.changed_on:%B %Y}" if team.changed_on else ""
    return f" (declared in {team.recorded_on:%B %Y}{changed})"


def chart(pcn: str, found: Context) -> Chart | None:
    """The declared measure of one PCN in each March, with its comparator."""
    measure = found.of(pcn)
    return _drawn(measure, of_pcn(pcn, found.view), found) if measure and measure.own.figures else None


def undeclared(pcn: str, condition: str, found: Context) -> Chart | None:
    """The first measure of a condition for a PCN that has declared none: all four conditions in equal weight."""
    of_condition = [m for m in found.measured.values() if m.indicator.condition == condition]
    if found.of(pcn) is not None or not of_condition or not of_condition[0].own.figures:
        return None
    return _drawn(of_condition[0], of_pcn(pcn, found.view), found)


def _drawn(measure: Measured, view: View, found: Context) -> Chart:
    codes = [one.code for one in view.catalogue.pcns if one.code != view.pcn.code]
    others = Together(OTHER_FIVE, together(measure.own, codes))
    said = in_words(seen(measure, view), view)
    if found.of(view.pcn.code) is None and not measure.is_example:
        said = said.partition(" Verdict: ")[0]
    return marches(own=measure.own.of(view.pcn.code), others=others, published=measure.published, said=said, view=view)
