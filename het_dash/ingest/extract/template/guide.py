"""First sheet of the template: how to fill it in and what happens to it."""

from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO, SMALLEST_TOTAL

RULES = (
    "True, whole counts, small ones and 0 too. Not rounded, nothing hidden by * or <8, and no percentages: those are "
    "worked out here.",
    "A group that has no row counts as 0. A denominator is the group's own, never the total of the place.",
    "Not stated (Z) and not known (99) are groups of their own; they stay apart.",
    "A Primary Care Network (PCN) as a whole, or all of its practices; never both, and never some of the practices.",
    "Plain values: no formulas, no merged cells, no hidden rows or columns, no thousands separators.",
    "Deprivation is optional: fill the column in for all rows of a PCN and quarter, or leave it blank for all of them.",
    "Measures that divide by the same people (see the sheet Indicators) have the same denominators.",
)


def guide(source: str) -> tuple[tuple[str, str], ...]:
    """Heading and text, in reading order."""
    return (
        (
            "What this is",
            "One row says how many people of one group, at one place, in one quarter, a measure counts, and out of how "
            "many. Counts only: no names, no NHS numbers, no dates of birth, no row about one person.",
        ),
        (
            "1. Fill in",
            "The sheet Extract, or extract_template.csv, from row 2 down. The sheets behind it list what may be "
            "written. Leave row 1 as it is. One breakdown for each measure, place and quarter: the finest you have.",
        ),
        ("2. Bring it in", f"python -m het_dash import extract extract_template.xlsx --source {source}"),
        ("3. Show it", "python -m het_dash build. The pages then show it in place of example data."),
        *(("Rules" if rule is RULES[0] else "", rule) for rule in RULES),
        (
            "What happens to it",
            "The file is checked as a whole. If anything is wrong, every place is named with what to do, and nothing "
            "is taken in. Otherwise the true counts are kept in state/private on this machine, in a folder that its "
            "owner alone can open. The app never reads them.",
        ),
        (
            "What is shown",
            f"Counts of 1 to {LARGEST_HIDDEN} are hidden, all others rounded to the nearest {ROUNDED_TO}; percentages "
            "and their intervals come from the rounded counts. 0 is shown. More is hidden where a hidden count could "
            f"be worked out, and no groups are shown of fewer than {SMALLEST_TOTAL} people in all.",
        ),
        (
            "By which groups",
            "Detailed ethnic group by itself; broad ethnic group by age, by sex, and by deprivation; age by sex. "
            "Anything finer never leaves state/private.",
        ),
        (
            "To correct it",
            "Bring the corrected file in: the same edition is replaced as a whole. An edition is called by the last "
            "month of the file, unless --edition names it.",
        ),
        ("To take it out", f"Delete its folder in state/private/extracts/{source}, and build again."),
    )
