"""QOF by clinical commissioning group, 2013-14 to 2019-20: registers and achievement before the programme."""

import csv
from dataclasses import dataclass

import pandas as pd

from het_dash.catalogue import Catalogue, Problem
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers import qof_codes
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.qof import financial_year
from het_dash.ingest.importers.qof_ccg_workbook import COLUMNS
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import ImportProblem, refuse

AREAS = "ccgs.csv"


@dataclass(frozen=True)
class Ccg:
    """A clinical commissioning group of the same practices as one of our areas."""

    area_code: str

    def note(self, catalogue: Catalogue) -> str:
        area = catalogue.areas[self.area_code].label
        return f"Figures of {area} are those of the clinical commissioning group with the same practices."


def read(raw: RawFile, taking: Taking) -> Imported:
    """Figures of the edition's year for the areas in data/areas/ccgs.csv, and for the nation as the sum of all CCGs.

    The source's codes decide whether registers (HYP) or achievement (HYP006) are taken.
    """
    period = financial_year(taking.edition, raw.name)
    rows = _checked(raw, taking)
    made = qof_codes.of_indicators(rows, taking)
    nation = _nation(made, rows["area_code"].nunique(), taking)
    areas = _areas(taking)
    here = made[made["area_code"].isin(list(areas))]
    note = " ".join(areas[code].note(taking.catalogue) for code in sorted(set(here["area_code"])))
    here = here.assign(area_code=here["area_code"].map({code: one.area_code for code, one in areas.items()}))
    frame = pd.concat([here, nation], ignore_index=True)
    figures = observations(period, **{name: frame[name] for name in qof_codes.MADE})
    return Imported(figures, note, practices_in_file=_practices(rows))


def _checked(raw: RawFile, taking: Taking) -> pd.DataFrame:
    """Counts of the edition's year by CCG and code. Problems of all sheets are raised together."""
    wanted = {code for one in qof_codes.measures(taking) for codes in one.alternatives for code in codes}
    years = sorted(set(raw.cells["YEAR"]))
    if taking.edition not in years:
        remedy = f"Its years are {', '.join(years)}: give one of them as --edition."
        raise refuse(raw.name, f"has no figures of {taking.edition}.", remedy)
    kept = raw.cells[(raw.cells["YEAR"] == taking.edition) & raw.cells["CODE"].isin(wanted)]
    problems: list[Problem] = []
    parts = []
    for name, cells in kept.groupby("SHEET", sort=False):
        sheet = Sheet(RawFile(raw.name, raw.sha256, cells, str(name)), dict.fromkeys(COLUMNS, ()))
        parts.append(_counts(sheet))
        problems += sheet.problems
    if problems:
        raise ImportProblem(problems)
    return pd.concat(parts) if parts else pd.DataFrame(columns=["area_code", "code", "practices", *qof_codes.COUNTS])


def _practices(rows: pd.DataFrame) -> int:
    """Practices of all CCGs, by the sheet that has the fewest: rows may be missing from one. 0 if no sheet says."""
    return int(rows.groupby("code")["practices"].sum().min()) if len(rows) else 0


def _counts(sheet: Sheet) -> pd.DataFrame:
    numerator, denominator = sheet.counts("NUMERATOR"), sheet.numbers("DENOMINATOR")
    left_out, practices = (sheet.counts(name, blank=True) for name in ("LEFT_OUT", "PRACTICES"))
    sheet.problem("DENOMINATOR", denominator < 0, "is below zero.", "A count cannot be; check the file.")
    sheet.problem("NUMERATOR", numerator > denominator, "is more than its denominator.", "Check the row.")
    sheet.unique(["CODE", "CCG_CODE"])
    return pd.DataFrame(
        {
            "area_code": sheet.cells["CCG_CODE"],
            "code": sheet.cells["CODE"],
            "numerator": numerator,
            "denominator": denominator.round(),  # until 2014-15 some lists are estimates, with decimals
            "left_out": left_out.fillna(0),
            "practices": practices.fillna(0),
        }
    )


def _nation(made: pd.DataFrame, groups: int, taking: Taking) -> pd.DataFrame:
    parts = f"Sum of the {groups:,} clinical commissioning groups in the file."
    return qof_codes.totals(made, taking.catalogue.nation.code, parts)


def _areas(taking: Taking) -> dict[str, Ccg]:
    """Our area of the same practices, by CCG."""
    path = taking.catalogue.folder / "areas" / AREAS
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["ccg_code"]: Ccg(row["area_code"]) for row in csv.DictReader(lines)}
