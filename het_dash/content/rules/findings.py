"""Findings: what the teams heard, recommended and changed."""

from itertools import groupby

from het_dash.catalogue import EXAMPLE, Catalogue
from het_dash.charts import Table
from het_dash.charts.peer_group import counting
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import is_mixed, marked, marked_rows
from het_dash.content.blocks import Mark, MarkKind, MarkRow, Squares, Tabled, Words
from het_dash.figures import Span
from het_dash.figures.records import Finding, Listing, heard_in

AGREED = (
    "These are themes in the teams' own words, with no names or quotations. The Health Equity Fellow, the voluntary "
    "and community sector organisation (VCSO) and the programme have agreed to share them."
)
NOTHING_HEARD = (
    "No team has shared what residents said yet. Teams write it in the quarterly return. It appears here once the "
    "Health Equity Fellow, the community partner and the programme have agreed."
)
NOTHING_CHANGED = (
    "No team has made a recommendation yet. The Health Equity Fellow and the community partner write it in the "
    "quarterly return, with who could act on it and what was decided."
)
COLUMNS = ("You said", "We recommended", "Who could act", "Decision", "Date")
OPEN = "Not decided yet"
ADOPTED, OPEN_ID = "adopted", "open"
SQUARES: dict[str, tuple[MarkKind, str]] = {
    ADOPTED: ("done", "\N{CHECK MARK}"),
    "not_adopted": ("no", "\N{MULTIPLICATION SIGN}"),
    OPEN_ID: ("blank", "\N{HORIZONTAL ELLIPSIS}"),
}


def heard(findings: Listing[Finding], view: View, span: Span | None = None) -> Words:
    """Findings from residents, by theme in the framework's order."""
    told = [one for one in heard_in(findings, span).rows if one.heard]
    if not told:
        return Words((NOTHING_HEARD,), missing=True)
    themes, mixed = _labels("theme", view.catalogue), is_mixed(one.nature for one in told)
    ordered = sorted(told, key=lambda one: (one.nature == EXAMPLE, list(themes).index(one.theme)))
    said = [
        f"{marked(themes[theme], nature if mixed else None)}: {' '.join(one.heard for one in ones)}"
        for (nature, theme), ones in groupby(ordered, key=lambda one: (one.nature, one.theme))
    ]
    shown = findings.only(lambda one: one in told)
    return Words((AGREED, *said), source=_source(shown, view.catalogue), nature=shown.nature, partly=mixed)


def changed(findings: Listing[Finding], view: View, span: Span | None = None) -> Tabled | Words:
    """One row per recommendation: what residents said, the recommendation, its owner, the decision and its date."""
    told = heard_in(findings, span).only(lambda one: bool(one.recommendation))
    if not told.rows:
        return Words((NOTHING_CHANGED,), missing=True)
    rows = [(one.nature, (view.label(one.pcn), *_row(one, view.catalogue))) for one in told.rows]
    table, mixed = Table(("Team", *COLUMNS), marked_rows(rows)), is_mixed(nature for nature, _ in rows)
    return Tabled("Recommendations", table, _source(told, view.catalogue), told.nature, partly=mixed)


def squares(findings: Listing[Finding], view: View) -> Squares | None:
    """A square a recommendation, in rows by theme in the framework's order. None without a recommendation."""
    told = heard_in(findings, None).only(lambda one: bool(one.recommendation))
    if not told.rows:
        return None
    themes, decisions = _labels("theme", view.catalogue), _labels("decision", view.catalogue)
    mixed, order = is_mixed(one.nature for one in told.rows), list(decisions)
    rows = []
    for nature, theme in dict.fromkeys(
        (one.nature, theme) for theme in themes for one in told.rows if one.theme == theme
    ):
        ones = [one for one in told.rows if (one.nature, one.theme) == (nature, theme)]
        ordered = sorted(ones, key=lambda one: order.index(one.decision or OPEN_ID))
        given = tuple(_square(one.decision or OPEN_ID, decisions) for one in ordered)
        rows.append(MarkRow(marked(themes[theme], nature if mixed else None), given, nature=nature))
    start, end = min(one.period_start for one in told.rows), max(one.period_end for one in told.rows)
    return Squares(
        id="heard",
        title=_counted(told),
        subtitle=f"What residents said, and what was decided, {wording.period(start, end, 'months')}. "
        "A square is one recommendation.",
        rows=tuple(rows),
        key=tuple(_square(one, decisions) for one in decisions),
        source=_source(told, view.catalogue),
        note=AGREED,
        nature=told.nature,
        partly=mixed,
    )


def _square(decision: str, decisions: dict[str, str]) -> Mark:
    kind, letter = SQUARES.get(decision, ("blank", decisions[decision][:1]))
    return Mark(kind, decisions[decision], letter)


def _counted(told: Listing[Finding]) -> str:
    """'Eight recommendations so far: two adopted'."""
    every, adopted = len(told.rows), sum(one.decision == ADOPTED for one in told.rows)
    made = wording.sentence_case(counting(every))
    said = f"{made} recommendation{'' if every == 1 else 's'} from what residents said"
    return f"{said}: {counting(adopted) if adopted else 'none'} adopted"


def _row(one: Finding, catalogue: Catalogue) -> tuple[str, ...]:
    theme, owner, decision = (_labels(scale, catalogue) for scale in ("theme", "owner", "decision"))
    return (
        one.heard or theme[one.theme],
        one.recommendation,
        owner.get(one.owner, "Not said"),
        decision.get(one.decision, OPEN),
        f"{one.decided_on.day} {one.decided_on:%B %Y}" if one.decided_on else "",
    )


def _labels(scale: str, catalogue: Catalogue) -> dict[str, str]:
    """The answers of a scale of the outcomes framework, in its order."""
    found = next(one for one in catalogue.framework.scales if one.id == scale)
    return {answer.id: answer.label for answer in found.answers}


def _source(findings: Listing[Finding], catalogue: Catalogue) -> str:
    start, end = min(one.period_start for one in findings.rows), max(one.period_end for one in findings.rows)
    return wording.source_of(findings, wording.period(start, end, "months"), catalogue)
