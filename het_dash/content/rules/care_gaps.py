"""Several measures of care by ethnic group in one chart: Black and White patients, and the gap between them."""

from collections.abc import Mapping, Sequence

from het_dash.charts import Chart, Table
from het_dash.charts.perspective import View
from het_dash.charts.spec import Band, Point, Series
from het_dash.charts.text import tables, wording
from het_dash.content.rules import gap_text
from het_dash.content.rules.known_inequality import GROUP, REFERENCE, gap
from het_dash.figures import Answer
from het_dash.figures.gaps import Gap

NOT_ADJUSTED = "Not adjusted for age, and not published for {place} on its own."
ONE_GROUP = "The source has one Black group: Black African and Black Caribbean patients cannot be told apart."
FROM = "The axis does not start at zero, because dots show places and not lengths."


def care_gaps(care: Mapping[str, Answer], view: View) -> Chart | None:
    """Each measure with a figure for both groups; None without any."""
    area = view.catalogue.icb.code
    now = {answer.indicator.id: answer.latest.of(area) for answer in care.values() if answer.figures}
    found = {one: gap_here for one, answer in now.items() if (gap_here := gap(answer, area))}
    answers = [now[one] for one in found]
    if not answers:
        return None
    sentence = " ".join(_sentence(answer, found[answer.indicator.id]) for answer in answers)
    return Chart(
        id=f"care-gaps-{area}",
        kind="dots",
        title=_title(tuple(found.values())),
        subtitle=f"Per cent of patients, {view.catalogue.icb.label}, {_when(answers)}.",
        axis="",
        unit="percent",
        series=_series(answers, view),
        categories=tuple(_name(answer) for answer in answers),
        bands=tuple(_gap_bar(answer, found[answer.indicator.id]) for answer in answers),
        sentence=sentence,
        alt=f"Dot chart. {sentence}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=_table(answers, found, view),
        nature=tables.weakest_nature(*answers),
        notes=(NOT_ADJUSTED.format(place=view.catalogue.borough.label), ONE_GROUP, FROM, *_meanings(answers)),
    )


def _title(gaps: Sequence[Gap]) -> str:
    """The service is the subject, and only clear gaps count."""
    fewer = sum(one.fewer for one in gaps)
    if fewer == len(gaps):
        return "Heart care reaches fewer Black than White patients"
    if fewer:
        return f"{fewer} of {len(gaps)} kinds of heart care reach fewer Black than White patients"
    return "No clear gap in heart care between Black and White patients"


def _name(answer: Answer) -> str:
    return answer.indicator.plain or answer.indicator.short


def _when(answers: Sequence[Answer]) -> str:
    return ", ".join(dict.fromkeys(wording.periods(answer) for answer in answers))


def _series(answers: Sequence[Answer], view: View) -> tuple[Series, ...]:
    """Black and White patients, and the other groups as small dots. Unknown groups are in the table only."""
    scheme = view.catalogue.breakdowns[answers[0].figures[0].breakdown]
    others = [g.id for g in scheme.groups if g.id not in (GROUP, REFERENCE) and not g.unknown]
    return (
        Series(scheme.group(GROUP).label, "programme_1", _points(answers, [GROUP], view)),
        Series(scheme.group(REFERENCE).label, "other", _points(answers, [REFERENCE], view)),
        Series("Other ethnic groups", "other", _points(answers, others, view), minor=True),
    )


def _points(answers: Sequence[Answer], groups: Sequence[str], view: View) -> tuple[Point, ...]:
    return tuple(
        Point(
            _name(answer),
            f.value,
            text=f"{_label(f.breakdown, f.group_id, view)}: {wording.with_interval(f, 'percent')}",
        )
        if len(groups) > 1
        else Point(_name(answer), f.value, text=f"{f.value:.0f}%")
        for answer in answers
        for f in answer.figures
        if f.group_id in groups and f.shown and f.value is not None
    )


def _label(breakdown: str, group: str, view: View) -> str:
    return view.catalogue.breakdowns[breakdown].group(group).label


def _gap_bar(answer: Answer, found: Gap) -> Band:
    low, high = sorted((found.group.value or 0.0, found.reference.value or 0.0))
    return Band("Gap", _name(answer), low, high, f"{_name(answer)}: {gap_text.sized(found)}", gap=True)


def _sentence(answer: Answer, found: Gap) -> str:
    """'Blood pressure controlled: 67% of Black and 77% of White patients, 10.0 points (9.6 to 10.4).'"""
    points = f"{gap_text.points(found)}" if found.clear else "no clear gap"
    shares = f"{found.group.value:.0f}% of Black and {found.reference.value:.0f}% of White patients"
    return f"{_name(answer)}: {shares}, {points}."


def _meanings(answers: Sequence[Answer]) -> list[str]:
    return [f"{_name(answer)}: {wording.lead_lower(answer.indicator.title)}." for answer in answers]


def _table(answers: Sequence[Answer], found: Mapping[str, Gap], view: View) -> Table:
    """One row a measure and group, with the gap in the row of the group that it is about."""
    columns = ("Care", "Ethnic group", *tables.figure_columns(answers[0]), "Gap")
    rows = tuple(
        (
            _name(answer),
            _label(f.breakdown, f.group_id, view),
            *tables.figure_cells(f, answer, view),
            gap_text.sized(found[answer.indicator.id]) if f.group_id == GROUP else "",
        )
        for answer in answers
        for f in answer.figures
    )
    return Table(columns, rows)
