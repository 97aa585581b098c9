"""The first answer of the board's page: one sentence and three tiles."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from het_dash.charts.perspective import View
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import marked, nature_of
from het_dash.charts.theme import Ink
from het_dash.content.blocks import Lead, Tile, TileBar, TileBars, Tiles
from het_dash.content.rules import gap_text, known_inequality
from het_dash.content.rules.clinical_context import Context, told_of, verdicts
from het_dash.content.rules.cycle_2_summary import of_cycle
from het_dash.content.rules.returns_status import Received
from het_dash.figures import Answer, Figure
from het_dash.figures.gaps import Gap
from het_dash.figures.verdicts import CANNOT_TELL

NONE = "No figure"
NOT_SHOWN = "not shown, to protect people"
MINIMUM = "A minimum figure is not compared with a count."
TOO_EARLY = "It is too early to say whether care has changed."
NOT_YET = "We cannot say yet whether care has changed."
NO_VERDICT = frozenset({CANNOT_TELL, "no verdict", "withheld"})


@dataclass(frozen=True, kw_only=True)
class Achieved:
    """The answers that the board's first screen draws on."""

    reached: Answer
    champions: Answer
    into_work: Answer
    by_group: Answer
    people: Answer
    trained: Answer
    clinical: Context
    received: Received
    view: View

    def minimum(self, answer: Answer) -> Figure | None:
        found = answer.one(self.view.catalogue.borough.code)
        return found if found is not None and found.shown else None

    def so_far(self, answer: Answer) -> Answer:
        """A count of cycle 2 to date."""
        found = of_cycle(answer, self.view).collected
        return found.within(found.spans[-1]) if found.spans else found


def lead(first: Achieved) -> Lead:
    """Lead: what we can say and, in bold, what we cannot. Example data feeds no sentence."""
    strong = changed(verdicts(first.clinical))
    return Lead(" ".join([*_reached_in_each_cycle(first), strong]), strong)


def _reached_in_each_cycle(first: Achieved) -> Iterator[str]:
    before, now = first.minimum(first.reached), next(iter(first.so_far(first.people).figures), None)
    cycle_1, cycle_2 = first.view.catalogue.cycles
    if before:
        yield f"{cycle_1.title} reached more than {wording.number(before.value or 0.0, 'count')} people."
    if now is not None and now.shown and now.nature == "programme":
        yield f"{cycle_2.title} has reached {wording.written(now, 'count')} so far{_of_teams(first)}."


def _of_teams(first: Achieved) -> str:
    """', counting 2 of 6 teams', unless all teams have sent returns or all are example data."""
    got, every = first.received, len(first.view.catalogue.pcns)
    if every in (got.sent, got.invented):
        return ""
    return (
        f", with example data for {got.invented} of {every} teams"
        if got.invented
        else (f", counting {got.sent} of {every} teams")
    )


def changed(found: Counter[str]) -> str:
    """Whether care has changed, by the verdicts of methods 8."""
    heads: Counter[str] = Counter()
    for said, teams in found.items():
        heads[said.partition(": ")[0]] += teams
    if set(heads) <= NO_VERDICT:
        return TOO_EARLY if any("only" in said for said in found) else NOT_YET
    return f"Change in care, compared with other practices: {told_of(heads)}."


def tiles(first: Achieved) -> Tiles:
    return Tiles((_people(first), _champions(first), _gap(first)))


def _people(first: Achieved) -> Tile:
    return _minimum(first, "People reached", answer=first.reached, counted=first.people)


def _champions(first: Achieved) -> Tile:
    tile = _minimum(first, "Community champions", answer=first.champions, counted=first.trained)
    into_work = first.minimum(first.into_work)
    if into_work is None:
        return tile
    said = f"At least {into_work.value or 0:.0f} became a social prescriber."
    return replace(tile, source=f"{tile.source} {said}")


def _minimum(first: Achieved, label: str, *, answer: Answer, counted: Answer) -> Tile:
    """Cycle 1's published minimum figure, with the count of cycle 2 to date below it."""
    figure, now = first.minimum(answer), first.so_far(counted)
    nature = nature_of(now) if now.figures else "published"
    used = [one for one in (answer, now) if one.figures]
    return Tile(
        label=label,
        value=f"{wording.number(figure.value or 0.0, 'count')}+" if figure else NONE,
        below=f"{first.view.catalogue.cycles[0].title}, minimum figure" if figure else "",
        comparison=_now(first, now),
        evidence="Published" if figure else None,
        source=" ".join((wording.source(*used or [answer]), *(wording.notes(answer) if figure else ()), MINIMUM)),
        behind=tables.over_time(answer, first.view) if figure else None,
        nature=nature,
        partly=bool(figure),
    )


def _now(first: Achieved, now: Answer) -> str:
    """'Cycle 2: 295, counting 2 of 6 teams'; nothing before the first return."""
    found = next(iter(now.figures), None)
    if found is None:
        return ""
    said = f"{wording.written(found, 'count')}{_of_teams(first)}" if found.shown else NOT_SHOWN
    mixed = bool(first.received.invented and first.received.sent)  # then the words say so already
    return marked(f"{first.view.catalogue.cycles[1].title}: {said}", "published" if mixed else found.nature)


def _gap(first: Achieved) -> Tile:
    latest, icb = first.by_group.latest, first.view.catalogue.icb
    gap = known_inequality.gap(first.by_group, icb.code)
    return Tile(
        label=latest.indicator.plain or latest.indicator.title,
        value=f"{gap.group.value:.0f}% against {gap.reference.value:.0f}%" if gap else NONE,
        below=f"Black and White patients, {icb.label}, {wording.periods(latest)}" if gap else "",
        comparison="",
        evidence="Published" if gap else None,
        source=f"{wording.source(latest)} {_size(gap)}".strip(),
        limit="Not adjusted for age." if gap else "",
        behind=tables.by_group(latest, first.view) if gap else None,
        bars=_two_bars(gap) if gap else None,
        wide=True,
    )


def _size(gap: Gap | None) -> str:
    return f"The gap is {gap_text.sized(gap)}." if gap and gap.clear else ""


def _two_bars(gap: Gap) -> TileBars:
    """Both shares as bars from zero."""
    return TileBars((_bar("Black", gap.group, "programme_1"), _bar("White", gap.reference, "quiet")), end=100)


def _bar(label: str, figure: Figure, ink: Ink) -> TileBar:
    return TileBar(figure.value or 0.0, label, f"{figure.value:.0f}%", ink)
