"""Change since the last quarter, for the same teams."""

from collections.abc import Sequence

from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import nature_of
from het_dash.content.blocks import Words
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import quarters
from het_dash.figures.disparity import rate_ratio

NO_CHANGE = "No clear change. That does not prove there was none."


def since_last(answers: Sequence[Answer], view: View) -> Words | None:
    """Each answer holds the six PCNs. None where no team has two quarters that are shown."""
    spans = sorted({span for one in answers for span in quarters(one.collected)})[-2:]
    alike = [same for one in answers if len(spans) == 2 and (same := _of_same_teams(one, spans)).figures]
    if not alike:
        return None
    before, after = spans
    told = [said for one in alike if (said := _changed(one, before, after))]
    when = f"{_months(after)} compared with {_months(before)}"
    source = (
        f"{wording.source(*alike)} {view.catalogue.borough.label}: only teams whose numbers are shown in both "
        "quarters, summed from rounded counts: a total elsewhere may differ by some."
    )
    return Words(
        (f"{when}: {wording.lead_lower(' '.join(told) or NO_CHANGE)}",), source=source, nature=nature_of(*alike)
    )


def _of_same_teams(answer: Answer, spans: list[Span]) -> Answer:
    """The figures of those teams that have one in both quarters. Whole quarters only: a minimum is not compared."""
    exact = answer.only(f for f in answer.figures if f.qualifier == "exact" and f.numerator is not None)
    teams = [{f.area_code for f in exact.within(span).figures} for span in spans]
    same = set.intersection(*teams)
    return exact.only(f for f in exact.figures if f.area_code in same and (f.period_start, f.period_end) in spans)


def _changed(answer: Answer, before: Span, after: Span) -> str:
    """'Contacts rose from 1,020 to 1,270 in the same 5 teams, more than chance explains (...)', or nothing."""
    first, second = (answer.within(span).figures for span in (before, after))
    n0, n1 = (sum(f.numerator or 0.0 for f in figures) for figures in (first, second))
    if not n0 or not n1:
        return ""
    ratio, lower, upper = (float(x) for x in rate_ratio(n1, 1, n0, 1))
    if round(lower, 2) <= 1 <= round(upper, 2):  # as they are printed
        return ""
    return (
        f"{answer.indicator.title} {'rose' if ratio > 1 else 'fell'} from {n0:,.0f} to {n1:,.0f} in the same "
        f"{len(first)} teams, more than chance explains ({ratio:.2f} times; {lower:.2f} to {upper:.2f})."
    )


def _months(span: Span) -> str:
    return wording.period(*span, "months")
