"""Answers and findings of an example team. No quotations are invented."""

from collections.abc import Sequence
from datetime import date

from het_dash.catalogue.outcomes_framework import NUMBERS, Framework, Measure, Respondent
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import Learnt, Said

AGREEMENT = ("strongly_disagree", "disagree", "neither", "agree", "strongly_agree")
MILESTONE = ("not_yet", "under_way", "done")
FEWEST_PAIRS = 30
POUNDS = 500  # amounts are multiples of this
SPREAD = 0.6  # standard deviation of an answer around its partner's level, on the five-point scale


def said(team: Team, framework: Framework, quarters: Sequence[Quarter]) -> tuple[Said, ...]:
    """Every question of the framework, from every partner asked, at the end of the last of `quarters`."""
    measures = (one for sheet in ("Partnership", "Progress") for one in framework.asked_on(sheet))
    asked = [(one, by) for one in measures if one.asked for by in one.asked.by]
    answers = (_answer(team, measure, by, quarters) for measure, by in asked)
    return tuple(one for one in answers if one.answer is not None or one.number is not None)


def _answer(team: Team, measure: Measure, by: Respondent, quarters: Sequence[Quarter]) -> Said:
    kind = measure.asked.answer if measure.asked else "number"
    if kind in NUMBERS:
        return Said(measure=measure.id, by=by, number=_number(team, measure, quarters))
    chosen = {"agreement": _agreement, "milestone": _milestone, "yes_no": _yes_no}[kind](team, measure, by, quarters)
    return Said(measure=measure.id, by=by, answer=chosen)


def _agreement(team: Team, measure: Measure, by: Respondent, quarters: Sequence[Quarter]) -> str:
    """Each partner's view differs and persists over quarters."""
    assumed, view = team.assumed.answers, team.stream.of("agreement", measure.id, by).begin().normal(0, SPREAD)
    level = assumed.agreement.rates[by] + view + assumed.agreement_rises.number * (len(quarters) - 1)
    return AGREEMENT[min(max(round(level), 1), len(AGREEMENT)) - 1]


def _milestone(team: Team, measure: Measure, by: Respondent, quarters: Sequence[Quarter]) -> str:
    draws = (team.stream.of("milestone", measure.id, by, quarter).begin() for quarter in quarters)
    steps = sum(draw.random() < team.assumed.answers.milestones.number / 100 for draw in draws)
    return MILESTONE[min(steps, len(MILESTONE) - 1)]


def _yes_no(team: Team, measure: Measure, by: Respondent, quarters: Sequence[Quarter]) -> str:
    draw = team.stream.of("yes_no", measure.id, by, quarters[-1]).begin()
    return "yes" if draw.random() < team.assumed.answers.staying.number / 100 else "no"


def _number(team: Team, measure: Measure, quarters: Sequence[Quarter]) -> float | None:
    assumed = team.assumed.answers
    if measure.id.startswith("wellbeing"):
        return _wellbeing(team, measure, quarters)
    least, most = (int(one) for one in assumed.numbers.between[measure.id])
    lasting = measure.time == "snapshot"  # a contract, once awarded, stays the same
    draw = team.stream.of("number", measure.id, *(() if lasting else quarters[-1:])).begin()
    step = POUNDS if measure.unit == "pounds" else 1
    return float(step * draw.integers(least // step, most // step + 1))


def _wellbeing(team: Team, measure: Measure, quarters: Sequence[Quarter]) -> float | None:
    assumed = team.assumed.answers
    if team.pcn != assumed.wellbeing_pairs.pcn:
        return None
    new = (team.stream.of("wellbeing", quarter).begin().poisson(assumed.wellbeing_pairs.number) for quarter in quarters)
    pairs = sum(int(people) for people in new)
    if measure.id == "wellbeing_pairs":
        return float(pairs)
    before, after = assumed.wellbeing_means.numbers
    return None if pairs < FEWEST_PAIRS else before if measure.id == "wellbeing_before" else after


def learnt(team: Team, framework: Framework, quarter: Quarter) -> tuple[Learnt, ...]:
    """Findings with text in square brackets in place of quotations."""
    assumed, draw = team.assumed.learning, team.stream.of("learning", quarter).begin()
    scales = {scale.id: [answer.id for answer in scale.answers] for scale in framework.scales}
    decided, adopted = assumed.decided.numbers
    found = []
    for theme in draw.choice(len(scales["theme"]), int(draw.poisson(assumed.a_quarter.number)), replace=False):
        on = date.fromordinal(int(draw.integers(quarter.start.toordinal(), quarter.end.toordinal() + 1)))
        is_decided, is_adopted = 100 * draw.random() < decided, 100 * draw.random() < adopted
        found.append(
            Learnt(
                theme=scales["theme"][theme],
                heard=assumed.text.heard,
                recommendation=assumed.text.recommendation,
                owner=scales["owner"][int(draw.integers(len(scales["owner"])))],
                decision=("adopted" if is_adopted else "not_adopted") if is_decided else "open",
                decided_on=on if is_decided else None,
                hef_agrees=True,
                vcso_agrees=True,
            )
        )
    return tuple(found)
