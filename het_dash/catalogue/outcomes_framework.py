"""The shared outcomes framework: domains, measures, objectives and answer scales."""

from typing import Literal, Self

from pydantic import Field, PositiveInt, model_validator

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.indicator import Polarity

Respondent = Literal["hef", "vcso", "team"]
AnswerKind = Literal["agreement", "milestone", "yes_no", "number", "pounds", "people", "score"]
Evidence = Literal["published minimum", "demonstration", "not collected"]
NUMBERS: frozenset[AnswerKind] = frozenset({"number", "pounds", "people", "score"})
RESPONDENTS: dict[Respondent, str] = {"hef": "HEF", "vcso": "VCSO", "team": "Team"}


class Objective(Entry):
    """One of the programme's six objectives, in its original words."""

    id: str
    title: str
    short: str


class Choice(Entry):
    """One answer of a scale. `label` is its text in a drop-down list."""

    id: str
    label: str


class Scale(Entry):
    """A scale of possible answers."""

    id: str
    title: str
    answers: tuple[Choice, ...]


class Asked(Entry):
    """Question in a return for a measure that is not a count of people; one row of a sheet."""

    sheet: Literal["Partnership", "Progress"]
    question: str
    answer: AnswerKind
    by: tuple[Respondent, ...] = Field(min_length=1)


class FirstCycle(Entry):
    """Figures of cycle 1. A minimum figure means "more than" and is never exact."""

    evidence: Evidence
    words: str = ""
    minimum: int | None = None
    source: str = ""

    @model_validator(mode="after")
    def _minimum_where_published(self) -> Self:
        if (self.minimum is not None) != (self.evidence == "published minimum"):
            raise ValueError("a minimum is given where the evidence is a published minimum, and nowhere else")
        if self.minimum is not None and not self.source:
            raise ValueError("a published minimum needs its source")
        return self


class Measure(Entry):
    """One measure of the framework. `comparable` says, with a reason, whether the two cycles can be compared."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    definition: str
    objective: str
    unit: str
    time: Literal["snapshot", "flow", "unique_people"]
    polarity: Polarity
    collected_by: Literal["HEF", "VCSO", "HEF and VCSO, apart", "team", "programme", "published", "worked out"]
    asked: Asked | None = Field(default=None, description="Blank: it is not a row of Partnership or Progress")
    feeds: str | None = Field(default=None, description="The indicator that it comes to, if any")
    conditions: tuple[str, ...] = Field(default=(), description="Blank: of every team")
    primary: bool = Field(default=False, description="A team may declare it as its primary measure")
    cycle_1: FirstCycle
    comparable: Literal["yes", "partly", "no"]
    why: str
    lesson: str = Field(default="", description="What cycle 1 taught, where this measure tracks that")
    proposed_by: str


class Domain(Entry):
    """A file of data/outcomes: related measures and the question that they answer."""

    id: str
    title: str
    order: int
    question: str
    measures: tuple[Measure, ...]


class SheetTime(Entry):
    """Minutes that a sheet of the return takes, as an estimate for planning. `asks` says what it asks for."""

    sheet: str
    minutes: PositiveInt
    asks: str


class Timing(Entry):
    """How long a return takes, sheet by sheet. `basis` says where the minutes come from."""

    basis: str
    sheets: tuple[SheetTime, ...]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.sheets)


class FrameworkHead(Entry):
    """Contents of data/outcomes.yaml: status of the framework, time that a return takes, objectives and scales."""

    draft: str
    spelled: str
    timing: Timing | None = None
    objectives: tuple[Objective, ...]
    scales: tuple[Scale, ...]


class Framework(FrameworkHead):
    """The whole outcomes framework."""

    domains: tuple[Domain, ...]

    @property
    def measures(self) -> dict[str, Measure]:
        return {measure.id: measure for domain in self.domains for measure in domain.measures}

    def scale(self, answer: AnswerKind) -> Scale:
        """Scale of an answer that is chosen from a list. Raises KeyError for a number."""
        return {scale.id: scale for scale in self.scales}[answer]

    def asked_on(self, sheet: str) -> tuple[Measure, ...]:
        return tuple(m for m in self.measures.values() if m.asked and m.asked.sheet == sheet)

    def by_objective(self) -> dict[Objective, tuple[Measure, ...]]:
        """Every objective with its measures; an objective without one is included."""
        measures = self.measures.values()
        return {one: tuple(m for m in measures if m.objective == one.id) for one in self.objectives}
