"""Records of returns: receipts, declarations and answers to the outcomes framework."""

from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import Nature, Status
from het_dash.catalogue.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Declared:
    """A row of the published table `team`. Blank means not published. The first declaration is kept with any change."""

    pcn: str
    cycle: str
    condition: str
    condition_before: str
    measure: str
    measure_before: str
    recorded_on: date | None
    changed_on: date | None
    source_id: str
    nature: Nature


@dataclass(frozen=True, slots=True)
class Receipt:
    """A row of the published table `return_receipt`: one version of a team's return for a quarter.

    `standing` is accepted (it counts), superseded by a later version, withdrawn or erased (with a `reason`). `waiting`
    counts findings that the programme has not reviewed yet.
    """

    pcn: str
    cycle: str
    period_start: date
    period_end: date
    standing: str
    accepted_on: date
    due_on: date
    late: bool
    source_id: str
    nature: Nature
    version: str = "1"
    ended_on: date | None = None
    reason: str = ""
    sha256: str = ""
    disagreement: bool = False
    waiting: bool = False

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.period_end)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row of the published table `answer`: one partner's answer to a question of the outcomes framework."""

    pcn: str
    cycle: str
    period_end: date
    measure: str
    respondent: str
    answer: str
    number: str
    status: Status
    source_id: str
    nature: Nature


@dataclass(frozen=True, slots=True)
class Linked:
    """An activity linked to an opportunity for action of the BLACHIR review, by its number."""

    opportunity: int
    pcn: str
    on: date
    type: str
    name: str
    source_id: str
    nature: Nature
