"""Number of activities of each kind: dots for two cycles, bars for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from het_dash.catalogue import Group
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.charts.text.example_marks import of_figure
from het_dash.figures import Answer, Figure

MOST_DRAWN, MOST_NAMED = 7, 3
ROLES: tuple[Role, ...] = ("other", "chosen")


@dataclass(frozen=True)
class Held:
    """One cycle's activities to date: figures by kind."""

    cycle: str
    period: str
    by_kind: Mapping[str, Figure]


def activities_by_kind(held: Sequence[Held], answer: Answer, view: View) -> Chart:
    """A row for each kind that any cycle held, the latest cycle's most frequent first."""
    drawn = answer.only(f for one in held for f in one.by_kind.values())
    scheme = view.catalogue.breakdowns[drawn.figures[0].breakdown]
    last = held[-1]
    kinds = [g for g in scheme.groups if any(_number(one, g.id) != 0 for one in held)]
    kinds.sort(key=lambda g: -(_number(last, g.id) or 0))
    drawn_kinds, more = kinds[:MOST_DRAWN], len(kinds) - MOST_DRAWN
    series = tuple(
        Series(one.cycle, role, tuple(_point(one, g.id, g.tick, view) for g in drawn_kinds))
        for one, role in zip(held, ROLES[-len(held) :], strict=True)
    )
    named = [f"{wording.lead_lower(g.label)} {_text(last.by_kind.get(g.id), view)}" for g in kinds[:MOST_NAMED]]
    sentence = f"{last.cycle}, {last.period}: {', '.join(named)}."
    nature, periods = tables.weakest_nature(drawn), "; ".join(f"{one.cycle}: {one.period}" for one in held)
    return Chart(
        id="activities-by-kind",
        kind="dots" if len(held) > 1 else "bars",
        title=_title(last, kinds),
        subtitle=f"Number of activities of each kind, all teams. {periods}.",
        axis="Activities",
        unit="count",
        series=series,
        categories=tuple(g.tick for g in drawn_kinds),
        sentence=sentence,
        alt=f"{'Dot' if len(held) > 1 else 'Bar'} chart. {wording.of_nature(sentence, nature)}",
        source=wording.source(drawn),
        files=wording.files(drawn),
        measures=wording.measures(drawn),
        table=Table(
            ("Kind of activity", *(one.cycle for one in held)),
            tuple((g.label, *(_text(one.by_kind.get(g.id), view) for one in held)) for g in kinds),
        ),
        nature=nature,
        notes=(f"The table has {more} more kinds.",) if more > 0 else (),
        partly=len({of_figure(f) for f in drawn.figures} - {None}) > 1,
    )


def _title(held: Held, kinds: Sequence[Group]) -> str:
    """Names the most frequent kind only if no other is as frequent."""
    first, second = (*(_number(held, g.id) or 0.0 for g in kinds[:2]), 0.0, 0.0)[:2]
    if first > second:
        return f"{held.cycle}: {wording.lead_lower(kinds[0].label)} most often"
    return f"{held.cycle}: {sum(_number(held, g.id) != 0 for g in kinds)} kinds of activity"


def _number(held: Held, kind: str) -> float | None:
    """None if a figure is hidden."""
    figure = held.by_kind.get(kind)
    return 0.0 if figure is None else figure.value


def _point(held: Held, kind: str, at: str, view: View) -> Point:
    figure = held.by_kind.get(kind)
    if figure is None:
        return Point(at, None)
    return Point(at, figure.value, text=_text(figure, view), status=figure.status)


def _text(figure: Figure | None, view: View) -> str:
    return wording.value_or_reason(figure, "count", view.catalogue)
