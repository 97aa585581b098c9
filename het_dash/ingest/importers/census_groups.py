"""Census 2021 table TS021: its ethnic groups as published, and residents as observations."""

from datetime import date

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.observations import observations

CENSUS_DAY = date(2021, 3, 21)
BROAD = {
    "Asian, Asian British or Asian Welsh": "asian",
    "Black, Black British, Black Welsh, Caribbean or African": "black",
    "Mixed or Multiple ethnic groups": "mixed",
    "White": "white",
    "Other ethnic group": "other",
}
DETAILED = {
    "Asian, Asian British or Asian Welsh: Bangladeshi": "asian_bangladeshi",
    "Asian, Asian British or Asian Welsh: Chinese": "asian_chinese",
    "Asian, Asian British or Asian Welsh: Indian": "asian_indian",
    "Asian, Asian British or Asian Welsh: Pakistani": "asian_pakistani",
    "Asian, Asian British or Asian Welsh: Other Asian": "asian_other",
    "Black, Black British, Black Welsh, Caribbean or African: African": "black_african",
    "Black, Black British, Black Welsh, Caribbean or African: Caribbean": "black_caribbean",
    "Black, Black British, Black Welsh, Caribbean or African: Other Black": "black_other",
    "Mixed or Multiple ethnic groups: White and Asian": "mixed_white_asian",
    "Mixed or Multiple ethnic groups: White and Black African": "mixed_white_black_african",
    "Mixed or Multiple ethnic groups: White and Black Caribbean": "mixed_white_black_caribbean",
    "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups": "mixed_other",
    "White: English, Welsh, Scottish, Northern Irish or British": "white_british",
    "White: Irish": "white_irish",
    "White: Gypsy or Irish Traveller": "white_gypsy_traveller",
    "White: Roma": "white_roma",
    "White: Other White": "white_other",
    "Other ethnic group: Arab": "other_arab",
    "Other ethnic group: Any other ethnic group": "other_any",
}
GROUPS = {
    **{name: ("ethnicity_census5", group) for name, group in BROAD.items()},
    **{name: ("ethnicity_census19", group) for name, group in DETAILED.items()},
}


def detail_of(broad: str) -> list[str]:
    """Names of the detailed groups within a broad group."""
    return [name for name in DETAILED if name.startswith(f"{broad}: ")]


def residents(areas: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """`areas` has one row per area: area_code, note, total, and a column of residents for each name in GROUPS."""
    period = (CENSUS_DAY, CENSUS_DAY)
    by_group = catalogue.with_role("residents_by_ethnic_group").id
    same = {"area_code": areas["area_code"], "note": areas["note"]}
    everyone = observations(period, indicator_id=catalogue.with_role("residents").id, numerator=areas["total"], **same)
    groups = [
        observations(
            period,
            indicator_id=by_group,
            breakdown=breakdown,
            group_id=group,
            numerator=areas[name],
            denominator=areas["total"],
            **same,
        )
        for name, (breakdown, group) in GROUPS.items()
    ]
    return pd.concat([everyone, *groups], ignore_index=True)
