"""Shared parts of the importers of England's other PCNs."""

import pandas as pd

from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import refuse

FEWEST_PCNS = 1_000  # England has about 1,300


def own_pcns(taking: Taking) -> set[str]:
    """NHS England's codes of the programme's own PCNs, which are in no reference."""
    return {code for pcn in taking.catalogue.pcns for code in pcn.ods_pcns}


def check_all_of_england(raw: RawFile, pcns: "pd.Series[str]") -> None:
    """Raises ImportProblem if the PCNs are far fewer than England's."""
    if (found := pcns.nunique()) < FEWEST_PCNS:
        message = f"has counts of {found:,} other PCNs, and England has about 1,300."
        raise refuse(raw.name, message, "Import a file of all England's PCNs.")
