"""Trend of a figure: points with intervals, gaps as gaps, breaks and moves of practices marked."""

from datetime import date

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.text import fallback_text, membership_text, tables, wording
from het_dash.charts.text.example_marks import marked, nature_of, partly_example
from het_dash.figures import Answer, Figure

MOST_TOLD = 6  # points in the sentence; the table has them all


def trend(answer: Answer, view: View) -> Chart:
    """The chosen PCN with larger areas. If the measure does not exist for PCNs, the borough takes the PCN's place."""
    view = view.nearest(answer)
    unit, indicator = answer.indicator.unit, answer.indicator
    codes, partly = dict.fromkeys(f.area_code for f in answer.figures), partly_example(answer)
    series = tuple(
        Series(
            marked(view.label(code), nature_of(answer.of(code)) if partly else None),
            view.role(code),
            tuple(_point(f, unit, view, partly) for f in answer.of(code).figures),
        )
        for code in codes
    )
    nature = tables.weakest_nature(answer)
    sentence = _sentence(answer.of(view.pcn.code), view, partly)
    moves = membership_text.marks(answer, view)
    return Chart(
        id=f"trend-{indicator.id}",
        kind="trend",
        title=_title(answer.latest.one(view.pcn.code), answer, partly),
        subtitle=f"{tables.measure(indicator)} {view.pcn.label}, {wording.periods(answer)}. "
        f"{membership_text.words(answer)}".strip(),
        axis=indicator.short,
        unit=unit,
        named_by=indicator.named_by,
        series=series,
        sentence=sentence,
        alt=f"Line chart. {wording.of_nature(sentence, nature)} {_gaps(answer)} {_marked(moves)}".strip(),
        source=wording.source(answer),
        files=wording.files(answer),
        measures=wording.measures(answer),
        table=tables.over_time(answer, view),
        nature=nature,
        partly=partly,
        breaks=tuple((b.on, b.reason) for b in indicator.breaks if _spans(answer, b.on)),
        moves=moves,
        notes=(
            *membership_text.notes(answer, view),
            *fallback_text.notes(answer, view.catalogue),
            *wording.notes(answer, only=[view.pcn.code]),
        ),
    )


def _point(figure: Figure, unit: str, view: View, partly: bool) -> Point:
    text = wording.with_interval(figure, unit) if figure.shown else view.catalogue.statuses[figure.status].chart
    text = marked(text, figure.nature if partly and figure.shown else None)
    return Point(figure.period_end, figure.value, figure.lower, figure.upper, text, figure.status)


def _title(last: Figure | None, answer: Answer, partly: bool) -> str:
    """For example 'Recorded hypertension: 9.2% in March 2025'."""
    indicator = answer.indicator
    if last is None or last.value is None:
        return f"{indicator.title} over time"
    rate = " per 100,000" if indicator.unit == "per_100000" else ""
    value = f"{wording.written(last, indicator.unit)}{rate}"
    return marked(
        f"{indicator.title}: {value} in {wording.period_of(last, indicator)}", last.nature if partly else None
    )


def _sentence(own: Answer, view: View, partly: bool) -> str:
    shown = [f for f in own.figures if f.shown]
    if not shown:
        return f"We have no figure for {view.pcn.label}."
    ends = shown if len(shown) <= MOST_TOLD else [shown[0], shown[-1]]
    told = [marked(_told(f, own), f.nature if partly else None) for f in ends]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    if len(ends) < len(shown):
        listed = f"{listed}. The table has all {len(shown)} figures"
    said = wording.ended(f"{view.pcn.label}: {wording.lead_lower(own.indicator.short)} {listed}", own.indicator)
    crossed = [f"{b.on:%B %Y}" for b in own.indicator.breaks if _spans(own, b.on)]
    changed = f" The definition changed in {' and '.join(crossed)}: do not compare across it." if crossed else ""
    return said + changed


def _told(f: Figure, own: Answer) -> str:
    provisional = " (provisional)" if f.qualifier == "provisional" else ""
    return f"{wording.written(f, own.indicator.unit)} in {wording.period_of(f, own.indicator)}{provisional}"


def _gaps(answer: Answer) -> str:
    years = sorted({f.period_end.year for f in answer.figures})
    missing = [str(y) for y in range(years[0], years[-1]) if y not in years] if years else []
    return f"We have no figures for years ending in {', '.join(missing)}; the line has a gap." if missing else ""


def _marked(moves: membership_text.Marks) -> str:
    return f"Marked: {'; '.join(text for _, text in moves)}." if moves else ""


def _spans(answer: Answer, on: date) -> bool:
    ends = [f.period_end for f in answer.figures]
    return bool(ends) and min(ends) < on < max(ends)
