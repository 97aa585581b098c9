"""Measures by ethnic group side by side: Black and White patients as two dots a measure."""

from collections.abc import Iterable

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.content.rules import gap_text, known_inequality
from het_dash.content.rules.multiple_comparisons import by_chance
from het_dash.figures import Answer
from het_dash.figures.gaps import Gap

COLUMNS = ("Measure", "Place", "Black", "White", *("Points (95% limits)", "Ratio (95% limits)"), *gap_text.COLUMNS)


def black_and_white(by_group: Iterable[Answer], view: View) -> Chart | None:
    """Each measure at the nearest place where both groups are published. None if there is none."""
    found = [
        (one.latest, gap)
        for one in by_group
        if (gap := known_inequality.gap(one, known_inequality.nearest(one, view))) is not None
    ]
    if not found:
        return None
    answers, gaps = [answer for answer, _ in found], [gap for _, gap in found]
    place = " and ".join(dict.fromkeys(view.label(gap.group.area_code) for gap in gaps))
    sentence = " ".join(_said(answer, gap) for answer, gap in found)
    return Chart(
        id="black-and-white",
        kind="dots",
        title=_title(found),
        subtitle=f"Per cent of patients with the condition. {place}, {wording.periods(answers[0])}.",
        axis="Per cent of patients",
        unit="percent",
        series=(
            Series("Black", "programme_1", tuple(_point(a, g.group.value) for a, g in found)),
            Series("White", "other", tuple(_point(a, g.reference.value) for a, g in found)),
        ),
        categories=tuple(_name(answer) for answer in answers),
        sentence=sentence,
        alt=f"Dot chart. {sentence}",
        source=wording.source(*answers),
        files=wording.files(*answers),
        measures=wording.measures(*answers),
        table=Table(COLUMNS, tuple(_row(answer, gap, view) for answer, gap in found)),
        nature=tables.weakest_nature(*answers),
        notes=tuple(filter(None, (NOT_ADJUSTED, by_chance(len(found)), gap_text.basis(gaps)))),
    )


NOT_ADJUSTED = "Not adjusted for age. The scale does not start at zero, so that the gaps can be compared."


def _title(found: list[tuple[Answer, Gap]]) -> str:
    """The first measure's finding, if its limits carry it."""
    answer, gap = found[0]
    shares = f"{gap.group.value:.0f}% and {gap.reference.value:.0f}%"
    measure = answer.indicator.in_plain_words
    if gap.clear and gap.fewer:
        return f"{measure} for fewer Black than White patients: {shares}"
    return f"{measure}: {shares} of Black and White patients" if gap.clear else f"{measure}: no clear gap, {shares}"


def _point(answer: Answer, value: float | None) -> Point:
    return Point(_name(answer), value, text="" if value is None else f"{value:.0f}%")


def _name(answer: Answer) -> str:
    return answer.indicator.in_plain_words


def _said(answer: Answer, gap: Gap) -> str:
    shares = f"{gap.group.value:.0f}% of Black and {gap.reference.value:.0f}% of White patients"
    return f"{_name(answer)}: {shares}, {gap_text.sized(gap)}."


def _row(answer: Answer, gap: Gap, view: View) -> tuple[str, ...]:
    shares = (f"{gap.group.value:.1f}%", f"{gap.reference.value:.1f}%")
    return (answer.indicator.title, view.label(gap.group.area_code), *shares, *gap_text.cells(gap))
