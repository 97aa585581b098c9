"""Checks of counts: whole numbers of people, not percentages."""

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import Catalogue
from het_dash.ingest.checks.counts import FRACTION, PERCENTAGE, WHOLE, Kind, kind_of
from het_dash.ingest.extract.checks import Judged, Verdict

MOST_PEOPLE = 1_000_000
FEWEST_TO_JUDGE = 20  # fewer could all be multiples of 5 by chance
FEWEST_HUNDREDS = 5
COUNTS = ("numerator", "denominator")
TRUE_COUNTS = "Give the true count, 0 included: it stays in state/private, and small numbers are hidden here."
COUNTS_PLEASE = "Give counts of people as numerator and denominator: percentages are worked out here."
PASTE = "Copy the cells and paste them as values."
FAULTS: dict[Kind, tuple[str, str]] = {
    "hidden": ("means a count that was suppressed or left out.", TRUE_COUNTS),
    "percentage": ("is a percentage in place of a count.", COUNTS_PLEASE),
    "below zero": ("is below zero.", "A count of people cannot be; check the extract."),
    "fraction": ("is not a whole number.", COUNTS_PLEASE),
    "thousands": ("has a thousands separator.", "Write plain digits: 1234."),
    "exponent": (
        "is written with an exponent, which loses digits.",
        "Format the column as a number without decimals, and save it again.",
    ),
    "error": ("is an error of the spreadsheet.", f"Mend the formula. {PASTE}"),
    "formula": ("is a formula.", PASTE),
    "missing": ("means a missing count.", TRUE_COUNTS),
}


def check(sheet: Judged, catalogue: Catalogue) -> None:
    """Checks counts without comparing rows."""
    only_counted = [one.id for one in catalogue.indicators.values() if one.unit == "count"]
    alone = np.isin(np.array(sheet.texts("indicator_id")), only_counted)[sheet.codes("indicator_id")]
    for column in COUNTS:
        _percentages(sheet, column)
        sheet.judge(count_verdict, column, among=~alone if column == "denominator" else None)
        _rounded_before(sheet, column)
    given = np.flatnonzero(alone & ~sheet.is_text("denominator", ""))
    sheet.tell("denominator", given, "is given for an indicator that counts people and divides nothing.", "Clear it.")


def count_verdict(text: str) -> Verdict:
    """Problem with a cell that should be a true count of people."""
    if WHOLE.fullmatch(text):
        too_many = float(text) > MOST_PEOPLE
        return ("is more people than live in any borough.", "Check the number.") if too_many else None
    if text == "":
        return "is blank.", "Write the count; 0 where there are no people."
    return FAULTS.get(kind_of(text), ("is not a number.", "Write the count in plain digits."))


def numbers(sheet: Judged, column: str) -> npt.NDArray[np.float64]:
    """Counts of a column; NaN for a blank or a cell with a problem."""
    read = np.array([float(text) if WHOLE.fullmatch(text) else np.nan for text in sheet.texts(column)])
    return np.where(sheet.sound(column), read[sheet.codes(column)], np.nan)


def _percentages(sheet: Judged, column: str) -> None:
    """Reports a column of percentages as one problem rather than thousands."""
    like = np.array([_is_rate(text) for text in sheet.texts(column)])[sheet.codes(column)]
    if np.count_nonzero(like) > len(like) / 2:
        message = "and most of this column are percentages or rates in place of counts."
        sheet.tell_once(column, np.flatnonzero(like), message, COUNTS_PLEASE)
    hundreds = sheet.is_text(column, "100")
    if np.all(hundreds) and len(hundreds) >= FEWEST_HUNDREDS:
        message = "is in every row of this column, so it seems to hold percentages instead of counts."
        sheet.tell_once(column, np.flatnonzero(hundreds), message, COUNTS_PLEASE)


def _is_rate(text: str) -> bool:
    return bool(PERCENTAGE.fullmatch(text) or (FRACTION.fullmatch(text) and not WHOLE.fullmatch(text)))


def _rounded_before(sheet: Judged, column: str) -> None:
    found = numbers(sheet, column)
    people = np.flatnonzero(found > 0)
    if len(people) >= FEWEST_TO_JUDGE and not np.any(found[people] % 5):
        message = "and every other count of this column is a multiple of 5: they were rounded."
        sheet.tell_once(column, people, message, TRUE_COUNTS)
