"""Maps CVDPREVENT's categories to the catalogue's breakdowns and groups."""

import pandas as pd

from het_dash.catalogue import CROSS, EVERYONE, WHOLE, Catalogue
from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.importers.words import matched, skipped

COLUMNS = ("MetricCategoryTypeName", "MetricCategoryName", "CategoryAttribute")
STANDARDISED = " - Age Standardised"

SEXES = {"Female": "female", "Male": "male"}
AGES = {"18-39": "18_39", "40-59": "40_59", "60-79": "60_79", "80+": "80_plus"}
# The publisher's type -> our breakdown, and its categories -> our groups.
OF_EVERYONE = {
    "Age group": ("age_cvdprevent", AGES),
    "Deprivation quintile": (
        "imd_quintile_england",
        {"1 - most deprived": "1", "2": "2", "3": "3", "4": "4", "5 - least deprived": "5"},
    ),
    "Ethnicity": (
        "ethnicity_cvdprevent",
        {
            "Black": "black",
            "Asian": "asian",
            "Mixed": "mixed",
            "White": "white",
            "Other": "other",
            "Not stated": "not_stated",
            "Missing": "missing",
        },
    ),
    "Mental Health": (
        "serious_mental_illness",
        {"People with SMI": "with_smi", "People without SMI": "without_smi"},
    ),
    "Learning Disability": (
        "learning_disability",
        {
            "People with a diagnosed learning disability": "with_ld",
            "People without a diagnosed learning disability": "without_ld",
        },
    ),
}
# Type, category, attribute -> breakdown, group. The attribute is always a sex, or Persons.
GROUPS = {
    ("Sex", "Persons", "Persons"): (WHOLE, EVERYONE),
    **{("Sex", name, name): ("sex", sex) for name, sex in SEXES.items()},
    **{
        (kind, name, "Persons"): (breakdown, group)
        for kind, (breakdown, groups) in OF_EVERYONE.items()
        for name, group in groups.items()
    },
    **{
        ("Age group", band, name): ("sex_x_age_cvdprevent", sex + CROSS + age)
        for band, age in AGES.items()
        for name, sex in SEXES.items()
    },
}
FORMAT = "cvdprevent"


def groups(sheet: Sheet, catalogue: Catalogue) -> tuple[dict[str, "pd.Series[str]"], tuple[str, ...]]:
    """`breakdown` and `group_id` of every row that is kept, and what was skipped: rows with a word that is not
    known."""
    cells = sheet.cells
    kind = cells[COLUMNS[0]].str.removesuffix(STANDARDISED)
    columns = [
        matched(column, catalogue, FORMAT, name, {group[place] for group in GROUPS})
        for place, (name, column) in enumerate(zip(COLUMNS, (kind, cells[COLUMNS[1]], cells[COLUMNS[2]]), strict=True))
    ]
    words = pd.Series(list(zip(*columns, strict=True)), index=cells.index, dtype=object)
    known = words.map(lambda group: group in GROUPS).astype(bool)
    left_out = skipped(words[~known].map(" / ".join).astype(str))
    sheet.keep(known)
    found = words[known].map(GROUPS)
    return {"breakdown": found.str[0], "group_id": found.str[1]}, left_out
