"""Answers many questions in one trip to DuckDB, because a trip costs more than its rows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import groupby
from threading import Lock
from typing import Any

from het_dash.catalogue import Catalogue, Status
from het_dash.figures import Answer, Figure, Lineage
from het_dash.figures.fallback import HIDDEN, Candidates, Place, coarser
from het_dash.figures.with_example import lineages, merged
from het_dash.store.questions import Question

ANSWERS_KEPT = 4096
STATUS_COLUMN = 6  # index of `status` in a row of questions/figures.sql
Series = tuple[str, str]  # indicator and source
Rows = Callable[..., list[tuple[Any, ...]]]
Figures = tuple[Figure, ...]


class Answering:
    """Cached answers of one store, which never changes. Safe to share between threads.

    `mixed`: the store has both our own real figures and example data, so answers with example data merge them.
    """

    def __init__(self, rows: Rows, catalogue: Catalogue, mixed: bool = False) -> None:
        self._rows, self._catalogue, self._mixed = rows, catalogue, mixed
        self._kept: dict[tuple[Question, bool], Answer] = {}
        self._keeping = Lock()

    def ask_all(self, questions: Iterable[Question], with_example: bool = True) -> dict[Question, Answer]:
        """Each distinct question with its answer. Without example data, the answer is as if no example data existed."""
        asked = list(dict.fromkeys(questions))
        found = {question: kept for question in asked if (kept := self._kept.get((question, with_example)))}
        if new := [question for question in asked if question not in found]:
            looked_up = dict(zip(new, self.look_up(new, with_example), strict=True))
            self._keep(looked_up, with_example)
            found |= looked_up
        return {question: found[question] for question in asked}

    def look_up(self, questions: Sequence[Question], with_example: bool = True) -> list[Answer]:
        """Answers of the questions, without the cache."""
        if with_example and self._mixed:
            found, of_both = self._merged(questions)
        else:
            sources = [self._sources(asked, (True, False) if with_example else (True,)) for asked in questions]
            found, of_both = self._found(questions, sources), set()
        ordered = [self._in_order(figures, asked) for figures, asked in zip(found, questions, strict=True)]
        return [
            Answer(self._catalogue.indicators[question.indicator], figures, self._lineage_of(figures))
            for question, figures in zip(questions, self._with_instead(ordered, of_both), strict=True)
        ]

    def _keep(self, answers: Mapping[Question, Answer], with_example: bool) -> None:
        """Adds answers to the cache and removes the oldest."""
        with self._keeping:
            self._kept.update({(question, with_example): answer for question, answer in answers.items()})
            for key in list(self._kept)[: max(0, len(self._kept) - ANSWERS_KEPT)]:
                del self._kept[key]

    def _merged(self, questions: Sequence[Question]) -> tuple[list[Figures], set[int]]:
        """Figures of each question, and the positions of questions answered by both real and example figures."""
        wide = [self._with_all_teams(asked) for asked in questions]
        real, example = (
            self._found(wide, [self._sources(asked, (kind,)) for asked in questions]) for kind in (True, False)
        )
        of_both = {number for number in range(len(questions)) if real[number] and example[number]}
        found = []
        for asked, one, other in zip(questions, real, example, strict=True):
            figures = merged(one, other, {self._catalogue.borough.code}, self._cycles(asked))
            found.append(tuple(f for f in figures if f.area_code in asked.areas))
        return found, of_both

    def _with_all_teams(self, asked: Question) -> Question:
        """The question with all teams added, because a total names the teams that it includes."""
        if asked.layer == "published" or self._catalogue.borough.code not in asked.areas:
            return asked
        return replace(asked, areas=(*asked.areas, *(pcn.code for pcn in self._catalogue.pcns)))

    def _cycles(self, asked: Question) -> list[tuple[date, date]]:
        flow = self._catalogue.indicators[asked.indicator].time != "snapshot"
        return [(cycle.first_day, cycle.last_day) for cycle in self._catalogue.cycles] if flow else []

    def _found(self, questions: Sequence[Question], sources: Sequence[Sequence[str]]) -> list[Figures]:
        """Figures of each question, from the first of its sources that has any."""
        found: dict[int, Figures] = dict.fromkeys(range(len(questions)), ())
        rows = self._rows("figures", **self._wanted(questions, sources))
        for number, some in groupby(rows, key=lambda row: int(row[0])):
            found[number] = tuple(_figure(*row) for _, *row in some)
        return list(found.values())

    def _wanted(self, questions: Sequence[Question], sources: Sequence[Sequence[str]]) -> dict[str, list[Any]]:
        """Parameters of questions/figures.sql: one row per area and source of each question."""
        known = self._catalogue.breakdowns
        rows = [
            (number, asked.indicator, known[asked.breakdown].id, area, source, rank, asked.membership)
            for number, (asked, its_sources) in enumerate(zip(questions, sources, strict=True))
            for area in dict.fromkeys(asked.areas)
            for rank, source in enumerate(its_sources)
        ]
        names = ("numbers", "indicators", "breakdowns", "areas", "sources", "ranks", "memberships")
        return dict(zip(names, map(list, zip(*rows, strict=True)) if rows else ([] for _ in names), strict=True))

    def _sources(self, asked: Question, kinds: Collection[bool]) -> list[str]:
        """Sources of the question, preferred first. `kinds`: True for real sources, False for example data."""
        found = self._catalogue.sources_of(asked.indicator, asked.layer)
        return [source for source in found if (not self._catalogue.sources[source].is_example) in kinds]

    def _in_order(self, figures: Figures, asked: Question) -> Figures:
        """Figures in order of area as asked, period (of those with one end, the longest last) and group as in the
        catalogue."""
        places = {area: place for place, area in reversed(list(enumerate(asked.areas)))}
        groups = {group.id: place for place, group in enumerate(self._catalogue.breakdowns[asked.breakdown].groups)}

        def place(f: Figure) -> tuple[int, date, int, int]:
            return places[f.area_code], f.period_end, -f.period_start.toordinal(), groups[f.group_id]

        return tuple(sorted(figures, key=place))

    def _with_instead(self, answers: list[Figures], of_both: Collection[int]) -> list[Figures]:
        """Answers in which every hidden figure has the most detailed figure that may be shown in its place.

        If real and example figures are merged, only figures of the same area qualify, because the total includes both.
        """
        shown = self._may_be_shown([f for figures in answers for f in figures if f.status in HIDDEN])
        borough, known = self._catalogue.borough.code, self._catalogue.breakdowns
        anywhere, here = (
            {series: Candidates(places, larger, known) for series, places in shown.items()}
            for larger in (borough, None)
        )
        return [
            tuple(_with_one_instead(figures, here if number in of_both else anywhere))
            for number, figures in enumerate(answers)
        ]

    def _may_be_shown(self, hidden: list[Figure]) -> dict[Series, dict[Place, Figure]]:
        """Shown figures in the hidden figures' own and broader breakdowns, here and in the borough, by series and
        place."""
        found: dict[Series, dict[Place, Figure]] = {_series(f): {} for f in hidden}
        places = dict.fromkeys(
            (*_series(f), area, by)
            for f in hidden
            for area in (f.area_code, self._catalogue.borough.code)
            for by in (f.breakdown, *(by for by, _ in coarser(self._catalogue.breakdowns[f.breakdown], f.group_id)))
        )
        if places:
            names = ("indicators", "sources", "areas", "breakdowns")
            for row in self._rows("instead", **dict(zip(names, map(list, zip(*places, strict=True)), strict=True))):
                one = _figure(*row)
                at = (one.area_code, one.breakdown, one.group_id, one.period_start, one.period_end)
                found[_series(one)][at] = one
        return found

    def _lineage_of(self, figures: Figures) -> tuple[Lineage, ...]:
        of_each = {f.lineage_id: lineages(f) for f in figures}
        return tuple(line for name, parts in of_each.items() for line in self._lines(name, parts))

    def _lines(self, name: str, parts: list[str]) -> list[Lineage]:
        if len(parts) == 1:
            return self._lineage[name]
        return [replace(line, lineage_id=name) for part in parts for line in self._lineage[part]]

    @cached_property
    def _lineage(self) -> dict[str, list[Lineage]]:
        lines = [Lineage(*row) for row in self._rows("lineage")]
        return {name: list(some) for name, some in groupby(lines, key=lambda line: line.lineage_id)}


def _with_one_instead(figures: Figures, candidates: Mapping[Series, Candidates]) -> Iterator[Figure]:
    for f in figures:
        hidden = f.status in HIDDEN and len(lineages(f)) == 1
        yield replace(f, instead=candidates[_series(f)].in_place_of(f)) if hidden else f


def _series(f: Figure) -> Series:
    return f.indicator_id, f.source_id


def _figure(*row: Any) -> Figure:
    cells: list[Any] = [*row]
    cells[STATUS_COLUMN] = Status(cells[STATUS_COLUMN])
    return Figure(*cells)
