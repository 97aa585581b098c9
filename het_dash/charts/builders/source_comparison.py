"""One measure of practices from two sources: as published and as calculated here."""

from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Role, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer

AS_PUBLISHED, WORKED_OUT = "As published: all patients", "Worked out: homes in {}"
HIGHER_IS_MORE_DEPRIVED = "The higher the score, the more deprived the areas."


def deprivation_scores(*, published: Answer, calculated: Answer, view: View) -> Chart:
    """One row per practice. The two scores agree if few patients live outside the borough."""
    theirs, ours = published.latest, calculated.latest
    members = view.members(theirs.period[1]) if theirs.period else {}
    own = [f.area_code for f in theirs.figures if members.get(f.area_code) == view.pcn.code]
    sentence, worked_out = (
        _sentence(own, theirs=theirs, ours=ours, view=view),
        WORKED_OUT.format(view.catalogue.borough.label),
    )
    return Chart(
        id="deprivation-scores",
        kind="dots",
        title=f"Deprivation score of {wording.of(view.pcn.label)} practices",
        subtitle=_subtitle(theirs=theirs, ours=ours),
        axis="Deprivation score",
        unit="score",
        series=(
            _series(AS_PUBLISHED, "chosen", theirs, own, view),
            _series(worked_out, "benchmark", ours, own, view),
        ),
        categories=tuple(view.label(code) for code in own),
        sentence=sentence,
        alt=f"Dot chart. {sentence}",
        source=wording.source(theirs, ours),
        files=wording.files(theirs, ours),
        measures=wording.measures(theirs, ours),
        table=Table(
            ("Practice", AS_PUBLISHED, worked_out),
            tuple(
                (view.label(c), *(wording.value_or_reason(a.one(c), "score", view.catalogue) for a in (theirs, ours)))
                for c in own
            ),
        ),
        nature=tables.weakest_nature(theirs, ours),
    )


def _subtitle(*, theirs: Answer, ours: Answer) -> str:
    """For example 'Score. Published for 2025; worked out from homes on 1 July 2022.' Leaves out a source that has no
    figure."""
    parts = {"published for": theirs, "worked out from homes on": ours}
    said = "; ".join(f"{how} {wording.periods(answer)}" for how, answer in parts.items() if answer.figures)
    return f"Score, {said}." if said else "Score."


def _series(label: str, role: Role, answer: Answer, codes: list[str], view: View) -> Series:
    shown = [(code, f.value) for code in codes if (f := answer.one(code)) is not None and f.value is not None]
    return Series(label, role, tuple(Point(view.label(c), v, text=f"{label} {v:.1f}") for c, v in shown))


def _sentence(codes: list[str], *, theirs: Answer, ours: Answer, view: View) -> str:
    known = sorted(f.value for code in codes if (f := theirs.one(code)) is not None and f.value is not None)
    pcn, borough = (ours.one(area.code) for area in (view.pcn, view.catalogue.borough))
    name = view.catalogue.borough.label
    said = [HIGHER_IS_MORE_DEPRIVED]
    if known:
        said.append(f"Published: {known[0]:.1f}" + (f" to {known[-1]:.1f}." if len(known) > 1 else ", one practice."))
    if pcn and pcn.value is not None and borough and borough.value is not None:
        said.append(f"Worked out by home: {view.pcn.label} {pcn.value:.1f}, {name} {borough.value:.1f}.")
    return " ".join(said)
