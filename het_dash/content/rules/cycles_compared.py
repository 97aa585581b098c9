"""Both cycles in six rows, each with a mark: how far the two can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from het_dash.catalogue import Nature
from het_dash.catalogue.outcomes_framework import Measure
from het_dash.charts.peer_group import NUMBERS
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.content.blocks import Lead, Mark, MarkKind, MarkRow, Marks, Tile
from het_dash.content.rules import clinical_context, cycle_2_summary
from het_dash.content.rules.clinical_context import Context
from het_dash.content.rules.cycle_2_summary import SoFar, Told
from het_dash.figures import Answer
from het_dash.figures.verdicts import CANNOT_TELL
from het_dash.figures.year_on_year import comparable

NO_RETURN, NOT_PUBLISHED, NOT_COLLECTED = "No return yet", "Not published", "Not collected"
ASKED = "Asked in every return"
MARKS: dict[str, tuple[MarkKind, str]] = {"yes": ("done", "Same"), "partly": ("partly", "Partly"), "no": ("no", "No")}
MEANS = "Same: counted alike in both cycles. Partly: we show both and do not subtract one from the other."
TOO_EARLY = "It is too early to say whether care has changed."
NOT_JUDGED = "No team's measure of care can be judged yet."


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Answers of both cycles: minimum figures of cycle 1, returns of cycle 2, and care of each team's patients."""

    reached: Answer
    champions: Answer
    held: Answer
    so_far: SoFar
    clinical: Context

    @property
    def view(self) -> View:
        return self.clinical.view

    @property
    def told(self) -> Told | None:
        """Cycle 2 so far, from returns; None without one."""
        return cycle_2_summary.told(self.so_far)


def lead(sides: Sides) -> Lead:
    """How many of the six rows can be compared, and whether care has changed."""
    kinds = [row.marks[0].kind for row in compared(sides).rows]
    whole = NUMBERS[len(kinds)]
    counts = [
        (NUMBERS[kinds.count(kind)], words) for kind, words in (("done", ""), ("partly", "partly ")) if kind in kinds
    ]
    told = " and ".join(f"{number} can be {words}compared" for number, words in counts) or "none can be compared"
    strong = _care(sides.clinical)
    return Lead(f"Of these {whole} things, {told}. {strong}", strong)


def _care(found: Context) -> str:
    verdicts = clinical_context.verdicts(found)
    heads = {said.partition(":")[0] for said in verdicts}
    if heads == {CANNOT_TELL}:
        return TOO_EARLY
    if heads <= {CANNOT_TELL, "no verdict"}:
        return NOT_JUDGED
    return f"Care in cycle 2, compared with care elsewhere: {clinical_context.told_of(verdicts)}."


def compared(sides: Sides) -> Marks:
    cycles = sides.view.catalogue.cycles
    heads = (f"{one.title}, {one.first_day:%Y} to {one.last_day:%Y}" for one in (cycles[0], cycles[-1]))
    used = [sides.reached, sides.champions, *(a for a in (sides.so_far.people, sides.held) if a.collected.figures)]
    return Marks(
        id="cycles-compared",
        title="",
        subtitle="",
        heads=tuple(heads),
        columns=("Compare?",),
        rows=tuple(_rows(sides)),
        key=(),
        source=f"{MEANS} {wording.source(*used)}",
        in_words=True,
    )


def _rows(sides: Sides) -> Iterator[MarkRow]:
    view = sides.view
    told = sides.told
    measures = tuple(view.catalogue.framework.measures.values())
    domains = {one.id: one.measures for one in view.catalogue.framework.domains}
    by_feed = {measure.feeds: measure for measure in reversed(measures)}  # the first of those with one indicator
    reached = by_feed[view.catalogue.with_role("people_reached").id], _minimum(sides.reached, view)
    trained = by_feed[view.catalogue.with_role("champions_trained").id], _minimum(sides.champions, view)
    held = by_feed[view.catalogue.with_role("activities_held").id]
    who, checks, care = (domains[one] for one in ("equity_of_reach", "pathway", "clinical"))
    teams = sides.so_far.received.teams
    counted = f"{{}} ({teams})" if teams else "{}"
    yield _row("People reached", _first(*reached), _tile(told.people if told else None, counted), (reached[0],))
    yield _row("Champions", _first(*trained), _tile(told.champions if told else None, "{} trained"), (trained[0],))
    yield _row("Activities", _known(held), _activities(sides), (held,))
    yield _row(
        "Who they were", _known(who[0]), _tile(told.share if told else None, "{} from {} backgrounds", ASKED), who
    )
    yield _row("Follow-up", NOT_COLLECTED, _tile(told.checked if told else None, "{} checked", ASKED), checks)
    yield _row("Clinical outcomes", NOT_COLLECTED, (_baseline(sides.clinical), "published"), care)


def _row(label: str, first: str, second: tuple[str, Nature], measures: tuple[Measure, ...]) -> MarkRow:
    kinds = {measure.comparable for measure in measures}
    kind, words = MARKS[next(iter(kinds)) if len(kinds) == 1 else "partly"]
    text, nature = second
    return MarkRow(label, (Mark(kind, words),), (first, marked(text, nature)), nature=nature)


def _minimum(answer: Answer, view: View) -> str:
    figure = answer.one(view.catalogue.borough.code)
    return f"More than {wording.number(figure.value or 0.0, 'count')}" if figure and figure.shown else ""


def _first(measure: Measure, minimum: str) -> str:
    return minimum or _known(measure)


def _known(measure: Measure) -> str:
    return wording.sentence_case(measure.cycle_1.words) or NOT_COLLECTED


def _tile(tile: Tile | None, words: str, without: str = NO_RETURN) -> tuple[str, Nature]:
    """A tile's number in words, 'At least' for a minimum figure."""
    if tile is None:
        return without, "published"
    if tile.value.startswith("Hidden"):
        return tile.value, tile.nature
    least = "At least " if tile.value.endswith("+") else ""
    number = wording.sentence_case(tile.value.rstrip("+"))
    return least + words.format(number, wording.lead_lower(tile.label)), tile.nature


def _activities(sides: Sides) -> tuple[str, Nature]:
    view = sides.view
    held = cycle_2_summary.of_cycle(sides.held, view).of(view.catalogue.borough.code).collected
    if not held.spans:
        return NO_RETURN, "published"
    figure = held.within(held.spans[-1]).figures[0]
    return wording.sentence_case(wording.value_or_reason(figure, "count", view.catalogue)), figure.nature


def _baseline(found: Context) -> str:
    """The March figures that are published, by date."""
    icb = found.view.catalogue.icb.code
    dates = sorted({f.period_end for m in found.measured.values() for f in comparable(m.published, icb)})
    if not dates:
        return NOT_PUBLISHED
    last = f"{dates[-1]:%B %Y}"
    return f"Baseline, {last}" if len(dates) == 1 else f"{dates[0]:%B %Y} to {last}"
