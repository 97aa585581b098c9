"""Change since the last quarter, for the same teams."""

from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.blocks import Words
from het_dash.content.rules.cycle_2_summary import is_demonstration
from het_dash.content.rules.team_summary import first_said
from het_dash.figures import Answer, Span
from het_dash.figures.care_pathway import quarters
from het_dash.figures.disparity import rate_ratio

HEADING = "What changed since the quarter before?"


def since_last(*given: Answer | View, demonstration: bool) -> Words | None:
    """Each answer holds the six PCNs. None where there are not two quarters of the kind asked for."""
    view = next(one for one in given if isinstance(one, View))
    answers = [one for one in given if isinstance(one, Answer) and one.figures]
    spans = sorted({span for one in answers for span in quarters(one)})[-2:]
    if len(spans) < 2 or is_demonstration(answers[0]) != demonstration:
        return None
    before, after = spans
    told = [said for one in answers if (said := _changed(one, before, after))]
    nothing = (
        f"Nothing stands out from chance between {_months(before)} and {_months(after)}. That is not to say that "
        "nothing changed."
    )
    used = [one.only(f for f in one.figures if (f.period_start, f.period_end) in spans) for one in answers]
    source = (
        f"{wording.source(*used)} {view.catalogue.lewisham.label}: only teams whose numbers are shown in both "
        "quarters, summed from rounded counts: a total elsewhere may differ by some."
    )
    return Words(first_said(told or [nothing], *used), heading=HEADING, source=source)


def _changed(answer: Answer, before: Span, after: Span) -> str:
    """'Residents reached by the same 5 teams: 645 in ..., 565 in ...: more, beyond what chance ...', or nothing."""
    first, second = (_shown(answer.within(span)) for span in (before, after))
    same = first.keys() & second.keys()
    n0, n1 = (sum(one[pcn] for pcn in same) for one in (first, second))
    if not n0 or not n1:
        return ""
    ratio, lower, upper = (float(x) for x in rate_ratio(n1, 1, n0, 1))
    if round(lower, 2) <= 1 <= round(upper, 2):  # as they are printed
        return ""
    return (
        f"{answer.indicator.title}, the same {len(same)} teams: {n1:,.0f} in {_months(after)}, {n0:,.0f} in "
        f"{_months(before)}: {'more' if ratio > 1 else 'fewer'}, beyond what chance alone would give ({ratio:.2f} "
        f"times; {lower:.2f} to {upper:.2f})."
    )


def _shown(answer: Answer) -> dict[str, float]:
    """Whole quarters only: a floor is not compared."""
    exact = (f for f in answer.figures if f.qualifier == "exact")
    return {f.area_code: f.numerator for f in exact if f.numerator is not None}


def _months(span: Span) -> str:
    return wording.period(*span, "months")
