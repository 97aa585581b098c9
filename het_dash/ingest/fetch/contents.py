"""Contents of a new edition, in one line."""

from collections import Counter
from pathlib import Path

import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.ingest.fetch.place import FILE

KINDS = {
    "region": "regions",
    "icb": "ICBs",
    "borough": "boroughs",
    "ods_pcn": "PCNs",
    "practice": "practices",
    "lsoa": "LSOAs",
}


def contents(edition: Path, catalogue: Catalogue) -> str:
    """'figures 1,204; indicators 12; regions 1; PCNs 7'. Blank for a practice map."""
    if not (edition / FILE).is_file():
        return ""
    cells = pd.read_csv(edition / FILE, usecols=["indicator_id", "area_code"], dtype=str, keep_default_na=False)
    kinds = Counter(str(catalogue.areas[one].kind) for one in cells["area_code"].unique() if one in catalogue.areas)
    words = {"nation": catalogue.nation.label, **KINDS}
    areas = [f"{word} {kinds[kind]}" for kind, word in words.items() if kinds[kind]]
    return "; ".join([f"figures {len(cells):,}", f"indicators {cells['indicator_id'].nunique():,}", *areas])
