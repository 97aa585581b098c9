"""Assumptions of the example returns, from data/demo/returns.yaml."""

from het_dash.catalogue import Catalogue
from het_dash.catalogue.entry import Entry
from het_dash.catalogue.outcomes_framework import AnswerKind
from het_dash.catalogue.quarter import Quarter, QuarterField
from het_dash.catalogue.yaml_files import read_entry
from het_dash.ingest.example.assumption import Assumed, Number, Rates, must_be

TYPED: frozenset[AnswerKind] = frozenset({"number", "pounds"})  # wellbeing has its own assumptions


class Numbers(Assumed):
    numbers: tuple[float, ...]


class OfQuarter(Assumed):
    quarter: QuarterField


class OfTeam(Number):
    pcn: str


class OfReturn(Assumed):
    """A return with a special event; `number` is its size."""

    pcn: str
    quarter: QuarterField
    number: float = 0.0

    def concerns(self, pcn: str, quarter: Quarter) -> bool:
        return (self.pcn, self.quarter) == (pcn, quarter)


class Between(Assumed):
    between: dict[str, tuple[float, float]]


class Opportunity(Assumed):
    types: dict[str, int]


class Text(Assumed):
    heard: str
    recommendation: str
    disagreement: str


class DemoTeam(Entry):
    pcn: str
    checks_for: str
    size: float


class Reach(Entry):
    people_new: Number
    by_quarter: Numbers
    coming_back: Number
    groups: Rates
    between_teams: Number
    not_stated: Number
    not_known: Number
    sexes: Rates
    ages: Rates
    registered: Rates
    living: Rates


class Activities(Entry):
    each_for: Number
    types: Rates
    led_by: Rates
    elsewhere: Rates
    opportunity: Opportunity


class Champions(Entry):
    recruited: Number
    trained: Number
    active: Number
    into_work: Number
    groups: Rates


class Pathways(Entry):
    checked: Number
    follow_up: Rates
    seen: Number
    newly_diagnosed: Rates
    known_uncontrolled: Rates
    treated: Number
    outcome_6_months: Number
    outcome_12_months: Number
    in_the_quarter: Number


class Answers(Entry):
    milestones: Number
    agreement: Rates
    agreement_rises: Number
    numbers: Between
    staying: Number
    wellbeing_pairs: OfTeam
    wellbeing_means: Numbers


class Learning(Entry):
    a_quarter: Number
    decided: Numbers
    text: Text


class Messy(Entry):
    days_to_spare: Numbers
    unknown: OfReturn
    late: OfReturn
    again: OfReturn
    missing: OfReturn
    disagreeing: OfReturn


class FirstCycle(Entry):
    first_quarter: OfQuarter
    people_new: Number
    contacts: Number
    champions: Number
    types: Rates


class ReturnAssumptions(Entry):
    seed: Number
    last_quarter: OfQuarter
    teams: tuple[DemoTeam, ...]
    reach: Reach
    activities: Activities
    champions: Champions
    pathway: Pathways
    answers: Answers
    learning: Learning
    messy: Messy
    first_cycle: FirstCycle


def return_assumptions(catalogue: Catalogue) -> ReturnAssumptions:
    """Assumptions from the file. Raises CatalogueError for any fault in it."""
    path = catalogue.folder / "demo" / "returns.yaml"
    assumed = read_entry(ReturnAssumptions, path)
    reach, messy = assumed.reach, assumed.messy
    pcns = {pcn.code for pcn in catalogue.pcns}
    types = {one.id for one in catalogue.activity_types}
    known = {group.id for group in catalogue.breakdowns["ethnicity_nhs16"].groups if not group.unknown}
    asked = {one.id for one in catalogue.framework.measures.values() if one.asked and one.asked.answer in TYPED}
    conditions = {pathway.condition for pathway in catalogue.pathways}
    must_be(path, "teams, pcn", [team.pcn for team in assumed.teams], pcns)
    must_be(path, "teams, checks_for", {team.checks_for for team in assumed.teams}, conditions, every=False)
    for name in ("follow_up", "newly_diagnosed", "known_uncontrolled"):
        must_be(path, f"pathway, {name}", getattr(assumed.pathway, name).rates, conditions)
    must_be(path, "reach, groups", reach.groups.rates, known)
    must_be(path, "champions, groups", assumed.champions.groups.rates, known)
    must_be(path, "reach, sexes", reach.sexes.rates, {g.id for g in catalogue.breakdowns["sex_recorded"].groups})
    must_be(path, "reach, ages", reach.ages.rates, {g.id for g in catalogue.breakdowns["age_reach"].groups})
    for kinds in (assumed.activities.types.rates, assumed.first_cycle.types.rates):
        must_be(path, "types", kinds, types, every=False)
    must_be(path, "answers, numbers", assumed.answers.numbers.between, asked)
    for one in (messy.unknown, messy.late, messy.again, messy.missing, messy.disagreeing):
        must_be(path, f"messy, {one.says}", {one.pcn}, pcns, every=False)
    return assumed
