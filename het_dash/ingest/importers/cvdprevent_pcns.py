"""CVDPREVENT counts of every PCN of England but the programme's own: a reference for changes over time (methods 20)."""

from het_dash.catalogue import EVERYONE, WHOLE
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.cvdprevent import COLUMNS, check_rows, figures_of, keep_indicators, month_of
from het_dash.ingest.importers.cvdprevent_groups import groups
from het_dash.ingest.importers.other_pcns import check_all_of_england, own_pcns
from het_dash.ingest.importers.periods import twelve_months_to
from het_dash.ingest.observations import Imported, observations
from het_dash.ingest.problems import refuse

MARCH = "03"


def read(raw: RawFile, taking: Taking) -> Imported:
    """Counts of all patients by PCN, as the audit publishes them. Only March is compared with March.

    Raises ImportProblem for another month, or if the file does not cover England's PCNs.
    """
    month = month_of(taking.edition)
    if not month.endswith(f"-{MARCH}"):
        message = f"is of {month}, and changes are between two Marches."
        raise refuse(raw.name, message, "Import the file of a March, for example --edition 2026-03.")
    sheet = Sheet(raw, COLUMNS)
    period = twelve_months_to(month, raw.name)
    indicators = keep_indicators(sheet, taking)
    own = own_pcns(taking)
    areas = sheet.cells["AreaCode"]
    sheet.keep(areas.str.fullmatch(r"U\d{5}") & ~areas.isin(own))
    of_groups, skipped = groups(sheet, taking.catalogue)
    sheet.keep((of_groups["breakdown"] == WHOLE) & (of_groups["group_id"] == EVERYONE))
    check_rows(sheet, taking, period[1])
    figures = figures_of(sheet)
    sheet.done()
    counted = figures[figures["denominator"] > 0]
    check_all_of_england(raw, sheet.cells.loc[counted.index, "AreaCode"])
    rows = observations(
        period,
        indicator_id=indicators.loc[counted.index],
        area_code=sheet.cells.loc[counted.index, "AreaCode"],
        numerator=counted["numerator"],
        denominator=counted["denominator"],
    )
    note = f"PCNs as the audit lists them; without {len(own)} PCNs of the programme."
    return Imported(rows, note, is_part=raw.sheet is not None, skipped=skipped)
