"""Age and sex of registered patients, compared with larger areas."""

from het_dash.catalogue import CROSS
from het_dash.charts.perspective import View
from het_dash.charts.spec import Chart, Point, Series, Table
from het_dash.charts.text import tables, wording
from het_dash.figures import Answer

YOUNGER, OLDER = ("20_24", "25_29", "30_34", "35_39"), ("65_69", "70_74", "75_79", "80_84", "85_89", "90_94", "95_plus")


def pyramid(by_age: Answer, view: View) -> Chart:
    """`by_age` holds patient counts by sex and five-year age band; the bars are shares of all these patients."""
    now = by_age.latest
    codes = list(dict.fromkeys(f.area_code for f in now.figures))
    cells = len(view.catalogue.breakdowns["sex_x_age_5yr"].groups)
    shares = {code: found for code in codes if (found := _shares(now.of(code), cells))}
    ages = view.catalogue.breakdowns["age_5yr"].groups
    series = tuple(
        Series(
            f"{view.label(code)}, {sex}",
            view.role(code),
            tuple(Point(age.label, v, text=f"{v:.1f}%") for age in ages for v in [shares[code][sex, age.id]]),
        )
        for code in shares
        for sex in ("female", "male")
    )
    sentence = _sentence(shares, view)
    return Chart(
        id="pyramid",
        kind="pyramid",
        title=_title(shares.get(view.pcn.code)),
        subtitle=f"Per cent of all registered patients. {view.pcn.label}, {wording.periods(now)}.",
        axis="Per cent of all patients",
        unit="percent",
        series=series,
        categories=tuple(age.label for age in ages),
        sentence=sentence,
        alt=f"Age pyramid, women left and men right. {sentence}",
        source=wording.source(now),
        files=wording.files(now),
        measures=wording.measures(now),
        table=_table(series, ages=[a.label for a in ages]),
        nature=tables.weakest_nature(now),
        notes=tuple(
            f"{view.label(c)} is not drawn: a part of its ages is not shown." for c in codes if c not in shares
        ),
    )


def _shares(counts: Answer, cells: int) -> dict[tuple[str, str], float]:
    """Share of the total for each sex and age. Empty if any count is hidden or missing, because the total is then
    unknown."""
    total = sum(f.numerator or 0.0 for f in counts.figures)
    if not total or len(counts.figures) < cells or any(f.numerator is None for f in counts.figures):
        return {}
    return {
        (sex, age): 100 * (f.numerator or 0.0) / total for f in counts.figures for sex, age in [f.group_id.split(CROSS)]
    }


def _title(own: dict[tuple[str, str], float] | None) -> str:
    return f"{_part(own, YOUNGER)} of patients are aged 20 to 39" if own else "Ages of the registered patients"


def _sentence(shares: dict[str, dict[tuple[str, str], float]], view: View) -> str:
    others = [code for code in shares if code != view.pcn.code]
    if view.pcn.code not in shares:
        return f"We have no figures for {view.pcn.label}."
    young = ", ".join(f"{_part(shares[c], YOUNGER)} in {view.label(c)}" for c in others)
    old = ", ".join(f"{_part(shares[c], OLDER)} in {view.label(c)}" for c in others)
    own = shares[view.pcn.code]
    return (
        f"{_part(own, YOUNGER)} of {wording.of(view.pcn.label)} patients are aged 20 to 39 ({young}), and "
        f"{_part(own, OLDER)} are 65 or over ({old})."
    )


def _part(shares: dict[tuple[str, str], float], ages: tuple[str, ...]) -> str:
    return f"{sum(v for (_, age), v in shares.items() if age in ages):.0f}%"


def _table(series: tuple[Series, ...], ages: list[str]) -> Table:
    rows = tuple((age, *(s.points[n].text for s in series)) for n, age in enumerate(ages)) if series else ()
    return Table(("Age", *(s.label for s in series)), rows)
