"""The form for one quarter: sheets and columns from the outcomes framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from het_dash.catalogue import Catalogue
from het_dash.catalogue.programme import Cycle
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.model import ONLINE, OUTSIDE, Return

CellKind = Literal["fixed", "count", "number", "date", "choice", "text"]
Entry = str | int | float | date | None
Choices = Mapping[str, str]  # label -> id
YES_NO: Choices = {"Yes": "yes", "No": "no"}


@dataclass(frozen=True)
class Column:
    """Column of a sheet. `header` is unique in its sheet, and `note` explains it to the person who fills it in.

    `names_row`: the column identifies the row, as fixed columns do. A row with no other entry is not filled in.
    """

    header: str
    kind: CellKind
    note: str = ""
    width: int = 14
    choices: Choices = field(default_factory=dict)
    turned: bool = False
    names_row: bool = False


@dataclass(frozen=True)
class Table:
    """Sheet of the form: rows of text for each column, followed by `spare` blank rows.

    `answers` gives the choices for each row, where rows differ. `comes_to` names the cells whose sum the spreadsheet
    shows next to the matching number of the sheet Totals: words, columns and that row.
    """

    name: str
    title: str
    help: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
    spare: int = 0
    answers: Mapping[int, Choices] = field(default_factory=dict)
    comes_to: tuple[tuple[str, tuple[int, int], int], ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.columns)

    @property
    def filled_in(self) -> frozenset[str]:
        """Headers of the columns that a team fills in."""
        return frozenset(c.header for c in self.columns if c.kind != "fixed" and not c.names_row)


@dataclass(frozen=True)
class Form:
    """Catalogue and quarter that the sheets are made for."""

    catalogue: Catalogue
    quarter: Quarter

    @cached_property
    def cycle(self) -> Cycle | None:
        """Cycle that contains the quarter, or None."""
        return next((c for c in self.catalogue.cycles if self.quarter in c), None)

    @property
    def first_cycle(self) -> bool:
        """Cycle 1 had no shared framework, so its form asks only for totals and activities."""
        return self.cycle is not None and self.cycle.id == "cycle_1"

    @cached_property
    def pcns(self) -> Choices:
        return {pcn.label: pcn.code for pcn in self.catalogue.pcns}

    @cached_property
    def places(self) -> Choices:
        wards = {ward.label: ward.code for ward in self.catalogue.of_kind("ward")}
        return {**dict(sorted(wards.items())), "Online": ONLINE, f"Outside {self.catalogue.borough.label}": OUTSIDE}

    @cached_property
    def quarters(self) -> Choices:
        """Quarters of the cycle up to this one. A return can report the cohort of each."""
        first = self.cycle.first_quarter if self.cycle else self.quarter
        return {str(q): str(q) for q in first.until(self.quarter)}

    @cached_property
    def conditions(self) -> Choices:
        return {p.condition.replace("_", " ").capitalize(): p.condition for p in self.catalogue.pathways}

    @cached_property
    def activity_types(self) -> Choices:
        cycle = self.cycle.id if self.cycle else "cycle_2"
        return {t.label: t.id for t in self.catalogue.activity_types if cycle in t.cycles}

    @cached_property
    def primary_measures(self) -> Choices:
        return {m.title: m.id for m in self.catalogue.framework.measures.values() if m.primary}

    def scale(self, scale_id: str) -> Choices:
        scale = next(s for s in self.catalogue.framework.scales if s.id == scale_id)
        return {answer.label: answer.id for answer in scale.answers}

    def groups(self, breakdown: str) -> Choices:
        return {g.label: g.id for g in self.catalogue.breakdowns[breakdown].groups}


def label_of(choices: Choices, chosen: str | None) -> str:
    """Label of a choice, or blank if nothing was chosen."""
    return next((label for label, id_ in choices.items() if id_ == chosen), "")


def yes_or_no(said: bool) -> str:
    return "Yes" if said else ""


def blank(form: Form, pcn: str) -> Return:
    """Empty return for the condition that the team has declared."""
    cycle = form.cycle.id if form.cycle else None
    team = next((t for t in form.catalogue.teams if t.pcn == pcn and t.cycle == cycle), None)
    return Return(pcn=pcn, quarter=form.quarter, condition=team.condition if team else None)
