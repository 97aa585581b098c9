"""Care by condition: practice values, with estimates where methods 2 allows them."""

from collections.abc import Mapping, Sequence

import numpy as np

from het_dash.charts.builders.practice_dots import Spread, first_with_figures, spread
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart
from het_dash.figures import Answer
from het_dash.figures.weighted_estimate import Estimate, register_weighted


def care_of_condition(title: str, *, values: Sequence[Answer], registers: Mapping[str, Answer], view: View) -> Chart:
    """One condition's chart: practice values, each with its estimate where a register weighs it."""
    spreads = [spread_of(values=one, register=registers.get(one.indicator.weight or ""), view=view) for one in values]
    return spread(spreads, members_of(first_with_figures(list(values)), view), title, view)


def spread_of(*, values: Answer, register: Answer | None, view: View) -> Spread:
    """One indicator's practice values, with estimates where there is a register to weigh them by."""
    if register is None or not values.figures:
        return Spread(answer=values)
    members = members_of(values, view)
    own = [code for code, pcn in members.items() if pcn == view.pcn.code]
    whole = _estimate(list(members), values=values, register=register)
    estimate = _estimate(own, values=values, register=register)
    return Spread(answer=values, own=estimate, borough=whole, registers=register)


def members_of(answer: Answer, view: View) -> dict[str, str]:
    """Which practice was in which programme PCN at the end of the answer's last period."""
    return dict(view.members(answer.period[1])) if answer.period else {}


def _estimate(practices: list[str], *, values: Answer, register: Answer) -> Estimate | None:
    """None where no practice has a register. A practice without a register in that year is left out."""
    now, registers = values.latest, register.latest
    pairs = [
        (np.nan if value is None or value.value is None else value.value, people.numerator)
        for code in practices
        for value, people in [(now.one(code), registers.one(code))]
        if people is not None and people.numerator is not None
    ]
    return register_weighted(*np.array(pairs, dtype=float).T) if pairs else None
