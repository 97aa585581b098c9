"""Bad extracts as CSV: what the file holds -> every problem that is told of it, in full."""

from tests.support.extract_files import FULL, GOOD, NAMES, ONE_WAY, csv, row, rows

NHS16 = "N, M, P, E, D, F, G, K, R, H, J, L, A, B, C, S, Z, 99"
NAMED = (
    "N (Black African), M (Black Caribbean), P (Other Black), E (Mixed White and Black African), "
    "D (Mixed White and Black Caribbean), F (Mixed White and Asian), G (Other Mixed), K (Bangladeshi), R (Chinese), "
    "H (Indian), J (Pakistani), L (Other Asian), A (White British), B (White Irish), C (Other White), "
    "S (Any other ethnic group), Z (Asked and not stated), 99 (Not known)"
)
PASTE = "Copy the cells and paste them as values."
COUNTS_PLEASE = "Give counts of people as numerator and denominator: percentages are worked out here."
TRUE = "Give the true count, 0 included: it stays in state/private, and small numbers are hidden here."
WRITTEN = "Write the quarter's last day, such as 2026-03-31; in Excel, format the column as a date."
RATES = f"and most of this column are percentages or rates in place of counts. {COUNTS_PLEASE}"
ROUNDED = f"and every other count of this column is a multiple of 5: they were rounded. {TRUE}"
REPEATS = "repeats row 2: the same indicator, area, quarter and group. Keep one of them."
ONE_FOR_ALL = (
    "is the denominator of every group of this indicator, area and quarter. "
    "Give each group's own denominator, not the total."
)
HEADER = "Use the header of the template: python -m het_dash template extract."
PRACTICES = ("G85015", "G85020", "G85026", "G85076", "G85085", "G85105", "G85698", "G85711", "G85736")


def cell(column: str, value: object, message: str, row: int = 2) -> str:
    shown = str(value).strip('"')  # the CSV's quotes are not part of the cell
    return f"extract.csv, row {row}, column {column}: {shown!r} {message}"


def one(column: str, value: object, message: str) -> tuple[str, list[str]]:
    """A file of two rows with one bad cell in the second."""
    return csv(row(group_id="M|male|40_59"), row(**{column: value})), [cell(column, value, message, 3)]


REFUSED: dict[str, tuple[str | bytes, list[str]]] = {
    # The header.
    "a column is missing": (
        csv({name: value for name, value in GOOD.items() if name != "denominator"}),
        [f"extract.csv, row 1, column denominator: is missing. {HEADER}"],
    ),
    "a column is misspelt": (
        csv(row(), header=",".join(NAMES).replace("area_code", "area_cod")),
        ["extract.csv, row 1, column area_cod: is not a column of an extract. Did you mean 'area_code'?",
         f"extract.csv, row 1, column area_code: is missing. {HEADER}"],
    ),
    "a column in capitals": (
        csv(row(), header=",".join(NAMES).replace("numerator", "Numerator")),
        ["extract.csv, row 1, column Numerator: is not a column of an extract. Did you mean 'numerator'?",
         f"extract.csv, row 1, column numerator: is missing. {HEADER}"],
    ),
    "a column of one's own": (
        csv(row(nhs_number="9434765919")),
        ["extract.csv, row 1, column nhs_number: is not a column of an extract. Known columns are indicator_id, "
         "area_code, period_start, period_end, breakdown, group_id, numerator, denominator, value, lower, upper, "
         "qualifier, note, deprivation."],
    ),
    "a column twice": (
        csv(row(), header=",".join(NAMES).replace("denominator", "numerator")),
        ["extract.csv, row 1, column numerator: The header has this column twice. Keep one."],
    ),
    "no header": (
        "\n".join(csv(row()).splitlines()[1:]),
        ["extract.csv, row 1: The names of an extract's columns belong here, and the row reads cvdp007hyp, "
         f"pcn:north-lewisham, 2026-03-31, {FULL}, N|female|40_59, 113, 171. {HEADER}"],
    ),
    "no rows": (csv(), ["extract.csv, row 2: There are no rows under the header. Fill it in."]),
    # What a row is about.
    "a publisher's code": one("indicator_id", "CVDP007HYP", "is not a known indicator. Did you mean 'cvdp007hyp'?"),
    "an unknown indicator": one(
        "indicator_id", "shoe_size", "is not a known indicator. The template's notes list those that this source gives."
    ),
    "another source's indicator": one(
        "indicator_id", "qof_hypertension",
        "is not given by source gp_extract. Leave it out, or add it to data/indicators/qof_hypertension.yaml.",
    ),
    "a PCN by its name": one(
        "area_code", "North Lewisham PCN", "is not a known area. Did you mean 'pcn:north-lewisham'?"
    ),
    "a PCN nearly right": one(
        "area_code", "pcn:north_lewisham", "is not a known area. Did you mean 'pcn:north-lewisham'?"
    ),
    "an unknown area": one(
        "area_code", "A81001",
        "is not a known area. Write a PCN's code, such as pcn:north-lewisham, or a practice's, such as G85004.",
    ),
    "a part of a PCN": one(
        "area_code", "U58020",
        "is only a part of Sevenfields. Give U58020 and U42936 together as 'pcn:sevenfields', or give the practices.",
    ),
    "all of Lewisham": one(
        "area_code", "E09000023",
        "is Lewisham, which is summed here. Give its PCNs, or its practices, and leave it out.",
    ),
    "a practice that had closed": one(
        "area_code", "G85003",
        "was in 0 of the programme's PCNs on 2026-03-31; it must have been in one. "
        "Leave it out, or correct data/areas/membership.csv.",
    ),
    "an unknown breakdown": one("breakdown", "postcode", f"is not a known breakdown. Write {FULL}."),
    "a breakdown nearly right": one(
        "breakdown", "ethnicity_nhs_16", "is not a known breakdown. Did you mean 'ethnicity_nhs16'?"
    ),
    "a breakdown that may not be given": one(
        "breakdown", "imd_quintile_england",
        f"is not a breakdown that a local extract may give. Write {FULL}, or persons, sex_recorded, age_cvdprevent, "
        "ethnicity_broad, ethnicity_nhs16, sex_x_age, ethnicity_broad_x_age, ethnicity_broad_x_sex.",
    ),
    "a group by its name": (
        csv(row(breakdown=ONE_WAY, group_id="Black African"), row(breakdown=ONE_WAY, group_id="M")),
        [cell("group_id", "Black African", "is not a group of ethnicity_nhs16. Did you mean 'N'?")],
    ),
    "an unknown group": (
        csv(row(breakdown=ONE_WAY, group_id="BAME"), row(breakdown=ONE_WAY, group_id="M")),
        [cell("group_id", "BAME", f"is not a group of ethnicity_nhs16. Write one of {NHS16}.")],
    ),
    "a part of a cross": one(
        "group_id",
        "N|female",
        f"is not a group of {FULL}. Write one of each, joined by |: Ethnic group (NHS, 16 groups): {NAMED}; "
        "Sex (as recorded): female, male, not_known; Age: 18_39, 40_59, 60_79, "
        "80_plus.",
    ),
    "a group of a cross by its name": one(
        "group_id", "Chinese|male|18_39", f"is not a group of {FULL}. Did you mean 'R|male|18_39'?"
    ),
    "a group in another order": one(
        "group_id", "female|N|40_59", f"is not a group of {FULL}. Did you mean 'N|female|40_59'?"
    ),
    # Quarters.
    "a month in words": one("period_end", "March 2026", f"is not a date. {WRITTEN}"),
    "a date as a number": one("period_end", 46112, f"is not a date. {WRITTEN}"),
    "a date without a day": one("period_end", "2026-03", f"is not a date. {WRITTEN}"),
    "no date": one("period_end", "", f"is blank. {WRITTEN}"),
    "a day that is not": one("period_end", "2026-06-31", f"is not a date. {WRITTEN}"),
    "the month's first day": one(
        "period_end", "2026-03-01", "is not the last day of a quarter. Its quarter ends on 2026-03-31."
    ),
    "a month that ends no quarter": one(
        "period_end", "30/04/2026", "is not the last day of a quarter. Its quarter ends on 2026-06-30."
    ),
    "the future": one(
        "period_end", "2062-03-31",
        "is in the future. Only quarters that have ended can be counted; check the year.",
    ),
    "long ago": one("period_end", "1926-03-31", "is too long ago. Check the year."),
    "a start that does not go with its end": (
        csv(row(period_start="2026-02-01")),
        [cell("period_start", "2026-02-01",
              "does not go with the end, 2026-03-31. Leave it blank, or write 2025-04-01.")],
    ),
    "a start that is no date": (
        csv(row(period_start="last year")),
        [cell("period_start", "last year",
              "is not a date. Leave it blank, or write the first day of the twelve months, such as 2025-04-01.")],
    ),
    # Counts.
    "more than all": (
        csv(row(numerator=172)),
        [cell("numerator", 172, "is more than the denominator. Check that the two are not swapped.")],
    ),
    "below zero": one("numerator", -5, "is below zero. A count of people cannot be; check the extract."),
    "a fraction": one("numerator", 11.5, f"is not a whole number. {COUNTS_PLEASE}"),
    "a blank count": one("numerator", "", "is blank. Write the count; 0 where there are no people."),
    "a blank denominator": one("denominator", "", "is blank. Write the count; 0 where there are no people."),
    "words": one("numerator", "twelve", "is not a number. Write the count in plain digits."),
    "a thousands separator": one("denominator", '"1,234"', "has a thousands separator. Write plain digits: 1234."),
    "a blank as separator": one("denominator", "1 234", "has a thousands separator. Write plain digits: 1234."),
    "an exponent": one(
        "denominator", "1.2E+05",
        "is written with an exponent, which loses digits. "
        "Format the column as a number without decimals, and save it again.",
    ),
    "not a number": one("numerator", "NaN", f"means a missing count. {TRUE}"),
    "without end": one("numerator", "inf", f"means a missing count. {TRUE}"),
    "an error of Excel": one("numerator", "#DIV/0!", f"is an error of the spreadsheet. Mend the formula. {PASTE}"),
    "a formula": one("numerator", "=1+1", f"is a formula. {PASTE}"),
    "a command": one("numerator", "=cmd|'/C calc'!A0", f"is a formula. {PASTE}"),
    "other digits": one("numerator", "１１３", "is not a number. Write the count in plain digits."),
    "more people than there are": one(
        "denominator", 9_434_765_918, "is more people than live in any borough. Check the number."
    ),
    "an NHS number, which is not repeated": (
        csv(row(group_id="M|male|40_59"), row(denominator="943 476 5919")),
        [cell("denominator", "(not repeated here)", "is not a number. Write the count in plain digits.", 3)],
    ),
    "one percentage": (
        csv(*rows(4), row(group_id="C|male|40_59", numerator="66%")),
        [cell("numerator", "66%", f"is a percentage in place of a count. {COUNTS_PLEASE}", 6)],
    ),
    "percentages": (
        csv(*(row(group_id=r["group_id"], numerator=f"{r['numerator']}.5%") for r in rows(12))),
        [cell("numerator", "10.5%", RATES),
         cell("denominator", 171, ONE_FOR_ALL)],
    ),
    "rates of a hundred": (
        csv(*({**r, "numerator": r["numerator"] + 0.5, "denominator": 100} for r in rows(12))),
        [cell("numerator", 10.5, RATES),
         cell("denominator", 100,
              f"is in every row of this column, so it seems to hold percentages instead of counts. {COUNTS_PLEASE}")],
    ),
    "a value beside the counts": (
        csv(row(value=66.1)),
        [cell("value", 66.1, "is filled; a local extract gives counts. Leave it blank: percentages and their limits "
              "are worked out here, from numerator and denominator.")],
    ),
    "a note": (
        csv(row(note="3 moved away")),
        [cell("note", "3 moved away", "is filled; a local extract has no notes. Leave it blank: a note would be "
              "published with the figure and could reveal a suppressed count.")],
    ),
    "a qualifier that no count has": (
        csv(row(qualifier="at_least")),
        [cell("qualifier", "at_least",
              "is not a qualifier of a local count. Write exact or provisional, or leave it blank.")],
    ),
    "a star": one("numerator", "*", f"means a count that was suppressed or left out. {TRUE}"),
    "fewer than eight": one("numerator", "<8", f"means a count that was suppressed or left out. {TRUE}"),
    "a code for hidden": one("numerator", "[c]", f"means a count that was suppressed or left out. {TRUE}"),
    "a range": one("numerator", "1-7", f"means a count that was suppressed or left out. {TRUE}"),
    "rounded counts": (
        csv(*({**r, "numerator": 5 * n, "denominator": 50 + 3 * n} for n, r in enumerate(rows(30)))),
        [cell("numerator", 5, ROUNDED, 3)],
    ),
    "rounded denominators": (
        csv(*({**r, "denominator": 100 + 5 * n} for n, r in enumerate(rows(30)))),
        [cell("denominator", 100, ROUNDED)],
    ),
    # Rows together.
    "a row twice": (
        csv(row(), row(group_id="M|male|40_59"), row(numerator=99)),
        [cell("group_id", "N|female|40_59",
              REPEATS, 4)],
    ),
    "a quarter twice": (
        csv(row(period_start=""), row(period_start="2025-04-01"), row(period_start="2026-03-31")),
        [cell("group_id", "N|female|40_59", REPEATS, n)
         for n in (3, 4)],
    ),
    "a PCN by both its codes": (
        csv(row(), row(area_code="U53896")),
        [cell("group_id", "N|female|40_59",
              REPEATS, 3)],
    ),
    "two breakdowns": (
        csv(row(), row(breakdown="persons", group_id="all"), row(breakdown=ONE_WAY, group_id="N")),
        [cell("breakdown", "persons",
              f"is a second breakdown: row 2 has '{FULL}' for the same indicator, area and quarter. "
              "Give one, the finest: all others are summed here.", 3)],
    ),
    "a PCN and its practice": (
        csv(row(), row(area_code="G85085")),
        [cell("area_code", "G85085", "is a practice of 'pcn:north-lewisham', which row 2 gives as a whole. "
              "Give the PCN or its practices, never both.", 3)],
    ),
    "a practice left out": (
        csv(*(row(area_code=code) for code in PRACTICES[:-2])),
        [cell("area_code", PRACTICES[0],
              "is one of the practices of 'pcn:north-lewisham', but G85711, G85736 are not given for cvdp007hyp "
              "at 2026-03-31. "
              "Give all its practices (with 0 where there are no people), or the PCN as a whole.")],
    ),
    "the PCN's total as everyone's denominator": (
        csv(*({**r, "denominator": 5066} for r in rows(6))),
        [cell("denominator", 5066, ONE_FOR_ALL)],
    ),
    "two denominators of the same people": (
        csv(row(), row(indicator_id="cvdp004hyp", denominator=250)),
        [cell("denominator", 250, "is 171 for cvdp007hyp (row 2), which divides by the same people. "
              "Give both the same denominator.", 3)],
    ),
    "several mistakes": (
        csv(row(area_code="nowhere"), row(numerator="ten"), row(group_id="M|male|40_59", numerator=999)),
        [cell("area_code", "nowhere",
              "is not a known area. Write a PCN's code, such as pcn:north-lewisham, or a practice's, such as G85004."),
         cell("numerator", "ten", "is not a number. Write the count in plain digits.", 3),
         cell("numerator", 999, "is more than the denominator. Check that the two are not swapped.", 4)],
    ),
    # The file.
    "empty": ("", ["extract.csv: The file is empty. Download it again from its publisher."]),
    "a web page": (
        "<html><body>Sign in</body></html>",
        ["extract.csv: This is a web page, not a CSV file. Download the file again from its publisher."],
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00",
        ["extract.csv: This is not a text file. Save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)."],
    ),
    "a cell too many": (
        csv(row()) + ",,,,,,,,\n" + csv(row()).splitlines()[1] + ",7\n",
        ["extract.csv, row 4: The row has 8 cells, the header 7. Look for a stray comma or a cut-off line."],
    ),
    "cut off": (
        csv(row(), row())[:-20],
        ["extract.csv, row 3: The row has 5 cells, the header 7. Look for a stray comma or a cut-off line."],
    ),
}  # fmt: skip
