"""Fingertips' latest values for London boroughs: a wide file that names no periods."""

from collections.abc import Collection
from dataclasses import dataclass, field

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.catalogue.indicator import IndicatorRole
from het_dash.ingest.column_checks import Sheet, plain_name
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.periods import fingertips_period
from het_dash.ingest.importers.published_values import FIGURES, check_limits, check_range, keep_known_areas
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

AREA, NAME = "area_code", "area_name"
ROUNDED = 0.01  # percentages have two decimals
COMPANIONS = {"lower": "lci", "upper": "uci", "numerator": "count", "denominator": "denominator"}
BLANK = "Blank in the published file."


@dataclass(frozen=True)
class Dated:
    """An indicator whose period is known from other evidence. `spellings` gives other names of its columns, by
    figure."""

    role: IndicatorRole
    qualifier: str
    evidence: str
    most: float | None = None
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def columns(self, own: str) -> dict[str, tuple[str, ...]]:
        """Column names by figure: the indicator's id, then with _lci, _uci, _count and _denominator."""
        return {name: self.spellings.get(figure, ()) for figure, name in self.names(own).items()}

    def names(self, own: str) -> dict[str, str]:
        return {"value": own, **{figure: f"{own}_{ending}" for figure, ending in COMPANIONS.items()}}


# Edition -> contents of the file for that year. Smoking and excess weight are left out because nothing dates them.
DATED = {
    "2025": Dated(
        "early_deaths",
        "provisional",
        "The file names no year; {} figures are those of 2025 (provisional) in Fingertips' own series.",
    ),
    "2021": Dated(
        "modelled_missing",
        "modelled",
        "The file names no year; these are the estimates of the 2021 model.",
        most=100,
        spellings={
            "value": ("undiagnosed_hypertension_pct", "hypertension_undiagnosed"),
            "numerator": ("estimated_undiagnosed",),
            "denominator": ("undiagnosed_adult_population",),
        },
    ),
}


def editions_in(columns: Collection[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Editions for whose values a file has a column."""
    here = {plain_name(column) for column in columns}
    return tuple(
        edition
        for edition, dated in DATED.items()
        for own in catalogue.each_with_role(dated.role)
        if here & {plain_name(name) for name in (own.id, *dated.spellings.get("value", ()))}
    )


def read(raw: RawFile, taking: Taking) -> Imported:
    """The one indicator whose values in the file belong to the edition's year."""
    dated, period = DATED.get(taking.edition), fingertips_period(taking.edition)
    if dated is None or period is None:
        raise refuse(
            raw.name,
            f"names no periods, and nothing in it is known to be of {taking.edition!r}.",
            f"Give --edition as one of {', '.join(DATED)}; another column needs evidence of its period first.",
        )
    own = taking.catalogue.with_role(dated.role).id
    optional = [NAME, *(dated.names(own)[figure] for figure in COMPANIONS)]
    sheet = Sheet(raw, {AREA: (), NAME: (), **dated.columns(own)}, optional)
    keep_known_areas(sheet, AREA, taking)
    _check_names(sheet, taking.catalogue)
    sheet.unique([AREA])
    figures = _figures(sheet, dated, own)
    sheet.done()
    note = figures["value"].isna().map({True: BLANK, False: ""})
    columns = {"area_code": sheet.cells[AREA], **figures, "note": note}
    found = observations(period, indicator_id=own, qualifier=dated.qualifier, **columns)
    return Imported(found, dated.evidence.format(taking.catalogue.borough.whose))


def _check_names(sheet: Sheet, catalogue: Catalogue) -> None:
    """Checks that each code has its own borough's name, if the file has names."""
    if sheet.has(NAME):
        names = {code: area.name.casefold() for code, area in catalogue.areas.items()}
        own = sheet.cells[AREA].map(names)
        wrong = own.notna() & (sheet.cells[NAME].str.casefold() != own)
        sheet.problem(NAME, wrong, "is not the name of the area with this code.", "Look for rows that were shifted.")


def _figures(sheet: Sheet, dated: Dated, own: str) -> pd.DataFrame:
    """Figures for which the file has columns. All are blank if the value is."""
    names = {figure: name for figure, name in dated.names(own).items() if sheet.has(name)}
    given = pd.DataFrame({figure: sheet.numbers(name, blank=True) for figure, name in names.items()})
    for figure, name in names.items():
        check_range(sheet, name, given[figure], dated.most if figure in ("value", "lower", "upper") else None)
    figures = given.reindex(columns=list(FIGURES)).where(given["value"].notna())
    if dated.most is not None:
        share = 100 * figures["numerator"] / figures["denominator"]
        wrong = (figures["value"] - share).abs() > ROUNDED
        sheet.problem(own, wrong, "is not the share that its count and denominator give.", "Check the three columns.")
    check_limits(sheet, figures, {figure: names.get(figure, own) for figure in FIGURES})
    return figures
