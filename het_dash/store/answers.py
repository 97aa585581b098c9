"""Answers to many questions in one trip to DuckDB: a trip costs more than the rows that it carries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from threading import Lock
from typing import Any

from het_dash.catalogue import Catalogue, Status
from het_dash.figures import Answer, Figure, Lineage
from het_dash.figures.fallback import HIDDEN, Candidates, Place, coarser, with_instead
from het_dash.store.questions import Question

ANSWERS_KEPT = 4096
STATUS_COLUMN = 6  # of a figure's own columns in questions/figures.sql
Series = tuple[str, str]  # indicator and source
Rows = Callable[..., list[tuple[Any, ...]]]


class Answering:
    """Answers of one store, remembered: it never changes. Safe to share between threads."""

    def __init__(self, rows: Rows, catalogue: Catalogue) -> None:
        self._rows, self._catalogue = rows, catalogue
        self._kept: dict[Question, Answer] = {}
        self._keeping = Lock()

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        """Each question once, with its answer."""
        asked = list(dict.fromkeys(questions))
        found = {question: kept for question in asked if (kept := self._kept.get(question))}
        if new := [question for question in asked if question not in found]:
            looked_up = dict(zip(new, self.look_up(new), strict=True))
            self._keep(looked_up)
            found |= looked_up
        return {question: found[question] for question in asked}

    def look_up(self, questions: Sequence[Question]) -> list[Answer]:
        """Their answers, past all memory."""
        found: dict[int, list[Figure]] = {number: [] for number in range(len(questions))}
        for number, rows in groupby(self._rows("figures", **self._wanted(questions)), key=lambda row: int(row[0])):
            found[number] = self._in_order([_figure(*row) for _, *row in rows], questions[number])
        with_reasons = self._with_instead(list(found.values()))
        return [
            Answer(self._catalogue.indicators[question.indicator], figures, self._lineage_of(figures))
            for question, figures in zip(questions, with_reasons, strict=True)
        ]

    def _keep(self, answers: Mapping[Question, Answer]) -> None:
        """The oldest are forgotten first."""
        with self._keeping:
            self._kept.update(answers)
            for question in list(self._kept)[: max(0, len(self._kept) - ANSWERS_KEPT)]:
                del self._kept[question]

    def _wanted(self, questions: Sequence[Question]) -> dict[str, list[Any]]:
        """Columns of questions/figures.sql: a row for each area and source of each question."""
        rows = [
            (number, asked.indicator, self._catalogue.breakdowns[asked.breakdown].id, area, source, rank)
            for number, asked in enumerate(questions)
            for area in dict.fromkeys(asked.areas)
            for rank, source in enumerate(self._sources(asked))
        ]
        names = ("numbers", "indicators", "breakdowns", "areas", "sources", "ranks")
        return dict(zip(names, map(list, zip(*rows, strict=True)) if rows else ([] for _ in names), strict=True))

    def _sources(self, asked: Question) -> list[str]:
        return self._catalogue.sources_of(asked.indicator, asked.layer)

    def _in_order(self, figures: list[Figure], asked: Question) -> list[Figure]:
        """By area as asked, then period (of those that end together the longest last), then group as the catalogue."""
        places = {area: place for place, area in reversed(list(enumerate(asked.areas)))}
        groups = {group.id: place for place, group in enumerate(self._catalogue.breakdowns[asked.breakdown].groups)}

        def place(f: Figure) -> tuple[int, date, int, int]:
            return places[f.area_code], f.period_end, -f.period_start.toordinal(), groups[f.group_id]

        return sorted(figures, key=place)

    def _with_instead(self, answers: list[list[Figure]]) -> list[tuple[Figure, ...]]:
        """Every hidden figure with the finest that may be shown in its place."""
        shown = self._may_be_shown([f for figures in answers for f in figures if f.status in HIDDEN])
        lewisham, known = self._catalogue.lewisham.code, self._catalogue.breakdowns
        candidates = {series: Candidates(places, lewisham, known) for series, places in shown.items()}
        return [
            with_instead(tuple(figures), candidates[_series(figures[0])])
            if figures and _series(figures[0]) in candidates
            else tuple(figures)
            for figures in answers
        ]

    def _may_be_shown(self, hidden: list[Figure]) -> dict[Series, dict[Place, Figure]]:
        """By series and place, what of the hidden figures' own and coarser breakdowns is shown, here or in Lewisham."""
        found: dict[Series, dict[Place, Figure]] = {_series(f): {} for f in hidden}
        places = dict.fromkeys(
            (*_series(f), area, by)
            for f in hidden
            for area in (f.area_code, self._catalogue.lewisham.code)
            for by in (f.breakdown, *(by for by, _ in coarser(self._catalogue.breakdowns[f.breakdown], f.group_id)))
        )
        if places:
            names = ("indicators", "sources", "areas", "breakdowns")
            for row in self._rows("instead", **dict(zip(names, map(list, zip(*places, strict=True)), strict=True))):
                one = _figure(*row)
                at = (one.area_code, one.breakdown, one.group_id, one.period_start, one.period_end)
                found[_series(one)][at] = one
        return found

    def _lineage_of(self, figures: tuple[Figure, ...]) -> tuple[Lineage, ...]:
        return tuple(line for name in dict.fromkeys(f.lineage_id for f in figures) for line in self._lineage[name])

    @cached_property
    def _lineage(self) -> dict[str, list[Lineage]]:
        lines = [Lineage(*row) for row in self._rows("lineage")]
        return {name: list(some) for name, some in groupby(lines, key=lambda line: line.lineage_id)}


def _series(f: Figure) -> Series:
    return f.indicator_id, f.source_id


def _figure(*row: Any) -> Figure:
    cells: list[Any] = [*row]
    cells[STATUS_COLUMN] = Status(cells[STATUS_COLUMN])
    return Figure(*cells)
