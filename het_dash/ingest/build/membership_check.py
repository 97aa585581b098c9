"""Compares dated membership with NHS England's practice map; a disagreement stops the build."""

import csv
from datetime import date

from het_dash.catalogue import Catalogue, Edition, Problem
from het_dash.ingest.problems import ImportProblem

FILE = "data/areas/membership.csv"


def check(catalogue: Catalogue) -> None:
    """Raises ImportProblem if a practice map disagrees with membership. A blank date means that the date is unknown."""
    problems = [p for e in catalogue.editions if e.format == "practice-map" for p in _against(catalogue, e)]
    if problems:
        raise ImportProblem(problems)


def _against(catalogue: Catalogue, edition: Edition) -> list[Problem]:
    path = catalogue.folder / "observations" / edition.source_id / edition.edition / "members.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        mapped = {row["practice_code"]: row["pcn_code"] for row in csv.DictReader(lines)}
    ours = {code for pcn in catalogue.pcns for code in pcn.ods_pcns}
    return [
        Problem(
            file=FILE,
            column="pcn_code",
            value=code,
            message=f"is in {pcn} by NHS England's practice map of {edition.edition}, and not here.",
            remedy="Add its row, or correct the dates.",
        )
        for code, pcn in sorted(mapped.items())
        if pcn in ours and pcn not in possible(catalogue, code, edition.period_end)
    ]


def possible(catalogue: Catalogue, practice: str, on: date) -> set[str]:
    """ODS PCNs that a practice may have belonged to on a day. A blank date allows any day on that side."""
    return {
        m.pcn_code
        for m in catalogue.membership
        if m.practice_code == practice and (m.start is None or m.start <= on) and (m.end is None or m.end >= on)
    }
